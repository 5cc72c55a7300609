"""What programmes leave to do, state by state: for the follow-up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Final

from foedus.assembly.programmes.reading import asked_on, standings
from foedus.followup.programmes.reports import ReportedState
from foedus.followup.programmes.standing import MeasureStanding, Phase
from foedus.followup.terms import Owed, Step
from foedus.law.terms.days import Edge
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held

_AWAITED: Final = frozenset({Phase.LATE, Phase.DUE, Phase.RUNNING, Phase.CONTRADICTED})


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """The measures that states have still to carry out; *parties* None: of every state."""
    register = held().register
    today = legal_day(register, at)
    for instrument, progress in standings(register, asked_on(register, today)):
        for standing in progress.measures:
            if standing.phase in _AWAITED:
                states = set(register.party) if parties is None else parties
                yield from _of_measure(instrument, standing, states)


def _of_measure(
    instrument: Instrument, standing: MeasureStanding, states: Collection[str]
) -> Iterator[Owed]:
    measure = standing.measure
    done = {
        one.reporter
        for one in standing.said.newest
        if one.state in {ReportedState.DONE, ReportedState.DROPPED}
    }
    for code in measure.by:
        if code in states and code not in done:
            yield _owed(instrument, standing, code)


def _owed(instrument: Instrument, standing: MeasureStanding, code: str) -> Owed:
    measure = standing.measure
    title = Wording(
        f"{measure.number}. {measure.title.in_language('en')}",
        f"{measure.number}. {measure.title.in_language('ru')}",
    )
    return Owed(
        step=Step.MEASURE,
        party=code,
        subject=f"{instrument.id}#{measure.number}",
        title=title,
        since=_day(standing.bounds.starts),
        why=instrument.title,
        until=standing.bounds.ends_by,
        href=f"/assembly/programmes/{instrument.id}/",
    )


def _day(edge: Edge) -> date | None:
    return edge if isinstance(edge, date) else None
