"""What a delegation says to a question: a position, or a vote in a roll call."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from foedus.law.terms.wording import Wording

W = Wording


class Position(StrEnum):
    """How a delegation stands to a question.

    The first six can be stated. *silent*: it has not spoken; *absent*: it is not there and has
    not spoken; *unknown*: it may have spoken, and the record does not say what.
    """

    AGREES = "agrees"
    AGREES_WITH_RESERVATION = "agrees-with-reservation"
    SPECIAL_OPINION = "special-opinion"
    NOT_INTERESTED = "not-interested"
    NOT_PARTICIPATING = "not-participating"
    OBJECTS = "objects"
    SILENT = "silent"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Vote(StrEnum):
    """A vote in a roll call."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


TO_STATE: Final = (
    Position.AGREES,
    Position.AGREES_WITH_RESERVATION,
    Position.SPECIAL_OPINION,
    Position.NOT_INTERESTED,
    Position.NOT_PARTICIPATING,
    Position.OBJECTS,
)
"""What a delegation can state."""

AGREEING: Final = frozenset(
    {Position.AGREES, Position.AGREES_WITH_RESERVATION, Position.SPECIAL_OPINION}
)
"""These count as agreement; what is attached to two of them goes with the decision."""

QUALIFIED: Final = frozenset({Position.AGREES_WITH_RESERVATION, Position.SPECIAL_OPINION})
"""Agreement with words that are attached to the decision."""

OPTING_OUT: Final = frozenset({Position.NOT_INTERESTED, Position.NOT_PARTICIPATING})
"""These prevent nothing, and the decision does not bind who took them."""

POSITIONS: Final[dict[Position, Wording]] = {
    Position.AGREES: W("agrees", "согласна"),
    Position.AGREES_WITH_RESERVATION: W("agrees with a reservation", "согласна с оговоркой"),
    Position.SPECIAL_OPINION: W("agrees with a special opinion", "согласна с особым мнением"),
    Position.NOT_INTERESTED: W("not interested", "не заинтересована"),
    Position.NOT_PARTICIPATING: W("does not participate", "не участвует"),
    Position.OBJECTS: W("objects", "возражает"),
    Position.SILENT: W("has not spoken", "не высказалась"),
    Position.ABSENT: W("absent", "отсутствует"),
    Position.UNKNOWN: W("not known", "не известно"),
}
"""What each position is called, of a delegation."""

VOTES: Final[dict[Vote, Wording]] = {
    Vote.FOR: W("for", "за"),
    Vote.AGAINST: W("against", "против"),
    Vote.ABSTAIN: W("abstains", "воздержалась"),
}
"""What each vote is called."""
