"""Units convert exactly, money is rounded once, exchange rates have their days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.errors import BadQuestion, FoedusError
from foedus.published.errors import UnreadableTable
from foedus.regimes.quantities.errors import (
    NoExchangeRate,
    NotConvertible,
    UnknownCurrency,
    UnknownUnit,
)
from foedus.regimes.quantities.exchange import (
    ExchangeRates,
    NoQuote,
    Quote,
    RateRow,
    rates_of,
    read_rates,
)
from foedus.regimes.quantities.findings import RULES
from foedus.regimes.quantities.measures import PARTS, Measure, measure_named, measure_words
from foedus.regimes.quantities.money import (
    ExactMoney,
    Mode,
    Rounding,
    RoundingRule,
    exact,
    money,
    rounded,
    rounding_on,
)
from foedus.regimes.quantities.unit_table import UNITS
from foedus.regimes.quantities.units import (
    Quantity,
    converted,
    factor,
    is_convertible,
    plain,
    unit_named,
)

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("кг", "kilogram"), ("KGM", "kilogram"), ("kg", "kilogram"), ("т", "tonne"),
        ("t", "tonne"), ("TNE", "tonne"), ("л", "litre"), ("liter", "litre"), ("LTR", "litre"),
        ("шт", "piece"), ("NAR", "piece"), ("H87", "piece"), ("each", "piece"), ("пар", "pair"),
        ("NPR", "pair"), ("PR", "pair"), ("pr.", "pair"), ("м2", "square_metre"),
        ("M²", "square_metre"), ("MTK", "square_metre"), ("см3, мл", "cubic_centimetre"),
        ("CMQ", "cubic_centimetre"), ("1000 шт", "thousand"), ("MIL", "thousand"),
        ("DZN", "dozen"), ("doz.", "dozen"), ("gross", "gross"), ("bbl", "barrel"),
        ("pf.liter", "proof_litre"), ("pf. liter", "proof_litre"), ("hl", "hectolitre"),
        ("head", "head"), ("jewel", "jewel"), ("line/ gross", "line_gross"),
        ("куб. м", "cubic_metre"), ("кар", "carat"), ("кВт·ч", "kilowatt_hour"),
    ],
)  # fmt: skip
def test_a_unit_is_known_by_its_names_and_codes(text: str, unit: str) -> None:
    assert unit_named(text) == unit


@pytest.mark.parametrize("text", ["", "firkin", "kg of", "12", "кгг"])
def test_what_is_no_unit_is_none(text: str) -> None:
    assert unit_named(text) is None


def test_no_name_means_two_units() -> None:
    """The table is sound: every way to write a unit is that unit's alone."""
    for unit in UNITS:
        for name in (unit.id, *unit.names, unit.symbol.en, unit.symbol.ru):
            assert unit_named(name) == unit.id, name


def test_no_name_means_both_a_unit_and_a_part() -> None:
    for part in PARTS:
        for name in part.names:
            assert unit_named(plain(name)) is None, name
            assert measure_named(name) == Measure(part.unit, part.slug)


@pytest.mark.parametrize(
    ("amount", "unit", "into", "gives"),
    [
        ("1.5", "tonne", "kilogram", "1500"),
        ("1", "barrel", "litre", "158.987294928"),
        ("1", "gross", "dozen", "12"),
        ("250", "piece", "thousand", "0.25"),
        ("1", "hectolitre", "cubic_centimetre", "100000"),
        ("3", "pound", "gram", "1360.77711"),
        ("10", "proof_litre", "litre_of_pure_alcohol", "5"),
        ("2", "dozen_pairs", "pair", "24"),
        ("1", "terajoule", "thousand_kilowatt_hours", "277.7777777777777777777777778"),
    ],
)
def test_a_quantity_is_converted_exactly(amount: str, unit: str, into: str, gives: str) -> None:
    assert converted(Quantity(Decimal(amount), unit), into) == Decimal(gives)


