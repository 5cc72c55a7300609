"""Tariffs: wordings a lawyer can add to, editions by day, amounts checked by another formula."""

from __future__ import annotations

import json
import os
import random
import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from foedus.cli.main import main
from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording
from foedus.published.errors import FolderInTheWay
from foedus.regimes.quantities.exchange import ExchangeRates, RateRow
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.quantities.money import ExactMoney, Rounding, money
from foedus.regimes.tariffs.amounts import assess
from foedus.regimes.tariffs.assessment import Assessed, AssessmentBase, Outcome
from foedus.regimes.tariffs.canonical import canonical, read_canonical
from foedus.regimes.tariffs.editions import (
    Ambiguous,
    Edition,
    EditionHead,
    Found,
    Match,
    NoRate,
    NotHeld,
    TariffLine,
)
from foedus.regimes.tariffs.errors import (
    NoEdition,
    OverlappingEditions,
    UnreadableRate,
    UnreadableTariff,
)
from foedus.regimes.tariffs.findings import RULES
from foedus.regimes.tariffs.folder import (
    edition_for,
    read_edition,
    read_findings,
    write_edition,
)
from foedus.regimes.tariffs.grammar import read_rate
from foedus.regimes.tariffs.grammars import GRAMMARS
from foedus.regimes.tariffs.importing import ImportAsked, ImportedTariff, import_tariff
from foedus.regimes.tariffs.rates import (
    AdValorem,
    ByReference,
    Free,
    Graduated,
    GreaterOf,
    LesserOf,
    Rate,
    Specific,
    Sum,
    kind_of,
)
from foedus.regimes.tariffs.wording import rate_words

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data")
DAY = date(2026, 1, 5)

# --- wordings, as texts that a lawyer can add to ---


def _cases() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for path in sorted((HERE / "rates").glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(held["grammar"], case) for case in held["rates"]]
    return found


CASES = _cases()
NAMES = [case["text"][:40] for _, case in CASES]


def _money(text: str) -> Any:
    amount, currency = text.split()
    return money(amount, currency)


def _exchange(text: str) -> ExchangeRates:
    if not text:
        return ExchangeRates()
    units, currency, _, rate, in_currency = text.split()
    row = RateRow(
        currency=currency,
        units=Decimal(units),
        in_currency=in_currency,
        rate=Decimal(rate),
        valid=Span(DAY),
    )
    return ExchangeRates((row,))


def _base(case: dict[str, Any]) -> AssessmentBase:
    value = case.get("customs_value")
    measures = ((*name.split(" of "), "")[:2] for name in case.get("quantities", {}))
    amounts = case.get("quantities", {}).values()
    return AssessmentBase(
        on=DAY,
        customs_value=None if value is None else _money(value),
        quantities={Measure(*one): Decimal(n) for one, n in zip(measures, amounts, strict=True)},
        part_values={name: _money(one) for name, one in case.get("part_values", {}).items()},
        properties={name: Decimal(one) for name, one in case.get("properties", {}).items()},
        exchange=_exchange(case.get("exchange", "")),
    )


@pytest.mark.parametrize(("grammar", "case"), CASES, ids=NAMES)
def test_a_wording_means_what_the_case_says(grammar: str, case: dict[str, Any]) -> None:
    read = read_rate(case["text"], GRAMMARS[grammar])

    assert canonical(read.rate) == case["meaning"]
    assert read_canonical(case["meaning"]) == read.rate
    assert list(read.doubts) == case.get("doubts", [])


@pytest.mark.parametrize(
    ("meaning", "case"),
    [(case["meaning"], one) for _, case in CASES for one in case.get("amounts", [])],
)
def test_a_rate_gives_the_duty_that_the_case_says(meaning: str, case: dict[str, Any]) -> None:
    duty = assess(read_canonical(meaning), _base(case))
    amount, currency = case["duty"].split()

    assert duty.missing == ()
    assert duty.amount == ExactMoney(Fraction(amount), currency)


@pytest.mark.parametrize(("grammar", "case"), CASES, ids=NAMES)
def test_a_rate_has_words_in_both_languages(grammar: str, case: dict[str, Any]) -> None:
    words = rate_words(read_rate(case["text"], GRAMMARS[grammar]).rate)

    assert words.en
    assert words.ru


