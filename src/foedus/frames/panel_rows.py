"""Counts of a year ──▶ rows of a panel, as an Arrow batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from foedus.frames.lists import listed

Flags = NDArray[np.bool_]
Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things each row has for certain (*sure*) and in doubt, and the lists of them.

    The lists are Arrow arrays, or there are none.
    """

    sure: Numbers
    in_doubt: Numbers
    lists: tuple[pa.Array, ...] = ()


def of_flags(sure: Flags, in_doubt: Flags) -> Counted:
    """The counts of flags that have a row a row and a column a thing."""
    return Counted(sure.sum(axis=1), in_doubt.sum(axis=1))


def of_lists(sure: Flags, in_doubt: Flags, names: Sequence[str]) -> Counted:
    """The same, with the names of the things."""
    counted = of_flags(sure, in_doubt)
    lists = listed(sure, names), listed(in_doubt, names)
    return Counted(counted.sure, counted.in_doubt, lists)


def named(numbers: Numbers, names: Sequence[str]) -> pa.Array:
    """A column of names by number, as a dictionary that is the same in every batch."""
    indices = pa.array(np.asarray(numbers, np.int16))
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string()))


def rows_of(
    year: int | Numbers, keys: Mapping[str, pa.Array], count: str, counted: Counted
) -> pa.RecordBatch:
    """Rows with their *year* and *keys*; *count* names the column of what is certain."""
    rows = len(counted.sure)
    years = np.full(rows, year, np.int16) if isinstance(year, int) else year.astype(np.int16)
    columns = {
        "year": pa.array(years),
        **keys,
        count: pa.array(counted.sure.astype(np.uint16)),
        "in_doubt": pa.array(counted.in_doubt.astype(np.uint16)),
        **dict(zip(("listed", "listed_in_doubt"), counted.lists, strict=False)),
    }
    fields = [pa.field(name, column.type, nullable=False) for name, column in columns.items()]
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=pa.schema(fields))
