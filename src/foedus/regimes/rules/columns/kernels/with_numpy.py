"""The loops over rows, with NumPy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.rules.columns.laid import UNFILLED, Laid, Numbers


def findings(laid: Laid, numbers: tuple[Numbers, ...], on: Numbers) -> Numbers:
    """The finding of each row; `UNFILLED` where its combination of classes was never asked."""
    keys = np.zeros(on.size, np.int32)
    for column, classes, size in zip(numbers, laid.classes, laid.line.shape, strict=True):
        keys *= np.int32(size)
        keys += classes[column]
    lines = laid.line.ravel()[keys]
    found = laid.cells[np.maximum(lines, 0), laid.clock.segment(on)]
    return np.where(lines == UNFILLED, np.int32(UNFILLED), found)


def paired(table: NDArray[np.int32], first: Numbers, second: Numbers) -> Numbers:
    """The number of each row's pair; `UNFILLED` where it has never occurred."""
    found: Numbers = table.ravel()[first * np.int32(table.shape[1]) + second]
    return found
