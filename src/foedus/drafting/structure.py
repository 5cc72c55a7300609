"""A text as a tree of elements. Frozen values: a changed text is another text.

An element has two ids, as Akoma Ntoso 3.0 has them (naming convention, 2019): *eid* says where it
stands now (``art_3__para_2``), *wid* is given once and kept through all versions. Comments,
amendments and agreement are anchored to the *wid*, so that an inserted article takes nothing from
the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from foedus.drafting.errors import NoSuchElement


class Kind(StrEnum):
    """What sort of provision an element is. The values are the names in Akoma Ntoso."""

    PREAMBLE = "preamble"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    SUBPOINT = "indent"
    ANNEX = "attachment"
    CONCLUSIONS = "conclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A provision: its number as printed, its heading, its own words, and what it is made of.

    *words* are paragraphs of plain text with one line end between them.
    """

    kind: Kind
    wid: str = ""
    eid: str = ""
    number: str = ""
    heading: str = ""
    words: str = ""
    children: tuple[Element, ...] = ()

    @property
    def label(self) -> str:
        """What a lawyer calls it within its surroundings: its number, else what it is."""
        return self.number or self.kind.value


@dataclass(frozen=True, kw_only=True)
class Text:
    """A text in one language (ISO 639-1: ``ru``)."""

    language: str
    title: str = ""
    elements: tuple[Element, ...] = ()

    @cached_property
    def paths(self) -> Mapping[str, tuple[Element, ...]]:
        """By wid: the element and what it stands in, the outermost first; found once."""
        found: dict[str, tuple[Element, ...]] = {}
        for way in _ways(self.elements, ()):
            found.setdefault(way[-1].wid, way)
        return MappingProxyType(found)


def walk(within: Text | Element) -> Iterator[Element]:
    """Every element in the order of reading (of an element: what it is made of, not itself)."""
    for one in within.elements if isinstance(within, Text) else within.children:
        yield one
        yield from walk(one)


def element_at(text: Text, wid: str) -> Element:
    """The element with the permanent id *wid*. Raises `NoSuchElement`."""
    return path_to(text, wid)[-1]


def path_to(text: Text, wid: str) -> tuple[Element, ...]:
    """The element and what it stands in, the outermost first. Raises `NoSuchElement`."""
    if wid not in text.paths:
        raise NoSuchElement(wid, text.paths)
    return text.paths[wid]


def _ways(
    elements: tuple[Element, ...], within: tuple[Element, ...]
) -> Iterator[tuple[Element, ...]]:
    for one in elements:
        way = (*within, one)
        yield way
        yield from _ways(one.children, way)
