"""The days that a report can be of: named by it, stated by its file, or led to by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.claims.dating.anniversaries import Jubilee, jubilees_of
from foedus.claims.dating.heads import Head, head_weekdays, heads_of, is_preposed, periods_of
from foedus.claims.dating.known import Known
from foedus.claims.dating.nearby import days_near
from foedus.claims.dating.seen import Seen, Told
from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import is_day, last_day, moved
from foedus.claims.times.phrases import phrases_in
from foedus.claims.times.terms import Fixed, Unit, Weekly, Yearless
from foedus.documents.terms import Document

EARLY: Final = 800
"""A day that is told so near the beginning may be that of the report."""

_SOME: Final = 6
_WEEK: Final = 7
_SEPARATED: Final = re.compile(r"[_\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """All days to weigh, and what in the report names days as its own."""

    days: tuple[date, ...]
    heads: tuple[Head, ...]
    periods: tuple[Head, ...]
    jubilees: tuple[Jubilee, ...]
    early: tuple[Told, ...]
    weekdays: tuple[Told, ...]
    by_name: tuple[date, ...]


def possible_days(document: Document, seen: Seen, known: Known) -> Possible:
    """The days worth weighing. A full day in a dateline leaves no other days but those of files.

    Where the head names a month or a year, a day told at the beginning is not that of the report.
    """
    heads, periods, weekdays = heads_of(seen), periods_of(seen), head_weekdays(seen)
    dated = any(isinstance(head.told.phrase.value, Fixed) for head in heads)
    jubilees = jubilees_of(seen, known, heads)
    early = () if periods and not dated else tuple(_early(seen))[:_SOME]
    by_name = days_in_name(document.name)
    found = {stated.day for stated in document.stated.dates} | set(by_name)
    found |= {moved(day, -head.shift) for head in heads for day in _days_of(head.told, known)}
    if not dated:
        told_days = {day for told in early for day in _days_of(told, known)}
        found |= told_days | {moved(day, 1) for day in told_days}
        found |= {day for one in jubilees if one.exact for day in one.falls()}
        found |= {day for one in periods for day in _days_in(one)}
    own = frozenset(_weekday(told) for told in weekdays)
    if not heads:
        found |= set(days_near(seen, known, own))
    if own and not dated:
        told_days = {day for told in early for day in _days_of(told, known)}
        near = {moved(day, n) for day in told_days for n in range(_WEEK)}
        found |= {day for day in near if day.weekday() in own}
    return Possible(
        days=tuple(sorted(found)),
        heads=heads,
        periods=() if dated else periods,
        jubilees=jubilees,
        early=early,
        weekdays=weekdays,
        by_name=by_name,
    )


def _weekday(told: Told) -> int:
    value = told.phrase.value
    return value.weekday if isinstance(value, Weekly) else -1


def _days_in(period: Head) -> Iterator[date]:
    """All days of a month or a year."""
    value = period.told.phrase.value
    if isinstance(value, Fixed):
        first = value.span.start
        yield from (moved(first, n) for n in range((last_day(value.span) - first).days + 1))


def _early(seen: Seen) -> Iterator[Told]:
    for told in seen.told:
        value = told.phrase.value
        if told.phrase.stretch.start > EARLY:
            return
        own = told.past or _has_weekday(told) or not is_preposed(seen.words(told.phrase.stretch))
        at = told.phrase.relation is Relation.AT and own and not told.future
        if at and isinstance(value, Fixed | Yearless) and value.unit is Unit.DAY:
            yield told


def _has_weekday(told: Told) -> bool:
    value = told.phrase.value
    return isinstance(value, Yearless) and value.weekday >= 0


def _days_of(told: Told, known: Known) -> Iterator[date]:
    """The day told; without a year one in each year, of its weekday where that is told."""
    value = told.phrase.value
    if isinstance(value, Fixed) and last_day(value.span) == value.span.start:
        yield value.span.start
    elif isinstance(value, Yearless):
        days = [
            date(year, value.month, value.day)
            for year in known.years
            if is_day(year, value.month, value.day)
        ]
        fitting = [day for day in days if day.weekday() == value.weekday]
        yield from fitting or days


def days_in_name(name: str) -> tuple[date, ...]:
    """The days written in a file's name, by year, month, day or the other way round."""
    stem = _SEPARATED.sub(" ", name[:200])
    spread = " ".join(_spread(stem))
    values = [phrase.value for phrase in phrases_in(spread, 0, len(spread), "en")]
    days = [v.span for v in values if isinstance(v, Fixed) and v.unit is Unit.DAY]
    return tuple(dict.fromkeys(span.start for span in days if last_day(span) == span.start))


_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_JOINED: Final = re.compile(r"(?<![\d])(\d{1,4}[-.]\d{1,2}[-.]\d{1,4})(?!\d)")


def _spread(name: str) -> Iterator[str]:
    """What in a name looks like a day: "20071005", "2007-10-05"."""
    yield from ("-".join(match.groups()) for match in _COMPACT.finditer(name))
    yield from (match[1] for match in _JOINED.finditer(name))
