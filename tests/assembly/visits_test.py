"""Visits: written down, changed with their history, read by those concerned, left to do."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.permissions import may
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, SentBefore
from foedus.assembly.models.visits import Visibility, Visit, VisitRecord
from foedus.assembly.programmes.errors import BadContent, NoSuchItem
from foedus.assembly.sessions.days import When
from foedus.assembly.sessions.planning import Plan, plan
from foedus.assembly.visits.holding import Item, Participant, change, item_done, record, sheet_of
from foedus.assembly.visits.waiting import due_from, items_of, of_session, waiting_for
from foedus.followup.terms import Step
from foedus.register.held import held
from support.people import someone
from support.programmes import load_plans, visit_sheet

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
JUNE = When(date(2024, 6, 1), date(2024, 6, 1), "Lakeside")
KEY = "v" * 16


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path) -> None:
    load_plans(tmp_path / "lake")


@pytest.fixture
def doing(plans) -> Doing:
    return Doing(someone(Role.SECRETARIAT_OFFICER), NOW)


def test_a_visit_is_written_down_once(doing: Doing) -> None:
    first = record(doing, visit_sheet(), KEY)

    assert record(doing, visit_sheet(), KEY).pk == first.pk
    assert sheet_of(Visit.objects.get()) == visit_sheet()
    with pytest.raises(SentBefore):
        record(doing, visit_sheet(place="Elsewhere"), KEY)
    assert VisitRecord.objects.count() == 1


def test_the_key_stands_for_the_first_words_even_after_a_change(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)
    change(doing, visit.pk, 1, visit_sheet(place="Elsewhere"), "the place was wrong")

    assert record(doing, visit_sheet(), KEY).place == "Elsewhere"


def test_a_change_keeps_what_was_written_before(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)

    change(doing, visit.pk, 1, visit_sheet(place="Elsewhere"), "the place was wrong")

    places = list(VisitRecord.objects.values_list("content__place", "remark"))
    assert places == [("Lakeside", ""), ("Elsewhere", "the place was wrong")]


def test_two_officers_do_not_overwrite_each_other(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)
    change(doing, visit.pk, 1, visit_sheet(place="Here"))

    with pytest.raises(ChangedSince):
        change(doing, visit.pk, 1, visit_sheet(place="There"))
    assert Visit.objects.get().place == "Here"


@pytest.mark.parametrize(
    "role", [Role.DELEGATION_MEMBER, Role.DEPOSITARY_OFFICER, Role.AUDITOR, Role.PUBLIC]
)
def test_only_the_secretariat_writes(role: Role, doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)
    other = Doing(someone(role, "KZ"), NOW)

    with pytest.raises(Refused):
        record(other, visit_sheet(), "w" * 16)
    with pytest.raises(Refused):
        change(other, visit.pk, 1, visit_sheet())
    with pytest.raises(Refused):
        item_done(other, visit.pk, 1, date(2024, 5, 1), "", "w" * 16)


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [
        (Visibility.SECRETARIAT, set()),
        (Visibility.CONCERNED, {"KZ"}),
        (Visibility.PUBLIC, {"KZ", "AM", "nobody"}),
    ],
)
def test_who_may_read_it(doing: Doing, visibility: Visibility, readers: set[str]) -> None:
    visit = record(doing, visit_sheet(visibility=visibility), KEY)
    people = {
        "KZ": someone(Role.DELEGATION_MEMBER, "KZ"),
        "AM": someone(Role.DELEGATION_MEMBER, "AM"),
        "nobody": AnonymousUser(),
    }

    found = {who for who, one in people.items() if may(one, "assembly.view_visit", visit)}

    assert found == readers
    assert may(someone(Role.AUDITOR), "assembly.view_visit", visit)


@pytest.mark.parametrize(
    "changed",
    [
        {"participants": ()},
        {"participants": (Participant(person="A. Person", of="QQ"),)},
        {"participants": (Participant(person="\x00"),)},
        {"participants": tuple(Participant(person="A") for _ in range(61))},
        {"followup": (Item(who="QQ", what="Do"),)},
        {"followup": (Item(who="", what="Do"),)},
        {"followup": (Item(who="KZ", what="Do", until=date(2024, 4, 29)),)},
        {"session": "lake/session/of/nothing"},
        {"session": "a\x00b"},
        {"day": date(1648, 1, 1)},
        {"day": date(2999, 1, 1)},
        {"reported": "x" * 100_000},
        {"topics": ("",)},
        {"topics": ("\ud800",)},
        {"visibility": "the press"},
    ],
)
def test_what_cannot_be_kept_is_refused_whole(doing: Doing, changed: dict) -> None:
    with pytest.raises(BadContent):
        record(doing, visit_sheet(**changed), KEY)
    assert not Visit.objects.exists()
    assert not VisitRecord.objects.exists()


def test_what_is_left_to_do_is_late_from_the_day_after(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)

    (item,) = items_of(visit)
    assert not item.is_late(date(2024, 5, 1))
    assert item.is_late(date(2024, 5, 2))
    (owed,) = due_from(["KZ"], NOW)
    assert owed.step is Step.TASK
    assert (owed.party, owed.until, owed.since) == ("KZ", date(2024, 5, 1), date(2024, 4, 30))
    assert not list(due_from(["AM"], NOW))


def test_what_a_delegation_may_not_read_it_is_not_reminded_of(doing: Doing) -> None:
    record(doing, visit_sheet(visibility=Visibility.SECRETARIAT), KEY)

    assert not list(due_from(None, NOW))


def test_what_was_done_is_owed_no_more_and_done_once(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)

    first = item_done(doing, visit.pk, 1, date(2024, 5, 1), "by letter", "w" * 16)

    again = item_done(doing, visit.pk, 1, date(2024, 5, 1), "by letter", "w" * 16)
    assert again.pk == first.pk
    assert not list(due_from(None, NOW))
    with pytest.raises(NotNow):
        item_done(doing, visit.pk, 1, date(2024, 5, 1), "once more", "x" * 16)
    with pytest.raises(NoSuchItem):
        item_done(doing, visit.pk, 2, date(2024, 5, 1), "", "y" * 16)
    with pytest.raises(BadContent):
        item_done(doing, visit.pk, 1, date(2024, 5, 3), "", "z" * 16)


def test_the_history_cannot_be_rewritten(doing: Doing) -> None:
    record(doing, visit_sheet(), KEY)

    with pytest.raises(DatabaseError), transaction.atomic():
        VisitRecord.objects.update(remark="never happened")
    with pytest.raises(DatabaseError), transaction.atomic():
        VisitRecord.objects.all().delete()


def test_the_board_of_the_session_waits_for_what_a_visit_left_to_do(doing: Doing) -> None:
    meeting = plan(doing, Plan(body="lake/council", when=JUNE))
    visit = record(doing, visit_sheet(session=meeting.name), KEY)

    (waits,) = waiting_for(meeting.pk)
    assert (waits.who, waits.due) == ("KZ", date(2024, 5, 1))
    item_done(doing, visit.pk, 1, date(2024, 5, 1), "", "w" * 16)
    assert not list(waiting_for(meeting.pk))
    assert not list(waiting_for(meeting.pk + 1))


def test_a_visit_that_did_not_take_place_leaves_nothing_to_do(doing: Doing) -> None:
    visit = record(doing, visit_sheet(), KEY)

    change(doing, visit.pk, 1, visit_sheet(cancelled=True), "the flight")

    assert not list(due_from(None, NOW))
    assert of_session("") == ()
    assert held().register.id == "lake"
