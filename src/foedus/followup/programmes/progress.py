"""How a whole programme stands on a day: its measures counted, and what cannot be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.followup.programmes.reports import Report
from foedus.followup.programmes.standing import Asked, MeasureStanding, Phase, measure_on
from foedus.law.terms.programmes import MeasuresHeld, Programme
from foedus.law.terms.wording import Wording


class ProgrammePhase(StrEnum):
    """Where a day lies in the programme's own term."""

    NOT_YET = "not-yet"
    RUNNING = "running"
    ENDED = "ended"
    UNKNOWN = "unknown"


PROGRAMME_PHASE_NAMES: Final[dict[ProgrammePhase, Wording]] = {
    ProgrammePhase.NOT_YET: Wording("not begun", "не начата"),
    ProgrammePhase.RUNNING: Wording("running", "действует"),
    ProgrammePhase.ENDED: Wording("term over", "срок истёк"),
    ProgrammePhase.UNKNOWN: Wording("term not known", "срок неизвестен"),
}

_NOT_WHOLE: Final[dict[MeasuresHeld, Wording]] = {
    MeasuresHeld.NONE: Wording(
        "The text of its measures is not held: nothing can be counted.",
        "Текста мероприятий нет: считать нечего.",
    ),
    MeasuresHeld.IN_PART: Wording(
        "Only some of its measures are held: the numbers are of these alone.",
        "Имеется лишь часть мероприятий: числа относятся только к ней.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The measures of a programme, how many stand how, and what limits the answer."""

    programme: Programme
    phase: ProgrammePhase
    measures: tuple[MeasureStanding, ...]
    counts: Mapping[Phase, int]
    reasons: tuple[Wording, ...]

    @property
    def done(self) -> int:
        """How many measures are done."""
        return self.counts.get(Phase.DONE, 0)

    @property
    def late(self) -> tuple[MeasureStanding, ...]:
        """The measures whose time is over and that are not done."""
        return tuple(one for one in self.measures if one.is_late)


def progress_on(programme: Programme, reports: Iterable[Report], asked: Asked) -> Progress:
    """How *programme* stands on a day, as known on a day."""
    held = tuple(reports)
    measures = tuple(measure_on(programme, one, held, asked) for one in programme.measures)
    return Progress(
        programme=programme,
        phase=phase_on(programme, asked.on),
        measures=measures,
        counts=dict(Counter(one.phase for one in measures)),
        reasons=tuple(_NOT_WHOLE[held] for held in (programme.held,) if held in _NOT_WHOLE),
    )


def phase_on(programme: Programme, day: date) -> ProgrammePhase:
    """Whether the programme runs on a day; its last day still belongs to it."""
    term = programme.term
    if term is None:
        return ProgrammePhase.UNKNOWN
    if day > term.latest_end:
        return ProgrammePhase.ENDED
    begins = term.latest_start
    if not isinstance(begins, date) or day > term.earliest_end:
        return ProgrammePhase.UNKNOWN
    return ProgrammePhase.NOT_YET if day < begins else ProgrammePhase.RUNNING
