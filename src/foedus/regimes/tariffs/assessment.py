"""What a duty is computed from, and what comes of it: an exact amount, or what is missing.

Nothing is rounded here: `Assessed.rounded` does it once, by the rule that the caller names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.exchange import ExchangeRates
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.quantities.money import ExactMoney, Rounding, rounded

if TYPE_CHECKING:
    from moneyed import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentBase:
    """The goods of one declaration line, as far as a duty depends on them.

    *customs_value* is None where it is not given. *quantities*: by what is measured; a quantity of
    the goods is never taken for one of a part of them. *part_values*: by the slug of the part.
    *properties*: other figures, such as "degree". *exchange*, *on*: the rates of which day count.
    """

    on: date
    customs_value: Money | None = None
    quantities: Mapping[Measure, Decimal] = field(default_factory=dict)
    part_values: Mapping[str, Money] = field(default_factory=dict)
    properties: Mapping[str, Decimal] = field(default_factory=dict)
    exchange: ExchangeRates = field(default_factory=ExchangeRates)


class Outcome(StrEnum):
    """ASSESSED: there is an amount. REFER: another rule must be read. MISSING: data lack."""

    ASSESSED = "assessed"
    REFER = "refer"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic: its kind, its figures by name, what it gives, as a sentence."""

    code: str
    figures: Mapping[str, str]
    gives: ExactMoney
    said: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The duty under a rate: exact, in the currency of the customs value where that is given.

    *amount* is None if anything is *missing*, or if the rate *refers* to another rule; all of both
    are told at once. A free rate without a customs value is zero of no currency (XXX).
    """

    amount: ExactMoney | None
    steps: tuple[Step, ...] = ()
    missing: tuple[Finding, ...] = ()
    refers: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Whether there is an amount; and if not, what for."""
        if self.refers:
            return Outcome.REFER
        return Outcome.MISSING if self.missing else Outcome.ASSESSED

    def rounded(self, rounding: Rounding) -> Money | None:
        """The amount rounded, once; None where there is none."""
        return None if self.amount is None else rounded(self.amount, rounding)
