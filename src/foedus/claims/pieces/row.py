"""A sentence as a row of pieces: each a word, a mark, or something that is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import NOTHING_NAMED, CountSaid, Named, StatesSaid
from foedus.claims.terms.times import TimeSaid
from foedus.claims.words.tokens import Token


class Sort(StrEnum):
    """What a piece is. LAND is a state as a place: "in Armenia"."""

    WORD = "word"
    MARK = "mark"
    NUMBER = "number"
    STATES = "states"
    ADJECTIVE = "adjective"
    ORGANISATION = "organisation"
    BODY = "body"
    OFFICE = "office"
    PERSON = "person"
    TOWN = "town"
    LAND = "land"
    INSTRUMENT = "instrument"
    TIME = "time"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class States:
    """States; *through* says by whom they act where that is said ("heads-of-state")."""

    said: StatesSaid
    through: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a name; *among* are other things of the register that it may be."""

    named: Named
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InOrganisation:
    """A body or an office; *level* is who meets ("heads-of-state"), *meets*: a session is meant."""

    named: Named
    organisation: Named = NOTHING_NAMED
    level: str = ""
    meets: bool = False
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person; *states* whom they act for, *among* other persons of that name."""

    named: Named
    states: StatesSaid
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An instrument; *noun* is what it is called ("agreement"), *subject* what it is about."""

    named: Named
    noun: str = ""
    subject: str = ""
    among: tuple[str, ...] = ()


Sense: TypeAlias = (
    States | Thing | InOrganisation | Somebody | Document | TimeSaid | CountSaid | None
)


@dataclass(frozen=True)
class Piece:
    """Tokens that belong together, what sort of thing they are, and what they name.

    *also* are other things that the same words may stand for, the likeliest first: a capital may be
    a place or its state, "it" an organisation or a treaty. A phrase that looks for such a thing
    takes it.
    """

    sort: Sort
    tokens: tuple[Token, ...]
    sense: Sense = None
    also: tuple[Piece, ...] = ()

    @property
    def stretch(self) -> Stretch:
        """Where it stands in the text."""
        return Stretch(self.tokens[0].stretch.start, self.tokens[-1].stretch.end)

    @cached_property
    def lower(self) -> str:
        """Its words in small letters."""
        return " ".join(token.lower for token in self.tokens)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The base forms of a word; nothing for what is named, nor for several words."""
        single = self.sort is Sort.WORD and len(self.tokens) == 1
        return self.tokens[0].lemmas if single else frozenset()

    def as_one_of(self, sorts: frozenset[Sort]) -> Piece | None:
        """The piece itself, or what it also stands for, of one of *sorts*; None if neither is."""
        if self.sort in sorts:
            return self
        return next((other for other in self.also if other.sort in sorts), None)

    @property
    def names(self) -> bool:
        """Whether it names something."""
        return self.sense is not None


def words_of(pieces: Sequence[Piece], text: str) -> str:
    """The words of *text* from the first to the last of *pieces*."""
    return text[pieces[0].stretch.start : pieces[-1].stretch.end]


def merged(pieces: Sequence[Piece], sort: Sort, sense: Sense) -> Piece:
    """One piece made of several."""
    return Piece(sort, tuple(token for piece in pieces for token in piece.tokens), sense)
