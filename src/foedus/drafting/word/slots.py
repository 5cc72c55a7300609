"""Which paragraphs a text is, as a Word file: one for each heading and each line of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.drafting.structure import Element, Kind, Text
from foedus.drafting.word.naming import Anchor, Role, code_of

HEADED: Final = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})
"""Kinds whose number and heading stand in a paragraph of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A paragraph of the text: its *number* as printed before it, and its *words*.

    *level* is how deep its element lies, from 1.
    """

    wid: str
    kind: Kind
    role: Role
    line: int
    number: str
    words: str
    level: int

    @property
    def anchor(self) -> Anchor:
        """The bookmark by which it is known."""
        return Anchor(role=self.role, code=code_of(self.wid), line=self.line, kind=self.kind)

    @property
    def between(self) -> str:
        """What stands between its number and its words."""
        if not self.number or not self.words:
            return ""
        return "\n" if self.role is Role.HEADING else "\t"


def slots(text: Text) -> tuple[Slot, ...]:
    """The paragraphs of a text, in the order of reading."""
    return tuple(slot for one in text.elements for slot in subtree_slots(one, 1))


def subtree_slots(element: Element, level: int) -> Iterator[Slot]:
    """The paragraphs of an element and of what it is made of."""
    yield from own_slots(element, level)
    for child in element.children:
        yield from subtree_slots(child, level + 1)


def own_slots(element: Element, level: int) -> Iterator[Slot]:
    """The paragraphs of an element itself: at least one, so that it can be found again."""
    is_headed = element.kind in HEADED
    lines = element.words.split("\n") if element.words else []
    if is_headed or element.heading:
        number = element.number if is_headed else ""
        yield _slot(element, level, Role.HEADING, 0, number, element.heading)
    number = "" if is_headed else element.number
    if not lines and (number or not (is_headed or element.heading)):
        lines = [""]
    for line, words in enumerate(lines):
        yield _slot(element, level, Role.WORDS, line, "" if line else number, words)


def _slot(element: Element, level: int, role: Role, line: int, number: str, words: str) -> Slot:
    return Slot(
        wid=element.wid,
        kind=element.kind,
        role=role,
        line=line,
        number=number,
        words=words,
        level=level,
    )
