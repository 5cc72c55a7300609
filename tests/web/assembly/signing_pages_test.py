"""The pages of the signing table: who sees what, what forms do, what scripts are told."""

import re

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models import Closing, Grid, GridPhase, PresentedPowers, Seat, SignatureEvent
from foedus.assembly.signing.grids import withdraw_document
from foedus.register.held import forget, held
from foedus.signing.manners import SigningManner
from support.lake import load_lake
from support.people import sign_in, someone
from support.signing_table import (
    NOW,
    all_signed,
    depositary,
    doing,
    draft,
    secretary,
    session,
    signed,
    table,
)

POISON = "<script>alert(1)</script>{{ 7*7 }}{% debug %}'\"><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _lake(db, tmp_path, monkeypatch, settings):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path / "scans"
    load_lake(tmp_path / "lake")
    yield
    forget()


@pytest.fixture
def officer():
    return secretary(name="Sam Secretary")


@pytest.fixture
def client(officer):
    return sign_in(Client(), officer)


@pytest.fixture
def grid(officer):
    return table(officer)


@pytest.fixture
def paper(grid):
    return grid.documents.first()


def at(grid, path=""):
    return f"/assembly/sessions/{grid.meeting_id}/signing/{path}"


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


PLACES = ("", "wall/", "wall/?part=1", "closing/", "powers/", "changes/?after=0")


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_every_page_answers_in_both_languages(client, grid, path, prefix):
    assert client.get(prefix + at(grid, path)).status_code == 200


def test_the_pages_of_a_document_and_a_cell_answer(client, grid, paper):
    for path in (f"documents/{paper.pk}/", f"cells/{paper.pk}/AM/"):
        for prefix in ("", "/ru"):
            assert client.get(prefix + at(grid, path)).status_code == 200


def test_the_grid_says_state_and_manner_of_every_cell(client, officer, grid, paper):
    signed(officer, grid, paper, "AM", manner=SigningManner.RESERVATION, words_en="Not Art. 2.")
    page = words(client.get(at(grid)))
    assert "Armenia, document 1: signed with a reservation" in page
    assert "Belarus, document 1: open" in page
    assert "1 of 6 cells signed" in page
    russian = words(client.get("/ru" + at(grid)))
    assert "Армения" in russian
    assert "подписано с оговоркой" in russian


def test_no_page_has_a_script_or_a_style_of_its_own(client, officer, grid, paper):
    all_signed(officer, grid)
    for path in (*PLACES[:-1], f"documents/{paper.pk}/", f"cells/{paper.pk}/AM/"):
        page = client.get(at(grid, path)).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", page)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)


def test_a_session_without_a_grid_is_opened_with_the_documents_of_its_agenda(client, officer):
    meeting = session(officer)
    paper = draft(officer, 1)
    item = meeting.items.create(number=1, title_en="First question")
    paper.items.add(item)
    path = f"/assembly/sessions/{meeting.pk}/signing/"
    page = words(client.get(path))
    assert "Agreement on Matter 1" in page
    sent = {"day": "2024-05-02", "place": "Lakeside", "documents": [str(paper.pk)]}
    assert client.post(f"{path}open/", sent).status_code == 302
    assert [one.name for one in Grid.objects.get().documents.all()] == [paper.name]
    assert client.post(f"{path}open/", sent).status_code == 409


@pytest.mark.parametrize(
    "changed",
    [
        {"day": "2024-02-30"},
        {"day": ""},
        {"day": "nul\0"},
        {"place": "x" * 100_000},
        {"place": "nul\0"},
        {"documents": ["99999"]},
        {"documents": ["<svg>"]},
    ],
)
def test_a_grid_that_cannot_be_opened_says_why_and_nothing_is_written(client, officer, changed):
    meeting = session(officer)
    sent = {"day": "2024-05-02", "place": "Lakeside", **changed}
    answer = client.post(f"/assembly/sessions/{meeting.pk}/signing/open/", sent)
    assert answer.status_code == 422
    assert not Grid.objects.exists()


def cell(paper, party="AM", **changed):
    fields = {"manner": "signed", "key": f"form-{paper.pk}-{party}", "replaces": "0"}
    return {**fields, **changed}


def test_a_cell_is_recorded_by_its_form_without_any_script(client, grid, paper):
    path = at(grid, f"cells/{paper.pk}/AM/record/")
    for _ in range(2):
        assert client.post(path, cell(paper)).status_code == 302
    event = SignatureEvent.objects.get()
    assert (event.manner, event.signatory) == ("signed", "Head of AM")
    page = client.get(at(grid, f"cells/{paper.pk}/AM/"))
    assert "Sam Secretary" in words(page)
    other = client.post(path, cell(paper, manner="refused", key="another-key"))
    assert other.status_code == 409
    right = cell(paper, manner="refused", key="another-key", replaces=str(event.pk))
    assert client.post(path, right).status_code == 302


