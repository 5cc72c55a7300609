"""The sessions to come: of one delegation with its seat, or those that are public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, QuerySet

from foedus.assembly.models.sessions import Meeting, MeetingEvent, MeetingPhase, Seat
from foedus.law.terms.wording import Wording

MOST: Final = 200
"""So many sessions in preparation are looked at."""

_UNDER_WAY: Final = (MeetingPhase.PREPARING, MeetingPhase.OPEN)
_WITH_A_DAY: Final = frozenset(
    {MeetingEvent.What.PLANNED, MeetingEvent.What.MOVED, MeetingEvent.What.OPENED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionToCome:
    """A session with its days as last told; *seat* is the delegation's own, if it was asked."""

    meeting: Meeting
    title: Wording
    body: str
    day: date
    last_day: date
    place: str
    seat: Seat | None


def sessions_of(party: str, today: date) -> tuple[SessionToCome, ...]:
    """The sessions in which *party* has a seat, until their last day; the next first."""
    seats = Prefetch("seats", Seat.objects.filter(party=party), to_attr="own_seats")
    meetings = Meeting.objects.filter(seats__party=party, phase__in=_UNDER_WAY)
    return _in_order(_told(meetings.prefetch_related(seats)), today)


def public_sessions(today: date) -> tuple[SessionToCome, ...]:
    """The sessions that were published as to come."""
    return _in_order(_told(Meeting.objects.filter(is_public=True, phase__in=_UNDER_WAY)), today)


def _told(meetings: QuerySet[Meeting]) -> Iterator[SessionToCome]:
    events = Prefetch("events", MeetingEvent.objects.order_by("pk"), to_attr="own_events")
    for meeting in meetings.prefetch_related(events).order_by("-pk")[:MOST]:
        found = _session(meeting)
        if found is not None:
            yield found


def _session(meeting: Meeting) -> SessionToCome | None:
    events: list[MeetingEvent] = getattr(meeting, "own_events", [])
    dated = [one for one in events if one.what in _WITH_A_DAY and one.day is not None]
    if not dated or dated[-1].day is None:
        return None
    day = dated[-1].day
    seats: list[Seat] = getattr(meeting, "own_seats", [])
    return SessionToCome(
        meeting=meeting,
        title=Wording(meeting.title_en, meeting.title_ru) or Wording(meeting.name, meeting.name),
        body=meeting.body,
        day=day,
        last_day=dated[-1].last_day or day,
        place=next((one.place for one in reversed(dated) if one.place), ""),
        seat=seats[0] if seats else None,
    )


def _in_order(found: Iterator[SessionToCome], today: date) -> tuple[SessionToCome, ...]:
    kept = (one for one in found if one.last_day >= today)
    return tuple(sorted(kept, key=lambda one: (one.day, one.meeting.pk)))
