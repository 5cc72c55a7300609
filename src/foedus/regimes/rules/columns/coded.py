"""A column of cases: each row a number, and what the numbers stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

OR: Final = "\x1f"
"""Stands between the possibilities of a value of which only these are known (no text holds it)."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows as numbers: number 0 is "unknown", number n stands for ``values[n - 1]``.

    So a column whose values grow keeps the numbers that it has. The values are the texts that a
    case would hold; a flag has the values "no" and "yes". Several possibilities of one value stand
    as one text, with `OR` between them.
    """

    numbers: NDArray[np.int32]
    values: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many numbers there are: one for "unknown", and one for each value."""
        return len(self.values) + 1

    def of(self, number: int) -> frozenset[str]:
        """What a number stands for: one value, its possibilities, or none."""
        return frozenset(self.values[number - 1].split(OR)) if number else frozenset()


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """Columns of cases: the fields by name, and the day of each row since 1970-01-01."""

    fields: Mapping[str, Coded]
    on: NDArray[np.int32]

    @property
    def rows(self) -> int:
        """How many cases there are."""
        return int(self.on.size)

    def part(self, rows: slice) -> CaseColumns:
        """Some of the rows."""
        kept = {n: Coded(one.numbers[rows], one.values) for n, one in self.fields.items()}
        return CaseColumns(kept, self.on[rows])
