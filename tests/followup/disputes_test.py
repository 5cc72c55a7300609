"""Disputes: where one may go, when, who may take the step; time limits day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.followup.disputes.errors import NoClause, NotASide, StepNotOpen
from foedus.followup.disputes.meanwhile import measures_between
from foedus.followup.disputes.taking import CaseOf, check_event
from foedus.followup.disputes.timetable import (
    At,
    Did,
    Event,
    Stage,
    earliest_day,
    stage_on,
    timetable,
)
from foedus.followup.disputes.ways import Open, Sides, where_may_it_go
from foedus.law.terms.clauses import Text
from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.delays import Base, Delay, Expiry
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.settlement import Initiative, Means, Settlement, SettlementStep
from foedus.opened import OpenRegister, open_register
from support.programmes import write_plans

OPENED = date(2020, 1, 10)
ONE = timedelta(days=1)
CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the rules."""


def delay(**more) -> Delay:
    return Delay(base=Base.DATE, **more)


def step(name: str, means: Means, **more) -> SettlementStep:
    return SettlementStep(name=name, means=means, text=Text(cite="Art. 9"), **more)


CLAUSE = Settlement(
    text=Text(cite="Art. 9"),
    steps=(
        step("talks", Means.CONSULTATIONS, limit=delay(days=90)),
        step(
            "court",
            Means.COURT,
            follows=("talks",),
            wait=delay(days=60, expiry=Expiry.DAY_AFTER),
            initiative=Initiative.CLAIMANT,
        ),
        step("panel", Means.PANEL, follows=("talks",), initiative=Initiative.BOTH),
    ),
)
CASE = CaseOf(clause=CLAUSE, claimant="XA", respondent="XB", opened=OPENED)


def did(what: Did, day: date, step_name: str = "talks", by: str = "XA") -> Event:
    return Event(step=step_name, did=what, day=day, by=by)


def at(name: str, day: date, *events: Event) -> At:
    found = {one.step.name: one for one in timetable(CLAUSE, OPENED, events, day)}
    return found[name].at


def test_a_step_that_follows_nothing_is_open_from_the_day_of_the_request() -> None:
    assert at("talks", OPENED - ONE) is At.NOT_YET
    assert at("talks", OPENED) is At.OPEN
    assert at("court", OPENED) is At.WAITS


def test_the_court_is_open_the_day_after_sixty_days_of_talks() -> None:
    begun = did(Did.BEGUN, OPENED)
    sixtieth = OPENED + timedelta(days=60)

    assert at("court", sixtieth, begun) is At.NOT_YET
    assert at("court", sixtieth + ONE, begun) is At.OPEN
    assert at("court", sixtieth - ONE, begun) is At.NOT_YET


def test_talks_that_failed_open_the_court_on_the_same_day() -> None:
    failed = OPENED + timedelta(days=5)
    events = (did(Did.BEGUN, OPENED), did(Did.FAILED, failed))

    assert at("court", failed - ONE, *events) is At.NOT_YET
    assert at("court", failed, *events) is At.OPEN
    assert at("panel", failed, *events) is At.OPEN


def test_without_a_time_in_the_clause_only_failure_opens_the_next_step() -> None:
    begun = did(Did.BEGUN, OPENED)

    assert at("panel", date(2030, 1, 1), begun) is At.WAITS


def test_a_step_is_overdue_after_the_last_day_of_its_time() -> None:
    begun, last = did(Did.BEGUN, OPENED), OPENED + timedelta(days=90)

    assert at("talks", last, begun) is At.RUNNING
    assert at("talks", last + ONE, begun) is At.OVERDUE


def test_a_case_that_is_over_has_no_next_step() -> None:
    events = (did(Did.BEGUN, OPENED), did(Did.SETTLED, OPENED + ONE))

    assert at("court", date(2021, 1, 1), *events) is At.CLOSED
    assert at("talks", date(2021, 1, 1), *events) is At.ENDED
    assert stage_on(events, OPENED) is Stage.UNDER_WAY
    assert stage_on(events, OPENED + ONE) is Stage.SETTLED


