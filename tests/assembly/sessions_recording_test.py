"""What a session that was held leaves in the register: read back, it says the same."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import tomli

from foedus.assembly.doing import Doing
from foedus.assembly.models.drafts import Draft, Phase
from foedus.assembly.sessions.agenda import put_document, withdraw
from foedus.assembly.sessions.days import When, on_one_day
from foedus.assembly.sessions.holding import hold
from foedus.assembly.sessions.planning import move
from foedus.assembly.sessions.recording import recording_of
from foedus.assembly.sessions.seats import Notice, announce, demand_seat, fill
from foedus.law.terms.acts import Kind
from foedus.law.terms.sessions import Account, Capacity, Format, Level, Mode
from foedus.register.enacting import enactment, with_words
from foedus.register.held import held
from support.sessions import AT, DAY, asked, load_council, now_of, planned, secretary, seen

HELD = datetime(2024, 6, 21, 3, tzinfo=UTC)
TODAY = date(2024, 6, 21)
FIRST = """\
body = "lake/council"

[[sessions]]
id = "lake/council/1"
title = {en = "First session"}

[[sessions.acts]]
kind = "session-held"
date = 2023-06-14
sources = ["GAZETTE"]
confidence = "high"
"""


@pytest.fixture
def doing(db, tmp_path):
    """An officer of the secretariat, at work on the lake's register."""
    load_council(tmp_path)
    return secretary()


@pytest.fixture
def meeting(doing):
    """A session: planned, moved, prepared, held in two days."""
    found = planned(doing, host="AM", mode="by-video", formats=("narrow", "extended"))
    fill(doing, found.pk, 1)
    item = asked(doing, found, "Water levels", format="narrow", proposed_by="KZ")
    asked(doing, found, 'Fish "and" boats\\')
    draft = Draft.objects.create(
        name="lake/convention", body="lake/council", opened_by=doing.by, opened_at=AT
    )
    other = Draft.objects.create(
        name="lake/lost", body="lake/council", opened_by=doing.by, opened_at=AT
    )
    put_document(doing, item.pk, draft.pk)
    put_document(doing, item.pk, other.pk)
    seat = demand_seat(found, "KZ")
    announce(doing, seat.pk, 1, _said("announced", "as-seated", head="A. Person"))
    announce(doing, seat.pk, 2, _said("recorded", "deputy", office="foreign-minister"))
    announce(doing, found.seats.get(party="SEA").pk, 1, _said("recorded", "as-seated"))
    move(doing, found.pk, seen(found), When(TODAY, date(2024, 6, 22), "Riverside"), "the hall")
    then = Doing(doing.by, datetime(2024, 6, 22, 3, tzinfo=UTC))
    hold(then, found.pk, seen(found), When(TODAY, date(2024, 6, 22), "Riverside"))
    return now_of(found)


_numbers = iter(range(1000))


def _said(account: str, level: str, **more: str) -> Notice:
    return Notice(account=account, level=level, key=f"key-{next(_numbers):020}", **more)


def read(meeting):
    """The session as the register would read it, when what it leaves was brought in."""
    register = held().register
    made = recording_of(meeting, register, set(register.instrument), date(2024, 6, 22))
    done = enactment(held(), {made.path: made.words.encode()}, datetime(2024, 6, 22, 3, tzinfo=UTC))
    return next(one for one in done.after.register.sessions if one.id == meeting.name)


def test_every_day_that_was_planned_is_an_act_and_so_is_the_day_held(meeting) -> None:
    told = [(act.kind, act.date, act.effect, act.place) for act in read(meeting).acts]

    assert told == [
        (Kind.SESSION_PLANNED, date(2024, 5, 2), DAY, "Lakeside"),
        (Kind.SESSION_PLANNED, date(2024, 5, 2), TODAY, "Riverside"),
        (Kind.SESSION_HELD, TODAY, None, "Riverside"),
    ]
    last = read(meeting).acts[-1]
    assert (last.until, last.formats) == (date(2024, 6, 23), ("narrow", "extended"))
    assert {act.recorded for act in read(meeting).acts} == {date(2024, 6, 22)}


def test_host_mode_and_body_are_those_of_the_session(meeting) -> None:
    session = read(meeting)

    assert (session.body, session.host, session.mode) == ("lake/council", "AM", Mode.BY_VIDEO)


def test_the_agenda_names_the_documents_that_the_register_holds(meeting) -> None:
    first, second = read(meeting).agenda

    assert (first.number, first.title.en, first.format) == (1, "Water levels", Format.NARROW)
    assert (first.documents, first.proposed_by) == (("lake/convention",), "KZ")
    assert (second.title.en, second.documents) == ('Fish "and" boats\\', ())


def test_announcement_and_attendance_stand_apart(meeting) -> None:
    told = [(one.party, one.account, one.level, one.capacity) for one in read(meeting).delegations]

    assert told == [
        ("KZ", Account.ANNOUNCED, Level.AS_SEATED, Capacity.MEMBER),
        ("KZ", Account.RECORDED, Level.DEPUTY, Capacity.MEMBER),
        ("SEA", Account.RECORDED, Level.AS_SEATED, Capacity.OBSERVER),
    ]
    assert read(meeting).delegations[1].office.ru == "министр иностранных дел"


def test_the_first_session_of_a_body_makes_a_file(meeting) -> None:
    made = recording_of(meeting, held().register, (), TODAY)

    assert made.path == "sessions/lake-council.toml"
    assert tomli.loads(made.words)["body"] == "lake/council"


def test_a_later_session_is_put_behind_those_that_stand(db, tmp_path) -> None:
    load_council(tmp_path, FIRST)
    doing = secretary()
    later = planned(doing)
    hold(Doing(doing.by, HELD), later.pk, 1, on_one_day(DAY))
    made = recording_of(now_of(later), held().register, (), TODAY)
    files = {made.path: with_words(held(), made.path, [made.words])}
    done = enactment(held(), files, HELD)

    assert made.path == "sessions/meetings.toml"
    assert [one.id for one in done.after.register.sessions] == ["lake/council/1", later.name]
    assert {act.instrument for act in done.acts} == {later.name}  # nothing else changed


def test_a_draft_that_was_withdrawn_leaves_nothing(meeting) -> None:
    Draft.objects.filter(name="lake/convention").update(phase=Phase.WITHDRAWN)

    assert read(meeting).agenda[0].documents == ()


def test_a_question_that_was_withdrawn_leaves_nothing(doing) -> None:
    meeting = planned(doing)
    withdraw(doing, asked(doing, meeting, "Water").pk, 1, "late")
    asked(doing, meeting, "Fish")
    hold(Doing(doing.by, HELD), meeting.pk, seen(meeting), on_one_day(DAY))

    assert [one.title.en for one in read(now_of(meeting)).agenda] == ["Fish"]
