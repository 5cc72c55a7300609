"""Who would belong otherwise to an organisation, by each of its criteria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from foedus.depositary.changes.terms import PreviewChange, Subject, SubjectKind, label
from foedus.depositary.segments import differing
from foedus.depositary.supposed import Extremes, Supposed
from foedus.law.answers.answers import Proof
from foedus.law.answers.questions.members import belonging_in, worlds_of_member
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge, Spans, holds_on
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording

_IN, _OUT = Wording("belongs", "принадлежит"), Wording("does not belong", "не принадлежит")


def of_members(both: Supposed) -> Iterator[PreviewChange]:
    """The organisations that depend on what the acts touch, criterion by criterion."""
    needs = both.after.material.needs
    for organisation in both.register.organisations:
        if (
            needs.get(organisation.id, frozenset()) & both.holders
            or organisation.id in both.holders
        ):
            for name in dict.fromkeys(criterion.name for criterion in organisation.criteria):
                yield from _of_criterion(both, organisation.id, name)


def _of_criterion(both: Supposed, organisation: str, criterion: str) -> Iterator[PreviewChange]:
    for party in _concerned(both, organisation, criterion):
        subject = Subject(SubjectKind.MEMBERSHIP, organisation, (party,), criterion)
        old, new = (_spans(extremes, subject) for extremes in both.extremes)
        if old == new:
            continue
        for one in differing(_edges(*old, *new), partial(_held, old), partial(_held, new)):
            yield PreviewChange(
                subject=subject,
                span=one.span,
                before=label(_IN if held else _OUT for held in one.before),
                after=label(_IN if held else _OUT for held in one.after),
                prove_before=partial(_proof, both.before, subject),
                prove_after=partial(_proof, both.after, subject),
            )


def _concerned(both: Supposed, organisation: str, criterion: str) -> list[str]:
    """The acting states, and those whose membership differs in an extreme world."""
    concerned = {act.party for act in both.acts}
    presences = [
        [world.members(organisation, criterion) for world in extremes.of((), organisation)[:2]]
        for extremes in both.extremes
    ]
    for old, new in zip(*presences, strict=False):
        concerned |= {code for code in {*old, *new} if old.get(code) != new.get(code)}
    return [code for code in both.register.party if code in concerned]


def _spans(extremes: Extremes, subject: Subject) -> tuple[Spans, ...]:
    """While the state meets the criterion, in the extremes of what is in doubt."""
    found = (
        belonging_in(world, subject.holder, subject.criterion, subject.parties[0])
        for world in extremes.of(subject.parties, subject.holder)
    )
    return tuple(dict.fromkeys(() if held is None else held.spans for held in found))


def _edges(*told: Spans) -> Iterator[Edge]:
    for span in (one for held in told for one in held):
        yield span.start
        yield span.end


def _held(worlds: tuple[Spans, ...], day: date) -> tuple[bool, ...]:
    return tuple(sorted({holds_on(spans, day) for spans in worlds}))


def _proof(worlds: Worlds, subject: Subject) -> Proof:
    def steps(world: World) -> Steps:
        held = belonging_in(world, subject.holder, subject.criterion, subject.parties[0])
        return () if held is None else held.steps

    def key(world: World) -> Spans:
        held = belonging_in(world, subject.holder, subject.criterion, subject.parties[0])
        return () if held is None else held.spans

    asked = worlds_of_member(worlds, subject.holder, subject.criterion, subject.parties[0])
    return proof_over(worlds, asked, key, steps)
