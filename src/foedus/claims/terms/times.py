"""The times that a report names: a day, a month, a year, since and until.

Spans are half-open, as everywhere (`foedus.law.terms.days`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.terms.days import Span


class Relation(StrEnum):
    """How a time is meant. UNSAID: no time is named, so the day of the report is meant."""

    UNSAID = "unsaid"
    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time that a report names, in its own *words*.

    AT: on a day within *span* (a day, a month, a year). BETWEEN: all through *span*, from its
    first day to its last ("from 2000 to 2007"; the last year lies within). SINCE, AFTER: from a
    day within *span* on. UNTIL, BEFORE: up to a day within *span*.
    """

    relation: Relation
    span: Span
    words: str = ""


NO_TIME: Final = TimeSaid(Relation.UNSAID, Span(date.min))
"""No time is named."""
