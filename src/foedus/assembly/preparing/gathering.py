"""Rows ──▶ the plain facts from which the preparation board is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from foedus.assembly.models.drafts import Draft, ItemDraft, Phase
from foedus.assembly.models.sessions import Meeting, MeetingEvent, Seat
from foedus.assembly.preparing.documents import document_state
from foedus.assembly.sessions.board import (
    DayState,
    DelegationState,
    DocumentState,
    Preparations,
    QuestionState,
    RuleDue,
    Waits,
)
from foedus.assembly.sessions.days import dates_of, day_of
from foedus.assembly.sessions.seats import listening, seated
from foedus.depositary.terms import OFFICE_NAMES, OfficeHeld
from foedus.law.answers.questions.composition import body_of, composition_of
from foedus.law.terms.wording import Wording
from foedus.procedure.shown import DUE
from foedus.procedure.versions import version_on
from foedus.register.days import legal_day
from foedus.register.held import held

_BY_OFFICE: Final = frozenset(
    {OfficeHeld.HEAD_OF_STATE, OfficeHeld.HEAD_OF_GOVERNMENT, OfficeHeld.FOREIGN_MINISTER}
)
"""Who represents a state without full powers (VCLT 7(2)(a))."""
_DAYS: Final = (
    MeetingEvent.What.PLANNED,
    MeetingEvent.What.MOVED,
    MeetingEvent.What.OPENED,
    MeetingEvent.What.HELD,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """What other matters tell: *waits* of positions and signing, whose *powers* were presented."""

    waits: tuple[Waits, ...] = ()
    powers: frozenset[str] = frozenset()


def preparations_of(meeting: Meeting, at: datetime, besides: Besides) -> Preparations:
    """All that is known of the preparation of a session at a moment."""
    register = held().register
    today = legal_day(register, at)
    documents = _documents(meeting, at)
    return Preparations(
        today=today,
        phase=meeting.phase,
        days=_days(meeting, today),
        questions=_questions(meeting),
        documents=documents,
        delegations=_delegations(meeting, besides.powers, signs=bool(documents)),
        waits=besides.waits,
        by_the_rules=_by_the_rules(meeting),
        composition_known=bool(meeting.seats.exists()) or _is_composed(meeting),
    )


def _is_composed(meeting: Meeting) -> bool:
    bodies = filter(None, (meeting.body, meeting.joint_with))
    worlds, day = held().opened.worlds(None), day_of(meeting)
    return all(composition_of(worlds, body, day).known for body in bodies)


def _by_the_rules(meeting: Meeting) -> tuple[RuleDue, ...]:
    """What the rules of procedure of the body set a day for, counted from the day that stands."""
    day = day_of(meeting)
    _organisation, body = body_of(held().register, meeting.body)
    version = version_on(body, day)
    return tuple(
        RuleDue(
            thing=one.what.value,
            what=DUE[one.what],
            day=day - timedelta(days=one.days_before),
            cite=one.text.cite,
        )
        for one in (() if version is None else version.deadlines)
    )


def _days(meeting: Meeting, today: date) -> tuple[DayState, ...]:
    events = [one for one in dates_of(meeting) if one.what in _DAYS and one.day is not None]
    register = held().register
    return tuple(
        DayState(
            what=event.what,
            day=event.day or today,
            place=event.place,
            told=legal_day(register, event.at),
            reason=event.reason,
            counts=event is events[-1],
        )
        for event in events
    )


def _questions(meeting: Meeting) -> tuple[QuestionState, ...]:
    register = held().register
    under: dict[int, list[int]] = {}
    links = ItemDraft.objects.filter(item__meeting=meeting).exclude(draft__phase=Phase.WITHDRAWN)
    for item, draft in links.order_by("pk").values_list("item_id", "draft_id"):
        under.setdefault(item, []).append(draft)
    return tuple(
        QuestionState(
            number=item.number,
            title=Wording(item.title_en, item.title_ru),
            format=item.format,
            since=legal_day(register, first.at) if first is not None else date.max,
            proposed_by=item.proposed_by,
            documents=tuple(under.get(item.pk, ())),
        )
        for item in meeting.items.filter(withdrawn=False).prefetch_related("events")
        for first in (min(item.events.all(), key=lambda one: one.pk, default=None),)
    )


def _documents(meeting: Meeting, at: datetime) -> tuple[DocumentState, ...]:
    drafts = Draft.objects.filter(items__meeting=meeting, items__withdrawn=False)
    shown = drafts.exclude(phase=Phase.WITHDRAWN).distinct().order_by("pk")
    return tuple(document_state(draft, at) for draft in shown)


def _delegations(
    meeting: Meeting, powers: frozenset[str], *, signs: bool
) -> tuple[DelegationState, ...]:
    seats: Iterable[Seat] = (*seated(meeting), *listening(meeting))
    return tuple(
        DelegationState(
            seat=seat.pk,
            party=seat.party,
            capacity=seat.capacity,
            level=seat.level,
            account=seat.account,
            head=seat.head,
            office=office_words(seat),
            needs_powers=signs and bool(seat.office) and seat.office not in _BY_OFFICE,
            has_powers=seat.party in powers,
        )
        for seat in seats
    )


def office_words(seat: Seat) -> Wording:
    """The office of the head of a delegation: of the list, or in free words."""
    if seat.office in set(OfficeHeld) - {OfficeHeld.OTHER, OfficeHeld.UNKNOWN}:
        return OFFICE_NAMES[OfficeHeld(seat.office)]
    return Wording(seat.office_words, seat.office_words)
