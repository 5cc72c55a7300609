"""Every address × every person × every method, as addresses.toml says; none is left out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tomli
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client

from foedus.accounts.models import Refusal
from foedus.accounts.protecting import declared
from foedus.accounts.roles import Role
from foedus.api.document import document, operations_in
from support.addresses import every_address

from .conftest import PUBLIC, ROLES, SCOPES, WHO, Prepared

TABLES = [
    tomli.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("addresses*.toml"))
]
GROUPS: dict[str, list[str]] = TABLES[0]["groups"]
ROWS = [row for table in TABLES for row in table["address"]]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
WORDS = {"route", "does", "example", "sends", "answers"}
REFUSED = (401, 403)


@dataclass(frozen=True)
class Cell:
    """One address of the table with one of its methods."""

    row: dict[str, Any]
    method: str

    @property
    def api(self) -> bool:
        """Whether keys are looked at."""
        return self.row["example"].startswith("/api/v1/") and self.row["route"] != "api/^"

    @property
    def allowed(self) -> frozenset[str]:
        """Who may. On pages a key says nothing: its bearer is the public."""
        named = self.row[self.method]
        people = frozenset(
            who for name in ([named] if isinstance(named, str) else named) for who in spelt(name)
        )
        return people if self.api or PUBLIC not in people else people | set(SCOPES)

    @property
    def answers(self) -> frozenset[int]:
        """What those who may are told."""
        said = self.row.get("answers", {}).get(self.method, 200)
        return frozenset([said] if isinstance(said, int) else said)

    def __str__(self) -> str:
        return f"{self.method} {self.row['example']}"


def spelt(name: str) -> list[str]:
    """The people whom a word of the table means."""
    return GROUPS.get(name, [name])


CELLS = [Cell(row, method) for row in ROWS for method in METHODS if method in row]
WITHOUT_LANGUAGE = (
    "api/",
    "feeds/",
    "calendar/",
    "ru/",
    "health",
    "metrics",
    "sitemap.",
    "robots.",
)
PAGES = [cell for cell in CELLS if not cell.row["route"].startswith(WITHOUT_LANGUAGE)]
READ = [cell for cell in CELLS if cell.method == "GET"]
each_cell = pytest.mark.parametrize("cell", CELLS, ids=map(str, CELLS))


def asked(
    prepared: Prepared,
    cell: Cell,
    who: str,
    method: str = "",
    prefix: str = "",
    client: Client | None = None,
) -> tuple[HttpResponseBase, list[Refusal]]:
    """The answer to *who*, and what was kept of a refusal; everything else is taken back."""
    words = prepared.words_of(who)
    path = prefix + cell.row["example"].format(**words)
    sends = {name: text.format(**words) for name, text in cell.row.get("sends", {}).items()}
    method = method or cell.method
    with transaction.atomic():
        client = client or prepared.client(who)
        before = Refusal.objects.count()
        more = {"content_type": "application/json"} if cell.api and sends else {}
        data = (sends or None) if method == "POST" else None
        response = getattr(client, method.lower())(path, data, **more)
        response.close() if response.streaming else None
        noted = list(Refusal.objects.order_by("pk")[before:])
        transaction.set_rollback(True)
    return response, noted


def wrong(cell: Cell, who: str, response: HttpResponseBase, noted: list[Refusal]) -> str:
    """What is not as the table says, or nothing."""
    status, place = response.status_code, response.headers.get("Location", "")
    if who in cell.allowed:
        if noted or status not in cell.answers:
            return f"{who} may: {status} {place} {[one.reason for one in noted]}"
        return ""
    led_in = who == PUBLIC or (who in SCOPES and not cell.api)
    refusing = (status in REFUSED and not place) or (
        led_in and status == 302 and place.startswith(("/account/login/", "/ru/account/login/"))
    )
    if not refusing or len(noted) != 1:
        return f"{who} may not: {status} {place} {[one.reason for one in noted]}"
    return not_kept(cell, who, noted[0])


def told(faults: list[str]) -> str:
    """The faults, one on a line."""
    return "\n" + "\n".join(fault for fault in faults if fault)


def not_kept(cell: Cell, who: str, row: Refusal) -> str:
    """What the row of a refusal should have said, or nothing."""
    role = ROLES[who][0] if who in ROLES else Role.PUBLIC
    role = Role.DEPOSITARY_OFFICER if who in SCOPES and cell.api else role
    if (row.role, row.method) != (role, cell.method) or not row.reason:
        return f"{who}: kept as {row.role} {row.method} {row.reason}"
    named = PERMISSIONS[cell.row["route"]]
    if row.permission not in {named, ""} or (named != "public" and not row.permission):
        return f"{who}: kept for {row.permission}"
    return ""


PERMISSIONS = {route: declared(view) for route, view in every_address()}


def test_every_address_stands_in_the_table_and_nothing_else():
    assert {row["route"] for row in ROWS} == set(PERMISSIONS)


def test_every_operation_of_the_api_stands_in_the_table_with_its_method():
    in_table = {
        (cell.row["route"], cell.method)
        for cell in CELLS
        if cell.row["route"].startswith("api/v1/")
    }
    in_program = set()
    routes = [route for route in PERMISSIONS if route.startswith("api/v1/")]
    for (address, method), _one in operations_in(document()):
        (route,) = {one for one in routes if shape(one) == shape(address.lstrip("/"))}
        in_program.add((route, method.upper()))
    assert in_table == in_program


def shape(address: str) -> tuple[str, ...]:
    """An address with its words left open: ``<path:act>`` and ``{act}`` are the same."""
    parts = address.replace("<", "{").replace(">", "}").split("/")
    return tuple(
        "{" + part.strip("{").split(":")[-1] if part.startswith("{") else part for part in parts
    )


def test_the_table_knows_everybody_who_can_ask_and_nobody_else():
    known = {who for people in GROUPS.values() for who in people} | set(SCOPES)
    assert known == set(WHO)
    assert {who for cell in CELLS for who in cell.allowed} <= set(WHO)
    assert {role for role, _ in ROLES.values()} == set(Role)


def test_every_row_says_what_it_does_and_for_whom():
    for row in ROWS:
        assert row["does"]
        assert set(row) & set(METHODS), row
        assert set(row) - WORDS <= set(METHODS), row


@each_cell
def test_who_may_gets_through_and_whoever_may_not_is_refused_and_that_is_kept(prepared, cell):
    faults = [wrong(cell, who, *asked(prepared, cell, who)) for who in WHO]
    assert not any(faults), told(faults)


@pytest.mark.parametrize("cell", PAGES, ids=map(str, PAGES))
def test_the_russian_page_has_the_same_doors(prepared, cell):
    people = (PUBLIC, "an account of the public", "a delegation's member", "an auditor")
    faults = [wrong(cell, who, *asked(prepared, cell, who, prefix="/ru")) for who in people]
    assert not any(faults), told(faults)


@pytest.mark.parametrize("cell", READ, ids=map(str, READ))
def test_to_ask_for_the_headers_only_is_to_ask(prepared, cell):
    faults = []
    for who in (PUBLIC, "a delegation's member", "an auditor", "a key for read"):
        read, _ = asked(prepared, cell, who)
        headers, noted = asked(prepared, cell, who, method="HEAD")
        if headers.status_code != read.status_code or bool(noted) != (who not in cell.allowed):
            faults.append(f"{who}: {read.status_code}, headers {headers.status_code}")
        assert headers.streaming or not headers.content
    assert not any(faults), told(faults)


@pytest.mark.parametrize(
    "row", {row["route"]: row for row in ROWS}.values(), ids=lambda row: row["example"]
)
def test_what_the_table_does_not_name_nobody_does(prepared, row):
    """A method that does not stand at an address changes nothing and gives nothing."""
    named = {method for one in ROWS if one["route"] == row["route"] for method in one} & set(
        METHODS
    )
    faults = []
    for method in {*METHODS, "OPTIONS"} - named:
        for who in (PUBLIC, "another depositary officer"):
            response, _ = asked(prepared, Cell(row, "GET"), who, method)
            says_nothing = method == "OPTIONS" and not response.content
            if response.status_code not in {302, 401, 403, 404, 405} and not says_nothing:
                faults.append(f"{who}: {method} {response.status_code}")
    assert not any(faults), told(faults)


FORMS = [cell for cell in CELLS if cell.method in UNSAFE and cell.row["route"] != "api/^"]


@pytest.mark.parametrize("cell", FORMS, ids=map(str, FORMS))
def test_nothing_is_changed_by_a_form_that_another_site_sent(prepared, cell):
    """A session alone changes nothing: the form must come from a page of this site."""
    faults = []
    for who in set(ROLES) & cell.allowed:
        client = prepared.client(who, enforce_csrf_checks=True)
        response, noted = asked(prepared, cell, who, client=client)
        if response.status_code != 403 or [one.reason for one in noted] != ["forged"]:
            faults.append(f"{who}: {response.status_code} {[one.reason for one in noted]}")
    assert not any(faults), told(faults)


def test_what_is_counted_is_shown_to_this_machine_only(prepared):
    response = Client(REMOTE_ADDR="203.0.113.7").get("/metrics")
    assert (response.status_code, Refusal.objects.count()) == (403, 1)


def test_a_key_that_is_none_opens_nothing_of_the_api(prepared):
    client = Client(headers={"Authorization": "Bearer foedus_nothing_at-all"})
    cells = [cell for cell in CELLS if cell.api]
    statuses = {asked(prepared, cell, PUBLIC, client=client)[0].status_code for cell in cells}
    assert statuses <= {400, 401, 422}
