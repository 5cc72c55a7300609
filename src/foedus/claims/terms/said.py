"""What a report names, as far as the register knows it: the words, and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a report names; *id* is its id in the register, empty where it is not held."""

    words: str
    id: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.id)

    @property
    def held(self) -> bool:
        """Whether the register holds it."""
        return bool(self.id)


NOTHING_NAMED: Final = Named("")
"""The report names nothing here."""


@dataclass(frozen=True, slots=True)
class StatesSaid:
    """States in the order of the report, as codes; *unknown* are names that no register knows."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.codes or self.unknown)


NO_STATES: Final = StatesSaid()
"""The report names no states here."""


class Bound(StrEnum):
    """How exact a number is meant."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True, slots=True)
class CountSaid:
    """A number of things; *of* is the lemma of the noun counted ("republic", "document")."""

    number: int
    of: str = ""
    bound: Bound = Bound.EXACTLY
    words: str = ""


NO_COUNT: Final = CountSaid(-1)
"""The report names no number here."""
