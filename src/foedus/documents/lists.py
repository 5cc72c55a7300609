"""Automatic numbers as Word prints them (ECMA-376 part 1, 17.9): "Article 5.", "2.1", "(a)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS: Final = 9
_MOST: Final = 100_000
_FIGURES: Final = 5
_PLACE: Final = re.compile(r"%([1-9])")
_LETTERS: Final = {
    "Letter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
}
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
class Lists:
    """Counts as the paragraphs come by, in the order of reading."""

    levels: Mapping[str, Mapping[int, _Level]]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def next_number(self, number: str, level: int) -> str:
        """What Word prints before the next paragraph of list *number* at *level*; may be empty."""
        levels = self.levels.get(number, {})
        own = levels.get(level)
        if own is None:
            return ""
        counts = self._counts.setdefault(number, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if own.form in {"none", "bullet"}:
            return "–" if own.form == "bullet" else ""
        return _PLACE.sub(lambda found: _printed(levels, counts, int(found[1]) - 1), own.text)


def lists_of(numbering: Element | None) -> Lists:
    """The lists of a document, from its numbering part."""
    if numbering is None:
        return Lists({})
    kinds = {
        one.get(f"{W}abstractNumId"): dict(_levels(one))
        for one in numbering.iter(f"{W}abstractNum")
    }
    held: dict[str, Mapping[int, _Level]] = {}
    for one in numbering.iter(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        if kind is not None:
            held[str(one.get(f"{W}numId", ""))] = kinds.get(kind.get(f"{W}val"), {})
    return Lists(held)


def value_of(element: Element | None, name: str, otherwise: str = "") -> str:
    """The value of the child *name* of a Word element."""
    child: Any = None if element is None else element.find(f"{W}{name}")
    return otherwise if child is None else str(child.get(f"{W}val", otherwise))


def whole(words: str, otherwise: int) -> int:
    """A small whole number, or another where it is none."""
    return (
        int(words) if words.isascii() and words.isdigit() and len(words) <= _FIGURES else otherwise
    )


def _levels(kind: Element) -> Iterator[tuple[int, _Level]]:
    for one in kind.iter(f"{W}lvl"):
        place = whole(one.get(f"{W}ilvl", ""), -1)
        if 0 <= place < _LEVELS:
            yield (
                place,
                _Level(
                    start=whole(value_of(one, "start"), 1),
                    form=value_of(one, "numFmt", "decimal"),
                    text=value_of(one, "lvlText"),
                ),
            )


def _printed(levels: Mapping[int, _Level], counts: list[int], place: int) -> str:
    level = levels.get(place)
    if level is None:
        return ""
    count = min(counts[place] or level.start, _MOST)
    if level.form.endswith("Roman"):
        said = _roman(count)
        return said.upper() if level.form.startswith("upper") else said
    for name, letters in _LETTERS.items():
        if level.form.endswith(name) and count > 0:
            times, rest = divmod(count - 1, len(letters))
            said = letters[rest] * min(times + 1, 9)
            return said.upper() if level.form.startswith("upper") else said
    return str(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        said += letters * times
    return said
