"""The days of a session: every day that was planned, and the day (or days) on which it was held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.collection.pages.acts import reading_title, sources_shown
from foedus.collection.pages.days import NO_DAY, day_shown, when_shown
from foedus.collection.pages.parts import DayShown, SourceShown
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.organisations import Session
from foedus.law.terms.uncertain import When, first_possible, last_possible


class Stand(StrEnum):
    """How a session stands on the day of a page."""

    COMING = "coming"
    HELD = "held"
    IN_DOUBT = "in-doubt"
    """Its day has passed, and that it was held is not recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """A day that was planned: *decided* on a day, for *day*, at *place*.

    *reading* names the claim where sources differ. *kept*: it was held on this very day.
    """

    day: DayShown
    decided: DayShown
    place: str
    note: str
    reading: str
    kept: bool
    confidence: Confidence
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDay:
    """A day on which it was held, by one claim; *last* where it took several days."""

    day: DayShown
    last: DayShown
    place: str
    formats: tuple[str, ...]
    note: str
    reading: str
    confidence: Confidence
    sources: tuple[SourceShown, ...]


def held_acts(session: Session) -> tuple[Act, ...]:
    """What says that a session was held; claims that a settled dispute rejects are left out."""
    settled = {one.id: one.settled for one in session.disputes if one.settled}
    return tuple(
        act
        for act in session.acts
        if act.kind is Kind.SESSION_HELD
        and (
            act.rival is None
            or settled.get(act.rival.dispute, act.rival.reading) == act.rival.reading
        )
    )


def planned_acts(session: Session) -> tuple[Act, ...]:
    """What planned it, in the order in which the days were told."""
    return tuple(act for act in session.acts if act.kind is Kind.SESSION_PLANNED)


def days_held(session: Session) -> tuple[date, ...]:
    """Every day on which it may have met, in order; empty where it is not known to have met."""
    found: set[date] = set()
    for act in held_acts(session):
        when = act.legal_when
        if not isinstance(when, date):
            continue
        until = act.until if isinstance(act.until, date) else when + ONE_DAY
        found |= {date.fromordinal(n) for n in range(when.toordinal(), until.toordinal())}
    return tuple(sorted(found))


def reference_day(session: Session) -> date | None:
    """The day that a session is about: the last it was held, else the last that was planned.

    None where no day is held at all.
    """
    days = days_held(session)
    if days:
        return days[0]
    whens = [act.legal_when for act in held_acts(session)]
    whens += [act.effect for act in reversed(planned_acts(session))]
    return next((first_possible(when) for when in whens if when is not None), None)


def stand_of(session: Session, on: date) -> Stand:
    """How a session stands on a day."""
    held = [act.legal_when for act in held_acts(session) if act.legal_when is not None]
    if any(_has_begun(when, on) for when in held):
        return Stand.HELD
    day = reference_day(session)
    if held or (day is not None and day >= on):
        return Stand.COMING
    return Stand.IN_DOUBT


def _has_begun(when: When, on: date) -> bool:
    return first_possible(when) <= on


def planned_shown(view: View, session: Session) -> tuple[PlannedDay, ...]:
    """Every day that was planned."""
    held = set(days_held(session))
    return tuple(
        PlannedDay(
            day=when_shown(act.effect, view.language),
            decided=when_shown(act.date, view.language),
            place=act.place,
            note=view.say(act.evidence.note),
            reading=_reading(view, act),
            kept=act.effect in held,
            confidence=act.evidence.confidence,
            sources=sources_shown(view, act.evidence.sources),
        )
        for act in planned_acts(session)
    )


def held_shown(view: View, acts: Iterable[Act]) -> tuple[HeldDay, ...]:
    """Every day on which it was held, by each claim."""
    return tuple(
        HeldDay(
            day=when_shown(act.legal_when, view.language),
            last=_last_day(view, act),
            place=act.place,
            formats=act.formats,
            note=view.say(act.evidence.note),
            reading=_reading(view, act),
            confidence=act.evidence.confidence,
            sources=sources_shown(view, act.evidence.sources),
        )
        for act in acts
    )


def _last_day(view: View, act: Act) -> DayShown:
    if act.until is None:
        return NO_DAY
    end = last_possible(act.until)
    return day_shown(end - ONE_DAY, view.language) if isinstance(end, date) else NO_DAY


def _reading(view: View, act: Act) -> str:
    return "" if act.rival is None else reading_title(view, act.rival.reading)
