"""Days in a row: the one place where the date convention is said.

A `Span` holds its first day and does not hold its end day: ``[start, end)``.
"No end in sight" is `FOREVER`, never ``None`` and never a far-away date.
A day is a `datetime.date` in the calendar of the depositary's seat; hours are not modelled.
A treaty in force "until 18 August" in the sense "out from 18 August" has ``end = 18 August``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias


class Forever:
    """The end of a span that has no end in sight; later than every day, equal only to itself."""

    __slots__ = ()

    # all four comparisons stand here because ends are compared more than anything else
    def __lt__(self, other: date | Forever) -> bool:
        return False

    def __le__(self, other: date | Forever) -> bool:
        return isinstance(other, Forever)

    def __gt__(self, other: date | Forever) -> bool:
        return not isinstance(other, Forever)

    def __ge__(self, other: date | Forever) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Forever)

    def __hash__(self) -> int:
        return hash(Forever)

    def __repr__(self) -> str:
        return "FOREVER"

    def isoformat(self) -> str:
        """An open end is written as EDTF (ISO 8601-2) writes it: two dots."""
        return ".."


FOREVER: Final = Forever()

Edge: TypeAlias = date | Forever
"""An end: a day, or `FOREVER`."""

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, from *start* (held) to *end* (not held).

    >>> year = Span(date(1994, 1, 22), date(1995, 1, 22))
    >>> date(1994, 1, 21) in year, date(1994, 1, 22) in year, date(1995, 1, 22) in year
    (False, True, False)
    """

    start: date
    end: Edge = FOREVER

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __bool__(self) -> bool:
        return self.start < self.end

    def overlap(self, other: Span) -> Span | None:
        """The days that both hold, or None where there is no such day."""
        both = Span(max(self.start, other.start), earliest(self.end, other.end))
        return both or None


Spans: TypeAlias = tuple[Span, ...]
"""Spans in order, apart from one another: neither overlapping nor touching."""

NEVER: Final[Spans] = ()


def earliest(first: Edge, second: Edge) -> Edge:
    """The earlier of two ends."""
    return min(second, first)


def latest(first: Edge, second: Edge) -> Edge:
    """The later of two ends."""
    return max(first, second)


def joined(spans: Iterable[Span]) -> Spans:
    """The days that any of *spans* holds, in order, with touching spans made one.

    >>> joined([Span(date(2000, 1, 1), date(2000, 2, 1)), Span(date(2000, 2, 1))])
    (Span(start=datetime.date(2000, 1, 1), end=FOREVER),)
    """
    found = [span for span in spans if span]
    if len(found) <= 1:  # the most usual case by far
        return tuple(found)
    result: list[Span] = []
    for span in sorted(found, key=lambda s: s.start):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, latest(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def common(first: Spans, second: Spans) -> Spans:
    """The days that both hold."""
    if not first or not second:
        return NEVER
    met = (a.overlap(b) for a in first for b in second)
    return joined(span for span in met if span)


def without(spans: Spans, taken: Spans) -> Spans:
    """The days of *spans* that *taken* does not hold."""
    result = list(spans)
    for gone in taken:
        result = [piece for span in result for piece in _cut(span, gone)]
    return tuple(result)


def _cut(span: Span, gone: Span) -> list[Span]:
    before = Span(span.start, earliest(span.end, gone.start))
    if isinstance(gone.end, Forever):
        return [piece for piece in (before,) if piece]
    after = Span(max(span.start, gone.end), span.end)
    return [piece for piece in (before, after) if piece]


def holds_on(spans: Iterable[Span], day: date) -> bool:
    """Whether any of *spans* holds *day*."""
    return any(day in span for span in spans)
