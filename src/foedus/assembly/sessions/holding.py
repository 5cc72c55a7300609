"""Opening a session, and closing it when it has been held."""

from __future__ import annotations

from django.db import transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import NotNow
from foedus.assembly.models.sessions import Meeting, MeetingEvent, MeetingPhase
from foedus.assembly.sessions.days import When
from foedus.assembly.sessions.errors import BadSession
from foedus.assembly.sessions.planning import event_of
from foedus.assembly.sessions.steps import (
    checked_days,
    claimed,
    counted_on,
    today_of,
    write_event,
)

What = MeetingEvent.What


@transaction.atomic
def open_session(doing: Doing, number: int, seen: int, when: When) -> Meeting:
    """Declare a session open: from now on it is not moved any more.

    Raises `Refused`, as `steps.claimed`, `NotNow` where it is open, and `BadSession` for a day
    that has not come.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "opened")
    if meeting.phase == MeetingPhase.OPEN:
        raise NotNow(meeting.name, str(MeetingPhase.OPEN.label), "opened")
    _checked_past(doing, when)
    meeting.phase = MeetingPhase.OPEN
    write_event(meeting, doing, event_of(What.OPENED, when))
    return counted_on(meeting)


@transaction.atomic
def hold(doing: Doing, number: int, seen: int, when: When) -> Meeting:
    """Say that a session was held, when and where.

    What it leaves in the register is made by `recording`; whoever records it does so under two
    signatures. Raises `Refused`, as `steps.claimed`, and `BadSession` for a day to come.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "closed")
    _checked_past(doing, when)
    meeting.phase = MeetingPhase.HELD
    write_event(meeting, doing, event_of(What.HELD, when))
    return counted_on(meeting)


def _checked_past(doing: Doing, when: When) -> None:
    today = today_of(doing)
    checked_days(when.day, when.last_day, today)
    if when.day > today:
        raise BadSession(
            f"{when.day} has not come yet: today is {today}.",
            "Move the session if it meets on another day.",
        )
