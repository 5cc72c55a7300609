"""Columns of cases ──▶ for each row the number of its decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.rules.columns.coded import CaseColumns
from foedus.regimes.rules.columns.kernels import loops
from foedus.regimes.rules.columns.questions import QuestionColumns, question_columns
from foedus.regimes.rules.decisions import Decision
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Regime

CHUNK: Final = 1 << 20
"""So many rows are decided at a time: enough for all cores, and little memory."""

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """The decision of each row, as its place among *decisions*.

    A decision stands for all its rows: outcome, rule, basis and confidence are theirs; the days
    and states that it mentions are those of one of them. The slow twin proves each row.
    """

    numbers: Numbers
    decisions: list[Decision]


class RegimeColumns:
    """A regime that decides columns of cases; equal, row by row, to `deciding.decide`.

    *questions* are those to decide, in the regime's order; none named: all of them. *kernel*:
    "numba", "numpy", or "" for the fastest that is installed.
    """

    def __init__(
        self, regime: Regime, law: Law, questions: Iterable[str] = (), *, kernel: str = ""
    ) -> None:
        self.regime, self.law = regime, law
        self._wanted = frozenset(questions) or {one.name for one in regime.questions}
        self._loops = loops(kernel)
        self._values: Mapping[str, tuple[str, ...]] = {}
        self._questions: dict[str, QuestionColumns] = {}

    def decide(self, columns: CaseColumns) -> Mapping[str, QuestionAnswers]:
        """The decision of every question for every row."""
        self._prepare(columns)
        found = {name: np.empty(columns.rows, np.int32) for name in self._questions}
        for start in range(0, columns.rows, CHUNK):
            rows = slice(start, start + CHUNK)
            for name, numbers in self._decide(columns.part(rows)).items():
                found[name][rows] = numbers
        return {
            name: QuestionAnswers(found[name], held.decisions)
            for name, held in self._questions.items()
        }

    def _decide(self, columns: CaseColumns) -> dict[str, Numbers]:
        found: dict[str, Numbers] = {}
        for name, question in self._questions.items():
            found[name] = question.numbers(columns, found)
        return found

    def _prepare(self, columns: CaseColumns) -> None:
        """Lay out the tables; those of an earlier call serve while values are only added."""
        values = {name: column.values for name, column in columns.fields.items()}
        if not _continues(self._values, values):
            self._questions = {}
        self._values = values
        for question in self.regime.questions:
            if question.name in self._wanted and question.name not in self._questions:
                made = question_columns(
                    self.regime, self.law, question, self._questions, self._loops
                )
                self._questions[question.name] = made


def _continues(before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every column has the values that it had, and perhaps more."""
    same = before.keys() == after.keys()
    return same and all(after[name][: len(held)] == held for name, held in before.items())
