"""A page that did not change is not made again, and whoever has it is told so."""

from __future__ import annotations

import datetime as dt

import pytest

from foedus.accounts.roles import Role
from foedus.register.held import forget, held
from foedus.web import caching
from foedus.web.caching import PAGES, Kept, Pages
from foedus.web.collection import things
from support.people import sign_in, someone

TREATY = "/instruments/cis/free-trade-2011"


@pytest.fixture
def made(monkeypatch):
    """How often the page of a state was computed."""
    calls = []
    real = things.state_page

    def counting(*arguments):
        calls.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(things, "state_page", counting)
    return calls


def test_a_page_is_made_once(cis, reader, made):
    first, second = reader.get("/states/AM"), reader.get("/states/AM")
    assert first.content == second.content
    assert len(made) == 1


def test_who_has_the_page_is_told_that_nothing_changed(cis, reader, made):
    tag = reader.get("/states/AM")["ETag"]
    again = reader.get("/states/AM", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert reader.get("/states/AM", headers={"if-none-match": '"other"'}).status_code == 200


def test_languages_dates_and_readings_are_told_apart(cis, reader):
    asked = ("/states/AM", "/ru/states/AM", "/states/AM?on=2013-01-01")
    asked += ("/states/AM?known=2013-01-01", "/states/AM?reading=strict")
    tags = {reader.get(path)["ETag"] for path in asked}
    assert len(tags) == len(asked)


def test_a_page_is_made_anew_on_another_day(cis, reader, made, monkeypatch):
    reader.get("/states/AM")
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: tomorrow)
    reader.get("/states/AM")
    assert len(made) == 2


def test_the_page_of_somebody_signed_in_is_neither_kept_nor_taken(cis, reader, made):
    user = someone(Role.DEPOSITARY_OFFICER, username="the-officer")
    reader.get("/states/AM")
    sign_in(reader, user)
    own = reader.get("/states/AM")
    assert b"the-officer" in own.content
    assert len(made) == 2
    reader.logout()
    assert b"the-officer" not in type(reader)().get("/states/AM").content
    assert "Cookie" in own["Vary"]


def test_a_page_with_something_wrong_is_not_kept(cis, reader):
    reader.get("/states/AM?on=x")
    reader.get("/states/ZZ")
    assert PAGES._used == 0


def test_a_register_that_changed_makes_another_page(cis, reader, made, monkeypatch):
    reader.get("/states/AM")
    monkeypatch.setattr(caching, "_digest", lambda _root, _state: "another")
    reader.get("/states/AM")
    assert len(made) == 2


def test_the_digest_is_that_of_the_bytes_of_the_files(cis):
    one = caching.content_of(held())
    forget()
    caching._DIGESTS.clear()
    assert caching.content_of(held()) == one
    assert len(one) == 64


def test_only_so_much_is_kept_and_what_was_used_last_stays():
    pages = Pages(room=10)
    page = Kept(b"12345", (), '"x"')
    pages.put("a", page)
    pages.put("b", page)
    pages.get("a")
    pages.put("c", page)
    assert [pages.get(key) is not None for key in "abc"] == [True, False, True]


def test_a_page_that_is_larger_than_the_room_is_not_kept():
    pages = Pages(room=4)
    pages.put("a", Kept(b"12345", (), '"x"'))
    assert pages.get("a") is None
    assert pages._used == 0
