"""The axis of years: where a day lies across a drawing, and which years are written under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

_LEFT, _RIGHT = 1.4, 98.4
"""Where the first and the last day lie, in per cent: marks at the rim are not cut."""

_STEPS: Final = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_MOST_TICKS: Final = 10
_FEWEST_YEARS: Final = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from *first* to *last*, across a drawing."""

    first: date
    last: date

    def across(self, day: date) -> float:
        """Where *day* lies, in per cent; a day beyond the rim lies on it."""
        whole = (self.last - self.first).days
        share = (day - self.first).days / whole
        return _LEFT + (_RIGHT - _LEFT) * min(1.0, max(0.0, share))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that are written: at most ten, at even steps.

        >>> Axis(date(1991, 1, 1), date(2026, 11, 22)).years
        (1992, 1996, 2000, 2004, 2008, 2012, 2016, 2020, 2024)
        """
        low = self.first.year if self.first == date(self.first.year, 1, 1) else self.first.year + 1
        for step in _STEPS:
            found = tuple(range(-(-low // step) * step, self.last.year + 1, step))
            if len(found) <= _MOST_TICKS:
                break
        return found


def axis_over(days: Iterable[date], last: date) -> Axis:
    """An axis from the year of the earliest of *days* to *last*, or to the latest of them.

    >>> axis_over([date(2012, 9, 20)], date(2026, 11, 22)).first
    datetime.date(2012, 1, 1)
    """
    every = [last, *days]
    end = max(every)
    year = min(min(every).year, end.year - _FEWEST_YEARS + 1)
    first = date(max(1, year), 1, 1)
    return Axis(first, max(end, date(min(9999, first.year + 1), 1, 2)))
