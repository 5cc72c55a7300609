"""Programmes and measures as pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from foedus.collection.addresses import instrument_path, state_path
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named
from foedus.collection.pages.view import View
from foedus.followup.programmes.progress import (
    PROGRAMME_PHASE_NAMES,
    ProgrammePhase,
    Progress,
)
from foedus.followup.programmes.reports import STATE_NAMES
from foedus.followup.programmes.standing import PHASE_NAMES, MeasureStanding, Phase
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.programmes import Programme, Term
from foedus.web.words import word_for

MARKS: Final[dict[Phase, Mark]] = {
    Phase.DONE: Mark.DONE,
    Phase.DROPPED: Mark.NONE,
    Phase.CONTRADICTED: Mark.DISPUTED,
    Phase.LATE: Mark.REFUSED,
    Phase.DUE: Mark.WAITS,
    Phase.RUNNING: Mark.IN_FORCE,
    Phase.NOT_YET: Mark.OPEN,
    Phase.UNKNOWN: Mark.UNKNOWN,
}
_PHASE_MARKS: Final[dict[ProgrammePhase, Mark]] = {
    ProgrammePhase.NOT_YET: Mark.OPEN,
    ProgrammePhase.RUNNING: Mark.IN_FORCE,
    ProgrammePhase.ENDED: Mark.ENDED,
    ProgrammePhase.UNKNOWN: Mark.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown:
    """The newest report of one reporter."""

    reporter: str
    state: str
    day: DayShown
    words: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """A measure in a table."""

    number: str
    title: str
    term: str
    carriers: tuple[Named, ...]
    by_words: str
    financing: str
    subjects: tuple[tuple[str, str], ...]
    mark: Mark
    word: str
    late: bool
    reasons: tuple[str, ...]
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeShown:
    """A programme in a list and on its page."""

    name: str
    href: str
    title: str
    other_title: str
    instrument: Named
    adopted: DayShown
    body: str
    adopted_by: Named | None
    parent: Named | None
    term: str
    mark: Mark
    word: str
    subjects: tuple[tuple[str, str], ...]
    note: str
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    measures: tuple[MeasureShown, ...]
    counts: tuple[tuple[str, Mark, int], ...]
    late: int


def programme_shown(view: View, instrument: Instrument, progress: Progress) -> ProgrammeShown:
    """A programme as *progress* tells that it stands."""
    programme = progress.programme
    measures = tuple(measure_shown(view, one) for one in progress.measures)
    return ProgrammeShown(
        name=instrument.id,
        href=f"/programmes/{instrument.id}",
        title=view.say(instrument.title),
        other_title=instrument.title.ru if view.language == "en" else instrument.title.en,
        instrument=Named(instrument.id, view.say(instrument.title), instrument_path(instrument.id)),
        adopted=when_shown(instrument.adopted, view.language),
        body=view.name_of(instrument.body) if instrument.body else "",
        adopted_by=_named(view, programme.adopted_by),
        parent=_named(view, programme.parent),
        term=term_words(programme.term),
        mark=_PHASE_MARKS[progress.phase],
        word=view.say(PROGRAMME_PHASE_NAMES[progress.phase]),
        subjects=_subjects(subjects_of(instrument, programme)),
        note=view.say(programme.evidence.note),
        sources=programme.evidence.sources,
        reasons=tuple(view.say(one) for one in progress.reasons),
        measures=measures,
        counts=tuple(_counts(view, progress)),
        late=len(progress.late),
    )


def _counts(view: View, progress: Progress) -> Iterator[tuple[str, Mark, int]]:
    for phase in Phase:
        if progress.counts.get(phase):
            yield view.say(PHASE_NAMES[phase]), MARKS[phase], progress.counts[phase]


def subjects_of(instrument: Instrument, programme: Programme) -> tuple[str, ...]:
    """The subjects of a programme and of all its measures."""
    of_measures = (code for one in programme.measures for code in one.subjects)
    return tuple(sorted({*instrument.subjects, *of_measures}))


def _subjects(codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, word_for("subject", code)) for code in codes)


def term_words(term: Term | None) -> str:
    """A term as it was written, an interval with a dash."""
    return "" if term is None else term.wording.replace("/", " – ").strip()


def with_names(view: View, words: str, codes: Iterable[str]) -> str:
    """*words* with the names of the states and bodies that stand in it by their codes."""
    for code in codes:
        pattern = rf"(?<![\w/]){re.escape(code)}(?![\w/])"
        words = re.sub(pattern, view.name_of(code).replace("\\", r"\\"), words)
    return words


def measure_shown(view: View, standing: MeasureStanding) -> MeasureShown:
    """A measure as it stands."""
    measure = standing.measure
    named = {*measure.by, *(one.reporter for one in standing.said.newest)}
    return MeasureShown(
        number=measure.number,
        title=view.say(measure.title),
        term=term_words(measure.term),
        carriers=tuple(carrier(view, name) for name in measure.by),
        by_words=view.say(measure.by_words),
        financing=view.say(measure.financing),
        subjects=_subjects(measure.subjects),
        mark=MARKS[standing.phase],
        word=view.say(PHASE_NAMES[standing.phase]),
        late=standing.is_late,
        reasons=tuple(with_names(view, view.say(one), named) for one in standing.reasons),
        claims=tuple(
            ClaimShown(
                reporter=view.name_of(one.reporter),
                state=view.say(STATE_NAMES[one.state]),
                day=when_shown(one.day, view.language),
                words=one.words,
                evidence=one.evidence,
            )
            for one in standing.said.newest
        ),
    )


def carrier(view: View, name: str) -> Named:
    """Who carries a measure out: a state has a page, a body is named."""
    return Named(name, view.name_of(name), state_path(name) if name in view.register.party else "")


def _named(view: View, name: str) -> Named | None:
    return Named(name, view.name_of(name), instrument_path(name)) if name else None