def test_the_case_stands_without_a_step_between_two() -> None:
    events = (did(Did.BEGUN, OPENED), did(Did.FAILED, OPENED + ONE))

    assert stage_on((), OPENED) is Stage.OPENED
    assert stage_on(events, OPENED + ONE) is Stage.WITHOUT_STEP


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["talks", "court", "panel"]),
        st.sampled_from(Did),
        st.integers(0, 400),
        st.sampled_from(["XA", "XB", "XC", ""]),
    ),
    max_size=7,
)
WAITS = st.one_of(st.none(), st.integers(0, 200))


def slow_earliest(clause: Settlement, one: SettlementStep, events: tuple[Event, ...]) -> object:
    """The first open day, found by walking from the request, a day at a time."""
    if not one.follows:
        return OPENED
    for offset in range(700):
        today = OPENED + timedelta(days=offset)
        for name in one.follows:
            ended = [e for e in events if e.step == name and e.did is Did.FAILED]
            begun = [e for e in events if e.step == name and e.did is Did.BEGUN]
            if ended and ended[0].day <= today:
                return today
            if begun and one.wait is not None and begun[0].day <= today:
                passed = sum(1 for n in range(offset + 1) if begun[0].day < OPENED + n * ONE)
                more = 1 if one.wait.expiry is Expiry.DAY_AFTER else 0
                if passed >= one.wait.days + more:
                    return today
    return FOREVER


@CALMLY
@given(EVENTS, WAITS, st.sampled_from(Expiry))
def test_the_timetable_agrees_with_a_calendar_walked_day_by_day(rows, wait, expiry) -> None:
    held = None if wait is None else delay(days=wait, expiry=expiry)
    court = step("court", Means.COURT, follows=("talks",), wait=held)
    clause = Settlement(text=CLAUSE.text, steps=(CLAUSE.steps[0], court))
    events = tuple(
        sorted(
            (Event(step=s, did=d, day=OPENED + timedelta(days=n), by=b) for s, d, n, b in rows),
            key=lambda one: one.day,
        )
    )

    assert earliest_day(clause, court, OPENED, events) == slow_earliest(clause, court, events)


@CALMLY
@given(EVENTS)
def test_whatever_is_sent_only_a_lawful_history_comes_about(rows) -> None:
    history: list[Event] = []
    for name, what, offset, by in rows:
        event = Event(step=name, did=what, day=OPENED + timedelta(days=offset), by=by)
        try:
            check_event(CASE, history, event)
        except (NotASide, StepNotOpen):
            continue
        history.append(event)

    assert [one.day for one in history] == sorted(one.day for one in history)
    over = [one.did in {Did.SETTLED, Did.DECIDED, Did.WITHDRAWN} for one in history]
    assert not any(over[:-1])
    assert all(one.by in {"XA", "XB"} for one in history if one.did is not Did.DECIDED)
    begun = [one.step for one in history if one.did is Did.BEGUN]
    assert len(begun) == len(set(begun))
    for one in history:
        if one.did is Did.BEGUN and one.step == "court":
            talks = [e for e in history if e.step == "talks" and e.day <= one.day]
            assert any(e.did is Did.FAILED for e in talks) or any(
                e.did is Did.BEGUN and (one.day - e.day).days > 60 for e in talks
            )


def refused(*history: Event, event: Event) -> str:
    with pytest.raises((NotASide, StepNotOpen)) as caught:
        check_event(CASE, history, event)
    return str(caught.value)


def test_a_third_state_cannot_step_in() -> None:
    assert "only XA and XB are sides" in refused(event=did(Did.BEGUN, OPENED, by="XC"))
    assert "only XA and XB are sides" in refused(event=did(Did.BEGUN, OPENED, by=""))


