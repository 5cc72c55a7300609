"""The limit: a plain copy of the three columns of input, which answers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import numba
import numpy as np

from peers.methods import Method, NotTheSame
from peers.ours import THREADS, on_threads, threads
from peers.world import Column, Rows

COPY: Final = "a copy of the input, NumPy, 1 thread"
COPY_BY_ALL: Final = f"a copy of the input, numba, {threads(THREADS)}"

_compiled: Any = numba.njit(parallel=True, nogil=True, cache=True)


@_compiled  # type: ignore[untyped-decorator]
def _copied(
    first: Column, second: Column, day: Column, to: Column, too: Column, on: Column
) -> None:
    """Six arrays, not tuples of them: with tuples the compiler copied nothing."""
    for i in numba.prange(day.size):
        to[i] = first[i]
        too[i] = second[i]
        on[i] = day[i]


def methods(rows: Rows) -> Iterator[Method]:
    """Onto memory that was written to before, so that no page is asked from the system."""
    columns = [rows.first, rows.second, rows.day]
    copies = [np.zeros_like(one) for one in columns]
    by_all = on_threads(THREADS, lambda: _copied(*columns, *copies))
    for name, ask in ((COPY, _copying(columns, copies)), (COPY_BY_ALL, by_all)):
        ask()
        _compare(name, columns, copies)
        yield Method(name, rows.size, ask, runs=15)


def _copying(columns: list[Column], copies: list[Column]) -> Callable[[], None]:
    def run() -> None:
        for column, copy in zip(columns, copies, strict=True):
            np.copyto(copy, column)

    return run


def _compare(name: str, columns: list[Column], copies: list[Column]) -> None:
    for column, copy in zip(columns, copies, strict=True):
        if not np.array_equal(column, copy):
            raise NotTheSame(name)
        copy[:] = 0
