"""Several plans end to end, so that one pass answers rows of many instruments and classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import Clock
from foedus.law.columns.plans import Overlay, PairPlan, TablePlan, VectorPlan


@dataclass(frozen=True)
class ClockStack:
    """Clocks end to end: clock p has its blocks from *block* [p] on, its rows from *row* [p] on."""

    low: NDArray[np.int32]
    span: NDArray[np.int32]
    block: NDArray[np.int32]
    row: NDArray[np.int32]
    begun: NDArray[np.int32]
    changes: NDArray[np.uint64]


@dataclass(frozen=True)
class Keys:
    """Which plan of a stack answers a row, by what it is about and what it knows.

    *clocks*: for each instrument (or criterion) the clock of its recordings; a row of them is a
    class of knowledge. *place*: the place of its plan in the stack, or -1 if that is not made yet.
    """

    clocks: ClockStack
    place: NDArray[np.int32]


@dataclass(frozen=True)
class OverlayStack:
    """Overlays end to end: *place* is the row of *line* for a plan and a state, or -1."""

    place: NDArray[np.int32]
    line: NDArray[np.int32]
    starts: NDArray[np.int32]
    days: NDArray[np.int32]
    values: NDArray[Any]


@dataclass(frozen=True)
class PairStack:
    """Pair plans end to end; *bits* are the bit sets of all segments."""

    clocks: ClockStack
    bits: NDArray[np.uint32]
    overlays: OverlayStack

    @property
    def is_plain(self) -> bool:
        """Whether no plan has a special state."""
        return not self.overlays.line.size


@dataclass(frozen=True)
class TableStack:
    """Tables of codes end to end: *codes* is segment by state."""

    clocks: ClockStack
    codes: NDArray[Any]


def clocks_stacked(clocks: Sequence[Clock]) -> ClockStack:
    """Clocks end to end, each with a row for every segment."""
    return ClockStack(
        np.array([clock.first for clock in clocks], np.int32),
        np.array([clock.span for clock in clocks], np.int32),
        _starts([clock.changes.size for clock in clocks]),
        _starts([clock.segments for clock in clocks]),
        np.concatenate([np.zeros(0, np.int32), *(clock.begun for clock in clocks)]),
        np.concatenate([np.zeros(0, np.uint64), *(clock.changes for clock in clocks)]),
    )


def _starts(sizes: Sequence[int]) -> NDArray[np.int32]:
    return np.cumsum([0, *sizes])[:-1].astype(np.int32)


def pairs_stacked(plans: Sequence[PairPlan]) -> PairStack:
    """Pair plans of the same states end to end."""
    return PairStack(
        clocks_stacked([plan.clock for plan in plans]),
        np.concatenate([plan.parties for plan in plans]),
        overlays_stacked([plan.overlay for plan in plans]),
    )


def overlays_stacked(overlays: Sequence[Overlay]) -> OverlayStack:
    """Overlays end to end; the numbers of places, timelines and days are moved on."""
    lines = _starts([one.starts.size - 1 for one in overlays])
    days = _starts([one.days.size for one in overlays])
    rows = _starts([one.line.shape[0] for one in overlays])
    both = [(one, lines[n], days[n], rows[n]) for n, one in enumerate(overlays)]
    last = np.array([sum(one.days.size for one in overlays)], np.int32)
    return OverlayStack(
        np.stack([np.where(one.place < 0, -1, one.place + row) for one, _, _, row in both]),
        np.concatenate([one.line + line for one, line, _, _ in both]),
        np.concatenate([*(one.starts[:-1] + day for one, _, day, _ in both), last]),
        np.concatenate([one.days for one in overlays]),
        np.concatenate([one.values for one in overlays]),
    )


def tables_stacked(plans: Sequence[TablePlan]) -> TableStack:
    """Tables of the same states end to end."""
    return TableStack(
        clocks_stacked([plan.clock for plan in plans]),
        np.concatenate([plan.codes for plan in plans]),
    )


@dataclass(frozen=True)
class VectorStack:
    """The clocks of all states end to end, with the vector of each segment; see `VectorPlan`."""

    clocks: ClockStack
    vectors: NDArray[np.uint64]
    overlays: OverlayStack
    pairs: NDArray[np.uint64]


def vectors_stacked(plan: VectorPlan) -> VectorStack:
    """A vector plan with the clocks of its states end to end."""
    return VectorStack(
        clocks_stacked(plan.clocks), plan.vectors, overlays_stacked([plan.overlay]), plan.pairs
    )
