"""The meeting on the eve of the ministers' session of 13 May 2022, as the report tells it."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.models.visits import Visibility
from foedus.assembly.visits.holding import Participant, VisitSheet, record
from foedus.assembly.visits.waiting import of_session
from foedus.register.held import held
from support.loaded import cis_loaded
from support.people import someone

TOLD = tomllib.loads((Path(__file__).parent / "visits_2022.toml").read_text(encoding="utf-8"))
NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with cis_loaded(django_db_blocker):
        yield


def sheet() -> VisitSheet:
    return VisitSheet(
        day=TOLD["day"],
        place=TOLD["place"],
        session=TOLD["session"],
        participants=tuple(Participant(**one) for one in TOLD["participants"]),
        topics=tuple(TOLD["topics"]),
        reported=TOLD["reported"],
        evidence=TOLD["evidence"],
        visibility=Visibility.PUBLIC,
    )


@pytest.mark.usefixtures("_loaded", "db")
def test_ministers_2022_the_executive_secretary_is_received_on_the_eve() -> None:
    visit = record(Doing(someone(Role.SECRETARIAT_OFFICER), NOW), sheet(), "v" * 16)

    assert of_session("cis/cfm/2022-05-13") == (visit,)
    page = Client().get(f"/assembly/visits/{visit.pk}/").content.decode()
    for words in ("Sergei Lebedev", "Sirojiddin Muhriddin", "Tajikistan", TOLD["reported"]):
        assert words in page
    assert "12 May 2022" in page


@pytest.mark.usefixtures("_loaded", "db")
def test_ministers_2022_the_register_has_the_meeting_as_an_act_of_the_session() -> None:
    session = next(one for one in held().register.sessions if one.id == TOLD["session"])
    told = [one for one in session.acts if one.kind == "communication"]

    assert [(one.date, one.party) for one in told] == [(date(2022, 5, 12), "TJ")]
    assert told[0].evidence.sources == ("ASIAPLUS-2022-05-12", "R205")
