"""Measures of programmes: due, running, late, done on a day, as known on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.followup.programmes.progress import ProgrammePhase, phase_on, progress_on
from foedus.followup.programmes.reports import Report, ReportedState, Together, newest, together
from foedus.followup.programmes.standing import Asked, Phase, Timing, measure_on
from foedus.law.terms.programmes import MeasuresHeld, Programme, ProgrammeMeasure
from foedus.law.terms.wording import Wording
from foedus.texts.edtf_terms import read_term

PARTIES = frozenset({"XA", "XB", "XC"})
ONE = timedelta(days=1)
CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the rules."""
DONE, UNDER_WAY = ReportedState.DONE, ReportedState.UNDER_WAY
NOT_BEGUN, DROPPED = ReportedState.NOT_BEGUN, ReportedState.DROPPED


def measure(term: str = "", by: tuple[str, ...] = ("XA",)) -> ProgrammeMeasure:
    held = read_term(term) if term else None
    return ProgrammeMeasure(number="1", title=Wording("A map"), term=held, by=by)


def programme(term: str = "2008/2010", *measures: ProgrammeMeasure) -> Programme:
    held = read_term(term) if term else None
    return Programme(term=held, measures=measures, held=MeasuresHeld.WHOLE)


def said(state: ReportedState, reporter: str = "XA", day: str = "2008-05-01", **more) -> Report:
    when = date.fromisoformat(day)
    return Report(
        reporter=reporter, measure="1", state=state, day=when, told=more.pop("told", when), **more
    )


def on(day: str, known: date | None = None) -> Asked:
    return Asked(on=date.fromisoformat(day), parties=PARTIES, known=known)


def phase(one: ProgrammeMeasure, day: str, *reports: Report, within: str = "2008/2010") -> Phase:
    return measure_on(programme(within, one), one, reports, on(day)).phase


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2008-12-31", Phase.NOT_YET),
        ("2009-01-01", Phase.RUNNING),
        ("2009-05-31", Phase.RUNNING),
        ("2009-06-01", Phase.DUE),
        ("2009-06-30", Phase.DUE),
        ("2009-07-01", Phase.LATE),
    ],
)
def test_a_measure_is_late_from_the_day_after_its_last_day(day: str, expected: Phase) -> None:
    within_six_months = measure("2009-01/2009-06")

    soon_in_thirty_days = timedelta(days=29)
    asked = Asked(on=date.fromisoformat(day), parties=PARTIES, soon=soon_in_thirty_days)
    standing = measure_on(programme(), within_six_months, (), asked)

    assert standing.phase is expected
    assert standing.is_late == (expected is Phase.LATE)


def test_done_is_done_whatever_the_day() -> None:
    assert phase(measure("2009"), "2015-01-01", said(DONE)) is Phase.DONE
    assert phase(measure("2009"), "2008-06-01", said(DONE)) is Phase.DONE


def test_what_is_reported_after_the_day_asked_about_is_not_counted() -> None:
    reports = said(DONE, day="2010-02-01")

    assert phase(measure("2009"), "2010-01-31", reports) is Phase.LATE
    assert phase(measure("2009"), "2010-02-01", reports) is Phase.DONE


def test_without_a_term_of_its_own_the_programmes_end_bounds_it() -> None:
    bare = measure()

    assert phase(bare, "2010-12-31") is Phase.UNKNOWN
    assert phase(bare, "2011-01-01") is Phase.LATE
    assert phase(bare, "2007-12-31") is Phase.NOT_YET
    assert phase(bare, "2009-01-01", said(UNDER_WAY)) is Phase.RUNNING
    told = measure_on(programme(), bare, (), on("2009-01-01")).reasons[0]
    assert told.en == "No term is held for it; the programme itself ends on 2010-12-31."


def test_without_any_term_nothing_is_ever_late() -> None:
    assert phase(measure(), "2100-01-01", within="") is Phase.UNKNOWN
    assert phase(measure(), "2100-01-01", said(DONE), within="") is Phase.DONE


def test_a_term_beyond_the_programme_ends_with_it_and_that_is_said() -> None:
    beyond = measure("2009/2012")

    standing = measure_on(programme(), beyond, (), on("2011-01-01"))

    assert standing.phase is Phase.LATE
    assert "runs beyond the programme" in standing.reasons[0].en


def test_between_two_possible_last_days_nobody_can_say() -> None:
    doubtful = measure("[2009-03-01..2009-06-30]")

    assert phase(doubtful, "2009-03-01") is Phase.DUE
    assert phase(doubtful, "2009-03-02") is Phase.UNKNOWN
    assert phase(doubtful, "2009-06-30") is Phase.UNKNOWN
    assert phase(doubtful, "2009-07-01") is Phase.LATE


def test_a_measure_without_end_runs_until_the_programme_ends() -> None:
    assert phase(measure("2008-03/.."), "2010-12-31") is Phase.DUE
    assert phase(measure("2008-03/.."), "2010-06-01") is Phase.RUNNING
    assert phase(measure("2008-03/.."), "2011-01-01") is Phase.LATE
    assert phase(measure("2008-03/.."), "2099-01-01", within="") is Phase.RUNNING


def test_of_each_reporter_the_newest_report_counts() -> None:
    first, later = said(DONE), said(UNDER_WAY, day="2008-06-01")
    corrected = said(DROPPED, day="2008-06-01", order=7)

    assert phase(measure("2008"), "2008-05-31", first, later) is Phase.DONE
    assert phase(measure("2008"), "2008-06-01", first, later) is Phase.RUNNING
    assert phase(measure("2008"), "2008-06-01", first, later, corrected) is Phase.DROPPED


