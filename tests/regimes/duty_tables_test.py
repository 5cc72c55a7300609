"""Tables of consignments: the fast twin answers every row as `foedus duty` answers it alone."""

import json
import random
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.cli.main import main
from foedus.law.terms.days import Span
from foedus.regimes.quantities.exchange import ExchangeRates, RateRow
from foedus.regimes.tariffs.folder import write_edition
from foedus.regimes.tariffs.importing import ImportAsked, import_tariff
from foedus.regimes.trade.books import Books, Supplies, open_books
from foedus.regimes.trade.columns.answered import TableAnswers
from foedus.regimes.trade.columns.nested import nested, row_of
from foedus.regimes.trade.columns.streams import answer_table
from foedus.regimes.trade.errors import MissingColumns

STATES = ("AM", "AZ", "BY", "GE", "KZ", "KG", "MD", "RU", "TJ", "UA", "UZ", "BR")
LINES = {
    "1701991001": "340 USD за 1 т",
    "0201100008": "50%, но не менее 1 EUR за 1 кг",
    "2009111100": "10%, но не менее 0.046 EUR за 1 л",
    "3401110001": "4.5% плюс 0.02 EUR за 1 кг",
    "6401100000": "0.55 EUR за 1 пар",
    "7208100000": "5%",
    "0101210000": "0",
    "8703231000": "0.36 EUR за 1 см3, мл",
    "2402209000": "2 EUR за 1 1000 шт",
    "8418102001": "3.33%",
}
CODES = (*LINES, "9999000000", "1701", "2204210000")
UNITS = ("LTR", "NAR", "PR", "CMQ", "KGM", "TNE")


@cache
def shelf() -> Path:
    import tempfile

    folder = Path(tempfile.mkdtemp())
    source = folder / "tariff.csv"
    rows = "\n".join(f'{code},"{rate}"' for code, rate in LINES.items())
    source.write_text(f"hs_code,duty_rate\n{rows}\n", encoding="utf-8")
    for name in ("eaeu", "customs-union"):
        asked = ImportAsked(id=name, since=date(2010, 1, 1), grammar="ru")
        held = import_tariff(source, asked)
        write_edition(folder / "shelf" / name, held.edition, held.findings)
    return folder / "shelf"


@cache
def books() -> Books:
    rates = [
        RateRow(
            currency=currency,
            units=Decimal(1),
            in_currency="RUB",
            rate=Decimal(rate) + day % 97,
            valid=Span(date(2010, 1, 1) + timedelta(day), date(2010, 1, 2) + timedelta(day)),
        )
        for currency, rate in (("USD", "30.1234"), ("EUR", "40.5678"))
        for day in range(6000)
        if day % 50
    ]
    return open_books(supplies=Supplies(shelf(), ExchangeRates(tuple(rates))))


@cache
def desk(kernel: str) -> TableAnswers:
    return TableAnswers(books(), kernel=kernel)


decimals = st.decimals(0, 10**9, places=2, allow_nan=False)
words = st.sampled_from(["yes", "no", ""])
rows = st.fixed_dictionaries(
    {
        "Declaration.issueDateTime": st.dates(date(2009, 6, 1), date(2026, 12, 31)),
        "Destination.countryCode": st.sampled_from(STATES),
        "Origin.countryCode": st.sampled_from(STATES),
        "Commodity.Classification.id": st.sampled_from(CODES),
        "CustomsValuation.customsValue.amount": st.none() | decimals,
        "CustomsValuation.customsValue.currency": st.sampled_from(["RUB", "USD", "KZT", "JPY"]),
        "GoodsMeasure.netMass.value": st.none() | st.decimals(0, 10**7, places=3),
        "GoodsMeasure.tariffQuantity.value": st.none() | st.decimals(0, 10**6, places=1),
        "GoodsMeasure.tariffQuantity.unitCode": st.sampled_from(UNITS),
        "Finding.proofAccepted": words,
        "Finding.onProhibitionList": words,
    }
)


def table_of(held: list[dict]) -> pa.Table:
    """The rows as texts, as a CSV file has them; a value without a currency would be a fault."""
    texts = [
        {name: None if cell is None else str(cell) for name, cell in row.items()} for row in held
    ]
    for row in texts:
        if row["CustomsValuation.customsValue.amount"] is None:
            row["CustomsValuation.customsValue.currency"] = None
        if row["GoodsMeasure.tariffQuantity.value"] is None:
            row["GoodsMeasure.tariffQuantity.unitCode"] = None
    names = list(rows.mapping) if hasattr(rows, "mapping") else list(held[0])
    return pa.table({name: pa.array([row[name] for row in texts], pa.string()) for name in names})


