"""Who sees what in the assembly: nothing by a side door, by publication or by sitting elsewhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.drafts.commenting import comment
from foedus.assembly.followup.of_questions import due_from
from foedus.assembly.models import Draft, Phase, Seat
from foedus.assembly.models.sessions import Capacity
from foedus.assembly.models.visits import Visibility, Visit
from support import decisions, drafts
from support.decisions import LATER, NOW
from support.desk_pages import signed_in, words
from support.people import someone

SAID_INSIDE = "Мы никогда на это не пойдём."
MAKING = (
    "comments/",
    "amendments/",
    "compare/",
    "languages/",
    "history/",
    "clauses/",
    "rounds/",
    "text.txt",
    "text.xml",
    "text.docx",
    "question/",
)


@pytest.fixture(autouse=True)
def league(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: LATER)
    decisions.load_league(tmp_path / "league")


@pytest.fixture
def published() -> Draft:
    """A published text that Armenia commented on, and that went through two versions."""
    office = drafts.secretariat(NOW)
    draft = drafts.in_consultation(office, "AM", body="lake/council")
    comment(drafts.delegate("AM", NOW), draft, drafts.remark(SAID_INSIDE))
    drafts.brought(office, draft, drafts.WORDS.replace("Стороны охраняют озеро", "Стороны берегут"))
    Draft.objects.filter(pk=draft.pk).update(phase=Phase.PUBLISHED)
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("page", MAKING)
@pytest.mark.parametrize(
    ("role", "state"), [(Role.PUBLIC, ""), (Role.DELEGATION_MEMBER, "MD")], ids=["public", "MD"]
)
def test_how_a_published_text_was_negotiated_stays_with_its_readers(
    published: Draft, page: str, role: Role, state: str
) -> None:
    stranger = signed_in(someone(role, state))

    answer = stranger.get(f"/assembly/drafts/{published.pk}/{page}")

    assert answer.status_code == 403
    assert SAID_INSIDE not in words(answer)


def test_whoever_may_read_only_the_published_text_is_led_to_it(published: Draft) -> None:
    answer = signed_in(someone(Role.DELEGATION_MEMBER, "MD")).get(
        f"/assembly/drafts/{published.pk}/"
    )

    assert (answer.status_code, answer["Location"]) == (302, f"/drafts/{published.name}")


def test_its_readers_still_read_what_was_said_of_a_published_text(published: Draft) -> None:
    page = signed_in(someone(Role.DELEGATION_MEMBER, "AM")).get(
        f"/assembly/drafts/{published.pk}/comments/"
    )

    assert SAID_INSIDE in words(page)


@pytest.mark.parametrize("ending", ["", "&as=txt", "&as=xml"])
def test_the_public_reads_the_version_that_was_published_and_no_earlier_one(
    published: Draft, ending: str
) -> None:
    place = f"/drafts/{published.name}?language=ru&version=1{ending}"

    told = Client().get(place).content.decode()

    assert "Стороны берегут" in told
    assert "Стороны охраняют озеро" not in told


def test_what_is_said_in_a_session_is_read_by_who_sits_there_only() -> None:
    held = decisions.meeting(seats=("AM", "BY"))
    Seat.objects.create(meeting=held, party="KZ", capacity=Capacity.OBSERVER)
    about = decisions.item(held)
    decisions.says(about, "AM", "objects", words=SAID_INSIDE)
    places = (f"/assembly/items/{about.pk}/question/", f"/assembly/sessions/{held.pk}/positions/")

    for place in places:
        found = {
            party: signed_in(decisions.delegate(party)).get(place).status_code
            for party in ("BY", "KZ", "MD")
        }
        assert found == {"BY": 200, "KZ": 200, "MD": 403}, place


def test_a_question_on_a_draft_is_not_told_to_whom_the_draft_is_not_open() -> None:
    held = decisions.meeting()
    asked = decisions.draft(readers=("AM",), under=decisions.item(held))
    decisions.question(asked)

    assert {one.party for one in due_from(None, NOW)} == {"AM"}
    told = {
        party: asked.title_en
        in words(signed_in(decisions.delegate(party)).get(f"/assembly/sessions/{held.pk}/"))
        for party in ("AM", "BY")
    }
    assert told == {"AM": True, "BY": False}
    assert asked.title_en in words(
        signed_in(decisions.officer()).get(f"/assembly/sessions/{held.pk}/")
    )


@pytest.mark.parametrize(
    ("visibility", "told"), [(Visibility.SECRETARIAT, 0), (Visibility.CONCERNED, 1)]
)
def test_what_the_secretariat_noted_for_itself_is_not_on_the_board_of_a_delegation(
    visibility: Visibility, told: int
) -> None:
    held, officer = decisions.meeting(), decisions.officer()
    Visit.objects.create(
        day=NOW.date() - timedelta(days=1),
        session=held.name,
        followup=[{"number": 1, "who": "AM", "what": "Be pressed on fish", "until": ""}],
        visibility=visibility,
        key="a-visit-of-the-eve-of-a-session",
        opened_by=officer,
        opened_at=NOW,
    )
    place = f"/assembly/sessions/{held.pk}/"

    assert words(signed_in(decisions.delegate("AM")).get(place)).count("Be pressed on fish") == told
    assert "Be pressed on fish" in words(signed_in(officer).get(place))