def test_a_measure_of_several_is_done_when_the_last_has_done_its_part() -> None:
    shared = measure("2008", ("XA", "XB"))

    assert phase(shared, "2009-01-01", said(DONE)) is Phase.LATE
    assert phase(shared, "2009-01-01", said(DONE), said(DONE, "XB")) is Phase.DONE
    assert phase(shared, "2009-01-01", said(DONE), said(DROPPED, "XB")) is Phase.DONE
    assert phase(shared, "2009-01-01", said(DROPPED), said(DROPPED, "XB")) is Phase.DROPPED


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ((said(DONE, "league/council"), said(UNDER_WAY, "XA")), Together.CONTRADICTED),
        ((said(DONE, "league/council"), said(DONE, "XA")), Together.DONE),
        ((said(NOT_BEGUN, "league/council"), said(DONE, "XA")), Together.CONTRADICTED),
        ((said(UNDER_WAY, "league/council"), said(DONE, "XA")), Together.UNDER_WAY),
        ((said(DONE, "league/council"), said(DROPPED, "league/desk")), Together.CONTRADICTED),
        ((said(DONE, "XA"), said(UNDER_WAY, "XB")), Together.UNDER_WAY),
    ],
)
def test_who_speaks_of_the_whole_can_be_contradicted_by_a_part(reports, expected) -> None:
    assert together(reports, frozenset({"XA", "XB"})).together is expected


def test_contradictory_reports_are_shown_as_such_with_both() -> None:
    reports = (said(DONE, "league/council"), said(UNDER_WAY, "XA"))

    standing = measure_on(programme(), measure("2008"), reports, on("2009-01-01"))

    assert standing.phase is Phase.CONTRADICTED
    assert standing.is_late
    assert "league/council: done; XA: under way" in standing.reasons[-1].en
    assert {one.reporter for one in standing.said.newest} == {"XA", "league/council"}


def test_the_programmes_last_day_still_belongs_to_it() -> None:
    held = programme("2008/2010")

    days = ("2007-12-31", "2008-01-01", "2010-12-31", "2011-01-01")
    assert [phase_on(held, date.fromisoformat(day)) for day in days] == [
        ProgrammePhase.NOT_YET,
        ProgrammePhase.RUNNING,
        ProgrammePhase.RUNNING,
        ProgrammePhase.ENDED,
    ]
    assert phase_on(programme(""), date(2009, 1, 1)) is ProgrammePhase.UNKNOWN


def test_a_programme_whose_measures_are_not_held_counts_nothing_and_says_so() -> None:
    found = progress_on(Programme(term=read_term("2008/2010")), (), on("2009-01-01"))

    assert (found.done, found.late, found.measures) == (0, (), ())
    assert found.reasons[0].en.startswith("The text of its measures is not held")


DAYS = st.dates(date(2007, 1, 1), date(2012, 1, 1))
STATES = st.sampled_from(ReportedState)
REPORTS = st.lists(
    st.builds(
        lambda who, state, day, delay, order: Report(
            reporter=who,
            measure="1",
            state=state,
            day=day,
            told=day + timedelta(days=delay),
            order=order,
        ),
        st.sampled_from(["XA", "XB", "league/council"]),
        STATES,
        DAYS,
        st.integers(0, 400),
        st.integers(1, 1000),
    ),
    max_size=8,
    unique_by=lambda one: one.order,
)


@CALMLY
@given(REPORTS, DAYS, st.one_of(st.none(), DAYS))
def test_the_newest_report_is_found_as_a_slow_reader_finds_it(reports, day, known) -> None:
    found = {one.reporter: one for one in newest(reports, "1", day, known)}

    for reporter in {one.reporter for one in reports}:
        own = [one for one in reports if one.reporter == reporter and one.day <= day]
        own = [one for one in own if known is None or one.told <= known]
        slow = sorted(own, key=lambda one: (one.day, one.told, one.order))
        assert found.get(reporter) == (slow[-1] if slow else None)


@CALMLY
@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_lateness_agrees_with_a_calendar_walked_day_by_day(a, b, c, d, day) -> None:
    first, last = sorted((a, b))
    begins, ends = sorted((c, d))
    own = measure(f"{first.isoformat()}/{last.isoformat()}")
    whole = programme(f"{begins.isoformat()}/{ends.isoformat()}", own)

    timing = measure_on(whole, own, (), Asked(on=day, parties=PARTIES)).timing

    walked, late = first, False
    while walked < day:  # the last day that still counts lies behind
        late = late or walked in {last, ends}
        walked += ONE
    behind = late or last < min(first, day) or (ends < first and ends < day)
    assert (timing is Timing.OVER) == behind
    if not behind:
        assert (timing is Timing.NOT_YET) == (day < first)


@pytest.mark.parametrize(
    "bad", ["", "/", "../..", "2010/2008", "soon", "2008-13", "[2009-03..", "2008/x"]
)
def test_a_term_that_says_nothing_or_nonsense_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"term|date|EDTF"):
        read_term(bad)


@pytest.mark.parametrize("bad", [2008, None, True, ["2008"]])
def test_a_term_is_a_date_or_words(bad: object) -> None:
    with pytest.raises(TypeError):
        read_term(bad)
