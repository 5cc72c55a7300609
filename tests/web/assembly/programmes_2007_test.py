"""The programmes of the summit of 2007, and the clause of the free-trade treaty, on their pages."""

import pytest
from django.test import Client

from support.desk_pages import words
from support.loaded import cis_loaded

WAYS = "/disputes/ways?instrument=cis/free-trade-2011&claimant={}&respondent={}&on={}"


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    with cis_loaded(django_db_blocker):
        yield


pytestmark = pytest.mark.usefixtures("_loaded", "db")


def test_dushanbe_2007_the_programme_against_terrorism_runs_for_three_years() -> None:
    def read(day: str) -> str:
        return words(Client().get(f"/programmes/cis/terrorism-programme-2007?on={day}"))

    assert "not begun" in read("2007-12-31")
    assert "running" in read("2008-01-01")
    assert "running" in read("2010-12-31")
    assert "term over" in read("2011-01-01")
    assert "The text of its measures is not held" in read("2009-01-01")


@pytest.mark.parametrize("name", ["crime-programme-2007", "drugs-programme-2007", "concept-2007"])
def test_dushanbe_2007_a_term_that_no_source_gives_stays_unknown(name: str) -> None:
    page = words(Client().get(f"/programmes/cis/{name}?on=2009-01-01"))

    assert "term not known" in page
    assert "not held" in page


def test_the_list_holds_what_was_adopted_by_the_day() -> None:
    page = words(Client().get("/programmes?on=2006-01-01"))

    assert "2006 – 2008" in page
    assert "2008 – 2010" not in page


def test_the_ways_of_the_free_trade_treaty_are_told_with_its_words() -> None:
    open_court = words(Client().get(WAYS.format("KZ", "RU", "2020-01-01")))
    closed = words(Client().get(WAYS.format("UA", "RU", "2016-01-02")))

    assert "be submitted for consideration of the CIS Economic Court" in open_court
    assert "Kazakhstan is a party to" in open_court
    assert "VCLT 65(4)" in closed
    assert "Ukraine is no party to" in closed
