"""Months from a day, for time limits of proofs."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from foedus.law.terms.days import ONE_DAY, Span

_MONTHS = 12


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that has no such day.

    >>> months_after(date(2024, 2, 29), 12), months_after(date(2023, 8, 31), 6)
    (datetime.date(2025, 2, 28), datetime.date(2024, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    if year >= date.max.year:
        return date.max - ONE_DAY  # the calendar ends here, and the day after must be a day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def within(day: date, months: int) -> Span:
    """The days within so many months of *day*, the same day of the last month included.

    A certificate of 15 March 2020 that is good for 12 months may be used on 15 March 2021, when
    it is exactly 12 months old, and not on 16 March.

    >>> year = within(date(2020, 3, 15), 12)
    >>> date(2021, 3, 15) in year, date(2021, 3, 16) in year
    (True, False)
    """
    return Span(day, months_after(day, months) + ONE_DAY)