def _is_sayable(rate: Rate) -> bool:
    """Whether the wording of the Union has words for *rate*: no parts, references, degrees."""
    match rate:
        case AdValorem():
            return rate.base == "customs-value"
        case Specific():
            return rate.measure.of == ""
        case Sum():
            return all(_is_sayable(part) for part in rate.parts)
        case GreaterOf() | LesserOf():
            limits = all(isinstance(part, AdValorem | Specific) for part in rate.parts[1:])
            return limits and all(_is_sayable(part) for part in rate.parts)
    return isinstance(rate, Free)


SAYABLE = [case["meaning"] for _, case in CASES if _is_sayable(read_canonical(case["meaning"]))]


@pytest.mark.parametrize("meaning", SAYABLE)
def test_russian_words_are_read_again_as_a_rate_that_gives_the_same(meaning: str) -> None:
    rate = read_canonical(meaning)
    again = read_rate(rate_words(rate).ru, GRAMMARS["ru"]).rate

    assert assess(again, PLENTY).amount == assess(rate, PLENTY).amount


@pytest.mark.parametrize(
    ("grammar", "text", "why"),
    [
        ("ru", "5% руб", "nothing more"),
        ("ru", "5 EUR", "“per” and a unit"),
        ("ru", "5 EUR за 1 бочку", "no unit that is known"),
        ("ru", "15%, но не менее", "a number"),
        ("ru", "10% или 2 EUR за 1 кг", "which of them counts"),
        ("ru", "15%, но не менее 5% плюс 1 EUR за 1 кг", "nothing more"),
        ("us", "34/kg", "“%” or a currency"),
        ("us", "a lot", "a number"),
        ("us", "", "empty"),
        ("us", "5¢/kg less 1%", "for each degree"),
        ("us", "5¢/kg less 1¢/t for each degree under 100 degrees", "in the unit"),
        ("us", "5¢/0 kg", "no unit"),
        ("eu", "1,500 EUR / t", "two different numbers"),
        ("eu", "10% of 5", "the name of a part"),
        ("eu", "10% + ", "a number"),
        ("eu", "5 XYZ / kg", "“%” or a currency"),
        ("eu", "5¹%", "“%” or a currency"),
        ("eu", "33⅓%", "“%” or a currency"),
        ("eu", "20% or 50 KES/kg", "which of them counts"),
        ("us", "Free 1/", "nothing more"),
        ("ru", "3 C)", "“%” or a currency"),
    ],
)
def test_a_wording_that_does_not_fit_is_refused_with_its_place(
    grammar: str, text: str, why: str
) -> None:
    with pytest.raises(UnreadableRate, match=re.escape(why)):
        read_rate(text, GRAMMARS[grammar])


@pytest.mark.parametrize(
    "text", ["", "5", "max(5%", "5% 5%", "5 EUR / firkin", "5 EURO / litre", "refer x", "5 €"]
)
def test_a_text_that_is_not_canonical_is_refused(text: str) -> None:
    with pytest.raises(UnreadableRate):
        read_canonical(text)


PIECES = """
5 0.05 1,500 100 1000 % ¢ $ € EUR XYZ евро руб. / за per each + плюс kg кг шт т of on the value
lead content less MIN MAX EA or whichever is greater Free беспошлинно , но не менее but not less
than for degree under degrees ( ) vol/hl net
"""
WORDINGS = st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=3), max_size=12)


@given(pieces=WORDINGS, grammar=st.sampled_from(sorted(GRAMMARS)))
def test_any_text_is_a_rate_with_a_canonical_text_or_is_refused(
    pieces: list[str], grammar: str
) -> None:
    try:
        rate = read_rate(" ".join(pieces), GRAMMARS[grammar]).rate
    except UnreadableRate:
        return

    assert read_canonical(canonical(rate)) == rate
    assert rate_words(rate).ru


# --- any rate at all ---

NUMBERS = st.decimals(0, 10**6, places=4)
CURRENCIES = st.sampled_from(["EUR", "USD", "RUB"])
MEASURES = st.builds(
    Measure,
    st.sampled_from(["kilogram", "tonne", "litre", "piece", "dozen", "thousand", "pair"]),
    st.sampled_from(["", "drained-weight", "lead-content"]),
)
SPECIFICS = st.builds(
    Specific, NUMBERS, CURRENCIES, st.sampled_from([Decimal(1), Decimal(100)]), MEASURES
)
PERCENTS = st.builds(
    AdValorem, NUMBERS, st.sampled_from(["customs-value", "lead-content", "entire-set"])
)
GRADUATED = st.builds(Graduated, SPECIFICS, NUMBERS, NUMBERS)
COMPUTED = st.one_of(st.builds(Free), PERCENTS, SPECIFICS, GRADUATED)


