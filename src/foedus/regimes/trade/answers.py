"""The answer to one consignment: the treatment, what is due, on what basis, how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.trade.consignments import Consignment
from foedus.regimes.trade.proving import Proven

if TYPE_CHECKING:
    from moneyed import Money


class Charge(StrEnum):
    """What is charged, in the order in which one stands on the other."""

    DUTY = "duty"
    EXCISE = "excise"
    VAT = "vat"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the case itself should have said for an amount: a code, and what."""

    code: str
    field: str
    particular: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One charge: the rate as written and in words, where it is from, the steps of the arithmetic.

    *amount* is rounded once; it is None where it cannot be computed, and *missing* says why;
    *lacks* are those of them that the case should have said.
    """

    charge: Charge
    rate: str = ""
    words: Wording = Wording()
    source: str = ""
    amount: Money | None = None
    steps: tuple[Wording, ...] = ()
    missing: tuple[Wording, ...] = ()
    lacks: tuple[Lack, ...] = ()
    notes: tuple[Wording, ...] = ()
    evidence: Evidence = Evidence(confidence=Confidence.HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAnswer:
    """The whole answer to a consignment; *case* is what the regime was asked about.

    *confidence* is the lowest that treatment and duty rest on.
    """

    row: int
    consignment: Consignment
    case: Case
    decisions: Mapping[str, Decision]
    proven: Proven
    lines: tuple[Line, ...]
    confidence: Confidence

    @property
    def treatment(self) -> Decision:
        """How the goods are treated."""
        return self.decisions["treatment"]

    @property
    def duty(self) -> Line:
        """The duty."""
        return self.lines[0]
