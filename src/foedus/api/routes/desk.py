"""The desk for programs: dossiers to read, copies to see and to confirm. Nothing is recorded here.

An act needs two people who are present; no key records one.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from foedus.accounts.errors import Refused
from foedus.accounts.models import User
from foedus.accounts.principals import account_of, principal_of_request
from foedus.accounts.protecting import require
from foedus.accounts.reasons import Reason
from foedus.api.answering import JSON
from foedus.api.asked import Day, clean
from foedus.api.declaring import operation
from foedus.api.errors import NoSuchThing, NotNow
from foedus.api.shapes import copies as shapes
from foedus.register.desk.dispatching import confirm_receipt as confirm
from foedus.register.desk.letters import letter_from
from foedus.register.errors import NotOurs
from foedus.register.models import Dispatch, DispatchEvent, Dossier

router = Router()
_LAST: Final = 2**53
_LONGEST_EVIDENCE: Final = 2_000


class Paged(Schema):
    """One page of a list, the latest first."""

    before: int | None = Field(None, ge=0, le=_LAST, description="Those of lower numbers.")
    limit: int = Field(50, ge=1, le=200, description="At most so many.")


class CopiesAsked(Paged):
    """Whose copies."""

    addressee: str = Field("", max_length=8, description="A state's code. Default: your own.")
    waiting: bool = Field(default=False, description="Only those not yet received.")


@router.get("/copies", **operation("copies", shapes.Copies))
def copies(request: HttpRequest, asked: Query[CopiesAsked]) -> HttpResponseBase:
    """Copies of notifications: a delegation sees its own, an officer those of every state."""
    addressee = clean(asked.addressee) if asked.addressee else _own_state(request)
    require(request, "register.view_receipts", addressee)
    rows = Dispatch.objects.select_related("notification").prefetch_related("events")
    rows = rows.filter(addressee=addressee) if addressee else rows
    if asked.waiting:
        rows = rows.exclude(events__what=DispatchEvent.What.RECEIVED)
    held, following = _page(rows, asked)
    return _private({"copies": [_copy(one) for one in held], "next": following})


class Received(Schema):
    """That a copy was received, and on what evidence an officer says so."""

    day: Day
    evidence: str = Field("", max_length=_LONGEST_EVIDENCE)


@router.post("/copies/{int:number}/receipt", **operation("confirm_receipt", shapes.CopyTold))
def confirm_receipt(request: HttpRequest, number: int, said: Received) -> HttpResponseBase:
    """Confirm that a copy was received on a day: the addressee's periods run from then."""
    found = Dispatch.objects.filter(pk=min(number, _LAST)).first()
    if found is None:
        raise NoSuchThing(f"There is no copy {number}; /api/v1/copies lists yours.")
    require(request, "register.confirm_receipt", found.addressee)
    try:
        confirm(_account(request), number, said.day, clean(said.evidence), timezone.now())
    except NotOurs as fault:
        raise NotNow(str(fault)) from fault
    return _private(_copy(Dispatch.objects.select_related("notification").get(pk=number)))


@router.get("/dossiers", **operation("dossiers", shapes.Dossiers))
def dossiers(
    request: HttpRequest,  # noqa: ARG001 - a route
    asked: Query[Paged],
) -> HttpResponseBase:
    """The dossiers of the desk, the latest first."""
    rows = Dossier.objects.select_related("block").prefetch_related("block__acts")
    held, following = _page(rows, asked)
    return _private({"dossiers": [_dossier(one) for one in held], "next": following})


def _own_state(request: HttpRequest) -> str:
    account = account_of(principal_of_request(request))
    return "" if account is None else account.delegation


def _account(request: HttpRequest) -> User:
    account = account_of(principal_of_request(request))
    if account is None:
        raise Refused("register.confirm_receipt", Reason.NOT_SIGNED_IN)
    return account


def _page(rows: QuerySet[Any], asked: Paged) -> tuple[list[Any], int | None]:
    before = rows if asked.before is None else rows.filter(pk__lt=asked.before)
    page = list(before.order_by("-pk")[: asked.limit + 1])
    held = page[: asked.limit]
    return held, held[-1].pk if len(page) > asked.limit else None


def _copy(row: Dispatch) -> dict[str, Any]:
    letter = letter_from(row.notification)
    days = {event.what: event.day for event in row.events.all()}
    return {
        "number": row.pk,
        "notification": letter.reference,
        "instrument": letter.instrument,
        "acts": list(letter.acts),
        "addressee": row.addressee,
        "capacity": row.capacity,
        "notified": letter.on,
        **{what: days.get(what) for what in ("sent", "failed", "received")},
    }


def _dossier(row: Dossier) -> dict[str, Any]:
    act = None if row.block is None else next(iter(row.block.acts.all()), None)
    return {
        "number": row.pk,
        "stage": row.stage,
        "kind": row.kind,
        "instrument": row.instrument,
        "party": row.party,
        "opened": row.opened_at.isoformat(),
        "changed": row.changed_at.isoformat(),
        "act": None if act is None else act.act,
    }


def _private(told: dict[str, Any]) -> HttpResponse:
    """What only the one who asked may keep, and only for now."""
    response = HttpResponse(msgspec.json.encode(told), content_type=JSON)
    response["Cache-Control"] = "private, no-store"
    return response