@given(amount=st.decimals(0, 10**9, places=3), there=st.sampled_from(UNITS))
def test_there_and_back_again_is_the_same(amount: Decimal, there: object) -> None:
    """For every unit and every one that measures the same, both factors are each other's turn."""
    unit = there.id  # type: ignore[attr-defined]
    for other in UNITS:
        if is_convertible(unit, other.id):
            there_and_back = factor(unit, other.id) * factor(other.id, unit)

            assert Fraction(amount) * there_and_back == Fraction(amount)


@pytest.mark.parametrize(
    ("unit", "into"),
    [("pair", "piece"), ("kilogram", "litre"), ("jewel", "piece"), ("litre", "proof_litre")],
)
def test_different_things_are_never_converted(unit: str, into: str) -> None:
    with pytest.raises(NotConvertible, match=r"different things"):
        converted(Quantity(Decimal(1), unit), into)


def test_a_unit_that_is_not_held_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownUnit, match="kilogram"):
        Quantity(Decimal(1), "kilogramm")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("kg on drained weight", Measure("kilogram", "drained-weight")),
        ("kg of total sugars", Measure("kilogram", "total-sugars")),
        ("clean kg", Measure("kilogram", "clean-content")),
        ("kg on tungsten content", Measure("kilogram", "tungsten-content")),
        ("kg net", Measure("kilogram", "net-weight")),
        ("kg / br", Measure("kilogram", "gross-weight")),
        ("кг нетто", Measure("kilogram", "net-weight")),
        ("KPP", Measure("kilogram", "phosphorus-pentoxide")),
        ("kg P2O5", Measure("kilogram", "phosphorus-pentoxide")),
        ("кг", Measure("kilogram")),
    ],
)
def test_a_quantity_of_a_part_is_its_own_measure(text: str, measure: Measure) -> None:
    assert measure_named(text) == measure


def test_a_measure_is_written_in_both_languages() -> None:
    words = measure_words(Measure("kilogram", "drained-weight"))

    assert (words.en, words.ru) == ("kg (drained weight)", "кг (массы без рассола)")


@pytest.mark.parametrize(
    ("amount", "mode", "gives"),
    [
        ("2.345", Mode.HALF_UP, "2.35"), ("2.345", Mode.HALF_EVEN, "2.34"),
        ("2.349", Mode.DOWN, "2.34"), ("2.341", Mode.UP, "2.35"), ("2.34", Mode.UP, "2.34"),
        ("-2.345", Mode.HALF_UP, "-2.35"), ("-2.349", Mode.DOWN, "-2.34"),
    ],
)  # fmt: skip
def test_money_is_rounded_by_a_rule(amount: str, mode: Mode, gives: str) -> None:
    assert rounded(money(amount, "EUR"), Rounding(2, mode)) == money(gives, "EUR")


def test_money_is_rounded_to_whole_hundreds_too() -> None:
    given_ = ExactMoney(Fraction(123451), "RUB")

    assert str(rounded(given_, Rounding(-2, Mode.HALF_UP)).amount) == "123500"


@given(amount=st.fractions(-(10**9), 10**9), decimals=st.integers(-2, 4))
def test_rounding_moves_by_less_than_one_unit_of_the_last_figure(
    amount: Fraction, decimals: int
) -> None:
    for mode in Mode:
        moved = exact(rounded(ExactMoney(amount, "EUR"), Rounding(decimals, mode))).amount - amount
        unit = Fraction(1, 10) ** decimals

        assert abs(moved) < unit
        assert abs(moved) <= unit / 2 or mode in {Mode.UP, Mode.DOWN}


def test_the_rule_of_rounding_is_that_of_the_day() -> None:
    old = RoundingRule(Rounding(0), Span(date(2020, 1, 1), date(2025, 1, 1)), "order 1")
    new = RoundingRule(Rounding(2), Span(date(2025, 1, 1)), "order 2")

    assert rounding_on((old, new), date(2024, 12, 31)) == Rounding(0)
    assert rounding_on((old, new), date(2025, 1, 1)) == Rounding(2)
    assert rounding_on((old, new), date(2019, 1, 1)) is None


