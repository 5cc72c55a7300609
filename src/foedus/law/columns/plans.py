"""Plans: immutable arrays from which kernels answer.

`compile` makes one for each class of knowledge of an instrument or organisation. States are
numbered as in the register's list of parties.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import Clock

States = NDArray[np.unsignedinteger[Any]]
"""Numbers of states, one a row."""

WORD: Final = 32
"""How many states one word of a bit set holds."""


@dataclass(frozen=True)
class Overlay:
    """The pairs that are no plain product of two records, each with its own timeline.

    *place* is, for each state, its place among the special ones, or -1. *line* is, for each
    special state and each state, the number of the timeline of the two; timeline 0 is empty.
    Timeline n holds the *days* and *values* from *starts* [n] to *starts* [n + 1]; a value counts
    from its day on.
    """

    place: NDArray[np.int32]
    line: NDArray[np.int32]
    starts: NDArray[np.int32]
    days: NDArray[np.int32]
    values: NDArray[Any]


@dataclass(frozen=True)
class PairPlan:
    """How one instrument stands between any two states on any day.

    *parties* has, for each segment, a bit for each state that is then plainly bound: two such
    states are bound towards each other. A special state has no bits; its pairs stand in the
    *overlay*.
    """

    clock: Clock
    parties: NDArray[np.uint32]
    overlay: Overlay

    @property
    def words(self) -> int:
        """How many words a segment's bit set has."""
        return int(self.parties.shape[1])

    @cached_property
    def is_plain(self) -> bool:
        """Whether no state is special."""
        return not self.overlay.line.size

    @cached_property
    def row_by_day(self) -> NDArray[np.int32]:
        """Where the bit set of each day begins, from the clock's first day on.

        A table by the day is larger than the clock and needs one load less a row.
        """
        return (self.clock.by_day() * np.int32(self.words)).astype(np.int32)

    @cached_property
    def dense(self) -> NDArray[np.uint8]:
        """The bits as bytes, segment by state: what NumPy gathers from."""
        bits = np.unpackbits(self.parties.view(np.uint8), axis=1, bitorder="little")
        return np.ascontiguousarray(bits)


@dataclass(frozen=True)
class TablePlan:
    """A code for each state on any day: *codes* is segment by state."""

    clock: Clock
    codes: NDArray[Any]


@dataclass(frozen=True)
class VectorPlan:
    """For every state, a bit for each instrument that plainly binds it, from change to change.

    State s has its own clock; the vectors of its segments stand end to end in *vectors*.
    Pairs with an instrument that is not plain between them are in the *overlay* too: the values
    of its timelines are rows of *pairs*, which holds the vector of the instruments then certainly
    in force, and after it that of those in doubt.
    """

    clocks: tuple[Clock, ...]
    vectors: NDArray[np.uint64]
    overlay: Overlay
    pairs: NDArray[np.uint64]
