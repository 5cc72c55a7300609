"""All charges of a consignment together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.law.terms.evidence import Confidence
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.trade.answers import DutyAnswer

if TYPE_CHECKING:
    from moneyed import Money


@dataclass(frozen=True, slots=True)
class Total:
    """The sum, and the lowest confidence that any part of it rests on."""

    amount: Money
    confidence: Confidence


def total_of(answer: DutyAnswer) -> Total | None:
    """The sum; None where one of the charges is not known, or they differ in currency."""
    amounts = [line.amount for line in answer.lines]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts) or len({one.currency for one in known}) > 1:
        return None
    total = known[0]
    for one in known[1:]:
        total += one
    lines = (line.evidence.confidence for line in answer.lines)
    return Total(total, weakest((answer.confidence, *lines)))
