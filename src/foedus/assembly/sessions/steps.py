"""A step in the preparation of a session: the row claimed as it was seen, changed, counted on."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models.sessions import Meeting, MeetingEvent, MeetingPhase
from foedus.assembly.sessions.errors import BadSession
from foedus.register.days import is_in_sight, legal_day
from foedus.register.held import held

UNDER_WAY: Final = frozenset({MeetingPhase.PREPARING, MeetingPhase.OPEN})
"""While a session can still be prepared."""

EARLIEST: Final = date(1900, 1, 1)
"""No session of an organisation that keeps its register here was held before."""


def claimed(number: int, seen: int, verb: str) -> Meeting:
    """The session, locked, if it is still as it was seen and under way.

    Raises `Meeting.DoesNotExist`, `ChangedSince`, `NotNow`.
    """
    meeting = Meeting.objects.select_for_update().get(pk=number)
    if meeting.version != seen:
        raise ChangedSince(meeting.name, seen, meeting.version)
    if meeting.phase not in UNDER_WAY:
        raise NotNow(meeting.name, str(MeetingPhase(meeting.phase).label), verb)
    return meeting


def counted_on(meeting: Meeting) -> Meeting:
    """Write the session as it is now, under its next version."""
    meeting.version += 1
    meeting.save()
    return meeting


def checked_days(day: date, last_day: date, today: date) -> None:
    """Let pass days on which a session can be. Raises `BadSession`."""
    if last_day < day:
        raise BadSession(
            f"It would end on {last_day}, before it begins on {day}.", "Correct one of the days."
        )
    if day < EARLIEST or not is_in_sight(last_day, today):
        raise BadSession(f"{day} is out of sight.", "Give the day on which it meets.")


def today_of(doing: Doing) -> date:
    """The legal day at the depositary's seat."""
    return legal_day(held().register, doing.at)


def write_event(meeting: Meeting, doing: Doing, event: MeetingEvent) -> MeetingEvent:
    """Keep what was done with a session, by whom and when."""
    event.meeting, event.at, event.by = meeting, doing.at, doing.by
    event.save(force_insert=True)
    return event
