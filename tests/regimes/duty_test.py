"""`foedus duty`: one consignment in, its treatment and what is due out, with the grounds."""

import copy
import json
import os
import tomllib
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.cli.main import main
from foedus.regimes.quantities.exchange import read_rates
from foedus.regimes.trade.answering import answer
from foedus.regimes.trade.books import Books, Supplies, open_books
from foedus.regimes.trade.data import answer_data
from foedus.regimes.trade.files import read_json
from foedus.regimes.trade.pages import table_of
from foedus.regimes.trade.reading import read_consignments

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "duty"
EXPECTED = tomllib.loads((Path(__file__).parent / "duty" / "examples.toml").read_text())
SHARED = os.environ.get("FOEDUS_SHARED_DATA", "")
ETT = f"{SHARED}/eaeu-tariff/ett.json"


@cache
def books() -> Books:
    return open_books()


def asked(values: list, held: Books | None = None) -> tuple[list[dict], list]:
    held = held or books()
    read = read_consignments(values, held)
    return [answer_data(answer(held, one, row), held) for row, one in read.rows.items()], list(
        read.faults
    )


def test_every_example_is_expected_and_the_other_way_round():
    assert {path.stem for path in EXAMPLES.glob("*.json")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_answered_as_the_lawyer_says(name):
    found, faults = asked(read_json(EXAMPLES / f"{name}.json"))
    assert faults == []
    (told,), expected = found, EXPECTED[name]
    assert told["treatment"] == expected["treatment"]
    instruments = {basis["instrument"] for basis in told["basis"]}
    assert set(expected.get("on", ())) <= instruments
    assert not set(expected.get("not_on", ())) & instruments
    assert told["confidence"] == expected.get("confidence", told["confidence"])
    if "duty" in expected:
        assert f"{told['duty']['text']} {told['duty']['currency']}" == expected["duty"]
    for key in ("missing", "cure"):
        said = " ".join(one["en"] for one in told["missing" if key == "missing" else "cures"])
        assert expected.get(key, "") in said


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_is_shown_in_both_languages(name):
    read = read_consignments(read_json(EXAMPLES / f"{name}.json"), books())
    for row, one in read.rows.items():
        english = table_of(answer(books(), one, row), books().regime, "en")
        russian = table_of(answer(books(), one, row), books().regime, "ru")
        assert english.lead[0] != russian.lead[0]
        assert len(english.rows) == len(russian.rows)


def test_the_command_answers_as_json():
    done = CliRunner().invoke(main, ["duty", str(EXAMPLES / "c01.json"), "--json"])
    told = json.loads(done.output)
    assert done.exit_code == 0
    assert told["treatment"] == "annex-rate"
    assert told["duty"] == {"amount": 6800.0, "text": "6800.00", "currency": "USD"}
    assert {"instrument", "article"} <= set(told["basis"][0])
    assert told["confidence"] == "low"


def test_the_answer_carries_its_proof():
    (told,), _ = asked([C01])
    treatment = next(one for one in told["proof"] if one["question"] == "treatment")
    tried = {one["id"]: one["applies"] for one in treatment["tried"]}
    assert tried["annex-1-row"] == "yes"
    assert tried["measure-or-suspension"] == "no"
    done = CliRunner().invoke(main, ["duty", str(EXAMPLES / "c01.json"), "--proof"])
    assert "40 annex-1-row: applies" in done.output
    assert "no measure under cis/free-trade-2011 reaches the goods" in done.output


def test_the_day_can_be_another():
    done = CliRunner().invoke(
        main, ["duty", str(EXAMPLES / "c01.json"), "--json", "--on", "2012-12-07"]
    )
    assert "W10" in done.output or json.loads(done.output)["on"] == "2012-12-07"


# what is due

C01 = json.loads((EXAMPLES / "c01.json").read_text(encoding="utf-8"))
RATES = """currency,units,in_currency,rate,since,until,source
USD,1,KZT,150.25,2013-03-01,,invented for the test
"""


def changed(**paths) -> dict:
    """The case of the sugar with some values changed: ``A__b`` is the key b of A."""
    case = copy.deepcopy(C01)
    for path, value in paths.items():
        *keys, last = path.split("__")
        place = case
        for key in keys:
            place = place.setdefault(key, {})
        if value is ...:
            place.pop(last)
        else:
            place[last] = value
    return case


def supplied(tmp_path, rates=RATES, shelf=None) -> Books:
    path = tmp_path / "rates.csv"
    path.write_text(rates)
    return open_books(supplies=Supplies(shelf, read_rates(path)[0]))


def test_a_specific_rate_is_turned_into_the_currency_of_the_customs_value(tmp_path):
    tenge = {"amount": "1652750.00", "currency": "KZT"}
    (told,), _ = asked([changed(CustomsValuation__customsValue=tenge)], supplied(tmp_path))
    assert told["duty"]["text"] == "1021700.00"  # 340 × 20 × 150.25
    assert told["duty"]["currency"] == "KZT"


def test_a_currency_without_a_rate_on_the_day_is_missing_and_says_what_is_held(tmp_path):
    case = changed(
        CustomsValuation__customsValue={"amount": "1652750.00", "currency": "KZT"},
        Declaration__issueDateTime="2013-03-02",
    )
    (told,), _ = asked([case], supplied(tmp_path))
    assert told["treatment"] == "annex-rate"
    assert told["duty"] is None
    said = told["missing"][0]["en"]
    assert "no rate of USD in KZT on 2013-03-02" in said
    assert "150.25 on 2013-03-01" in said


def test_a_mass_that_is_missing_for_a_specific_rate_is_told():
    (told,), _ = asked([changed(GoodsMeasure=...)])
    assert told["duty"] is None
    assert "kilogram is not given" in told["missing"][0]["en"]


def test_the_exception_is_never_dearer_than_the_tariff():
    (told,), _ = asked([changed(DutyTaxFee__rate="10%")])
    assert told["treatment"] == "annex-rate"
    assert told["duty"]["text"] == "1100.00"
    assert "must not cost more" in told["charges"][0]["notes"][0]["en"]


def test_excise_stands_on_its_own_base_and_the_tax_on_everything():
    case = changed(DutyTaxFee__exciseRate="0.05 USD за 1 кг")
    (told,), _ = asked([case])
    amounts = {one["charge"]: one["amount"]["text"] for one in told["charges"]}
    assert amounts == {"duty": "6800.00", "excise": "1000.00", "vat": "2256.00"}
    assert told["total"]["text"] == "10056.00"


def test_a_declarants_rate_serves_where_no_tariff_is_held():
    case = changed(Finding__proofAccepted="no", DutyTaxFee__rate="5%, но не менее 0.04 USD за 1 кг")
    (told,), _ = asked([case])
    assert told["treatment"] == "most-favoured-nation"
    assert told["duty"]["text"] == "800.00"


def test_goods_under_another_procedure_are_referred():
    (told,), _ = asked([changed(GovernmentProcedure__currentCode="80")])
    assert told["treatment"] == "refer"


def test_where_nobody_says_whether_a_proof_was_presented_it_is_missing():
    (told,), _ = asked([changed(AdditionalDocument=...)])
    assert told["treatment"] == "refer"
    assert {one["outcome"] for one in told["alternatives"]} == {
        "annex-rate",
        "most-favoured-nation",
    }
    assert "AdditionalDocument" in told["missing"][0]["en"]


def test_the_officers_own_finding_goes_before_the_documents():
    (told,), _ = asked([changed(AdditionalDocument=..., Finding__proofAccepted="yes")])
    assert told["treatment"] == "annex-rate"
    assert told["confidence"] == "medium"


def test_a_third_state_on_the_way_needs_a_reason_and_customs_control():
    way = [{"countryCode": one} for one in ("UA", "CN", "KZ")]
    (told,), _ = asked([changed(Itinerary=way)])
    assert told["treatment"] == "refer"
    way[1] |= {"transitReason": "geographic", "customsControl": "no"}
    (told,), _ = asked([changed(Itinerary=way)])
    assert told["treatment"] == "most-favoured-nation"
    assert any("under customs control" in cure["en"] for cure in told["cures"])


def test_how_the_good_was_made_is_examined_too():
    made = {
        "exWorksPrice": {"amount": "9000", "currency": "USD"},
        "operations": ["refining"],
        "listed": "no",
        "materials": [{"Classification": {"id": "1701 13"}, "countryCode": "BR", "value": "6000"}],
    }
    case = changed(
        Production=made, Declaration__issueDateTime="2015-12-31", Destination__countryCode="RU"
    )
    (told,), _ = asked([case])
    assert told["treatment"] != "free"
    tests = told["proof_of_origin"]["under"][0]["tests"]
    assert any(one["test"] == "sufficient-processing" and one["verdict"] == "no" for one in tests)


def test_what_an_amount_lacks_is_a_fault_of_its_row_and_the_treatment_is_answered(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([C01, changed(GoodsMeasure=...)]))
    done = CliRunner().invoke(main, ["duty", str(path), "--json"])
    told = json.loads(done.output)
    assert done.exit_code == 1
    assert [one["treatment"] for one in told["answers"]] == ["annex-rate", "annex-rate"]
    assert [(one["row"], one["field"], one["code"]) for one in told["faults"]] == [
        (2, "GoodsMeasure", "T22")
    ]
    assert told["counts"] == {"answered": 2, "faulty": 0, "lacking": 1}


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e30", "-0.01"])
def test_an_amount_that_nobody_can_reckon_with_is_a_fault(amount):
    value = {"amount": amount, "currency": "USD"}
    found, faults = asked([changed(CustomsValuation__customsValue=value)])
    assert found == []
    assert faults[0].code in {"W3", "W7"}


def test_a_state_that_is_no_more_is_a_fault():
    found, faults = asked([changed(Origin__countryCode="SU")])
    assert (found, faults[0].code) == ([], "W5")


def test_goods_of_the_importing_state_itself_are_referred():
    (told,), _ = asked([changed(Origin__countryCode="KZ")])
    assert told["treatment"] == "refer"


def test_a_disputed_treaty_is_referred_and_not_refused():
    case = changed(
        Declaration__issueDateTime="2015-12-23",
        Destination__countryCode="RU",
        Origin__countryCode="TJ",
        Seller__countryCode="TJ",
        Itinerary=[{"countryCode": "TJ"}, {"countryCode": "RU"}],
    )
    case["AdditionalDocument"][0]["issueDateTime"] = "2015-12-01"
    (by_documents,), _ = asked([case])
    (by_officer,), _ = asked([{**case, "Finding": {"proofAccepted": "yes"}}])
    assert by_documents["treatment"] == by_officer["treatment"]


def test_what_is_prolonged_yearly_is_not_known_beyond_the_last_prolongation():
    case = changed(
        Declaration__issueDateTime="2027-01-01",
        Destination__countryCode="UA",
        Origin__countryCode="RU",
        Finding={"proofAccepted": "yes", "onProhibitionList": "no"},
    )
    case.pop("AdditionalDocument")
    (told,), _ = asked([case])
    assert told["treatment"] == "refer"


# bad input: the row is told, and the others are answered

BAD = {
    "an unknown code": (
        {"Commodity__Classification__id": "17O1"},
        "Commodity.Classification.id",
        "W6",
    ),
    "a code of a chapter that there is not": (
        {"Commodity__Classification__id": "7701000000"},
        "Commodity.Classification.id",
        "W12",
    ),
    "a negative mass": (
        {"GoodsMeasure__netMass": {"value": "-1", "unitCode": "KGM"}},
        "GoodsMeasure.netMass",
        "W7",
    ),
    "a unit that nobody knows": (
        {"GoodsMeasure__netMass": {"value": "1", "unitCode": "pood?"}},
        "GoodsMeasure.netMass",
        "W8",
    ),
    "a currency that is none": (
        {"CustomsValuation__customsValue": {"amount": "1", "currency": "ZZZ"}},
        "CustomsValuation.customsValue",
        "W9",
    ),
    "an origin that is no state": ({"Origin__countryCode": "Atlantis"}, "Origin.countryCode", "W5"),
    "an organisation as origin": ({"Origin__countryCode": "SCO"}, "Origin.countryCode", "W5"),
    "a certificate dated after the declaration": (
        {"Declaration__issueDateTime": "2013-02-10"},
        "AdditionalDocument.issueDateTime",
        "W10",
    ),
    "a proof presented before the declaration": (
        {"Declaration__presentationDateTime": "2013-02-20"},
        "Declaration.presentationDateTime",
        "W13",
    ),
    "a key that nobody knows": ({"Destnation": {}}, "", "W2"),
    "a key missing": ({"Origin": ...}, "", "W4"),
    "a day that is none": (
        {"Declaration__issueDateTime": "2013-02-30"},
        "Declaration.issueDateTime",
        "W3",
    ),
    "a word that is neither yes nor no": (
        {"Finding__proofAccepted": "maybe"},
        "Finding.proofAccepted",
        "W11",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_faulty_row_is_told_and_the_others_are_answered(fault):
    values, name, code = BAD[fault]
    found, faults = asked([C01, changed(**values), C01])
    assert [one["row"] for one in found] == [1, 3]
    assert [(one.row, one.field, one.code) for one in faults] == [(2, name, code)]
    assert faults[0].remedy


def test_the_command_counts_the_answered_and_the_faulty(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([C01, changed(Origin__countryCode="Atlantis"), "no object"]))
    done = CliRunner().invoke(main, ["duty", str(path), "--json"])
    told = json.loads(done.output)
    assert done.exit_code == 1
    assert told["counts"] == {"answered": 1, "faulty": 2, "lacking": 0}
    assert [one["code"] for one in told["faults"]] == ["W5", "W1"]
    done = CliRunner().invoke(main, ["duty", str(path)])
    assert "1 answered, 2 with faults" in done.output


@pytest.mark.parametrize("text", ["", "{", "[1, 2", "\x00\x01"])
def test_a_file_that_is_no_json_ends_with_a_message(tmp_path, text):
    path = tmp_path / "broken.json"
    path.write_text(text)
    done = CliRunner().invoke(main, ["duty", str(path)])
    assert done.exit_code == 2
    assert "E65" in done.output
    assert "Traceback" not in done.output


# with the shared data

needs_shared = pytest.mark.skipif(not SHARED, reason="FOEDUS_SHARED_DATA is not set")


@needs_shared
def test_an_imported_tariff_gives_the_rate_of_the_day(tmp_path):
    shelf = tmp_path / "shelf"
    done = CliRunner().invoke(
        main,
        [
            "tariff",
            "import",
            f"{SHARED}/eaeu-tariff/ett.json",
            "-o",
            str(shelf / "eaeu-2026"),
            "--id",
            "eaeu",
        ],
    )
    assert done.exit_code in {0, 1}, done.output
    case = changed(
        Declaration__issueDateTime="2026-03-01",
        Origin__countryCode="BR",
        Destination__countryCode="RU",
    )
    (told,), _ = asked([case], open_books(supplies=Supplies(shelf)))
    assert told["treatment"] == "most-favoured-nation"
    assert told["duty"]["text"] == "6800.00"
    assert told["charges"][0]["source"].startswith("eaeu")


@needs_shared
def test_a_code_with_two_rates_in_the_tariff_is_told_and_none_is_chosen(tmp_path):
    shelf = tmp_path / "shelf"
    CliRunner().invoke(
        main,
        [
            "tariff",
            "import",
            f"{SHARED}/eaeu-tariff/ett.json",
            "-o",
            str(shelf / "eaeu-2026"),
            "--id",
            "eaeu",
        ],
    )
    case = changed(
        Declaration__issueDateTime="2026-03-01",
        Origin__countryCode="BR",
        Destination__countryCode="RU",
        Commodity__Classification__id="2707501000",
    )
    (told,), _ = asked([case], open_books(supplies=Supplies(shelf)))
    assert told["duty"] is None
    assert "has several" in told["missing"][0]["en"]


@needs_shared
def test_annex_codes_are_led_to_the_edition_of_the_day():
    from foedus.regimes.nomenclature.correlation_files import read_correlations

    path = Path(SHARED) / "hs-correlations" / "HS_consolidated_comtrade_concordances.csv"
    held = open_books(supplies=Supplies(correlations=read_correlations(path)))
    for day in ("2013-03-01", "2018-03-01", "2023-03-01"):
        case = changed(
            Declaration__issueDateTime=day, AdditionalDocument=..., Finding__proofAccepted="yes"
        )
        (told,), _ = asked([case], held)
        assert told["treatment"] == "annex-rate", day