def test_a_step_before_its_time_is_refused_with_the_day() -> None:
    begun = did(Did.BEGUN, OPENED)
    day = OPENED + timedelta(days=60)

    assert (day + ONE).isoformat() in refused(begun, event=did(Did.BEGUN, day, "court"))
    check_event(CASE, (begun,), did(Did.BEGUN, day + ONE, "court"))


def test_the_court_is_for_the_side_that_complains() -> None:
    history = (did(Did.BEGUN, OPENED), did(Did.FAILED, OPENED))

    assert "XB" in refused(*history, event=did(Did.BEGUN, OPENED, "court", "XB"))
    assert "XB" in refused(*history, event=did(Did.WITHDRAWN, OPENED, "talks", "XB"))


def test_a_panel_needs_the_consent_of_both() -> None:
    history = (did(Did.BEGUN, OPENED), did(Did.FAILED, OPENED))
    begin = did(Did.BEGUN, OPENED, "panel")

    assert "has not agreed" in refused(*history, event=begin)
    consent = did(Did.CONSENTED, OPENED, "panel", "XB")
    check_event(CASE, history, consent)
    check_event(CASE, (*history, consent), begin)


@pytest.mark.parametrize(
    ("history", "event"),
    [
        ((), did(Did.FAILED, OPENED)),
        ((), did(Did.DECIDED, OPENED, by="")),
        ((did(Did.BEGUN, OPENED),), did(Did.BEGUN, OPENED)),
        ((did(Did.BEGUN, OPENED),), did(Did.DECIDED, OPENED)),
        ((did(Did.BEGUN, OPENED + ONE),), did(Did.FAILED, OPENED)),
        ((did(Did.BEGUN, OPENED), did(Did.SETTLED, OPENED)), did(Did.WITHDRAWN, OPENED)),
        ((), did(Did.BEGUN, OPENED, "duel")),
        ((), did(Did.BEGUN, OPENED - ONE)),
        ((), did(Did.CONSENTED, OPENED)),
    ],
)
def test_what_is_out_of_order_is_refused(history: tuple[Event, ...], event: Event) -> None:
    assert refused(*history, event=event)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> OpenRegister:
    return open_register(str(write_plans(tmp_path_factory.mktemp("lake"))))


def ways(lake: OpenRegister, claimant: str, respondent: str, on: date, **more):
    sides = Sides(claimant=claimant, respondent=respondent, instrument="lake/fishery")
    return where_may_it_go(lake, sides, on, **more)


def test_the_court_is_open_to_two_of_its_parties_only(lake: OpenRegister) -> None:
    both = ways(lake, "KZ", "AM", date(2022, 1, 10)).way("court")
    one = ways(lake, "MD", "AM", date(2022, 1, 10)).way("court")

    assert both.open is Open.OPEN
    assert one.open is Open.CLOSED
    assert "MD is no party to lake/court." in [ground.words.en for ground in one.grounds]


def test_nothing_is_open_before_the_treaty_is_in_force(lake: OpenRegister) -> None:
    before = ways(lake, "KZ", "AM", date(2022, 1, 9))

    assert {one.open for one in before.ways} == {Open.CLOSED}
    assert {one.open for one in ways(lake, "KZ", "AM", date(2022, 1, 10)).ways} == {Open.OPEN}


def test_what_was_not_known_then_opens_nothing(lake: OpenRegister) -> None:
    day = date(2023, 1, 1)

    assert ways(lake, "KZ", "AM", day, known=date(2022, 1, 9)).way("court").open is Open.CLOSED
    assert ways(lake, "KZ", "AM", day, known=date(2022, 1, 10)).way("court").open is Open.OPEN


def test_who_is_excluded_is_told(lake: OpenRegister) -> None:
    way = ways(lake, "MD", "AM", date(2023, 1, 1)).way("arbitration")

    assert (way.open, way.needs_consent) == (Open.CLOSED, True)


