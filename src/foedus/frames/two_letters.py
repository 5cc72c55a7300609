"""Codes of two letters, as ISO 3166 has them: two bytes are a number, and need no hashing.

Encoding ten million strings as a dictionary costs 160 ms; reading them as numbers costs 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

BYTES: Final = 2
_WORDS_OF_A_VIEW: Final = 4


def two_letters(array: pa.Array) -> pa.Array | None:
    """Each cell as a number of two bytes (uint16); None if a cell is longer or shorter.

    *array* has no empty cells.
    """
    if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
        return _of_strings(array)
    if pa.types.is_string_view(array.type):
        return _of_views(array)
    return None


def table_of(codes: Sequence[str], width: type[np.generic], nothing: int) -> NDArray[Any]:
    """The number of each code by its two bytes; *nothing* elsewhere."""
    table = np.full(1 << 8 * BYTES, nothing, width)
    for number, code in enumerate(codes):
        letters = code.encode()
        if len(letters) == BYTES:
            table[np.frombuffer(letters, np.uint16)[0]] = number
    return table


def _of_strings(array: pa.Array) -> pa.Array | None:
    """The letters of all cells stand one after another."""
    shortest_longest = pc.min_max(pc.binary_length(array)).as_py()
    if set(shortest_longest.values()) != {BYTES}:
        return None
    wide = np.int64 if pa.types.is_large_string(array.type) else np.int32
    _, offsets, letters = array.buffers()
    start = int(
        np.frombuffer(offsets, wide, count=1, offset=array.offset * np.dtype(wide).itemsize)[0]
    )
    if start % BYTES:
        return None
    held = letters.slice(start, len(array) * BYTES)
    return pa.Array.from_buffers(pa.uint16(), len(array), [None, held])


def _of_views(array: pa.Array) -> pa.Array | None:
    """A view has a length and, while it is short, the letters themselves."""
    held = np.frombuffer(array.buffers()[1], np.uint32)
    views = held.reshape(-1, _WORDS_OF_A_VIEW)[array.offset : array.offset + len(array)]
    if (views[:, 0] != BYTES).any():
        return None
    letters = views[:, 1].copy().view(np.uint16)[::2]
    return pa.array(np.ascontiguousarray(letters))
