"""The desk for programs: copies seen and confirmed with a key, dossiers read; nothing recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from foedus.accounts.keys import make_key
from foedus.accounts.roles import Role
from foedus.accounts.scopes import Scope
from foedus.register.days import legal_day
from foedus.register.held import held
from foedus.register.models import Dispatch, DispatchEvent, Entry
from support.desk import recorded
from support.lake import load_lake
from support.people import someone

IN_A_WEEK = datetime.now(UTC).date() + timedelta(days=7)


@pytest.fixture
def copy(db: None, tmp_path: Path) -> Dispatch:
    load_lake(tmp_path / "lake")
    officers = someone(Role.DEPOSITARY_OFFICER), someone(Role.DEPOSITARY_OFFICER)
    return recorded(*officers).notification.dispatches.get(addressee="MD")


def key(role: Role, delegation: str = "MD", *scopes: Scope) -> dict[str, str]:
    owner = someone(role, delegation)
    named = scopes or (Scope.DESK_READ, Scope.RECEIPTS_CONFIRM)
    _, text = make_key(owner=owner, name="a key", scopes=named, expires_on=IN_A_WEEK)
    return {"Authorization": f"Bearer {text}"}


def confirm(copy: Dispatch, headers: dict[str, str], **said: str):
    body = {"day": legal_day(held().register, copy.notification.at).isoformat(), **said}
    path = f"/api/v1/copies/{copy.pk}/receipt"
    return Client().post(path, body, content_type="application/json", headers=headers)


def test_a_delegation_sees_its_own_copies_and_no_others(copy: Dispatch) -> None:
    own = Client().get("/api/v1/copies", headers=key(Role.DELEGATION_MEMBER)).json()["copies"]
    others = "/api/v1/copies?addressee=BY"

    assert [(one["number"], one["addressee"], one["received"]) for one in own] == [
        (copy.pk, "MD", None)
    ]
    assert own[0]["notification"] == copy.notification.reference
    assert Client().get(others, headers=key(Role.DELEGATION_MEMBER)).status_code == 403


def test_an_officer_sees_those_of_every_state_page_by_page(copy: Dispatch) -> None:
    headers = key(Role.DEPOSITARY_OFFICER)
    first = Client().get("/api/v1/copies?limit=2", headers=headers).json()
    rest = Client().get(f"/api/v1/copies?before={first['next']}", headers=headers).json()

    numbers = [one["number"] for one in (*first["copies"], *rest["copies"])]
    assert numbers == sorted(Dispatch.objects.values_list("pk", flat=True), reverse=True)
    assert rest["next"] is None


def test_a_delegation_confirms_its_copy_and_it_no_longer_waits(copy: Dispatch) -> None:
    headers = key(Role.DELEGATION_MEMBER)
    told = confirm(copy, headers)

    assert told.status_code == 200, told.content
    assert date.fromisoformat(told.json()["received"]) == copy.events.get().day
    waiting = Client().get("/api/v1/copies?waiting=true", headers=headers).json()
    assert waiting == {"copies": [], "next": None}


def test_a_second_confirmation_says_so_and_writes_nothing(copy: Dispatch) -> None:
    headers = key(Role.DELEGATION_MEMBER)
    confirm(copy, headers)
    size = Entry.objects.count()

    assert confirm(copy, headers).status_code == 409
    assert Entry.objects.count() == size


@pytest.mark.parametrize("day", ["2024-05-01", "2099-01-01", "yesterday", ""])
def test_a_day_that_cannot_be_is_refused_with_its_reason(copy: Dispatch, day: str) -> None:
    told = confirm(copy, key(Role.DELEGATION_MEMBER), day=day)

    assert told.status_code in {400, 422}
    assert told.json()["detail"]
    assert not DispatchEvent.objects.exists()


def test_nobody_confirms_for_another_state_or_without_the_scope(copy: Dispatch) -> None:
    assert confirm(copy, key(Role.DELEGATION_MEMBER, "BY")).status_code == 403
    assert confirm(copy, key(Role.DELEGATION_MEMBER, "MD", Scope.READ)).status_code == 403
    assert confirm(copy, {}).status_code == 401


def test_a_copy_that_there_is_not_is_not_found(copy: Dispatch) -> None:
    headers = key(Role.DELEGATION_MEMBER)
    path = f"/api/v1/copies/{'9' * 30}/receipt"

    told = Client().post(
        path, {"day": "2024-05-02"}, content_type="application/json", headers=headers
    )
    assert told.status_code == 404


def test_officers_read_the_dossiers_and_the_act_that_each_became(copy: Dispatch) -> None:
    told = (
        Client()
        .get("/api/v1/dossiers", headers=key(Role.AUDITOR, "MD", Scope.DESK_READ))
        .json()["dossiers"]
    )

    assert [(one["stage"], one["act"]) for one in told] == [
        ("recorded", copy.notification.block.acts.get().act)
    ]
    assert Client().get("/api/v1/dossiers", headers=key(Role.DELEGATION_MEMBER)).status_code == 403
