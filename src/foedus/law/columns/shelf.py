"""Plans kept by what they are about and what was known; compiled when a row first needs them.

A row's plan is found without a join: the class of its day of knowledge, under the clock of
recordings of its instrument, is the key.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar, cast

import numpy as np

from foedus.law.columns.clocks import Days
from foedus.law.columns.codes import Codes
from foedus.law.columns.kernels.with_numpy import UNANSWERED, Things, segment_rows
from foedus.law.columns.knowledge import Knowledge
from foedus.law.columns.stacks import Keys, clocks_stacked

Plan = TypeVar("Plan")
Stack = TypeVar("Stack")

EVERYTHING: Final = int(np.iinfo(np.int32).max)
"""The day of knowledge of a row that asks with all that is recorded; later than every day."""


class Shelf(Generic[Plan, Stack]):
    """The plans of some things, by class of knowledge, and the stack of those needed so far."""

    def __init__(
        self,
        knowledge: Sequence[Knowledge],
        make: Callable[[int, int], Plan],
        stack: Callable[[Sequence[Plan]], Stack],
    ) -> None:
        self._clocks = clocks_stacked([one.clock for one in knowledge])
        self._ends = self._clocks.row + np.array([one.everything for one in knowledge], np.int32)
        self._make, self._stack = make, stack
        self._plans: dict[int, Plan] = {}
        self._place = np.full(int(self._ends[-1]) + 1 if len(knowledge) else 0, -1, np.int32)
        self._stacked: Stack | None = None

    def plan(self, thing: int) -> Plan:
        """The plan of one thing with all that is known."""
        return self._plan(int(self._ends[thing]))

    def plan_known(self, thing: int, known: int) -> Plan:
        """The plan of one thing as known on a day."""
        one, day = np.array([thing], np.int32), np.array([known], np.int32)
        return self._plan(int(segment_rows(self._clocks, one, day)[0]))

    def answer(self, things: Things, known: Days, ask: Callable[[Stack, Keys], Codes]) -> Codes:
        """What *ask* answers for each row, from a stack that has the plans of all rows.

        There must be a row. A row that finds no plan says so by its code; its plan is made then,
        and all are asked again.
        """
        if self._stacked is None:
            self._compile(things[:1], known[:1])
        while True:
            codes = ask(cast("Stack", self._stacked), Keys(self._clocks, self._place))
            if codes.all():
                return codes
            rows = np.flatnonzero(codes == UNANSWERED)
            self._compile(things[rows], known[rows])

    def _compile(self, things: Things, known: Days) -> None:
        """Make the plans that the rows need, and put all plans end to end."""
        missing = np.unique(segment_rows(self._clocks, things, known))
        stacked = np.flatnonzero(self._place >= 0)
        keys = [*stacked[np.argsort(self._place[stacked])].tolist(), *missing.tolist()]
        plans = [self._plan(key) for key in keys]
        self._place = np.full_like(self._place, -1)
        self._place[keys] = np.arange(len(keys), dtype=np.int32)
        self._stacked = self._stack(plans)

    def _plan(self, key: int) -> Plan:
        if key not in self._plans:
            thing = int(np.searchsorted(self._clocks.row, key, side="right")) - 1
            self._plans[key] = self._make(thing, key - int(self._clocks.row[thing]))
        return self._plans[key]
