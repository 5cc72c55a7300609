"""A PDF ──▶ its text: the lines that stand on its pages, put together into paragraphs.

A PDF holds letters at places. The reader gives lines; a paragraph ends where the distance to the
next line is larger than usual, or a short line ends a sentence. Words parted at the end of a line
are joined where the reader marks the hyphen, or where the next line goes on in small letters. Lines
at the head or the foot of most pages, the same but for their figures, are no text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from threading import Lock
from typing import Any, Final, TypeAlias

from foedus.documents.archive import encrypted
from foedus.documents.errors import (
    BrokenDocument,
    MissingReader,
    NoTextDocument,
    TooLargeDocument,
    UnreadableDocument,
)
from foedus.documents.headings import begins_item, heading_of, looks_like_title, run_in_of
from foedus.documents.page_facts import day_of
from foedus.documents.places import Weaving
from foedus.documents.plain import is_bare, paragraph_block
from foedus.documents.terms import Block, BlockKind, Limits, Stated, StatedDay
from foedus.law.terms.wording import Wording

_Library: TypeAlias = Any
"""What the library gives; it has no types."""
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_HYPHENS: Final = ("\x02", "\ufffe", "\xad")
"""How the reader marks a hyphen at the end of a line."""
_PARTED: Final = re.compile(r"[^\W\d_]{2,}-$")
_FIGURES: Final = re.compile(r"\d+")
_ONE_AT_A_TIME: Final = Lock()
"""The library that reads PDFs must not be used by two threads at once."""
_EDGE: Final = 2
"""So many lines at the head and the foot of a page are looked at."""
_FEW_PAGES: Final = 3
_GAP: Final = 1.45
"""A paragraph ends where the distance of lines is so many times the usual one."""
_SIZES: Final = 1.15
"""Lines whose letters differ more in size are no one paragraph."""
_SHORT: Final = 0.8
_TITLE_LINES: Final = 2
_STOPS: Final = (".", "!", "?", ":", ";", "…", '."', ".”", ".»")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line: its words, its page, and in points where its feet, its size, its ends are.

    *last_foot*: the reader takes two lines for one where they are set close.
    """

    words: str
    page: int
    foot: float
    last_foot: float
    size: float
    left: float
    right: float
    parted: bool = False


def read_pdf(content: bytes, name: str, limits: Limits) -> tuple[str, tuple[Block, ...], Stated]:
    """The text, its blocks with their pages, and what the file states.

    Raises an `UnreadableDocument`: encrypted, broken, too many pages, no words (a scan).
    """
    try:
        import pypdfium2  # type: ignore[import-untyped]  # late: an optional library
    except ImportError as fault:
        raise MissingReader(name, "pypdfium2") from fault
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            raise _refused(name, fault) from fault
        try:
            return _read(document, name, limits)
        except pypdfium2.PdfiumError as fault:
            raise _broken(name) from fault
        finally:
            document.close()


def _refused(name: str, fault: Exception) -> UnreadableDocument:
    if "password" in str(fault).lower() or "security" in str(fault).lower():
        return encrypted(name)
    return _broken(name)


def _broken(name: str) -> BrokenDocument:
    return BrokenDocument(
        name,
        Wording("the PDF is cut off or damaged.", "файл PDF обрезан или повреждён."),
        Wording(
            "Fetch it again, or print it to a new PDF.",
            "Получите его снова или распечатайте в новый PDF.",
        ),
    )


def _read(document: _Library, name: str, limits: Limits) -> tuple[str, tuple[Block, ...], Stated]:
    if len(document) > limits.pages:
        raise TooLargeDocument(
            name,
            Wording(
                f"it has {len(document)} pages, more than {limits.pages}.",
                f"в нём {len(document)} страниц, больше {limits.pages}.",
            ),
            Wording("Read it in parts.", "Прочитайте его по частям."),
        )
    pages: list[list[_Line]] = []
    left = limits.characters
    for number in range(len(document)):
        lines = list(_lines(document, number, left, name))
        left -= sum(len(line.words) for line in lines)
        pages.append(lines)
    if not any(pages):
        raise NoTextDocument(
            name,
            Wording(
                f"its {len(pages)} page(s) hold no words: it is a scan.",
                f"на его страницах ({len(pages)}) нет слов: это скан.",
            ),
            Wording("Recognise its text (OCR) first.", "Сначала распознайте его текст (OCR)."),
        )
    kept = list(_without_edges(pages))
    reading = _Reading(_usual_gap(kept))
    for line in kept:
        reading.take(line)
    reading.close()
    return reading.weaving.text(), tuple(reading.blocks), _stated(document)


def _stated(document: _Library) -> Stated:
    held = document.get_metadata_dict()
    days = (
        StatedDay(day, f"PDF {key}")
        for key in ("CreationDate",)
        if (day := day_of(str(held.get(key, "")).removeprefix("D:")[:8])) is not None
    )
    return Stated(dates=tuple(days), title=" ".join(str(held.get("Title", "")).split())[:400])


def _lines(document: _Library, number: int, most: int, name: str) -> Iterator[_Line]:
    """The lines of a page, in the order in which they were set."""
    page = document[number]
    words = page.get_textpage()
    try:
        if words.count_chars() > most:
            raise too_long(name)
        said = _signs(words)
        start = 0
        for end in (*(one.span() for one in _BREAK.finditer(said)), (len(said), len(said))):
            line = _line(words, said[start : end[0]], start, number + 1)
            if line is not None:
                yield line
            start = end[1]
    finally:
        words.close()
        page.close()


