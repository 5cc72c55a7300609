"""The steps of a duty's arithmetic as data and as sentences, in English and Russian."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.exchange import Quote
from foedus.regimes.quantities.measures import measure_words, part_words
from foedus.regimes.quantities.money import ExactMoney, shown
from foedus.regimes.tariffs.assessment import Step
from foedus.regimes.tariffs.canonical import canonical, figure
from foedus.regimes.tariffs.rates import (
    CUSTOMS_VALUE,
    AdValorem,
    Graduated,
    GreaterOf,
    LesserOf,
    Specific,
    Sum,
)
from foedus.regimes.tariffs.wording import rate_words

_KINDS: Final = {
    Sum: ("sum", Wording("the sum of", "сумма"), Wording(" and ", " и ")),
    GreaterOf: ("greatest", Wording("the greatest of", "наибольшее из"), Wording(" and ", " и ")),
    LesserOf: ("least", Wording("the least of", "наименьшее из"), Wording(" and ", " и ")),
}


def free_step(gives: ExactMoney) -> Step:
    """No duty."""
    return Step("free", {}, gives, Wording("free of duty", "беспошлинно"))


def ad_valorem_step(rate: AdValorem, value: ExactMoney, gives: ExactMoney) -> Step:
    """So many per cent of a value."""
    percent = figure(rate.percent)
    part = part_words(rate.base)
    if rate.base == CUSTOMS_VALUE:
        part = Wording("customs value", "таможенной стоимости")
    said = Wording(
        f"{percent}% of the {part.en} {value} = {gives}",
        f"{percent}% от {part.in_language('ru')} {value} = {gives}",
    )
    figures = {"percent": percent, "base": rate.base, "value": str(value)}
    return Step("ad-valorem", figures, gives, said)


def specific_step(rate: Specific, quantity: Fraction, gives: ExactMoney) -> Step:
    """An amount for every so much of a measure."""
    rates, units = rate_words(rate), measure_words(rate.measure)
    said = Wording(
        f"{rates.en} × {_so_much(quantity, units.en)} = {gives}",
        f"{rates.ru} × {_so_much(quantity, units.ru)} = {gives}",
    )
    figures = {
        "rate": canonical(rate),
        "quantity": shown(quantity),
        "measure": str(rate.measure),
    }
    return Step("specific", figures, gives, said)


def graduated_step(rate: Graduated, degree: Decimal, quantity: Fraction, gives: ExactMoney) -> Step:
    """An amount that falls by degrees, for every so much of a measure."""
    rates, units = rate_words(rate), measure_words(rate.start.measure)
    said = Wording(
        f"{rates.en}, at {figure(degree)} degrees × {_so_much(quantity, units.en)} = {gives}",
        f"{rates.ru}, при {figure(degree)} градусах × {_so_much(quantity, units.ru)} = {gives}",
    )
    figures = {
        "rate": canonical(rate),
        "degree": figure(degree),
        "quantity": shown(quantity),
        "measure": str(rate.start.measure),
    }
    return Step("graduated", figures, gives, said)


def exchange_step(amount: ExactMoney, quote: Quote, gives: ExactMoney) -> Step:
    """An amount in another currency."""
    row = quote.row
    rate = f"{figure(row.units)} {row.currency} = {figure(row.rate)} {row.in_currency}"
    source = f", {row.source}" if row.source else ""
    said = Wording(*2 * (f"{amount} ({rate}{source}) = {gives}",))
    figures = {"amount": str(amount), "rate": rate, "source": row.source}
    return Step("exchange", figures, gives, said)


def combined_step(
    rate: Sum | GreaterOf | LesserOf, parts: Sequence[ExactMoney], gives: ExactMoney
) -> Step:
    """The sum, the greatest or the least of the parts."""
    code, begin, link = _KINDS[type(rate)]
    en, ru = (link.in_language(tongue).join(map(str, parts)) for tongue in ("en", "ru"))
    said = Wording(f"{begin.en} {en} = {gives}", f"{begin.ru} {ru} = {gives}")
    return Step(code, {"parts": "; ".join(map(str, parts))}, gives, said)


def _so_much(quantity: Fraction, unit: str) -> str:
    """A quantity and its unit; one that begins with a figure must not run into the number."""
    return f"{shown(quantity)} {'× ' if unit[0].isdigit() else ''}{unit}"
