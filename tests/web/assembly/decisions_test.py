"""Pages on positions and decisions: delegations speak, the secretariat records, all may read."""

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models.decisions import (
    Decision,
    Matter,
    PositionTaken,
    RollCallVote,
)
from support.decisions import (
    LATER,
    NOW,
    STATES,
    delegate,
    draft,
    item,
    load_league,
    meeting,
    officer,
    question,
    says,
)
from support.desk_pages import signed_in, words
from support.people import someone


@pytest.fixture(autouse=True)
def league(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_league(tmp_path / "league")


@pytest.fixture
def secretariat() -> Client:
    return signed_in(officer())


def key() -> str:
    return secrets.token_urlsafe(24)


def seen(matter: Matter) -> int:
    return Matter.objects.get(pk=matter.pk).version


def page_of(about) -> str:
    return f"/assembly/items/{about.pk}/question/"


def state(client: Client, about, position: str = "agrees", **more: str):
    return client.post(f"{page_of(about)}position/", {"position": position, "key": key(), **more})


def step(client: Client, matter: Matter, name: str, **more: object):
    fields = {"seen": seen(matter), "key": key(), **more}
    return client.post(f"/assembly/questions/{matter.pk}/{name}/", fields)


# --- delegations


def test_a_delegation_states_its_position_and_finds_it_on_the_page() -> None:
    about, client = item(), signed_in(delegate("AM"))

    assert "not put yet" in words(client.get(page_of(about)))
    answer = state(client, about, "special-opinion", words="Our opinion.\nIn two lines.")

    assert (answer.status_code, answer["Location"]) == (302, page_of(about))
    page = words(client.get(page_of(about)))
    assert "agrees with a special opinion" in page
    assert "Our opinion." in page
    assert PositionTaken.objects.get().words == "Our opinion.\nIn two lines."


def test_a_superseded_position_is_shown_as_earlier() -> None:
    about = item()
    says(about, "AM", "objects", words="Not yet.")
    says(about, "AM")

    page = words(signed_in(delegate("BY")).get(page_of(about)))

    assert "Earlier objects : Not yet." in page.replace("objects:", "objects :")
    assert "Armenia agrees" in page


def test_a_delegate_cannot_speak_for_another_delegation() -> None:
    about, client = item(), signed_in(delegate("AM"))

    assert state(client, about, party="BY").status_code == 403
    assert not PositionTaken.objects.exists()


def test_a_form_without_a_position_is_shown_again_with_the_words() -> None:
    about, client = item(), signed_in(delegate("AM"))

    answer = state(client, about, "", words="These words are kept.")

    assert answer.status_code == 422
    assert "These words are kept." in words(answer)
    assert "1 thing is to be mended" in words(answer)


def test_a_late_position_is_refused_and_its_words_are_not_lost() -> None:
    matter = question(due=LATER)
    client = signed_in(delegate("AM"))
    Matter.objects.update(due=NOW - timedelta(minutes=1))

    answer = state(client, matter.item, words="We could not come earlier.")

    assert answer.status_code == 409
    assert "deadline for positions has passed" in words(answer)
    assert "We could not come earlier." in words(answer)
    assert not PositionTaken.objects.exists()


def test_a_delegate_of_a_state_that_does_not_sit_is_told() -> None:
    answer = state(signed_in(delegate("TJ")), item())

    assert answer.status_code == 422
    assert "does not sit" in words(answer)


def test_the_same_form_twice_is_one_position_and_with_other_content_a_conflict() -> None:
    about, client, one = item(), signed_in(delegate("AM")), key()
    for _ in range(2):
        assert state(client, about, key=one).status_code == 302
    assert PositionTaken.objects.count() == 1
    assert state(client, about, "objects", key=one).status_code == 409


@pytest.mark.parametrize(
    "hostile",
    [
        {"position": "<svg onload=alert(1)>"},
        {"position": "silent"},
        {"words": "a\x00b"},
        {"words": "x" * 100_000},
        {"key": "{{ 7*7 }}"},
        {"key": ""},
    ],
)
def test_hostile_forms_are_refused_and_nothing_is_written(hostile: dict[str, str]) -> None:
    answer = state(signed_in(delegate("AM")), item(), **hostile)

    assert answer.status_code == 422
    assert not PositionTaken.objects.exists()
    assert "<svg onload" not in answer.content.decode()


def test_what_somebody_wrote_is_text_and_nothing_else() -> None:
    about = item(title="<script>alert(1)</script>{{ 7|add:7 }}")
    says(about, "AM", "objects", words="<img src=x onerror=alert(2)>{% now 'Y' %}")
    client = signed_in(delegate("AM"))

    for path in (page_of(about), f"/assembly/sessions/{about.meeting_id}/positions/"):
        text = client.get(path).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "{{ 7|add:7 }}" in text


def test_a_draft_that_is_not_open_to_a_delegation_is_hidden_from_it() -> None:
    about = item()
    made = draft(readers=("AM",), under=about)
    path = f"/assembly/drafts/{made.pk}/question/"

    assert signed_in(delegate("AM")).get(path).status_code == 200
    assert signed_in(delegate("BY")).get(path).status_code == 403
    assert signed_in(delegate("BY")).get("/assembly/drafts/999999/question/").status_code == 403
    board = f"/assembly/sessions/{about.meeting_id}/positions/"
    assert made.title_en in words(signed_in(delegate("AM")).get(board))
    assert made.title_en not in words(signed_in(delegate("BY")).get(board))


def test_a_position_on_a_draft_is_taken_in_writing() -> None:
    made, client = draft("lake/circle"), signed_in(delegate("KZ"))
    path = f"/assembly/drafts/{made.pk}/question/"

    answer = client.post(f"{path}position/", {"position": "agrees", "key": key()})

    assert answer["Location"] == path
    assert "Kazakhstan agrees" in words(client.get(path))


@pytest.mark.parametrize("role", [None, Role.PUBLIC])
def test_the_public_sees_no_positions(role: Role | None) -> None:
    about = item()
    client = Client() if role is None else signed_in(someone(role))
    expected = 302 if role is None else 403

    for path in (page_of(about), f"/assembly/sessions/{about.meeting_id}/positions/"):
        assert client.get(path).status_code == expected


@pytest.mark.parametrize(
    "path",
    [
        "/assembly/items/999999/question/",
        "/assembly/items/99999999999999999999/question/",
        "/assembly/sessions/999999/positions/",
        "/assembly/decisions/999999/",
        "/assembly/decisions/99999999999999999999/",
    ],
)
def test_what_there_is_not_is_not_found(secretariat: Client, path: str) -> None:
    assert secretariat.get(path).status_code == 404


# --- the board


def test_the_board_says_what_prevents_consensus_and_who_has_not_spoken() -> None:
    session = meeting(MD="absent")
    first, second = item(session, "Water"), item(session, "Fish")
    says(first, "AM", "objects")
    says(second, "AM")
    says(second, "BY", "not-interested")

    page = words(signed_in(delegate("KZ")).get(f"/assembly/sessions/{session.pk}/positions/"))

    assert "What prevents consensus Water objects : Armenia" in page.replace(
        "objects:", "objects :"
    )
    assert "Kazakhstan 2 questions" in page
    assert "Belarus 1 question" in page
    assert "Moldova 1" not in page
    assert "Armenia: objects" in page
    assert "Moldova: absent" in page


def test_a_question_whose_documents_are_asked_is_a_heading(secretariat: Client) -> None:
    about = item(title="Water")
    draft(under=about)
    board = f"/assembly/sessions/{about.meeting_id}/positions/"

    assert "Armenia 1 question" in words(secretariat.get(board))  # the document only
    says(about, "AM")
    assert "Belarus 1 question" in words(secretariat.get(board))  # now the question as a whole


def test_the_board_shows_votes_where_the_rule_counts_votes(secretariat: Client) -> None:
    matter = question(kind="dismissal")
    board = f"/assembly/sessions/{matter.item.meeting_id}/positions/"
    assert "Who has not spoken" not in words(secretariat.get(board))

    step(secretariat, matter, "roll-call")
    step(secretariat, matter, "votes", round=1, **{"vote-AM": "against"})

    page = words(secretariat.get(board))
    assert "Armenia: against" in page
    assert "Belarus: no vote" in page
    assert "Belarus 1 question" in page


def test_a_session_without_questions_says_so() -> None:
    page = signed_in(delegate("AM")).get(f"/assembly/sessions/{meeting().pk}/positions/")

    assert "has no question yet" in words(page)


def test_withdrawn_items_are_not_on_the_board(secretariat: Client) -> None:
    about = item(title="Taken off")
    about.withdrawn = True
    about.save()

    board = secretariat.get(f"/assembly/sessions/{about.meeting_id}/positions/")

    assert "Taken off" not in words(board)


# --- the secretariat


def test_the_secretariat_puts_a_question_with_a_deadline(secretariat: Client) -> None:
    about = item()
    fields = {"kind": "membership-ended", "due": "2024-05-05 18:00", "concerned": ["MD"]}

    assert secretariat.post(f"{page_of(about)}put/", fields).status_code == 302

    matter = Matter.objects.get()
    assert matter.due == datetime(2024, 5, 5, 9, tzinfo=UTC)  # 18 hours where the seat is
    assert matter.concerned == ["MD"]
    assert secretariat.post(f"{page_of(about)}put/", fields).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"kind": "riddle"},
        {"kind": "substantive", "due": "tomorrow"},
        {"kind": "substantive", "due": "2024-13-40 18:00"},
        {"kind": "substantive", "due": "2020-01-01 10:00"},
        {"kind": "substantive", "concerned": ["XX"]},
        {"kind": "substantive", "by_silence": "on", "due": "2024-05-05 18:00"},
    ],
)
def test_a_question_put_wrongly_is_told_why(secretariat: Client, wrong: dict) -> None:
    answer = secretariat.post(f"{page_of(item())}put/", wrong)

    assert answer.status_code == 422
    assert not Matter.objects.exists()


