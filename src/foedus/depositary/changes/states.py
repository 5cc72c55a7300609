"""How states would stand otherwise to the instruments that acts touch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from foedus.depositary.changes.terms import PreviewChange, Subject, SubjectKind, label, word
from foedus.depositary.segments import differing
from foedus.depositary.supposed import Supposed
from foedus.law.answers.answers import Moment, Proof, Stretch
from foedus.law.answers.questions.status import standing_of, stretches
from foedus.law.answers.standing import Word
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.world import World
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Edge, Span
from foedus.law.terms.instruments import Instrument


def of_states(both: Supposed) -> Iterator[PreviewChange]:
    """The acting states first, then the others, instrument by instrument."""
    for instrument in both.dependents:
        acting = {act.party for act in both.acts if act.instrument == instrument.id}
        parties = parties_under(both, instrument)
        for party in sorted(parties, key=lambda code: (code not in acting, code)):
            if not _differs(both, instrument.id, party):
                continue
            kind = SubjectKind.ACTING_STATE if party in acting else SubjectKind.OTHER_STATE
            yield from _of_state(both, Subject(kind, instrument.id, (party,)))


def _differs(both: Supposed, instrument: str, party: str) -> bool:
    """Whether anything is otherwise in an extreme world: most records are not touched at all."""
    old, new = (
        [_record(world, instrument, party) for world in extremes.of((party,), instrument)]
        for extremes in both.extremes
    )
    return old != new


def _record(world: World, instrument: str, party: str) -> tuple[tuple[Standing, Span], ...]:
    found = world.status(instrument)
    record = found.records.get(party) if found is not None else None
    return () if record is None else tuple((fact.standing, fact.span) for fact in record.facts)


def parties_under(both: Supposed, instrument: Instrument) -> set[str]:
    """The states that do anything, or are bound, under an instrument before or after."""
    acting = {act.party for act in instrument.acts if act.party}
    for worlds in (both.before, both.after):
        found = worlds.first().status(instrument.id)
        acting |= set(found.records) if found is not None else set()
    return acting


def _of_state(both: Supposed, subject: Subject) -> Iterator[PreviewChange]:
    party = subject.parties[0]
    old, new = (stretches(w, subject.holder, party) for w in (both.before, both.after))
    for one in differing(_edges(old, new), lambda d: _words(old, d), lambda d: _words(new, d)):
        yield PreviewChange(
            subject=subject,
            span=one.span,
            before=label(word(each) for each in one.before),
            after=label(word(each) for each in one.after),
            prove_before=partial(_proof, both.before, subject, one.span.start),
            prove_after=partial(_proof, both.after, subject, one.span.start),
        )


def _edges(*told: tuple[Stretch, ...]) -> Iterator[Edge]:
    for stretch in (one for held in told for one in held):
        yield stretch.since
        yield stretch.until


def _words(told: tuple[Stretch, ...], day: date) -> tuple[Word, ...]:
    held = (one.word.values for one in told if day in Span(one.since, one.until))
    return tuple(sorted(next(held, (Word.NONE,)), key=list(Word).index))


def _proof(worlds: Worlds, subject: Subject, day: date) -> Proof:
    return standing_of(worlds, subject.holder, subject.parties[0], Moment(on=day)).proof


def changed_parties(changes: tuple[PreviewChange, ...]) -> set[str]:
    """The states whose standing would change."""
    return {party for change in changes for party in change.subject.parties}
