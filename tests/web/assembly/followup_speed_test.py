"""Lists of follow-up that are kept: new as soon as anything is done, and nobody else's."""

from datetime import timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.followup import keeping
from foedus.assembly.followup.gathering import awaited_of, awaited_of_all
from foedus.assembly.followup.keeping import all_awaited, awaited_by, kept, state_of_rows
from foedus.assembly.followup.moments import view_at
from foedus.assembly.models import (
    Draft,
    DraftComment,
    DraftReader,
    DraftReaderEnd,
    DraftRound,
    DraftStance,
    DraftVersion,
    Matter,
    Phase,
    PositionTaken,
    Seat,
    Visit,
)
from foedus.web.assembly.followup.finding import Wanted, found
from support.desk import recorded
from support.desk_pages import words
from support.followup import NOW, TODAY, deadline, draft, item, meeting, secretary
from support.lake import load_lake
from support.people import sign_in, someone
from support.signing_table import signed, table

STATES = ("AM", "BY", "KZ", "MD", "TJ")
_keys = count(1)


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lake; a test is a transaction, in which nothing would be kept."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    monkeypatch.setattr(keeping, "is_settled", lambda: True)
    keeping.forget()
    load_lake(tmp_path / "lake")
    yield
    keeping.forget()


@pytest.fixture
def by():
    return secretary()


@pytest.fixture
def officer(by) -> Client:
    return sign_in(Client(), by)


def delegate(code: str) -> Client:
    return sign_in(Client(), someone(Role.DELEGATION_MEMBER, code))


def comment(about: Draft, by, party: str = "KZ") -> None:
    DraftComment.objects.create(
        draft=about,
        version=about.versions.last(),
        party=party,
        words="…",
        key=f"speed-{next(_keys)}",
        at=NOW + timedelta(seconds=1),
        by=by,
    )


def test_what_is_kept_is_gathered_once(officer, monkeypatch):
    times = []
    monkeypatch.setattr(
        keeping,
        "awaited_of_all",
        lambda view, at: times.append(at) or awaited_of_all(view, at),
    )
    first = words(officer.get("/assembly/followup/"))
    assert words(officer.get("/assembly/followup/")) == first
    officer.get("/assembly/followup/?late=1")
    officer.get("/assembly/delegations/")
    assert len(times) == 1


def test_a_page_that_is_kept_is_new_as_soon_as_a_comment_is_made(officer, by):
    about = draft(by, "KZ", title_en="A draft on fish")
    pages = (
        (officer, "/assembly/followup/"),
        (officer, "/assembly/followup/?document=fish"),
        (officer, "/assembly/followup/?state=KZ"),
        (delegate("KZ"), "/assembly/delegations/KZ/waiting/"),
    )
    for client, page in pages * 2:
        assert "A draft on fish" in words(client.get(page))
    comment(about, by)
    for client, page in pages * 2:
        assert "A draft on fish" not in words(client.get(page))


def test_a_page_that_is_kept_is_new_as_soon_as_the_register_is(officer):
    assert 'KZ,"ratification' in officer.get("/assembly/followup.csv").content.decode()
    recorded(someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER))
    assert 'KZ,"ratification' not in officer.get("/assembly/followup.csv").content.decode()


def test_a_page_that_is_kept_is_nobody_elses(by):
    draft(by, "KZ", title_en="A draft on fish")
    draft(by, "MD", title_en="A draft on reeds")
    ours, theirs = delegate("KZ"), delegate("MD")
    for _time in range(2):
        own = words(ours.get("/assembly/delegations/KZ/"))
        assert "A draft on fish" in own
        assert "A draft on reeds" not in own
        other = words(theirs.get("/assembly/delegations/MD/"))
        assert "A draft on reeds" in other
        assert "A draft on fish" not in other
        assert theirs.get("/assembly/delegations/KZ/").status_code == 403


def test_a_page_that_is_kept_speaks_the_language_of_each_reader(officer, by):
    draft(by, "KZ", title_en="A draft on fish", title_ru="Проект о рыбе")
    for _time in range(2):
        english = words(officer.get("/assembly/followup/"))
        russian = words(officer.get("/ru/assembly/followup/"))
        assert "A draft on fish" in english
        assert "Kazakhstan" in english
        assert "Проект о рыбе" in russian
        assert "Казахстан" in russian
        assert "A draft on fish" not in russian


def test_filters_are_told_apart_and_counted(officer, by):
    draft(by, "KZ", "MD", title_en="A draft on fish")
    view = view_at(NOW)
    everything = found(view, Wanted(), NOW)
    fish = found(view, Wanted(document="FISH"), NOW)
    assert [one.party for one in fish.rows] == ["KZ", "MD"]
    assert fish.stands.total() == 2
    assert everything.rows == awaited_of_all(view, NOW)
    assert everything.stands.total() == len(everything.rows)
    assert found(view, Wanted(document="fish", state="MD"), NOW).rows == fish.rows[1:]
    assert found(view, Wanted(step="signature", document="fish"), NOW).rows == ()


def test_a_long_list_has_pages_that_keep_the_filters_and_count_all(officer, by):
    for _number in range(26):
        draft(by, "KZ", "MD", title_en="A draft on fish")
    first = officer.get("/assembly/followup/?document=fish")
    assert "52 steps" in words(first)
    assert first.content.decode().count('role="row"') == 50 + 1
    assert "?document=fish&amp;page=2" in first.content.decode()
    second = officer.get("/assembly/followup/?document=fish&page=2")
    assert second.content.decode().count('role="row"') == 2 + 1
    assert "52 steps" in words(second)


