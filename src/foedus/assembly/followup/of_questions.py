"""Positions that delegations are asked for: questions that are open, and who has said nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Final

from foedus.assembly.models.decisions import Matter, MatterPhase, PositionTaken
from foedus.assembly.models.sessions import Capacity, Level, MeetingPhase, Seat
from foedus.depositary.words import day_words
from foedus.followup.terms import Owed, Step
from foedus.law.answers.questions.composition import composition_of
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import HeldRegister, held

MOST: Final = 5_000
"""So many open questions are looked at, the oldest first."""

_UNDER_WAY: Final = (MeetingPhase.PREPARING, MeetingPhase.OPEN)
_WHY: Final = Wording("the question was put on {}", "вопрос поставлен {}")
_SILENCE: Final = Wording(
    "the question was put on {}; silence until the deadline is agreement",
    "вопрос поставлен {}; молчание до срока считается согласием",
)


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """The positions that *parties* (None: all who sit) have not stated on open questions."""
    matters = tuple(
        Matter.objects.filter(phase=MatterPhase.OPEN)
        .select_related("item__meeting", "draft")
        .order_by("pk")[:MOST]
    )
    if not matters:
        return
    state = held()
    said = _said(parties)
    seated = _seated(matters, state, at)
    for matter in matters:
        for party in sorted(seated.get(matter.pk, frozenset())):
            if (parties is None or party in parties) and (matter.pk, party) not in said:
                yield _owed(matter, party, state.register)


def _said(parties: Collection[str] | None) -> set[tuple[int, str]]:
    rows = PositionTaken.objects.filter(matter__phase=MatterPhase.OPEN)
    if parties is not None:
        rows = rows.filter(party__in=tuple(parties))
    return set(rows.values_list("matter_id", "party"))


def _seated(
    matters: Collection[Matter], state: HeldRegister, at: datetime
) -> dict[int, frozenset[str]]:
    """Who is asked by each question: who sits in its session, or else in its body on the day."""
    rows = Seat.objects.filter(
        capacity=Capacity.MEMBER,
        meeting__phase__in=_UNDER_WAY,
        meeting__items__matters__phase="open",
    ).exclude(level=Level.ABSENT)
    of_meeting: dict[int, set[str]] = {}
    for meeting, party in rows.values_list("meeting_id", "party").distinct():
        of_meeting.setdefault(meeting, set()).add(party)
    of_body = _of_bodies({one.body for one in matters if one.item is None}, state, at)
    return {one.pk: _asked(one, of_meeting, of_body) for one in matters}


def _asked(
    matter: Matter, of_meeting: Mapping[int, set[str]], of_body: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """Who is asked: a state to which the draft is not open cannot answer, and is not told of it."""
    if matter.item is not None:
        return frozenset(of_meeting.get(matter.item.meeting_id, ()))
    readers = frozenset() if matter.draft is None else matter.draft.readers
    return of_body.get(matter.body, frozenset()) & readers


def _of_bodies(bodies: set[str], state: HeldRegister, at: datetime) -> dict[str, frozenset[str]]:
    """Who sits for certain in each body today, by its criterion."""
    worlds, today = state.opened.worlds(None), legal_day(state.register, at)
    held_ones = {body.id for one in state.register.organisations for body in one.bodies}
    return {
        body: frozenset(composition_of(worlds, body, today).members)
        for body in sorted(bodies & held_ones)
    }


def _owed(matter: Matter, party: str, register: Register) -> Owed:
    put = legal_day(register, matter.put_at)
    until: Edge = FOREVER if matter.due is None else legal_day(register, matter.due)
    day, words = day_words(put), _SILENCE if matter.by_silence else _WHY
    return Owed(
        step=Step.POSITION,
        party=party,
        subject=f"question-{matter.pk}",
        title=_title(matter),
        since=put,
        why=Wording(words.en.format(day.en), words.ru.format(day.ru)),
        until=until,
        href=_page(matter),
    )


def _title(matter: Matter) -> Wording:
    thing = matter.item if matter.item is not None else matter.draft
    return Wording() if thing is None else Wording(thing.title_en, thing.title_ru)


def _page(matter: Matter) -> str:
    if matter.item is not None:
        return f"/assembly/items/{matter.item.pk}/question/"
    return f"/assembly/drafts/{matter.draft_id}/question/"
