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
from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import moved
from foedus.claims.times.resolving import From, resolve
from foedus.claims.times.terms import Leaning, Rests, Shifted, Unit, Weekly, Yearless

_MANY: Final = 16
_WEEK: Final = 7


def times_to_bear_out(seen: Seen) -> tuple[Told, ...]:
    """The first days told that the day of the report gives their year, or the whole of them."""
    found = (told for told in seen.told if counted(told) or _yearless(told))
    return tuple(told for told, _ in zip(found, range(_MANY), strict=False))


def counted(told: Told) -> bool:
    """Whether a time is a day counted from the day of the report: "tomorrow", "on Thursday"."""
    value = told.phrase.value
    if told.phrase.relation not in {Relation.AT, Relation.SINCE}:
        return False
    if isinstance(value, Shifted):
        return value.unit is Unit.DAY and value.rests is Rests.TODAY
    return isinstance(value, Weekly)


def _yearless(told: Told) -> bool:
    value = told.phrase.value
    return isinstance(value, Yearless) and value.unit is Unit.DAY


def day_meant(told: Told, today: date) -> date:
    """The day that such a time means in a report of *today*."""
    leaning = Leaning.AHEAD if told.future and not told.past else Leaning.PAST
    return resolve(told.phrase.value, From(today, leaning, {})).span.start


def borne_out(seen: Seen, known: Known, today: date) -> Iterator[tuple[Told, Happening]]:
    """The times at which, in a report of *today*, the register holds what the report names.

    For each time one session and one act, the first of the register.
    """
    for told in times_to_bear_out(seen):
        held = known.happenings.get(day_meant(told, today), ())
        found = [one for one in held if named(seen, known, told, one)]
        sessions = [one for one in found if one.is_session]
        acts = [one for one in found if not one.is_session]
        yield from ((told, one) for one in (*sessions[:1], *acts[:1]))


def named(seen: Seen, known: Known, told: Told, one: Happening) -> bool:
    """Whether the report names what happened.

    A session: that a body meets, and its town, in that sentence or at the head of the report. An
    act: in that sentence the state, and the instrument or its organisation; where an organ acted,
    the instrument, or the person whom it appointed; and that something was or will be done.
    """
    if one.is_session:
        return told.meeting and _town_near(seen, known, told, one)
    if not (told.past or told.future):
        return False
    if not one.party:
        return one.about in told.things
    return one.party in told.things and bool({one.about, one.within} & told.things)


def _town_near(seen: Seen, known: Known, told: Told, one: Happening) -> bool:
    """Whether the town of a session is named beside a time, or where a dateline stands."""
    town = known.town_of.get(one.place, one.place)
    return bool(one.place) and bool({town, one.place} & (told.towns | seen.head_towns))


def days_near(seen: Seen, known: Known) -> Iterator[date]:
    """The days from which the report can look at something that the register holds."""
    times = [told for told in times_to_bear_out(seen) if counted(told)]
    if not times:
        return
    for day, held in known.happenings.items():
        fitting = [told for told in times if any(named(seen, known, told, one) for one in held)]
        for shift in range(-_WEEK, _WEEK + 1) if fitting else ():
            today = moved(day, shift)
            if any(_looks_at(told, today, day) for told in fitting):
                yield today


def _looks_at(told: Told, today: date, day: date) -> bool:
    """Whether a report of *today* means *day*; wires name the weekday of that day or the next."""
    far = isinstance(told.phrase.value, Weekly) and abs((today - day).days) > 1
    return not far and day_meant(told, today) == day
