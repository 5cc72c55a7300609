"""Delays at their edges: the day before, the day itself, the day after."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.law.derive.calendar import add_months, day_after, end_of_term
from foedus.law.terms.clauses import TermEnd
from foedus.law.terms.delays import NO_DELAY, Counting, Delay, Expiry, MonthEnd, Rounding

NEXT_MONTH = Delay(months=12, rounding=Rounding.FIRST_OF_NEXT_MONTH)


def test_no_delay_is_the_day_itself() -> None:
    day = date(1998, 1, 31)

    assert day_after(NO_DELAY, day) == day
    assert day_after(Delay(counting=Counting.INCLUSIVE), day) == day


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (date(2017, 2, 14), date(2017, 3, 16)),
        (date(2017, 2, 15), date(2017, 3, 17)),
        (date(2017, 2, 16), date(2017, 3, 18)),
        (date(2016, 1, 30), date(2016, 2, 29)),
        (date(2016, 1, 31), date(2016, 3, 1)),
        (date(2016, 12, 1), date(2016, 12, 31)),
        (date(2016, 12, 2), date(2017, 1, 1)),
    ],
)
def test_thirty_days_after_do_not_count_the_day_itself(base: date, expected: date) -> None:
    assert day_after(Delay(days=30), base) == expected


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        (Delay(days=30), date(2012, 9, 20)),
        (Delay(days=30, expiry=Expiry.DAY_AFTER), date(2012, 9, 21)),
        (Delay(days=30, counting=Counting.INCLUSIVE), date(2012, 9, 19)),
        (
            Delay(days=30, counting=Counting.INCLUSIVE, expiry=Expiry.DAY_AFTER),
            date(2012, 9, 20),
        ),
    ],
)
def test_counting_and_expiry_move_the_day_by_one(delay: Delay, expected: date) -> None:
    assert day_after(delay, date(2012, 8, 21)) == expected


@pytest.mark.parametrize(
    ("day", "clamp", "roll_over", "end_to_end"),
    [
        (date(1998, 3, 30), date(1998, 6, 30), date(1998, 6, 30), date(1998, 6, 30)),
        (date(1998, 3, 31), date(1998, 6, 30), date(1998, 7, 1), date(1998, 6, 30)),
        (date(1998, 4, 1), date(1998, 7, 1), date(1998, 7, 1), date(1998, 7, 1)),
        (date(1998, 11, 28), date(1999, 2, 28), date(1999, 2, 28), date(1999, 2, 28)),
        (date(1998, 11, 29), date(1999, 2, 28), date(1999, 3, 1), date(1999, 2, 28)),
        (date(1998, 11, 30), date(1999, 2, 28), date(1999, 3, 1), date(1999, 2, 28)),
        (date(1999, 11, 29), date(2000, 2, 29), date(2000, 2, 29), date(2000, 2, 29)),
        (date(1999, 2, 27), date(1999, 5, 27), date(1999, 5, 27), date(1999, 5, 27)),
        (date(1999, 2, 28), date(1999, 5, 28), date(1999, 5, 28), date(1999, 5, 31)),
        (date(2000, 2, 28), date(2000, 5, 28), date(2000, 5, 28), date(2000, 5, 28)),
    ],
)
def test_three_months_after_the_end_of_a_month(
    day: date, clamp: date, roll_over: date, end_to_end: date
) -> None:
    found = [add_months(day, 3, policy) for policy in MonthEnd]

    assert found == [clamp, roll_over, end_to_end]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (MonthEnd.CLAMP, date(2001, 2, 28)),
        (MonthEnd.ROLL_OVER, date(2001, 3, 1)),
        (MonthEnd.END_TO_END, date(2001, 2, 28)),
    ],
)
def test_a_year_after_the_leap_day(policy: MonthEnd, expected: date) -> None:
    assert day_after(Delay(years=1, month_end=policy), date(2000, 2, 29)) == expected
    assert day_after(Delay(years=4), date(2000, 2, 29)) == date(2004, 2, 29)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (date(2023, 8, 31), date(2024, 9, 1)),
        (date(2023, 9, 1), date(2024, 10, 1)),
        (date(2023, 9, 2), date(2024, 10, 1)),
        (date(2023, 9, 30), date(2024, 10, 1)),
        (date(2023, 12, 31), date(2025, 1, 1)),
    ],
)
def test_the_first_of_the_month_following_is_never_the_first_itself(
    base: date, expected: date
) -> None:
    assert day_after(NEXT_MONTH, base) == expected


@pytest.mark.parametrize(
    ("base", "end", "first"),
    [
        (date(1999, 12, 30), date(1999, 12, 31), date(2000, 1, 1)),
        (date(1999, 12, 31), date(1999, 12, 31), date(2000, 1, 1)),
        (date(2000, 1, 1), date(2000, 12, 31), date(2001, 1, 1)),
    ],
)
def test_the_end_of_a_year_and_the_first_of_the_next(base: date, end: date, first: date) -> None:
    assert day_after(Delay(rounding=Rounding.END_OF_YEAR), base) == end
    assert day_after(Delay(rounding=Rounding.FIRST_OF_NEXT_YEAR), base) == first


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        (date(2017, 3, 16), date(2017, 3, 17)),
        (date(2017, 3, 17), date(2017, 3, 17)),
        (date(2017, 3, 18), date(2017, 3, 18)),
    ],
)
def test_a_day_that_the_act_names_counts_only_if_it_is_later(named: date, expected: date) -> None:
    assert day_after(Delay(days=30, named=True), date(2017, 2, 15), named=named) == expected
    assert day_after(Delay(days=30), date(2017, 2, 15), named=named) == date(2017, 3, 17)


@pytest.mark.parametrize(
    ("floor", "expected"),
    [
        (date(2017, 3, 16), date(2017, 3, 17)),
        (date(2017, 3, 17), date(2017, 3, 17)),
        (date(2017, 3, 18), date(2017, 3, 18)),
    ],
)
def test_a_floor_counts_only_if_it_is_later(floor: date, expected: date) -> None:
    assert day_after(Delay(days=30, not_before=floor), date(2017, 2, 15)) == expected


def test_a_term_of_five_years_ends_on_its_anniversary_or_the_day_after() -> None:
    start, term = date(1994, 4, 20), Delay(years=5)

    assert end_of_term(start, term, TermEnd.ENDS_ON_ANNIVERSARY) == date(1999, 4, 20)
    assert end_of_term(start, term, TermEnd.ANNIVERSARY_IS_LAST_DAY) == date(1999, 4, 21)
