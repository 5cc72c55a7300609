"""Who sits in a session: filled from the body's composition on the day; invited; announced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import IntegrityError, transaction

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore
from foedus.assembly.models.sessions import (
    Capacity,
    Level,
    Meeting,
    MeetingPhase,
    Seat,
    SeatAccount,
    SeatNotice,
)
from foedus.assembly.sessions.days import day_of
from foedus.assembly.sessions.errors import BadSession, NobodyKnownToSit, SeatTaken
from foedus.assembly.sessions.steps import UNDER_WAY, claimed, counted_on
from foedus.law.answers.questions.composition import composition_of
from foedus.law.terms.errors import UnknownName
from foedus.register.held import held

_SAID: Final = ("level", "head", "office", "office_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is said of a delegation: *account* announced, or recorded at the session.

    *office* is an id of the kinds of office of full powers, or free words in *office_words*.
    *key* is chosen by the client: sent twice, it is one notice.
    """

    account: str
    level: str
    key: str
    head: str = ""
    office: str = ""
    office_words: str = ""


def seated(meeting: Meeting) -> tuple[Seat, ...]:
    """Who sits with a voice, in the order of the register; absent ones too: they may answer."""
    return _of(meeting, Capacity.MEMBER)


def listening(meeting: Meeting) -> tuple[Seat, ...]:
    """Who takes part without a voice: observers, then guests."""
    return (*_of(meeting, Capacity.OBSERVER), *_of(meeting, Capacity.GUEST))


def _of(meeting: Meeting, capacity: str) -> tuple[Seat, ...]:
    order = {code: place for place, code in enumerate(held().register.party)}
    found = meeting.seats.filter(capacity=capacity)
    return tuple(sorted(found, key=lambda seat: order.get(seat.party, len(order))))


def present(meeting: Meeting) -> tuple[Seat, ...]:
    """Who sits with a voice and is not told to be absent."""
    return tuple(seat for seat in seated(meeting) if seat.level != Level.ABSENT)


def demand_seat(meeting: Meeting, party: str) -> Seat:
    """The seat of a state that has a voice. Raises `NotSeated`."""
    seat = meeting.seats.filter(party=party, capacity=Capacity.MEMBER).first()
    if seat is None:
        raise NotSeated(party, meeting.name)
    return seat


@transaction.atomic
def fill(doing: Doing, number: int, seen: int) -> tuple[Seat, ...]:
    """Seat all who sit in the body on the day, and observers; who sits already is left as is.

    In a joint session those of both bodies sit. Who sits by some readings only is not seated:
    invite them. Raises `Refused`, as `steps.claimed`, `NobodyKnownToSit`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "filled")
    bodies = tuple(filter(None, (meeting.body, meeting.joint_with)))
    worlds, day = held().opened.worlds(None), day_of(meeting)
    found = [composition_of(worlds, body, day) for body in bodies]
    for body, one in zip(bodies, found, strict=True):
        if not one.known:
            raise NobodyKnownToSit(body)
    members = dict.fromkeys(code for one in found for code in one.members)
    observers = (code for one in found for code in one.observers if code not in members)
    taken = set(meeting.seats.values_list("party", flat=True))
    _seat(meeting, members, Capacity.MEMBER, taken)
    _seat(meeting, observers, Capacity.OBSERVER, taken)
    counted_on(meeting)
    return (*seated(meeting), *listening(meeting))


def _seat(meeting: Meeting, parties: Iterable[str], capacity: str, taken: set[str]) -> None:
    for code in parties:
        if code not in taken:
            Seat.objects.create(meeting=meeting, party=code, capacity=capacity)
            taken.add(code)


@transaction.atomic
def invite(doing: Doing, number: int, seen: int, party: str, capacity: str) -> Seat:
    """Invite a state or an organisation in a capacity.

    Raises `Refused`, as `steps.claimed`, `UnknownName`, `SeatTaken`, `BadSession`.
    """
    doing.demand("assembly.prepare")
    meeting = claimed(number, seen, "changed")
    register = held().register
    if party not in register.party:
        raise UnknownName("party", party, register.party)
    if capacity not in Capacity.values:
        raise BadSession(f"{capacity[:40]!r} is no capacity.", "Choose one of the list.")
    before = meeting.seats.filter(party=party).first()
    if before is not None and before.capacity != capacity:
        raise SeatTaken(party, str(Capacity(before.capacity).label))
    counted_on(meeting)
    return before or Seat.objects.create(meeting=meeting, party=party, capacity=capacity)


def announce(doing: Doing, number: int, seen: int, notice: Notice) -> Seat:
    """Say who comes for a seat, or (the secretariat) who came; the same key is one notice.

    *number* and *seen* are of the seat. Raises `Refused`, `Seat.DoesNotExist`, `ChangedSince`,
    `NotNow` for a session that is over, `SentBefore`, `BadSession`.
    """
    seat = Seat.objects.select_related("meeting").get(pk=number)
    recorded = notice.account == SeatAccount.RECORDED
    doing.demand("assembly.prepare" if recorded else "assembly.take_position", seat)
    _checked(notice)
    try:
        with transaction.atomic():
            return _said_before(seat, notice) or _said(doing, number, seen, notice)
    except IntegrityError:  # the same message came twice at the same moment
        found = _said_before(seat, notice)
        if found is None:
            raise
        return found


def _checked(notice: Notice) -> None:
    if notice.account not in SeatAccount.values or notice.level not in Level.values:
        raise BadSession("The level or the kind of notice is not known.", "Choose from the list.")
    if notice.level == Level.ABSENT and notice.head:
        raise BadSession(
            "Who is absent has no head of delegation there.", "Leave the name empty, or the level."
        )
    if not notice.key:
        raise BadSession("The notice has no key.", "Reload the page and send it again.")


def _said_before(seat: Seat, notice: Notice) -> Seat | None:
    before = SeatNotice.objects.filter(key=notice.key).first()
    if before is None:
        return None
    same = all(getattr(before, name) == getattr(notice, name) for name in ("account", *_SAID))
    if before.seat_id != seat.pk or not same:
        raise SentBefore(notice.key)
    return Seat.objects.get(pk=seat.pk)


def _said(doing: Doing, number: int, seen: int, notice: Notice) -> Seat:
    seat = Seat.objects.select_for_update().get(pk=number)
    meeting = Meeting.objects.get(pk=seat.meeting_id)
    if meeting.phase not in UNDER_WAY:
        raise NotNow(meeting.name, str(MeetingPhase(meeting.phase).label), "changed")
    if seat.version != seen:
        raise ChangedSince(f"The seat of {seat.party}", seen, seat.version)
    if seat.account == SeatAccount.RECORDED and notice.account == SeatAccount.ANNOUNCED:
        raise NotNow(
            f"The delegation of {seat.party}", str(SeatAccount.RECORDED.label), "announced"
        )
    said = {name: getattr(notice, name) for name in _SAID}
    SeatNotice.objects.create(
        seat=seat, account=notice.account, key=notice.key, at=doing.at, by=doing.by, **said
    )
    for name, value in said.items():
        setattr(seat, name, value)
    seat.account = notice.account
    seat.version += 1
    seat.save()
    return seat
