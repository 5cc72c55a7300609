"""The rows of a chart over time: who or what, and the stretches of days with their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.collection.charts.looks import said
from foedus.law.answers.answers import Stretch
from foedus.law.answers.data import word_of
from foedus.law.answers.told import Told
from foedus.law.terms.days import Edge, Span
from foedus.law.terms.wording import Language, Wording

W = Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Days on which one *word* holds; for a doubt, the words that *may* hold."""

    word: str
    since: date
    until: Edge
    may: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The days."""
        return Span(self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its *name*, a *note* under it, its pieces in order, none overlapping."""

    name: str
    note: str = ""
    pieces: tuple[Piece, ...] = ()

    def on(self, day: date) -> Piece | None:
        """The piece that holds *day*."""
        return next((piece for piece in self.pieces if day in piece.span), None)


def piece_of(since: date, until: Edge, told: Told[Any]) -> Piece:
    """A piece from a told word."""
    may = () if told.certain else tuple(dict.fromkeys(str(v or "none") for v in told.values))
    return Piece(word=word_of(told), since=since, until=until, may=may)


def pieces_of(stretches: tuple[Stretch, ...]) -> tuple[Piece, ...]:
    """The pieces of a row from the stretches of an answer; days without a bond have none."""
    found = (piece_of(one.since, one.until, one.word) for one in stretches)
    return tuple(piece for piece in found if piece.word != "none")


def sentence(row: Row, language: Language) -> str:
    """The whole row in words.

    >>> row = Row(name="A", pieces=(Piece(word="party", since=date(2000, 1, 1),
    ...     until=date(2001, 1, 1)),))
    >>> sentence(row, "en")
    'A: party from 2000-01-01 until 2001-01-01.'
    """
    told = [_told(piece, language) for piece in row.pieces]
    return f"{row.name}: {'; '.join(told) or said('none', language)}."


def _told(piece: Piece, language: Language) -> str:
    return f"{alternatives(piece, language)} {days(piece, language)}"


def alternatives(piece: Piece, language: Language) -> str:
    """The word of a piece; for a doubt, also what may hold: "disputed (party / signed)"."""
    word = said(piece.word, language)
    return f"{word} ({' / '.join(said(one, language) for one in piece.may)})" if piece.may else word


def days(piece: Piece, language: Language) -> str:
    """From when until when; the second day is the first on which it does not hold."""
    text = W("from {}", "с {}").in_language(language).format(piece.since.isoformat())
    if isinstance(piece.until, date):
        until = W(" until {}", " до {}").in_language(language)
        text += until.format(piece.until.isoformat())
    return text
