"""A text taken apart: what each element says, and in what order elements stand below one another.

Comparing, applying and merging work on this; `put_together` is the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from foedus.drafting.structure import Element, Kind, Text

ROOT: Final = ""
"""What elements of the first level stand below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an element says by itself."""

    kind: Kind
    number: str = ""
    heading: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """*said* by the wid of each element; *order* of the wids below each that has any."""

    language: str
    title: str
    said: Mapping[str, Said]
    order: Mapping[str, tuple[str, ...]]

    @property
    def above(self) -> dict[str, str]:
        """What each element stands below."""
        return {one: parent for parent, below in self.order.items() for one in below}


def said_by(one: Element) -> Said:
    """What *one* says by itself."""
    return Said(kind=one.kind, number=one.number, heading=one.heading, words=one.words)


def taken_apart(text: Text) -> Tree:
    """The tree of *text*; its elements have wids."""
    said: dict[str, Said] = {}
    order: dict[str, tuple[str, ...]] = {}
    _take(ROOT, text.elements, said, order)
    return Tree(text.language, text.title, said, order)


def _take(
    parent: str,
    elements: tuple[Element, ...],
    said: dict[str, Said],
    order: dict[str, tuple[str, ...]],
) -> None:
    if elements:
        order[parent] = tuple(one.wid for one in elements)
    for one in elements:
        said[one.wid] = said_by(one)
        _take(one.wid, one.children, said, order)


def put_together(tree: Tree) -> Text:
    """The text of *tree*, without eids (`identity.with_ids` gives them)."""
    text = Text(language=tree.language, title=tree.title)
    return replace(text, elements=tuple(_made(tree, one) for one in tree.order.get(ROOT, ())))


def _made(tree: Tree, wid: str) -> Element:
    said = tree.said[wid]
    return Element(
        kind=said.kind,
        wid=wid,
        number=said.number,
        heading=said.heading,
        words=said.words,
        children=tuple(_made(tree, one) for one in tree.order.get(wid, ())),
    )
