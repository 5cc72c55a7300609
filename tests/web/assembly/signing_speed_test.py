"""The table of a grid that is kept: new as soon as anything is signed, each reader's own frame."""

import re

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.models import Draft, Seat
from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid, withdraw_document
from foedus.register.held import forget
from foedus.signing.manners import SigningManner
from foedus.web.assembly.signing import keeping
from support.lake import load_lake
from support.people import sign_in, someone
from support.signing_table import (
    DAY,
    NOW,
    all_signed,
    doing,
    draft,
    secretary,
    session,
    signed,
    table,
)


@pytest.fixture(autouse=True)
def _lake(db, tmp_path, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    monkeypatch.setattr(keeping, "is_settled", lambda: True)
    keeping.TABLES.forget()
    load_lake(tmp_path / "lake")
    yield
    keeping.TABLES.forget()
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


def page(client, grid, prefix="", question=""):
    answer = client.get(f"{prefix}/assembly/sessions/{grid.meeting_id}/signing/{question}")
    assert answer.status_code == 200
    return answer.content.decode()


def words(text):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def of_the_table(text):
    return text[text.index('<table class="signing"') : text.index("</table>")]


def test_a_table_that_is_kept_is_not_drawn_again(client, grid, monkeypatch):
    first = page(client, grid)
    monkeypatch.setattr(keeping, "page_of", lambda *_given: pytest.fail("drawn again"))
    assert of_the_table(page(client, grid)) == of_the_table(first)


def test_a_table_that_is_kept_is_new_as_soon_as_a_cell_is_signed_or_corrected(
    client, officer, grid
):
    paper = grid.documents.first()
    assert "Armenia, document 1: open" in words(page(client, grid))
    kept = signed(officer, grid, paper, "AM")
    assert "Armenia, document 1: signed" in words(page(client, grid))
    signed(
        officer,
        grid,
        paper,
        "AM",
        key="corrected",
        manner=SigningManner.REFUSED,
        replaces=kept.event.pk,
    )
    assert "Armenia, document 1: refused" in words(page(client, grid))


def test_a_table_that_is_kept_is_new_as_soon_as_its_frame_is(client, officer, grid):
    page(client, grid)
    Seat.objects.create(meeting=grid.meeting, party="MD")
    assert "Moldova, document 1: open" in words(page(client, grid))
    paper = grid.documents.first()
    Draft.objects.filter(pk=paper.draft_id).update(title_en="Agreement on Reeds")
    assert "Agreement on Reeds" in words(page(client, grid))
    withdraw_document(doing(officer), grid.pk, grid.version, paper.pk, "Nobody wants it.")
    assert "withdrawn: Nobody wants it." in words(page(client, grid))


def test_a_table_that_is_kept_is_of_one_language_and_one_grid(client, officer, grid):
    papers = (DocumentAsked(draft=draft(officer, 9).pk),)
    new = NewGrid(meeting=session(officer, ("TJ",)).pk, day=DAY, documents=papers)
    other = open_grid(doing(officer), new)
    for _time in range(2):
        assert "Armenia, document 1: open" in words(page(client, grid))
        russian = words(page(client, grid, "/ru"))
        assert "Армения" in russian
        assert "Armenia, document" not in russian
        theirs = words(page(client, other))
        assert "Tajikistan, document 1: open" in theirs
        assert "Armenia" not in theirs


def test_each_part_of_a_large_table_is_its_own(client, grid, monkeypatch):
    monkeypatch.setattr("foedus.web.assembly.signing.shown.COLUMNS", 2)
    for _time in range(2):
        first, second = words(page(client, grid)), words(page(client, grid, "", "?columns=1"))
        assert "Armenia, document 1" in first
        assert "Kazakhstan, document 1" not in first
        assert "Kazakhstan, document 1" in second
        assert "Armenia, document 1" not in second


def test_what_is_kept_holds_nothing_of_who_looks(client, officer, grid):
    all_signed(officer, grid)
    own = page(client, grid)
    auditor = page(sign_in(Client(), someone(Role.AUDITOR)), grid)
    assert of_the_table(own) == of_the_table(auditor)
    assert 'id="signing-dialog"' in own
    assert 'id="signing-dialog"' not in auditor
    table_kept = of_the_table(own)
    for secret in ("csrfmiddlewaretoken", officer.public_id, "Sam Secretary"):
        assert secret not in table_kept


def test_a_question_that_asks_for_parts_without_end_fills_no_memory(client, grid, monkeypatch):
    room = keeping.Pages(20_000)
    monkeypatch.setattr(keeping, "TABLES", room)
    for number in range(20):
        page(client, grid, "", f"?rows={number}")
    assert room._used <= 20_000
