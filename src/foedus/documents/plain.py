"""The blocks of a plain text: paragraphs, headings, items; a text laid out by lines.

A blank line ends a block. Where lines are wrapped (most have the width of the page) they are one
paragraph until one is short and ends a sentence, is indented, or begins an item; where they are not
each line is a paragraph. A number of a unit on a line of its own is a heading wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from foedus.documents.headings import (
    Heading,
    begins_item,
    heading_of,
    is_marker,
    looks_like_title,
    run_in_of,
)
from foedus.documents.terms import Block, BlockKind, Unit

_LINE: Final = re.compile(r"[^\n\r\f\u2028\u2029]+")
_WIDE: Final = 120
"""A text with many lines beyond this width is not wrapped."""
_SHORT: Final = 0.75
"""Of the width: a wrapped line is longer, unless it ends its paragraph."""
_STOPS: Final = (".", "!", "?", ":", ";", "…", '."', ".”", ".»")
_GOES_ON: Final = ",-–—("
_NARROW: Final = 60
"""No wrapped text is narrower; what seems to be has short lines for another reason."""

_LEVELS: Final = {
    Unit.PART: 1,
    Unit.ANNEX: 1,
    Unit.PROTOCOL: 1,
    Unit.TITLE: 2,
    Unit.CHAPTER: 2,
    Unit.SECTION: 3,
    Unit.ARTICLE: 4,
}
_HEAD: Final = 80
"""Characters in which the number of an article stands, where its words follow on its line."""
_TITLE_LEVEL: Final = 5
_BARE: Final = 14
"""Characters of the longest word for a unit, with its space and stop."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space at its ends, where it stands, and what precedes it."""

    words: str
    start: int
    indent: int
    after_blank: bool

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def blocks_in(text: str, start: int, end: int, page: int = 0) -> list[Block]:
    """The blocks of the lines between two offsets of *text*."""
    lines = list(_lines(text, start, end))
    reading = _Reading(_width(lines), page)
    for number, line in enumerate(lines):
        reading.take(line, lines[number + 1] if number + 1 < len(lines) else None)
    reading.close(ends=True)
    return reading.blocks


def is_row(words: str) -> bool:
    """Whether a line is the row of a table: its cells are parted by tabs or bars."""
    return "\t" in words or " | " in words


def heading_block(block: Block, words: str) -> Block:
    """*block* as a heading with its label, if its words are a numbered heading; else as it is."""
    found = heading_of(words)
    return block if found is None else headed(block, found)


def paragraph_block(block: Block, words: str) -> Block:
    """A paragraph as what its words are: a numbered heading, an item, an article, a paragraph."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    found = heading_of(words)
    if found is not None:
        return headed(block, found)
    if begins_item(words):
        return replace(block, kind=BlockKind.ITEM)
    article = run_in_of(words[:_HEAD])
    return block if article is None else replace(block, label=article.label, unit=article.unit)


def headed(block: Block, found: Heading) -> Block:
    """*block* as the heading that was found in its words."""
    return replace(
        block,
        kind=BlockKind.HEADING,
        level=_LEVELS.get(found.unit, _TITLE_LEVEL),
        label=found.label,
        unit=found.unit,
    )


def moved(block: Block, by: int) -> Block:
    """*block*, *by* characters further on."""
    return replace(block, start=block.start + by, end=block.end + by)


def with_titles(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, with the line below the bare number of a unit as its title, if it looks so."""
    titled: list[Block] = []
    for block in blocks:
        above = titled[-1] if titled else None
        words = text[block.start : block.end]
        is_title = block.kind is BlockKind.PARAGRAPH and above is not None and is_bare(above)
        if is_title and "\n" not in words and looks_like_title(words):
            titled.append(replace(block, kind=BlockKind.HEADING, level=_TITLE_LEVEL))
        else:
            titled.append(block)
    return tuple(titled)


def is_bare(block: Block) -> bool:
    """Whether a heading is the number of a unit and no more."""
    return (
        block.kind is BlockKind.HEADING
        and bool(block.unit)
        and block.end - block.start <= len(block.label) + _BARE
    )


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    last = start
    for found in _LINE.finditer(text, start, end):
        words = found[0].strip()
        if not words:
            continue
        indent = len(found[0]) - len(found[0].lstrip())
        gap = text[last : found.start()].replace("\r\n", "\n")
        blank = last == start or len(gap.replace(" ", "").replace("\t", "")) > 1
        yield _Line(words, found.start() + indent, indent, blank)
        last = found.end()


