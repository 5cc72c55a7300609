"""A Word document as values: what stands in it, who changed what when, who remarked what.

Nothing of its look is kept but what carries meaning: styles, levels, numbers, places.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class How(StrEnum):
    """What was done to some words, or to the end of a paragraph. A move is both of its halves."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_HERE = "moved-here"
    MOVED_AWAY = "moved-away"


_ADDING = frozenset({How.INSERTED, How.MOVED_HERE})


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: by whom, and when; *at* is None where the file does not say."""

    how: How
    author: str
    at: datetime | None

    @property
    def adds(self) -> bool:
        """Whether it puts something in; else it takes something out."""
        return self.how in _ADDING


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Words with the *changes* that they underwent, the outermost first.

    *comments* are the numbers of the comments on them. A tab is ``\t``, a line end ``\n``.
    """

    words: str
    changes: tuple[Change, ...] = ()
    comments: frozenset[str] = frozenset()


class Place(StrEnum):
    """Where a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    NOTE = "note"
    BOX = "box"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParagraph:
    """A paragraph. *outline* is the level of a heading from 1, or 0 for running text.

    *label* is its automatic number as Word prints it. *mark* are the changes of its end: a
    paragraph whose end is taken out flows into the next one. *anchors* are its bookmarks.
    """

    pieces: tuple[Piece, ...] = ()
    mark: tuple[Change, ...] = ()
    anchors: tuple[str, ...] = ()
    style: str = ""
    outline: int = 0
    label: str = ""
    place: Place = Place.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class WordComment:
    """A comment; *answers* is the number of the one that it answers, or empty."""

    number: str
    author: str
    at: datetime | None
    words: str
    answers: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """A whole document. *reformatted* counts changes of looks alone, of which nothing is kept."""

    paragraphs: tuple[WordParagraph, ...]
    comments: tuple[WordComment, ...] = ()
    title: str = ""
    language: str = ""
    reformatted: int = 0

    @property
    def authors(self) -> tuple[str, ...]:
        """Who changed something, in the order of their first change."""
        return tuple(dict.fromkeys(one.author for one in self.changes))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every tracked change, in the order of reading."""
        of_words = ((p.pieces, p.mark) for p in self.paragraphs)
        return tuple(
            change
            for pieces, mark in of_words
            for change in (*(c for piece in pieces for c in piece.changes), *mark)
        )
