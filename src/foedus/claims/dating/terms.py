"""The day of a report, and the grounds that speak for it or against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.times.calendar import last_day
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording


class GroundKind(StrEnum):
    """What a ground rests on."""

    GIVEN = "given"
    DATELINE = "dateline"
    HEAD_LINE = "head line"
    STATED = "stated by the text"
    PERIOD = "month or year of the text"
    FILE = "file"
    FILE_MADE = "file made or changed"
    FILE_NAME = "file name"
    DAY_TOLD = "day told"
    DAY_BEFORE = "day before told"
    TODAY_TOLD = "today told"
    WEEKDAY = "weekday"
    SESSION = "session"
    SESSION_OF_WEEK = "session some days away"
    ACT = "act"
    ACT_WITHIN = "act within an organisation"
    BODY_ACT = "act of a body"
    TENURE = "tenure"
    CHAIR = "chair"
    LATEST = "latest time told"
    STILL_TO_COME = "time still to come"
    YEARS_SINCE = "years since"
    ANNIVERSARY = "anniversary"


class Speaks(StrEnum):
    """Whether a ground speaks for a day or against it."""

    FOR = "for"
    AGAINST = "against"


NOWHERE: Final = Stretch(0, 0)
"""No words of the text: a ground beside it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, told in both languages; *stretch* are the words of the text that it rests on."""

    kind: GroundKind
    speaks: Speaks
    told: Wording
    stretch: Stretch = NOWHERE


@dataclass(frozen=True, slots=True)
class Dated:
    """When a report was written: one day, or some day of a longer span where no more can be said.

    False where nothing can be said; then *span* holds no day, and *grounds* say what was seen.
    *confidence*: HIGH where the report or the caller names the day, MEDIUM where several grounds
    lead to it and no other day comes near, else LOW.
    """

    span: Span
    grounds: tuple[Ground, ...] = ()
    confidence: Confidence = Confidence.LOW

    def __bool__(self) -> bool:
        return bool(self.span)

    @property
    def settled(self) -> bool:
        """Whether it is exactly one day."""
        return bool(self.span) and last_day(self.span) == self.span.start

    @property
    def day(self) -> date:
        """The day to judge by: the last of the span. Meaningless where nothing can be said."""
        return last_day(self.span)

    @property
    def until(self) -> Edge:
        """The day by which all had happened that the report tells as past.

        The last of the span; `FOREVER` where nothing can be said: all that is recorded had.
        """
        return last_day(self.span) if self.span else FOREVER


NO_DAY: Final = Span(date.min, date.min)
"""A span that holds no day."""

UNDATED: Final = Dated(NO_DAY)
"""Nothing can be said of the day of a report."""
