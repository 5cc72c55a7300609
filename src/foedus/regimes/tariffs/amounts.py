"""A rate + the goods ──▶ the duty: exact, with each step, or with all that is missing.

>>> from datetime import date
>>> from foedus.regimes.quantities.money import money
>>> from foedus.regimes.tariffs.canonical import read_canonical
>>> goods = AssessmentBase(
...     on=date(2026, 1, 5),
...     customs_value=money("1000", "EUR"),
...     quantities={Measure("tonne"): Decimal("0.4")},
... )
>>> duty = assess(read_canonical("max(5%, 0.15 EUR / kilogram)"), goods)
>>> for step in duty.steps:
...     print(step.said)
5% of the customs value 1000 EUR = 50 EUR
0.15 EUR per kg × 400 kg = 60 EUR
the greatest of 50 EUR and 60 EUR = 60 EUR
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from foedus.regimes.quantities.exchange import NoQuote
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.quantities.money import ExactMoney, exact
from foedus.regimes.quantities.units import factor, is_convertible
from foedus.regimes.tariffs.assessment import Assessed, AssessmentBase, Step
from foedus.regimes.tariffs.findings import finding
from foedus.regimes.tariffs.rates import (
    CUSTOMS_VALUE,
    AdValorem,
    ByReference,
    Free,
    Graduated,
    GreaterOf,
    LesserOf,
    Rate,
    Specific,
    Sum,
    currencies,
)
from foedus.regimes.tariffs.steps import (
    ad_valorem_step,
    combined_step,
    exchange_step,
    free_step,
    graduated_step,
    specific_step,
)

if TYPE_CHECKING:
    from moneyed import Money

    from foedus.law.terms.findings import Finding

NO_CURRENCY: Final = "XXX"
"""ISO 4217's code for "no currency": that of nothing to pay."""

DEGREE: Final = "degree"

Part: TypeAlias = ExactMoney | None
"""The amount of a part of a rate; None where something for it is missing."""


def assess(rate: Rate, base: AssessmentBase) -> Assessed:
    """The duty on the goods of *base* under *rate*."""
    desk = _Desk(base, _currency(rate, base))
    desk.check()
    amount = desk.amount(rate)
    told = desk.missing or desk.refers
    return Assessed(
        amount=None if told else amount,
        steps=tuple(desk.steps),
        missing=tuple(desk.missing),
        refers=tuple(desk.refers),
    )


def _currency(rate: Rate, base: AssessmentBase) -> str:
    """That of the customs value, else the one of the rate, else that of a part's value."""
    if base.customs_value is not None:
        return base.customs_value.currency.code
    own = currencies(rate)
    if own:
        return own[0] if len(own) == 1 else ""
    return next((one.currency.code for one in base.part_values.values()), NO_CURRENCY)