def _combined(parts: st.SearchStrategy[Rate]) -> st.SearchStrategy[Rate]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(*(st.builds(kind, several) for kind in (Sum, GreaterOf, LesserOf)))


RATES = st.recursive(COMPUTED, _combined, max_leaves=6)
ANY_RATE = st.recursive(
    st.one_of(COMPUTED, st.builds(ByReference, st.text())), _combined, max_leaves=6
)


@given(rate=ANY_RATE)
def test_every_rate_is_its_canonical_text_read_again(rate: Rate) -> None:
    assert read_canonical(canonical(rate)) == rate


def _row(currency: str, rate: str) -> RateRow:
    return RateRow(
        currency=currency,
        units=Decimal(1),
        in_currency="RUB",
        rate=Decimal(rate),
        valid=Span(DAY),
    )


IN_ROUBLES = {"EUR": Fraction(197, 2), "USD": Fraction(90), "RUB": Fraction(1)}
IN_KILOGRAMS = {"kilogram": 1, "tonne": 1000}
IN_PIECES = {"piece": 1, "dozen": 12, "thousand": 1000}
PARTS = ("", "drained-weight", "lead-content")
PLENTY = AssessmentBase(
    on=DAY,
    customs_value=money("12345.67", "RUB"),
    quantities={
        Measure(unit, part): amount
        for part in PARTS
        for unit, amount in {
            "kilogram": Decimal("123.4"),
            "litre": Decimal(55),
            "litre_of_pure_alcohol": Decimal(7),
            "piece": Decimal(777),
            "pair": Decimal(31),
            "jewel": Decimal(3),
            "line_gross": Decimal(40),
        }.items()
    },
    part_values={"lead-content": money("77", "EUR"), "entire-set": money("5000", "RUB")},
    properties={"degree": Decimal("97.25")},
    exchange=ExchangeRates((_row("EUR", "98.5"), _row("USD", "90"), _row("GBP", "110"),
                            _row("KES", "0.7"))),
)  # fmt: skip


def by_hand(rate: Rate) -> Fraction:
    """The duty on PLENTY in roubles, written without the code under test."""
    match rate:
        case Free():
            return Fraction(0)
        case AdValorem(percent, base):
            values = {
                "customs-value": Fraction("12345.67"),
                "lead-content": 77 * IN_ROUBLES["EUR"],
                "entire-set": Fraction(5000),
            }
            return Fraction(percent) * values[base] / 100
        case Specific(amount, currency, per, measure):
            return Fraction(amount) * _held(measure) / Fraction(per) * IN_ROUBLES[currency]
        case Graduated(start, less, under):
            steps = max(Fraction(0), Fraction(under) - Fraction("97.25"))
            each = (Fraction(start.amount) - Fraction(less) * steps) * IN_ROUBLES[start.currency]
            return each * _held(start.measure) / Fraction(start.per)
        case Sum(parts):
            return sum((by_hand(part) for part in parts), Fraction(0))
        case GreaterOf(parts):
            return max(by_hand(part) for part in parts)
        case LesserOf(parts):
            return min(by_hand(part) for part in parts)
    raise AssertionError(rate)


def _held(measure: Measure) -> Fraction:
    if measure.unit in IN_KILOGRAMS:
        return Fraction("123.4") / IN_KILOGRAMS[measure.unit]
    if measure.unit in IN_PIECES:
        return Fraction(777) / IN_PIECES[measure.unit]
    return Fraction({"litre": 55, "pair": 31}[measure.unit])


@given(rate=RATES)
def test_a_duty_is_what_the_formula_written_by_hand_gives(rate: Rate) -> None:
    duty = assess(rate, PLENTY)

    assert duty.outcome is Outcome.ASSESSED
    assert duty.amount == ExactMoney(by_hand(rate), "RUB")
    assert duty.steps[-1].gives == duty.amount
    assert all(step.said.en and step.said.ru for step in duty.steps)