def test_a_state_that_never_joined_has_no_way(lake: OpenRegister) -> None:
    found = ways(lake, "KZ", "TJ", date(2023, 1, 1))

    assert {one.open for one in found.ways} == {Open.CLOSED}
    assert found.grounds[0].rule == "VCLT 34"


def test_bad_questions_about_ways_say_what_is_wrong(lake: OpenRegister) -> None:
    day = date(2023, 1, 1)
    with pytest.raises(BadQuestion, match="itself"):
        ways(lake, "KZ", "Kazakhstan", day)
    with pytest.raises(UnknownName):
        ways(lake, "KZ", "QQ", day)
    sides = Sides(claimant="KZ", respondent="AM", instrument="lake/convention")
    with pytest.raises(NoClause, match="disputes_settlement"):
        where_may_it_go(lake, sides, day)


@pytest.fixture(scope="module")
def cis() -> OpenRegister:
    return open_register("cis")


def free_trade(cis: OpenRegister, claimant: str, respondent: str, on: date) -> dict[str, Open]:
    sides = Sides(claimant=claimant, respondent=respondent, instrument="cis/free-trade-2011")
    return {one.step.name: one.open for one in where_may_it_go(cis, sides, on).ways}


def test_the_free_trade_treaty_opens_its_court_to_two_parties_of_the_court(cis) -> None:
    found = free_trade(cis, "KZ", "RU", date(2020, 1, 1))

    assert found == {
        "consultations": Open.OPEN,
        "court": Open.OPEN,
        "experts": Open.OPEN,
        "wto": Open.UNKNOWN,
    }


def test_a_suspension_between_two_does_not_close_the_way_and_says_why(cis) -> None:
    sides = Sides(claimant="UA", respondent="RU", instrument="cis/free-trade-2011")
    found = where_may_it_go(cis, sides, date(2016, 1, 2))

    assert found.grounds[0].rule == "VCLT 65(4)"
    assert found.way("consultations").open is Open.OPEN
    assert found.way("court").open is Open.CLOSED


def test_a_state_that_left_the_court_closes_it(cis) -> None:
    assert free_trade(cis, "MD", "RU", date(2015, 1, 1))["court"] is Open.CLOSED
    assert free_trade(cis, "AM", "RU", date(2015, 1, 1))["court"] is Open.CLOSED


def test_measures_between_two_sides_are_those_of_the_register(cis) -> None:
    pair, name = ("RU", "UA"), "cis/free-trade-2011"

    eve = measures_between(cis, name, pair, Span(date(2015, 1, 1), date(2016, 1, 1)))
    first = measures_between(cis, name, pair, Span(date(2016, 1, 1), date(2016, 1, 2)))
    second = measures_between(cis, name, pair, Span(date(2016, 1, 2), date(2016, 1, 3)))

    assert eve == ()
    assert {(one.by, one.certain) for one in first} == {("RU", True)}
    assert {one.by for one in second} == {"RU", "UA"}


def test_a_measure_whose_first_day_is_disputed_is_not_certain(cis) -> None:
    span = Span(date(2014, 8, 30), date(2014, 9, 2))

    found = measures_between(cis, "cis/free-trade-2011", ("RU", "MD"), span)

    assert found
    assert not any(one.certain for one in found)


def test_the_programmes_of_the_register_have_the_terms_that_sources_give(cis) -> None:
    found = {
        one.id: (one.programme.term.wording if one.programme.term else "")
        for one in cis.register.instruments
        if one.programme is not None
    }

    assert found["cis/terrorism-programme-2007"] == "2008/2010"
    assert found["cis/migration-programme-2005"] == "2006/2008"
    assert found["cis/terrorism-programme-2005"] == "2005/2007"
    for name in ("crime", "drugs", "cultural-property"):
        assert found[f"cis/{name}-programme-2007"] == ""
    assert found["cis/concept-2007"] == ""
