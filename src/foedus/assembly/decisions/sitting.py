"""rows ──▶ values: who sits over a question, who is there, what each has said so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from foedus.assembly.models.decisions import Matter, PositionTaken, RollCallVote
from foedus.assembly.models.sessions import (
    Capacity,
    Level,
    Meeting,
    MeetingEvent,
    MeetingPhase,
    Seat,
)
from foedus.law.answers.questions.composition import body_of, composition_of
from foedus.law.terms.procedure import QuestionKind
from foedus.procedure.outcomes import Outcome, Question, outcome
from foedus.procedure.positions import Position, Vote
from foedus.procedure.sittings import Sitting
from foedus.procedure.versions import decision_rule, version_on
from foedus.register.days import legal_day
from foedus.register.held import held

_THERE = frozenset({Level.AS_SEATED, Level.DEPUTY, Level.LOWER})
_MET = frozenset({MeetingEvent.What.OPENED, MeetingEvent.What.HELD})
_MEETING = frozenset({MeetingPhase.OPEN, MeetingPhase.HELD})


@dataclass(frozen=True, slots=True)
class Places:
    """Who sits: for certain, in doubt, present, absent."""

    seated: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()

    @property
    def everybody(self) -> frozenset[str]:
        """Those who sit, and those who may."""
        return self.seated | self.doubtful


def places_of(matter: Matter, at: datetime) -> Places:
    """Who sits over a question: by the seats of its session, or by the body's own criterion.

    A draft is decided on in the session that is open and has it on the agenda, else in writing.
    """
    meeting = _session_of(matter)
    rows = () if meeting is None else tuple(meeting.seats.all())
    members = [seat for seat in rows if seat.capacity == Capacity.MEMBER]
    if meeting is not None and members:
        return _of_seats(members, meeting.phase in _MEETING)
    worlds, on = held().opened.worlds(None), day_of_question(matter, at)
    found = composition_of(worlds, matter.body, on)
    return Places(frozenset(found.members), frozenset(found.doubtful))


def _session_of(matter: Matter) -> Meeting | None:
    """The session of an agenda item, or the open one that has a draft on its agenda."""
    if matter.item is not None:
        return matter.item.meeting
    open_now = Meeting.objects.filter(
        body=matter.body,
        phase=MeetingPhase.OPEN,
        items__withdrawn=False,
        items__drafts=matter.draft_id,
    )
    return open_now.order_by("-pk").first()


def _of_seats(members: Iterable[Seat], meets: bool) -> Places:  # noqa: FBT001 - of one caller
    there = {seat.party: seat.level for seat in members}
    return Places(
        seated=frozenset(there),
        present=frozenset(p for p, level in there.items() if meets and level in _THERE),
        absent=frozenset(p for p, level in there.items() if level == Level.ABSENT),
    )


def day_of_question(matter: Matter, at: datetime) -> date:
    """The legal day that counts for a question: that on which its session met, else that of *at*.

    What is written down after a session is decided by the rules of the day of the session.
    """
    today, meeting = legal_day(held().register, at), _session_of(matter)
    if meeting is None or meeting.phase not in _MEETING:
        return today
    told = sorted(meeting.events.all(), key=lambda one: one.pk)
    met = [one.day for one in told if one.what in _MET and one.day is not None]
    return next((day for day in reversed(met) if day <= today), today)


def latest_positions(matter: Matter) -> dict[str, PositionTaken]:
    """The position of each delegation that stands: its last."""
    return {row.party: row for row in sorted(matter.positions.all(), key=_number)}


def latest_votes(matter: Matter) -> dict[str, RollCallVote]:
    """The votes of the present roll call, corrected ones as corrected."""
    rows = (row for row in matter.votes.all() if row.round == matter.round)
    return {row.party: row for row in sorted(rows, key=_number)}


def _number(row: PositionTaken | RollCallVote) -> int:
    """Rows are sorted here, and not by the database: a board has read all of them at once."""
    return row.pk


def question_of(matter: Matter, at: datetime) -> Question:
    """The kind of question, and the rules of its body on the legal day."""
    register = held().register
    _organisation, body = body_of(register, matter.body)
    kind, on = QuestionKind(matter.kind), day_of_question(matter, at)
    return Question(kind=kind, rule=decision_rule(body, kind, on), version=version_on(body, on))


def sitting_of(matter: Matter, at: datetime) -> Sitting:
    """A question as it stands: what was said by those who sit."""
    places = places_of(matter, at)
    positions, votes = latest_positions(matter), latest_votes(matter)
    rule = question_of(matter, at).rule
    instrument = held().register.instrument.get(rule.instrument) if rule is not None else None
    tables = instrument.weights if instrument is not None else ()
    return Sitting(
        seated=places.seated,
        doubtful=places.doubtful,
        present=places.present,
        absent=places.absent,
        positions={
            **dict.fromkeys(_unheard(matter, places), Position.UNKNOWN),
            **{
                party: Position(row.position)
                for party, row in positions.items()
                if party in places.everybody
            },
        },
        votes={
            party: Vote(row.vote)
            for party, row in votes.items()
            if party in places.everybody - places.absent
        },
        concerned=frozenset(matter.concerned) & places.everybody,
        weights={name: dict(table) for name, table in tables},
        silence_until=matter.due if matter.by_silence else None,
    )


def _unheard(matter: Matter, places: Places) -> frozenset[str]:
    """Whose position is not known and will not be: the session is over, and nothing is held.

    A delegation may have spoken there; that the record has no word of it is not silence.
    """
    over = matter.item is not None and matter.item.meeting.phase == MeetingPhase.HELD
    if not over or matter.by_silence or matter.round:
        return frozenset()
    return places.everybody - places.absent


def outcome_now(matter: Matter, at: datetime) -> Outcome:
    """What has come of a question so far, with its proof. Raises `BadRule`, `MissingWeight`."""
    return outcome(question_of(matter, at), sitting_of(matter, at), at)