def test_a_signature_without_powers_is_told_in_both_languages(client, grid, paper):
    Seat.objects.filter(party="AM").update(head="A. Envoy", office="head-of-mission")
    path = at(grid, f"cells/{paper.pk}/AM/record/")
    english, russian = (client.post(prefix + path, cell(paper)) for prefix in ("", "/ru"))
    assert (english.status_code, russian.status_code) == (422, 422)
    assert "no full powers were produced" in words(english)
    assert "полномочия не предъявлены" in words(russian)


def sends(paper, **changed):
    return {
        "document": str(paper.pk),
        "party": "AM",
        "manner": "signed",
        "key": "of-a-script",
        "replaces": "",
        **changed,
    }


def test_a_script_is_told_that_an_entry_is_kept_and_kept_before(client, grid, paper):
    first, again = (client.post(at(grid, "events/"), sends(paper)) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["event"] == again.json()["event"]
    assert (first.json()["again"], again.json()["again"]) == (False, True)


def test_a_script_corrects_by_the_key_of_the_entry(client, grid, paper):
    client.post(at(grid, "events/"), sends(paper))
    right = sends(paper, key="correction", manner="not-signed", replaces="of-a-script")
    assert client.post(at(grid, "events/"), right).status_code == 201
    assert SignatureEvent.objects.filter(replaced_by=None).get().manner == "not-signed"


def test_a_script_is_shown_what_another_officer_recorded(client, grid, paper):
    signed(secretary(), grid, paper, "AM", manner=SigningManner.REFUSED)
    answer = client.post(at(grid, "events/"), sends(paper))
    told = answer.json()
    assert (answer.status_code, told["state"], told["event"]["manner"]) == (
        409, "conflict", "refused",
    )  # fmt: skip
    unknown = client.post(at(grid, "events/"), sends(paper, replaces="never-kept"))
    assert (unknown.status_code, unknown.json()["state"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"key": "other-key", "party": "MD"}, 422),
        ({"party": "nul\0"}, 422),
        ({"party": "x" * 100_000}, 422),
        ({"document": "99999"}, 422),
        ({"document": "9" * 400}, 422),
        ({"document": "<svg onload=alert(1)>"}, 422),
        ({"manner": "signed twice"}, 422),
        ({"manner": ""}, 422),
        ({"manner": "taken-back"}, 422),
        ({"office": "emperor"}, 422),
        ({"declared": "perhaps"}, 422),
        ({"key": ""}, 422),
        ({"key": "nul\0nul\0nul"}, 422),
        ({"words_en": "nul\0"}, 422),
        ({"words_ru": "x" * 100_000}, 422),
        ({"signatory": "\x1b[31m" + "A"}, 422),
        ({"replaces": "\0" * 64}, 409),
    ],
)
def test_whatever_a_script_sends_that_cannot_be_is_refused_with_the_reason(
    client, grid, paper, changed, status
):
    answer = client.post(at(grid, "events/"), sends(paper, **changed))
    assert answer.status_code == status, answer.content
    assert not SignatureEvent.objects.exists()
    assert answer.json()["words"]


def test_words_are_shown_as_they_were_written_and_run_nowhere(client, officer, grid, paper):
    Seat.objects.filter(party="AM").update(head=POISON[:200])
    fields = {"manner": SigningManner.RESERVATION, "words_en": POISON, "words_ru": POISON}
    signed(officer, grid, paper, "AM", **fields)
    paper.draft.title_en = POISON
    paper.draft.save()
    places = ("", "wall/", "closing/", f"documents/{paper.pk}/", f"cells/{paper.pk}/AM/")
    for path in places:
        page = client.get(at(grid, path)).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert (
        "&lt;script&gt;alert(1)" in client.get(at(grid, f"cells/{paper.pk}/AM/")).content.decode()
    )