def _signs(words: _Library) -> str:
    """The letters of a page, one for each place (the reader's own text leaves some places out)."""
    from pypdfium2 import raw  # late: an optional library

    return "".join(chr(raw.FPDFText_GetUnicode(words, n)) for n in range(words.count_chars()))


def too_long(name: str) -> TooLargeDocument:
    """The error for more text than the limits allow."""
    return TooLargeDocument(
        name,
        Wording("it holds more text than is read at once.", "в нём слишком много текста."),
        Wording("Read it in parts.", "Прочитайте его по частям."),
    )


def _line(words: _Library, said: str, start: int, page: int) -> _Line | None:
    first = start + len(said) - len(said.lstrip())
    last = start + len(said.rstrip()) - 1
    parted = said.rstrip(" ").endswith(_HYPHENS)
    whole = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    clean = _CONTROL.sub("", whole.replace("\xad", "")).strip()
    if not clean or last < first:
        return None
    left, foot, _, head = words.get_charbox(first, loose=True)
    _, last_foot, right, _ = words.get_charbox(last, loose=True)
    return _Line(
        words=clean,
        page=page,
        foot=foot,
        last_foot=last_foot,
        size=head - foot,
        left=left,
        right=right,
        parted=parted,
    )


def _without_edges(pages: list[list[_Line]]) -> Iterator[_Line]:
    """All lines but those that stand at the head or foot of most pages."""
    held = [lines for lines in pages if lines]
    seen = Counter(words for lines in held for words in {_pattern(one) for one in _edges(lines)})
    often = {
        words for words, count in seen.items() if len(held) >= _FEW_PAGES and count > len(held) // 2
    }
    for lines in held:
        edges = {id(one) for one in _edges(lines) if _pattern(one) in often}
        edges |= {id(one) for one in (lines[0], lines[-1]) if _is_page_number(one, len(held))}
        yield from (one for one in lines if id(one) not in edges)


def _edges(lines: list[_Line]) -> list[_Line]:
    return [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]


def _pattern(line: _Line) -> str:
    return _FIGURES.sub("#", line.words)


def _is_page_number(line: _Line, pages: int) -> bool:
    return pages > 1 and line.words.strip(" -–—") == str(line.page)


def _usual_gap(lines: list[_Line]) -> float:
    """The distance of lines within paragraphs, in points: of all distances a small one."""
    gaps = sorted(
        one.last_foot - after.foot
        for one, after in pairwise(lines)
        if one.page == after.page and one.last_foot > after.foot
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


@dataclass(slots=True)
class _Reading:
    """Puts lines together into blocks; *usual* is the distance of lines within paragraphs."""

    usual: float
    weaving: Weaving = field(default_factory=Weaving)
    blocks: list[Block] = field(default_factory=list)
    _open: list[_Line] = field(default_factory=list)
    _widest: float = 0.0

    def take(self, line: _Line) -> None:
        """The next line."""
        heading = heading_of(line.words)
        if not self._joins(line) or (heading is not None and not self._goes_on()):
            self.close()
        self._widest = max(self._widest, line.right)
        self._open.append(line)
        if len(self._open) == 1 and (heading is not None or self._is_title_of_unit(line)):
            self.close()

    def _is_title_of_unit(self, line: _Line) -> bool:
        """Whether a line is the title below the number of an article or chapter."""
        below = bool(self.blocks) and is_bare(self.blocks[-1])
        return below and line.right < _SHORT * self._widest and looks_like_title(line.words)

    def _goes_on(self) -> bool:
        """Whether the block under way stops within a sentence."""
        return bool(self._open) and not self._open[-1].words.endswith(_STOPS)

    def _joins(self, line: _Line) -> bool:
        if not self._open:
            return False
        last = self._open[-1]
        if begins_item(line.words) or run_in_of(line.words) is not None:
            return False
        if line.page != last.page:
            return line.words[0].islower() or last.parted
        if not 1 / _SIZES < line.size / max(last.size, 0.1) < _SIZES:
            return False
        gap = last.last_foot - line.foot
        if gap <= 0:  # another column, or the same line
            return self._goes_on()
        ended = last.right < _SHORT * self._widest and last.words.endswith(_STOPS)
        return gap <= _GAP * self.usual and not ended

    def close(self) -> None:
        """End the block under way."""
        lines, self._open = self._open, []
        if not lines:
            return
        start = self.weaving.length
        self.weaving.between(_joined(lines))
        block = Block(start=start, end=self.weaving.length, page=lines[0].page)
        self.weaving.between("\n")
        self.blocks.append(self._kind(block, lines))

    def _kind(self, block: Block, lines: list[_Line]) -> Block:
        told = paragraph_block(block, lines[0].words if len(lines) > 1 else _joined(lines))
        if told is not block and (told.kind is not BlockKind.HEADING or len(lines) == 1):
            return told
        if len(lines) <= _TITLE_LINES and looks_like_title(" ".join(one.words for one in lines)):
            level = 2 if self.blocks else 1
            return replace(block, kind=BlockKind.HEADING, level=level)
        return block


def _joined(lines: list[_Line]) -> str:
    """The lines as one text: words that were parted are whole again, else a line end stays."""
    said: list[str] = []
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        goes_on = after is not None and after.words[0].islower()
        if line.parted and goes_on:
            said.append(line.words.removesuffix("-"))
        elif goes_on and _PARTED.search(line.words):
            said.append(line.words[:-1])
        else:
            said.append(line.words + ("\n" if after is not None else ""))
    return "".join(said)
