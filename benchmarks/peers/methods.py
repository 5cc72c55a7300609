"""A method answers the rows; methods are compared whole, then timed in turns."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from peers.world import Column


@dataclass(frozen=True, slots=True)
class Method:
    """One way to answer.

    *ask* answers *rows* rows; *read* gives the answer as a column of 0 and 1, in the order of the
    rows, outside the clock. *runs* is how often it is timed. *note* says what is not alike.
    """

    name: str
    rows: int
    ask: Callable[[], object]
    read: Callable[[object], Column] = np.asarray
    runs: int = 5
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A method's name, how many rows it was asked, and the seconds of its best run."""

    name: str
    rows: int
    seconds: float
    note: str = ""

    @property
    def rate(self) -> float:
        """Million rows a second."""
        return self.rows / self.seconds / 1e6


class NotTheSame(AssertionError):
    """A method gave another answer than the reference."""


def compare(method: Method, right: Column) -> None:
    """Ask once and compare every row with *right*; this is also the run that warms up."""
    found = np.asarray(method.read(method.ask())).astype(np.bool_)
    wrong = np.count_nonzero(found != right[: method.rows])
    if found.size != method.rows or wrong:
        raise NotTheSame(f"{method.name}: {found.size} rows, {wrong} of them not as the reference")


def in_turns(methods: Iterable[Method]) -> list[Measured]:
    """The best run of each; they take turns, so that a busy moment of the machine hits all."""
    waiting = list(methods)
    best = {method.name: float("inf") for method in waiting}
    for turn in range(max(method.runs for method in waiting)):
        for method in waiting:
            if turn < method.runs:
                best[method.name] = min(best[method.name], seconds(method.ask))
    return [Measured(one.name, one.rows, best[one.name], one.note) for one in waiting]


def seconds(work: Callable[[], object]) -> float:
    """Seconds on the clock that *work* takes; freeing what it returns is not counted."""
    gc.collect()
    start = perf_counter()
    result = work()
    end = perf_counter()
    del result
    return end - start
