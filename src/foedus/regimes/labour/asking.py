"""Asking the regime about a case on a day; each day of a case is decided once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from foedus.law.terms.evidence import Confidence
from foedus.regimes.labour.case import Values, Worker
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.changes import days_of_change
from foedus.regimes.rules.conditions import Decided, atoms_of
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.decisions import Decision, Decisions
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import REFER, Regime


@dataclass(frozen=True, slots=True)
class Asking:
    """A regime over the law, ready to be asked."""

    regime: Regime
    law: Law

    def decided(self, worker: Worker, on: date, values: Values) -> Decisions:
        """The decisions of all questions on the day *on*, with *values* beside the case's own."""
        found = decide(self.regime, self.law, self._case(worker, on, values))
        return {name: _sure(one) for name, one in found.items()}

    def days(self, worker: Worker, values: Values) -> tuple[date, ...]:
        """The days on which a decision can change, in order."""
        return days_of_change(self.regime, self.law, self._case(worker, worker.on, values))

    def about(self, question: str) -> Asking:
        """The same regime with only *question*, and the questions that it builds on."""
        needed = _needed(self.regime, question)
        kept = tuple(one for one in self.regime.questions if one.name in needed)
        return Asking(replace(self.regime, questions=kept), self.law)

    def _case(self, worker: Worker, on: date, values: Values) -> Case:
        known = {**worker.values, **values}
        if self.regime.day:
            known[self.regime.day] = on
        return Case(on, known, worker.why)


def _sure(decision: Decision) -> Decision:
    """A decision to refer is never sure, however well its doubt is sourced: it is no knowledge."""
    return replace(decision, confidence=Confidence.LOW) if decision.outcome == REFER else decision


def _needed(regime: Regime, question: str) -> frozenset[str]:
    rules = regime.question(question).rules
    asked = (atom for rule in rules for atom in atoms_of(rule.when) if isinstance(atom, Decided))
    return frozenset({question}).union(*(_needed(regime, atom.question) for atom in asked))
