"""Supposed acts ──▶ what changes under the regimes of a register, case by case and day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Final

from foedus.law.answers.answers import ChangesAnswer
from foedus.law.terms.register import Register
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.conditions import Decided, atoms_of
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Regime
from foedus.regimes.supposing.differences import Laws, Stretch, stretches
from foedus.regimes.supposing.probes import Probe, Probed
from foedus.regimes.supposing.supposed import SupposedLaw

_ANY_DAY: Final = date.min
"""Each day of change is put in its place when it is decided."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that one standard case answers otherwise, between these states, on these days."""

    probed: Probed
    probe: Probe
    states: tuple[str, ...]
    stretch: Stretch


def consequences(held: Iterable[Probed], law: Law, answer: ChangesAnswer) -> tuple[Difference, ...]:
    """What *answer*, to a supposition under *law*, means for the probes of the regimes.

    Only cases are asked about in which a state stands whose own standing changes, or that does
    one of the supposed acts: between two others nothing can.
    """
    laws = Laws(law, SupposedLaw(law, answer.acts))
    concerned = concerned_by(answer)
    return tuple(
        one
        for probed in held
        for probe in probed.probes
        for one in _of_probe(probed, probe, laws, concerned)
    )


def concerned_by(answer: ChangesAnswer) -> frozenset[str]:
    """The states whose standing changes, and those that do the supposed acts."""
    changing = {change.party for change in answer.changes}
    return frozenset(changing | {act.party for act in answer.acts} - {""})


def _of_probe(
    probed: Probed, probe: Probe, laws: Laws, concerned: frozenset[str]
) -> Iterator[Difference]:
    regime = with_questions(probed.regime, probe.questions)
    for states in permutations(states_of(laws.before.register), len(probe.states)):
        if concerned & set(states):
            for one in stretches(regime, laws, case_of(probe, states), probe.questions):
                yield Difference(probed, probe, states, one)


def states_of(register: Register) -> tuple[str, ...]:
    """The parties of a register that are states."""
    return tuple(sorted(one.code for one in register.parties if not one.organisation))


def case_of(probe: Probe, states: tuple[str, ...]) -> Case:
    """The case of a probe for these states; its day is still open."""
    placed = dict(zip(probe.states, states, strict=True))
    following = {name: placed[other] for name, other in probe.follows.items()}
    return Case(_ANY_DAY, {**probe.values, **placed, **following})


def with_questions(regime: Regime, names: Iterable[str]) -> Regime:
    """*regime* with these questions only, and the earlier ones that they ask about."""
    wanted = set(names)
    kept = []
    for question in reversed(regime.questions):
        if question.name in wanted:
            kept.append(question)
            asked = (atom for rule in question.rules for atom in atoms_of(rule.when))
            wanted |= {atom.question for atom in asked if isinstance(atom, Decided)}
    return replace(regime, questions=tuple(reversed(kept)))
