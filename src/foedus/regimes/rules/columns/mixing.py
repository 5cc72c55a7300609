"""Several numbers of a row ──▶ one: which combination it is, counted as they first occur.

Numbers are joined two at a time, so that a table is never larger than the combinations that do
occur times the next part.
"""

from __future__ import annotations

import numpy as np

from foedus.regimes.rules.columns.kernels import Loops
from foedus.regimes.rules.columns.laid import UNFILLED, Numbers

Places = tuple[int, ...]


class Pairing:
    """Two numbers ──▶ one: the place of the pair among those that have occurred."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []
        self._table = np.full((1, 1), UNFILLED, np.int32)

    def numbers(
        self, first: Numbers, second: Numbers, sizes: tuple[int, int], loops: Loops
    ) -> Numbers:
        """The number of the pair of each row; *sizes*: how many numbers there are today."""
        self._make_room(sizes)
        width = self._table.shape[1]
        found = loops.paired(self._table, first, second)
        if found.min(initial=0) == UNFILLED:
            new = found == UNFILLED
            keys = first[new] * np.int64(width) + second[new]
            flat = self._table.reshape(-1)
            for key in np.unique(keys).tolist():
                flat[key] = len(self.pairs)
                self.pairs.append((key // width, key % width))
            found = loops.paired(self._table, first, second)
        return found

    def _make_room(self, sizes: tuple[int, int]) -> None:
        wanted = tuple(
            max(have, _room(size)) for have, size in zip(self._table.shape, sizes, strict=True)
        )
        if wanted != self._table.shape:
            held = self._table
            self._table = np.full(wanted, UNFILLED, np.int32)
            self._table[: held.shape[0], : held.shape[1]] = held


class Mixing:
    """The numbers of several parts ──▶ one number for each combination."""

    def __init__(self, parts: int, loops: Loops) -> None:
        self._loops = loops
        self._steps = tuple(Pairing() for _ in range(parts - 1))

    def numbers(self, parts: list[Numbers], sizes: list[int]) -> Numbers:
        """The number of the combination of each row."""
        found, size = parts[0], sizes[0]
        for step, part, width in zip(self._steps, parts[1:], sizes[1:], strict=True):
            found = step.numbers(found, part, (size, width), self._loops)
            size = len(step.pairs)
        return found

    def places(self, number: int) -> Places:
        """The numbers of the parts that make a combination."""
        found: list[int] = []
        for step in reversed(self._steps):
            number, last = step.pairs[number]
            found.append(last)
        return (number, *reversed(found))

    @property
    def size(self) -> int:
        """How many combinations have occurred (where there are two parts or more)."""
        return len(self._steps[-1].pairs)


def _room(size: int) -> int:
    """Room to grow: the next power of two, so that a table is seldom laid out anew.

    >>> _room(5), _room(8)
    (8, 8)
    """
    return 1 << max(size - 1, 0).bit_length()
