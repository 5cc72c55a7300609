"""The ministers' session of 13 May 2022, first planned for 8 April (cases/ministers-2022.toml)."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.collection.pages.session import session_page
from foedus.opened import open_register
from support.summits import answered, case, played, view_on

pytestmark = pytest.mark.django_db
TOLD = case("ministers-2022")
SESSION = "cis/cfm/2022-05-13"


@pytest.fixture(scope="module")
def opened(django_db_setup, django_db_blocker, tmp_path_factory):
    with played(TOLD, tmp_path_factory.mktemp("before"), django_db_blocker) as register:
        yield register


@pytest.mark.parametrize(
    "answer",
    TOLD["answers"],
    ids=[f"{a['ask']} {a.get('of', a.get('by'))}" for a in TOLD["answers"]],
)
def test_ministers_2022_the_register_answers(opened, answer):
    assert answered(opened, TOLD, answer) == answer["is"]


def test_ministers_2022_an_announcement_is_not_attendance(opened):
    page = session_page(view_on(opened, date(2022, 5, 14)), SESSION)
    announced = {row.party.id for row in page.delegations if row.announced is not None}
    recorded = {row.party.id for row in page.delegations if row.recorded is not None}

    assert announced == set(TOLD["sessions"][0]["announced"])
    assert recorded < announced


def test_ministers_2022_who_presides_is_not_who_is_host(opened):
    page = session_page(view_on(opened, date(2022, 5, 14)), SESSION)

    assert [one.party.id for one in page.chairs] == ["KZ"]
    assert page.host.id == "TJ"


@pytest.mark.parametrize("day", [date(2022, 4, 7), date(2022, 4, 8), date(2022, 5, 12)])
def test_ministers_2022_its_days_are_those_of_the_record_that_we_ship(opened, day):
    def told(register):
        page = session_page(view_on(register, day), SESSION)
        return page.stand, [one.day.day for one in page.planned], page.host.id

    ran, shipped = told(opened), told(open_register("cis"))
    assert (ran[0], ran[1][:1], ran[2]) == (shipped[0], shipped[1][:1], shipped[2])
