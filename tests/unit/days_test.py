"""Days in a row: the first day is held, the end is not."""

from __future__ import annotations

from datetime import date

from foedus.law.terms.days import (
    FOREVER,
    Forever,
    Span,
    common,
    earliest,
    holds_on,
    joined,
    latest,
    without,
)

EVE, FIRST, LAST, END = (
    date(1994, 1, 21),
    date(1994, 1, 22),
    date(1995, 1, 21),
    date(1995, 1, 22),
)
YEAR = Span(FIRST, END)


def test_a_span_holds_its_first_day_and_the_day_before_its_end() -> None:
    assert [day in YEAR for day in (EVE, FIRST, LAST, END)] == [False, True, True, False]


def test_a_span_without_end_holds_every_day_from_its_first_on() -> None:
    assert [day in Span(FIRST) for day in (EVE, FIRST, date.max)] == [False, True, True]


def test_a_span_that_ends_where_it_starts_holds_nothing() -> None:
    assert not Span(FIRST, FIRST)
    assert FIRST not in Span(FIRST, FIRST)


def test_a_span_of_one_day_holds_that_day() -> None:
    assert Span(LAST, END)
    assert LAST in Span(LAST, END)


def test_spans_that_only_touch_have_no_day_in_common() -> None:
    assert YEAR.overlap(Span(END)) is None
    assert common((YEAR,), (Span(END),)) == ()


def test_spans_that_share_their_last_day_overlap_on_it() -> None:
    assert YEAR.overlap(Span(LAST)) == Span(LAST, END)


def test_touching_spans_are_joined_and_parted_ones_are_not() -> None:
    assert joined([Span(END), YEAR]) == (Span(FIRST),)
    assert joined([Span(END), Span(FIRST, LAST)]) == (Span(FIRST, LAST), Span(END))


def test_taking_away_the_middle_leaves_both_sides() -> None:
    assert without((Span(EVE),), (YEAR,)) == (Span(EVE, FIRST), Span(END))


def test_taking_away_what_has_no_end_leaves_only_what_was_before() -> None:
    assert without((YEAR,), (Span(LAST),)) == (Span(FIRST, LAST),)
    assert without((YEAR,), (Span(FIRST),)) == ()


def test_forever_is_later_than_the_last_day_of_the_calendar() -> None:
    assert date.max < FOREVER
    assert not date.max > FOREVER
    assert earliest(FOREVER, END) == END
    assert latest(END, FOREVER) == FOREVER


def test_every_forever_is_the_same() -> None:
    assert Forever() == FOREVER
    assert {Forever(), FOREVER} == {FOREVER}
    assert date.max != FOREVER
    assert (repr(FOREVER), FOREVER.isoformat()) == ("FOREVER", "..")


def test_no_spans_hold_no_day() -> None:
    assert not holds_on((), FIRST)
    assert holds_on((YEAR, Span(date(2000, 1, 1))), LAST)
