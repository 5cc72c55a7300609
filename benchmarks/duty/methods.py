"""A method decides the consignments; methods are compared whole, then timed in turns."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import pyarrow as pa

from duty.answers import Answers

RUNS: Final = 3
_CLEAR: Final = Path("/proc/self/clear_refs")
_STATUS: Final = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Method:
    """One way to decide *rows* rows; *read* gives its answers in one form, outside the clock."""

    name: str
    rows: int
    ask: Callable[[], Any]
    read: Callable[[Any], Answers]
    runs: int = RUNS


@dataclass(slots=True)
class Measured:
    """The seconds of every run of a method, in the order of the turns; and its memory."""

    name: str
    rows: int
    megabytes: float | None = None
    seconds: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Rows a second in the best run."""
        return self.rows / min(self.seconds)

    def per_turn(self, other: Measured) -> float:
        """How many times faster than *other*: the middle one of the turns, each by itself."""
        pairs = zip(self.seconds, other.seconds, strict=False)
        return median(theirs / mine for mine, theirs in pairs)


def in_turns(methods: Iterable[Method], found: dict[str, Measured]) -> None:
    """Time all of them; they take turns, so that a busy moment of the machine hits all."""
    waiting = list(methods)
    for turn in range(max(one.runs for one in waiting)):
        for method in waiting:
            if turn < method.runs:
                found[method.name].seconds.append(seconds(method.ask))


def seconds(work: Callable[[], object]) -> float:
    """Seconds on the clock that *work* takes; freeing what it returns is not counted."""
    gc.collect()
    start = perf_counter()
    result = work()
    end = perf_counter()
    del result
    return end - start


def with_memory(work: Callable[[], Any]) -> tuple[Any, float | None]:
    """What *work* returns, and by how many megabytes the process grew at its largest.

    None where the system does not tell the peak of a stretch of time (only Linux does).
    """
    if not _CLEAR.exists():
        return work(), None
    gc.collect()
    pa.default_memory_pool().release_unused()
    _CLEAR.write_text("5", encoding="ascii")  # the peak starts anew
    before = _megabytes("VmRSS")
    result = work()
    return result, _megabytes("VmHWM") - before


def _megabytes(name: str) -> float:
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
