"""The pages of visits: the form with its rows, the history, who reads what."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.models.visits import Visit, VisitItemDone
from foedus.assembly.sessions.days import When
from foedus.assembly.sessions.planning import Plan, plan
from support.desk_pages import signed_in, words
from support.people import someone
from support.programmes import load_plans

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
JUNE = When(date(2024, 6, 1), date(2024, 6, 1), "Lakeside")


@pytest.fixture(autouse=True)
def plans(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_plans(tmp_path / "lake")


@pytest.fixture
def officer(plans) -> Client:
    return signed_in(someone(Role.SECRETARIAT_OFFICER))


def sent(**changed: object) -> dict[str, object]:
    fields = {
        "key": "v" * 24,
        "participants_rows": "3",
        "items_rows": "2",
        "day": "2024-04-30",
        "place": "Lakeside",
        "topics": "The session to come\n\nBoats",
        "reported": "Nine of ten documents are agreed.",
        "visibility": "concerned",
        "participant-0-person": "A. Person",
        "participant-0-of": "lake/league",
        "participant-1-person": "B. Minister",
        "participant-1-of": "KZ",
        "item-0-who": "KZ",
        "item-0-what": "Send the list",
        "item-0-until": "2024-05-01",
    }
    return {**fields, **changed}


def written(officer: Client) -> Visit:
    assert officer.post("/assembly/visits/new/", sent()).status_code == 302
    return Visit.objects.get()


def test_a_visit_is_written_down_and_read_by_whom_it_concerns(officer: Client) -> None:
    visit = written(officer)

    own = signed_in(someone(Role.DELEGATION_MEMBER, "KZ"))
    other = signed_in(someone(Role.DELEGATION_MEMBER, "AM"))
    page = words(own.get(f"/assembly/visits/{visit.pk}/"))
    assert "B. Minister" in page
    assert "Nine of ten documents are agreed." in page
    assert "Change" not in page
    assert "B. Minister" in words(own.get("/assembly/visits/"))
    assert other.get(f"/assembly/visits/{visit.pk}/").status_code == 403
    assert "B. Minister" not in words(other.get("/assembly/visits/"))
    assert Client().get(f"/assembly/visits/{visit.pk}/").status_code in {302, 403}


def test_a_published_visit_is_open_to_everybody(officer: Client) -> None:
    officer.post("/assembly/visits/new/", sent(visibility="public"))
    visit = Visit.objects.get()

    assert "B. Minister" in words(Client().get(f"/assembly/visits/{visit.pk}/"))
    assert "B. Minister" in words(Client().get("/visits"))
    assert "History" not in words(Client().get(f"/assembly/visits/{visit.pk}/"))


def test_more_rows_keep_what_was_typed(officer: Client) -> None:
    answer = officer.post("/assembly/visits/new/", sent(again="rows", day="nonsense"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="participant-4-person"' in page
    assert 'value="B. Minister"' in page
    assert 'value="nonsense"' in page
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"day": ""}, "year-month-day"),
        ({"day": "2024-02-30"}, "no such day"),
        ({"participant-0-person": "", "participant-1-person": ""}, "Say who it was"),
        ({"item-0-who": ""}, "who is to do it"),
        ({"item-0-until": "2024-04-29"}, "lies before the visit"),
        ({"session": "nothing"}, "Choose one of the list"),
        ({"topics": "x" * 400}, "characters each"),
        ({"reported": "a\x00b"}, "to be mended"),
        ({"reported": "a\x07b"}, "cannot be seen"),
        ({"participants_rows": "-1", "participant-0-person": ""}, "Say who it was"),
    ],
)
def test_faults_are_told_and_nothing_is_written(officer: Client, changed, told) -> None:
    answer = officer.post("/assembly/visits/new/", sent(**changed))

    assert answer.status_code == 422
    assert told in words(answer)
    assert not Visit.objects.exists()


def test_a_change_says_what_was_seen_and_keeps_the_history(officer: Client) -> None:
    visit = written(officer)
    address = f"/assembly/visits/{visit.pk}/edit/"
    assert 'value="Lakeside"' in officer.get(address).content.decode()

    done = officer.post(address, sent(seen="1", place="Elsewhere", remark="a slip"))
    late = officer.post(address, sent(seen="1", place="Nowhere"))

    assert done.status_code == 302
    assert late.status_code == 409
    assert 'value="Nowhere"' in late.content.decode()
    page = words(officer.get(f"/assembly/visits/{visit.pk}/"))
    assert "a slip" in page
    assert "Elsewhere" in page


def test_what_was_left_to_do_is_noted_as_done(officer: Client) -> None:
    visit = written(officer)
    address = f"/assembly/visits/{visit.pk}/items/1/"
    assert "late" in words(officer.get(f"/assembly/visits/{visit.pk}/"))

    bad = officer.post(address, {"key": "w" * 24, "done-1-day": "soon"})
    done = officer.post(address, {"key": "w" * 24, "done-1-day": "2024-05-01"})
    again = officer.post(address, {"key": "x" * 24, "done-1-day": "2024-05-01"})

    assert (bad.status_code, done.status_code, again.status_code) == (422, 302, 409)
    assert VisitItemDone.objects.get().day == date(2024, 5, 1)
    nothing = officer.post(f"/assembly/visits/{visit.pk}/items/9/", {"done-9-day": "2024-05-01"})
    assert nothing.status_code == 404


def test_a_visit_on_the_eve_of_a_session_begins_with_the_progress_of_that_day(officer) -> None:
    doing = Doing(someone(Role.SECRETARIAT_OFFICER), NOW)
    meeting = plan(doing, Plan(body="lake/council", when=JUNE))

    page = officer.get(f"/assembly/visits/new/?meeting={meeting.pk}").content.decode()

    assert "The session is on 2024-06-01: 30 days left." in page
    assert f'<option value="{meeting.name}" selected>' in page
    assert officer.get("/assembly/visits/new/?meeting=soon").status_code == 200
    assert officer.get("/assembly/visits/new/?meeting=999999").status_code == 200


def test_markup_in_a_visit_stays_words(officer: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>{% debug %}"
    officer.post("/assembly/visits/new/", sent(reported=hostile, place=hostile[:100]))

    page = officer.get(f"/assembly/visits/{Visit.objects.get().pk}/").content.decode()

    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


@pytest.mark.parametrize("number", ["999999", "0", "99999999999999999999"])
def test_a_visit_that_there_is_not_is_not_found(officer: Client, number: str) -> None:
    assert officer.get(f"/assembly/visits/{number}/").status_code == 404
