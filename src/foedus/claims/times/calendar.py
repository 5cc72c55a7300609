"""Spans of the calendar: days, weeks, months, seasons, years; and how to go on from them.

Days before year 1 and after year 9999 are not held: counting stops at the edge.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from foedus.claims.times.terms import Brim, OuterDay, Part, Share, Unit
from foedus.claims.times.terms import Leaning as Side
from foedus.law.terms.days import ONE_DAY, Edge, Span

YEAR_MONTHS = 12
SEASON_MONTHS = 3


def moved(day: date, days: int) -> date:
    """The day so many days on (or back)."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def one_day(day: date) -> Span:
    """The span of one day."""
    return Span(day, moved(day, 1))


def last_day(span: Span) -> date:
    """The last day that *span* holds; its first where it has no end."""
    return span.end - ONE_DAY if isinstance(span.end, date) and span else span.start


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return (
        MINYEAR <= year <= MAXYEAR
        and 1 <= month <= YEAR_MONTHS
        and 1 <= day <= monthrange(year, month)[1]
    )


def months(year: int, month: int, number: int) -> Span:
    """So many whole months from a month on; *month* may lie beyond the year's twelve.

    >>> months(2007, 11, 3)
    Span(start=datetime.date(2007, 11, 1), end=datetime.date(2008, 2, 1))
    """
    return Span(_first(year, month), _first(year, month + number))


def _first(year: int, month: int) -> date:
    year, month = year + (month - 1) // YEAR_MONTHS, (month - 1) % YEAR_MONTHS + 1
    if year > MAXYEAR:
        return date.max
    return date(year, month, 1) if year >= MINYEAR else date.min


def years(year: int, number: int = 1) -> Span:
    """So many whole years."""
    return months(year, 1, number * YEAR_MONTHS)


def around(unit: Unit, day: date, shift: int) -> Span:
    """The day, week, month, season or year in which *day* lies, moved by *shift* of them.

    A week begins on Monday (ISO 8601). A season begins in March, June, September, December.
    """
    match unit:
        case Unit.DAY:
            return one_day(moved(day, shift))
        case Unit.WEEK:
            monday = moved(day, 7 * shift - day.weekday())
            return Span(monday, moved(monday, 7))
        case Unit.MONTH:
            return months(day.year, day.month + shift, 1)
        case Unit.SEASON:
            begun = day.month - day.month % SEASON_MONTHS
            return months(day.year, begun + SEASON_MONTHS * shift, SEASON_MONTHS)
        case Unit.YEAR:
            return years(day.year + shift)
        case Unit.DECADE:
            return years(day.year - day.year % 10 + 10 * shift, 10)
        case _:
            return years((day.year - 1) // 100 * 100 + 1 + 100 * shift, 100)


def stepped(day: date, unit: Unit, number: int) -> date:
    """The day so many units on; where the month has no such day, its last."""
    if unit <= Unit.WEEK:
        return moved(day, number * (7 if unit is Unit.WEEK else 1))
    each = {Unit.MONTH: 1, Unit.SEASON: SEASON_MONTHS, Unit.YEAR: YEAR_MONTHS}
    month = months(day.year, day.month + number * each.get(unit, 10 * YEAR_MONTHS), 1)
    return min(moved(month.start, day.day - 1), last_day(month))


def share(span: Span, part: Part) -> Span:
    """A part of a span: of years by whole months, of a month by tens of days, else by days.

    >>> share(years(1992), Share(0, 1, 3))
    Span(start=datetime.date(1992, 1, 1), end=datetime.date(1992, 5, 1))
    """
    if isinstance(part, OuterDay):
        return one_day(span.start if part.side is Side.PAST else last_day(span))
    if isinstance(part, Brim):
        part = Share(0, 1, 3) if part.side is Side.PAST else Share(2, 3, 3)
    if last_day(span) == span.start:
        return span
    return Span(_first_of(span, part), _cut(span, part.last, part.of))


def _first_of(span: Span, part: Share) -> date:
    cut = _cut(span, part.first, part.of)
    return cut if isinstance(cut, date) else span.start


def _cut(span: Span, number: int, of: int) -> Edge:
    if number == of or not isinstance(span.end, date):
        return span.end
    start, length = span.start, (span.end - span.start).days
    whole = (span.end.year - start.year) * YEAR_MONTHS + span.end.month - start.month
    if start.day == 1 and span.end.day == 1 and whole * number % of == 0:
        return _first(start.year, start.month + whole * number // of)
    if start.day == 1 and whole == 1:
        length = 30  # tens and halves of a month are counted as if it had thirty days
    return moved(start, length * number // of)