def test_a_roll_call_from_opening_to_decision(secretariat: Client) -> None:
    matter = question(kind="dismissal")
    step(secretariat, matter, "roll-call")
    assert "Roll call 1" in words(secretariat.get(page_of(matter.item)))

    cast = {"vote-AM": "for", "vote-BY": "for", "vote-KZ": "against", "vote-MD": ""}
    assert step(secretariat, matter, "votes", round=1, **cast).status_code == 302
    corrected = {**cast, "vote-KZ": "for", "vote-MD": "abstain"}
    assert step(secretariat, matter, "votes", round=1, **corrected).status_code == 302
    step(secretariat, matter, "roll-call/end")
    answer = step(secretariat, matter, "decide", remark="By roll call.")

    assert RollCallVote.objects.count() == 5  # only what changed was recorded again
    decision = Decision.objects.get()
    assert answer["Location"] == f"/assembly/decisions/{decision.pk}/"
    page = words(secretariat.get(answer["Location"]))
    assert "adopted" in page
    assert "3 of 3; > 1/2 × 3 = 1.5; it holds" in page
    assert "By roll call." in page


def test_one_bad_vote_among_several_records_none(secretariat: Client) -> None:
    matter = question(kind="dismissal")
    step(secretariat, matter, "roll-call")

    for wrong in ({"vote-TJ": "for"}, {"vote-BY": "perhaps"}):
        answer = step(secretariat, matter, "votes", round=1, **{"vote-AM": "for"}, **wrong)
        assert answer.status_code == 422
    assert step(secretariat, matter, "votes", round=1).status_code == 422
    assert step(secretariat, matter, "votes", round=7, **{"vote-AM": "for"}).status_code == 409
    assert not RollCallVote.objects.exists()