# --- what an assessment lacks ---


def _assessed(rate: str, **changes: Any) -> Assessed:
    return assess(read_canonical(rate), replace(AssessmentBase(on=DAY), **changes))


def _lacks(duty: Assessed) -> list[tuple[str, str]]:
    assert duty.amount is None
    assert duty.outcome is Outcome.MISSING
    return [(one.code, one.missing) for one in duty.missing]


def test_all_that_is_missing_is_told_at_once() -> None:
    duty = _assessed("max(5% + 0.1 EUR / kilogram, 2% of lead-content)")

    assert _lacks(duty) == [
        ("T21", "customs-value"), ("T22", "kilogram"), ("T23", "lead-content"),
    ]  # fmt: skip


def test_a_quantity_of_the_goods_is_not_one_of_a_part() -> None:
    duty = _assessed(
        "1 EUR / kilogram of drained-weight", quantities={Measure("kilogram"): Decimal(5)}
    )

    assert _lacks(duty) == [("T22", "kilogram of drained-weight")]
    assert "5 kilogram" in duty.missing[0].message


def test_pieces_are_not_pairs() -> None:
    duty = _assessed("1 EUR / pair", quantities={Measure("piece"): Decimal(4)})

    assert _lacks(duty) == [("T22", "pair")]


def test_a_currency_without_a_rate_on_the_day_is_missing() -> None:
    duty = _assessed(
        "1 GBP / kilogram",
        customs_value=money("10", "RUB"),
        quantities={Measure("kilogram"): Decimal(4)},
    )

    assert _lacks(duty) == [("T24", "GBP/RUB")]


def test_what_is_below_zero_is_told() -> None:
    duty = _assessed("1 EUR / kilogram", quantities={Measure("kilogram"): Decimal(-4)})

    assert _lacks(duty) == [("T25", "kilogram")]


def test_degrees_that_are_not_given_are_missing() -> None:
    rate = "1 EUR / kilogram less 0.1 EUR per degree under 100"
    duty = _assessed(rate, quantities={Measure("kilogram"): Decimal(4)})

    assert _lacks(duty) == [("T26", "degree")]


def test_two_quantities_that_differ_are_told_and_neither_is_chosen() -> None:
    given_ = {Measure("tonne"): Decimal(1), Measure("gram"): Decimal(5)}

    assert _lacks(_assessed("1 EUR / kilogram", quantities=given_)) == [("T27", "kilogram")]


def test_two_currencies_without_a_customs_value_give_no_duty() -> None:
    held = {Measure("kilogram"): Decimal(1)}
    duty = _assessed("1 EUR / kilogram + 1 USD / kilogram", quantities=held)

    assert _lacks(duty) == [("T28", "customs-value")]


def test_a_reference_is_referred_and_never_computed() -> None:
    duty = _assessed('min(5%, refer "the duty for the movement")', customs_value=money("9", "USD"))

    assert duty.outcome is Outcome.REFER
    assert duty.amount is None
    assert duty.refers == ("the duty for the movement",)


def test_a_specific_duty_without_a_customs_value_stays_in_its_currency() -> None:
    duty = _assessed("2 EUR / dozen", quantities={Measure("piece"): Decimal(7)})

    assert duty.amount == ExactMoney(Fraction(7, 6), "EUR")
    assert duty.rounded(Rounding(2)) == money("1.17", "EUR")


def test_free_goods_owe_nothing_in_any_currency() -> None:
    assert _assessed("free").amount == ExactMoney(Fraction(0), "XXX")


def test_an_exchange_says_its_rate_and_its_source() -> None:
    table = ExchangeRates((replace(_row("EUR", "98.5"), source="the bank"),))
    duty = _assessed(
        "1 EUR / kilogram",
        customs_value=money("10", "RUB"),
        quantities={Measure("kilogram"): Decimal(4)},
        exchange=table,
    )

    assert str(duty.steps[-1].said) == "4 EUR (1 EUR = 98.5 RUB, the bank) = 394 RUB"


# --- editions ---


def _line(code: str, rate: str) -> TariffLine:
    return TariffLine(code, read_canonical(rate) if rate else None, rate)


