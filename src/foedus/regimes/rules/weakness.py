"""Which fact is the weakest that a decision rests on: where its confidence comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.decisions import Decision, Tried
from foedus.regimes.rules.grounds import Ground, GroundKind
from foedus.regimes.rules.rows import rows_that_apply
from foedus.regimes.rules.terms import Picks, Regime, Rule
from foedus.regimes.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Weakest:
    """A fact with the confidence of the whole decision: a ground of *rule*, or the rule itself."""

    rule: Rule
    ground: Ground | None
    evidence: Evidence


def weakest_of(regime: Regime, case: Case, decision: Decision) -> Weakest | None:
    """The first of the weakest facts of *decision*; None where its confidence is high."""
    if decision.confidence is Confidence.HIGH:
        return None
    found = _facts(regime, case, decision)
    return next((one for one in found if one.evidence.confidence is decision.confidence), None)


def _facts(regime: Regime, case: Case, decision: Decision) -> Iterator[Weakest]:
    """What a decision rests on, in the order in which a reader would look: what applies first."""
    tried = _rested_on(regime, decision)
    applying = [one for one in tried if one.held.truth is not Truth.NO]
    for one in (*applying, *(t for t in tried if t not in applying)):
        yield from (Weakest(one.rule, ground, ground.evidence) for ground in one.held.grounds)
    for one in applying:
        for ground in weighed_by(regime, case, one.rule):
            yield Weakest(one.rule, ground, ground.evidence)
        yield Weakest(one.rule, None, one.rule.evidence)


def _rested_on(regime: Regime, decision: Decision) -> tuple[Tried, ...]:
    """Of a question whose every rule answers, the rules that apply; else all that were tried."""
    if regime.question(decision.question).picks is Picks.EVERY:
        applying = tuple(one for one in decision.tried if one.held.truth is Truth.YES)
        return applying or decision.tried
    return decision.tried


def weighed_by(regime: Regime, case: Case, rule: Rule) -> Iterator[Ground]:
    """The rows that *rule* weighs without deciding by them."""
    for atom in rule.weighs:
        values = {column: case.possible(name) for column, name in atom.keys}
        for row, _, _ in rows_that_apply(regime.tables[atom.table], values, case.on):
            yield Ground(
                kind=GroundKind.ROW,
                name=atom.table,
                since=row.span.start,
                evidence=row.evidence,
                row=row,
            )
