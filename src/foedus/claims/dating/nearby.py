"""What the register holds near a report: what it says of today, tomorrow, Thursday, 4 March.

"The session that is being held in the capital tomorrow": on the day after the report a session was
held, or was planned, in a town that the report names. "Presidents yesterday proclaimed": on the day
before, an organ did something that the report names in that sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.claims.dating.happenings import Happening
from foedus.claims.dating.known import Known
from foedus.claims.dating.seen import Seen, Told
from foedus.claims.dating.terms import GroundKind
from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import moved
from foedus.claims.times.resolving import From, resolve
from foedus.claims.times.terms import (
    Fixed,
    Leaning,
    Rests,
    Shifted,
    Turn,
    Unit,
    Weekly,
    Within,
    Yearless,
)

_MANY: Final = 16
_ACTS: Final = (GroundKind.ACT, GroundKind.ACT_WITHIN, GroundKind.BODY_ACT)
"""The surest first."""

_WEEK: Final = 7


def times_to_bear_out(seen: Seen) -> tuple[Told, ...]:
    """The first days told that the day of the report gives their year, or the whole of them."""
    found = (told for told in _anchored(seen) if counted(told) or _yearless(told))
    return tuple(told for told, _ in zip(found, range(_MANY), strict=False))


def _anchored(seen: Seen) -> Iterator[Told]:
    """The times, without those counted from another day than that of the report."""
    other = False
    for told in seen.told:
        value = told.phrase.value
        if not (other and isinstance(value, Shifted) and value.rests is Rests.ANCHOR):
            yield told
        day = isinstance(value, Fixed | Yearless | Weekly) and _fine(value)
        other = other or (day and (told.past or told.future))


def _fine(value: Fixed | Yearless | Weekly) -> bool:
    return isinstance(value, Weekly) or value.unit is Unit.DAY


def counted(told: Told) -> bool:
    """Whether a time is a day counted from the day of the report: "tomorrow", "on Thursday".

    "On the eve", with no other day before it, is the day before the report too.
    """
    value = told.phrase.value
    if told.phrase.relation not in {Relation.AT, Relation.SINCE}:
        return False
    if isinstance(value, Shifted):
        eve = value.rests is Rests.TODAY or value.number == -1
        return value.unit is Unit.DAY and eve
    return isinstance(value, Weekly)


def _yearless(told: Told) -> bool:
    """A day of some year: of the nearest, of last year."""
    value = told.phrase.value
    inner = value.inner if isinstance(value, Within) else value
    return isinstance(inner, Yearless) and inner.unit is Unit.DAY


def day_meant(told: Told, today: date) -> date:
    """The day that such a time means in a report of *today*."""
    leaning = Leaning.AHEAD if told.future and not told.past else Leaning.PAST
    return resolve(told.phrase.value, From(today, leaning, {})).span.start


def days_meant(told: Told, today: date) -> tuple[date, ...]:
    """The days that it can mean: a weekday of which no tense is told may lie on either side."""
    first = day_meant(told, today)
    open_side = isinstance(told.phrase.value, Weekly) and not (told.past or told.future)
    return (first, moved(first, _WEEK)) if open_side and first < today else (first,)


def borne_out(
    seen: Seen, known: Known, today: date
) -> Iterator[tuple[Told, Happening, GroundKind]]:
    """The times at which, in a report of *today*, the register holds what the report names.

    For each time one session and one act, the first of the register; a lesser act of a body only
    where there is no other.
    """
    for told in times_to_bear_out(seen):
        held = [one for day in days_meant(told, today) for one in known.happenings.get(day, ())]
        found = [(one, kind) for one in held for kind in named(seen, known, told, one)]
        sessions = [pair for pair in found if pair[0].is_session]
        acts = sorted((pair for pair in found if pair[1] in _ACTS), key=_rank)
        for one, kind in (*sessions[:1], *acts[:1]):
            far = _is_open(told) and abs((one.day - today).days) > 1 and one.is_session
            yield told, one, GroundKind.SESSION_OF_WEEK if far else kind


def _is_open(told: Told) -> bool:
    """Whether it is a weekday of which it is not said which: "on Friday", not "last Friday"."""
    value = told.phrase.value
    return isinstance(value, Weekly) and value.turn is Turn.ANY


def _rank(pair: tuple[Happening, GroundKind]) -> int:
    return _ACTS.index(pair[1])


def named(seen: Seen, known: Known, told: Told, one: Happening) -> Iterator[GroundKind]:
    """As what the report names what happened; nothing where it does not.

    A session: that a body meets, and its town, in that sentence or at the head of the report. An
    act: that something was or will be done; in that sentence the instrument or its organisation,
    and the state there or at the head. Where an organ acted, the instrument, or the person whom it
    appointed; a lesser ground is the organisation alone.
    """
    if one.is_session:
        if told.meeting and _town_near(seen, known, told, one):
            yield GroundKind.SESSION
    elif told.past or told.future or told.phrase.relation is Relation.SINCE:
        yield from _act(seen, known, told, one)


def _act(seen: Seen, known: Known, told: Told, one: Happening) -> Iterator[GroundKind]:
    exact, within = one.about in told.things, one.within in told.things
    if one.party:
        if (exact or within) and one.party in told.things | seen.head_things:
            yield GroundKind.ACT if exact else GroundKind.ACT_WITHIN
    elif exact:
        yield GroundKind.ACT
    elif within and not told.things & known.parties:  # a state is named: it is about its acts
        yield GroundKind.BODY_ACT


def _town_near(seen: Seen, known: Known, told: Told, one: Happening) -> bool:
    """Whether the town of a session is named beside a time, or where a dateline stands.

    A session in no town is one over wires: it is asked whether the sentence speaks of these.
    """
    if one.place and one.place not in known.town_of:
        sentence = told.sentence
        return seen.marks.remote.search(seen.text, sentence.start, sentence.end) is not None
    town = known.town_of.get(one.place, one.place)
    return bool(one.place) and bool({town, one.place} & (told.towns | seen.head_towns))


def days_near(seen: Seen, known: Known, weekdays: frozenset[int]) -> Iterator[date]:
    """The days from which the report can look at something that the register holds.

    *weekdays*: that which the report names as its own, if it does; then a weekday that it tells
    may lie up to a week away.
    """
    times = [told for told in times_to_bear_out(seen) if counted(told)]
    if not times:
        return
    reach = _WEEK if weekdays else 1
    for day, held in known.happenings.items():
        fitting = [t for t in times if any(k for one in held for k in named(seen, known, t, one))]
        for shift in range(-_WEEK, _WEEK + 1) if fitting else ():
            today = moved(day, shift)
            if weekdays and today.weekday() not in weekdays:
                continue
            if any(_looks_at(told, today, day, reach) for told in fitting):
                yield today


def _looks_at(told: Told, today: date, day: date, reach: int) -> bool:
    """Whether a report of *today* means *day*; wires name the weekday of that day or the next."""
    far = isinstance(told.phrase.value, Weekly) and abs((today - day).days) > reach
    return not far and day in days_meant(told, today)
