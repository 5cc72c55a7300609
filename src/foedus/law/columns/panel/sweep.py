"""The sweep: an event touches one row of a matrix of pairs. Needs numba.

The matrix holds *halves*. When a state joins a unit, its row gains one in the column of each state
that is there already; when it leaves, its row loses one in the column of each state that stays.
What a and b share is then ``halves[a, b] + halves[b, a]``: the later comer's row gained it, and the
earlier leaver's row lost it. A half can be negative, and wraps around in 16 bits; the sum is right,
since it is no more than the number of units.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.compiling import compiled
from foedus.law.columns.panel.presence import Flags, Whole
from foedus.law.columns.panel.spells import Spells

Counts: TypeAlias = NDArray[np.uint16]
Places: TypeAlias = NDArray[np.int64]
Entries: TypeAlias = NDArray[np.uint32]
InOrder: TypeAlias = tuple[Places, Entries]
"""Where each period's entries begin, and one place more where the last ends; and the entries.

They are unsigned, since a signed index is first tried for being negative.
"""

Matrices: TypeAlias = tuple[NDArray[np.uint32], NDArray[np.uint8], Counts]
"""How many spells a state has in a unit now; whether it is present there; the halves."""


def shared_counts(spells: Spells) -> Counts:
    """How many units each dyad shares: one count a dyad-year, in order of period, a, b."""
    joins = _by_period(spells.start, spells.periods)
    leaves = _by_period(spells.end, spells.periods)
    there = _in_system(spells.there)
    counts = np.empty(_how_many(there), np.uint16)
    _sweep(joins, leaves, spells.unit, spells.state, _empty(spells), there, counts)
    return counts


def dyads(there: Flags, years: Whole) -> tuple[Whole, Counts, Counts]:
    """The dyads formed: year, and the indices a < b of both states; in order of year, a, b."""
    states = _in_system(there)
    formed = _how_many(states)
    year = np.empty(formed, np.int32)
    a, b = np.empty(formed, np.uint16), np.empty(formed, np.uint16)
    _write(states, years, year, a, b)
    return year, a, b


def _in_system(there: Flags) -> InOrder:
    """The states of each period, period by period."""
    period, state = np.nonzero(there)
    begins = np.searchsorted(period, np.arange(len(there) + 1))
    return begins.astype(np.int64), state.astype(np.uint32)


def _how_many(there: InOrder) -> int:
    """How many dyad-years are formed."""
    states = np.diff(there[0])
    return int((states * (states - 1) // 2).sum())


def _empty(spells: Spells) -> Matrices:
    cells = (spells.units, spells.states)
    halves = np.zeros((spells.states, spells.states), np.uint16)
    return np.zeros(cells, np.uint32), np.zeros(cells, np.uint8), halves


@compiled
def _by_period(events: Whole, periods: int) -> InOrder:
    """The spells in order of the periods of their *events*: a counting sort."""
    begins = np.zeros(periods + 2, np.int64)
    for period in events:
        begins[period + 1] += 1
    for period in range(periods + 1):
        begins[period + 1] += begins[period]
    spells = np.empty(events.size, np.uint32)
    filled = begins.copy()
    for spell in range(events.size):
        spells[filled[events[spell]]] = spell
        filled[events[spell]] += 1
    return begins, spells


@compiled
def _sweep(
    joins: InOrder,
    leaves: InOrder,
    unit: Whole,
    state: Whole,
    matrices: Matrices,
    there: InOrder,
    counts: Counts,
) -> None:
    """Period by period: who joins, who leaves, and then the counts of that period."""
    at = 0
    for period in range(there[0].size - 1):
        for place in range(joins[0][period], joins[0][period + 1]):
            spell = joins[1][place]
            _join(unit[spell], state[spell], matrices)
        for place in range(leaves[0][period], leaves[0][period + 1]):
            spell = leaves[1][place]
            _leave(unit[spell], state[spell], matrices)
        states = there[1][there[0][period] : there[0][period + 1]]
        at = _read(matrices[2], states, counts, at)


@compiled
def _join(unit: int, state: int, matrices: Matrices) -> None:
    held, present, halves = matrices
    held[unit, state] += 1
    if held[unit, state] == 1:
        for other in range(halves.shape[0]):
            halves[state, other] += present[unit, other]
        present[unit, state] = 1


@compiled
def _leave(unit: int, state: int, matrices: Matrices) -> None:
    held, present, halves = matrices
    held[unit, state] -= 1
    if held[unit, state] == 0:
        present[unit, state] = 0
        for other in range(halves.shape[0]):
            halves[state, other] -= present[unit, other]


@compiled
def _read(halves: Counts, states: Entries, counts: Counts, at: int) -> int:
    """Write one period's counts from place *at* on, and give the place after the last."""
    for first in range(states.size):
        a = states[first]
        for second in range(first + 1, states.size):
            b = states[second]
            counts[at] = halves[a, b] + halves[b, a]
            at += 1
    return at


@compiled
def _write(there: InOrder, years: Whole, year: Whole, a: Counts, b: Counts) -> None:
    at = 0
    for period in range(there[0].size - 1):
        states = there[1][there[0][period] : there[0][period + 1]]
        for first in range(states.size):
            after = at + states.size - first - 1
            year[at:after] = years[period]
            a[at:after] = states[first]
            b[at:after] = states[first + 1 :]
            at = after