def _head(since: str = "2026-01-01", until: str = "") -> EditionHead:
    end = date.fromisoformat(until) if until else FOREVER
    return EditionHead(
        tariff="test/mfn",
        title=Wording("Test", "Проба"),
        valid=Span(date.fromisoformat(since), end),
    )


EDITION = Edition(
    _head(),
    (
        _line("0101210000", "free"),
        _line("0101290000", "5%"),
        _line("0102", "10%"),
        _line("0102310000", "free"),
        _line("02031100", "7%"),
        _line("02031900", "7%"),
        _line("0204", "1%"),
        _line("0204", "2%"),
        _line("0205000000", ""),
    ),
)


@pytest.mark.parametrize(
    ("declared", "rate", "match"),
    [
        ("0101.21.00 00", "free", Match.EXACT),
        ("0102310099", "10%", Match.PREFIX),
        ("0203110099", "7%", Match.PREFIX),
        ("0203", "7%", Match.ALL_BELOW),
        ("01012", "", Match.ALL_BELOW),
    ],
)
def test_a_declared_code_finds_its_line(declared: str, rate: str, match: Match) -> None:
    found = EDITION.find(declared)
    if rate:
        assert isinstance(found, Found)
        assert (canonical(found.rate), found.match) == (rate, match)
    else:
        assert isinstance(found, Ambiguous)
        assert {line.code for line in found.lines} == {"0101210000", "0101290000"}


def test_a_heading_with_other_rates_under_it_is_ambiguous_for_a_shorter_code() -> None:
    """What is declared as 010231 may be 0102310000, or another line that has the heading's rate."""
    assert isinstance(EDITION.find("010231"), Ambiguous)


def test_a_code_with_two_rates_is_never_decided() -> None:
    for declared in ("0204", "0204100000"):
        found = EDITION.find(declared)

        assert isinstance(found, Ambiguous)
        assert [line.raw for line in found.lines] == ["1%", "2%"]


def test_a_line_without_a_rate_is_held_and_gives_none() -> None:
    assert isinstance(EDITION.find("0205000000"), NoRate)
    assert isinstance(EDITION.find("020500000099"), NoRate)


@pytest.mark.parametrize("declared", ["", "9", "99", "0999999999", "abc"])
def test_a_code_that_is_not_held_says_so(declared: str) -> None:
    assert isinstance(EDITION.find(declared), NotHeld)


def test_an_edition_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_edition(tmp_path / "one", EDITION)

    assert read_edition(tmp_path / "one") == EDITION
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one"]


def test_a_folder_in_the_way_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(FolderInTheWay):
        write_edition(tmp_path / "one", EDITION)
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["mine.txt"]


def test_an_edition_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    broken = Edition(_head(), (replace(EDITION.lines[0], place=None),))  # type: ignore[arg-type]

    with pytest.raises(AttributeError):
        write_edition(tmp_path / "one", broken)
    assert list(tmp_path.iterdir()) == []


def test_the_edition_of_the_day_is_chosen_from_the_shelf(tmp_path: Path) -> None:
    write_edition(tmp_path / "2025", Edition(_head("2025-01-01", "2026-01-01"), ()))
    write_edition(tmp_path / "2026", EDITION)

    assert edition_for(tmp_path, "test/mfn", date(2025, 12, 31)).lines == ()
    assert edition_for(tmp_path, "test/mfn", date(2026, 1, 1)) == EDITION
    with pytest.raises(NoEdition, match=r"Held: \[2025-01-01, 2026-01-01\); \[2026-01-01, \.\.\)"):
        edition_for(tmp_path, "test/mfn", date(2024, 12, 31))
    with pytest.raises(NoEdition, match="No edition of it is held"):
        edition_for(tmp_path, "other/mfn", DAY)


def test_two_editions_of_one_day_are_an_error_that_names_both(tmp_path: Path) -> None:
    write_edition(tmp_path / "a", Edition(_head("2025-01-01"), ()))
    write_edition(tmp_path / "b", EDITION)

    with pytest.raises(OverlappingEditions, match=r"/a, .*/b"):
        edition_for(tmp_path, "test/mfn", DAY)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tariff.toml", "id = 1\nsince = 'x'\n"),
        ("tariff.toml", "id ="),
        ("lines.csv", "code,rate\n"),
        ("lines.csv", "code,rate,raw,file,line,faults\n01,5 %%,,,1,\n"),
        ("lines.csv", "code,rate,raw,file,line,faults\n01,5%,,,one,\n"),
    ],
)
def test_a_folder_that_cannot_be_read_says_what_is_wrong(
    tmp_path: Path, name: str, text: str
) -> None:
    write_edition(tmp_path / "one", EDITION)
    (tmp_path / "one" / name).write_text(text, encoding="utf-8")

    with pytest.raises(UnreadableTariff, match=name):
        read_edition(tmp_path / "one")


