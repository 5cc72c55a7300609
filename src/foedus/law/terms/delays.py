"""The delay language: "thirty days after", "the first day of the month following" and so on.

Rule source: VCLT 24 and the wordings of depositary practice. A delay is data; what
day it gives is computed in `foedus.law.derive.calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Counting(StrEnum):
    """Whether the day counted from is itself day one. Depositary practice: it is not."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


class MonthEnd(StrEnum):
    """What "n months after the 31st" means in a shorter month.

    CLAMP: the last day of that month. ROLL_OVER: the first day of the next month.
    END_TO_END: the last day of a month leads to the last day of a month.
    """

    CLAMP = "clamp"
    ROLL_OVER = "roll-over"
    END_TO_END = "end-to-end"


class Expiry(StrEnum):
    """What "upon the expiry of n days" means: the nth day itself, or the day after it."""

    ON_LAST_DAY = "on-last-day"
    DAY_AFTER = "day-after"


class Rounding(StrEnum):
    """Where in a month or year the counted day is moved to."""

    NONE = "none"
    FIRST_OF_NEXT_MONTH = "first-of-next-month"
    END_OF_YEAR = "end-of-year"
    FIRST_OF_NEXT_YEAR = "first-of-next-year"


class Base(StrEnum):
    """The day that a delay is counted from.

    DEPOSIT and RECEIPT: the legal day of the act (receipt by the depositary). DATE: the day the
    act bears (sending). FULFILMENT: the day the condition was met. NOTIFICATION: the depositary's
    notification. NOTIFICATION_TO_ADDRESSEE: the same, for each addressee by its own copy.
    """

    DEPOSIT = "deposit"
    RECEIPT = "receipt"
    DATE = "date"
    FULFILMENT = "fulfilment"
    NOTIFICATION = "notification"
    NOTIFICATION_TO_ADDRESSEE = "notification-to-addressee"
    ADOPTION = "adoption"
    SIGNATURE = "signature"
    ENTRY_INTO_FORCE = "entry-into-force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A number of days, months or years from a base, and where the result is moved to.

    *named*: the day that the instrument itself names counts, if it is later.
    *not_before*: a floor.
    """

    days: int = 0
    months: int = 0
    years: int = 0
    base: Base = Base.DEPOSIT
    counting: Counting = Counting.EXCLUSIVE
    month_end: MonthEnd = MonthEnd.CLAMP
    expiry: Expiry = Expiry.ON_LAST_DAY
    rounding: Rounding = Rounding.NONE
    named: bool = False
    not_before: date | None = None


NO_DELAY = Delay()
"""At once: the day of the base itself."""
