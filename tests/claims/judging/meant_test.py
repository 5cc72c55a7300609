"""Which days a statement means, at their edges; and how several tests make one verdict."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.judging.meant import Meant
from foedus.claims.judging.telling import shortened
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    denied,
    every,
    weigh,
)
from foedus.claims.terms.claims import Course
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording

Test.__test__ = False  # type: ignore[attr-defined]
ON = date(2007, 10, 5)
YEAR = Span(date(2007, 1, 1), date(2008, 1, 1))
ALL_WAYS = st.sampled_from([YES, NO, UNKNOWN, EITHER])


def at(relation: Relation, span: Span = YEAR, *, ahead: bool = False) -> Meant:
    return Meant(TimeSaid(relation, span), ON, ahead)


def test_an_unsaid_time_is_the_day_of_the_report() -> None:
    meant = Meant(NO_TIME, ON, ahead=False)

    assert meant.state((Span(ON),))
    assert not meant.state((Span(date(2000, 1, 1), ON),))
    assert meant.event(ON) == YES
    assert meant.event(ON + timedelta(days=1)) == NO


def test_what_is_to_come_begins_with_the_report() -> None:
    meant = Meant(NO_TIME, ON, ahead=True)

    assert meant.event(ON - timedelta(days=1)) == NO
    assert meant.event(ON + timedelta(days=900)) == YES
    assert not meant.over_by(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("start", "holds"), [(date(2006, 12, 31), False), (date(2007, 1, 1), True), (ON, True)]
)
def test_since_a_year_means_that_it_began_within_it(start: date, holds: bool) -> None:  # noqa: FBT001
    assert at(Relation.SINCE).state((Span(start),)) is holds


def test_something_that_ended_is_not_so_since() -> None:
    assert not at(Relation.SINCE).state((Span(date(2007, 2, 1), date(2007, 3, 1)),))


def test_until_a_year_may_mean_its_last_day() -> None:
    assert at(Relation.UNTIL).state((Span(date(2000, 1, 1), date(2008, 1, 1)),))
    assert not at(Relation.UNTIL).state((Span(date(2000, 1, 1)),))


def test_from_one_year_to_another_holds_all_through() -> None:
    years = Span(date(2000, 1, 1), date(2008, 1, 1))

    assert at(Relation.BETWEEN, years).state((Span(date(2000, 5, 1), date(2007, 3, 1)),))
    assert not at(Relation.BETWEEN, years).state((Span(date(2001, 5, 1), date(2007, 3, 1)),))


def test_a_day_that_is_not_known_may_lie_within_or_not() -> None:
    assert at(Relation.AT).event(Bounded(date(2007, 3, 1), date(2007, 4, 1))) == YES
    assert at(Relation.AT).event(Bounded(date(2006, 3, 1), date(2007, 4, 1))) == UNKNOWN
    assert at(Relation.AT).event(Bounded(date(2008, 3, 1), FOREVER)) == NO
    assert at(Relation.AT).event(None) == UNKNOWN


def test_an_end_is_told_by_its_last_day_or_by_the_first_day_after() -> None:
    out = (Span(date(2000, 1, 1), date(2009, 8, 18)),)
    last, first = (
        Span(date(2009, 8, 17), date(2009, 8, 18)),
        Span(date(2009, 8, 18), date(2009, 8, 19)),
    )

    assert at(Relation.AT, last).state(out, Course.ENDS)
    assert at(Relation.AT, first).state(out, Course.ENDS)
    assert not at(Relation.AT, Span(date(2009, 8, 19), date(2009, 8, 20))).state(out, Course.ENDS)


@given(st.lists(ALL_WAYS, max_size=4))
def test_all_hold_only_if_each_does(atoms: list[Ways]) -> None:
    found = every(atoms)

    assert (found == YES) is all(atom == YES for atom in atoms)
    assert (found == NO) is any(atom == NO for atom in atoms)


@given(ALL_WAYS)
def test_a_denial_of_a_denial_is_the_statement(ways: Ways) -> None:
    assert denied(denied(ways)) == ways


def found(*ways: Ways, loosely: Ways = NO, over: bool = True) -> Finding:
    def test(way: Ways) -> Test:
        return Test(name="a", title=Wording("a", "а"), atoms=(way,))

    return Finding(
        told=Wording("a", "а"), tests=tuple(map(test, ways)), loosely=(test(loosely),), over=over
    )


@pytest.mark.parametrize(
    ("finding", "verdict"),
    [
        (found(YES, YES), Verdict.SUPPORTED),
        (found(YES, NO), Verdict.DEPENDS),
        (found(EITHER), Verdict.DEPENDS),
        (found(NO, NO), Verdict.CONTRADICTED),
        (found(NO, loosely=YES), Verdict.DEPENDS),
        (found(UNKNOWN), Verdict.ABSENT),
        (Finding(told=Wording(), lack=Lack.MEANING), Verdict.VAGUE),
    ],
)
def test_several_tests_make_one_verdict(finding: Finding, verdict: Verdict) -> None:
    assert weigh(finding, negated=False, ahead=False) is verdict


def test_what_is_to_come_is_contradicted_only_when_its_time_has_passed() -> None:
    assert weigh(found(NO, over=False), negated=False, ahead=True) is Verdict.ANNOUNCED
    assert weigh(found(NO, over=True), negated=False, ahead=True) is Verdict.CONTRADICTED
    assert weigh(found(UNKNOWN), negated=False, ahead=True) is Verdict.ANNOUNCED


def test_what_is_not_held_at_all_stays_so_in_the_future() -> None:
    finding = Finding(told=Wording(), lack=Lack.THING)

    assert weigh(finding, negated=False, ahead=True) is Verdict.ABSENT


def test_loose_words_support_no_denial() -> None:
    assert weigh(found(YES, loosely=YES), negated=True, ahead=False) is Verdict.CONTRADICTED


@given(st.text(max_size=2000))
def test_a_sentence_is_short_enough_to_be_read_at_once(words: str) -> None:
    assert len(shortened(Wording(words, words)).ru) <= 282