def test_an_unknown_currency_and_no_number_are_told() -> None:
    with pytest.raises(UnknownCurrency, match="ISO 4217"):
        money("1", "EURO")
    with pytest.raises(BadQuestion, match="no number"):
        money("1e5", "EUR")


def row(currency: str, in_currency: str, rate: str, since: str, until: str = "") -> RateRow:
    end = date.fromisoformat(until) if until else FOREVER
    return RateRow(
        currency=currency,
        units=Decimal(1),
        in_currency=in_currency,
        rate=Decimal(rate),
        valid=Span(date.fromisoformat(since), end),
    )


def test_a_rate_holds_on_its_first_day_and_not_on_its_end() -> None:
    table = ExchangeRates((row("EUR", "RUB", "98.5", "2026-01-05", "2026-01-06"),))

    assert table.rate("EUR", "RUB", DAY) == Fraction(197, 2)
    assert isinstance(table.quote("EUR", "RUB", date(2026, 1, 6)), NoQuote)


def test_a_rate_is_turned_round_exactly_and_says_so() -> None:
    found = ExchangeRates((row("EUR", "RUB", "3", "2026-01-05"),)).quote("RUB", "EUR", DAY)

    assert isinstance(found, Quote)
    assert (found.value, found.turned) == (Fraction(1, 3), True)


def test_no_rate_is_made_up_through_a_third_currency() -> None:
    table = ExchangeRates(
        (row("EUR", "RUB", "100", "2026-01-01"), row("USD", "RUB", "90", "2026-01-01"))
    )

    with pytest.raises(NoExchangeRate, match="none is held"):
        table.rate("EUR", "USD", DAY)


def test_a_day_without_a_rate_says_what_is_held_around_it() -> None:
    table = ExchangeRates(
        (
            row("EUR", "RUB", "97", "2026-01-01", "2026-01-03"),
            row("EUR", "RUB", "99", "2026-01-09", "2026-01-10"),
        )
    )

    with pytest.raises(
        NoExchangeRate, match=r"97 on 2026-01-01 until 2026-01-03; 99 on 2026-01-09"
    ):
        table.rate("EUR", "RUB", DAY)


def test_rival_rates_are_a_finding_and_neither_is_chosen() -> None:
    table, findings = rates_of(
        (row("EUR", "RUB", "97", "2026-01-01"), row("EUR", "RUB", "99", "2026-01-04"))
    )

    assert [one.code for one in findings] == ["X2"]
    assert isinstance(table.quote("EUR", "RUB", DAY), NoQuote)
    assert table.rate("EUR", "RUB", date(2026, 1, 2)) == 97


def test_a_file_of_rates_is_read_and_all_its_faults_are_told(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(
        "currency;units;in_currency;rate;since;until;source\n"
        "KZT;100;RUB;17,5;2026-01-05;;bank\n"
        "EUR;1;RUB;98.5;2026-01-05;2026-01-08;bank\n"
        "EURO;1;RUB;98.5;2026-01-05;;bank\n"
        "EUR;1;USD;0;2026-01-05;;bank\n"
        "EUR;1;USD;1.1;2026-02-30;;bank\n",
        encoding="utf-8",
    )
    table, findings = read_rates(path)

    assert table.rate("KZT", "RUB", DAY) == Fraction(7, 40)
    assert isinstance(table.quote("KZT", "RUB", date(2026, 1, 6)), NoQuote)
    assert table.rate("EUR", "RUB", date(2026, 1, 7)) == Fraction(197, 2)
    assert [(one.code, one.where.line) for one in findings] == [("X1", 4), ("X1", 5), ("X1", 6)]


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(UnreadableTable, match="in_currency"):
        read_rates(tmp_path / "rates.csv")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UnknownUnit("x"), "E51"), (NotConvertible("a", "b"), "E52"),
        (UnknownCurrency("x"), "E53"), (NoExchangeRate("x"), "E54"),
    ],
)  # fmt: skip
def test_every_error_has_its_code(error: FoedusError, code: str) -> None:
    assert error.code == code


def test_every_rule_says_what_to_do() -> None:
    assert all(rule.sentence.endswith(".") and rule.remedy for rule in RULES.values())
