"""What the register says to a statement: never a bare "false", always what is held, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.wording import Wording


class Verdict(StrEnum):
    """What becomes of a statement. The words are those of the JSON answer.

    SUPPORTED: so by all that is held. CONTRADICTED: otherwise by all that is held. DEPENDS: so by
    one criterion, reading, rival or moment of the day, otherwise by another. ANNOUNCED: of what
    is to come, and no record that it came so. ABSENT: clear, but the register holds nothing that
    decides it. VAGUE: it names nothing definite enough to look up.
    """

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DEPENDS = "depends on the criterion"
    ANNOUNCED = "announced but not confirmed"
    ABSENT = "not in the register"
    VAGUE = "too vague"


class Agrees(StrEnum):
    """Whether the statement is so by one criterion; unknown where the register does not know."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByCriterion:
    """What one criterion (reading, rival, moment) gives: its count or list, and what it is.

    *count* is the number that it gives, or -1 where it gives none; *parties* are codes.
    """

    name: str
    title: Wording
    agrees: Agrees
    count: int = -1
    parties: tuple[str, ...] = ()
    told: Wording = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict as known *now* and as known *then* (on the day of the report).

    *told* is one sentence of what the register holds. *criteria* where more than one test was
    made. *proof* are the steps, in order; *sources* the ids of the sources that they rest on.
    """

    verdict: Verdict
    then: Verdict
    told: Wording
    criteria: tuple[ByCriterion, ...] = ()
    proof: tuple[Wording, ...] = ()
    sources: tuple[str, ...] = ()
