"""Keys of calendars, and what stands in a delegation's calendar and in the public one."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from foedus.accounts.errors import Refused
from foedus.accounts.people import close_account
from foedus.accounts.roles import Role
from foedus.assembly.followup.calendars import delegation_calendar, public_calendar
from foedus.assembly.followup.documents import drafts_open_to
from foedus.assembly.followup.errors import BadFeedKey
from foedus.assembly.followup.feeds import MOST, feed_key, keys_of, make_feed_key, revoke_feed_key
from foedus.assembly.followup.sessions_to_come import public_sessions, sessions_of
from foedus.assembly.models import DraftReaderEnd, FeedKey, MeetingEvent, Phase
from support.followup import NOW, TODAY, deadline, doing, draft, meeting, secretary
from support.lake import load_lake
from support.people import someone

BASE = "https://foedus.example"


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path) -> None:
    load_lake(tmp_path / "lake")


@pytest.fixture
def delegate():
    return someone(Role.DELEGATION_MEMBER, "KZ")


# --- keys


def test_a_key_opens_the_calendar_of_its_delegation_and_its_text_is_not_kept(delegate):
    row, text = make_feed_key(doing(delegate), "Telephone")
    found = feed_key(text, TODAY)

    assert (found.pk, found.delegation) == (row.pk, "KZ")
    assert len(text) > 45
    kept = FeedKey.objects.get()
    assert text not in {kept.digest, kept.prefix, kept.name}
    assert kept.last_used_on == TODAY


@pytest.mark.parametrize(
    "wrong",
    ["", ".", "abc", "x" * 5_000, "\x00.\x00", "é.é", "\ud800.x", "' OR 1=1 --.x", "aaaaaaaa.bbbb"],
)
def test_what_is_no_key_opens_nothing(delegate, wrong: str):
    _row, text = make_feed_key(doing(delegate), "Telephone")
    assert feed_key(wrong, TODAY) is None
    assert feed_key(text[:-1], TODAY) is None
    assert feed_key(text + "a", TODAY) is None
    assert feed_key(text.partition(".")[0] + "." + "A" * 43, TODAY) is None


def test_a_revoked_key_opens_nothing_from_that_moment_and_stays_revoked(delegate):
    row, text = make_feed_key(doing(delegate), "Telephone")
    revoke_feed_key(doing(delegate), row.pk)
    again = revoke_feed_key(doing(delegate, NOW + timedelta(1)), row.pk)
    assert feed_key(text, TODAY) is None
    assert again.revoked_at == NOW


def test_a_key_carries_no_more_than_its_owner_has(delegate):
    _row, text = make_feed_key(doing(delegate), "Telephone")
    delegate.delegation = "MD"
    delegate.save()
    assert feed_key(text, TODAY) is None
    delegate.delegation = "KZ"
    delegate.save()
    assert feed_key(text, TODAY) is not None
    close_account(delegate)
    assert feed_key(text, TODAY) is None


def test_nobody_revokes_the_key_of_somebody_else(delegate):
    row, text = make_feed_key(doing(delegate), "Telephone")
    for other in (someone(Role.DELEGATION_ADMINISTRATOR, "KZ"), secretary()):
        with pytest.raises(Refused):
            revoke_feed_key(doing(other), row.pk)
    assert feed_key(text, TODAY) is not None


def test_who_acts_for_no_delegation_has_no_calendar_of_one():
    with pytest.raises(BadFeedKey):
        make_feed_key(doing(secretary()), "Telephone")
    with pytest.raises(Refused):
        make_feed_key(doing(someone(Role.PUBLIC)), "Telephone")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\nb", "a\x00b"])
def test_a_key_needs_a_name_of_one_line(delegate, name: str):
    with pytest.raises(BadFeedKey):
        make_feed_key(doing(delegate), name)
    assert not FeedKey.objects.exists()


def test_keys_are_bounded_and_a_revoked_one_makes_room(delegate):
    rows = [make_feed_key(doing(delegate), f"Key {n}")[0] for n in range(MOST)]
    with pytest.raises(BadFeedKey, match="Revoke one"):
        make_feed_key(doing(delegate), "One more")
    revoke_feed_key(doing(delegate), rows[0].pk)
    make_feed_key(doing(delegate), "One more")
    assert len(keys_of(delegate)) == MOST + 1


# --- sessions and drafts


def test_sessions_to_come_are_those_with_a_seat_until_their_last_day():
    by = secretary()
    ours = meeting(by, TODAY + timedelta(3), "KZ")
    meeting(by, TODAY + timedelta(3), "MD")
    meeting(by, TODAY - timedelta(1), "KZ")
    today = meeting(by, TODAY, "KZ")
    meeting(by, TODAY + timedelta(9), "KZ", phase="cancelled")

    found = sessions_of("KZ", TODAY)
    assert [one.meeting.pk for one in found] == [today.pk, ours.pk]
    assert found[0].seat.head == "Head of KZ"


def test_a_session_that_was_moved_stands_on_its_new_day():
    by = secretary()
    row = meeting(by, TODAY + timedelta(3), "KZ")
    MeetingEvent.objects.create(
        meeting=row, what="moved", day=date(2024, 8, 1), last_day=date(2024, 8, 2), at=NOW, by=by
    )
    (found,) = sessions_of("KZ", TODAY)
    assert (found.day, found.last_day, found.place) == (
        date(2024, 8, 1),
        date(2024, 8, 2),
        "Lakeside",
    )


def test_drafts_are_those_that_the_delegation_may_read_in_their_phase():
    by = secretary()
    ours = draft(by, "KZ")
    own = draft(by, phase=Phase.DRAFTING, tabled_by="KZ")
    draft(by, "MD")
    draft(by, "KZ", phase=Phase.DRAFTING)  # invited from consultation on, and not there yet
    draft(by, "KZ", phase=Phase.WITHDRAWN)
    gone = draft(by, "KZ")
    DraftReaderEnd.objects.create(invitation=gone.open_to.get(), at=NOW, by=by)

    found = set(drafts_open_to("KZ"))
    assert found == {ours, own}
    assert all("KZ" in one.readers for one in found)


# --- calendars


def events(content: bytes) -> dict[str, date]:
    """What stands in a calendar, by title."""
    return {
        str(one["summary"]): one.decoded("dtstart")
        for one in Calendar.from_ical(content).walk("VEVENT")
    }


def test_the_calendar_of_a_delegation_has_its_deadlines_and_sessions_and_nobody_elses():
    by = secretary()
    asked, theirs = draft(by, "KZ"), draft(by, "MD")
    deadline(asked, by, days=5)
    deadline(theirs, by, days=6)
    meeting(by, TODAY + timedelta(3), "KZ", title_en="Our session")
    meeting(by, TODAY + timedelta(4), "MD", title_en="Their session")

    found = events(delegation_calendar("KZ", NOW, "en", BASE))
    assert found["Session: Our session"] == TODAY + timedelta(3)
    due = f"Last day: comments on a draft – {asked.title_en}"
    assert found[due] == TODAY + timedelta(5)
    assert not any(theirs.title_en in one or "Their session" in one for one in found)


def test_the_calendar_speaks_russian_and_reads_the_same_all_day():
    by = secretary()
    deadline(draft(by, "KZ"), by, days=5)
    first = delegation_calendar("KZ", NOW, "ru", BASE)
    assert first == delegation_calendar("KZ", NOW + timedelta(hours=5), "ru", BASE)
    assert any(one.startswith("Последний день") for one in events(first))


def test_a_session_of_several_days_is_an_entry_for_each():
    by = secretary()
    row = meeting(by, TODAY, "KZ")
    MeetingEvent.objects.create(
        meeting=row, what="moved", day=TODAY, last_day=TODAY + timedelta(2), at=NOW, by=by
    )
    content = delegation_calendar("KZ", NOW, "en", BASE)
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 3


def test_the_public_calendar_has_public_matters_only():
    by = secretary()
    meeting(by, TODAY + timedelta(3), "KZ", title_en="Public session", is_public=True)
    meeting(by, TODAY + timedelta(3), "KZ", title_en="Secret session")
    deadline(draft(by, "KZ", title_en="Secret draft"), by, days=5)

    content = public_calendar(NOW, "en", BASE)
    assert set(events(content)) == {"Session: Public session"}
    assert b"Secret" not in content
    assert [one.title.en for one in public_sessions(TODAY)] == ["Public session"]


def test_hostile_titles_stay_inside_their_entry():
    by = secretary()
    evil = "A\r\nEND:VEVENT\r\nBEGIN:VALARM"
    deadline(draft(by, "KZ", title_en=evil), by, days=5)
    parsed = Calendar.from_ical(delegation_calendar("KZ", NOW, "en", BASE))
    assert len(parsed.walk("VEVENT")) == 1
    assert parsed.walk("VALARM") == []