def test_the_day_makes_another_list(officer, by, monkeypatch):
    deadline(draft(by, "KZ", title_en="A draft on fish"), by, days=5)

    def late(days: int) -> str:
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days))
        return words(sign_in(Client(), by).get("/assembly/followup/?late=1"))

    assert "A draft on fish" not in late(5)
    assert "A draft on fish" in late(6)
    assert "A draft on fish" not in late(5)


def test_a_round_of_experts_opens_by_the_hour(by):
    about = draft(by, phase=Phase.EXPERTS)
    DraftRound.objects.create(
        draft=about,
        number=1,
        group="Experts",
        opens=NOW + timedelta(hours=1),
        closes=NOW + timedelta(days=9),
        parties=["KZ"],
        asked="?",
        at=NOW,
        by=by,
    )
    view, opens = view_at(NOW), NOW + timedelta(hours=1)

    def asked(at) -> bool:
        return any(one.subject == about.name for one in awaited_by(view, "KZ", at))

    assert [asked(opens - timedelta(seconds=1)), asked(opens)] == [False, True]
    assert not asked(NOW)


# --- whatever is done, the state is another, and the list is that which nobody kept


def _version(about: Draft, by) -> None:
    DraftVersion.objects.create(
        draft=about, number=2, text="…", sha256=sha256(b"y").hexdigest(), at=NOW, by=by
    )


def _ended(about: Draft, by) -> None:
    one = about.open_to.first()
    DraftReaderEnd.objects.create(invitation=one, at=NOW, by=by)


def _stance(about: Draft, by) -> None:
    DraftStance.objects.create(
        draft=about,
        version=about.versions.last(),
        element="art_1",
        party="KZ",
        agrees=True,
        fingerprint="0" * 64,
        key=f"speed-{next(_keys)}",
        at=NOW,
        by=by,
    )


def _moved(about: Draft, _by) -> None:
    about.phase, about.version = Phase.AGREED, about.version + 1
    about.save()


def _renamed(about: Draft, _by) -> None:
    about.title_en, about.version = "Another title", about.version + 1
    about.save()


def _asked(about: Draft, by) -> None:
    Matter.objects.create(
        item=item(meeting(by, TODAY, "KZ")), body=about.body, put_by=by, put_at=NOW
    )


def _visited(about: Draft, by) -> None:
    Visit.objects.create(
        day=TODAY,
        followup=[{"number": 1, "who": "KZ", "what": "a map", "until": ""}],
        visibility="public",
        key=f"speed-{next(_keys)}",
        opened_by=by,
        opened_at=NOW,
    )


def _invited(about: Draft, by) -> None:
    DraftReader.objects.create(draft=about, party="TJ", phase=Phase.CONSULTATION, at=NOW, by=by)


DEEDS = {
    "a comment": comment,
    "a stance": _stance,
    "a new text": _version,
    "an invitation": _invited,
    "the end of an invitation": _ended,
    "a deadline": lambda about, by: deadline(about, by, days=3),
    "another phase": _moved,
    "another title": _renamed,
    "a question": _asked,
    "a visit": _visited,
    "a table of signatures": lambda _about, by: table(by),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_kept_is_what_would_be_gathered_after(deed: str, by):
    about, view = draft(by, "KZ", "MD"), view_at(NOW)
    before, state = all_awaited(view, NOW), state_of_rows(NOW)
    assert state_of_rows(NOW) == state
    DEEDS[deed](about, by)
    assert state_of_rows(NOW) != state
    after = all_awaited(view, NOW)
    assert after == awaited_of_all(view, NOW)
    assert after != before or deed == "a new text"  # of the same moment: nothing else is awaited
    for code in STATES:
        assert awaited_by(view, code, NOW) == awaited_of(view, code, NOW)


def test_signatures_positions_and_seats_are_seen_at_once(by):
    grid, view = table(by), view_at(NOW)
    seated = Seat.objects.filter(meeting=grid.meeting)
    assert sum(one.step == "signature" for one in all_awaited(view, NOW)) == 6
    signed(by, grid, grid.documents.first(), "AM")
    assert sum(one.step == "signature" for one in all_awaited(view, NOW)) == 5
    seat = seated.get(party="KZ")
    seat.level, seat.version = "absent", seat.version + 1
    seat.save()
    assert sum(one.step == "signature" for one in all_awaited(view, NOW)) == 3
    matter = Matter.objects.create(
        item=item(grid.meeting), body="lake/council", put_by=by, put_at=NOW
    )
    assert sum(one.step == "position" for one in all_awaited(view, NOW)) == 2
    PositionTaken.objects.create(
        matter=matter, party="AM", position="agrees", key="speed", at=NOW, by=by
    )
    assert sum(one.step == "position" for one in all_awaited(view, NOW)) == 1


# --- bounds


def test_what_is_kept_is_bounded(by, monkeypatch):
    monkeypatch.setattr(keeping, "MOST", 3)
    view = view_at(NOW)
    for number in range(10):
        assert kept(view, NOW, number, lambda number=number: (1, number)) == number
    (lists,) = keeping._KEPT.values()
    assert list(lists.lists) == [7, 8, 9]
    assert lists.size == 3
    monkeypatch.setattr(keeping, "_LARGEST", 10)
    assert kept(view, NOW, "long", lambda: (11, "long")) == "long"
    assert list(lists.lists) == ["long"]
    draft(by, "KZ")
    kept(view, NOW, "new", lambda: (1, "new"))
    (lists,) = keeping._KEPT.values()
    assert list(lists.lists) == ["new"]


def test_nothing_is_kept_of_a_transaction_that_may_be_taken_back(officer, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    assert officer.get("/assembly/followup/").status_code == 200
    assert not keeping._KEPT
