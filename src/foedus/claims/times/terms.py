"""What words for a time can mean before a day of the report is given, and what they mean then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, TypeAlias

from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import Relation, TimeSaid
from foedus.law.terms.days import Span


class Unit(IntEnum):
    """How fine a time is told; the finer, the lower."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


class Rests(StrEnum):
    """On what the reading of a time rests.

    ITSELF: its year is written. NEAREST: no year is written, the fitting one nearest to the day
    of the report is taken. TODAY: counted from that day. ANCHOR: from a time named before it.
    """

    ITSELF = "itself"
    NEAREST = "nearest"
    TODAY = "today"
    ANCHOR = "anchor"


class Leaning(StrEnum):
    """Where a weekday, or a day without a year, is looked for: behind or ahead of the report."""

    PAST = "past"
    AHEAD = "ahead"


class Turn(StrEnum):
    """Which one of those that come again: last Friday, this spring, next October.

    BEGUN: the latest that has begun ("since January"). COMING: the first that begins after today,
    where NEXT is that of the next week.
    """

    ANY = "any"
    BEGUN = "begun"
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time that stands by itself: its year is written."""

    span: Span
    unit: Unit


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day (*day* > 0), month or season of some year; a season begins with its *month*.

    *weekday* is 0 (Monday) to 6 where it is told, else -1.
    """

    unit: Unit
    month: int
    day: int = 0
    weekday: int = -1
    turn: Turn = Turn.ANY


@dataclass(frozen=True, slots=True)
class Weekly:
    """A day of the week, 0 is Monday."""

    weekday: int
    turn: Turn = Turn.ANY


@dataclass(frozen=True, slots=True)
class Shifted:
    """The day, week, month or year that lies *number* units from today, or from the anchor."""

    unit: Unit
    number: int
    rests: Rests = Rests.TODAY


@dataclass(frozen=True, slots=True)
class Rest:
    """The part of this week, month or year that is over (*side* PAST) or is still to come."""

    unit: Unit
    side: Leaning


@dataclass(frozen=True, slots=True)
class Window:
    """The *number* units that end, or begin, with today: "the past three years"."""

    unit: Unit
    number: int
    side: Leaning


@dataclass(frozen=True, slots=True)
class Near:
    """Shortly before or after today, or the time named before it in the same words."""

    side: Leaning


@dataclass(frozen=True, slots=True)
class Share:
    """From *first* / *of* to *last* / *of* of a time: thirds ("early"), halves, quarters."""

    first: int
    last: int
    of: int


@dataclass(frozen=True, slots=True)
class OuterDay:
    """The first day of a time (*side* PAST) or its last day."""

    side: Leaning


@dataclass(frozen=True, slots=True)
class Brim:
    """The beginning of a time (*side* PAST) or its end.

    Something happens at the end of 1992 in its last third; something lasts until its last day.
    """

    side: Leaning


Part: TypeAlias = Share | OuterDay | Brim


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of another time: "early 1992", "the last day of 1993"."""

    part: Part
    whole: Value


@dataclass(frozen=True, slots=True)
class Within:
    """A day, month or season of a year that is told otherwise: "5 October last year"."""

    inner: Yearless
    year: Shifted


@dataclass(frozen=True, slots=True)
class Through:
    """From one time to another, both held."""

    first: Value
    last: Value


Value: TypeAlias = (
    Fixed | Yearless | Weekly | Shifted | Rest | Window | Near | PartOf | Within | Through
)
"""What words for a time mean, before it is known from which day they look."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a time, read but not yet counted from any day."""

    stretch: Stretch
    relation: Relation
    value: Value


NO_WORDS: Final = Stretch(0, 0)
"""No words of the text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time that others are counted from, and where it is named ((0, 0): not in the text)."""

    span: Span
    unit: Unit = Unit.DAY
    stretch: Stretch = NO_WORDS


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time where it is named; *anchor* are the words that it is counted from, where it is."""

    stretch: Stretch
    said: TimeSaid
    rests: Rests = Rests.ITSELF
    anchor: Stretch = NO_WORDS
