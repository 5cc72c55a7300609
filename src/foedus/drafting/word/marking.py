"""Writes the words of a paragraph into a Word file, with what was put in and taken out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from itertools import count, zip_longest
from typing import Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx_revisions import TrackedDeletion, TrackedInsertion  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from foedus.drafting.word.naming import Role
from foedus.drafting.word.proposed import Proposed
from foedus.drafting.word.rows import Row

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS: Final = {"\n": "w:br", "\t": "w:tab"}
_NOBODY: Final = "–"
"""Word needs an author; this one stands for nobody."""


@dataclass(frozen=True, slots=True)
class Range:
    """A comment on the words from *start* to *end* of a paragraph."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class Marking:
    """Numbers what is written into one document."""

    revisions: Iterator[int] = field(default_factory=lambda: count(1))
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))

    def write(self, row: Row, paragraph: Paragraph, ranges: tuple[Range, ...]) -> None:
        """Write *row* into an empty paragraph, with the comments on it."""
        self._mark(row, paragraph)
        number = str(next(self.bookmarks))
        start, end = (
            OxmlElement(tag, attrs={qn("w:id"): number})
            for tag in ("w:bookmarkStart", "w:bookmarkEnd")
        )
        start.set(qn("w:name"), row.anchor.name)
        paragraph._p.append(start)  # noqa: SLF001 - the library's door to the markup
        for element in self._content(row, paragraph, ranges):
            paragraph._p.append(element)  # noqa: SLF001
        paragraph._p.append(end)  # noqa: SLF001

    def _mark(self, row: Row, paragraph: Paragraph) -> None:
        """That the end of the paragraph was put in or taken out."""
        for one, tag in ((row.put_in, "w:ins"), (row.taken_out, "w:del")):
            if one is not None:
                properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
                held = OxmlElement("w:rPr")
                held.append(self._tracked(tag, one, paragraph))
                properties.append(held)

    def _content(
        self, row: Row, paragraph: Paragraph, ranges: tuple[Range, ...]
    ) -> Iterator[etree._Element]:
        whole = row.put_in or row.taken_out
        if whole is not None:
            tag = "w:ins" if row.put_in is not None else "w:del"
            yield from _begun(ranges)
            yield from self._change(tag, row.before + row.words, whole, paragraph)
            yield from _ended(ranges)
            return
        yield from _run(row.before, "w:t")
        places = sorted(_cuts(row, ranges))
        for place, after in zip_longest(places, places[1:]):
            yield from _ended(one for one in ranges if one.start < one.end == place)
            yield from self._put_in(row, place, paragraph)
            yield from _begun(one for one in ranges if one.start == place)
            yield from _ended(one for one in ranges if one.start == one.end == place)
            if after is not None:
                yield from self._words(row, place, after, paragraph)

    def _put_in(self, row: Row, place: int, paragraph: Paragraph) -> Iterator[etree._Element]:
        """What is put in behind what ends here."""
        for edit in row.edits:
            if edit.end == place and edit.words:
                between = _between(row) if place == 0 else ""
                yield from self._change("w:ins", between + edit.words, edit.by, paragraph)

    def _words(
        self, row: Row, start: int, end: int, paragraph: Paragraph
    ) -> Iterator[etree._Element]:
        words = row.words[start:end]
        out = next((e for e in row.edits if e.start <= start < end <= e.end), None)
        if out is None:
            yield from _run(words, "w:t")
        else:
            yield from self._change("w:del", words, out.by, paragraph)

    def _change(
        self, tag: str, words: str, by: Proposed, paragraph: Paragraph
    ) -> Iterator[etree._Element]:
        if words:
            made = self._tracked(tag, by, paragraph)
            for run in _run(words, "w:delText" if tag == "w:del" else "w:t"):
                made.append(run)
            yield made

    def _tracked(self, tag: str, by: Proposed, paragraph: Paragraph) -> etree._Element:
        element = OxmlElement(tag)
        kind = TrackedInsertion if tag == "w:ins" else TrackedDeletion
        change = kind(element, paragraph)
        change.revision_id = next(self.revisions)
        change.author = shown(by.author) or _NOBODY
        change.date = None if by.at is None else by.at.astimezone(UTC)
        return element


def _between(row: Row) -> str:
    """What parts a number from the first words that it gets."""
    if row.words or not row.before:
        return ""
    return "\n" if row.anchor.role is Role.HEADING else "\t"


def _cuts(row: Row, ranges: tuple[Range, ...]) -> set[int]:
    """The places where something begins or ends."""
    of_edits = {place for one in row.edits for place in (one.start, one.end)}
    of_ranges = {place for one in ranges for place in (one.start, one.end)}
    return {0, len(row.words)} | of_edits | of_ranges


def _begun(ranges: Iterable[Range]) -> Iterator[etree._Element]:
    for one in ranges:
        yield OxmlElement("w:commentRangeStart", attrs={qn("w:id"): str(one.number)})


def _ended(ranges: Iterable[Range]) -> Iterator[etree._Element]:
    for one in ranges:
        number = {qn("w:id"): str(one.number)}
        yield OxmlElement("w:commentRangeEnd", attrs=number)
        run = OxmlElement("w:r")
        run.append(OxmlElement("w:commentReference", attrs=number))
        yield run


def _run(words: str, tag: str) -> Iterator[etree._Element]:
    """Words as a run; line ends and tabs are elements of their own."""
    if not words:
        return
    run = OxmlElement("w:r")
    rest = shown(words)
    while rest:
        cut = min((place for sign in _SIGNS if (place := rest.find(sign)) >= 0), default=len(rest))
        if cut:
            text = OxmlElement(tag)
            text.text = rest[:cut]
            text.set(_SPACE, "preserve")
            run.append(text)
        if cut < len(rest):
            run.append(OxmlElement(_SIGNS[rest[cut]]))
        rest = rest[cut + 1 :]
    yield run


def shown(words: str) -> str:
    r"""*words* with a visible sign for each that XML cannot hold.

    >>> shown("a\x00b\tc")
    'a\ufffdb\tc'
    """
    return "".join(one if _fits(one) else "\ufffd" for one in words)


def _fits(sign: str) -> bool:
    number = ord(sign)
    if number < 0x20:  # noqa: PLR2004 - XML 1.0, production 2
        return sign in "\t\n"
    return not (0xD800 <= number < 0xE000 or number & 0xFFFF in {0xFFFE, 0xFFFF})  # noqa: PLR2004
