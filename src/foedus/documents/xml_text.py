"""An XML file ──▶ its text: treaties as collections keep them, Akoma Ntoso, any other.

An element that is called as units of a treaty are (article, chapter, annex) and that says its
number or name in attributes or in ``num`` and ``heading`` begins with a heading. What is called
``meta`` is no text; the days in it are kept as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from foedus.documents.headings import Heading, begins_item
from foedus.documents.markup import Closing, Opening, Words, marks, pieces
from foedus.documents.page_facts import day_of
from foedus.documents.pages import too_deep
from foedus.documents.places import Weaving
from foedus.documents.plain import blocks_in, headed, heading_block, moved, paragraph_block
from foedus.documents.terms import Block, BlockKind, Limits, StatedDay, Unit
from foedus.documents.wordlists import listed

_SILENT: Final = frozenset({"meta", "metadata", "head", "script", "style", "teiHeader"})
_UNITS: Final = {unit.value: unit for unit in Unit if unit} | {"attachment": Unit.ANNEX}
_INLINE: Final = listed(
    "a b i u em strong span sup sub ref mref rref def term date time person organization concept "
    "object event location process role entity quantity docTitle docNumber docDate docType "
    "inline ins del remark noteRef hi emph abbr marker placeholder font"
)
_NUMBERS: Final = ("num", "number")
_NAMES: Final = ("heading", "name", "title", "subheading", "head")
_KINDS: Final = {
    "item": BlockKind.ITEM,
    "point": BlockKind.ITEM,
    "li": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "cell": BlockKind.CELL,
    "caption": BlockKind.CAPTION,
}
_BLANK: Final = re.compile(r"\n[ \t\r]*\n")
_DAY_NAMES: Final = re.compile(r"date", re.IGNORECASE)
_NUMBER: Final = 24
"""Characters of the number of a provision, at most."""
_HEADING_LEVEL: Final = 5


@dataclass(slots=True)
class XmlReading:
    """Goes through the marks of a file that is well-formed. Raises `TooDeepDocument`."""

    name: str
    source: str
    limits: Limits
    weaving: Weaving = field(default_factory=Weaving)
    blocks: list[Block] = field(default_factory=list)
    days: list[StatedDay] = field(default_factory=list)
    _stack: list[str] = field(default_factory=list)
    _silent: int = 0
    _start: int = 0

    def read(self) -> None:
        """Read the whole file."""
        for mark in marks(self.source, "xml"):
            match mark:
                case Words():
                    self._words(mark)
                case Opening():
                    self._open(mark)
                case Closing():
                    self._close()
        self._end_block()

    def _open(self, mark: Opening) -> None:
        name = _local(mark.name)
        self._end_block_for(name)
        if name in _UNITS:
            self._headings(mark, _UNITS[name])
        if self._silent:
            self.days.extend(_stated_in(mark, name))
        if mark.closed:
            return
        self._stack.append(name)
        self._silent += name in _SILENT
        if len(self._stack) > self.limits.depth:
            raise too_deep(self.name, self.limits.depth)

    def _close(self) -> None:
        if self._stack:
            self._end_block_for(self._stack[-1])
            self._silent -= self._stack.pop() in _SILENT

    def _end_block_for(self, name: str) -> None:
        """A number that stands before words of its own goes with them; else the block ends."""
        if name in _INLINE:
            return
        if not self._is_bare_number():
            self._end_block()
        elif not self.weaving.since(self.weaving.length - 1).isspace():
            self.weaving.between(" ")

    def _is_bare_number(self) -> bool:
        """Whether what was read is the number of a point, and not that of an article."""
        if self.weaving.length - self._start > _NUMBER or self._is_number_of_unit():
            return False
        said = self.weaving.since(self._start).split()
        return len(said) == 1 and begins_item(f"{said[0]} x")

    def _is_number_of_unit(self) -> bool:
        return self._around() in _UNITS and self._stack[-1] in _NUMBERS

    def _around(self) -> str:
        """The element around the innermost one."""
        return self._stack[-2] if len(self._stack) > 1 else ""

    def _words(self, words: Words) -> None:
        if self._silent:
            self._stated(words)
            return
        for said, start, length in pieces(self.source, words):
            if self.weaving.length > self._start or said.strip():
                self.weaving.add(said, start, length)

    def _stated(self, words: Words) -> None:
        name = self._stack[-1]
        day = day_of(self.source[words.start : words.end]) if _DAY_NAMES.search(name) else None
        if day is not None:
            self.days.append(StatedDay(day, name))

    def _headings(self, mark: Opening, unit: Unit) -> None:
        """The headings that the attributes of a unit hold."""
        if self._silent:
            return
        for names in (_NUMBERS, _NAMES):
            for name in names:
                held = mark.attributes.get(name)
                if held is None or not held.value.strip():
                    continue
                start = self.weaving.length
                self.weaving.add(held.value, held.start, held.end - held.start)
                self.blocks.append(self._heading(start, held.value, unit, names is _NUMBERS))
                self.weaving.between("\n")
                self._start = self.weaving.length
                break

    def _heading(self, start: int, said: str, unit: Unit, is_number: object) -> Block:
        left = start + len(said) - len(said.lstrip())
        words = said.strip()
        block = Block(
            start=left, end=left + len(words), kind=BlockKind.HEADING, level=_HEADING_LEVEL
        )
        found = heading_block(block, words)
        if found.unit or not is_number:
            return found
        return headed(block, Heading(unit, words.rstrip(".").split()[-1], len(words)))

    def _end_block(self) -> None:
        start = self._start
        said = self.weaving.since(start)
        if said.strip():
            self.blocks.extend(self._blocks(said, start))
            self.weaving.between("\n")
        self._start = self.weaving.length

    def _blocks(self, said: str, start: int) -> Iterator[Block]:
        below = self._stack[-1] if self._stack else ""
        if below in _NUMBERS or below in _NAMES:
            unit = _UNITS.get(self._around(), Unit.NONE)
            yield self._heading(start, said, unit, bool(unit) and below in _NUMBERS)
            return
        kind = next((_KINDS[one] for one in reversed(self._stack[-6:]) if one in _KINDS), None)
        if _BLANK.search(said.strip()) or any(begins_item(one) for one in said.split("\n")):
            yield from (moved(one, start) for one in blocks_in(said, 0, len(said)))
            return
        left = start + len(said) - len(said.lstrip())
        words = said.strip()
        block = Block(start=left, end=left + len(words), kind=kind or BlockKind.PARAGRAPH)
        yield paragraph_block(block, words)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _stated_in(mark: Opening, name: str) -> Iterator[StatedDay]:
    """Akoma Ntoso states days as attributes: ``<FRBRdate date="2011-10-18"/>``."""
    day = day_of(mark.value("date")) if _DAY_NAMES.search(name) else None
    if day is not None:
        yield StatedDay(day, " ".join((name, mark.value("name"))).strip())
