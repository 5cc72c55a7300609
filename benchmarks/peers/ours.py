"""Our own methods: the public question in columns, with either kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numba
import numpy as np

from foedus.law.columns.codes import BOND
from foedus.law.columns.columns import Columns
from foedus.law.derive.relations import Bond
from peers.methods import Method
from peers.world import TREATY, Column, Rows, World

THREADS: Final = numba.config.NUMBA_NUM_THREADS

KERNEL: Final = "Foedus, numba"
NUMPY: Final = "Foedus, NumPy"


def threads(number: int) -> str:
    """In words."""
    return f"{number} thread" + ("s" if number > 1 else "")


def on_threads(number: int, work: Callable[[], object]) -> Callable[[], object]:
    """*work*, done by so many threads of numba."""

    def run() -> object:
        numba.set_num_threads(number)
        return work()

    return run


def bound(codes: object) -> Column:
    """Which codes say "in force"."""
    return np.asarray(codes) == BOND.bit(Bond.IN_FORCE)


def asking(columns: Columns, rows: Rows) -> Callable[[], Column]:
    """The question as a user asks it."""
    return lambda: columns.bonds(TREATY, rows.first, rows.second, rows.day)


def methods(world: World, rows: Rows) -> Iterator[Method]:
    """The compiled kernel on one thread and on all, and NumPy, which has one."""
    compiled, plain = (Columns(world.register, kernel=one) for one in ("numba", "numpy"))
    for number in sorted({1, THREADS}):
        ask = on_threads(number, asking(compiled, rows))
        yield Method(f"{KERNEL}, {threads(number)}", rows.size, ask, bound, runs=15)
    yield Method(f"{NUMPY}, 1 thread", rows.size, asking(plain, rows), bound, runs=7)


def sorted_methods(world: World, rows: Rows) -> Iterator[Method]:
    """The compiled kernel where the rows come in the order of their days."""
    columns = Columns(world.register, kernel="numba")
    note = "rows in the order of their days"
    for number in sorted({1, THREADS}):
        ask = on_threads(number, asking(columns, rows))
        yield Method(f"{KERNEL}, sorted, {threads(number)}", rows.size, ask, bound, 15, note)


def known_methods(world: World, rows: Rows) -> Iterator[Method]:
    """The same where every row has its own day of knowledge, of four classes."""
    note = "each row as known on a day of its own"
    for kernel, name, number in (("numba", KERNEL, THREADS), ("numpy", NUMPY, 1)):
        columns = Columns(world.register, kernel=kernel)
        ask = on_threads(number, _as_known(columns, rows))
        yield Method(f"{name}, known on, {threads(number)}", rows.size, ask, bound, 3, note)


def _as_known(columns: Columns, rows: Rows) -> Callable[[], Column]:
    return lambda: columns.bonds(TREATY, rows.first, rows.second, rows.day, rows.known)