def test_what_is_known_is_not_sent_again(client, officer, grid, paper):
    signed(officer, grid, paper, "AM")
    first = client.get(at(grid, "changes/?after=0"))
    told = first.json()
    assert [one["party"] for one in told["events"]] == ["AM"]
    same = client.get(at(grid, "changes/?after=0"), headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    signed(officer, grid, paper, "BY")
    other = client.get(at(grid, "changes/?after=0"), headers={"If-None-Match": first["ETag"]})
    assert len(other.json()["events"]) == 2
    later = client.get(at(grid, f"changes/?after={told['cursor']}")).json()
    assert [one["party"] for one in later["events"]] == ["BY"]
    assert later["tally"] == {"signed": 2, "open": 4, "of": 6}


def test_a_change_of_the_table_is_seen_by_who_follows_it(client, officer, grid, paper):
    before = client.get(at(grid, "changes/?after=0"))
    withdraw_document(doing(officer), grid.pk, grid.version, paper.pk, "To be redrafted.")
    after = client.get(at(grid, "changes/?after=0"), headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["version"] != before.json()["version"]


@pytest.mark.parametrize("after", ["-1", "nul\0", "9" * 400, "1.5", "<svg>", "٣"])
def test_a_cursor_that_is_none_is_the_beginning(client, officer, grid, paper, after):
    signed(officer, grid, paper, "AM")
    answer = client.get(at(grid, "changes/"), {"after": after})
    assert len(answer.json()["events"]) == 1


def test_the_wall_counts_and_names_the_last_and_follows_by_a_script(client, officer, grid, paper):
    signed(officer, grid, paper, "AM")
    page = client.get(at(grid, "wall/"))
    assert "1 of 6 cells signed" in words(page)
    assert "Armenia" in words(page)
    part = client.get(at(grid, "wall/?part=1"))
    same = client.get(at(grid, "wall/?part=1"), headers={"If-None-Match": part["ETag"]})
    assert (part.status_code, same.status_code) == (200, 304)


def powers(**changed):
    return {
        "key": "powers-of-AM",
        "replaces": "0",
        "party": "AM",
        "person": "A. Envoy",
        "office": "head-of-mission",
        "issuer": "B. Minister",
        "issuer_office": "foreign-minister",
        "dated": "2024-04-01",
        "general": "on",
        **changed,
    }


def test_full_powers_are_written_down_and_the_envoy_signs(client, grid, paper):
    Seat.objects.filter(party="AM").update(head="A. Envoy", office="head-of-mission")
    assert client.post(at(grid, "powers/"), powers()).status_code == 302
    assert "B. Minister" in words(client.get(at(grid, "powers/")))
    answer = client.post(at(grid, f"cells/{paper.pk}/AM/record/"), cell(paper))
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "changed",
    [
        {"person": ""},
        {"person": "nul\0"},
        {"person": "x" * 100_000},
        {"dated": "2024-13-01"},
        {"dated": ""},
        {"party": "MD"},
        {"issuer_office": "emperor"},
        {"documents": ["lake/other"]},
        {"general": ""},
        {"key": "short"},
        {"replaces": "424242"},
        {"valid_until": "2024-03-01"},
    ],
)
def test_full_powers_that_cannot_be_are_told_and_not_kept(client, grid, changed):
    answer = client.post(at(grid, "powers/"), powers(**changed))
    assert answer.status_code == 422
    assert not PresentedPowers.objects.exists()


def test_a_scan_that_is_none_is_not_taken(client, grid, tmp_path):
    place = tmp_path / "scan.pdf"
    place.write_bytes(b"<svg onload=alert(1)>")
    with place.open("rb") as file:
        answer = client.post(at(grid, "powers/"), {**powers(), "scan": file})
    assert answer.status_code == 422
    assert not PresentedPowers.objects.exists()


def test_a_document_is_laid_out_and_taken_from_the_table_with_a_reason(client, officer, grid):
    draft(officer, 3)
    sent = {"seen": str(grid.version), "name": "lake/convention"}
    assert client.post(at(grid, "documents/"), sent).status_code == 302
    grid.refresh_from_db()
    row = grid.documents.get(name="lake/convention")
    path = at(grid, f"documents/{row.pk}/withdraw/")
    assert client.post(path, {"seen": str(grid.version)}).status_code == 422
    assert client.post(path, {"seen": "0", "reason": "Why."}).status_code == 409
    assert client.post(path, {"seen": str(grid.version), "reason": "Why."}).status_code == 302
    assert "Why." in words(client.get(at(grid)))
    again = {"seen": str(grid.version), "name": "lake/nothing"}
    assert client.post(at(grid, "documents/"), again).status_code in {409, 422}


def test_a_grid_is_proposed_by_one_and_closed_by_another_and_leads_to_what_it_became(
    client, officer, grid
):
    page = words(client.get(at(grid, "closing/")))
    assert "Neither signed nor marked as not signed." in page
    sent = {"seen": "0"}
    assert client.post(at(grid, "closing/propose/"), sent).status_code == 422
    all_signed(officer, grid)
    last = SignatureEvent.objects.order_by("pk").last().pk
    assert client.post(at(grid, "closing/propose/"), {"seen": str(last)}).status_code == 302
    second = sign_in(Client(), depositary(name="Dora Depositary"))
    page = second.get(at(grid, "closing/"))
    assert "Close and record" in words(page)
    assert "in force" in words(page)
    closing = Closing.objects.get()
    path = at(grid, f"closing/{closing.pk}/")
    assert client.post(path, {"digest": closing.digest}).status_code == 403
    assert second.post(path, {"digest": "of another grid"}).status_code == 409
    assert second.post(path, {"digest": closing.digest}).status_code == 302
    assert second.post(path, {"digest": closing.digest}).status_code == 409
    assert "lake/paper-1" in held().register.instrument
    closed = client.get(at(grid))
    assert "Closed and recorded" in words(closed)
    assert "/instruments/lake/paper-1" in closed.content.decode()
    assert client.get("/instruments/lake/paper-1").status_code == 200
    assert client.get(at(grid, "closing/")).status_code == 302


def test_who_recorded_signatures_is_shown_no_button_and_refused(client, officer, grid):
    all_signed(officer, grid)
    last = SignatureEvent.objects.order_by("pk").last().pk
    client.post(at(grid, "closing/propose/"), {"seen": str(last)})
    Closing.objects.update(proposed_by=secretary())
    officer.role = Role.DEPOSITARY_OFFICER
    officer.save()
    closing = Closing.objects.get()
    assert "another officer closes it" in words(client.get(at(grid, "closing/")))
    answer = client.post(at(grid, f"closing/{closing.pk}/"), {"digest": closing.digest})
    assert answer.status_code == 403
    assert Grid.objects.get().phase == GridPhase.PROPOSED


WRITES = ("open/", "documents/", "events/", "powers/", "closing/propose/")


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.DELEGATION_MEMBER, Role.AUDITOR])
def test_who_may_not_write_is_refused_and_nothing_is_written(grid, role, path):
    client = sign_in(Client(), someone(role))
    before = (Grid.objects.get().version, SignatureEvent.objects.count())
    assert client.post(at(grid, path), {"key": "nobody-may"}).status_code == 403
    assert (Grid.objects.get().version, SignatureEvent.objects.count()) == before


