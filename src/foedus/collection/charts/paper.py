"""A picture that stands alone: its size, its heading, its lines of text, its style.

SVG does not break lines; they are broken here, by how wide letters are on average.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from foedus.collection.charts.icons import mark_at
from foedus.collection.charts.markup import Node, as_document, labelled, node
from foedus.collection.charts.style import DOCUMENT

WIDTH: Final = 1040
"""How wide a document is, in pixels."""

MARGIN: Final = 24
LINE: Final = 16
"""From one line of text to the next, in pixels."""

_LETTER: Final = 0.57
"""How wide a letter is on average, in sizes of the type; Cyrillic letters are the wider ones."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a picture: its title, and lines under it (the dates of the answer)."""

    title: str
    lead: tuple[str, ...]


def broken(text: str, width: float, size: float = 12, most: int = 4) -> tuple[str, ...]:
    """*text* in lines of at most *width* pixels; the last of *most* lines ends with a dot-dot-dot.

    >>> broken("Treaty on a Free Trade Area", 100)
    ('Treaty on a', 'Free Trade', 'Area')
    """
    letters = max(4, int(width / (size * _LETTER)))
    return tuple(wrap(text, letters, max_lines=most, placeholder=" …"))


def lines_at(
    lines: Iterable[str], x: float, y: float, kind: str = "", gap: float = LINE
) -> Iterator[Node]:
    """Lines of text, the first with its base at *y*."""
    named = {"class": kind} if kind else {}
    for place, line in enumerate(lines):
        yield node("text", {"x": f"{x:g}", "y": f"{y + place * gap:g}", **named}, line)


def heading_at(heading: Heading) -> tuple[tuple[Node, ...], float]:
    """The heading of a document, and where it ends, in pixels down."""
    titles = broken(heading.title, WIDTH - 2 * MARGIN, 22)
    y = MARGIN + 20
    made = [*lines_at(titles, MARGIN, y, "head", 27)]
    y += 27 * len(titles)
    made += lines_at(heading.lead, MARGIN, y)
    return tuple(made), y + LINE * len(heading.lead) + 4


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One item of the key: a *mark*, its *voice*, what it means."""

    mark: str
    voice: str
    text: str


def key_at(items: Iterable[KeyItem], y: float) -> tuple[tuple[Node, ...], float]:
    """The key under a picture, the first line with its base at *y*; and where the document ends."""
    x = float(MARGIN)
    made: list[Node] = []
    for item in items:
        width = 18 + len(item.text) * 12 * _LETTER
        if x > MARGIN and x + width > WIDTH - MARGIN:
            x, y = float(MARGIN), y + LINE + 4
        made.append(node("g", {"class": item.voice}, mark_at(item.mark, x, y - 10.5, size=12)))
        made += lines_at([item.text], x + 18, y)
        x += width + 18
    return tuple(made), y + MARGIN


def document(heading: Heading, description: str, height: float, parts: Sequence[Node]) -> str:
    """A whole document: described for screen readers, with its own style, and no reference."""
    names, told = labelled("picture", heading.title, description)
    size = {"width": str(WIDTH), "height": f"{height:g}", "viewBox": f"0 0 {WIDTH} {height:g}"}
    back = node("rect", {"class": "paper", "width": "100%", "height": "100%"})
    return as_document(
        node("svg", size | names, *told, node("style", None, DOCUMENT), back, *parts)
    )
