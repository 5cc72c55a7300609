"""The summit of Dushanbe, run from its planning to the register (cases/dushanbe-2007.toml)."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.collection.pages.session import session_page
from foedus.collection.pages.session_body import body_page
from foedus.law.terms.acts import Kind
from foedus.opened import open_register
from foedus.register.models import Notification
from foedus.register.verifying import verify_stored
from support.summits import answered, case, played, signatures, view_on

pytestmark = pytest.mark.django_db
TOLD = case("dushanbe-2007")
SUMMIT = "cis/chs/2007-10-05"
AFTER = date(2007, 10, 6)


@pytest.fixture(scope="module")
def opened(django_db_setup, django_db_blocker, tmp_path_factory):
    with played(TOLD, tmp_path_factory.mktemp("before"), django_db_blocker) as register:
        yield register


@pytest.mark.parametrize(
    "answer",
    TOLD["answers"],
    ids=[f"{a['ask']} {a.get('of', a.get('by'))}" for a in TOLD["answers"]],
)
def test_dushanbe_2007_the_register_answers(opened, answer):
    assert answered(opened, TOLD, answer) == answer["is"]


@pytest.mark.parametrize("document", [one["name"] for one in TOLD["documents"]])
def test_dushanbe_2007_the_matrix_is_that_of_the_record_that_we_ship(opened, document):
    """Who signed and who did not; what the record disputes is unknown here."""
    shipped = open_register("cis")

    def told(register):
        acts = [act for act in signatures(register, TOLD, document) if act.rival is None]
        return {(act.party, act.kind, act.qualification) for act in acts}

    assert told(opened) == told(shipped)


def test_dushanbe_2007_its_page_is_that_of_the_record_that_we_ship(opened):
    ran = session_page(view_on(opened, AFTER), SUMMIT)
    shipped = session_page(view_on(open_register("cis"), AFTER), SUMMIT)

    assert [one.party.id for one in ran.chairs] == [one.party.id for one in shipped.chairs]
    assert (ran.host.id, ran.held[0].day.day) == (shipped.host.id, shipped.held[0].day.day)
    assert {one.id for one in ran.documents} == {one.id for one in shipped.documents}
    assert {row.party.id for row in ran.delegations} == {r.party.id for r in shipped.delegations}
    assert {one.kind for one in ran.done} == {Kind.APPOINTMENT, Kind.CHAIR_TAKEN}


def test_dushanbe_2007_the_council_seats_who_is_no_member_of_the_organisation(opened):
    seated = body_page(view_on(opened, AFTER), "cis/chs")

    assert {"TM", "UA"} == seated.beyond
    assert len(seated.seated) == 12


def test_dushanbe_2007_every_document_is_notified_once_and_the_journal_is_sound(opened):
    notified = sorted(Notification.objects.values_list("instrument", flat=True))

    assert notified == sorted(one["name"] for one in TOLD["documents"])
    assert verify_stored().sound
