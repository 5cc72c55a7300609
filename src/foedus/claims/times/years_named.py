"""Months, seasons, years, decades and centuries, and parts of them."""

from __future__ import annotations

from typing import Final

from foedus.claims.times.calendar import months, years
from foedus.claims.times.days_named import day_named
from foedus.claims.times.line import (
    Line,
    Read,
    ends,
    free,
    longest,
    month_alone,
    month_beside,
    year_at,
)
from foedus.claims.times.terms import (
    Fixed,
    PartOf,
    Rests,
    Shifted,
    Through,
    Unit,
    Value,
    Weekly,
    Within,
    Yearless,
)
from foedus.claims.times.words import ROMAN, Leads

_BARE_YEAR: Final = frozenset({Leads.YEARS, Leads.STRICTLY})
_BARE_MONTH: Final = frozenset({Leads.MONTHS, Leads.YEARS, Leads.STRICTLY})
_BETWEEN: Final = frozenset({","})
_THAT: Final = frozenset({"that"})
_SAME_YEAR: Final = Shifted(Unit.YEAR, 0, Rests.ANCHOR)
_OPENING: Final = frozenset({"(", "["})
_CLOSING: Final = frozenset({")", "]"})


def calendar_time(line: Line, place: int, leads: Leads) -> Read:
    """A month, season, year, decade or century at *place*, or a part of one, or of a day."""
    plain = (_month_year, _that_month, _season_year, _decade, _century, _year_range, _part)
    found = longest(line, place, plain)
    for reader in (_year, _month, _season):
        other = reader(line, place, leads)
        if other is not None and (found is None or other[1] > found[1]):
            found = other
    return found


def _part(line: Line, place: int) -> Read:
    """A part: "early 1992", "в конце мая"."""
    part = line.words.parts.at(line.tokens, line.skip(place, line.words.articles))
    if part is None:
        part = line.words.parts.at(line.tokens, place)
    if part is None:
        return None
    start = line.skip(part[1], line.words.articles)
    whole = day_named(line, part[1]) or calendar_time(line, part[1], Leads.YEARS)
    whole = whole or calendar_time(line, start, Leads.YEARS) or _told_year(line, start)
    if whole is None or isinstance(whole[0], PartOf | Weekly):
        return None
    return PartOf(part[0], whole[0]), whole[1]


def _told_year(line: Line, place: int) -> Read:
    return line.words.told_years.at(line.tokens, place)


def _month_year(line: Line, place: int) -> Read:
    month = month_beside(line, place)
    if month is None:
        return None
    told = line.words.told_years.at(line.tokens, month[1])
    if told is not None and line.key(place) in line.words.months:
        return Within(Yearless(Unit.MONTH, month[0]), told[0]), told[1]
    year = year_at(line, line.skip(line.skip(month[1], _BETWEEN), line.words.of))
    if year is None:
        return None
    return Fixed(months(year[0], month[0], 1), Unit.MONTH), _year_word(line, year[1])


def _that_month(line: Line, place: int) -> Read:
    """A month of the year that was named before: "that December"."""
    month = month_alone(line, place + 1) if line.key(place) in _THAT else None
    if month is None:
        return None
    return Within(Yearless(Unit.MONTH, month[0]), _SAME_YEAR), month[1]


def _year_word(line: Line, place: int) -> int:
    word = line.words.year_words.at(line.tokens, place)
    return place if word is None else word[1]


def _month(line: Line, place: int, leads: Leads) -> Read:
    paired = line.key(place + 1) == "-" and _month_year(line, place + 2) is not None
    month = month_alone(line, place) if paired or leads in _BARE_MONTH else None
    if month is None or (leads is Leads.STRICTLY and line.capital(month[1])):
        return None
    return Yearless(Unit.MONTH, month[0]), month[1]


def _season_year(line: Line, place: int) -> Read:
    at = line.skip(place, line.words.articles)
    month = line.words.seasons.get(line.key(at))
    if month is None:
        return None
    told = line.words.told_years.at(line.tokens, at + 1)
    if told is not None:
        return Within(Yearless(Unit.SEASON, month), told[0]), told[1]
    year = year_at(line, line.skip(at + 1, line.words.of))
    if year is None:
        return None
    return Fixed(months(year[0], month, 3), Unit.SEASON), _year_word(line, year[1])


def _season(line: Line, place: int, leads: Leads) -> Read:
    at = line.skip(place, line.words.articles)
    word = line.key(at)
    month = line.words.seasons.get(word)
    named = leads in _BARE_MONTH or word in line.words.standing_seasons
    if month is None or not named or line.key(at + 1) in line.words.events:
        return None
    return Yearless(Unit.SEASON, month), at + 1


