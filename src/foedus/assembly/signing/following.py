"""What has changed in a grid since somebody last looked: for screens that follow one another."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from foedus.assembly.models import Capacity, Grid, Seat, SignatureEvent
from foedus.signing.manners import OPEN, SIGNATURES, SigningManner
from foedus.signing.terms import GridTally


@dataclass(frozen=True, slots=True)
class Changes:
    """The entries after a cursor; *cursor* is that of the last one given."""

    cursor: int
    events: tuple[SignatureEvent, ...]


def last_of(grid: Grid) -> int:
    """The cursor of the last entry; 0 where there is none."""
    return grid.events.aggregate(last=Max("pk"))["last"] or 0


def state_tag(grid: Grid) -> str:
    """What stands for all that can be followed: the same, as long as nothing has changed."""
    return f"{grid.pk}-{grid.version}-{last_of(grid)}"


def changes_since(grid: Grid, after: int, most: int = 500) -> Changes:
    """The entries that came after *after*, the oldest first, at most so many."""
    found = grid.events.filter(pk__gt=after).select_related("by", "document", "replaces")
    events = tuple(found.order_by("pk")[:most])
    return Changes(events[-1].pk if events else after, events)


def latest(grid: Grid, most: int) -> list[SignatureEvent]:
    """The last entries of documents that still lie, the newest first."""
    found = standing(grid).select_related("by", "document__draft")
    return list(found.order_by("-pk")[:most])


def standing(grid: Grid) -> QuerySet[SignatureEvent]:
    """The entries by which the cells stand; documents that were withdrawn left out."""
    return SignatureEvent.objects.filter(grid=grid, replaced_by=None, document__withdrawn=False)


def tally_of(grid: Grid) -> GridTally:
    """How the cells stand, counted by the database."""
    rows = standing(grid).values("manner").annotate(count=Count("pk")).order_by()
    told = Counter({row["manner"]: row["count"] for row in rows})
    seats = Seat.objects.filter(meeting_id=grid.meeting_id, capacity=Capacity.MEMBER).count()
    of = grid.documents.filter(withdrawn=False).count() * seats
    signed = sum(told[manner] for manner in SIGNATURES)
    closed = sum(count for manner, count in told.items() if SigningManner(manner) not in OPEN)
    return GridTally(signed=signed, not_signed=closed - signed, open=max(0, of - closed), of=of)


def signed_by_party(grid: Grid) -> dict[str, int]:
    """How many documents each delegation has signed."""
    rows = standing(grid).filter(manner__in=SIGNATURES).values("party").order_by()
    return {row["party"]: row["count"] for row in rows.annotate(count=Count("pk"))}