def _width(lines: list[_Line]) -> int:
    """The length that nine lines of ten do not exceed."""
    lengths = sorted(len(line.words) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


@dataclass(slots=True)
class _Reading:
    """Goes through the lines in order."""

    width: int
    page: int
    blocks: list[Block] = field(default_factory=list)
    _open: list[_Line] = field(default_factory=list)

    def take(self, line: _Line, after: _Line | None) -> None:
        """The next line, and the one after it."""
        goes_on = after is not None and not after.after_blank and after.words[0].islower()
        heading = heading_of(line.words)
        if heading is not None and not (goes_on and self._is_open(line)):
            self.close(ends=True)
            self._add(headed(self._block([line]), heading))
        elif self._is_marked():
            self._open.append(line)
        elif self._is_title_of_unit(line) and not goes_on:
            self.close(ends=True)
            self._add(self._heading([line], _TITLE_LEVEL))
        else:
            if not self._joins(line):
                self.close(ends=line.after_blank or self.width > _WIDE or self._stands_apart(line))
            self._open.append(line)

    def close(self, *, ends: bool) -> None:
        """End the block under way; *ends*: what follows stands apart from it."""
        lines, self._open = self._open, []
        if not lines:
            return
        if _is_heading(lines) and ends:
            self._add(self._heading(lines, 2 if self.blocks else 1))
        else:
            words = " ".join(line.words for line in lines[:2])
            self._add(paragraph_block(self._block(lines), words))

    def _stands_apart(self, line: _Line) -> bool:
        """Whether the block under way ended before its line was full, and not with a stop."""
        last = self._open[-1] if self._open else None
        if last is None or is_row(last.words) or last.words.endswith(_STOPS):
            return False
        return self._had_room(last, line)

    def _is_marked(self) -> bool:
        """Whether the block under way is the mark of an item, its words still to come."""
        return len(self._open) == 1 and is_marker(self._open[0].words)

    def _is_open(self, line: _Line) -> bool:
        return bool(self._open) and not line.after_blank

    def _joins(self, line: _Line) -> bool:
        """Whether a line goes on with the block under way."""
        if not self._is_open(line) or self.width > _WIDE:
            return False
        if begins_item(line.words) or run_in_of(line.words[:_HEAD]) is not None:
            return False
        last = self._open[-1]
        if is_row(last.words) or is_row(line.words) or self._had_room(last, line):
            return False
        if line.indent > last.indent + 1 and not line.words[0].islower():
            return begins_item(self._open[0].words) and len(self._open) == 1
        ended = last.words.endswith(_STOPS) and len(last.words) < _SHORT * self.width
        return not ended

    def _had_room(self, last: _Line, line: _Line) -> bool:
        """Whether a line was ended though the next word had room on it: not by wrapping.

        Only of a line that begins with a capital or a number; narrow pages break as they like.
        """
        if line.words[0].islower() or last.words[-1] in _GOES_ON or self.page:
            return False
        width = max(self.width, _NARROW)
        return len(last.words) + 1 + len(line.words.split(None, 1)[0]) < _SHORT * width

    def _is_title_of_unit(self, line: _Line) -> bool:
        """Whether a line is the title below the number of an article or chapter."""
        last = self.blocks[-1] if self.blocks and not self._open else None
        return last is not None and is_bare(last) and looks_like_title(line.words)

    def _heading(self, lines: list[_Line], level: int) -> Block:
        return replace(self._block(lines), kind=BlockKind.HEADING, level=level)

    def _block(self, lines: list[_Line]) -> Block:
        return Block(start=lines[0].start, end=lines[-1].end, page=self.page)

    def _add(self, block: Block) -> None:
        self.blocks.append(block)


_FEW: Final = 6
_CAPITALS_LONGEST: Final = 300


def _is_heading(lines: list[_Line]) -> bool:
    """A short line without a final stop; or a few in capitals."""
    if len(lines) == 1:
        return looks_like_title(lines[0].words)
    words = " ".join(line.words for line in lines[:_FEW])
    return words.isupper() and len(words) <= _CAPITALS_LONGEST and len(lines) <= _FEW