def assert_equal_to_slow(table: pa.Table, kernel: str) -> None:
    answers, counts = answer_table(desk(kernel), table)
    assert [one for one in counts.faults if not one.is_lack] == []
    for number, told in enumerate(answers.to_pylist()):
        slow = desk(kernel).explain(table, number)
        rule = slow.treatment.rule
        assert told["treatment"] == slow.treatment.outcome
        assert (told["rule"] or "") == ("" if rule is None else rule.id)
        assert told["confidence"] == str(slow.confidence), row_of(table, number)
        amount = slow.duty.amount
        assert told["duty"] == (None if amount is None else amount.amount), row_of(table, number)
        if amount is None and slow.treatment.outcome != "prohibited":
            assert told["missing"]


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(held=st.lists(rows, min_size=1, max_size=12))
def test_every_row_is_answered_as_it_would_be_alone(kernel, held):
    assert_equal_to_slow(table_of(held), kernel)


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_a_thousand_random_rows_of_every_kind_of_rate(kernel):
    rng = random.Random(7)
    held = [
        {
            "Declaration.issueDateTime": date(2016, 1, 1) + timedelta(rng.randrange(3600)),
            "Destination.countryCode": rng.choice(["RU", "KZ", "BY"]),
            "Origin.countryCode": rng.choice(["BR", "UA", "MD"]),
            "Commodity.Classification.id": rng.choice(list(LINES)),
            "CustomsValuation.customsValue.amount": Decimal(rng.randrange(10**9)) / 100,
            "CustomsValuation.customsValue.currency": rng.choice(["RUB", "RUB", "USD"]),
            "GoodsMeasure.netMass.value": Decimal(rng.randrange(10**8)) / 1000,
            "GoodsMeasure.tariffQuantity.value": Decimal(rng.randrange(10**6)),
            "GoodsMeasure.tariffQuantity.unitCode": rng.choice(UNITS),
            "Finding.proofAccepted": "no",
            "Finding.onProhibitionList": "no",
        }
        for _ in range(1000)
    ]
    assert_equal_to_slow(table_of(held), kernel)


HALVES = ["10.10", "0.10", "30.30", "99.99", "0.00", "0.01"]


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
@pytest.mark.parametrize("value", HALVES)
def test_half_a_kopeck_is_rounded_up_once(kernel, value):
    """5 % of 10.10 is 0.505."""
    row = {
        "Declaration.issueDateTime": "2020-03-02",
        "Destination.countryCode": "RU",
        "Origin.countryCode": "BR",
        "Commodity.Classification.id": "7208100000",
        "CustomsValuation.customsValue.amount": value,
        "CustomsValuation.customsValue.currency": "RUB",
    }
    table = pa.Table.from_pylist([row])
    (told,), _ = [
        list(part) if isinstance(part, list) else part
        for part in (answer_table(desk(kernel), table)[0].to_pylist(), None)
    ]
    exact = Decimal(value) * 5 / 100
    assert told["duty"] == exact.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


@pytest.mark.parametrize("kernel", ["numpy", "numba"])
def test_figures_too_large_or_too_fine_are_left_to_the_slow_twin(kernel):
    row = {
        "Declaration.issueDateTime": "2020-03-02",
        "Destination.countryCode": "RU",
        "Origin.countryCode": "BR",
        "CustomsValuation.customsValue.currency": "RUB",
    }
    large = {
        "Commodity.Classification.id": "8418102001",
        "CustomsValuation.customsValue.amount": "9000000000000.00",
    }
    fine = {
        "Commodity.Classification.id": "7208100000",
        "CustomsValuation.customsValue.amount": "100.001",
    }
    table = pa.Table.from_pylist([{**row, **large}, {**row, **fine}])
    answers, _ = answer_table(desk(kernel), table)
    assert [one["duty"] for one in answers.to_pylist()] == [
        Decimal("299700000000.00"),
        Decimal("5.00"),
    ]


