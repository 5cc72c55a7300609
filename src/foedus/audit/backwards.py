"""A delay read backwards: from which days does it lead to a given one?

The law engine is asked forwards, for every day that can come into question; so whatever a delay
says (months, the first of a month, a day that is not counted), it is read as it stands.
"""

from __future__ import annotations

from datetime import date, timedelta

from foedus.law.derive.calendar import add_days, day_after
from foedus.law.terms.delays import Delay

_MORE = 70
"""The first of the month after, at the end of a year, is at most so many days further."""


def bases(delay: Delay, result: date) -> tuple[date, ...]:
    """The days, in order, from which *delay* gives *result*.

    >>> bases(Delay(days=30), date(2016, 11, 4))
    (datetime.date(2016, 10, 5),)
    >>> [day.day for day in bases(Delay(months=3), date(2008, 6, 30))]
    [30, 31]
    """
    longest = 366 * delay.years + 31 * delay.months + delay.days + _MORE
    start = max(result.toordinal() - longest, 1)
    days = (date.fromordinal(n) for n in range(start, result.toordinal() + 1))
    return tuple(day for day in days if day_after(delay, day) == result)


def shifted(day: date, days: int) -> date:
    """*day* moved by some days, forwards or back."""
    return add_days(day, days) if days >= 0 else day - timedelta(days=-days)
