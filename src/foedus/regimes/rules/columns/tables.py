"""For each group of conditions a table: the classes of its fields and the day ──▶ what holds.

A cell is the number of a *finding*: what each condition of the group comes to, and on what
grounds. Cells are filled when rows first need them, over all days at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np

from foedus.law.columns.clocks import clock_of, day_of, number_of
from foedus.regimes.rules.cases import Case, OneOf, Value
from foedus.regimes.rules.changes import days_for
from foedus.regimes.rules.columns.classes import Classes, Seen, classes_of
from foedus.regimes.rules.columns.coded import CaseColumns, Coded
from foedus.regimes.rules.columns.groups import Group
from foedus.regimes.rules.columns.kernels import Loops
from foedus.regimes.rules.columns.laid import UNFILLED, Laid, Numbers
from foedus.regimes.rules.grounds import Held
from foedus.regimes.rules.holding import Judge
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import FieldKind, Regime

FIRST_DAY: Final = date(1, 1, 1)

Finding = tuple[Held, ...]
"""What each condition of a group comes to."""


class GroupTable:
    """What the conditions of one group come to, for every combination of classes and day."""

    def __init__(self, regime: Regime, law: Law, group: Group, loops: Loops) -> None:
        self.group = group
        self.findings: list[Finding] = []
        self._regime, self._law, self._loops = regime, law, loops
        self._names = tuple(name for name in group.fields if name != regime.day)
        self._columns: dict[str, Coded] = {}
        self._classes: dict[str, Classes] = {}
        self._known: dict[Hashable, int] = {}
        self._timelines: list[tuple[tuple[int, int], ...]] = []
        clock = clock_of(())
        line = np.full((1,) * len(self._names), UNFILLED, np.int32)
        self._laid = Laid((), line, np.zeros((1, 1), np.int32), clock, clock.by_day())

    def findings_of(self, columns: CaseColumns) -> Numbers:
        """The number of the finding of each row."""
        self._learn(columns)
        numbers = tuple(self._numbers(columns, name) for name in self._names)
        found = self._loops.findings(self._laid, numbers, columns.on)
        if found.min(initial=0) == UNFILLED:
            self._fill(tuple(column[found == UNFILLED] for column in numbers))
            found = self._loops.findings(self._laid, numbers, columns.on)
        return found

    def _numbers(self, columns: CaseColumns, name: str) -> Numbers:
        column = columns.fields.get(name)
        return np.zeros(columns.rows, np.int32) if column is None else column.numbers

    def _learn(self, columns: CaseColumns) -> None:
        """Sort new values into classes; the table grows where a new class appears."""
        held = {name: columns.fields.get(name, _ABSENT) for name in self._names}
        if all(
            name in self._columns and self._columns[name].size == column.size
            for name, column in held.items()
        ):
            return
        self._columns = held
        self._classes = {
            name: classes_of(Seen(self._regime, self._law.register), self.group.atoms, name, column)
            for name, column in held.items()
        }
        old = self._laid.line
        sizes = tuple(self._classes[name].size for name in self._names)
        line = np.full(sizes, UNFILLED, np.int32)
        line[tuple(slice(size) for size in old.shape)] = old
        classes = tuple(self._classes[name].of_number for name in self._names)
        self._laid = replace(self._laid, classes=classes, line=line)

    def _fill(self, numbers: tuple[Numbers, ...]) -> None:
        """Ask about the combinations of classes that occur for the first time."""
        sizes = self._laid.line.shape
        places = [
            classes[column] for classes, column in zip(self._laid.classes, numbers, strict=True)
        ]
        keys = np.unique(np.ravel_multi_index(places, sizes)) if places else np.zeros(1, np.int64)
        flat = self._laid.line.reshape(-1)
        for key in keys.tolist():
            flat[key] = len(self._timelines)
            self._timelines.append(self._timeline(self._values(key)))
        self._lay_out()

    def _values(self, key: int) -> dict[str, Value]:
        """The values of an example for a combination of classes."""
        values: dict[str, Value] = {}
        for name in reversed(self._names):
            classes = self._classes[name]
            key, place = divmod(key, classes.size)
            possible = self._columns[name].of(classes.example[place])
            if possible:
                values[name] = self._value(name, possible)
        return values

    def _value(self, name: str, possible: frozenset[str]) -> Value:
        """The value of a field: a day or a text; one of several where it is not certain."""
        is_day = self._regime.fields[name].kind is FieldKind.DAY
        found = [date.fromisoformat(one) if is_day else one for one in possible]
        return found[0] if len(found) == 1 else OneOf(frozenset(found))

    def _timeline(self, values: dict[str, Value]) -> tuple[tuple[int, int], ...]:
        """From each day of change on (as a number), the finding; the first day is the first of all.

        The day that the declaration bears is a field, too: it is the day of the case.
        """
        case = Case(FIRST_DAY, values)
        days = [FIRST_DAY, *days_for(self.group.atoms, self._regime, self._law, case)]
        found: list[tuple[int, int]] = []
        for day in dict.fromkeys(days):
            number = self._number(self._asked(values, day))
            if not found or found[-1][1] != number:
                found.append((number_of(day), number))
        return tuple(found)

    def _asked(self, values: dict[str, Value], day: date) -> Finding:
        whole = {**values, self._regime.day: day}
        judge = Judge(self._regime, self._law, Case(day, whole))
        return tuple(judge.atom(atom) for atom in self.group.atoms)

    def _number(self, finding: Finding) -> int:
        key = tuple(_signature(held) for held in finding)
        if key not in self._known:
            self._known[key] = len(self.findings)
            self.findings.append(finding)
        return self._known[key]

    def _lay_out(self) -> None:
        """Every timeline cut at every day of change of any."""
        days = sorted({day for line in self._timelines for day, _ in line[1:]})
        clock = clock_of(map(day_of, days))
        cells = np.empty((len(self._timelines), len(days) + 1), np.int32)
        for row, line in enumerate(self._timelines):
            places = [0, *(bisect_left(days, day) + 1 for day, _ in line[1:]), len(days) + 1]
            for (start, stop), (_, number) in zip(pairwise(places), line, strict=True):
                cells[row, start:stop] = number
        self._laid = replace(self._laid, cells=cells, clock=clock, by_day=clock.by_day())


_ABSENT: Final = Coded(np.zeros(0, np.int32), ())
"""A column that the rows do not have: nothing is known of it."""


def _signature(held: Held) -> Hashable:
    """What a decision can depend on: not the days and states of the example."""
    return (
        held.truth,
        tuple(
            (one.kind, one.name, one.selected, one.evidence.confidence, id(one.row), one.words)
            for one in held.grounds
        ),
    )