def test_documents_are_examined_where_the_officer_found_nothing():
    c01 = {
        "Declaration.issueDateTime": "2013-03-01",
        "Destination.countryCode": "KZ",
        "Origin.countryCode": "UA",
        "Seller.countryCode": "UA",
        "Itinerary": "UA KZ",
        "Commodity.Classification.id": "1701 99 100 1",
        "GoodsMeasure.netMass.value": "20000",
        "CustomsValuation.customsValue.amount": "11000.00",
        "CustomsValuation.customsValue.currency": "USD",
        "AdditionalDocument.typeCode": "СТ-1",
        "AdditionalDocument.issueDateTime": "2013-02-11",
        "AdditionalDocument.originCriterion": "П",
        "AdditionalDocument.issuerAuthorised": "yes",
        "AdditionalDocument.specimensExchanged": "yes",
        "AdditionalDocument.descriptionMatches": "yes",
        "AdditionalDocument.quantityMatches": "yes",
    }
    expired = {**c01, "AdditionalDocument.issueDateTime": "2012-02-11"}
    nothing = {**dict.fromkeys(c01), **{k: v for k, v in c01.items() if "Document" not in k}}
    none = {**nothing, "AdditionalDocument.typeCode": "none"}
    table = pa.Table.from_pylist([c01, expired, nothing, none])
    answers, _ = answer_table(desk("numpy"), table)
    told = answers.to_pylist()
    assert [one["treatment"] for one in told] == [
        "annex-rate",
        "most-favoured-nation",
        "refer",
        "most-favoured-nation",
    ]
    for number in range(4):
        slow = desk("numpy").explain(table, number)
        assert (slow.treatment.outcome, str(slow.confidence)) == (
            told[number]["treatment"],
            told[number]["confidence"],
        )


# files

GOOD = """Declaration.issueDateTime,Destination.countryCode,Origin.countryCode,\
Commodity.Classification.id,CustomsValuation.customsValue.amount,\
CustomsValuation.customsValue.currency,GoodsMeasure.netMass.value,Finding.proofAccepted,remark
2013-03-01,KZ,Ukraine,1701 99 100 1,11000.00,USD,20000,yes,sugar
2014-09-02,BY,MD,2204 21 790 0,18750.00,USD,,yes,wine
"""
BAD = """2014-09-02,BY,Atlantis,2204 21 790 0,18750.00,USD,,yes,no state
2014-09-02,BY,MD,22O4,18750.00,USD,,yes,no code
2014-09-02,BY,MD,2204,-1,USD,,yes,below zero
2014-09-02,BY,MD,2204,ten,USD,,yes,no number
2014-09-02,BY,MD,2204,10,ZZZ,,yes,no currency
2014-02-30,BY,MD,2204,10,USD,,yes,no day
,BY,MD,2204,10,USD,,yes,no day at all
2014-09-02,BY,MD,2204,10,USD,,perhaps,no word
2014-09-02,BY,MD,0001,10,USD,,yes,no chapter
"""


def run(*words: str):
    return CliRunner().invoke(main, ["duty", *map(str, words)])


