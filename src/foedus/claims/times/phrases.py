"""Phrases: a time, the preposition that makes its relation, and ranges of two times."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation
from foedus.claims.times.counted import counted_time
from foedus.claims.times.days_named import day_named
from foedus.claims.times.english import ENGLISH
from foedus.claims.times.line import Line, Read
from foedus.claims.times.lists import Item, completed, years_listed
from foedus.claims.times.russian import RUSSIAN
from foedus.claims.times.terms import (
    Brim,
    Fixed,
    OuterDay,
    PartOf,
    Phrase,
    Through,
    Turn,
    Unit,
    Value,
    Window,
    Within,
    Yearless,
)
from foedus.claims.times.tokens import tokens_of
from foedus.claims.times.words import Lead, Leads, starters
from foedus.claims.times.years_named import calendar_time
from foedus.law.terms.wording import Language

WORDS: Final = {"en": ENGLISH, "ru": RUSSIAN}
STARTERS: Final = {language: starters(words) for language, words in WORDS.items()}
"""Most words of a text can begin no time: they are passed over at once."""


def phrases_in(text: str, start: int, end: int, language: Language) -> tuple[Phrase, ...]:
    """The words for times in ``text[start:end]``, in order, the longest at each place.

    Each token is looked at by readers that see only a few tokens ahead: linear in the text.
    """
    line = Line(tokens_of(text, start, end), WORDS[language], STARTERS[language])
    found: list[Phrase] = []
    place = 0
    while place < len(line.tokens):
        items = _items(line, place) if line.may_begin(place) else ()
        for begin, relation, value, behind in items:
            stretch = Stretch(line.tokens[begin].start, line.tokens[behind - 1].end)
            found.append(Phrase(stretch, relation, value))
        place = items[-1][3] if items else place + 1
    return completed(text, found)


def _items(line: Line, place: int) -> tuple[Item, ...]:
    """The times that begin at a place: a list of years, or the longest single one."""
    read = _phrase(line, place)
    listed = years_listed(line, place)
    if listed and (read is None or read[2] < listed[-1][3]):
        return listed
    return () if read is None else ((place, *read),)


def _phrase(line: Line, place: int) -> tuple[Relation, Value, int] | None:
    """The longest reading at a place: a range with its two words, a led time, a time alone."""
    readings = [r for r in (_opened(line, place), _led(line, place), _alone(line, place)) if r]
    return max(readings, key=lambda one: one[2], default=None)


def _opened(line: Line, place: int) -> tuple[Relation, Value, int] | None:
    """A range that words open and go on with: "from 2000 to 2007", "с 1 по 5 мая"."""
    closers = line.words.openers.get(line.key(place))
    if closers is None:
        return None
    read = _time(line, place + 1, Leads.YEARS)
    if read is None or line.key(read[1]) not in closers:
        read = _opening_day(line, place + 1)
    if read is None or line.key(read[1]) not in closers:
        return None
    value, behind = read
    last = _time(line, _past_preposition(line, behind + 1), Leads.YEARS)
    if last is None:
        return None
    joined = _joined(value, last[0])
    return None if joined is None else (Relation.BETWEEN, joined, last[1])


def _opening_day(line: Line, place: int) -> Read:
    """A first day that leaves its month to the last one: "from 1 to 5 May", "с 1 по 5 мая"."""
    number = line.number(place)
    one_number = 0 < number <= 31 and not line.glued(place + 1)  # noqa: PLR2004 - days of a month
    return (Yearless(Unit.DAY, 0, number), place + 1) if one_number else None


def _past_preposition(line: Line, place: int) -> int:
    """The place behind "to" in "up to"."""
    return place + 1 if line.key(place - 1) == "up" and line.key(place) == "to" else place


def _joined(first: Value, last: Value) -> Value | None:
    if isinstance(first, Yearless) and not first.month:
        return _same_month(first.day, last)
    return Through(first, last)


def _same_month(day: int, last: Value) -> Value | None:
    if isinstance(last, Fixed) and last.unit is Unit.DAY and day < last.span.start.day:
        start = last.span.start.replace(day=day)
        return Through(Fixed(type(last.span)(start, last.span.start), Unit.DAY), last)
    if isinstance(last, Within) and last.inner.unit is Unit.DAY:
        inner = Yearless(Unit.DAY, last.inner.month, day)
        return Through(Within(inner, last.year), last) if day < last.inner.day else None
    if isinstance(last, Yearless) and day < last.day:
        return Through(Yearless(Unit.DAY, last.month, day), last)
    return None


def _led(line: Line, place: int) -> tuple[Relation, Value, int] | None:
    lead = line.words.relations.at(line.tokens, place)
    if lead is None:
        return None
    meant, at = lead
    read = _time(line, at, meant.leads)
    if read is None or (line.key(place) == "in" and _day_without_year(read[0])):
        read = _less(line, at, meant)
    if read is None:
        return None
    value = _bounded(meant.relation, read[0])
    if line.key(at - 1) == "since" and isinstance(value, Yearless) and value.turn is Turn.ANY:
        value = replace(value, turn=Turn.BEGUN)
    return _relation(meant.relation, value), value, read[1]


def _bounded(relation: Relation, value: Value) -> Value:
    """Until the end of a year is until its last day; at its end is not on that day alone."""
    if relation is Relation.AT or not isinstance(value, PartOf):
        return value
    return replace(value, part=OuterDay(value.part.side)) if isinstance(value.part, Brim) else value


def _day_without_year(value: Value) -> bool:
    day = value.first if isinstance(value, Through) else value
    return isinstance(day, Yearless) and day.unit is Unit.DAY


def _less(line: Line, place: int, lead: Lead) -> Read:
    """Behind "in", a month takes no day: "in October 17 documents were signed"."""
    return calendar_time(line, place, lead.leads)


def _alone(line: Line, place: int) -> tuple[Relation, Value, int] | None:
    read = _time(line, place, Leads.NOTHING)
    return None if read is None else (_relation(Relation.AT, read[0]), read[0], read[1])


def _relation(said: Relation, value: Value) -> Relation:
    """Through two times means all the days between; a window is one too."""
    spread = isinstance(value, Through | Window)
    return Relation.BETWEEN if spread and said is Relation.AT else said


def _time(line: Line, place: int, leads: Leads) -> Read:
    first = _one_time(line, place, leads)
    if first is None or line.key(first[1]) != "-" or not isinstance(first[0], Fixed | Yearless):
        return first
    last = _one_time(line, first[1] + 1, Leads.MONTHS)
    if last is None or not isinstance(last[0], Fixed | Yearless):
        return first
    return (Through(first[0], last[0]), last[1]) if _follows(first[0], last[0]) else first


def _follows(first: Value, last: Value) -> bool:
    """Whether two times of one make can be a range; a year is not followed by a lone month."""
    both = isinstance(first, Fixed), isinstance(last, Fixed)
    return both != (True, False) and _unit(first) == _unit(last)


def _unit(value: Value) -> Unit:
    return value.unit if isinstance(value, Fixed | Yearless) else Unit.CENTURY


def _one_time(line: Line, place: int, leads: Leads) -> Read:
    if not line.may_begin(place):
        return None
    readings = (
        day_named(line, place),
        calendar_time(line, place, leads),
        counted_time(line, place, leads),
    )
    return max((r for r in readings if r), key=lambda one: one[1], default=None)
