"""Seats: filled from the composition on the day, invited, announced, recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from foedus.accounts.errors import Refused
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore
from foedus.assembly.models.sessions import SeatNotice
from foedus.assembly.sessions.errors import BadSession, NobodyKnownToSit, SeatTaken
from foedus.assembly.sessions.planning import cancel
from foedus.assembly.sessions.seats import (
    Notice,
    announce,
    demand_seat,
    fill,
    invite,
    listening,
    present,
    seated,
)
from foedus.law.terms.errors import UnknownName
from support.people import someone
from support.sessions import AT, load_council, planned, secretary, seen


@pytest.fixture
def doing(db, tmp_path):
    """An officer of the secretariat, at work on the lake's register."""
    load_council(tmp_path)
    return secretary()


@pytest.fixture
def meeting(doing):
    """A session of the council with its seats."""
    found = planned(doing)
    fill(doing, found.pk, 1)
    return found


def codes(seats) -> list[str]:
    return [seat.party for seat in seats]


def said(**more: object) -> Notice:
    told = {"account": "announced", "level": "as-seated", "key": "k" * 20, "head": "A. Person"}
    return Notice(**{**told, **more})


def test_the_body_seats_a_state_that_is_no_member(meeting) -> None:
    assert codes(seated(meeting)) == ["AM", "BY", "KZ"]  # KZ has not ratified
    assert codes(listening(meeting)) == ["SEA"]  # an organisation


@pytest.mark.parametrize(
    ("day", "sits"),
    [
        (date(2020, 2, 9), []),
        (date(2020, 2, 10), ["AM"]),  # the deposit of Armenia
        (date(2020, 3, 4), ["AM"]),
        (date(2020, 3, 5), ["AM", "BY"]),  # the deposit of Belarus
        (date(2020, 3, 6), ["AM", "BY"]),
    ],
)
def test_the_composition_is_that_of_the_day_of_the_session(doing, day, sits) -> None:
    meeting = planned(doing, "lake/members", day)
    fill(doing, meeting.pk, 1)

    assert codes(seated(meeting)) == sits


def test_in_a_joint_session_both_bodies_sit_once(doing) -> None:
    meeting = planned(doing, "lake/members", joint_with="lake/council")
    fill(doing, meeting.pk, 1)

    assert codes(seated(meeting)) == ["AM", "BY", "KZ"]


def test_filling_again_leaves_who_sits_as_they_are(doing, meeting) -> None:
    seat = demand_seat(meeting, "KZ")
    announce(doing, seat.pk, 1, said())
    fill(doing, meeting.pk, seen(meeting))

    assert demand_seat(meeting, "KZ").head == "A. Person"
    assert codes(seated(meeting)) == ["AM", "BY", "KZ"]


def test_who_sits_in_a_body_without_composition_is_not_guessed(doing) -> None:
    meeting = planned(doing, "lake/experts")

    with pytest.raises(NobodyKnownToSit, match="does not say who sits"):
        fill(doing, meeting.pk, 1)
    invite(doing, meeting.pk, 1, "MD", "member")
    assert codes(seated(meeting)) == ["MD"]


def test_a_state_that_does_not_sit_is_told_so(meeting) -> None:
    with pytest.raises(NotSeated, match="MD does not sit"):
        demand_seat(meeting, "MD")
    with pytest.raises(NotSeated):
        demand_seat(meeting, "SEA")  # an observer has no voice


def test_nobody_takes_part_in_two_capacities(doing, meeting) -> None:
    with pytest.raises(SeatTaken, match="KZ takes part already"):
        invite(doing, meeting.pk, seen(meeting), "KZ", "guest")
    with pytest.raises(UnknownName):
        invite(doing, meeting.pk, seen(meeting), "XX", "guest")
    with pytest.raises(BadSession):
        invite(doing, meeting.pk, seen(meeting), "MD", "king")
    assert invite(doing, meeting.pk, seen(meeting), "MD", "guest").capacity == "guest"


def test_a_delegation_announces_itself_and_no_other(meeting) -> None:
    delegate = Doing(someone(Role.DELEGATION_MEMBER, "KZ"), AT)
    own, other = demand_seat(meeting, "KZ"), demand_seat(meeting, "AM")

    assert announce(delegate, own.pk, 1, said()).account == "announced"
    with pytest.raises(Refused):
        announce(delegate, other.pk, 1, said(key="l" * 20))


def test_a_delegation_does_not_record_its_own_attendance(meeting) -> None:
    delegate = Doing(someone(Role.DELEGATION_MEMBER, "KZ"), AT)

    with pytest.raises(Refused):
        announce(delegate, demand_seat(meeting, "KZ").pk, 1, said(account="recorded"))


def test_a_notice_that_is_sent_twice_is_one(doing, meeting) -> None:
    seat = demand_seat(meeting, "KZ")
    first, again = announce(doing, seat.pk, 1, said()), announce(doing, seat.pk, 1, said())

    assert (first.version, again.version) == (2, 2)
    assert SeatNotice.objects.count() == 1
    with pytest.raises(SentBefore):
        announce(doing, seat.pk, 2, said(head="B. Person"))


def test_two_who_announce_at_once_do_not_overwrite_each_other(doing, meeting) -> None:
    seat = demand_seat(meeting, "KZ")
    announce(doing, seat.pk, 1, said())

    with pytest.raises(ChangedSince):
        announce(secretary(), seat.pk, 1, said(key="l" * 20, head="B. Person"))
    assert demand_seat(meeting, "KZ").head == "A. Person"


def test_the_announcement_stays_beside_what_was_recorded(doing, meeting) -> None:
    seat = demand_seat(meeting, "KZ")
    announce(doing, seat.pk, 1, said())
    announce(doing, seat.pk, 2, Notice(account="recorded", level="absent", key="l" * 20))

    told = [(one.account, one.level) for one in seat.notices.order_by("pk")]
    assert told == [("announced", "as-seated"), ("recorded", "absent")]
    assert codes(present(meeting)) == ["AM", "BY"]
    assert codes(seated(meeting)) == ["AM", "BY", "KZ"]


def test_after_the_record_nothing_is_announced(doing, meeting) -> None:
    seat = demand_seat(meeting, "KZ")
    announce(doing, seat.pk, 1, said(account="recorded"))

    with pytest.raises(NotNow):
        announce(doing, seat.pk, 2, said(key="l" * 20))


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "absent"},  # with a head
        {"level": "royal"},
        {"account": "guessed"},
        {"key": ""},
    ],
)
def test_what_cannot_be_said_of_a_delegation_is_refused(doing, meeting, wrong) -> None:
    with pytest.raises(BadSession):
        announce(doing, demand_seat(meeting, "KZ").pk, 1, said(**wrong))
    assert not SeatNotice.objects.exists()


def test_when_a_session_is_over_nobody_is_announced(doing, meeting) -> None:
    cancel(doing, meeting.pk, seen(meeting), "the flood")

    with pytest.raises(NotNow):
        announce(doing, demand_seat(meeting, "KZ").pk, 1, said())


def test_what_was_said_of_a_seat_cannot_be_changed_in_the_database(doing, meeting) -> None:
    announce(doing, demand_seat(meeting, "KZ").pk, 1, said())

    with pytest.raises(DatabaseError), transaction.atomic():
        SeatNotice.objects.update(head="Somebody else")
