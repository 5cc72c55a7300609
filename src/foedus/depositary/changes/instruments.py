"""Whether and when an instrument is in force would change; who keeps it, too (VCLT 24, 54, 77)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from foedus.depositary.changes.terms import PreviewChange, Subject, SubjectKind, label, word
from foedus.depositary.segments import differing
from foedus.depositary.supposed import Supposed
from foedus.law.answers.answers import Proof
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.questions.status import general_worlds
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.status import Status
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge, Spans, holds_on
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording

_NOT_IN_FORCE = Wording("not in force", "не в силе")


def of_instruments(both: Supposed) -> Iterator[PreviewChange]:
    """The instruments that would come into force, or go out of it, at other times."""
    for instrument in both.dependents:
        if instrument.binding:
            yield from _of_instrument(both, instrument)


def _of_instrument(both: Supposed, instrument: Instrument) -> Iterator[PreviewChange]:
    old, new = (_in_force(worlds, instrument.id) for worlds in (both.before, both.after))
    if old == new:
        return
    subject = Subject(SubjectKind.INSTRUMENT, instrument.id)
    for one in differing(_edges(old, new), partial(_held, old), partial(_held, new)):
        yield PreviewChange(
            subject=subject,
            span=one.span,
            before=label(_said(held) for held in one.before),
            after=label(_said(held) for held in one.after),
            prove_before=partial(general_proof, both.before, instrument.id),
            prove_after=partial(general_proof, both.after, instrument.id),
        )


def _in_force(worlds: Worlds, instrument: str) -> tuple[Spans, ...]:
    """While it is in force, in each world that matters."""
    asked = general_worlds(worlds, instrument)
    return tuple(dict.fromkeys(status_in(world, instrument).in_force for world in asked))


def status_in(world: World, instrument: str) -> Status:
    """The status of an instrument that the register holds; KeyError if it does not."""
    found = world.status(instrument)
    if found is None:
        raise KeyError(instrument)
    return found


def _edges(*spans: tuple[Spans, ...]) -> Iterator[Edge]:
    for held in (span for worlds in spans for one in worlds for span in one):
        yield held.start
        yield held.end


def _held(worlds: tuple[Spans, ...], day: date) -> tuple[bool, ...]:
    return tuple(sorted({holds_on(spans, day) for spans in worlds}))


def _said(held: bool) -> Wording:  # noqa: FBT001 - the value itself is what is said
    return word("in-force") if held else _NOT_IN_FORCE


def general_proof(worlds: Worlds, instrument: str) -> Proof:
    """The proof of the general entry into force, and of the end."""

    def steps(world: World) -> Steps:
        found = status_in(world, instrument)
        return (*found.entry.steps, *found.ending.steps)

    asked = general_worlds(worlds, instrument)
    return proof_over(worlds, asked, lambda w: status_in(w, instrument).entry.day, steps)
