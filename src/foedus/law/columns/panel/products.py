"""The same as the sweep with NumPy alone: for each period, a product of the matrix of members.

A float32 holds every whole number up to 2**24, which is more than there can be units, so the
products are exact. Units without members in the system are left out of the product.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel.presence import Flags, Whole
from foedus.law.columns.panel.spells import Spells, merged

Counts = NDArray[np.uint16]
Places = NDArray[np.int64]


def shared_counts(spells: Spells) -> Counts:
    """How many units each dyad shares: one count a dyad-year, in order of period, a, b."""
    spells = merged(spells)
    joins, leaves = _by_period(spells.start, spells), _by_period(spells.end, spells)
    members = np.zeros((spells.units, spells.states), np.float32)
    counts = [np.empty(0, np.uint16)]
    above = _above_diagonal(0)
    for period, there in enumerate(spells.there):
        left, joined = leaves[period], joins[period]
        members[spells.unit[left], spells.state[left]] = 0
        members[spells.unit[joined], spells.state[joined]] = 1
        shared = _shared(members[:, there])
        above = above if above.shape == shared.shape else _above_diagonal(len(shared))
        counts.append(shared[above].astype(np.uint16))
    return np.concatenate(counts)


def _by_period(events: Whole, spells: Spells) -> list[Places]:
    """The spells of each period's events, period by period."""
    order = np.argsort(events, kind="stable")
    begins = np.searchsorted(events[order], np.arange(1, spells.periods + 1))
    return np.split(order, begins)


def _shared(members: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each two columns share."""
    live = members[members.any(axis=1)]
    return live.T @ live


def _above_diagonal(size: int) -> Flags:
    return np.triu(np.ones((size, size), np.bool_), 1)


def dyads(there: Flags, years: Whole) -> tuple[Whole, Counts, Counts]:
    """The dyads formed: year, and the indices a < b of both states; in order of year, a, b."""
    pairs = [_pairs(np.flatnonzero(flags).astype(np.uint16)) for flags in there]
    none = np.empty((2, 0), np.uint16)
    a, b = np.concatenate([none, *pairs], axis=1)
    return np.repeat(years, [len(pair[0]) for pair in pairs]), a, b


def _pairs(states: Counts) -> Counts:
    """Each two of *states*, the first in the first row, the second in the second."""
    return states[np.array(np.triu_indices(states.size, 1))]