def test_a_csv_table_is_answered_into_another_with_its_own_columns_kept(tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(GOOD)
    done = run(source, "-o", target)
    assert (done.exit_code, done.output) == (0, f"2 answered, 0 with faults: {target}\n")
    told = pa_csv.read_csv(target).to_pylist()
    assert [(one["remark"], one["treatment"]) for one in told] == [
        ("sugar", "annex-rate"),
        ("wine", "free"),
    ]
    assert told[0]["duty"] == Decimal("6800.0000") or float(told[0]["duty"]) == 6800
    assert told[0]["basis"].startswith("cis/free-trade-2011 Art. 2")


def test_a_parquet_table_too(tmp_path):
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    (tmp_path / "in.csv").write_text(GOOD)
    pq.write_table(pa_csv.read_csv(tmp_path / "in.csv"), source)
    assert run(source, "-o", target).exit_code == 0
    told = pq.read_table(target).to_pylist()
    assert [one["treatment"] for one in told] == ["annex-rate", "free"]
    assert told[0]["duty"] == Decimal("6800.0000")


def test_faulty_rows_are_told_and_the_others_answered(tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(GOOD + BAD)
    done = run(source, "-o", target)
    assert done.exit_code == 1
    assert "2 answered, 9 with faults" in done.output
    told = pa_csv.read_csv(target).to_pylist()
    assert [one["treatment"] for one in told] == ["annex-rate", "free", *[""] * 9] or [
        bool(one["treatment"]) for one in told
    ] == [True, True, *[False] * 9]
    faults = pa_csv.read_csv(tmp_path / "out.faults.csv").to_pylist()
    assert [(one["row"], one["code"]) for one in faults] == [
        (3, "W5"),
        (4, "W6"),
        (5, "W7"),
        (6, "W3"),
        (7, "W9"),
        (8, "W3"),
        (9, "W4"),
        (10, "W11"),
        (11, "W12"),
    ]
    assert all(one["remedy"] for one in faults)


def test_a_row_without_the_quantity_that_its_rate_needs_is_answered_without_an_amount(tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(GOOD.replace(",20000,", ",,"))
    done = run(source, "-o", target)
    assert done.exit_code == 1
    assert "2 answered (1 without an amount), 0 with faults" in done.output
    (fault,) = pa_csv.read_csv(tmp_path / "out.faults.csv").to_pylist()
    assert (fault["row"], fault["code"], fault["field"]) == (1, "T22", "GoodsMeasure")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Commodity.Classification.id": [201100001]}, "leading zeros"),
        ({"Commodity.Classification.id": [["2011"]]}, "E31"),
        ({"treatment": ["mine"]}, "Rename the columns"),
    ],
)
def test_a_table_that_would_lose_something_is_refused(tmp_path, cells, said):
    row = {
        "Declaration.issueDateTime": ["2013-03-01"],
        "Destination.countryCode": ["KZ"],
        "Origin.countryCode": ["UA"],
        "Commodity.Classification.id": ["1701991001"],
    }
    pq.write_table(pa.table({**row, **cells}), tmp_path / "in.parquet")
    done = run(tmp_path / "in.parquet", "-o", tmp_path / "out.parquet")
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 1e300, -1.0])
def test_a_number_that_nobody_can_reckon_with_is_a_fault_of_its_row(amount):
    held = pa.table(
        {
            "Declaration.issueDateTime": ["2013-03-01"] * 2,
            "Destination.countryCode": ["KZ"] * 2,
            "Origin.countryCode": ["UA"] * 2,
            "Commodity.Classification.id": ["1701991001"] * 2,
            "CustomsValuation.customsValue.amount": [10.0, amount],
            "CustomsValuation.customsValue.currency": ["USD"] * 2,
            "GoodsMeasure.netMass.value": [1.0, 1.0],
        }
    )
    _, counts = answer_table(desk("numpy"), held)
    assert [(one.row, one.code) for one in counts.faults] == [(2, "W7" if amount < 0 else "W3")]


def test_a_value_without_a_currency_is_a_fault_of_its_row():
    held = pa.table(
        {
            "Declaration.issueDateTime": ["2013-03-01"],
            "Destination.countryCode": ["KZ"],
            "Origin.countryCode": ["UA"],
            "Commodity.Classification.id": ["1701991001"],
            "CustomsValuation.customsValue.amount": ["10.00"],
        }
    )
    _, counts = answer_table(desk("numpy"), held)
    assert [one.code for one in counts.faults] == ["W4"]


def test_a_table_without_a_needed_column_is_refused_and_nothing_is_written(tmp_path):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Origin.countryCode\nUA\n")
    done = run(source, "-o", target)
    assert done.exit_code == 2
    assert "E66" in done.output
    assert not target.exists()


def test_a_table_needs_a_place_for_its_answers(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text(GOOD)
    assert "give -o FILE" in run(source).output


def test_the_columns_that_are_missing_are_named():
    with pytest.raises(MissingColumns, match=r"Destination\.countryCode"):
        answer_table(desk("numpy"), pa.table({"Origin.countryCode": ["UA"]}))


def test_a_row_of_a_table_says_the_same_as_an_object():
    said = nested(
        {
            "Origin.countryCode": "UA",
            "Itinerary": "UA RU KZ",
            "GoodsMeasure.tariffQuantity.value": 7,
            "GoodsMeasure.tariffQuantity.unitCode": "LTR",
            "AdditionalDocument.typeCode": "none",
            "CustomsValuation.customsValue.amount": None,
        }
    )
    assert said == {
        "Origin": {"countryCode": "UA"},
        "Itinerary": [{"countryCode": "UA"}, {"countryCode": "RU"}, {"countryCode": "KZ"}],
        "GoodsMeasure": {"tariffQuantity": [{"value": "7", "unitCode": "LTR"}]},
        "AdditionalDocument": [],
    }
    assert json.dumps(said)
