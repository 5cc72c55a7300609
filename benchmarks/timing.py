"""How long things take: processor time, the smallest and the middle one of several runs.

Deriving is one thread that waits for nothing, so on an idle machine this is the time on the clock.
On a busy one the clock also counts the work of others: threefold, when tests ran beside this.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of the best and of the middle run. The best says what the work costs undisturbed."""

    best: float
    middle: float


def timed(work: Callable[[], object], runs: int) -> Timed:
    """How long *work* takes, done *runs* times; garbage is cleared before each run, not after."""
    times = [_seconds(work) for _ in range(runs)]
    return Timed(min(times), median(times))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = process_time()
    result = work()  # kept until the clock has stopped, so that freeing it is not measured
    end = process_time()
    del result
    return end - start


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
