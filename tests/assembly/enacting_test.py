"""What a closing brings into the register besides signatures: decisions, adoptions, the session."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.decisions.deciding import Deciding, decide
from foedus.assembly.decisions.steps import Seen
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince
from foedus.assembly.models import ItemDraft, Meeting
from foedus.assembly.sessions.days import on_one_day
from foedus.assembly.sessions.holding import hold
from foedus.assembly.signing.closing import close_grid, propose_closing
from foedus.assembly.signing.errors import CannotClose
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.grids import NewGrid, open_grid
from foedus.procedure.enacting import Appointed
from foedus.register.held import held
from foedus.register.models import Entry
from foedus.register.verifying import verify_stored
from support.decisions import NOW, draft, item, key, load_league, meeting, officer, question, says
from support.people import sign_in, someone

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
LAMP = Appointed(office="lake/secretary", person="L. Lamp", effect=TODAY)


@pytest.fixture(autouse=True)
def _league(tmp_path, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    load_league(tmp_path)


@pytest.fixture
def session():
    return meeting()


def decided(session, *effects, under=None):
    """A question on which everybody agrees, decided with *effects*."""
    about = under or item(session, "Who is secretary")
    matter = question(about, kind="appointment")
    for party in ("AM", "BY", "KZ", "MD"):
        says(about, party)
    matter.refresh_from_db()
    deciding = Deciding(key=key(), effects=effects)
    return decide(Doing(officer(), NOW), Seen(matter.pk, matter.version), deciding)


def was_held(session):
    version = Meeting.objects.get(pk=session.pk).version
    hold(Doing(officer(), NOW), session.pk, version, on_one_day(TODAY, "Lakeside"))


def grid_of(session):
    return open_grid(Doing(officer(), NOW), NewGrid(meeting=session.pk, day=TODAY))


def proposed(grid):
    return propose_closing(Doing(officer(), NOW), grid.pk, last_of(grid))


def closed(closing):
    depositary = someone(Role.DEPOSITARY_OFFICER)
    return close_grid(Doing(depositary, NOW), closing.pk, closing.digest)


def holders(day):
    return [one["person"] for one in held().opened.holder("lake/secretary", on=day).data["holders"]]


def test_an_appointment_holds_from_its_day_on(session):
    decided(session, LAMP)
    was_held(session)
    closed(proposed(grid_of(session)))

    assert holders(date(2024, 5, 1)) == []
    assert holders(TODAY) == ["L. Lamp"]
    assert holders(date(2024, 5, 3)) == ["L. Lamp"]
    assert verify_stored().sound


def test_the_session_is_recorded_once_with_all_its_days(session):
    was_held(session)
    closed(proposed(grid_of(session)))

    (found,) = [one for one in held().register.sessions if one.id == session.name]
    assert [str(act.kind) for act in found.acts] == ["session-planned", "session-held"]
    assert found.body == "lake/council"


def test_a_document_that_was_adopted_and_signed_by_nobody_is_an_instrument(session):
    about = item(session, "A statement")
    paper = draft()
    ItemDraft.objects.create(item=about, draft=paper)
    decided(session, under=about)
    was_held(session)
    closed(proposed(grid_of(session)))

    instrument = held().register.instrument[paper.name]
    assert instrument.adopted == TODAY
    assert [str(act.kind) for act in instrument.acts] == ["adoption"]


def test_what_is_decided_after_the_proposal_is_seen_by_the_second_officer(session):
    was_held(session)
    closing = proposed(grid_of(session))
    decided(session, LAMP)
    before = Entry.objects.count()

    with pytest.raises(ChangedSince):
        closed(closing)
    assert Entry.objects.count() == before
    assert holders(TODAY) == []


def test_a_session_that_was_not_held_and_signed_nothing_leaves_nothing_to_record(session):
    with pytest.raises(CannotClose):
        proposed(grid_of(session))


def test_the_second_officer_sees_all_of_it_on_the_page(session):
    decided(session, LAMP)
    was_held(session)
    proposed(grid_of(session))
    client = sign_in(Client(), someone(Role.DEPOSITARY_OFFICER))

    page = client.get(f"/assembly/sessions/{session.pk}/signing/closing/").content.decode()
    assert "L. Lamp, Secretary, 2024-05-02" in page
    assert session.name in page
