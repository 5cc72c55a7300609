"""A dispute as it stands: its clause, its timetable, its ways, the measures taken meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.assembly.models.disputes import DisputeCase, DisputeStep
from foedus.followup.disputes.errors import NoClause
from foedus.followup.disputes.meanwhile import MeasureHeld, measures_between
from foedus.followup.disputes.taking import CaseOf
from foedus.followup.disputes.timetable import Did, Event, Next, Stage, stage_on, timetable
from foedus.followup.disputes.ways import Sides, Ways, where_may_it_go
from foedus.law.derive.calendar import add_days
from foedus.law.terms.days import Span
from foedus.law.terms.register import Register
from foedus.law.terms.settlement import Settlement
from foedus.register.days import legal_day
from foedus.register.held import HeldRegister, held


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """Everything about a case on a day."""

    case: DisputeCase
    stage: Stage
    ways: Ways
    steps: tuple[Next, ...]
    measures: tuple[MeasureHeld, ...]


def clause_of(state: HeldRegister, case: DisputeCase) -> Settlement:
    """The clause that the case stands under. Raises `NoClause` where it is no longer held."""
    instrument = state.register.instrument.get(case.instrument)
    if instrument is None or instrument.clauses.settlement is None:
        raise NoClause(case.instrument)
    return instrument.clauses.settlement


def case_of(case: DisputeCase) -> CaseOf:
    """The case as the rules see it."""
    return CaseOf(
        clause=clause_of(held(), case),
        claimant=case.claimant,
        respondent=case.respondent,
        opened=case.opened_on,
    )


def events_of(case: DisputeCase) -> tuple[Event, ...]:
    """What was done so far, in its order."""
    return tuple(_event(row) for row in case.steps.all())


def events_known(register: Register, case: DisputeCase, known: date | None) -> tuple[Event, ...]:
    """What had been entered by the legal day *known*; None: everything."""
    return tuple(
        _event(row)
        for row in case.steps.all()
        if known is None or legal_day(register, row.at) <= known
    )


def _event(row: DisputeStep) -> Event:
    return Event(step=row.step, did=Did(row.did), day=row.day, by=row.side)


def open_between(
    state: HeldRegister, case: DisputeCase, day: date, known: date | None = None
) -> Ways:
    """Where the claimant may go on a day, as known on a day."""
    sides = Sides(claimant=case.claimant, respondent=case.respondent, instrument=case.instrument)
    return where_may_it_go(state.opened, sides, day, known)


def case_on(
    state: HeldRegister, case: DisputeCase, day: date, known: date | None = None
) -> CaseShown:
    """How a case stands on a day, with the measures of both sides since it was opened."""
    events = events_known(state.register, case, known)
    clause = clause_of(state, case)
    within = Span(case.opened_on, add_days(max(day, case.opened_on), 1))
    pair = (case.claimant, case.respondent)
    return CaseShown(
        case=case,
        stage=stage_on(events, day),
        ways=open_between(state, case, day, known),
        steps=timetable(clause, case.opened_on, events, day),
        measures=measures_between(state.opened, case.instrument, pair, within, known),
    )
