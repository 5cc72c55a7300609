"""The numbered units of a document: articles, chapters, annexes, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.documents.headings import heading_of, run_in_of
from foedus.documents.terms import Block, BlockKind, Document, Unit

_RANK: Final = {
    Unit.PROTOCOL: 0,
    Unit.ANNEX: 0,
    Unit.PART: 1,
    Unit.TITLE: 2,
    Unit.CHAPTER: 3,
    Unit.SECTION: 4,
    Unit.ARTICLE: 5,
}
"""A unit ends where one of its rank or a lower rank begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A numbered unit: *heading* is its line and its title, the words below it are [start, end).

    *first* and *last* are the half-open range of the blocks of these words in `Document.blocks`.
    """

    unit: Unit
    label: str
    heading: str
    title: str
    start: int
    end: int
    first: int
    last: int


def provisions_of(document: Document) -> tuple[Provision, ...]:
    """All numbered units, in order. An article ends where any unit begins, a chapter holds its own.

    A heading of no unit right below the number is the title; later ones belong to the words.
    """
    blocks = document.blocks
    begins = [number for number, block in enumerate(blocks) if block.unit]
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for number in begins:
        while waiting and _RANK[blocks[waiting[-1]].unit] >= _RANK[blocks[number].unit]:
            ends[waiting.pop()] = number
        waiting.append(number)
    return tuple(_provision(document, number, ends.get(number, len(blocks))) for number in begins)


def _provision(document: Document, number: int, last: int) -> Provision:
    head = document.blocks[number]
    if head.kind is not BlockKind.HEADING:
        return _run_in(document, number, last)
    said = document.words(head.start, head.end)
    found = heading_of(said)
    title = said[found.title :].strip() if found is not None else ""
    first = number + 1
    if not title and first < last and _is_title(document.blocks[first]):
        below = document.blocks[first]
        title = document.words(below.start, below.end)
        said, first = f"{said} {title}", first + 1
    start = document.blocks[first].start if first < last else document.blocks[first - 1].end
    return Provision(
        unit=head.unit,
        label=head.label,
        heading=" ".join(said.split()),
        title=" ".join(title.split()),
        start=start,
        end=document.blocks[last - 1].end,
        first=first,
        last=last,
    )


def _run_in(document: Document, number: int, last: int) -> Provision:
    """An article whose words follow its number on the same line."""
    head = document.blocks[number]
    said = document.words(head.start, head.end)
    found = run_in_of(said)
    place = found.title if found is not None else 0
    return Provision(
        unit=head.unit,
        label=head.label,
        heading=said[:place].strip(" \t\n.:–—-"),
        title="",
        start=head.start + place,
        end=document.blocks[last - 1].end,
        first=number,
        last=last,
    )


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and not block.unit