# --- import ---

ASKED = ImportAsked(id="test/mfn", since=DAY)


def _imported(tmp_path: Path, text: str, name: str = "tariff.csv") -> ImportedTariff:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return import_tariff(tmp_path / name, ASKED)


def _told(imported: ImportedTariff) -> list[tuple[str, int]]:
    return [(one.code, one.where.line) for one in imported.findings]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = (("HS_Code", "x", "Duty_Rate"), ("0101.21", "", "5%"), ("0101.29", "", "Free"))
    imported = _imported(tmp_path, "\n".join(delimiter.join(row) for row in rows))

    assert imported.counts == {"rows": 2, "lines": 2, "rated": 2, "findings": 0}
    assert [line.code for line in imported.edition.lines] == ["010121", "010129"]


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    imported = _imported(
        tmp_path,
        "code,rate\n"
        "01012100,a lot\n"  # T1
        "X1012100,5%\n"  # T2
        "01012900,7\n"  # T3
        "01013000,5%\n"
        "01013000,6%\n"  # T4
        "01014000,5%\n"
        "01014000,5.0%\n"  # T5
        "01015000,34Â¢/kg\n"  # T7
        "01016000,\n",  # T8
    )

    assert imported.grammar == "us"
    assert _told(imported) == [
        ("T7", 9), ("T1", 2), ("T2", 3), ("T3", 4), ("T8", 10), ("T4", 6), ("T5", 8),
    ]  # fmt: skip
    assert imported.counts["lines"] == imported.counts["rows"] == 9


def test_a_line_without_a_rate_has_that_of_the_shorter_code(tmp_path: Path) -> None:
    imported = _imported(tmp_path, "code,rate\n010121,3%\n01012100,\n0101210010,\n0102,Free\n")
    found = imported.edition.find("0101210010")

    assert isinstance(found, Found)
    assert found.rate == AdValorem(Decimal(3))
    assert imported.findings == ()


def test_a_line_whose_rate_cannot_be_read_does_not_get_another(tmp_path: Path) -> None:
    imported = _imported(tmp_path, "code,rate\n0101,3%\n010121,see annex B %\n0101290000,1%\n")

    assert isinstance(imported.edition.find("010121"), NoRate)


def test_a_lone_short_code_is_told_and_its_rate_is_not_used(tmp_path: Path) -> None:
    many = "".join(f"01{number:08},5%\n" for number in range(300))
    imported = _imported(tmp_path, f"code,rate\n{many}6666,10%\n0100,1%\n")

    assert _told(imported) == [("T6", 302)]
    assert isinstance(imported.edition.find("6666110000"), NoRate)


