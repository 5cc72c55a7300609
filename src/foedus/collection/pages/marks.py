"""The status marks of the pages, and which one a told value has."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from foedus.law.answers.data import word_of
from foedus.law.answers.told import Told


class Mark(StrEnum):
    """How a state of affairs is drawn: a shape first, then a word, then a colour.

    IN_FORCE: in force, party, member. OPEN: signed or expected, not yet bound. ENDED: ended or
    withdrawn; its dates stand in brackets. UNKNOWN: not known, or somewhere within a span.
    THROUGH: bound through another instrument. NONE: no bond. DONE, WAITS, REFUSED are about acts.
    """

    IN_FORCE = "in-force"
    OPEN = "open"
    PROVISIONAL = "provisional"
    SUSPENDED = "suspended"
    ENDED = "ended"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    THROUGH = "bound-through-another"
    NONE = "none"
    DONE = "done"
    WAITS = "waits"
    REFUSED = "refused"


_OF_WORD: Final = {
    "party": Mark.IN_FORCE,
    "in-force": Mark.IN_FORCE,
    "suspended": Mark.SUSPENDED,
    "bound-through": Mark.THROUGH,
    "provisional": Mark.PROVISIONAL,
    "former": Mark.ENDED,
    "displaced": Mark.ENDED,
    "precluded": Mark.NONE,
    "contracting": Mark.OPEN,
    "signed": Mark.OPEN,
    "none": Mark.NONE,
    "disputed": Mark.DISPUTED,
    "unknown": Mark.UNKNOWN,
}


def mark_of(told: Told[Any]) -> Mark:
    """The mark of a told word or bond: of the value, or of the doubt about it."""
    return mark_of_word(word_of(told))


def mark_of_word(word: str) -> Mark:
    """The mark of a word of a status table, or of a bond between two states."""
    return _OF_WORD[word]