def test_the_room_agrees_and_the_decision_is_recorded_with_its_effects(
    secretariat: Client,
) -> None:
    matter = question()
    says(matter.item, "AM", "agrees-with-reservation", words="Except Article 5.")

    assert step(secretariat, matter, "room", parties=["BY", "KZ", "MD"]).status_code == 302
    answer = step(
        secretariat,
        matter,
        "decide",
        appointed_office="lake/secretary",
        appointed_person="A. Person",
        appointed_effect="2024-06-01",
        appointed_last="2027-05-31",
    )

    assert answer.status_code == 302
    page = words(secretariat.get(answer["Location"]))
    assert "Secretary: A. Person, from 1 June 2024" in page
    assert "Words are attached to it by Armenia." in page
    assert Decision.objects.get().effects[0]["until"] == "2027-06-01"


def test_an_effect_that_is_not_whole_is_asked_for_again(secretariat: Client) -> None:
    matter = question()
    answer = step(secretariat, matter, "decide", appointed_office="lake/secretary", remark="Kept.")

    assert answer.status_code == 422
    assert "needed beside what was chosen" in words(answer)
    assert "Kept." in words(answer)


def test_what_is_pending_is_not_recorded(secretariat: Client) -> None:
    matter = question()

    answer = step(secretariat, matter, "decide")

    assert answer.status_code == 409
    assert "no decision to record yet" in words(answer)


