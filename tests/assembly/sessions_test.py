"""Sessions planned, moved, opened, held, called off: every day is kept, nobody overwrites."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models.sessions import Meeting, MeetingEvent, MeetingPhase
from foedus.assembly.sessions.days import When, dates_of, day_of, on_one_day, when_of
from foedus.assembly.sessions.errors import BadSession, SessionExists
from foedus.assembly.sessions.holding import hold, open_session
from foedus.assembly.sessions.planning import Details, Plan, cancel, change, move, plan, publish
from foedus.law.terms.errors import UnknownName
from support.people import someone
from support.sessions import AT, DAY, load_council, now_of, planned, secretary, seen


@pytest.fixture
def doing(db, tmp_path):
    """An officer of the secretariat, at work on the lake's register."""
    load_council(tmp_path)
    return secretary()


def test_a_session_is_named_after_its_body_and_the_day_first_planned(doing) -> None:
    meeting = planned(doing, host="BY")

    assert meeting.name == "lake/council/2024-06-14"
    assert (meeting.host, meeting.phase, day_of(meeting)) == ("BY", MeetingPhase.PREPARING, DAY)


def test_a_form_that_is_sent_twice_plans_one_session(doing) -> None:
    assert planned(doing).pk == planned(doing).pk
    assert Meeting.objects.count() == 1


def test_another_session_of_the_same_name_is_told(doing) -> None:
    planned(doing)

    with pytest.raises(SessionExists, match="planned already"):
        planned(doing, host="BY")
    with pytest.raises(SessionExists):
        planned(secretary())


def test_a_session_moved_three_times_keeps_all_its_days(doing) -> None:
    meeting = planned(doing)
    days = [date(2024, 6, 21), date(2024, 7, 5), date(2024, 6, 28)]
    for number, day in enumerate(days):
        move(doing, meeting.pk, seen(meeting), on_one_day(day), f"reason {number}")

    told = [(event.what, event.day, event.reason) for event in dates_of(meeting)]
    assert told == [
        ("planned", DAY, ""),
        ("moved", days[0], "reason 0"),
        ("moved", days[1], "reason 1"),
        ("moved", days[2], "reason 2"),
    ]
    assert when_of(meeting) == When(days[2], days[2], "Lakeside")  # a place not told anew stands


def test_a_session_that_is_moved_to_where_it_is_was_not_moved(doing) -> None:
    meeting = planned(doing)

    with pytest.raises(BadSession, match="planned so already"):
        move(doing, meeting.pk, 1, on_one_day(DAY, "Lakeside"), "")


def test_two_officers_at_once_do_not_overwrite_each_other(doing) -> None:
    meeting, other = planned(doing), secretary()
    move(doing, meeting.pk, 1, on_one_day(date(2024, 6, 21)), "the hall")

    with pytest.raises(ChangedSince, match="version 2, you saw 1"):
        move(other, meeting.pk, 1, on_one_day(date(2024, 6, 22)), "the plane")
    with pytest.raises(ChangedSince):
        change(other, meeting.pk, 1, Details(host="KZ"))
    assert day_of(meeting) == date(2024, 6, 21)
    assert len(dates_of(meeting)) == 2


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_session_ends_on_the_day_that_it_begins_or_later(doing, days) -> None:
    when = When(DAY, DAY + timedelta(days=days), "Lakeside")

    if days < 0:
        with pytest.raises(BadSession, match="before it begins"):
            plan(doing, Plan(body="lake/council", when=when))
    else:
        assert when_of(plan(doing, Plan(body="lake/council", when=when))) == when


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2125, 1, 1), date.max])
def test_a_day_out_of_sight_is_a_slip_of_the_pen(doing, day) -> None:
    with pytest.raises(BadSession, match="out of sight"):
        planned(doing, day=day)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("details", "fault"),
    [
        ({"host": "XX"}, UnknownName),
        ({"joint_with": "lake/nothing"}, UnknownName),
        ({"joint_with": "lake/council"}, BadSession),
        ({"form": "secret"}, BadSession),
        ({"mode": "by-post"}, BadSession),
        ({"formats": ("narrow", "wide")}, BadSession),
    ],
)
def test_what_cannot_be_said_of_a_session_is_refused(doing, details, fault) -> None:
    with pytest.raises(fault):
        planned(doing, **details)
    assert not Meeting.objects.exists()


def test_a_body_that_is_not_held_does_not_meet(doing) -> None:
    with pytest.raises(UnknownName):
        planned(doing, body="lake/league")


def test_two_bodies_meet_jointly(doing) -> None:
    assert planned(doing, joint_with="lake/members").joint_with == "lake/members"


def test_only_the_secretariat_plans(doing) -> None:
    for role in (Role.DEPOSITARY_OFFICER, Role.AUDITOR, Role.DELEGATION_MEMBER):
        with pytest.raises(Refused):
            planned(Doing(someone(role), AT))


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_session_is_held_on_a_day_that_has_come(doing, days) -> None:
    meeting = planned(doing)
    noon = datetime(2024, 6, 14, 3, tzinfo=UTC)  # the legal day in Tokyo is the same
    then = Doing(doing.by, noon)
    when = on_one_day(DAY + timedelta(days=days), "Lakeside")

    if days > 0:
        with pytest.raises(BadSession, match="has not come yet"):
            hold(then, meeting.pk, 1, when)
        assert now_of(meeting).phase == MeetingPhase.PREPARING
    else:
        assert hold(then, meeting.pk, 1, when).phase == MeetingPhase.HELD


def test_the_legal_day_is_that_of_the_depositary(doing) -> None:
    meeting = planned(doing)
    late = Doing(doing.by, datetime(2024, 6, 13, 16, tzinfo=UTC))  # 01:00 on the 14th in Tokyo

    assert hold(late, meeting.pk, 1, on_one_day(DAY)).phase == MeetingPhase.HELD


def test_a_session_that_is_open_is_not_moved_and_not_opened_again(doing) -> None:
    meeting = planned(doing)
    then = Doing(doing.by, datetime(2024, 6, 14, 3, tzinfo=UTC))
    open_session(then, meeting.pk, 1, on_one_day(DAY, "Lakeside"))

    with pytest.raises(BadSession, match="open already"):
        move(then, meeting.pk, 2, on_one_day(date(2024, 7, 1)), "")
    with pytest.raises(NotNow):
        open_session(then, meeting.pk, 2, on_one_day(DAY))
    assert hold(then, meeting.pk, 2, on_one_day(DAY, "Lakeside")).phase == MeetingPhase.HELD


def test_a_session_that_is_over_is_over(doing) -> None:
    meeting = planned(doing)
    cancel(doing, meeting.pk, 1, "no quorum of ministers")

    for step in (
        lambda: move(doing, meeting.pk, 2, on_one_day(date(2024, 7, 1)), ""),
        lambda: hold(doing, meeting.pk, 2, on_one_day(date(2024, 5, 1))),
        lambda: change(doing, meeting.pk, 2, Details()),
        lambda: cancel(doing, meeting.pk, 2, "again"),
        lambda: publish(doing, meeting.pk, 2),
    ):
        with pytest.raises(NotNow):
            step()


def test_a_session_is_not_called_off_without_a_reason(doing) -> None:
    meeting = planned(doing)

    with pytest.raises(BadSession, match="without a reason"):
        cancel(doing, meeting.pk, 1, "  ")
    assert now_of(meeting).phase == MeetingPhase.PREPARING


def test_what_was_done_to_a_session_cannot_be_undone_in_the_database(doing) -> None:
    planned(doing)

    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingEvent.objects.update(day=date(2024, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingEvent.objects.all().delete()
