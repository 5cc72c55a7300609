"""The lines above a table ──▶ what they may call the treaty, and the day of entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from foedus.published.dates import DayFault, read_date
from foedus.published.headings import Role, role_of
from foedus.published.sheets import Row
from foedus.published.terms import GeneralDate

_NUMBER: Final = re.compile(r"^(?:[IVXLC]+|\d+)(?:[.,-]\d+)*(?:\.?\s?[a-z]\b)?[ .)-]+")
_LABEL: Final = re.compile(r"^[^\W\d_][^:]{0,40}:\s*")
_PLACE: Final = re.compile(r"[,.]\s+(?:[^\W\d_][^,.]*,\s*)?\d{1,2}\s+[^\W\d_]+\s+\d{4}\.?$")
"""Where and when it was done, as the UN adds it: ". New York, 18 December 1979"."""

_SAID: Final = re.compile(r"([^:]{4,60}?)\s*:\s*(.+)")
_ARTICLE: Final = re.compile(
    r"[,;(].*?\b(?:art|in accordance|conform|в соответ|gemäss|gemäß).*$", re.IGNORECASE
)


def said_above(above: Sequence[Row]) -> tuple[str, ...]:
    """Each line above a table: its cells joined as they stood."""
    lines = (", ".join(cell.strip() for cell in row.cells if cell.strip()) for row in above)
    return tuple(" ".join(line.split()) for line in lines)


def names_above(above: Sequence[Row]) -> tuple[str, ...]:
    """What the lines above a table may call the treaty: without numbers, labels and places."""
    found = [name for line in said_above(above) for name in _names_in(line)]
    return tuple(dict.fromkeys(filter(None, found)))


def _names_in(line: str) -> Iterator[str]:
    for bare in (line, _LABEL.sub("", line)):
        unnumbered = _NUMBER.sub("", bare)
        for name in (bare, unnumbered, _PLACE.sub("", unnumbered)):
            yield name.strip(" .")


def general_above(above: Sequence[Row]) -> tuple[GeneralDate, ...]:
    """The day that a line above names: "Entry into force: 3 September 1981, in accordance …"."""
    found = []
    for row, line in zip(above, said_above(above), strict=True):
        match = _SAID.fullmatch(line)
        if match is None or role_of(match[1]) not in {Role.EFFECT, Role.GENERAL}:
            continue
        day = _day_in(_ARTICLE.sub("", match[2]))
        if day is not None:
            found.append(GeneralDate(treaty="", day=day, line=row.line))
    return tuple(found[:1])


def _day_in(text: str) -> date | None:
    try:
        found = read_date(text.strip(" .,"))
    except DayFault:
        return None
    return found if isinstance(found, date) else None