def test_a_list_in_json_is_read_with_its_lines(tmp_path: Path) -> None:
    document = {
        "effective_from": "2026-02-01",
        "revision": "r1",
        "rates": [{"hs_code": "0101210000", "duty_rate": 5.0}, {"hs_code": "0101290000"}],
    }
    (tmp_path / "t.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    imported = import_tariff(tmp_path / "t.json", replace(ASKED, since=None))

    assert imported.edition.head.valid.start == date(2026, 2, 1)
    assert imported.edition.head.revision == "r1"
    assert [(line.raw, line.place.line) for line in imported.edition.lines] == [
        ("5.0", 6),
        ("", 10),
    ]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("t.json", "{", "no JSON"),
        ("t.json", '{"rates": []}', "no list of rates"),
        ("t.json", '[{"a": 1}]', "No row has a code"),
        ("t.csv", "code,x\n1,2\n", "rate"),
        ("t.csv", "", "empty"),
    ],
)
def test_a_file_that_is_no_tariff_is_refused(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(FoedusError, match=told):
        _imported(tmp_path, text, name)


def test_a_tariff_that_does_not_say_since_when_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("code,rate\n0101,5%\n", encoding="utf-8")

    with pytest.raises(UnreadableTariff, match="since when"):
        import_tariff(tmp_path / "t.csv", ImportAsked(id="x"))


# --- the real tariffs ---


@cache
def _real(place: str) -> ImportedTariff:
    path = (SHARED / place).resolve()
    if not path.exists():
        pytest.skip(f"There is no tariff at {path}; set FOEDUS_SHARED_DATA to the data folder.")
    return import_tariff(path, ImportAsked(id=place.partition("/")[0], since=date(2026, 1, 1)))


def _kinds(imported: ImportedTariff) -> Counter[str]:
    lines = imported.edition.lines
    return Counter("none" if line.rate is None else kind_of(line.rate) for line in lines)


def test_every_row_of_the_common_customs_tariff_is_read_or_told() -> None:
    imported = _real("eaeu-tariff/ett.json")

    assert imported.counts == {
        "rows": 13_319, "lines": 13_319, "rated": 13_317, "findings": 44,
        "T3": 19, "T4": 18, "T5": 5, "T6": 2,
    }  # fmt: skip
    assert _kinds(imported) == {
        "ad-valorem": 9_382, "free": 2_216, "combined": 1_072, "specific": 613,
        "compound": 34, "none": 2,
    }  # fmt: skip


def test_the_defects_of_the_common_customs_tariff_are_those_that_are_known() -> None:
    imported = _real("eaeu-tariff/ett.json")
    about = {
        code: sorted({one.about for one in imported.findings if one.code == code})
        for code in ("T4", "T5", "T6")
    }

    assert len(about["T4"]) + len(about["T5"]) == 23
    assert about["T6"] == ["6666", "7777"]
    assert all(isinstance(imported.edition.find(code), Ambiguous) for code in about["T4"])
    assert all(isinstance(imported.edition.find(code), Found) for code in about["T5"])


WORDED = re.compile(
    r"(?:(?P<percent>[\d.]+)%?)?(?:, но не менее (?P<floor>.*)| плюс (?P<plus>.*))?"
)
MONEY = re.compile(r"(?P<amount>[\d.]+) (?P<currency>EUR|USD) за 1 (?P<unit>.+)")
GOODS = {
    "кг": "321.5", "т": "0.3215", "л": "44.1", "шт": "12", "пар": "9", "м2": "18.25",
    "см3, мл": "44100", "1000 шт": "0.012",
}  # fmt: skip


def _worded(raw: str) -> Fraction:
    """The duty in roubles, from the raw text alone."""
    alone = MONEY.fullmatch(raw)
    if alone:
        return _worded_money(raw)
    found = WORDED.fullmatch(raw)
    assert found, raw
    duty = Fraction("98765.43") * Fraction(found["percent"]) / 100
    if found["floor"]:
        return max(duty, _worded_money(found["floor"]))
    return duty + (_worded_money(found["plus"]) if found["plus"] else 0)


def _worded_money(text: str) -> Fraction:
    found = MONEY.fullmatch(text)
    assert found, text
    amount = Fraction(found["amount"]) * Fraction(GOODS[found["unit"]])
    return amount * IN_ROUBLES[found["currency"]]


def test_the_duty_under_two_hundred_lines_is_what_the_raw_text_gives() -> None:
    """And under all specific, combined and compound ones, of which chance would draw few."""
    lines = [line for line in _real("eaeu-tariff/ett.json").edition.lines if line.rate is not None]
    goods = replace(
        PLENTY,
        customs_value=money("98765.43", "RUB"),
        quantities={
            Measure("kilogram"): Decimal("321.5"),
            Measure("litre"): Decimal("44.1"),
            Measure("piece"): Decimal(12),
            Measure("pair"): Decimal(9),
            Measure("square_metre"): Decimal("18.25"),
        },
    )
    rare = [line for line in lines if " за " in line.raw]
    for line in (*random.Random(2026).sample(lines, 200), *rare):
        assert line.rate is not None
        assert assess(line.rate, goods).amount == ExactMoney(_worded(line.raw), "RUB"), line


def test_every_row_of_the_harmonized_tariff_schedule_is_read_or_told() -> None:
    imported = _real("us-hts/products_raw.csv")

    assert imported.grammar == "us"
    assert imported.counts == {
        "rows": 19_768, "lines": 19_768, "rated": 8_170, "findings": 2, "T7": 1, "T8": 1,
    }  # fmt: skip
    assert _kinds(imported) == {
        "none": 11_598, "ad-valorem": 4_119, "free": 3_217, "specific": 544, "compound": 254,
        "combined": 12, "by-reference": 24,
    }  # fmt: skip
    messages = {one.code: one.message for one in imported.findings}
    assert messages["T7"].startswith("721 rates have broken signs")
    assert messages["T8"].startswith("11598 lines have no rate of their own")


def test_a_plain_percentage_of_the_schedule_agrees_with_its_own_number() -> None:
    """The file holds the number of 7 112 rates beside their text; it had no part in reading."""
    import csv

    imported = _real("us-hts/products_raw.csv")
    path = (SHARED / "us-hts/products_raw.csv").resolve()
    with path.open(encoding="utf-8-sig", newline="") as file:
        numbers = {row["hts10"]: row["base_rate"] for row in csv.DictReader(file)}
    told = [line for line in imported.edition.lines if numbers[line.code]]

    assert len(told) == 7_112
    for line in told:
        percent = line.rate.percent if isinstance(line.rate, AdValorem) else Decimal(0)
        assert isinstance(line.rate, AdValorem | Free)
        assert abs(Fraction(numbers[line.code]) * 100 - Fraction(percent)) < Fraction(1, 10**9)


def test_every_rate_of_both_tariffs_is_its_canonical_text_read_again() -> None:
    for place in ("eaeu-tariff/ett.json", "us-hts/products_raw.csv"):
        for rate in {line.rate for line in _real(place).edition.lines} - {None}:
            assert read_canonical(canonical(rate)) == rate  # type: ignore[arg-type]


def test_a_real_edition_is_read_as_it_was_written(tmp_path: Path) -> None:
    imported = _real("eaeu-tariff/ett.json")
    write_edition(tmp_path / "one", imported.edition, imported.findings)

    assert read_edition(tmp_path / "one") == imported.edition
    assert read_findings(tmp_path / "one") == imported.findings


# --- codes and commands ---


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnreadableTariff("x", "y", "z"), "E55"), (OverlappingEditions("x", ("a", "b")), "E56"),
        (NoEdition("x", "2026-01-01", ()), "E57"), (UnreadableRate("x", "y"), "E58"),
    ],
)  # fmt: skip
def test_every_error_has_its_code(error: FoedusError, code: str) -> None:
    assert error.code == code


