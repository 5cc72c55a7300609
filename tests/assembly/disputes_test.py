"""Disputes at work: opened, conducted, decided, carried out; who may do and read what."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.permissions import may
from foedus.accounts.roles import Role
from foedus.assembly.disputes.complying import (
    ComplianceSheet,
    due_from,
    report_compliance,
)
from foedus.assembly.disputes.opening import open_case, publish
from foedus.assembly.disputes.reading import case_on
from foedus.assembly.disputes.stepping import StepSheet, take_step
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, SentBefore
from foedus.assembly.followup.gathering import given
from foedus.assembly.models.disputes import ComplianceReport, DisputeCase, DisputeStep
from foedus.assembly.programmes.errors import BadContent, NotEnded
from foedus.followup.disputes.errors import NoClause, NotASide, StepNotOpen
from foedus.followup.disputes.timetable import At, Stage
from foedus.followup.terms import Step
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.register.held import held
from support.people import someone
from support.programmes import case_sheet, load_plans

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
OPENED = date(2024, 1, 10)
KEY = "d" * 16


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path) -> None:
    load_plans(tmp_path / "lake")


def delegate(code: str = "KZ") -> Doing:
    return Doing(someone(Role.DELEGATION_MEMBER, code), NOW)


def officer() -> Doing:
    return Doing(someone(Role.SECRETARIAT_OFFICER), NOW)


@pytest.fixture
def case() -> DisputeCase:
    return open_case(delegate(), case_sheet(), KEY)


def seen(case: DisputeCase) -> int:
    return DisputeCase.objects.get(pk=case.pk).version


_number = iter(range(10_000, 99_999))


def key() -> str:
    return f"key-of-a-test-{next(_number)}"


def take(doing: Doing, case: DisputeCase, did: str, day: date, step: str = "consultations", **more):
    sheet = StepSheet(step=step, did=did, day=day, **{"side": "KZ", **more})
    return take_step(doing, case.pk, seen(case), sheet, more.pop("key", "") or key())


def in_court(case: DisputeCase) -> None:
    take(delegate(), case, "begun", OPENED)
    take(delegate(), case, "failed", OPENED + timedelta(days=20))
    take(delegate(), case, "begun", OPENED + timedelta(days=21), "court")


def decided(case: DisputeCase) -> DisputeStep:
    in_court(case)
    return take(
        officer(),
        case,
        "decided",
        date(2024, 4, 1),
        "court",
        side="",
        words="Wider nets.",
        comply_by=date(2024, 4, 30),
    )


def test_a_delegation_opens_its_own_dispute_once() -> None:
    doing = delegate()

    first = open_case(doing, case_sheet(), KEY)

    assert open_case(doing, case_sheet(), KEY).pk == first.pk
    assert (first.claimant, first.respondent) == ("KZ", "AM")
    with pytest.raises(SentBefore):
        open_case(doing, case_sheet(title="Other nets"), KEY)
    assert DisputeCase.objects.count() == 1


@pytest.mark.parametrize("code", ["AM", "BY"])
def test_nobody_opens_the_dispute_of_another(code: str) -> None:
    with pytest.raises(Refused):
        open_case(delegate(code), case_sheet(), KEY)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"respondent": "KZ"}, BadQuestion),
        ({"respondent": "QQ"}, UnknownName),
        ({"instrument": "lake/convention"}, NoClause),
        ({"instrument": "lake/nothing"}, UnknownName),
        ({"respondent": "TJ"}, BadContent),
        ({"opened_on": date(2024, 5, 3)}, BadContent),
        ({"opened_on": date(2021, 5, 3)}, BadContent),
        ({"title": "  "}, BadContent),
        ({"title": "a\x00b"}, BadContent),
        ({"claim": "x" * 100_000}, BadContent),
    ],
)
def test_a_dispute_that_cannot_be_is_not_opened(changed: dict, fault: type) -> None:
    with pytest.raises(fault):
        open_case(officer(), case_sheet(**changed), KEY)
    assert not DisputeCase.objects.exists()


def test_the_way_to_a_decision_and_its_compliance(case: DisputeCase) -> None:
    decided(case)

    shown = case_on(held(), DisputeCase.objects.get(), date(2024, 4, 1))
    assert shown.stage is Stage.DECIDED
    assert {one.step.name: one.at for one in shown.steps} == {
        "consultations": At.ENDED,
        "court": At.ENDED,
        "arbitration": At.CLOSED,
    }
    eve = case_on(held(), DisputeCase.objects.get(), date(2024, 3, 31))
    assert eve.stage is Stage.UNDER_WAY
    (owed,) = due_from(None, NOW)
    assert (owed.party, owed.until) == ("AM", date(2024, 4, 30))
    assert owed.step is Step.TASK
    assert owed in set(given(["AM"], NOW))
    assert owed not in set(given(["KZ"], NOW))

    said = ComplianceSheet(party="AM", state="complied", day=date(2024, 4, 20))
    report_compliance(delegate("AM"), case.pk, said, key())
    assert not list(due_from(["AM"], NOW))
    disputed = ComplianceSheet(party="KZ", state="not-complied", day=date(2024, 4, 25))
    report_compliance(delegate("KZ"), case.pk, disputed, key())
    assert [one.party for one in due_from(["AM"], NOW)] == ["AM"]
    assert ComplianceReport.objects.count() == 2


def test_the_court_opens_on_the_day_after_sixty_days_of_consultations(case: DisputeCase) -> None:
    take(delegate(), case, "begun", OPENED)
    sixtieth = OPENED + timedelta(days=60)

    with pytest.raises(StepNotOpen):
        take(delegate(), case, "begun", sixtieth, "court")
    assert take(delegate(), case, "begun", sixtieth + timedelta(days=1), "court").number == 2


def test_a_third_state_cannot_step_in(case: DisputeCase) -> None:
    with pytest.raises(Refused):
        take(delegate("BY"), case, "begun", OPENED, side="BY")
    with pytest.raises(Refused):
        take(delegate("BY"), case, "begun", OPENED, side="KZ")
    with pytest.raises(NotASide):
        take(officer(), case, "begun", OPENED, side="BY")
    assert not DisputeStep.objects.exists()


def test_a_side_does_not_speak_for_the_other_or_for_the_court(case: DisputeCase) -> None:
    in_court(case)

    with pytest.raises(Refused):
        take(delegate("AM"), case, "withdrawn", date(2024, 4, 1), "court", side="KZ")
    with pytest.raises(Refused):
        take(delegate("KZ"), case, "decided", date(2024, 4, 1), "court", side="", words="Ours.")
    with pytest.raises(NotASide):
        take(delegate("AM"), case, "withdrawn", date(2024, 4, 1), "court", side="AM")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DEPOSITARY_OFFICER, Role.PUBLIC])
def test_who_only_looks_on_takes_no_step(case: DisputeCase, role: Role) -> None:
    with pytest.raises(Refused):
        take(Doing(someone(role), NOW), case, "begun", OPENED)


def test_the_same_step_sent_twice_is_one(case: DisputeCase) -> None:
    doing, sheet = delegate(), StepSheet(step="consultations", did="begun", day=OPENED, side="KZ")

    first = take_step(doing, case.pk, 1, sheet, KEY)
    again = take_step(doing, case.pk, 1, sheet, KEY)

    assert first.pk == again.pk
    assert seen(case) == 2
    other = StepSheet(step="consultations", did="failed", day=OPENED, side="KZ")
    with pytest.raises(SentBefore):
        take_step(doing, case.pk, 2, other, KEY)


def test_two_who_saw_the_same_do_not_both_enter_a_step(case: DisputeCase) -> None:
    sheet = StepSheet(step="consultations", did="begun", day=OPENED, side="KZ")
    take_step(delegate(), case.pk, 1, sheet, key())

    with pytest.raises(ChangedSince):
        take_step(officer(), case.pk, 1, sheet, key())
    assert DisputeStep.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"words": "a\x07b"},
        {"words": "x" * 100_000},
        {"comply_by": date(2024, 3, 1)},
        {"side": "KZ" * 10},
        {"day": date(2024, 5, 3)},
        {"step": "x" * 61},
        {"did": "conjured"},
    ],
)
def test_a_step_that_cannot_be_kept_is_refused_whole(case: DisputeCase, more: dict) -> None:
    sheet = {"step": "consultations", "did": "begun", "day": OPENED, "side": "KZ", **more}

    with pytest.raises((BadContent, NotASide)):
        take_step(officer(), case.pk, 1, StepSheet(**sheet), key())
    assert not DisputeStep.objects.exists()
    assert seen(case) == 1


def test_a_decision_says_what_was_decided(case: DisputeCase) -> None:
    in_court(case)

    with pytest.raises(BadContent, match="decided"):
        take(officer(), case, "decided", date(2024, 4, 1), "court", side="", words=" ")


def test_arbitration_needs_both_and_never_moldova(case: DisputeCase) -> None:
    take(delegate(), case, "begun", OPENED)
    day = OPENED + timedelta(days=30)

    with pytest.raises(StepNotOpen, match="not agreed"):
        take(delegate(), case, "begun", day, "arbitration")
    take(delegate("AM"), case, "consented", day, "arbitration", side="AM")
    assert take(delegate(), case, "begun", day, "arbitration").did == "begun"

    other = open_case(officer(), case_sheet(respondent="MD"), key())
    take(officer(), other, "begun", OPENED)
    take(officer(), other, "consented", day, "arbitration", side="MD")
    with pytest.raises(StepNotOpen, match="closed to MD"):
        take(officer(), other, "begun", day, "arbitration")
    take(officer(), other, "failed", day)
    with pytest.raises(StepNotOpen, match="MD is no party"):
        take(officer(), other, "begun", day, "court")


def test_nothing_is_carried_out_before_it_is_decided(case: DisputeCase) -> None:
    said = ComplianceSheet(party="AM", state="complied", day=OPENED)

    with pytest.raises(NotEnded):
        report_compliance(delegate("AM"), case.pk, said, key())
    decided(case)
    with pytest.raises(BadContent, match="before the decision"):
        report_compliance(delegate("AM"), case.pk, said, key())
    by_third = ComplianceSheet(party="BY", state="complied", day=date(2024, 4, 2))
    with pytest.raises(Refused):
        report_compliance(delegate("BY"), case.pk, by_third, key())
    with pytest.raises(NotASide):
        report_compliance(officer(), case.pk, by_third, key())


def test_both_sides_read_it_others_only_once_it_is_published(case: DisputeCase) -> None:
    def readers() -> set[str]:
        found = DisputeCase.objects.get(pk=case.pk)
        people = [someone(Role.DELEGATION_MEMBER, code) for code in ("KZ", "AM", "BY")]
        return {one.delegation for one in people if may(one, "assembly.view_dispute", found)}

    assert readers() == {"KZ", "AM"}
    with pytest.raises(Refused):
        publish(delegate(), case.pk, 1)
    with pytest.raises(ChangedSince):
        publish(officer(), case.pk, 0)
    publish(officer(), case.pk, 1)
    assert readers() == {"KZ", "AM", "BY"}


def test_steps_and_reports_cannot_be_changed_afterwards(case: DisputeCase) -> None:
    row = decided(case)
    row.words = "Finer nets."

    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        DisputeStep.objects.all().delete()