def test_a_delegation_sees_the_grid_and_records_nothing(officer, grid, paper):
    signed(officer, grid, paper, "AM")
    client = sign_in(Client(), someone(Role.DELEGATION_MEMBER, "AM"))
    page = client.get(at(grid))
    assert "Armenia, document 1: signed" in words(page)
    assert "signing-dialog" not in page.content.decode()
    assert client.get(at(grid, "powers/")).status_code == 403
    assert client.post(at(grid, f"cells/{paper.pk}/AM/record/"), cell(paper)).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["documents/99999/", "cells/99999/AM/", "closing/99999/", "powers/99999/scan/"],
)
def test_what_there_is_not_is_not_found(client, grid, path):
    expected = {405, 404} if "closing" in path else {404}
    assert client.get(at(grid, path)).status_code in {*expected, 403}
    assert client.get("/assembly/sessions/99999/signing/").status_code == 404


def test_a_delegation_that_does_not_sit_has_no_cell(client, grid, paper):
    assert client.get(at(grid, f"cells/{paper.pk}/MD/")).status_code == 404
    assert client.get(at(grid, f"cells/{paper.pk}/%00/")).status_code == 404


def test_a_large_grid_is_shown_in_parts(client, officer, grid):
    extra = [f"X{number:02}" for number in range(45)]
    Seat.objects.bulk_create(Seat(meeting=grid.meeting, party=code) for code in extra)
    first = client.get(at(grid)).content.decode()
    second = client.get(at(grid, "?columns=1")).content.decode()
    last = client.get(at(grid, "?columns=999&rows=999")).content.decode()
    counts = [page.count('class="cell ') for page in (first, second, last)]
    assert counts == [48, 48, 48]


def test_what_comes_after_the_closing_is_refused_with_the_reason_and_can_still_be_sent(
    client, officer, grid, paper
):
    signed(officer, grid, paper, "AM", key="of-a-script")
    Grid.objects.update(phase=GridPhase.CLOSED)
    page = client.get(at(grid)).content.decode()
    assert "signing-dialog" in page  # what waits on a device is sent from here
    assert 'data-records=""' in page
    late = client.post(at(grid, "events/"), sends(paper, party="BY", key="too-late-for-it"))
    assert (late.status_code, late.json()["code"]) == (409, "E121")
    again = client.post(at(grid, "events/"), sends(paper))
    assert (again.status_code, again.json()["state"]) == (200, "kept")
