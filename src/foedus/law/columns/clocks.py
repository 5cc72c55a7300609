"""day ──▶ segment: between two changes every day has the same answer, so days become segments.

Segment 0 lies before the first change, segment k from the kth change to the next. In arrays a day
is its number since 1 January 1970 (int32), as Arrow's date32 has it. A clock keeps, for each block
of 64 days, one word with a bit for each day of change and the segments begun before it: a
sixty-fourth of a table by the day, and it stays in the nearest cache.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int32]
"""Day numbers, one a row."""

Segments = NDArray[np.int32]
"""Segment numbers, one a row."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
BLOCK: Final = 64


def number_of(day: date) -> int:
    """The number of a day.

    >>> number_of(date(1970, 1, 2)), number_of(date(1969, 12, 31))
    (1, -1)
    """
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(int(number) + _EPOCH)


@dataclass(frozen=True)
class Clock:
    """The days on which something changes, as blocks of 64 days.

    *first* is a day before the first change, *span* the distance from it to the last change.
    *begun* counts the changes before each block, *changes* has a bit for each change within it.
    """

    first: int
    span: int
    begun: NDArray[np.int32]
    changes: NDArray[np.uint64]

    @property
    def segments(self) -> int:
        """How many segments there are."""
        last = int(np.bitwise_count(self.changes[-1]))
        return int(self.begun[-1]) + last + 1

    def segment(self, days: Days) -> Segments:
        """The segment of each of *days*."""
        offset = np.clip(days, self.first, self.first + self.span) - np.int32(self.first)
        block = offset >> 6
        within = (offset & 63).astype(np.uint64)
        passed = self.changes.take(block) << (np.uint64(63) - within)
        return self.begun.take(block) + np.bitwise_count(passed).astype(np.int32)

    def days(self) -> Days:
        """The days of change, in order."""
        bits = np.unpackbits(self.changes.view(np.uint8), bitorder="little")
        return (np.flatnonzero(bits) + self.first).astype(np.int32)

    def by_day(self) -> Segments:
        """The segment of every day from *first* on, *span* + 1 of them."""
        return self.segment(np.arange(self.first, self.first + self.span + 1, dtype=np.int32))


def clock_of(changes: Iterable[date]) -> Clock:
    """The clock of some days of change; without any there is one segment."""
    days = np.array(sorted({number_of(day) for day in changes}), dtype=np.int32)
    if not days.size:
        days_first, offsets = 0, np.zeros(0, np.int64)
    else:
        days_first, offsets = int(days[0]) - 1, days.astype(np.int64) - int(days[0]) + 1
    span = int(offsets[-1]) if offsets.size else 0
    words = np.zeros(span // BLOCK + 1, np.uint64)
    np.bitwise_or.at(words, offsets // BLOCK, np.uint64(1) << (offsets % BLOCK).astype(np.uint64))
    counts = np.bitwise_count(words).astype(np.int32)
    begun = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.int32)
    return Clock(days_first, span, begun, words)
