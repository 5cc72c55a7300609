"""How a measure of a programme stands on a day, as known on a day, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from foedus.followup.programmes.reports import Report, Said, Together, newest, together
from foedus.law.derive.calendar import add_days
from foedus.law.terms.days import FOREVER, Edge, earliest
from foedus.law.terms.programmes import Programme, ProgrammeMeasure, Term
from foedus.law.terms.wording import Wording

SOON: Final = timedelta(days=30)
"""So long before its last day a measure counts as due, unless the caller says otherwise."""


class Timing(StrEnum):
    """Where a day lies in a term.

    DUE: within the last days of the term. BETWEEN: after the earliest day that can be the last,
    not after the latest. NOT_HELD: no term is held, and the programme's own end has not passed.
    """

    NOT_YET = "not-yet"
    RUNNING = "running"
    DUE = "due"
    BETWEEN = "between"
    OVER = "over"
    NOT_HELD = "not-held"


class Phase(StrEnum):
    """How a measure stands: its term and the reports together."""

    DONE = "done"
    DROPPED = "dropped"
    CONTRADICTED = "contradicted"
    LATE = "late"
    DUE = "due"
    RUNNING = "running"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"


PHASE_NAMES: Final[dict[Phase, Wording]] = {
    Phase.DONE: Wording("done", "выполнено"),
    Phase.DROPPED: Wording("dropped", "снято"),
    Phase.CONTRADICTED: Wording("reports disagree", "доклады расходятся"),
    Phase.LATE: Wording("late", "просрочено"),
    Phase.DUE: Wording("due soon", "срок подходит"),
    Phase.RUNNING: Wording("running", "выполняется"),
    Phase.NOT_YET: Wording("not yet", "ещё не началось"),
    Phase.UNKNOWN: Wording("not known", "неизвестно"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The day asked about, what was known, and how long before its end a measure is due.

    *parties* are the codes of those that act as states do: where they carry a measure out, each
    reports on its own part.
    """

    on: date
    parties: frozenset[str]
    known: date | None = None
    soon: timedelta = SOON


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The term that counts for a measure: its own, within the programme's.

    *ends* is the earliest day that its last day can be, *ends_by* the latest. *own* False: the
    measure has no term of its own, only the programme's end bounds it.
    """

    starts: Edge
    ends: Edge
    ends_by: Edge
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureStanding:
    """How one measure stands, with every reason."""

    measure: ProgrammeMeasure
    phase: Phase
    timing: Timing
    said: Said
    bounds: Bounds
    reasons: tuple[Wording, ...]

    @property
    def is_late(self) -> bool:
        """Whether its time is certainly over and nobody says without contradiction it is done."""
        return self.timing is Timing.OVER and self.phase in {Phase.LATE, Phase.CONTRADICTED}


def measure_on(
    programme: Programme, measure: ProgrammeMeasure, reports: Iterable[Report], asked: Asked
) -> MeasureStanding:
    """How *measure* stands; *reports* may be about other measures too."""
    bounds = bounds_of(programme, measure)
    timing = timing_on(bounds, asked)
    carriers = asked.parties & frozenset(measure.by)
    said = together(newest(reports, measure.number, asked.on, asked.known), carriers)
    return MeasureStanding(
        measure=measure,
        phase=_phase(timing, said.together),
        timing=timing,
        said=said,
        bounds=bounds,
        reasons=(*_of_term(bounds, programme, measure), *_of_timing(timing, bounds), *said.why),
    )


def bounds_of(programme: Programme, measure: ProgrammeMeasure) -> Bounds:
    """The days that count: a measure's own term never runs beyond the programme's."""
    whole, own = programme.term, measure.term
    term = own or whole
    if term is None:
        return Bounds(starts=FOREVER, ends=FOREVER, ends_by=FOREVER, own=False)
    starts = term.latest_start
    if own is not None and whole is not None and not isinstance(starts, date):
        starts = whole.latest_start  # its start is not known; the programme's is the next best
    return Bounds(
        starts=starts,
        ends=earliest(term.earliest_end, _end(whole)),
        ends_by=earliest(term.latest_end, _end(whole)),
        own=own is not None,
    )


def _end(whole: Term | None) -> Edge:
    return FOREVER if whole is None else whole.latest_end


def timing_on(bounds: Bounds, asked: Asked) -> Timing:
    """Where the day lies. The last day of a term still belongs to it."""
    day = asked.on
    if isinstance(bounds.ends_by, date) and day > bounds.ends_by:
        return Timing.OVER
    if isinstance(bounds.starts, date) and day < bounds.starts:
        return Timing.NOT_YET
    if not bounds.own:
        return Timing.NOT_HELD
    if isinstance(bounds.ends, date) and day > bounds.ends:
        return Timing.BETWEEN
    near = isinstance(bounds.ends, date) and add_days(day, asked.soon.days) >= bounds.ends
    return Timing.DUE if near else Timing.RUNNING


_BY_REPORT: Final[dict[Together, Phase]] = {
    Together.DONE: Phase.DONE,
    Together.DROPPED: Phase.DROPPED,
    Together.CONTRADICTED: Phase.CONTRADICTED,
}
"""Reports that settle the phase whatever the day is."""

_BY_TIMING: Final[dict[Timing, Phase]] = {
    Timing.OVER: Phase.LATE,
    Timing.DUE: Phase.DUE,
    Timing.RUNNING: Phase.RUNNING,
    Timing.NOT_YET: Phase.NOT_YET,
    Timing.BETWEEN: Phase.UNKNOWN,
    Timing.NOT_HELD: Phase.UNKNOWN,
}


def _phase(timing: Timing, said: Together) -> Phase:
    settled = _BY_REPORT.get(said)
    if settled is not None:
        return settled
    begun = said is Together.UNDER_WAY and timing in {Timing.NOT_YET, Timing.NOT_HELD}
    return Phase.RUNNING if begun else _BY_TIMING[timing]


def _of_term(
    bounds: Bounds, programme: Programme, measure: ProgrammeMeasure
) -> tuple[Wording, ...]:
    whole, own = programme.term, measure.term
    if own is None:
        bound = _bounded_by(bounds.ends_by)
        return (
            Wording(
                f"No term is held for it{bound.en}.",
                f"Срок самого мероприятия неизвестен{bound.ru}.",
            ),
        )
    if whole is not None and own.latest_end > whole.latest_end:
        end = whole.latest_end.isoformat()
        return (
            Wording(
                f"Its term {own.wording} runs beyond the programme, which ends on {end}.",
                f"Срок {own.wording} выходит за срок программы, которая заканчивается {end}.",
            ),
        )
    return (Wording(f"Its term: {own.wording}.", f"Срок: {own.wording}."),)


def _bounded_by(end: Edge) -> Wording:
    if not isinstance(end, date):
        return Wording("; nor for the programme", "; срок программы тоже")
    day = end.isoformat()
    return Wording(f"; the programme itself ends on {day}", f"; сама программа – по {day}")


def _of_timing(timing: Timing, bounds: Bounds) -> tuple[Wording, ...]:
    first, last = bounds.ends.isoformat(), bounds.ends_by.isoformat()
    told = {
        Timing.OVER: Wording(f"Its last day was {last}.", f"Последний день – {last}."),
        Timing.BETWEEN: Wording(
            f"Its last day lies between {first} and {last}: nobody can say whether it has passed.",
            f"Последний день – между {first} и {last}: прошёл ли он, сказать нельзя.",
        ),
        Timing.DUE: Wording(f"Its last day is {first}.", f"Последний день – {first}."),
    }
    found = told.get(timing)
    return () if found is None else (found,)
