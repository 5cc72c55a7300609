"""Codes ──▶ words: an Arrow dictionary, without a loop over rows."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa

from foedus.frames.kinds import Kind
from foedus.frames.things import gathered
from foedus.law.columns.codes import BELONGING, BOND, STANDING, Codes, Scale

SCALES: Final[dict[Kind, Scale[Any]]] = {
    Kind.BOND: BOND,
    Kind.STANDING: STANDING,
    Kind.MEMBER: BELONGING,
}
"""The kinds that are answered with a word."""


def words_of(scale: Scale[Any], codes: Codes) -> pa.DictionaryArray:
    """The word of each code.

    The dictionary has all certain answers in their order, then the doubts that occur.
    """
    codes = codes.astype(scale.width, copy=False)
    listed = [*(1 << number for number in range(len(scale.values))), *_doubts(codes)]
    index = _index_width(scale)
    table = np.zeros(1 << np.dtype(scale.width).itemsize * 8, index)
    table[listed] = np.arange(len(listed), dtype=index)
    indices = gathered(table, pa.array(codes))
    return pa.DictionaryArray.from_arrays(
        pa.array(indices), pa.array([scale.word(code) for code in listed], pa.string())
    )


def _doubts(codes: Codes) -> list[int]:
    """The codes with more than one bit."""
    several = (codes & (codes - codes.dtype.type(1))) != 0
    return [int(code) for code in np.unique(codes[several])] if several.any() else []


def type_of(scale: Scale[Any]) -> pa.DataType:
    """The Arrow type of the words of a scale."""
    return pa.dictionary(pa.from_numpy_dtype(_index_width(scale)), pa.string())


def _index_width(scale: Scale[Any]) -> type[np.signedinteger[Any]]:
    """Wide enough for every certain answer and every doubt that the scale allows."""
    possible = 2 ** (len(scale.values) + 1)
    return np.int8 if possible <= np.iinfo(np.int8).max + 1 else np.int16
