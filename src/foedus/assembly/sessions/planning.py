"""Planning a session, moving it, changing what is said of it, calling it off."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction

from foedus.assembly.doing import Doing
from foedus.assembly.models.sessions import (
    Meeting,
    MeetingEvent,
    MeetingMode,
    MeetingPhase,
    SessionForm,
)
from foedus.assembly.sessions.days import When, when_of
from foedus.assembly.sessions.errors import BadSession, SessionExists
from foedus.assembly.sessions.steps import (
    checked_days,
    claimed,
    counted_on,
    today_of,
    write_event,
)
from foedus.law.answers.questions.composition import body_of
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.sessions import Format
from foedus.register.held import held

What = MeetingEvent.What
FORMATS: Final = (Format.NARROW.value, Format.EXTENDED.value)
_NAME: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is said of a session besides its days.

    *host* is where it meets, which need not be the chair. *joint_with* is another body.
    """

    host: str = ""
    form: str = SessionForm.REGULAR
    mode: str = MeetingMode.IN_PERSON
    joint_with: str = ""
    formats: tuple[str, ...] = ()
    title_en: str = ""
    title_ru: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session of *body* to be planned. *name*: empty for the body and the day first planned."""

    body: str
    when: When
    details: Details = Details()
    name: str = ""

    @property
    def own_name(self) -> str:
        """The id that the session will have in the register."""
        return self.name or f"{self.body}/{self.when.day.isoformat()}"


def plan(doing: Doing, plan: Plan) -> Meeting:
    """Plan a session; sent twice with the same words it is planned once.

    Raises `Refused`, `UnknownName`, `BadSession`, and `SessionExists` where another session has
    the name.
    """
    doing.demand("assembly.prepare")
    register = held().register
    body_of(register, plan.body)
    _checked(register, plan.body, plan.details)
    checked_days(plan.when.day, plan.when.last_day, today_of(doing))
    if len(plan.own_name) > _NAME:
        raise BadSession("Its name is too long.", f"Give at most {_NAME} characters.")
    try:
        with transaction.atomic():
            return _planned_before(doing, plan) or _planned(doing, plan)
    except IntegrityError:  # the same form was sent twice at the same moment
        found = _planned_before(doing, plan)
        if found is None:
            raise
        return found


def _planned_before(doing: Doing, plan: Plan) -> Meeting | None:
    before = Meeting.objects.filter(name=plan.own_name).first()
    if before is None:
        return None
    first = before.events.order_by("pk").first()
    same = (
        first is not None
        and before.opened_by_id == doing.by.pk
        and before.body == plan.body
        and _details_of(before) == plan.details
        and When(first.day or date.max, first.last_day or date.max, first.place) == plan.when
    )
    if not same:
        raise SessionExists(plan.own_name)
    return before


def _planned(doing: Doing, plan: Plan) -> Meeting:
    meeting = Meeting(name=plan.own_name, body=plan.body, opened_by=doing.by, opened_at=doing.at)
    _put_details(meeting, plan.details)
    meeting.save(force_insert=True)
    write_event(meeting, doing, event_of(What.PLANNED, plan.when))
    return meeting


def _put_details(meeting: Meeting, details: Details) -> None:
    for name, value in asdict(details).items():
        setattr(meeting, name, list(value) if isinstance(value, tuple) else value)


def _details_of(meeting: Meeting) -> Details:
    given = {name: getattr(meeting, name) for name in Details.__dataclass_fields__}
    return Details(**{**given, "formats": tuple(given["formats"])})


def event_of(what: str, when: When, reason: str = "") -> MeetingEvent:
    """An event with a day, not yet written."""
    return MeetingEvent(
        what=what, day=when.day, last_day=when.last_day, place=when.place, reason=reason
    )


def _checked(register: Register, body: str, details: Details) -> None:
    """Let pass what can be said of a session of *body*. Raises `UnknownName`, `BadSession`."""
    if details.host and details.host not in register.party:
        raise UnknownName("party", details.host, register.party)
    if details.joint_with:
        body_of(register, details.joint_with)
    if details.joint_with == body:
        raise BadSession("A body cannot meet jointly with itself.", "Name the other body.")
    for value, known in (
        (details.form, SessionForm.values),
        (details.mode, MeetingMode.values),
        *((one, FORMATS) for one in details.formats),
    ):
        if value not in known:
            raise BadSession(f"{value[:80]!r} is not known.", f"Choose among: {', '.join(known)}.")


@transaction.atomic
def move(doing: Doing, number: int, seen: int, when: When, reason: str) -> Meeting:
    """Move a session to another day or place, and say why; the days before are kept.

    Raises `Refused`, as `steps.claimed`, and `BadSession`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "moved")
    checked_days(when.day, when.last_day, today_of(doing))
    if meeting.phase != MeetingPhase.PREPARING:
        raise BadSession("It is open already.", "Close it on the day on which it ends.")
    if when == when_of(meeting):
        raise BadSession("It is planned so already.", "Give another day or place.")
    write_event(meeting, doing, event_of(What.MOVED, when, reason))
    return counted_on(meeting)


@transaction.atomic
def change(doing: Doing, number: int, seen: int, details: Details) -> Meeting:
    """Change what is said of a session besides its days.

    Raises `Refused`, as `steps.claimed`, `UnknownName`, `BadSession`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "changed")
    _checked(held().register, meeting.body, details)
    _put_details(meeting, details)
    return counted_on(meeting)


@transaction.atomic
def publish(doing: Doing, number: int, seen: int) -> Meeting:
    """Let everybody see that the session is planned: its days, place, host and agenda.

    Raises `Refused` and as `steps.claimed`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "published")
    meeting.is_public = True
    return counted_on(meeting)


@transaction.atomic
def cancel(doing: Doing, number: int, seen: int, reason: str) -> Meeting:
    """Call a session off, and say why. Raises `Refused`, as `steps.claimed`, `BadSession`."""
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "called off")
    if not reason.strip():
        raise BadSession("A session is not called off without a reason.", "Say why.")
    meeting.phase = MeetingPhase.CANCELLED
    write_event(meeting, doing, MeetingEvent(what=What.CANCELLED, reason=reason))
    return counted_on(meeting)
