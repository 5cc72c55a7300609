"""The days of a session: all that were planned, and the one that counts now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.assembly.models.sessions import Meeting, MeetingEvent
from foedus.law.terms.days import ONE_DAY

What = MeetingEvent.What
_WITH_A_DAY = (What.PLANNED, What.MOVED, What.OPENED, What.HELD)


@dataclass(frozen=True, slots=True)
class When:
    """When and where a session meets; *last_day* is its last, the same for most."""

    day: date
    last_day: date
    place: str = ""

    @property
    def until(self) -> date:
        """The first day after it."""
        return self.last_day + ONE_DAY


def on_one_day(day: date, place: str = "") -> When:
    """A session of one day."""
    return When(day, day, place)


def dates_of(meeting: Meeting) -> tuple[MeetingEvent, ...]:
    """Every event of a session, the first first: nothing that was planned is ever lost."""
    return tuple(meeting.events.select_related("by").order_by("pk"))


def when_of(meeting: Meeting) -> When:
    """When and where it meets as last told; a place that a later event leaves out stands."""
    told = [one for one in dates_of(meeting) if one.what in _WITH_A_DAY and one.day is not None]
    last = told[-1]
    place = next((one.place for one in reversed(told) if one.place), "")
    return When(last.day or date.max, last.last_day or last.day or date.max, place)


def day_of(meeting: Meeting) -> date:
    """The day on which it meets as last told."""
    return when_of(meeting).day