def test_every_rule_says_what_to_do() -> None:
    assert all(rule.sentence.endswith(".") and rule.remedy for rule in RULES.values())


def _say(*words: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["tariff", *words])
    assert ran.exception is None or isinstance(ran.exception, SystemExit)
    return ran.exit_code, ran.output


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(
        "code,rate\n0101210000,5%\n0102,1%\n0102,2%\n", encoding="utf-8"
    )
    words = ("--id", "test/mfn", "--since", "2026-01-01", "--grammar", "eu")
    code, told = _say("import", str(tmp_path / "t.csv"), "-o", str(tmp_path / "shelf/2026"), *words)

    assert (code, "T4" in told) == (1, True)
    return tmp_path / "shelf"


def test_an_import_as_json_tells_its_counts(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("code,rate\n0101210000,5%\n", encoding="utf-8")
    where = (str(tmp_path / "t.csv"), "-o", str(tmp_path / "out"))
    code, told = _say("import", *where, "--id", "x", "--since", "2026-01-01", "--json")

    assert code == 0
    assert json.loads(told)["counts"] == {"rows": 1, "lines": 1, "rated": 1, "findings": 0}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("0101210000", "--on", "2026-02-01"), 0, "5%"),
        (("0101210000", "--lang", "ru"), 0, "одна ставка"),
        (("0102100000",), 1, "none is chosen"),
        (("9999",), 1, "no such line"),
        (("0101", "--on", "2020-01-01"), 2, "E57"),
        (("0102", "--json"), 1, '"answer": "ambiguous"'),
    ],
)
def test_a_rate_is_shown(shelf: Path, words: tuple[str, ...], code: int, told: str) -> None:
    ended, said = _say("show", str(shelf), *words)

    assert ended == code
    assert told in said


def test_a_folder_without_an_edition_is_a_wrong_question(tmp_path: Path) -> None:
    assert _say("show", str(tmp_path), "0101")[0] == 2
