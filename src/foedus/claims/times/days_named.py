"""Days of the calendar: "5 October 2007", "Oct. 5", "5.10.2007", "восьмого декабря"."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeAlias

from foedus.claims.times.calendar import YEAR_MONTHS, is_day, moved, one_day
from foedus.claims.times.line import (
    YEARS,
    Line,
    Read,
    day_at,
    ends,
    free,
    longest,
    month_beside,
    weekday_beside,
    year_at,
)
from foedus.claims.times.terms import Fixed, Shifted, Through, Unit, Value, Within, Yearless
from foedus.law.terms.days import Span

_COMMA: Final = frozenset({","})
_OPEN: Final = frozenset({",", "("})
_ORDER_DECIDES: Final = frozenset({"."})
_TURN_OF_CENTURY: Final = 70

Year: TypeAlias = int | Shifted
"""A year that is written, or told; 0: neither."""


def day_named(line: Line, place: int) -> Read:
    """A day with its month, and what stands beside it: weekday, year, a second day."""
    weekday = weekday_beside(line, place)
    told, start = weekday if weekday is not None else (-1, place)
    found = longest(line, start, (_numeric, _day_first, _month_first, _year_first))
    if found is None:
        return None
    value, behind = found
    if told < 0:
        told, behind = _weekday_behind(line, behind)
    if told >= 0 and isinstance(value, Yearless):
        value = Yearless(value.unit, value.month, value.day, told)
    return value, behind


def _weekday_behind(line: Line, place: int) -> tuple[int, int]:
    """A weekday behind the date: "28 september, Friday", "12 May (Thursday)"."""
    opened = line.key(place)
    if opened not in _OPEN:
        return -1, place
    word = line.key(place + 1)
    closed = line.key(place + 2)
    fits = word in line.words.weekdays and closed in ({")"} if opened == "(" else {".", ",", ""})
    return (line.words.weekdays[word], place + 2 + (opened == "(")) if fits else (-1, place)


def _day_first(line: Line, place: int) -> Read:
    days = _days(line, line.skip(place, line.words.articles))
    if days is None:
        return None
    first, last, behind = days
    month = month_beside(line, line.skip(behind, line.words.of))
    if month is None:
        return None
    year, behind = _year_behind(line, month[1])
    return _dated(first, last, month[0], year, behind)


def _month_first(line: Line, place: int) -> Read:
    month = month_beside(line, place) if line.words.month_first else None
    days = None if month is None else _days(line, line.skip(month[1], line.words.articles))
    if month is None or days is None:
        return None
    year, behind = _year_behind(line, days[2])
    return _dated(days[0], days[1], month[0], year, behind)


def _year_first(line: Line, place: int) -> Read:
    """A day behind its year: "1993, 3 December", "2000 год октябрь 11"."""
    year = year_at(line, place)
    if year is None:
        return None
    word = line.words.year_words.at(line.tokens, year[1])
    at = year[1] if word is None else word[1]
    start = line.skip(at, _COMMA)
    day = None if start == year[1] else longest(line, start, (_day_first, _any_month_first))
    if day is None or not isinstance(day[0], Yearless) or year_at(line, day[1]) is not None:
        return None
    found = _day(day[0].day, day[0].month, year[0])
    return None if found is None else (found, day[1])


def _any_month_first(line: Line, place: int) -> Read:
    """A month before its day, in any language: behind a year it can be nothing else."""
    month = month_beside(line, place)
    day = None if month is None else day_at(line, month[1])
    if month is None or day is None or not _stays_day(line, day[1]):
        return None
    return _dated(day[0], day[0], month[0], 0, day[1])


def _days(line: Line, place: int) -> tuple[int, int, int] | None:
    """One day, or two joined by a dash or "and": the first, the last, the place behind."""
    first = day_at(line, place)
    if first is None:
        return None
    number, behind = first
    joined = line.key(behind)
    second = None
    if joined == "-" or joined in line.words.both:
        second = day_at(line, line.skip(behind + 1, line.words.articles))
    if second is None or second[0] <= number or not _stays_day(line, second[1]):
        return number, number, behind
    return number, second[0], second[1]


def _stays_day(line: Line, place: int) -> bool:
    """Whether a second number is a day: what follows is its month, its year or nothing counted."""
    beside = month_beside(line, line.skip(place, line.words.of)) is not None
    return beside or not line.lower_word(place)


def _year_behind(line: Line, place: int) -> tuple[Year, int]:
    told = line.words.told_years.at(line.tokens, place)
    if told is not None:
        return told
    year = year_at(line, line.skip(line.skip(place, _COMMA), line.words.of))
    if year is None:
        return 0, place
    word = line.words.year_words.at(line.tokens, year[1])
    return year[0], year[1] if word is None else word[1]


def _dated(first: int, last: int, month: int, year: Year, behind: int) -> Read:
    one, other = _day(first, month, year), _day(last, month, year)
    if one is None or other is None:
        return None
    return (one if first == last else Through(one, other)), behind


def _day(day: int, month: int, year: Year) -> Value | None:
    if not is_day(year or 2000 if isinstance(year, int) else 2000, month, day):
        return None
    if isinstance(year, Shifted):
        return Within(Yearless(Unit.DAY, month, day), year)
    return (
        Fixed(one_day(date(year, month, day)), Unit.DAY) if year else Yearless(Unit.DAY, month, day)
    )


def _numeric(line: Line, place: int) -> Read:
    """A day in digits; which number is the month must be certain, or both days are held."""
    parts = [line.number(place + n) for n in (0, 2, 4)]
    mark = line.key(place + 1)
    one_word = all(line.glued(place + n) for n in range(1, 5))
    if min(parts) < 0 or not one_word or line.key(place + 3) != mark or mark not in {".", "/", "-"}:
        return None
    if not free(line, place) or not _closed(line, place + 5):
        return None
    found = _read_parts(line, parts, place, mark)
    return None if found is None else (found, _with_year_word(line, place + 5))


def _closed(line: Line, place: int) -> bool:
    """Whether digits end here; an hour of the ISO form ("T10") may follow."""
    if line.glued(place) and line.key(place) in {"-", "/"}:
        return False
    return ends(line, place)


def _with_year_word(line: Line, place: int) -> int:
    word = line.words.year_words.at(line.tokens, place) if line.key(place) != "year" else None
    return place if word is None else word[1]


def _read_parts(line: Line, parts: list[int], place: int, mark: str) -> Value | None:
    first, second, third = parts
    if first in YEARS and len(line.tokens[place].text) == 4:  # noqa: PLR2004 - a year's digits
        return _day(third, second, first) if mark != "/" or third > 0 else None
    year = _full_year(third, line.tokens[place + 4].text)
    if year not in YEARS:
        return None
    orders = [(first, second)]
    if line.words.month_first and mark not in _ORDER_DECIDES:
        orders.append((second, first))
    days = sorted({date(year, m, d) for d, m in orders if m <= YEAR_MONTHS and is_day(year, m, d)})
    if not days:
        return None
    return Fixed(Span(days[0], moved(days[-1], 1)), Unit.DAY if len(days) == 1 else Unit.YEAR)


def _full_year(number: int, written: str) -> int:
    if len(written) != 2:  # noqa: PLR2004 - "07"
        return number
    return number + (1900 if number >= _TURN_OF_CENTURY else 2000)
