"""Sessions and bodies in the API: what the pages show, as data."""

import pytest

from foedus.collection.pages.session import session_page
from foedus.collection.pages.view import View

SUMMIT = "cis/chs/2007-10-05"

pytestmark = pytest.mark.usefixtures("register")


def answer(client, path, **asked):
    response = client.get(f"/api/v1/{path}", asked)
    assert response.status_code == 200, response.content
    return response.json()["answer"]


def test_a_session_tells_chair_and_host_apart(client):
    told = answer(client, "sessions/cis/cfm/2022-05-13", on="2022-05-14")

    assert (told["chairs"], told["host"]) == (["KZ"], "TJ")
    assert next(one["day"] for one in told["planned"]) == "2022-04-08"
    assert [one["day"] for one in told["held"]] == ["2022-05-13"]


def test_an_announcement_is_not_attendance(client):
    told = answer(client, "sessions/cis/cfm/2022-05-13", on="2022-05-14")
    by_party = {one["party"]: one for one in told["delegations"]}

    assert by_party["TM"]["announced"] is not None
    assert by_party["TM"]["recorded"] is None


def test_signatures_are_told_as_they_are_recorded_and_no_others(client):
    told = answer(client, f"sessions/{SUMMIT}", on="2007-10-06")
    documents = {one["id"]: one["signatures"] for one in told["documents"]}
    award = documents["cis/award-rahmon-2007"]

    assert [(one["party"], one["signed"]) for one in award] == [("GE", True)]
    opinions = [
        (name, one["party"])
        for name, signatures in documents.items()
        for one in signatures
        if one["qualification"] == "special-opinion"
    ]
    assert opinions == [("cis/concept-2007", "AZ")]


def test_what_is_told_is_what_the_page_shows(client, opened):
    import datetime as dt

    told = answer(client, f"sessions/{SUMMIT}", on="2007-10-06")
    view = View(
        opened=opened,
        on=dt.date(2007, 10, 6),
        known=None,
        readings=opened.chosen(()),
        language="en",
    )
    page = session_page(view, SUMMIT)

    assert [one["id"] for one in told["documents"]] == [one.id for one in page.documents]
    assert [one["party"] for one in told["delegations"]] == [r.party.id for r in page.delegations]


def test_sessions_can_be_asked_by_body(client):
    told = answer(client, "sessions", body="cis/cfm")["sessions"]

    assert {one["body"] for one in told} == {"cis/cfm"}
    assert [one["moved"] for one in told if one["id"] == "cis/cfm/2022-05-13"] == [True]


def test_a_body_can_seat_who_is_no_member(client):
    told = answer(client, "bodies/cis/chs", on="2007-10-05")

    assert {"UA", "TM"} <= set(told["seated"])
    assert set(told["beyond"]) == {"UA", "TM"}


def test_a_body_that_is_not_held_is_told_with_the_nearest(client):
    response = client.get("/api/v1/bodies/cis/chss")

    assert response.status_code == 404
    assert "cis/chs" in response.json()["detail"]
