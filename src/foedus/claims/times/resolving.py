"""Values become spans: counted from the day of the report, or from a time named before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.times.calendar import (
    SEASON_MONTHS,
    around,
    is_day,
    last_day,
    months,
    moved,
    one_day,
    share,
    stepped,
)
from foedus.claims.times.terms import (
    NO_WORDS,
    Anchor,
    Fixed,
    Leaning,
    Near,
    PartOf,
    Rest,
    Rests,
    Shifted,
    Through,
    Turn,
    Unit,
    Value,
    Weekly,
    Window,
    Within,
    Yearless,
)
from foedus.law.terms.days import Span

SHORTLY: Final = 14
"""So many days count as "shortly before" and "shortly after": a choice, told in the docs."""

_LEAP: Final = 8
"""In so many years there is a 29 February on either side of any day."""


@dataclass(frozen=True, slots=True)
class From:
    """From where times are counted: *today* is the day of the report; *anchors* by unit."""

    today: date
    leaning: Leaning
    anchors: Mapping[Unit, Anchor]

    def anchor(self, unit: Unit) -> Anchor:
        """The time named last that is told as finely as *unit*, or less finely; else today."""
        known = (self.anchors[one] for one in Unit if one >= unit and one in self.anchors)
        return next(known, None) or Anchor(one_day(self.today))


@dataclass(frozen=True, slots=True)
class Found:
    """The span that a value means, how finely it is told, and on what that rests."""

    span: Span
    unit: Unit
    rests: Rests
    anchor: Stretch = NO_WORDS


def resolve(value: Value, start: From) -> Found:
    """The span that *value* means, counted from *start*."""
    match value:
        case Fixed():
            return Found(value.span, value.unit, Rests.ITSELF)
        case Yearless():
            return _yearless(value, start)
        case Weekly():
            return Found(one_day(_weekday(value, start)), Unit.DAY, Rests.TODAY)
        case Shifted():
            return _shifted(value, start)
        case PartOf():
            whole = resolve(value.whole, start)
            return replace(whole, span=share(whole.span, value.part))
        case Within():
            return _within(value, start)
        case Through():
            return _through(value, start)
        case _:
            return Found(_about_today(value, start.today), Unit.YEAR, Rests.TODAY)


def _about_today(value: Rest | Window | Near, today: date) -> Span:
    behind = value.side is Leaning.PAST
    if isinstance(value, Near):
        other = moved(today, -SHORTLY if behind else SHORTLY)
    elif isinstance(value, Window):
        other = stepped(today, value.unit, -value.number if behind else value.number)
    else:
        whole = around(value.unit, today, 0)
        other = whole.start if behind else last_day(whole)
    return Span(min(today, other), moved(max(today, other), 1))


def _shifted(value: Shifted, start: From) -> Found:
    anchor = start.anchor(value.unit)
    counted = value.rests is Rests.ANCHOR
    day = anchor.span.start if counted else start.today
    if counted and anchor.unit > value.unit:  # three months after some day of a year
        span = _stepped(anchor.span, value)
    else:
        span = around(value.unit, day, value.number)
    rests = Rests.ANCHOR if counted and anchor.stretch != NO_WORDS else Rests.TODAY
    return Found(span, value.unit, rests, anchor.stretch if counted else NO_WORDS)


def _stepped(span: Span, value: Shifted) -> Span:
    """A whole span, moved."""
    end = span.end
    last = stepped(end, value.unit, value.number) if isinstance(end, date) else end
    return Span(stepped(span.start, value.unit, value.number), last)


def _weekday(value: Weekly, start: From) -> date:
    today = start.today
    behind = (today.weekday() - value.weekday) % 7
    match value.turn:
        case Turn.LAST:
            return moved(today, -(behind or 7))
        case Turn.THIS:
            return moved(today, value.weekday - today.weekday())
        case Turn.COMING:
            return moved(today, 7 - behind)
        case Turn.NEXT:
            return moved(today, 7 + value.weekday - today.weekday())
        case _:
            ahead = start.leaning is Leaning.AHEAD
            return moved(today, -behind % 7 if ahead else -behind)


def _yearless(value: Yearless, start: From) -> Found:
    spans = tuple(_in_years(value, start.today.year))
    rests = Rests.NEAREST if value.turn is Turn.ANY else Rests.TODAY
    return Found(_chosen(value, spans, start), value.unit, rests)


def _in_years(value: Yearless, year: int) -> Iterator[Span]:
    near = 1 if (value.month, value.day) != (2, 29) else _LEAP
    for one in range(year - near, year + near + 1):
        if value.unit is Unit.DAY and is_day(one, value.month, value.day):
            yield one_day(date(one, value.month, value.day))
        elif value.unit is not Unit.DAY and is_day(one, 1, 1):
            yield months(one, value.month, SEASON_MONTHS if value.unit is Unit.SEASON else 1)


def _chosen(value: Yearless, spans: tuple[Span, ...], start: From) -> Span:
    today = start.today
    before = [span for span in spans if not span.end > today]
    ahead = [span for span in spans if span.start > today]
    nearest = min(spans, key=lambda span: (_distance(span, today), span.start))
    match value.turn:
        case Turn.LAST:
            return before[-1] if before else nearest
        case Turn.BEGUN:
            begun = [span for span in spans if span.start <= today]
            return begun[-1] if begun else nearest
        case Turn.NEXT | Turn.COMING:
            return ahead[0] if ahead else nearest
        case Turn.THIS:
            return next((one for one in spans if one.start.year == today.year), nearest)
        case _:
            if start.leaning is Leaning.AHEAD and today not in nearest:
                return ahead[0] if ahead else nearest
            return nearest


def _distance(span: Span, day: date) -> int:
    """How many days *day* lies away from *span*; none inside it."""
    return max((span.start - day).days, (day - last_day(span)).days, 0)


def _within(value: Within, start: From) -> Found:
    year = _shifted(value.year, start)
    spans = _in_years(value.inner, year.span.start.year)
    inside = [span for span in spans if span.start in year.span]
    return Found(inside[0] if inside else year.span, value.inner.unit, year.rests, year.anchor)


def _through(value: Through, start: From) -> Found:
    last = resolve(value.last, start)
    first = resolve(_completed(value.first, last.span), start)
    if first.span.start > last.span.start and not isinstance(value.last, Fixed):
        last = resolve(value.last, replace(start, today=first.span.start, leaning=Leaning.AHEAD))
    if first.span.start > last.span.start:
        return last
    return replace(last, span=Span(first.span.start, last.span.end))


def _completed(first: Value, last: Span) -> Value:
    """A day or month without a year, before a time that has one: the latest that is not after."""
    if not isinstance(first, Yearless):
        return first
    fitting = [span for span in _in_years(first, last.start.year) if span.start <= last.start]
    return Fixed(fitting[-1], first.unit) if fitting else first
