"""A service whose database holds no register yet."""

from __future__ import annotations

import json

import pytest

from foedus.register.held import forget


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/parties",
        "/api/v1/instruments/cis/charter-1993/status",
        "/api/v1/journal",
        "/api/v1/journal/log",
        "/feeds/changes.atom",
        "/calendar/deadlines.ics",
    ],
)
def test_without_a_register_it_says_that_it_is_not_ready(db, client, address):
    forget()
    response = client.get(address)
    assert response.status_code == 503
    assert json.loads(response.content)["code"] == "E90"


def test_without_a_register_it_is_not_well(db, client):
    forget()
    response = client.get("/health")
    assert response.status_code == 503
    assert json.loads(response.content)["status"] == "no register"


def test_the_document_and_its_page_are_there_all_the_same(db, client):
    assert client.get("/api/openapi.json").status_code == 200
    assert client.get("/api/docs").status_code == 200
