"""Which days a statement means: an unsaid time is the day of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Ways, so
from foedus.claims.terms.claims import Course
from foedus.claims.terms.times import Relation, TimeSaid
from foedus.law.terms.days import FOREVER, ONE_DAY, Edge, Span, Spans, earliest, holds_on
from foedus.law.terms.uncertain import When, first_possible, last_possible

FROM, UP_TO = (
    frozenset({Relation.SINCE, Relation.AFTER}),
    frozenset({Relation.UNTIL, Relation.BEFORE}),
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The days that a statement means. *on* is the day of the report; *ahead*: what is to come."""

    when: TimeSaid
    on: date
    ahead: bool

    @property
    def relation(self) -> Relation:
        """How the time is meant; a time of no days is none."""
        return self.when.relation if self.when.span else Relation.UNSAID

    @property
    def unsaid(self) -> bool:
        """Whether no time is named."""
        return self.relation is Relation.UNSAID

    @property
    def span(self) -> Span:
        """All the days that may be meant, for something that happens."""
        span = self.when.span
        if self.unsaid:
            return Span(self.on) if self.ahead else Span(date.min, _after(self.on))
        if self.relation in FROM:
            return Span(span.start)
        return Span(date.min, span.end) if self.relation in UP_TO else span

    @property
    def single(self) -> date | None:
        """The one day that is meant, or None where more than one may be."""
        if self.unsaid:
            return None if self.ahead else self.on
        span = self.when.span
        one = self.relation is Relation.AT and span.end == _after(span.start)
        return span.start if one else None

    def over_by(self, day: date) -> bool:
        """Whether the time meant had passed at the end of *day*; "since" tells of its first day."""
        if self.relation is Relation.SINCE:
            return self.when.span.end <= _after(day)
        return self.span.end <= _after(day)

    def event(self, when: When | None) -> Ways:
        """Whether something that happened on *when* happened on a day that is meant."""
        if when is None:
            return UNKNOWN
        first, last = first_possible(when), last_possible(when)
        if isinstance(last, date) and first in self.span and last in self.span:
            return YES
        if self.span.overlap(Span(first, _after_edge(last))) is None:
            return NO
        return so(first in self.span) if first == last else UNKNOWN

    def state(self, spans: Spans, course: Course = Course.IS) -> bool:
        """Whether a state of things that held during *spans* is as the statement says."""
        match course:
            case Course.BEGINS:
                return self._begins(spans)
            case Course.ENDS:
                return self._ends(spans)
            case Course.WAS if self.unsaid:
                return any(span.start < self.on for span in spans)
            case Course.WAS if self.relation is Relation.SINCE:
                return any(span.start in self.when.span for span in spans)
            case _:
                return self._holds(spans)

    def _begins(self, spans: Spans) -> bool:
        if self.unsaid and not self.ahead:
            return holds_on(spans, self.on)
        return any(span.start in self.span for span in spans)

    def _ends(self, spans: Spans) -> bool:
        ended = [span.end for span in spans if isinstance(span.end, date)]
        if self.unsaid and not self.ahead:
            return not holds_on(spans, self.on) and any(end <= self.on for end in ended)
        # a time of which the last day is told is over on the next
        return any(e in self.span or (e > date.min and e - ONE_DAY in self.span) for e in ended)

    def _holds(self, spans: Spans) -> bool:
        said = self.when.span
        match self.relation:
            case Relation.UNSAID:
                return self._some_day(spans) if self.ahead else holds_on(spans, self.on)
            case Relation.SINCE:
                return any(s.start in said and (s.end > self.on or self.ahead) for s in spans)
            case Relation.UNTIL:
                return any(said.start <= s.end <= _after_edge(said.end) for s in spans)
            case Relation.BEFORE:
                return any(span.start < said.start for span in spans)
            case Relation.AFTER:
                return any(span.end > said.start for span in spans)
            case Relation.BETWEEN:
                return any(_all_through(span, said) for span in spans)
            case _:
                return any(span.overlap(said) is not None for span in spans)

    def _some_day(self, spans: Spans) -> bool:
        return any(span.end > _after(self.on) for span in spans)

    def days(self, changes: Iterable[Edge] = ()) -> tuple[date, ...]:
        """The days to look at for something that is counted: those on which it may differ."""
        if self.unsaid or self.relation is Relation.SINCE:
            return (self.on,)
        return tuple(dict.fromkeys(self._candidates(changes)))

    def _candidates(self, changes: Iterable[Edge]) -> Iterator[date]:
        span = self.when.span
        if self.relation in UP_TO:
            yield span.start - ONE_DAY if span.start > date.min else span.start
            return
        if self.on in span:
            yield self.on
        yield span.start
        if self.relation is Relation.AFTER:
            return
        yield from sorted(day for day in changes if isinstance(day, date) and day in span)


def _all_through(held: Span, said: Span) -> bool:
    """Whether a state held from the first unit said (a year, or a day) to the last."""
    if not isinstance(said.end, date):
        return held.start <= said.start and held.end > said.start
    years = (said.start.month, said.start.day, said.end.month, said.end.day) == (1, 1, 1, 1)
    if not years or said.end.year == date.min.year:
        return held.start <= _last_of_unit(said.start) and _first_of_unit(said.end) <= held.end
    last_year = date(said.end.year - 1, 1, 1)
    return held.start.year <= said.start.year and held.end > last_year


SEASON: Final = timedelta(days=92)
"""A month or a season that is named as an end may end no later than so long after it begins."""


def _last_of_unit(start: date) -> date:
    """The last day on which something begun "in" a year or a month may begin."""
    if start.day != 1 or start.year == date.max.year:
        return start
    return date(start.year, 12, 31) if start.month == 1 else start + timedelta(days=30)


def _first_of_unit(end: date) -> date:
    """The first day on which something that lasted to a month or season may have ended."""
    return end - SEASON if end.day == 1 and end > date.min + SEASON else end


ABOUT_NOW: Final = timedelta(days=14)
"""What is told as news, without a day, happened so shortly before the report."""


def differ_on_now(meant: Meant, course: Course, accounts: Iterable[Spans]) -> bool:
    """Whether what is told as news, without a day, is so by some of several accounts only.

    Who "took over" the chair, or "was removed", did so about now; by another account that was
    long ago.
    """
    news = meant.unsaid and not meant.ahead and meant.on > date.min + ABOUT_NOW
    if not news or course not in {Course.BEGINS, Course.ENDS}:
        return False
    about_now = Span(meant.on - ABOUT_NOW, _after(meant.on))
    edges = ([s.start if course is Course.BEGINS else s.end for s in own] for own in accounts)
    return len({any(_is_in(about_now, day) for day in own) for own in edges}) > 1


def _is_in(span: Span, day: Edge) -> bool:
    return isinstance(day, date) and day in span


def _after(day: date) -> Edge:
    return day + ONE_DAY if day < date.max else FOREVER


def _after_edge(end: Edge) -> Edge:
    return _after(end) if isinstance(end, date) else end


def within(span: Span, end: Edge) -> Span:
    """*span*, no longer than up to *end*."""
    return Span(span.start, earliest(span.end, end))
