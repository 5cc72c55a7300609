"""Automatic numbers as Word prints them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_MOST: Final = 5_000
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list counts and prints."""

    start: int
    form: str
    text: str


@dataclass(slots=True)
class Labels:
    """Counts as the paragraphs come by, in the order of reading."""

    lists: Mapping[str, Mapping[int, _Level]]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next_label(self, number: str, level: int) -> str:
        """The number of the next paragraph of the list *number* at *level* (from 0)."""
        levels = self.lists.get(number)
        if levels is None or level not in levels:
            return ""
        counts = self.counts.setdefault(number, [0] * _LEVELS)
        for depth in range(level + 1):
            if not counts[depth] or depth == level:
                counts[depth] = counts[depth] + 1 if counts[depth] else _start(levels, depth)
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        own = levels[level]
        if own.form == "none":
            return ""
        if own.form == "bullet":
            return "–"
        return _PLACE.sub(lambda found: _counted(levels, counts, int(found[1]) - 1), own.text)


def labels_of(numbering: etree._Element | None) -> Labels:
    """The lists of a document, from its numbering part."""
    if numbering is None:
        return Labels({})
    kinds = {
        one.get(qn("w:abstractNumId")): _levels(one) for one in numbering.iter(qn("w:abstractNum"))
    }
    lists: dict[str, Mapping[int, _Level]] = {}
    for one in numbering.iter(qn("w:num")):
        kind = one.find(qn("w:abstractNumId"))
        held = {} if kind is None else kinds.get(kind.get(qn("w:val")), {})
        lists[str(one.get(qn("w:numId"), ""))] = {**held, **_overrides(one, held)}
    return Labels(lists)


def _levels(kind: etree._Element) -> dict[int, _Level]:
    found = ((whole(one.get(qn("w:ilvl")), -1), one) for one in kind.iter(qn("w:lvl")))
    return {place: _level(one) for place, one in found if 0 <= place < _LEVELS}


def _level(one: etree._Element) -> _Level:
    return _Level(
        start=whole(value_in(one, "w:start"), 1),
        form=value_in(one, "w:numFmt") or "decimal",
        text=value_in(one, "w:lvlText"),
    )


def _overrides(one: etree._Element, held: Mapping[int, _Level]) -> dict[int, _Level]:
    made = {}
    for override in one.iter(qn("w:lvlOverride")):
        place = whole(override.get(qn("w:ilvl")), -1)
        start = value_in(override, "w:startOverride")
        if place in held and start:
            was = held[place]
            made[place] = _Level(whole(start, was.start), was.form, was.text)
    return made


def value_in(element: etree._Element, name: str) -> str:
    """The value of a property of *element*, or nothing."""
    found = element.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def whole(text: object, otherwise: int) -> int:
    """A number in a file, which may be hostile."""
    try:
        number = int(str(text))
    except ValueError:
        return otherwise
    return number if abs(number) <= _MOST else otherwise


def _start(levels: Mapping[int, _Level], depth: int) -> int:
    return levels[depth].start if depth in levels else 1


def _counted(levels: Mapping[int, _Level], counts: list[int], depth: int) -> str:
    form = levels[depth].form if depth in levels else "decimal"
    return _printed(counts[depth], form)


def _printed(count: int, form: str) -> str:
    if count < 1:
        return str(count)
    match form:
        case "lowerLetter" | "upperLetter":
            made = _LATIN[(count - 1) % 26] * ((count - 1) // 26 + 1)
        case "russianLower" | "russianUpper":
            made = _RUSSIAN[(count - 1) % len(_RUSSIAN)] * ((count - 1) // len(_RUSSIAN) + 1)
        case "lowerRoman" | "upperRoman":
            made = _roman(count)
        case _:
            return str(count)
    return made.upper() if form.startswith("upper") or form.endswith("Upper") else made


def _roman(count: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        made += letters * (count // value)
        count %= value
    return made
