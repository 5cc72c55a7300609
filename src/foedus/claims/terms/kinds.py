"""The kinds of statements, how they are made, and what can become of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a statement is about. The words are those of the JSON answer."""

    MEMBERSHIP_LIST = "membership_list"
    MEMBER_COUNT = "member_count"
    FOUNDING = "founding"
    OFFICE_HOLDER = "office_holder"
    CHAIR = "chair"
    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ENTRY_INTO_FORCE = "entry_into_force"
    PARTICIPATION = "participation"
    ORG_LINK = "org_link"
    SESSION_DATE_PLACE = "session_date_place"
    WITHDRAWAL = "withdrawal"
    BIOGRAPHY = "biography"
    BODY_FUNCTION = "body_function"


class Modality(StrEnum):
    """How a statement is made: as a fact, or as something expected, heard, agreed, promised."""

    SAID = "said"
    WILL = "will"
    EXPECTED = "expected"
    REPORTEDLY = "reportedly"
    AGREED = "agreed"
    PLEDGED = "pledged"
    CONDITIONAL = "conditional"


AHEAD = frozenset(
    {
        Modality.WILL,
        Modality.EXPECTED,
        Modality.AGREED,
        Modality.PLEDGED,
        Modality.CONDITIONAL,
    }
)
"""Said of what is still to come, or may come."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in the text of a document: from character *start* up to, not including, *end*."""

    start: int
    end: int

    def covers(self, other: Stretch) -> bool:
        """Whether all of *other* lies in this stretch."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: Stretch) -> int:
        """How many characters lie in both."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a statement is made, whether it denies, and who is named as saying so (words)."""

    modality: Modality = Modality.SAID
    negated: bool = False
    attribution: str = ""


PLAIN: Final = Manner()
"""Said as a fact, by the report itself."""
