"""Spells ready to be counted: a presence under a rule, in the layout that the kernels take."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel.presence import Flags, Presence, Whole
from foedus.law.columns.panel.rules import CountingRule


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spells:
    """The spells that count, one entry each, and *there*: a row a period, a column a state.

    The columns are contiguous and writable int32, so that kernels are compiled once.
    """

    unit: Whole
    state: Whole
    start: Whole
    end: Whole
    there: Flags
    units: int

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return len(self.there)

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.there.shape[1])


def counted(presence: Presence, rule: CountingRule) -> Spells:
    """The spells of *presence* that make a member under *rule*."""
    kept = np.isin(presence.code, list(rule.codes))
    return Spells(
        unit=_column(presence.unit, kept),
        state=_column(presence.state, kept),
        start=_column(presence.start, kept),
        end=_column(presence.end, kept),
        there=system(presence),
        units=len(presence.units),
    )


def system(presence: Presence) -> Flags:
    """Who is in the system: a row a period, a column a state, contiguous."""
    return presence.in_system.T.copy()


def _column(column: Whole, kept: Flags) -> Whole:
    return column[kept].astype(np.int32, copy=False)


def merged(spells: Spells) -> Spells:
    """The same with overlapping and touching spells of a state in a unit made into one.

    Every unit and state has a stretch of numbers of its own, long enough for all periods, so that
    one running maximum over all spells never reaches from one of them into the next.
    """
    if not spells.unit.size:
        return spells
    stretch = (spells.unit.astype(np.int64) * spells.states + spells.state) * (spells.periods + 1)
    order = np.argsort(stretch + spells.start)
    reach = np.maximum.accumulate((stretch + spells.end)[order])
    opens = np.ones(order.size, np.bool_)
    opens[1:] = (stretch + spells.start)[order][1:] > reach[:-1]
    first = np.flatnonzero(opens)
    taken = order[first]
    ends = reach[np.append(first[1:], order.size) - 1] - stretch[taken]
    return _pieces(spells, taken, spells.start[taken], ends.astype(np.int32))


def within_system(spells: Spells) -> Spells:
    """The same cut to the periods in which the state is in the system; a spell may give several."""
    run_state, run_start, run_end = _runs(spells.there)
    step = spells.periods + 1
    stretch = spells.state.astype(np.int64) * step
    first = np.searchsorted(run_state * step + run_end, stretch + spells.start, side="right")
    after = np.searchsorted(run_state * step + run_start, stretch + spells.end, side="left")
    each = after - first
    taken = np.repeat(np.arange(each.size), each)
    run = np.arange(taken.size) - np.repeat(np.cumsum(each) - each, each) + first[taken]
    start = np.maximum(spells.start[taken], run_start[run])
    end = np.minimum(spells.end[taken], run_end[run])
    return _pieces(spells, taken, start.astype(np.int32), end.astype(np.int32))


def _runs(
    there: Flags,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Unbroken times in the system: state, start, end; in order of state, then of time."""
    edges = np.diff(there.T.astype(np.int8), axis=1, prepend=0, append=0)
    state, start = np.nonzero(edges == 1)
    _, end = np.nonzero(edges == -1)
    return state, start, end


def _pieces(spells: Spells, taken: NDArray[np.int64], start: Whole, end: Whole) -> Spells:
    return replace(spells, unit=spells.unit[taken], state=spells.state[taken], start=start, end=end)
