"""Uncertain dates: what EDTF (ISO 8601-2) says, as bounds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.uncertain import Bounded, first_possible, last_possible
from foedus.texts.edtf_dates import read_when

NOBODY_KNOWS = date(1800, 1, 1)


def test_a_day_is_that_day() -> None:
    assert read_when(date(2006, 12, 14)) == date(2006, 12, 14)
    assert read_when("2006-12-14") == date(2006, 12, 14)
    assert read_when(" 2006-12-14 ") == date(2006, 12, 14)


def test_an_interval_of_one_day_is_that_day() -> None:
    assert read_when("2006-12-14/2006-12-14") == date(2006, 12, 14)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31)),
        ("2006-12", date(2006, 12, 1), date(2006, 12, 31)),
        ("2007-02", date(2007, 2, 1), date(2007, 2, 28)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2012/2015", date(2012, 1, 1), date(2015, 12, 31)),
        ("2012-05/2012-06-10", date(2012, 5, 1), date(2012, 6, 10)),
        ("2012-05-31/2012-06-01", date(2012, 5, 31), date(2012, 6, 1)),
        ("2012/..", date(2012, 1, 1), FOREVER),
        ("2012/", date(2012, 1, 1), FOREVER),
        ("../2012", NOBODY_KNOWS, date(2012, 12, 31)),
        ("/2012", NOBODY_KNOWS, date(2012, 12, 31)),
        ("", NOBODY_KNOWS, FOREVER),
        ("../..", NOBODY_KNOWS, FOREVER),
        ("2006-21", date(2006, 3, 1), date(2006, 5, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2006?", date(2006, 1, 1), date(2006, 12, 31)),
        ("[2012-12-12,2012-12-13]", date(2012, 12, 12), date(2012, 12, 13)),
    ],
)
def test_what_is_not_a_day_is_bounded_and_keeps_its_wording(
    text: str, first: date, last: Edge
) -> None:
    assert read_when(text) == Bounded(first, last, text)


@pytest.mark.parametrize(
    "text",
    ["2006-13", "2006-00", "2006-02-30", "2007-02-29", "2012/2010", "soon", "20061205", "2006-1-5"],
)
def test_what_is_neither_a_date_nor_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_when(text)


def test_a_time_of_day_is_refused() -> None:
    with pytest.raises(TypeError, match="without a time"):
        read_when(datetime(2006, 12, 14, 10, 0, tzinfo=UTC))


def test_a_number_is_no_date() -> None:
    with pytest.raises(TypeError, match="a date is needed"):
        read_when(2006)


def test_there_is_no_year_nought() -> None:
    with pytest.raises(ValueError, match="0000"):
        read_when("0000")


@pytest.mark.parametrize(
    "bounded",
    [
        Bounded(date(2006, 6, 23), date(2006, 12, 14)),
        Bounded(date(2006, 6, 23)),
    ],
)
def test_what_the_engine_writes_as_edtf_it_can_read(bounded: Bounded) -> None:
    read = read_when(bounded.isoformat())

    assert (first_possible(read), last_possible(read)) == (bounded.first, bounded.last)


def test_the_first_and_last_possible_day_of_a_day_is_itself() -> None:
    day = date(2006, 6, 23)

    assert (first_possible(day), last_possible(day)) == (day, day)
