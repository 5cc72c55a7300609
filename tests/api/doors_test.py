"""Who may what: each operation with each kind of reader and each scope; rates; forgery."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from foedus.accounts.models import Refusal
from foedus.accounts.protecting import declared
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.api import addresses
from foedus.api.addresses import urlpatterns
from foedus.api.document import document, operations_in
from foedus.api.feeds.addresses import urlpatterns as feeds
from foedus.api.permissions import OPERATIONS
from support.people import sign_in, someone

VALUES = {
    "instrument": "cis/charter-1993",
    "party": "AM",
    "first": "AM",
    "second": "BY",
    "organisation": "cis",
    "office": "nobody",
    "session": "cis/chs/2007-10-05",
    "body": "cis/chs",
    "act": "nothing",
    "seq": "0",
    "number": "1",
    "suffix": "csv",
    "batch": "00000000-0000-0000-0000-000000000000",
}
ROWS = [
    (address, method, one["operationId"]) for (address, method), one in operations_in(document())
]


def asked(client, address, method, **more):
    path = address.format(**VALUES)
    return getattr(client, method)(path, **more)


def test_every_operation_stands_in_the_table_and_the_other_way_round():
    assert {name for _, _, name in ROWS} == set(OPERATIONS)
    assert len({name for _, _, name in ROWS}) == len(ROWS)


def test_every_address_declares_its_permission():
    for pattern in (*urlpatterns, *feeds):
        assert declared(pattern.callback)
        if pattern.name in OPERATIONS:
            assert declared(pattern.callback) == OPERATIONS[pattern.name].permission


def test_the_operations_of_one_address_need_the_same():
    by_address = {}
    for address, _, name in ROWS:
        by_address.setdefault(address, set()).add(OPERATIONS[name].permission)
    assert all(len(found) == 1 for found in by_address.values())


@pytest.mark.parametrize(("address", "method", "name"), ROWS, ids=[row[2] for row in ROWS])
def test_the_public_reads_and_does_not_hand_in(register, client, address, method, name):
    response = asked(client, address, method)
    assert (response.status_code == 401) is not OPERATIONS[name].is_open
    if response.status_code == 401:
        assert response["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("scope", list(Scope))
def test_a_key_does_what_its_scope_names_and_nothing_else(register, client, key, scope):
    owner = someone(Role.DEPOSITARY_OFFICER)
    headers = key(scope, owner=owner)
    for address, method, name in ROWS:
        response = asked(client, address, method, headers=headers)
        allowed = OPERATIONS[name].scope is scope
        assert (response.status_code != 403) is allowed, (name, scope, response.content)
        assert response.status_code != 401


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Bearer",
        "Bearer x",
        "Basic YTpi",
        "Bearer foedus_a_b",
        "Bearer a b",
        "Bearer \x00",
        "Bearer é",
        "bearer " + "x" * 9000,
    ],
)
def test_a_key_that_is_none_is_not_the_public(register, client, said):
    response = client.get("/api/v1/parties", headers={"Authorization": said})
    assert response.status_code == 401
    assert json.loads(response.content)["code"] == "E85"
    assert Refusal.objects.filter(reason="bad-key").count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_whoever_is_signed_in_reads_and_has_batches(register, client, role):
    sign_in(client, someone(role))
    assert client.get("/api/v1/parties").status_code == 200
    assert client.get("/api/v1/batches").status_code == 200


def test_a_session_writes_only_with_the_token_of_a_page(register):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, someone(Role.DELEGATION_MEMBER))
    body = json.dumps(
        {
            "acts": [
                {
                    "party": "AM",
                    "kind": "ratification",
                    "instrument": "cis/charter-1993",
                    "date": "2020-01-01",
                }
            ]
        }
    )
    address = reverse("api:suppose")
    refused = client.post(address, body, content_type="application/json")
    assert refused.status_code == 403
    assert Refusal.objects.filter(reason="forged").exists()
    client.cookies["csrftoken"] = "a" * 32
    passed = client.post(
        address, body, content_type="application/json", headers={"X-CSRFToken": "a" * 32}
    )
    assert passed.status_code == 200, passed.content
    anonymous = Client(enforce_csrf_checks=True)
    assert anonymous.post(address, body, content_type="application/json").status_code == 200


def test_a_key_writes_without_the_token_of_a_page(register, key):
    client = Client(enforce_csrf_checks=True)
    body = json.dumps(
        {
            "acts": [
                {
                    "party": "AM",
                    "kind": "ratification",
                    "instrument": "cis/charter-1993",
                    "date": "2020-01-01",
                }
            ]
        }
    )
    response = client.post(
        reverse("api:suppose"), body, content_type="application/json", headers=key(Scope.READ)
    )
    assert response.status_code == 200


@pytest.fixture
def rates(settings):
    """Rates so low that a test reaches them."""
    settings.NINJA_DEFAULT_THROTTLE_RATES = {"public": "3/d", "user": "5/d", "batch": "1/d"}


def test_the_public_is_slowed_down_and_told_until_when(register, client, rates):
    statuses = [client.get("/api/v1/parties").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    response = client.get("/api/v1/parties")
    assert 0 < int(response["Retry-After"]) <= 86400
    told = json.loads(response.content)
    assert (told["status"], told["code"]) == (429, "E106")
    assert Refusal.objects.filter(reason="throttled").count() == 3


def test_readers_are_counted_apart(register, client, rates, key):
    for _ in range(4):
        client.get("/api/v1/parties")
    assert client.get("/api/v1/parties", REMOTE_ADDR="203.0.113.7").status_code == 200
    one, other = key(Scope.READ), key(Scope.READ)
    statuses = [client.get("/api/v1/parties", headers=one).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert client.get("/api/v1/parties", headers=other).status_code == 200


def test_who_says_another_address_is_not_believed(register, client, rates):
    for number in range(4):
        said = {"X-Forwarded-For": f"203.0.113.{number}"}
        response = client.get("/api/v1/parties", headers=said)
    assert response.status_code == 429


def test_handing_in_has_a_rate_of_its_own(register, client, rates, key):
    headers = key(Scope.BATCH)
    statuses = [client.post("/api/v1/batches", headers=headers).status_code for _ in range(2)]
    assert statuses == [422, 429]
    assert client.get("/api/v1/batches", headers=headers).status_code == 200


def test_the_pages_of_the_api_are_declared_open():
    assert declared(addresses.openapi) == declared(addresses.docs) == "public"
