"""The loops over rows, compiled: one pass, no memory but the answer, all cores."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.compiling import compiled_for_all_cores
from foedus.regimes.rules.columns.laid import UNFILLED, Laid, Numbers


def findings(laid: Laid, numbers: tuple[Numbers, ...], on: Numbers) -> Numbers:
    """The finding of each row; `UNFILLED` where its combination of classes was never asked."""
    found = np.empty(on.size, np.int32)
    sizes = np.array(laid.line.shape, np.int32)
    line, cells = laid.line.ravel(), laid.cells.ravel()
    days = laid.by_day, np.int32(laid.clock.first), np.int32(laid.clock.span)
    width = np.int32(laid.cells.shape[1])
    if numbers:
        _findings(numbers, laid.classes, sizes, line, cells, width, *days, on, found)
    else:
        _without_fields(line, cells, width, *days, on, found)
    return found


@compiled_for_all_cores
def _findings(
    numbers: Any, classes: Any, sizes: Any, line: Any, cells: Any, width: Any, by_day: Any,
    first: Any, span: Any, on: Any, found: Any,
) -> None:  # fmt: skip
    for i in numba.prange(on.size):
        key = np.int32(0)
        for n in range(len(numbers)):
            key = key * sizes[n] + classes[n][numbers[n][i]]
        at = line[key]
        if at < 0:
            found[i] = UNFILLED
        else:
            day = min(max(on[i] - first, np.int32(0)), span)
            found[i] = cells[at * width + by_day[day]]


@compiled_for_all_cores
def _without_fields(
    line: Any, cells: Any, width: Any, by_day: Any, first: Any, span: Any, on: Any, found: Any
) -> None:
    for i in numba.prange(on.size):
        at = line[0]
        day = min(max(on[i] - first, np.int32(0)), span)
        found[i] = cells[max(at, 0) * width + by_day[day]] if at >= 0 else UNFILLED


def paired(table: NDArray[np.int32], first: Numbers, second: Numbers) -> Numbers:
    """The number of each row's pair; `UNFILLED` where it has never occurred."""
    found = np.empty(first.size, np.int32)
    _paired(table.ravel(), np.int32(table.shape[1]), first, second, found)
    return found


@compiled_for_all_cores
def _paired(table: Any, width: Any, first: Any, second: Any, found: Any) -> None:
    for i in numba.prange(first.size):
        found[i] = table[first[i] * width + second[i]]
