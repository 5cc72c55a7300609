"""One question over columns: the findings of its groups together make the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.rules.columns.coded import CaseColumns
from foedus.regimes.rules.columns.groups import decided, groups_of
from foedus.regimes.rules.columns.kernels import Loops
from foedus.regimes.rules.columns.mixing import Mixing, Places
from foedus.regimes.rules.columns.tables import GroupTable
from foedus.regimes.rules.combining import held_by
from foedus.regimes.rules.conditions import Atom, Condition, Decided, RowApplies, atoms_of
from foedus.regimes.rules.deciding import decision_of
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.grounds import Held
from foedus.regimes.rules.holding import decided_held
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Question, Regime

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Found:
    """A judge who has been told what each part of a condition comes to."""

    regime: Regime
    atoms: Mapping[Atom, Held]

    def held(self, condition: Condition) -> Held:
        """Whether *condition* holds."""
        return held_by(condition, self.atom)

    def atom(self, atom: Atom) -> Held:
        """What a part of a condition comes to."""
        return self.atoms[atom]

    def row(self, atom: RowApplies) -> Held:
        """Whether a row of a dated table applies."""
        return self.atoms[atom]


class QuestionColumns:
    """One question, decided for columns; *decisions* are those that have occurred."""

    def __init__(
        self,
        regime: Regime,
        question: Question,
        tables: tuple[GroupTable, ...],
        earlier: Mapping[str, QuestionColumns],
        loops: Loops,
    ) -> None:
        self.decisions: list[Decision] = []
        self._regime, self._question = regime, question
        self._tables, self._earlier = tables, earlier
        self._mixing = Mixing(len(tables) + len(earlier) + 2, loops)

    def numbers(self, columns: CaseColumns, before: Mapping[str, Numbers]) -> Numbers:
        """The number of the decision of each row; *before*: those of earlier questions."""
        parts = [table.findings_of(columns) for table in self._tables]
        parts += [before[name] for name in self._earlier]
        nothing = np.zeros(columns.rows, np.int32)  # a question may ask for nothing
        sizes = [len(table.findings) for table in self._tables]
        sizes += [len(held.decisions) for held in self._earlier.values()]
        found = self._mixing.numbers([nothing, nothing, *parts], [1, 1, *sizes])
        for number in range(len(self.decisions), self._mixing.size):
            self.decisions.append(self._decide(self._mixing.places(number)[2:]))
        return found

    def _decide(self, places: Places) -> Decision:
        return decision_of(self._question, self._judge(places))

    def _judge(self, places: Places) -> Found:
        atoms: dict[Atom, Held] = {}
        for table, place in zip(self._tables, places, strict=False):
            atoms |= dict(zip(table.group.atoms, table.findings[place], strict=True))
        before = dict(zip(self._earlier, places[len(self._tables) :], strict=False))
        for atom in _asking_earlier(self._question):
            decision = self._earlier[atom.question].decisions[before[atom.question]]
            atoms[atom] = decided_held(self._regime, atom, decision)
        return Found(self._regime, atoms)


def question_columns(
    regime: Regime,
    law: Law,
    question: Question,
    before: Mapping[str, QuestionColumns],
    loops: Loops,
) -> QuestionColumns:
    """A question ready for columns; *before*: the earlier questions."""
    earlier = {atom.question: before[atom.question] for atom in _asking_earlier(question)}
    names = {decided(name) for name in earlier}
    tables = tuple(
        GroupTable(regime, law, group, loops)
        for group in groups_of(regime, question)
        if not names & set(group.fields)
    )
    return QuestionColumns(regime, question, tables, earlier, loops)


def _asking_earlier(question: Question) -> list[Decided]:
    atoms = (atom for rule in question.rules for atom in atoms_of(rule.when))
    return [atom for atom in dict.fromkeys(atoms) if isinstance(atom, Decided)]
