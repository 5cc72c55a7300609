"""A column of cases: each row a number, and what the numbers stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.integer[Any]]

OR: Final = "\x1f"
"""Stands between the possibilities of a value of which only these are known (no text holds it)."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows as numbers; number n stands for ``values[n]``, the number ``len(values)`` for nothing.

    The values are the texts that a case would hold; a flag has the values "no" and "yes". Several
    possibilities of one value stand as one text, with `OR` between them.
    """

    numbers: Numbers
    values: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many numbers there are: one for each value, and one for "unknown"."""
        return len(self.values) + 1

    def of(self, number: int) -> frozenset[str]:
        """What a number stands for: one value, its possibilities, or none."""
        return frozenset(one for text in self.values[number : number + 1] for one in text.split(OR))


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
