"""What would bind two states otherwise towards each other (VCLT 20, 21, 30, 59)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations

from foedus.depositary.changes.states import parties_under
from foedus.depositary.changes.terms import (
    NO_PROOF,
    PreviewChange,
    Subject,
    SubjectKind,
    label,
    word,
)
from foedus.depositary.findings import filled
from foedus.depositary.segments import differing
from foedus.depositary.supposed import Extremes, Supposed
from foedus.law.answers.answers import Moment, Proof
from foedus.law.answers.questions.between import bond, relations_in
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.relations import Bond, Relations
from foedus.law.derive.reservations import Effect
from foedus.law.terms.days import Edge, Span
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

W = Wording

_EFFECTS = {
    Effect.MODIFIED: W("modified by a reservation", "изменено оговоркой"),
    Effect.NOT_APPLIED: W("not applied as far as reserved", "не применяется в части оговорки"),
    Effect.PENDING: W("a reservation waits for silence", "оговорка ждёт молчаливого принятия"),
    Effect.NOT_KNOWN: W("a reservation, not notified yet", "оговорка, ещё не разослана"),
    Effect.PRECLUDED: W("excluded by an objection", "исключено возражением"),
}
_GIVES_WAY = W("gives way to {name}", "уступает {name}")
_AMENDED = W("as amended by {name}", "в редакции {name}")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a bond: an effect on provisions, or a relation to another instrument."""

    words: Wording
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Between:
    """All that one instrument does between two states on a day."""

    bond: Bond | None
    beside: tuple[_Beside, ...] = ()


def of_pairs(both: Supposed, changed: set[str]) -> Iterator[PreviewChange]:
    """The pairs in which a state acts, or stands otherwise, under each instrument concerned."""
    concerned = changed | {act.party for act in both.acts if act.party}
    for act in both.acts:
        concerned |= set(act.towards)
    for instrument in both.for_pairs:
        if instrument.binding:
            for pair in _pairs(both, instrument, concerned):
                yield from _of_pair(both, Subject(SubjectKind.PAIR, instrument.id, pair))


def _pairs(
    both: Supposed, instrument: Instrument, concerned: set[str]
) -> Iterator[tuple[str, str]]:
    everyone = sorted(parties_under(both, instrument))
    for first, second in combinations(everyone, 2):
        if first in concerned or second in concerned:
            yield first, second


def _of_pair(both: Supposed, subject: Subject) -> Iterator[PreviewChange]:
    old, new = (_relations(extremes, subject) for extremes in both.extremes)
    if old == new:
        return
    for one in differing(_edges(*old, *new), lambda d: _on(old, d), lambda d: _on(new, d)):
        day, same = one.span.start, _unchanged(one.before, one.after)
        yield PreviewChange(
            subject=subject,
            span=one.span,
            before=label(_said(both, held, same) for held in one.before),
            after=label(_said(both, held, same) for held in one.after),
            prove_before=partial(_proof, both.before, subject, day),
            prove_after=partial(_proof, both.after, subject, day),
        )


def _relations(extremes: Extremes, subject: Subject) -> tuple[Relations, ...]:
    first, second = subject.parties[:2]
    asked = extremes.of((first, second), subject.holder)
    return tuple(relations_in(world, subject.holder, first, second) for world in asked)


def _edges(*told: Relations) -> Iterator[Edge]:
    for one in told:
        spans: tuple[Span, ...] = (
            *(bond.span for bond in one.bonds),
            *(reserved.span for reserved in one.reserved),
            *(span for _, span in one.gives_way_to),
            *(span for _, span in one.amended),
        )
        for span in spans:
            yield span.start
            yield span.end


def _on(told: tuple[Relations, ...], day: date) -> tuple[_Between, ...]:
    return tuple(sorted({_between(one, day) for one in told}, key=repr))


def _between(told: Relations, day: date) -> _Between:
    held = told.bond_on(day)
    if held is None:
        return _Between(None)
    beside = (
        *(
            _Beside(_EFFECTS[one.effect], one.provisions)
            for one in told.reserved
            if day in one.span
        ),
        *(_Beside(_GIVES_WAY, (name,)) for name, span in told.gives_way_to if day in span),
        *(_Beside(_AMENDED, (name,)) for name, span in told.amended if day in span),
    )
    return _Between(held.bond, tuple(sorted(set(beside), key=repr)))


def _unchanged(before: tuple[_Between, ...], after: tuple[_Between, ...]) -> frozenset[_Beside]:
    """What stands beside every bond before and after, and need not be said."""
    bound = [frozenset(one.beside) for one in (*before, *after) if one.bond is not None]
    return frozenset.intersection(*bound) if bound else frozenset()


def _said(both: Supposed, held: _Between, unchanged: frozenset[_Beside]) -> Wording:
    if held.bond is None:
        return word("none")
    told = [one for one in held.beside if one not in unchanged]
    parts = [word(str(held.bond)), *(_named(both, one) for one in told)]
    return Wording("; ".join(one.en for one in parts), "; ".join(one.ru for one in parts))


def _named(both: Supposed, beside: _Beside) -> Wording:
    titles = [_title(both, name) for name in beside.names]
    english = ", ".join(title.in_language("en") for title in titles)
    russian = ", ".join(title.in_language("ru") for title in titles)
    if "{name}" in beside.words.en:
        return filled(beside.words, name=Wording(english, russian))
    at = Wording(f" ({english})", f" ({russian})") if titles else Wording()
    return Wording(beside.words.en + at.en, beside.words.ru + at.ru)


def _title(both: Supposed, name: str) -> Wording:
    held = both.register.instrument.get(name)
    return Wording(name, name) if held is None else held.title


def _proof(worlds: Worlds, subject: Subject, day: date) -> Proof:
    first, second = subject.parties[:2]
    held = worlds.material.register.instrument[subject.holder]
    found = bond(worlds, held, first, second, Moment(on=day))
    return NO_PROOF if found is None else found.proof
