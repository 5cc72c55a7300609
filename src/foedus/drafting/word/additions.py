"""Lines that somebody put in between the paragraphs of a text: more words, or new provisions.

They are read as lawyers write (`plain`): a line that begins with a number begins a provision, any
other goes on with what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from foedus.drafting.amending import Amendment, Deed
from foedus.drafting.errors import UnusableText
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Element, Kind, Text, path_to
from foedus.drafting.word.portions import Token, after_of
from foedus.drafting.word.slots import HEADED

_RANKS: Final = {
    kind: rank
    for rank, kinds in enumerate(
        (
            (Kind.PREAMBLE, Kind.CONCLUSIONS, Kind.ANNEX),
            *((Kind.PART,), (Kind.CHAPTER,), (Kind.SECTION,), (Kind.ARTICLE,)),
            *((Kind.PARAGRAPH,), (Kind.POINT,), (Kind.SUBPOINT,)),
        )
    )
    for kind in kinds
}
_NOTHING_BEFORE: Final = "—"
"""Stands for the words before, so that the first line is not taken for a title."""


@dataclass(frozen=True, slots=True)
class Additions:
    """What lines put in somewhere are: *more* lines of what stands before, and new provisions."""

    more: tuple[list[Token], ...]
    inserted: tuple[Element, ...]


def additions_in(lines: Sequence[list[Token]], language: str) -> Additions:
    """Read the lines as a lawyer would."""
    for place in range(len(lines)):
        found = _provisions([after_of(line) for line in lines[place:]], language)
        if found:
            return Additions(tuple(lines[:place]), found)
    return Additions(tuple(lines), ())


def _provisions(lines: Sequence[str], language: str) -> tuple[Element, ...]:
    """The provisions in *lines*, if the first of them begins one."""
    try:
        text = read_plain("\n".join((_NOTHING_BEFORE, *lines)), language)
    except UnusableText:
        return ()
    if not text.elements or text.elements[0].kind is Kind.PREAMBLE:
        return ()
    return text.elements


def as_amendments(
    text: Text, after: str, inserted: Sequence[Element]
) -> Iterator[Amendment | Element]:
    """Insertions beside the provision *after* (its wid), or what it is part of.

    A provision that can stand nowhere as a neighbour is given back as it is: it is more words.
    """
    way = path_to(text, after) if after else ()
    for one in inserted:
        place = _place(text, way, one.kind)
        if place is None:
            yield one
            continue
        beside, deed = place
        yield Amendment(
            key=0,
            element=beside.wid,
            deed=deed,
            kind=one.kind,
            number=one.number,
            heading=one.heading,
            words="\n".join(_lines(one)),
        )


def _place(text: Text, way: Sequence[Element], kind: Kind) -> tuple[Element, Deed] | None:
    """Beside which provision one of *kind* stands that follows the last of *way*."""
    if not way:
        return (text.elements[0], Deed.INSERT_BEFORE) if text.elements else None
    for one in reversed(way):
        if _RANKS[one.kind] <= _RANKS[kind]:
            if _RANKS[one.kind] == _RANKS[kind]:
                return one, Deed.INSERT_AFTER
            return (one.children[0], Deed.INSERT_BEFORE) if one.children else None
    return way[0], Deed.INSERT_AFTER


def _lines(one: Element) -> Iterator[str]:
    """The words of a provision, with those of its parts as lines of their own."""
    if one.words:
        yield one.words
    for child in one.children:
        yield from printed(child)


def printed(one: Element) -> Iterator[str]:
    """A provision as lines: number and heading, or number and words."""
    words = one.words.split("\n") if one.words else []
    if one.kind in HEADED:
        yield f"{one.number}. {one.heading}" if one.heading else one.number
    elif one.number:
        yield f"{one.number} {words.pop(0) if words else ''}".rstrip()
    yield from words
    for child in one.children:
        yield from printed(child)
