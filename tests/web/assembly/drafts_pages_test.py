"""The pages of drafts: what is shown to whom, what forms do, and what bad input is told."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foedus.accounts.models import Refusal
from foedus.accounts.roles import Role
from foedus.assembly.drafts.amending import propose
from foedus.assembly.drafts.commenting import comment
from foedus.assembly.drafts.deadlines import set_deadline
from foedus.assembly.drafts.moving import adopt, move, publish
from foedus.assembly.models import Draft, DraftComment, DraftStance, Phase
from support.desk_pages import signed_in, words
from support.drafts import (
    AT,
    BAD_CLAUSES,
    CLAUSES,
    WORDS,
    brought,
    delegate,
    in_consultation,
    key,
    proposal,
    remark,
    secretariat,
    seen,
)
from support.lake import load_lake
from support.people import someone


@pytest.fixture(autouse=True)
def lake(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    load_lake(tmp_path / "lake")


@pytest.fixture
def office():
    return secretariat()


@pytest.fixture
def armenia():
    return delegate("AM")


@pytest.fixture
def draft(office, armenia) -> Draft:
    return in_consultation(office, "AM", "BY")


def spoken(draft: Draft, **more: object) -> dict[str, object]:
    """A form of a comment."""
    fields = {"key": key(), "language": "ru", "number": 1, "element": "art_2", "words": "Нет."}
    return {**fields, **more}


PAGES = (
    "",
    "comments/",
    "amendments/",
    "compare/",
    "languages/",
    "history/",
    "clauses/",
    "rounds/",
    "version/",
    "amend/?element=art_2",
    "text.txt",
    "text.xml",
    "?at=art_2",
    "?at=whole",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_every_page_opens_for_officer_and_delegation(draft, office, armenia, page, prefix) -> None:
    comment(armenia, draft, remark())
    propose(armenia, draft, proposal("Стороны создают совет."))
    brought(office, draft, WORDS.replace("охраняют", "берегут"))
    for by in (office.by, armenia.by):
        answer = signed_in(by).get(f"{prefix}/assembly/drafts/{draft.pk}/{page}")
        assert answer.status_code == 200


def test_a_delegation_without_access_cannot_tell_a_draft_from_none(draft) -> None:
    stranger = signed_in(someone(Role.DELEGATION_MEMBER, "TJ"))
    told = []
    for number in (draft.pk, draft.pk + 10_000, 2**40):
        for page in ("", "comments/", "amendments/", "clauses/", "history/", "text.xml"):
            answer = stranger.get(f"/assembly/drafts/{number}/{page}")
            assert answer.status_code == 403
            told.append(re.sub(r"[0-9a-f-]{36}", "", words(answer)))  # the number of the request
    assert len(set(told)) == 1
    assert draft.title_en not in told[0]
    said = stranger.post(f"/assembly/drafts/{draft.pk}/comment/", spoken(draft))
    assert said.status_code == 403
    assert not DraftComment.objects.exists()
    assert Refusal.objects.filter(permission="assembly.read_draft").exists()
    assert "lake/protection-2027" not in words(stranger.get("/assembly/drafts/"))


def test_the_public_is_led_to_sign_in_and_sees_only_what_is_published(draft, office) -> None:
    anyone = Client()
    assert anyone.get(f"/assembly/drafts/{draft.pk}/").status_code == 302
    assert anyone.get("/assembly/drafts/").status_code == 302
    assert anyone.get(f"/drafts/{draft.name}").status_code == 404
    Draft.objects.filter(pk=draft.pk).update(phase=Phase.TABLED)
    adopt(office, draft, seen(draft))
    assert anyone.get(f"/drafts/{draft.name}").status_code == 404
    publish(office, draft, seen(draft))
    page = anyone.get(f"/ru/drafts/{draft.name}")
    assert page.status_code == 200
    assert "Стороны создают комиссию" in words(page)
    assert anyone.get(f"/drafts/{draft.name}?as=xml").content.startswith(b"<?xml")
    assert anyone.get("/drafts/lake/none").status_code == 404


def test_a_comment_stands_beside_its_provision_as_it_was_typed(draft, armenia) -> None:
    client = signed_in(armenia.by)
    typed = "<script>alert(1)</script> {{ 7|add:7 }} {% now %}"
    answer = client.post(f"/assembly/drafts/{draft.pk}/comment/", spoken(draft, words=typed))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/assembly/drafts/{draft.pk}/?language=ru#art_2",
    )
    page = client.get(f"/assembly/drafts/{draft.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }} {% now %}" in page


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"element": "art_99"}, 422),
        ({"words": ""}, 422),
        ({"words": "x" * 100_000}, 422),
        ({"words": "a\x00b"}, 422),
        ({"number": "99"}, 404),
        ({"number": "9" * 40}, 404),
        ({"language": "xx"}, 404),
        ({"key": "<>"}, 422),
        ({"party": "BY"}, 403),
        ({"body": "lake/none"}, 422),
        ({"answers": "12345"}, 422),
    ],
)
def test_a_bad_comment_is_refused_with_what_was_typed(draft, armenia, changed, status) -> None:
    client = signed_in(armenia.by)
    given = spoken(draft, **{"words": "Слова, которые нельзя потерять.", **changed})
    answer = client.post(f"/assembly/drafts/{draft.pk}/comment/", given)
    assert answer.status_code == status
    assert not DraftComment.objects.exists()
    if status != 403 and "words" not in changed:
        assert "Слова, которые нельзя потерять." in words(answer)


def test_a_late_comment_is_told_when_it_was_due(draft, office, armenia, monkeypatch) -> None:
    set_deadline(office, draft, "lake/league", AT + timedelta(days=1))
    late = AT + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    answer = signed_in(armenia.by).post(f"/assembly/drafts/{draft.pk}/comment/", spoken(draft))
    assert answer.status_code == 409
    assert "2027-03-02 09:00" in words(answer)
    page = signed_in(armenia.by).get(f"/assembly/drafts/{draft.pk}/")
    assert "Comments were due by" in words(page)
    assert not DraftComment.objects.exists()


def test_the_same_form_sent_twice_is_one_comment(draft, armenia) -> None:
    client, form = signed_in(armenia.by), spoken(draft)
    place = f"/assembly/drafts/{draft.pk}/comment/"
    assert [client.post(place, form).status_code for _ in range(2)] == [302, 302]
    assert client.post(place, {**form, "words": "Иначе."}).status_code == 409
    assert DraftComment.objects.count() == 1


def test_an_officer_chooses_in_a_conflict_and_the_other_officer_is_told(draft, office) -> None:
    first = propose(delegate("AM"), draft, proposal("Стороны создают совет."))
    second = propose(delegate("BY"), draft, proposal("Стороны создают бюро."))
    client, place = signed_in(office.by), f"/assembly/drafts/{draft.pk}/amendments/"
    assert "1 conflict is to be decided" in words(client.get(place))
    place += "accept/"
    name = f"{first.pk}-{second.pk}"
    form = {
        "seen": seen(draft),
        "language": "ru",
        "key": key(),
        "conflict": name,
        f"choice-{name}": second.pk,
    }
    assert client.post(place, {**form, f"choice-{name}": ""}).status_code == 422
    assert client.post(place, {**form, f"choice-{name}": "999"}).status_code == 422
    assert client.post(place, {**form, "take": [first.pk]}).status_code == 422
    assert client.post(place, form).status_code == 302
    late = signed_in(someone(Role.SECRETARIAT_OFFICER)).post(place, form)
    assert late.status_code == 409
    assert draft.versions.count() == 2
    assert "Стороны создают бюро" in words(client.get(f"/assembly/drafts/{draft.pk}/"))


def test_a_delegation_cannot_accept_move_invite_or_set_deadlines(draft, armenia) -> None:
    client = signed_in(armenia.by)
    row = propose(armenia, draft, proposal("Стороны создают совет."))
    for step, form in (
        ("amendments/accept/", {"seen": seen(draft), "take": row.pk, "language": "ru"}),
        ("move/", {"seen": seen(draft), "phase": "agreed"}),
        ("readers/", {"parties": "TJ", "phase": "drafting"}),
        ("deadline/", {"until": "2027-05-01"}),
        ("withdraw/", {"seen": seen(draft), "reason": "Why not."}),
        ("version/", {"seen": seen(draft), "words": WORDS + "x", "language": "ru"}),
        ("clauses/write/", {"seen": seen(draft), "clauses": CLAUSES}),
        ("rounds/new/", {"seen": seen(draft), "closes": "2027-05-01", "asked": "?"}),
    ):
        assert client.post(f"/assembly/drafts/{draft.pk}/{step}", form).status_code == 403, step
    assert draft.versions.count() == 1


def test_a_position_is_taken_for_the_own_delegation_only(draft, armenia) -> None:
    client, place = signed_in(armenia.by), f"/assembly/drafts/{draft.pk}/stance/"
    form = {"key": key(), "language": "ru", "number": 1, "element": "art_2", "agrees": "yes"}
    assert client.post(place, {**form, "party": "BY"}).status_code == 403
    assert client.post(place, {**form, "agrees": "maybe"}).status_code == 422
    assert client.post(place, form).status_code == 302
    assert DraftStance.objects.get().party == "AM"
    assert "Armenia: agreed" in words(client.get(f"/assembly/drafts/{draft.pk}/"))


def test_clauses_with_faults_bar_the_tabling_with_their_codes(draft, office) -> None:
    client, place = signed_in(office.by), f"/assembly/drafts/{draft.pk}/"
    checked = client.post(f"{place}clauses/write/", {"clauses": BAD_CLAUSES, "check": "1"})
    assert "L12" in words(checked)
    form = {"seen": seen(draft), "clauses": BAD_CLAUSES}
    assert client.post(f"{place}clauses/write/", form).status_code == 302
    move(office, draft, seen(draft), Phase.AGREED)
    refused = client.post(f"{place}move/", {"seen": seen(draft), "phase": "tabled"})
    assert refused.status_code == 422
    assert "L12" in words(refused)
    client.post(f"{place}clauses/write/", {"seen": seen(draft), "clauses": CLAUSES})
    assert client.post(f"{place}move/", {"seen": seen(draft), "phase": "tabled"}).status_code == 302
    draft.refresh_from_db()
    assert draft.phase == Phase.TABLED


@pytest.mark.parametrize("clauses", ["a = ", "id = 'lake/x'", "x = 1", "[withdrawal]\nnotice = 3"])
def test_clauses_that_cannot_be_read_are_given_back_with_the_line(draft, office, clauses) -> None:
    place = f"/assembly/drafts/{draft.pk}/clauses/write/"
    answer = signed_in(office.by).post(place, {"seen": seen(draft), "clauses": clauses})
    assert answer.status_code == 422
    assert "line 1" in words(answer) or "line 2" in words(answer)
    draft.refresh_from_db()
    assert draft.clauses == ""


def test_the_drafter_sees_when_it_would_enter_into_force_and_for_whom(draft, office) -> None:
    client, place = signed_in(office.by), f"/assembly/drafts/{draft.pk}/clauses/"
    two = CLAUSES.replace("count = 3", "count = 2")
    client.post(f"{place}write/", {"seen": seen(draft), "clauses": two})
    page = client.get(
        place,
        {
            "adopted": "2027-06-01",
            "signs-AM": "2027-06-01",
            "signs-BY": "2027-06-01",
            "consents-AM": "2027-07-01",
            "consents-BY": "2027-08-01",
        },
    )
    assert "31 August 2027" in words(page)
    early = client.get(place, {"adopted": "2027-06-01", "signs-AM": "2027-05-31"})
    assert "before the text is adopted" in words(early)
    assert client.get(place, {"adopted": "yesterday"}).status_code == 200


def test_a_version_comes_in_as_words_or_as_a_file_and_keeps_what_was_said(draft, office) -> None:
    client, place = signed_in(office.by), f"/assembly/drafts/{draft.pk}/version/"
    comment(delegate("AM"), draft, remark())
    longer = WORDS.replace(
        "Статья 2. Комиссия", "Статья 2. Взносы\nСтороны платят.\n\nСтатья 3. Комиссия"
    )
    file = SimpleUploadedFile("text.txt", longer.encode())
    form = {"seen": seen(draft), "language": "ru"}
    assert client.post(place, {**form, "file": file}).status_code == 302
    page = client.get(f"/assembly/drafts/{draft.pk}/").content.decode()
    commission = page.index('id="art_2"')
    assert "Комиссия" in page[commission : commission + 600]
    assert client.post(place, {**form, "words": WORDS}).status_code == 409
    form["seen"] = seen(draft)
    assert client.post(place, {**form, "words": ""}).status_code == 422
    assert client.post(place, {**form, "words": longer}).status_code == 422  # nothing changed
    for bad in (b"\xff\xfe\x00", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<"):
        answer = client.post(place, {**form, "file": SimpleUploadedFile("x", bad)})
        assert answer.status_code == 422
    xml = client.get(f"/assembly/drafts/{draft.pk}/text.xml").content
    changed = xml.replace("Стороны платят".encode(), "Стороны вносят".encode())
    assert (
        client.post(place, {**form, "file": SimpleUploadedFile("x.xml", changed)}).status_code
        == 302
    )


def test_a_delegation_proposes_a_draft_and_others_do_not_see_it(armenia) -> None:
    client = signed_in(armenia.by)
    form = {"name": "lake/fishing-2027", "kind": "treaty", "body": "lake/league"}
    form |= {"title_ru": "Соглашение о рыболовстве", "languages": "ru"}
    for changed, status in (
        ({"name": "Lake Fishing"}, 422),
        ({"name": "lake/convention"}, 409),
        ({"body": "lake/none"}, 422),
        ({"title_ru": ""}, 422),
        ({"languages": "xx"}, 422),
        ({"tabled_by": "BY"}, 403),
    ):
        assert client.post("/assembly/drafts/new/", {**form, **changed}).status_code == status
    made = client.post("/assembly/drafts/new/", form)
    assert made.status_code == 302
    draft = Draft.objects.get()
    assert (draft.tabled_by, draft.phase) == ("AM", Phase.DRAFTING)
    assert client.get(made["Location"]).status_code == 200
    other = signed_in(someone(Role.DELEGATION_MEMBER, "BY"))
    assert other.get(made["Location"]).status_code == 403
    assert client.post("/assembly/drafts/new/", form).status_code == 409


def test_lists_ask_the_same_few_questions_however_long_they_are(
    office, armenia, django_assert_max_num_queries
) -> None:
    Draft.objects.bulk_create(
        Draft(
            name=f"lake/draft-{number}",
            kind="treaty",
            body="lake/league",
            title_en=f"Draft {number}",
            tabled_by="AM",
            opened_by=office.by,
            opened_at=AT,
        )
        for number in range(120)
    )
    client = signed_in(armenia.by)
    with django_assert_max_num_queries(15):
        page = client.get("/assembly/drafts/?page=2")
    assert "page 2 of 3" in words(page)
    assert "Draft 119" in words(client.get("/assembly/drafts/?words=119"))
    assert client.get("/assembly/drafts/?page=x&phase=none&waits=1&words=%00").status_code == 200


def test_a_page_of_a_long_text_asks_the_same_few_questions(
    draft, armenia, django_assert_max_num_queries
) -> None:
    for number in range(30):
        comment(armenia, draft, remark(f"Замечание {number}"))
        propose(armenia, draft, proposal(f"Слова {number}."))
    client = signed_in(armenia.by)
    with django_assert_max_num_queries(40):
        client.get(f"/assembly/drafts/{draft.pk}/")
