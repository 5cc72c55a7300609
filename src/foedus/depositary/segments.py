"""Stretches of days on which something is otherwise than it was: the arithmetic of a preview."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from foedus.law.terms.days import FOREVER, Edge, Span

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Segment(Generic[Value]):
    """During *span*, *before* held without the act, and *after* holds with it."""

    span: Span
    before: Value
    after: Value


def differing(
    cuts: Iterable[Edge], before: Callable[[date], Value], after: Callable[[date], Value]
) -> Iterator[Segment[Value]]:
    """The stretches on which *before* and *after* differ; both change on days of *cuts* only.

    >>> days = [date(2020, 1, 1), date(2020, 2, 1)]
    >>> [s.span.end for s in differing(days, lambda d: 0, lambda d: int(d.month > 1))]
    [FOREVER]
    """
    days = sorted({cut for cut in cuts if isinstance(cut, date)})
    ends: list[Edge] = [*days[1:], FOREVER] if days else []
    last: Segment[Value] | None = None
    for day, end in zip(days, ends, strict=True):
        old, new = before(day), after(day)
        if last is not None and last.span.end == day and (last.before, last.after) == (old, new):
            last = Segment(Span(last.span.start, end), old, new)
            continue
        if last is not None:
            yield last
        last = Segment(Span(day, end), old, new) if old != new else None
    if last is not None:
        yield last
