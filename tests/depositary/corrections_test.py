"""A correction: proposed, notified, open to objections, deemed accepted, executed (VCLT 79)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from depositary.small import IN_FORCE, TODAY, TREATY, opened, received, treaty
from foedus.depositary.blocks import block_of
from foedus.depositary.corrections import (
    CorrectionCase,
    CorrectionObjection,
    Stage,
    correction_at,
    correction_case,
    proposal_act,
    rectification_act,
)
from foedus.depositary.errors import ActNotHeld, BadCorrection
from foedus.depositary.examination import examine
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER

DAY = timedelta(days=1)
NOTIFIED = date(2021, 1, 10)
LAST = date(2021, 4, 10)
WRONG = "ratification-CC"
RIGHT = (("received", date(2020, 5, 2)),)
CASE = CorrectionCase(
    instrument=TREATY, about=WRONG, corrects=RIGHT, proposed=date(2021, 1, 5), notified=NOTIFIED
)


def stage(case, day):
    return correction_at(case, day).stage


def test_before_it_is_proposed_there_is_nothing():
    assert stage(CASE, CASE.proposed - DAY) is Stage.NOT_PROPOSED
    assert stage(CASE, CASE.proposed) is Stage.PROPOSED


def test_the_period_begins_with_the_notification():
    assert stage(CASE, NOTIFIED - DAY) is Stage.PROPOSED
    assert stage(CASE, NOTIFIED) is Stage.OPEN_TO_OBJECTION


def test_the_day_of_notification_is_not_counted():
    assert CASE.last_day == LAST == NOTIFIED + 90 * DAY


def test_it_is_deemed_accepted_the_day_after_the_period():
    assert stage(CASE, LAST - DAY) is Stage.OPEN_TO_OBJECTION
    assert stage(CASE, LAST) is Stage.OPEN_TO_OBJECTION
    standing = correction_at(CASE, LAST + DAY)
    assert (standing.stage, standing.since) == (Stage.DEEMED_ACCEPTED, LAST + DAY)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (LAST - DAY, Stage.OBJECTED),
        (LAST, Stage.OBJECTED),
        (LAST + DAY, Stage.DEEMED_ACCEPTED),
    ],
)
def test_an_objection_counts_until_the_last_day(day, then):
    case = replace(CASE, objections=(CorrectionObjection(party="BB", received=day),))
    assert stage(case, LAST + 5 * DAY) is then


def test_an_objection_stands_from_its_receipt():
    case = replace(CASE, objections=(CorrectionObjection(party="BB", received=NOTIFIED + DAY),))
    assert stage(case, NOTIFIED) is Stage.OPEN_TO_OBJECTION
    told = correction_at(case, NOTIFIED + DAY)
    assert (told.stage, told.objectors) == (Stage.OBJECTED, ("BB",))
    assert "BB" in told.words.en
    assert "BB" in told.words.ru


def test_an_objection_withdrawn_after_the_period_is_acceptance_on_that_day():
    gone = LAST + 10 * DAY
    one = CorrectionObjection(party="BB", received=NOTIFIED + DAY, withdrawn=gone)
    case = replace(CASE, objections=(one,))
    assert stage(case, gone - DAY) is Stage.OBJECTED
    told = correction_at(case, gone)
    assert (told.stage, told.since) == (Stage.DEEMED_ACCEPTED, gone)


def test_an_officer_may_set_another_period():
    short = replace(CASE, period_days=30)
    assert short.last_day == date(2021, 2, 9)
    assert stage(short, date(2021, 2, 10)) is Stage.DEEMED_ACCEPTED


def test_a_case_that_is_not_notified_has_no_last_day():
    assert replace(CASE, notified=FOREVER).last_day == FOREVER
    assert stage(replace(CASE, notified=FOREVER), date(2031, 1, 1)) is Stage.PROPOSED


def test_the_proces_verbal_can_be_executed_on_the_first_day_and_not_before():
    with pytest.raises(BadCorrection, match="Open to objections until 10 April 2021"):
        rectification_act(replace(CASE, executed=LAST), "c", LAST)
    done = rectification_act(replace(CASE, executed=LAST + DAY), "c", LAST + DAY)
    assert (done.kind, done.about, done.corrects) == (Kind.CORRECTION, WRONG, RIGHT)
    assert stage(replace(CASE, executed=LAST + DAY), LAST + DAY) is Stage.EXECUTED


def test_no_proces_verbal_against_an_objection():
    case = replace(
        CASE,
        objections=(CorrectionObjection(party="BB", received=LAST),),
        executed=LAST + 20 * DAY,
    )
    with pytest.raises(BadCorrection, match="Objected to by BB"):
        rectification_act(case, "c", LAST + 20 * DAY)


def test_a_proces_verbal_that_nobody_executed_is_refused():
    with pytest.raises(BadCorrection, match="No procès-verbal"):
        rectification_act(CASE, "c", TODAY)


@pytest.mark.parametrize("fault", [{"period_days": 0}, {"notified": date(2021, 1, 4)}])
def test_a_proposal_needs_a_period_after_it(fault):
    with pytest.raises(BadCorrection):
        proposal_act(replace(CASE, **fault), "p", TODAY)


def test_the_case_is_read_back_from_its_acts():
    case = replace(
        CASE,
        period_days=45,
        objections=(
            CorrectionObjection(party="BB", received=date(2021, 2, 1), withdrawn=date(2021, 3, 9)),
        ),
        executed=date(2021, 3, 10),
    )
    objection = Act(
        id="o",
        kind=Kind.CORRECTION_OBJECTED,
        instrument=TREATY,
        party="BB",
        received=date(2021, 2, 1),
        about="p",
    )
    gone = Act(
        id="w",
        kind=Kind.OBJECTION_WITHDRAWN,
        instrument=TREATY,
        party="BB",
        received=date(2021, 3, 9),
        about="o",
    )
    acts = (
        proposal_act(case, "p", TODAY),
        objection,
        gone,
        rectification_act(case, "c", TODAY),
    )
    assert correction_case(acts, "p") == case
    assert all(block_of(one) for one in acts)


def test_a_proposal_that_is_not_held_is_an_error():
    with pytest.raises(ActNotHeld, match="'p'"):
        correction_case((), "p")


def codes(acts, **more):
    one = received(Kind.CORRECTION, "", about=WRONG, corrects=RIGHT, **more)
    found = examine(opened(treaty((*IN_FORCE, *acts))), one, TODAY)
    return {f.code for f in found.findings}


def test_a_correction_without_a_proposal_is_asked_about():
    assert codes(()) == {"X80"}


def test_the_examination_waits_for_the_period():
    proposal = proposal_act(CASE, "p", NOTIFIED)
    assert codes((proposal,), dated=LAST, received=LAST) == {"X81"}
    assert codes((proposal,), dated=LAST + DAY, received=LAST + DAY) == set()


def test_the_examination_stops_at_an_objection():
    objection = Act(
        id="o",
        kind=Kind.CORRECTION_OBJECTED,
        instrument=TREATY,
        party="BB",
        received=LAST,
        about="p",
    )
    assert codes((proposal_act(CASE, "p", NOTIFIED), objection)) == {"X82"}


def test_a_correction_changes_a_day_and_not_something_else():
    proposal = proposal_act(CASE, "p", NOTIFIED)
    for corrects in ((), (("place", date(2020, 1, 1)),), (("received", date(2020, 5, 1)),)):
        one = received(Kind.CORRECTION, "", about=WRONG, corrects=corrects)
        found = examine(opened(treaty((*IN_FORCE, proposal))), one, TODAY)
        assert "X83" in {f.code for f in found.findings}, corrects
