"""Acts as recorded, what is told otherwise, and what would follow."""

from __future__ import annotations

from typing import Any, Final, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Body, Query, Router, Schema
from pydantic import Field

from foedus.api.answering import Now, answered, written
from foedus.api.asked import Day, Known, Name, Spoken
from foedus.api.declaring import operation
from foedus.api.errors import NoSuchThing
from foedus.api.routes.instruments import CSV
from foedus.api.shapes import answers, things
from foedus.api.shapes.common import Envelope
from foedus.api.things import act_in_full, act_told
from foedus.collection.formats.csv_text import changes_csv
from foedus.law.terms.acts import Kind
from foedus.law.terms.errors import UnknownName
from foedus.opened import OpenRegister
from foedus.register.models import ActRow

router = Router()
MOST_SUPPOSED: Final = 50
"""So many acts may be supposed at once."""
_LAST: Final = 2**53
"""The largest number that every reader of JSON reads exactly."""


class ActFilters(Spoken):
    """Which acts are listed, and from where on."""

    instrument: Name | None = Field(None, description="Done under this instrument.")
    party: Name | None = Field(None, description="Done by this party.")
    kind: Name | None = Field(None, description="Only of this kind: ratification, withdrawal …")
    known: Day | None = Field(None, description="Only what could be known of on this day.")
    since: Day | None = Field(None, description="Only what can count from this day or later.")
    after: int = Field(0, ge=0, le=_LAST, description="The value of `next` on the page before.")
    limit: int = Field(100, ge=1, le=500, description="At most so many.")


@router.get("/acts", **operation("acts", Envelope[things.Acts]))
def acts(request: HttpRequest, asked: Query[ActFilters]) -> HttpResponseBase:
    """The acts in the order in which they were recorded, page by page.

    Who comes back with the last `next` is told what was recorded since.
    """
    return answered(request, asked, lambda now: _page(now, asked))


def _page(now: Now, asked: ActFilters) -> dict[str, Any]:
    rows = _fitting(now.opened, asked).filter(
        pk__gt=asked.after, block__entry_id__lt=now.state.size
    )
    page = list(rows.select_related("block").order_by("pk")[: asked.limit + 1])
    held = page[: asked.limit]
    return {
        "acts": [act_told(row) for row in held],
        "next": held[-1].pk if held else asked.after,
        "more": len(page) > asked.limit,
    }


def _fitting(opened: OpenRegister, asked: ActFilters) -> QuerySet[ActRow]:
    rows = ActRow.objects.all()
    if asked.instrument:
        rows = rows.filter(instrument=opened.names.instrument(asked.instrument))
    if asked.party:
        rows = rows.filter(party=opened.names.party(asked.party))
    if asked.kind:
        rows = rows.filter(kind=_kind(asked.kind))
    if asked.known:
        rows = rows.filter(Q(known_from=None) | Q(known_from__lte=asked.known))
    if asked.since:
        rows = rows.filter(legal_from__gte=asked.since)
    return rows


def _kind(word: str) -> str:
    if word not in set(Kind):
        raise UnknownName("kind of act", word, [str(kind) for kind in Kind])
    return word


@router.get("/acts/{path:act}", **operation("act", Envelope[things.ActInFull]))
def act(request: HttpRequest, act: Name, asked: Query[Spoken]) -> HttpResponseBase:
    """One act with all that is recorded of it, and its entry in the journal."""

    def told(now: Now) -> dict[str, Any]:
        rows = ActRow.objects.select_related("block", "block__entry")
        row = rows.filter(act=act, block__entry_id__lt=now.state.size).first()
        if row is None:
            raise NoSuchThing(f"The register holds no act {act!r}; /api/v1/acts lists them.")
        return act_in_full(row)

    return answered(request, asked, told)


class Compared(Spoken):
    """Two days of knowledge."""

    earlier: Day = Field(description="What the register knew at the end of this day …")
    later: Day | None = Field(None, description="… and of this one. Default: all it knows now.")
    reading: list[Name] = Field([], max_length=20, description="Follow this reading.")


@router.get("/changes", **operation("changes", Envelope[answers.Changes]))
def changes(request: HttpRequest, asked: Query[Compared]) -> HttpResponseBase:
    """What the register tells otherwise on the later day, and the acts behind it."""
    return answered(request, asked, lambda now: _changes(now, asked).data)


@router.get("/changes.{suffix}", **operation("changes_as"))
def changes_as(
    request: HttpRequest,
    suffix: Literal["csv"],  # noqa: ARG001 - there is one yet
    asked: Query[Compared],
) -> HttpResponseBase:
    """What is told otherwise, a row a stretch of days."""

    def write(now: Now) -> bytes:
        return changes_csv(_changes(now, asked).answer, now.speaker).encode()

    return written(request, asked, CSV, write)


def _changes(now: Now, asked: Compared) -> Any:
    return now.opened.changes(asked.earlier, asked.later, readings=asked.reading)


class Supposition(Schema):
    """A hypothetical act."""

    party: Name
    kind: Kind
    instrument: Name
    date: Day


class Supposed(Known):
    """Hypothetical acts, and what is known beside them."""

    acts: list[Supposition] = Field(min_length=1, max_length=MOST_SUPPOSED)


@router.post("/suppose", **operation("suppose", Envelope[answers.Changes]))
def suppose(request: HttpRequest, asked: Body[Supposed]) -> HttpResponseBase:
    """What would follow from acts that nobody has done. Nothing is recorded."""

    def told(now: Now) -> dict[str, Any]:
        texts = [_text(now.opened, one) for one in asked.acts]
        return now.opened.suppose(*texts, **now.knowing).data

    response = answered(request, asked, told)
    response["Cache-Control"] = "no-store"
    return response


def _text(opened: OpenRegister, one: Supposition) -> str:
    """The supposition as the law reads it: codes and ids have no spaces."""
    party, instrument = opened.names.party(one.party), opened.names.instrument(one.instrument)
    return f"{party} {one.kind} {instrument} {one.date.isoformat()}"
