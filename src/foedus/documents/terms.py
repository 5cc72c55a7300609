"""What a document is: its text, the blocks of the text, and where both stand in the file.

Offsets count characters (code points) from 0, spans are half-open. `Document.text` never holds a
byte order mark, `Document.source` (the decoded file, line ends as they are) does: it is a character
of the file, and offsets in the file count it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.documents.languages import Language, language_of
from foedus.documents.places import IDENTITY, FileSpan, Places


class Form(StrEnum):
    """The forms that are read."""

    PLAIN = "plain"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    WORD = "word"


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    CAPTION = "caption"


class Unit(StrEnum):
    """What a numbered heading begins; empty where it begins nothing that is counted."""

    NONE = ""
    PART = "part"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    ANNEX = "annex"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that belongs together; never empty, without white space at its ends.

    *level* is 1 to 6 for headings, else 0; *page* counts from 1, 0 where the form has no pages;
    *label* is the number of what a heading begins (``22``, ``22 bis``, ``II``), empty elsewhere.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    page: int = 0
    label: str = ""
    unit: Unit = Unit.NONE


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that the file states beside its text, and what states it (``meta date``)."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file says of itself beside its text. Evidence, and no more: files are copied."""

    dates: tuple[StatedDay, ...] = ()
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a document may be: *content* in bytes, *characters* of text, *pages*, *depth*."""

    content: int = 20 * 1024 * 1024
    characters: int = 5_000_000
    pages: int = 2_000
    depth: int = 200


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read."""

    name: str
    form: Form
    encoding: str = ""
    """How the bytes were decoded; empty for PDF and Word."""
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    source: str = field(default="", repr=False)
    """The decoded file; empty for PDF and Word."""
    places: Places = field(default=IDENTITY, repr=False)
    stated: Stated = Stated()

    @property
    def language(self) -> Language:
        """The language of most of the text; told anew at each call."""
        return language_of(self.text)

    def words(self, start: int, end: int) -> str:
        """The exact words between two offsets of the text."""
        return self.text[start:end]

    def block_at(self, offset: int) -> Block | None:
        """The block in which the character at *offset* stands; none between blocks."""
        place = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[place] if place >= 0 and offset < self.blocks[place].end else None

    def in_file(self, start: int, end: int) -> FileSpan | None:
        """Where words of the text stand in `source`; none where the file has no characters.

        In HTML and XML the span holds whatever markup and references stand between its ends.
        Raises IndexError for a span that is not within the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"The text has {len(self.text)} characters; there is no {start}:{end}")
        return self.places.span(start, end) if self.source else None
