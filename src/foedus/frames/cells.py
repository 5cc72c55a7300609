"""A column of a batch, and what its cells must not be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from foedus.frames.errors import BadColumn


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one column in a batch; *before* counts the rows of earlier batches."""

    name: str
    array: pa.Array
    before: int = 0

    def row(self, place: int) -> int:
        """The row of a place in the batch, counted from 0 over all batches."""
        return self.before + int(place)


def refuse_nulls(cells: Cells) -> None:
    """Raise `BadColumn` with the first empty cell, if there is one."""
    array = cells.array
    has_null_words = pa.types.is_dictionary(array.type) and array.dictionary.null_count
    if not array.null_count and not has_null_words:
        return
    # a null may stand in the indices or in the dictionary; only what is used counts
    empty = pc.is_null(array.dictionary_decode() if has_null_words else array)
    places = np.flatnonzero(empty.to_numpy(zero_copy_only=False))
    if places.size:
        row = cells.row(places[0])
        raise BadColumn(cells.name, "it is empty.", "Fill it, or leave the row out.", row)
