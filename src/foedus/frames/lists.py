"""Bits ──▶ flags ──▶ lists of names, without a loop over rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

LIST: Final = pa.list_(pa.field("element", pa.string(), nullable=False))
"""A list of names, none of them empty."""


def listed(flags: NDArray[np.bool_], names: Sequence[str]) -> pa.Array:
    """For each row of *flags* the names whose column is set."""
    _, place = np.nonzero(flags)
    ends = np.cumsum(flags.sum(axis=1), dtype=np.int32)
    offsets = np.concatenate([np.zeros(1, np.int32), ends])
    words = pa.array(names, pa.string()).take(pa.array(place))
    return pa.ListArray.from_arrays(pa.array(offsets), words, type=LIST)


def flags_of(bits: NDArray[np.uint64], count: int) -> NDArray[np.bool_]:
    """The first *count* bits of each row, as `Columns.shared_instruments` gives them."""
    octets = np.ascontiguousarray(bits, "<u8").view(np.uint8)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little").view(np.bool_)
