"""Lists of times: "in 1994, 1999 and 2004", "5 мая и 6 июня 1995 года"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import is_day, months, one_day, years
from foedus.claims.times.line import Line, year_at
from foedus.claims.times.terms import Fixed, Phrase, Turn, Unit, Value, Yearless
from foedus.claims.times.words import Leads
from foedus.claims.times.years_named import counts
from foedus.law.terms.days import Span

Item: TypeAlias = tuple[int, Relation, Value, int]
"""The place where a time of a list begins, its relation, its value, the place behind it."""

_MOST: Final = 12
"""No list is longer: what is behind it is read as if it began anew."""

_FEW: Final = 2
_LEADS: Final = frozenset({Leads.YEARS, Leads.STRICTLY, Leads.MONTHS})
_JOINS: Final = re.compile(r"\s*(?:,|and|or|и|или|,\s*and)\s*", re.IGNORECASE)


def years_listed(line: Line, place: int) -> tuple[Item, ...]:
    """Years of which only the first has its preposition, or only the last the word "years"."""
    lead = line.words.relations.at(line.tokens, place)
    at = place if lead is None else lead[1]
    found = _years(line, at)
    if len(found) < _FEW:
        return ()
    last = found[-1][1]
    word = line.words.year_words.at(line.tokens, last)
    led = lead is not None and lead[0].leads in _LEADS and line.words.month_first
    if word is None and (not led or counts(line, last)):
        return ()
    relation = Relation.AT if lead is None else lead[0].relation
    ends = [behind for _, behind, _ in found[:-1]] + [last if word is None else word[1]]
    starts = [place] + [start for start, _, _ in found[1:]]
    values = [Fixed(years(year), Unit.YEAR) for _, _, year in found]
    return tuple(
        (start, relation, value, end)
        for start, value, end in zip(starts, values, ends, strict=True)
    )


def _years(line: Line, place: int) -> list[tuple[int, int, int]]:
    """Where each year begins and ends, and which it is."""
    found: list[tuple[int, int, int]] = []
    at = place
    while len(found) < _MOST:
        year = year_at(line, at)
        if year is None:
            break
        found.append((at, year[1], year[0]))
        comma = line.key(year[1]) == ","
        behind = year[1] + comma
        joined = line.key(behind) in line.words.joins
        if not (comma or joined):
            break
        at = behind + joined
    return found


def completed(text: str, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Days and months that leave their year to the last one of their list."""
    found = list(phrases)
    for place in range(len(found) - 2, -1, -1):
        value, after = found[place].value, found[place + 1]
        gap = text[found[place].stretch.end : after.stretch.start]
        if isinstance(value, Yearless) and value.turn is Turn.ANY and _JOINS.fullmatch(gap):
            dated = _dated(value, after.value)
            if dated is not None and after.relation is Relation.AT:
                found[place] = replace(found[place], value=dated)
    return tuple(found)


def _dated(value: Yearless, last: Value) -> Fixed | None:
    if not isinstance(last, Fixed) or last.unit is not value.unit:
        return None
    span = _in_year(value, last.span.start.year)
    if span is None or span.start > last.span.start:
        return None
    return Fixed(span, value.unit)


def _in_year(value: Yearless, year: int) -> Span | None:
    if value.unit is Unit.MONTH:
        return months(year, value.month, 1)
    if value.unit is Unit.DAY and is_day(year, value.month, value.day):
        return one_day(months(year, value.month, 1).start.replace(day=value.day))
    return None
