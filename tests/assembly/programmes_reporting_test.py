"""Reports on measures: who may make them, when, and how what they say is read again."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.errors import SentBefore
from foedus.assembly.models.programmes import ProgressReport
from foedus.assembly.programmes.errors import BadContent, NotACarrier, UnknownMeasure
from foedus.assembly.programmes.reading import asked_on, standing_of
from foedus.assembly.programmes.reporting import Said, report
from foedus.assembly.programmes.waiting import due_from
from foedus.followup.programmes.standing import Phase
from foedus.register.held import held
from support.people import someone
from support.programmes import load_plans

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
KEY = "k" * 16


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path) -> None:
    load_plans(tmp_path / "lake")


def said(**changed: object) -> Said:
    fields = {
        "programme": "lake/plan-2023",
        "measure": "1",
        "reporter": "AM",
        "state": "done",
        "day": date(2024, 3, 1),
        "words": "The map is printed.",
    }
    return Said(**{**fields, **changed})


def delegate(code: str = "AM") -> Doing:
    return Doing(someone(Role.DELEGATION_MEMBER, code), NOW)


def officer() -> Doing:
    return Doing(someone(Role.SECRETARIAT_OFFICER), NOW)


def phase(number: str, on: date = date(2024, 5, 2), known: date | None = None) -> Phase:
    register = held().register
    progress = standing_of(register, "lake/plan-2023", asked_on(register, on, known))
    return next(one.phase for one in progress.measures if one.measure.number == number)


def test_a_measure_of_two_states_is_done_when_both_have_said_so() -> None:
    assert phase("1") is Phase.LATE

    report(delegate("AM"), said(), KEY)
    assert phase("1") is Phase.LATE
    report(delegate("BY"), said(reporter="BY"), "b" * 16)

    assert phase("1") is Phase.DONE


def test_what_was_not_known_yet_is_not_counted() -> None:
    report(delegate("AM"), said(), KEY)
    report(delegate("BY"), said(reporter="BY"), "b" * 16)

    assert phase("1", known=date(2024, 5, 1)) is Phase.LATE
    assert phase("1", known=date(2024, 5, 2)) is Phase.DONE


def test_the_same_report_sent_twice_is_one() -> None:
    doing = delegate()

    assert report(doing, said(), KEY).pk == report(doing, said(), KEY).pk
    assert ProgressReport.objects.count() == 1


def test_another_report_under_the_same_key_is_refused() -> None:
    doing = delegate()
    report(doing, said(), KEY)

    with pytest.raises(SentBefore):
        report(doing, said(state="dropped"), KEY)
    assert ProgressReport.objects.get().state == "done"


def test_somebody_elses_key_gives_nothing_away() -> None:
    report(delegate("AM"), said(), KEY)

    with pytest.raises(SentBefore):
        report(delegate("BY"), said(reporter="BY"), KEY)


def test_a_delegation_that_does_not_carry_the_measure_out_is_refused() -> None:
    with pytest.raises(Refused):
        report(delegate("KZ"), said(reporter="KZ"), KEY)
    with pytest.raises(Refused):
        report(delegate("KZ"), said(reporter="AM"), KEY)
    assert not ProgressReport.objects.exists()


def test_where_no_state_is_named_each_may_report_on_its_own_part() -> None:
    assert report(delegate("KZ"), said(measure="3", reporter="KZ"), KEY).reporter == "KZ"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DEPOSITARY_OFFICER, Role.PUBLIC])
def test_who_only_looks_on_reports_nothing(role: Role) -> None:
    with pytest.raises(Refused):
        report(Doing(someone(role), NOW), said(), KEY)


def test_the_secretariat_reports_for_a_body_and_transmits_for_a_state() -> None:
    doing = officer()

    assert report(doing, said(reporter="AM"), KEY).reporter == "AM"
    assert report(doing, said(measure="5", reporter="lake/league", state="under-way"), "b" * 16)
    with pytest.raises(NotACarrier):
        report(doing, said(reporter="TJ"), "c" * 16)


@pytest.mark.parametrize(
    "changed",
    [
        {"day": date(2024, 5, 3)},
        {"day": date(2023, 1, 9)},
        {"state": "perhaps"},
        {"words": "a\x00b"},
        {"words": "half \ud800"},
        {"words": "x" * 100_000},
        {"evidence": "x" * 301},
    ],
)
def test_what_cannot_be_kept_is_refused_whole(changed: dict) -> None:
    with pytest.raises(BadContent):
        report(delegate(), said(**changed), KEY)
    assert not ProgressReport.objects.exists()


def test_the_day_of_adoption_and_today_are_taken() -> None:
    assert report(delegate(), said(day=date(2023, 1, 10)), KEY)
    assert report(delegate(), said(day=date(2024, 5, 2)), "b" * 16)


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "k" * 15 + "\n", "к" * 16])
def test_a_key_that_cannot_be_kept_is_refused(key: str) -> None:
    with pytest.raises(BadContent):
        report(delegate(), said(), key)


@pytest.mark.parametrize(
    "changed", [{"programme": "lake/convention"}, {"programme": "x\x00"}, {"measure": "9"}]
)
def test_what_the_register_does_not_hold_is_told(changed: dict) -> None:
    with pytest.raises(UnknownMeasure):
        report(officer(), said(**changed), KEY)


def test_a_report_cannot_be_changed_afterwards() -> None:
    row = report(delegate(), said(), KEY)
    row.state = "dropped"

    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def test_what_a_state_still_has_to_do_is_handed_to_the_follow_up() -> None:
    report(delegate("AM"), said(), KEY)

    owed = {(one.party, one.subject): one for one in due_from(None, NOW)}

    assert set(owed) == {("BY", "lake/plan-2023#1"), ("KZ", "lake/plan-2023#2")}
    assert owed["BY", "lake/plan-2023#1"].until == date(2023, 12, 31)
    assert [one.party for one in due_from(["KZ"], NOW)] == ["KZ"]