@dataclass(slots=True)
class _Desk:
    """The goods, the currency of the result, and what the computation has found so far."""

    base: AssessmentBase
    currency: str
    steps: list[Step] = field(default_factory=list)
    missing: list[Finding] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Tell of values below zero: none is ever reckoned with."""
        values = {"customs value": self.base.customs_value, **self.base.part_values}
        below = {name: one.amount for name, one in values.items() if one is not None}
        below |= {str(measure): amount for measure, amount in self.base.quantities.items()}
        for name, amount in below.items():
            if amount < 0:
                self._lack("T25", f"{name}: {amount}.", name)

    def amount(self, rate: Rate) -> Part:
        """The amount of *rate* in the currency of the result."""
        match rate:
            case Free():
                return self._done(free_step(ExactMoney(Fraction(0), self.currency or NO_CURRENCY)))
            case AdValorem():
                return self._ad_valorem(rate)
            case Specific():
                return self._specific(rate)
            case Graduated():
                return self._graduated(rate)
            case ByReference(text):
                self.refers.append(text)
                return None
            case Sum() | GreaterOf() | LesserOf():
                return self._combined(rate)
            case _:
                assert_never(rate)

    def _ad_valorem(self, rate: AdValorem) -> Part:
        value = self._value(rate.base)
        if value is None:
            return None
        amount = ExactMoney(value.amount * Fraction(rate.percent) / 100, value.currency)
        return self._in_currency(self._done(ad_valorem_step(rate, value, amount)))

    def _value(self, part: str) -> Part:
        given: Money | None = self.base.part_values.get(part)
        if part == CUSTOMS_VALUE:
            given = self.base.customs_value
        if given is None:
            code = "T21" if part == CUSTOMS_VALUE else "T23"
            self._lack(code, f"The value is not given: {part}.", part)
            return None
        return exact(given)

    def _specific(self, rate: Specific) -> Part:
        quantity = self._quantity(rate.measure)
        if quantity is None:
            return None
        amount = Fraction(rate.amount) * quantity / Fraction(rate.per)
        made = ExactMoney(amount, rate.currency)
        return self._in_currency(self._done(specific_step(rate, quantity, made)))

    def _graduated(self, rate: Graduated) -> Part:
        quantity = self._quantity(rate.start.measure)
        degree = self.base.properties.get(DEGREE)
        if degree is None:
            self._lack("T26", "The degrees are not given.", DEGREE)
        if quantity is None or degree is None:
            return None
        under = max(Fraction(0), Fraction(rate.under) - Fraction(degree))
        each = Fraction(rate.start.amount) - Fraction(rate.less) * under
        made = ExactMoney(each * quantity / Fraction(rate.start.per), rate.start.currency)
        return self._in_currency(self._done(graduated_step(rate, degree, quantity, made)))

    def _combined(self, rate: Sum | GreaterOf | LesserOf) -> Part:
        """All parts are computed, so that all that is missing is told at once."""
        parts = [self.amount(part) for part in rate.parts]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        amounts = [part.amount for part in known]
        chosen = sum(amounts) if isinstance(rate, Sum) else self._chosen(rate, amounts)
        made = ExactMoney(Fraction(chosen), self.currency)
        return self._done(combined_step(rate, known, made))

    def _chosen(self, rate: GreaterOf | LesserOf, amounts: list[Fraction]) -> Fraction:
        return max(amounts) if isinstance(rate, GreaterOf) else min(amounts)

    def _quantity(self, measure: Measure) -> Fraction | None:
        """How much of *measure* there is: as given, or in another unit of the same."""
        held = self.base.quantities
        if measure in held:
            return Fraction(held[measure])
        found = {
            other: Fraction(amount) * factor(other.unit, measure.unit)
            for other, amount in held.items()
            if other.of == measure.of and is_convertible(other.unit, measure.unit)
        }
        if len(set(found.values())) == 1:
            return next(iter(found.values()))
        self._lack(*_why_no_quantity(measure, held, tuple(found)), str(measure))
        return None

    def _in_currency(self, amount: ExactMoney) -> Part:
        if amount.currency == self.currency:
            return amount
        if not self.currency:
            self._lack("T28", "The rate has several currencies.", CUSTOMS_VALUE)
            return None
        quote = self.base.exchange.quote(amount.currency, self.currency, self.base.on)
        if isinstance(quote, NoQuote):
            self._lack("T24", quote.told, f"{amount.currency}/{self.currency}")
            return None
        made = ExactMoney(amount.amount * quote.value, self.currency)
        return self._done(exchange_step(amount, quote, made))

    def _done(self, step: Step) -> ExactMoney:
        self.steps.append(step)
        return step.gives

    def _lack(self, code: str, told: str, missing: str) -> None:
        one = finding(code, told, missing=missing)
        if one not in self.missing:
            self.missing.append(one)


def _why_no_quantity(
    measure: Measure, held: Mapping[Measure, Decimal], rivals: tuple[Measure, ...]
) -> tuple[str, str]:
    given = ", ".join(f"{held[one]} {one}" for one in rivals or held) or "none"
    if rivals:
        return "T27", f"In {measure} these differ: {given}."
    return "T22", f"The quantity in {measure} is not given; given: {given}."