def _year(line: Line, place: int, leads: Leads) -> Read:
    """A year of four digits, where something shows that it is one."""
    before = line.skip(place, line.words.articles)
    worded = line.words.month_first and line.words.year_words.at(line.tokens, before) is not None
    at = before + 1 if worded else place
    year = year_at(line, at)
    if year is None:
        return None
    behind = _year_word(line, year[1])
    named = at < len(line.tokens) and line.number(at) < 0 and leads is not Leads.NOTHING
    told = worded or behind > year[1] or (line.number(at) >= 0 and year[1] > at + 1) or named
    if told or _led(line, year[1], leads) or _shown(line, at, year[1]):
        return Fixed(years(year[0]), Unit.YEAR), behind
    return None


def _led(line: Line, behind: int, leads: Leads) -> bool:
    if leads is Leads.STRICTLY:
        return not counts(line, behind)
    return leads in _BARE_YEAR


def counts(line: Line, behind: int) -> bool:
    """Whether a bare number before *behind* seems to count something: a noun follows it."""
    word = line.key(behind)
    plural = word.endswith(line.words.counted_ends) and word not in line.words.plain
    return plural and line.lower_word(behind)


def _shown(line: Line, place: int, behind: int) -> bool:
    """Whether brackets, a word before it or the event behind it show that a number is a year."""
    before, after = line.key(place - 1), line.key(behind)
    bracketed = before in _OPENING and (after in _CLOSING or after in {",", ";", "-"})
    closing = before == "," and after in _CLOSING
    dated = before in line.words.dated and not counts(line, behind)
    return bracketed or closing or dated or after in line.words.events


def _year_range(line: Line, place: int) -> Read:
    first = year_at(line, place)
    if first is None or line.key(first[1]) != "-":
        return None
    last = _second_year(line, first[1] + 1, first[0])
    if last is None or last[0] <= first[0]:
        return None
    behind = _year_word(line, last[1])
    if behind == last[1] and counts(line, behind):
        return None
    return _through(first[0], last[0]), behind


def _through(first: int, last: int) -> Value:
    return Through(Fixed(years(first), Unit.YEAR), Fixed(years(last), Unit.YEAR))


def _second_year(line: Line, place: int, first: int) -> tuple[int, int] | None:
    """The end of a range of years, which may be written in two digits ("1991-93")."""
    short = line.number(place)
    if short >= 0 and len(line.tokens[place].text) == 2 and line.glued(place):  # noqa: PLR2004
        goes_on = line.glued(place + 1) and line.key(place + 1) == "-"
        return (
            None
            if goes_on or not ends(line, place + 1)
            else (first - first % 100 + short, place + 1)
        )
    return _behind_dash(line, place)


def _behind_dash(line: Line, place: int) -> tuple[int, int] | None:
    found = year_at(line, place)
    return None if found is None or line.key(found[1]) in {"-", "/"} else found


def _decade(line: Line, place: int) -> Read:
    at = line.skip(place, line.words.articles)
    named = line.words.decades.get(line.key(at))
    if named is not None:
        return _ten_years(1900 + named), _year_word(line, at + 1)
    number = line.number(at)
    if number < 0 or number % 10 or (number < 100 and line.words.month_first):  # noqa: PLR2004
        return None
    mark = at + 1 if line.glued(at + 1) and line.key(at + 1) not in {"'", "-"} else at + 2
    if not line.glued(mark) or line.key(mark) not in line.words.decade_ends:
        return None
    start = number if number >= 100 else 1900 + number  # noqa: PLR2004 - "90-е"
    if not 1600 <= start < 2200 or not free(line, at):  # noqa: PLR2004
        return None
    return _ten_years(start), _year_word(line, mark + 1)


def _ten_years(start: int) -> Value:
    return Fixed(years(start, 10), Unit.DECADE)


def _century(line: Line, place: int) -> Read:
    at = line.skip(place, line.words.articles)
    ordinal = line.words.ordinals.at(line.tokens, at)
    number, behind = ordinal if ordinal is not None else (ROMAN.get(line.key(at), 0), at + 1)
    if not number and 17 <= line.number(at) <= 21:  # noqa: PLR2004 - centuries of YEARS
        number = line.number(at)
        while line.glued(behind) and behind - at < 3:  # noqa: PLR2004 - "20-го", "20th"
            behind += 1
    if not 17 <= number <= 21 or line.key(behind) not in line.words.centuries:  # noqa: PLR2004
        return None
    return Fixed(years((number - 1) * 100 + 1, 100), Unit.CENTURY), behind + 1