def test_a_page_that_is_out_of_date_decides_nothing(secretariat: Client) -> None:
    matter = question()
    for party in STATES:
        says(matter.item, party)
    old = seen(matter)
    says(matter.item, "MD", "objects")

    answer = step(secretariat, matter, "decide", seen=old)

    assert answer.status_code == 409
    assert not Decision.objects.exists()


def test_time_is_given_and_a_question_withdrawn(secretariat: Client) -> None:
    matter = question(due=LATER)
    assert step(secretariat, matter, "extend", due="2024-06-01 12:00").status_code == 302
    assert step(secretariat, matter, "extend", due="then").status_code == 422
    assert step(secretariat, matter, "withdraw", reason="").status_code == 422
    assert step(secretariat, matter, "withdraw", reason="Not ripe.").status_code == 302

    page = words(secretariat.get(page_of(matter.item)))
    assert "Deadline changed" in page
    assert "Not ripe." in page


@pytest.mark.parametrize("name", ["extend", "withdraw", "room", "roll-call", "votes", "decide"])
def test_a_delegation_takes_no_step_of_the_secretariat(name: str) -> None:
    matter = question()

    assert step(signed_in(delegate("AM")), matter, name).status_code == 403


def test_a_missing_weight_is_shown_and_decides_nothing(secretariat: Client) -> None:
    matter = question(kind="admission")

    assert "no weight of 0 or more for MD" in words(secretariat.get(page_of(matter.item)))
    assert step(secretariat, matter, "decide").status_code == 422


# --- decisions


def decided(secretariat: Client) -> str:
    about = item()
    for party in STATES:
        says(about, party)
    return step(secretariat, Matter.objects.get(item=about), "decide")["Location"]


def test_a_decision_is_public_only_when_it_is_published(secretariat: Client) -> None:
    path = decided(secretariat)
    assert Client().get(path).status_code == 302
    assert Client().get("/assembly/decisions/999999/").status_code == 302
    assert signed_in(someone(Role.PUBLIC)).get(path).status_code == 403
    assert signed_in(delegate("TJ")).get(path).status_code == 403  # it did not sit there
    assert signed_in(delegate("TJ")).get("/assembly/decisions/999999/").status_code == 403
    assert signed_in(delegate("BY")).get(path).status_code == 200

    assert secretariat.post(f"{path}publish/").status_code == 302

    page = Client().get(path)
    assert page.status_code == 200
    assert "So the decision is adopted." in words(page)
    assert "Publish the decision" not in words(page)


def test_a_decision_is_told_in_russian_as_it_was_kept(secretariat: Client) -> None:
    path = decided(secretariat)
    secretariat.post(f"{path}publish/")

    assert "Итак, решение принято." in words(Client().get(f"/ru{path}"))


def test_a_decision_on_a_draft_is_not_shown_to_whom_the_draft_is_not_open(
    secretariat: Client,
) -> None:
    made = draft("lake/circle", readers=("AM", "KZ", "MD"))
    for party in ("AM", "KZ", "MD"):
        says(made, party)
    matter = Matter.objects.get(draft=made)
    says_by = {"party": "BY", "position": "agrees", "key": key()}
    secretariat.post(f"/assembly/drafts/{made.pk}/question/position/", says_by)
    path = step(secretariat, matter, "decide")["Location"]

    assert signed_in(delegate("AM")).get(path).status_code == 200
    assert signed_in(delegate("BY")).get(path).status_code == 403


# --- the rules of a body


def test_the_page_of_a_body_shows_its_rules() -> None:
    page = words(Client().get("/bodies/lake/council"))

    assert "All other questions Agreement of those who sit: at least 1" in page
    assert "More than 1/2: votes in favour of those present and voting" in page
    assert "30 days before the session" in page
    assert "Those who sit, the secretariat" in page or "those who sit, the secretariat" in page
    assert "the preceding and the following chair are co-chairs" in page


def test_the_rules_are_said_in_russian_too() -> None:
    page = words(Client().get("/ru/bodies/lake/council"))

    assert "Более 1/2: голоса «за» из присутствующих и участвующих в голосовании" in page
    assert "присутствующие делегации из входящих в состав" in page


def test_a_body_without_rules_shows_no_section() -> None:
    assert "Rules of procedure" not in words(Client().get("/bodies/lake/guild"))
