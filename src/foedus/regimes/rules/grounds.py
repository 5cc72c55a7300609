"""On what a condition rests: instruments, memberships, measures, rows, what the case says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.evidence import CERTAIN, weakest
from foedus.regimes.rules.terms import Row
from foedus.regimes.rules.truth import Truth


class GroundKind(StrEnum):
    """What a ground is."""

    BOND = "bond"
    STANDING = "standing"
    MEMBERSHIP = "membership"
    MEASURE = "measure"
    ROW = "row"
    FIELD = "field"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that was looked at: its name (an instrument, a table, a field) and what was seen.

    *about* are the states, *words* what is the case, *since* the day from which it is so (None
    where nothing has happened yet). *row* is the row of a table.
    """

    kind: GroundKind
    name: str
    about: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    since: date | None = None
    evidence: Evidence = CERTAIN
    row: Row | None = None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a condition holds, on what grounds, and what is missing where nobody can say."""

    truth: Truth
    grounds: tuple[Ground, ...] = ()
    missing: tuple[Wording, ...] = field(default=())

    @property
    def confidence(self) -> Confidence:
        """The lowest confidence that it rests on."""
        return weakest(ground.evidence.confidence for ground in self.grounds)
