"""Times counted from another: today, last Friday, two days earlier, "в прошлом году"."""

from __future__ import annotations

from typing import Final

from foedus.claims.times.line import Line, Read, longest, month_alone
from foedus.claims.times.terms import (
    Leaning,
    Rests,
    Shifted,
    Turn,
    Unit,
    Weekly,
    Window,
    Yearless,
)
from foedus.claims.times.words import Leads

_MANY: Final = 200
"""More units than this are not counted back."""

_TENS: Final = range(20, 100, 10)
_ONES: Final = range(1, 10)
_DASH: Final = frozenset({"-"})

_STEPS: Final = {Turn.LAST: -1, Turn.THIS: 0, Turn.NEXT: 1, Turn.COMING: 1}


def counted_time(line: Line, place: int, leads: Leads) -> Read:
    """A time counted from today or from a time named before it."""
    found = longest(line, place, (_fixed, _turned, _shifted))
    day = _weekday(line, place, leads)
    return day if found is None or (day is not None and day[1] > found[1]) else found


def _day_part(line: Line, place: int) -> int:
    """The place behind "morning", "вечером"."""
    part = line.words.day_parts.at(line.tokens, place)
    return place if part is None else part[1]


def _fixed(line: Line, place: int) -> Read:
    found = line.words.fixed.at(line.tokens, place)
    return None if found is None else (found[0], _day_part(line, found[1]))


def _weekday(line: Line, place: int, leads: Leads) -> Read:
    word = line.key(place)
    weekday = line.words.weekdays.get(word)
    if weekday is None or line.key(place - 1) in line.words.not_after:
        return None
    alone = line.words.weekdays_alone and line.capital(place)
    if leads is Leads.NOTHING and not alone:
        return None
    return Weekly(weekday), _day_part(line, place + 1)


def _turned(line: Line, place: int) -> Read:
    """A direction and what comes again: "last week", "this spring", "next three years"."""
    at = line.skip(place, line.words.articles)
    direction = line.words.directions.get(line.key(at))
    if direction is None:
        return None
    turn, rests = direction
    unit = line.words.units.get(line.key(at + 1))
    if unit is not None:
        plural = line.key(at + 1) in line.words.plurals
        if unit is Unit.DAY and turn is not Turn.THIS:  # the day before or after one just told
            rests = Rests.ANCHOR
        return None if plural else (Shifted(unit, _STEPS[turn], rests), at + 2)
    found = _again(line, at + 1, turn) if rests is Rests.TODAY else None
    return found or _window(line, at + 1, turn)


def _again(line: Line, place: int, turn: Turn) -> Read:
    word = line.key(place)
    if word in line.words.weekdays:
        return Weekly(line.words.weekdays[word], turn), _day_part(line, place + 1)
    if word in line.words.seasons and line.key(place + 1) not in line.words.events:
        return Yearless(Unit.SEASON, line.words.seasons[word], turn=turn), place + 1
    month = month_alone(line, place)
    return None if month is None else (Yearless(Unit.MONTH, month[0], turn=turn), month[1])


def _window(line: Line, place: int, turn: Turn) -> Read:
    count, behind = _count(line, place)
    unit = line.words.units.get(line.key(behind))
    if count < 0 or unit is None or turn is Turn.THIS:
        return None
    side = Leaning.PAST if turn is Turn.LAST else Leaning.AHEAD
    return Window(unit, count, side), behind + 1


def _count(line: Line, place: int) -> tuple[int, int]:
    """A number of units and the place behind it; -1 where there is none.

    Tens and units may be two words: "twenty-five", "двадцать пять".
    """
    number = line.words.cardinals.get(line.key(place), line.number(place))
    if not 0 < number <= _MANY:
        return -1, place
    behind = place + 1
    if number in _TENS and line.tokens[place].is_word:
        at = line.skip(behind, _DASH)
        unit = line.words.cardinals.get(line.key(at), 0)
        if unit in _ONES:
            return number + unit, at + 1
    return number, behind


def _shifted(line: Line, place: int) -> Read:
    """A number of units and a side: "a year later", "два года назад", "год спустя"."""
    before = line.words.before_count.at(line.tokens, place)
    at = place if before is None else before[1]
    count, behind = _count(line, at)
    if count > 0:
        at = behind
    elif line.words.month_first:  # in this language the number is never left out
        return None
    unit = line.words.units.get(line.key(at))
    if unit is None:
        return None
    side = before or line.words.behind_count.at(line.tokens, at + 1)
    if side is None:
        return None
    (sign, rests), behind = side
    return Shifted(unit, sign * max(count, 1), rests), at + 1 if before else behind
