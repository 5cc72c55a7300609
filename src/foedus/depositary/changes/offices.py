"""Who would hold an office, or preside, otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from foedus.depositary.changes.terms import (
    NO_PROOF,
    PreviewChange,
    Subject,
    SubjectKind,
    label,
)
from foedus.depositary.segments import differing
from foedus.depositary.supposed import Supposed
from foedus.depositary.words import name_of
from foedus.law.answers.answers import Moment, Proof
from foedus.law.answers.questions.offices import chair, holder
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.calendar import add_days
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import Edge
from foedus.law.terms.wording import Wording

_NOBODY: Final = Wording("nobody", "никто")
_OF_CHAIR: Final = frozenset({Kind.CHAIR_TAKEN, Kind.CHAIR_LEFT})
_AHEAD: Final = 2 * 366
"""How many days ahead the turns of a chair are compared: the running turn and the next."""


def of_offices(both: Supposed) -> Iterator[PreviewChange]:
    """The offices that acts are done under."""
    for office in both.register.offices:
        if office.id in both.holders:
            yield from _of_office(both, Subject(SubjectKind.OFFICE, office.id))


def _of_office(both: Supposed, subject: Subject) -> Iterator[PreviewChange]:
    spans = (
        tenure.span
        for worlds in (both.before, both.after)
        for tenure in worlds.first().tenures(subject.holder)
    )
    cuts: list[Edge] = [edge for span in spans for edge in (span.start, span.end)]

    def held(worlds: Worlds, day: date) -> tuple[str, ...]:
        found = holder(worlds, subject.holder, Moment(on=day)).holders
        return tuple(sorted(one.person for one in found))

    def proof(worlds: Worlds, day: date) -> Proof:
        found = holder(worlds, subject.holder, Moment(on=day)).holders
        return found[0].proof if found else NO_PROOF

    for one in differing(cuts, lambda d: held(both.before, d), lambda d: held(both.after, d)):
        day = one.span.start
        yield PreviewChange(
            subject=subject,
            span=one.span,
            before=label(Wording(who, who) for who in one.before) if one.before else _NOBODY,
            after=label(Wording(who, who) for who in one.after) if one.after else _NOBODY,
            prove_before=partial(proof, both.before, day),
            prove_after=partial(proof, both.after, day),
        )


def of_chairs(both: Supposed, on: date) -> Iterator[PreviewChange]:
    """The chairs that acts take or leave, from now on and for the next turns."""
    touched = {act.instrument for act in both.acts if act.kind in _OF_CHAIR}
    for organisation in both.register.organisations:
        if organisation.id in touched and organisation.chair_rules:
            yield from _of_chair(both, Subject(SubjectKind.CHAIR, organisation.id), on)


def _of_chair(both: Supposed, subject: Subject, on: date) -> Iterator[PreviewChange]:
    spans = (
        turn.span
        for worlds in (both.before, both.after)
        for turn in worlds.first().turns(subject.holder, until=add_days(on, _AHEAD))
    )
    cuts: list[Edge] = [edge for span in spans for edge in (span.start, span.end)]

    def held(worlds: Worlds, day: date) -> tuple[str, ...]:
        found = chair(worlds, subject.holder, Moment(on=day)).chairs
        return tuple(sorted(one.party for one in found))

    def proof(worlds: Worlds, day: date) -> Proof:
        found = chair(worlds, subject.holder, Moment(on=day)).chairs
        return found[0].proof if found else NO_PROOF

    near = [cut for cut in cuts if isinstance(cut, date) and cut <= add_days(on, _AHEAD)]
    for one in differing(near, lambda d: held(both.before, d), lambda d: held(both.after, d)):
        day = one.span.start
        yield PreviewChange(
            subject=subject,
            span=one.span,
            before=label(name_of(both.register, p) for p in one.before) if one.before else _NOBODY,
            after=label(name_of(both.register, p) for p in one.after) if one.after else _NOBODY,
            prove_before=partial(proof, both.before, day),
            prove_after=partial(proof, both.after, day),
        )
