"""One case under the law as it is and as it would be ──▶ the stretches of days that differ."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.evidence import Confidence
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.changes import days_for
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.law import Law, Line
from foedus.regimes.rules.terms import Regime
from foedus.regimes.supposing.asked import lines_of, measures_of
from foedus.regimes.supposing.supposed import SupposedLaw


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row on which a question is decided otherwise: *before* as it is, *after* if so."""

    question: str
    span: Span
    before: Decision
    after: Decision

    @property
    def confidence(self) -> Confidence:
        """The lower of the two: a difference rests on both."""
        return weakest((self.before.confidence, self.after.confidence))


@dataclass(frozen=True, slots=True)
class Laws:
    """The law as it is, and the law as it would be."""

    before: Law
    after: SupposedLaw


def stretches(
    regime: Regime, laws: Laws, case: Case, questions: Iterable[str]
) -> Iterator[Stretch]:
    """The stretches on which *questions* are decided otherwise, in order; the day varies.

    *regime* holds no more questions than these, and those that they ask about.
    """
    atoms = tuple(dict.fromkeys(_atoms(regime)))
    apart = _Apart(laws, case, atoms)
    if not apart:
        return
    found = {day: apart.on(day) for day in _days(atoms, regime, laws, case)}
    pairs = {day: _decided(regime, laws, case, day) for day, differs in found.items() if differs}
    for question in questions:
        told = [(day, _of(pairs.get(day), question)) for day in found]
        yield from _merged(question, told)


def key_of(decision: Decision) -> Hashable:
    """What counts as another decision: outcome, rule, alternatives, basis, values taken."""
    return (
        decision.outcome,
        None if decision.rule is None else decision.rule.id,
        tuple((one.rule.id, one.held.truth) for one in decision.alternatives),
        tuple((one.instrument, one.article, one.decides) for one in decision.basis),
        tuple(sorted(decision.gives.items())),
    )


Both = tuple[Decision, Decision]


class _Apart:
    """What of the law that a case asks for is not the same in both laws."""

    def __init__(self, laws: Laws, case: Case, atoms: tuple[c.Atom, ...]) -> None:
        names = laws.after.affected
        both = (lines_of(atoms, law, case, names) for law in (laws.before, laws.after))
        pairs = zip(*both, strict=True)
        self._lines = [(one, other) for one, other in pairs if one.timeline or other.timeline]
        before, after = (measures_of(atoms, law, case, names) for law in (laws.before, laws.after))
        self._measures = before != after

    def __bool__(self) -> bool:
        return bool(self._lines) or self._measures

    def on(self, day: date) -> bool:
        """Whether the two laws can lead to different decisions on *day*."""
        return self._measures or any(_seen(one, day) != _seen(o, day) for one, o in self._lines)


def _seen(line: Line[Any], day: date) -> Hashable:
    """What a decision can depend on; the confidence decides which of two grounds is told."""
    seen = line.at(day)
    return seen.values, seen.doubt, seen.evidence().confidence


def _atoms(regime: Regime) -> Iterator[c.Atom]:
    for rule in regime.rules.values():
        yield from (*c.atoms_of(rule.when), *rule.weighs)


def _days(atoms: tuple[c.Atom, ...], regime: Regime, laws: Laws, case: Case) -> list[date]:
    """The first supposed day, and the days of change after it.

    Before it nothing can be otherwise, though it may be better known: an act that names a state
    also tells that it had not acted until then, and that is no consequence of the act.
    """
    found = {day for law in (laws.before, laws.after) for day in days_for(atoms, regime, law, case)}
    start = laws.after.start
    return [start, *sorted(day for day in found if day > start)]


def _decided(regime: Regime, laws: Laws, case: Case, day: date) -> dict[str, Both]:
    values = {**case.values, regime.day: day} if regime.day else case.values
    asked = Case(day, values)
    before, after = (decide(regime, law, asked) for law in (laws.before, laws.after))
    return {name: (before[name], after[name]) for name in before}


def _of(pairs: dict[str, Both] | None, question: str) -> Both | None:
    """The two decisions of a question; None where they are the same."""
    if pairs is None:
        return None
    before, after = pairs[question]
    return None if key_of(before) == key_of(after) else (before, after)


def _merged(question: str, told: list[tuple[date, Both | None]]) -> Iterator[Stretch]:
    """Equal neighbours as one stretch."""
    ends: list[Edge] = [*(day for day, _ in told[1:]), FOREVER]
    found: Stretch | None = None
    for (day, both), until in zip(told, ends, strict=True):
        if found is not None and both is not None and _same(found, both):
            span = Span(found.span.start, until)
            found = Stretch(question, span, found.before, found.after)
            continue
        if found is not None:
            yield found
        found = None if both is None else Stretch(question, Span(day, until), *both)
    if found is not None:
        yield found


def _same(found: Stretch, both: Both) -> bool:
    return (key_of(found.before), key_of(found.after)) == tuple(map(key_of, both))
