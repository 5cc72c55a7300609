"""Spans as arrays to look things up in: a cell for each key and each stretch of days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from foedus.law.columns.clocks import number_of

Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Cells:
    """*place_of_day* gives the stretch of a day, counted from *first*; *values* the cell."""

    values: NDArray[np.int32]
    place_of_day: NDArray[np.int32]
    first: int

    def at(self, key: Column, day: Column) -> Column:
        """The cell of each row."""
        return self.values[key, self.place_of_day[day - self.first]]


def cells_of(spans: pa.Table, key: Column, keys: int, value: Column) -> Cells:
    """The cells of *spans*, whose rows have *key* and *value*; 0 where there is no span."""
    since, until = (_days(spans, name) for name in ("since", "until"))
    edges = np.unique(np.concatenate((since, until)))
    days = np.arange(edges[0], edges[-1])
    cells = np.zeros((keys, edges.size), np.int32)
    for one, start, stop, told in zip(key, since, until, value, strict=True):
        cells[one, np.searchsorted(edges, start) : np.searchsorted(edges, stop)] = told
    places = np.searchsorted(edges, days, side="right") - 1
    return Cells(cells, places.astype(np.int32), int(edges[0]))


def _days(spans: pa.Table, name: str) -> Column:
    return np.array([number_of(day) for day in spans[name].to_pylist()], np.int64)


def packed(spans: pa.Table, names: list[str]) -> Column:
    """Several truths of each span in one number, two bits each."""
    columns = (spans[name].to_numpy().astype(np.int64) << 2 * n for n, name in enumerate(names))
    return np.sum(list(columns), axis=0)
