"""What day a delay gives. Rule source: UN, Hague and WIPO depositary practice.

The day counted from is not itself counted (depositary practice) unless the clause says so.
Holidays do not matter.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from foedus.law.terms.clauses import TermEnd
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.delays import Counting, Delay, Expiry, MonthEnd, Rounding


def day_after(delay: Delay, base: date, *, named: date | None = None) -> date:
    """The day that *delay* gives from *base*.

    *named* is the day that the act itself names; it counts only where the clause allows it
    (`Delay.named`) and only if it is later.

    >>> day_after(Delay(days=30), date(2017, 2, 15))
    datetime.date(2017, 3, 17)
    >>> twelve_months = Delay(months=12, rounding=Rounding.FIRST_OF_NEXT_MONTH)
    >>> day_after(twelve_months, date(2023, 9, 1))  # the first of a month: still the next month
    datetime.date(2024, 10, 1)
    """
    months = delay.months + 12 * delay.years
    moved = add_days(add_months(base, months, delay.month_end), delay.days)
    if delay.counting is Counting.INCLUSIVE and (months or delay.days):
        moved -= ONE_DAY
    if delay.expiry is Expiry.DAY_AFTER and delay.rounding is Rounding.NONE:
        moved = add_days(moved, 1)
    result = rounded(moved, delay.rounding)
    if delay.named and named is not None:
        result = max(result, named)
    return result if delay.not_before is None else max(result, delay.not_before)


LAST_DAY: Final = date.max
"""The calendar ends with the year 9999: a day beyond it is told as its last day."""


def add_days(day: date, days: int) -> date:
    """The day *days* later, within the calendar."""
    left = (LAST_DAY - day).days
    return day + timedelta(days=min(days, left))


def add_months(day: date, months: int, month_end: MonthEnd = MonthEnd.CLAMP) -> date:
    """The same day of the month, *months* later; *month_end* says what if there is none.

    >>> add_months(date(1998, 3, 31), 3)
    datetime.date(1998, 6, 30)
    >>> add_months(date(1998, 3, 31), 3, MonthEnd.ROLL_OVER)
    datetime.date(1998, 7, 1)
    >>> add_months(date(1998, 6, 30), 3, MonthEnd.END_TO_END)
    datetime.date(1998, 9, 30)
    >>> add_months(date(1998, 2, 28), 3, MonthEnd.END_TO_END)
    datetime.date(1998, 5, 31)
    """
    if not months:
        return day
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > LAST_DAY.year:
        return LAST_DAY
    month = month_index + 1
    length = monthrange(year, month)[1]
    if month_end is MonthEnd.END_TO_END and day.day == monthrange(day.year, day.month)[1]:
        return date(year, month, length)
    if day.day <= length:
        return date(year, month, day.day)
    last = date(year, month, length)
    return add_days(last, 1) if month_end is MonthEnd.ROLL_OVER else last


def rounded(day: date, rounding: Rounding) -> date:
    """*day* moved to where the clause wants it; a first of the month is moved on as well."""
    if rounding is Rounding.FIRST_OF_NEXT_MONTH:
        return add_months(day.replace(day=1), 1)
    if rounding is Rounding.END_OF_YEAR:
        return date(day.year, 12, 31)
    if rounding is Rounding.FIRST_OF_NEXT_YEAR:
        return add_months(date(day.year, 1, 1), 12)
    return day


def longer(delay: Delay, by: Delay, times: int) -> Delay:
    """*delay* made longer by *times* times *by*: counted at once, so that no month end is lost."""
    return replace(
        delay,
        days=delay.days + times * by.days,
        months=delay.months + times * by.months,
        years=delay.years + times * by.years,
    )


def end_of_term(start: date, term: Delay, end: TermEnd) -> date:
    """The first day after a term of *term* that began on *start*.

    >>> end_of_term(date(1994, 4, 20), Delay(years=5), TermEnd.ANNIVERSARY_IS_LAST_DAY)
    datetime.date(1999, 4, 21)
    """
    anniversary = day_after(term, start)
    return add_days(anniversary, 1) if end is TermEnd.ANNIVERSARY_IS_LAST_DAY else anniversary
