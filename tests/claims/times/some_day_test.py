"""Times in a report of which the day is not known, or only the month or year."""

from __future__ import annotations

from datetime import date
from typing import Final

from hypothesis import given
from hypothesis import strategies as some

from foedus.claims.dating.terms import NO_DAY
from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import months, one_day
from foedus.claims.times.phrases import phrases_in
from foedus.claims.times.reading import mentions_between, mentions_of
from foedus.claims.times.terms import TimeMention
from foedus.law.terms.days import Span

TEXT: Final = (
    "It was signed on 22 January 1993 and took effect a year later. They met yesterday, and on "
    "5 May. On Friday they left; a day later it was known."
)


def read(when: Span) -> dict[str, TimeMention]:
    found = mentions_between(TEXT, phrases_in(TEXT, 0, len(TEXT), "en"), when)
    return {one.said.words: one for one in found}


def test_without_a_day_only_what_stands_by_itself_says_a_time() -> None:
    found = read(NO_DAY)
    assert found["on 22 January 1993"].said.span == one_day(date(1993, 1, 22))
    assert found["a year later"].said.span.start == date(1994, 1, 1)
    for words in ("yesterday", "on 5 May", "On Friday", "a day later"):
        assert found[words].said.relation is Relation.UNSAID


def test_in_some_day_of_a_month_yesterday_is_any_day_of_it_or_the_one_before() -> None:
    found = read(months(2011, 5, 1))
    assert found["yesterday"].said.span == Span(date(2011, 4, 30), date(2011, 5, 31))
    assert found["on 5 May"].said.span == one_day(date(2011, 5, 5))
    assert found["on 22 January 1993"].said.span == one_day(date(1993, 1, 22))


@given(some.dates(min_value=date(1990, 1, 1), max_value=date(2040, 1, 1)), some.integers(1, 400))
def test_each_day_of_the_report_gives_a_time_that_is_held(first: date, length: int) -> None:
    when = Span(first, date.fromordinal(first.toordinal() + length))
    phrases = phrases_in(TEXT, 0, len(TEXT), "en")
    wide = mentions_between(TEXT, phrases, when)
    for day in (first, date.fromordinal(first.toordinal() + length - 1)):
        for one, held in zip(mentions_of(TEXT, phrases, day), wide, strict=True):
            assert held.said.span.start <= one.said.span.start
            assert one.said.span.end <= held.said.span.end


def test_of_one_day_nothing_is_changed() -> None:
    phrases = phrases_in(TEXT, 0, len(TEXT), "en")
    day = date(2011, 5, 20)
    assert mentions_between(TEXT, phrases, one_day(day)) == mentions_of(TEXT, phrases, day)
