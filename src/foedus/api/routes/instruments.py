"""Questions about instruments, and instruments themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router
from pydantic import Field

from foedus.api.answering import Now, answered, written
from foedus.api.asked import Asked, Known, Name, Spoken
from foedus.api.declaring import operation
from foedus.api.shapes import answers, things
from foedus.api.shapes.common import Envelope
from foedus.api.things import instrument_brief, instrument_told
from foedus.collection.charts import timeline_chart
from foedus.collection.formats.akoma import akoma_ntoso
from foedus.collection.formats.csv_text import act_log_csv, status_csv, timeline_csv
from foedus.collection.formats.linked_data import graph_of, json_ld, turtle
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible

router = Router()
CSV: Final = "text/csv"
AKN: Final = "application/akn+xml"
Suffix = Literal["csv", "jsonld", "ttl"]
TYPES: Final = MappingProxyType(
    {"csv": CSV, "jsonld": "application/ld+json", "ttl": "text/turtle", "svg": "image/svg+xml"}
)
"""What the ends of addresses stand for."""


class Filters(Spoken):
    """Which instruments are listed, and from where on."""

    within: Name | None = Field(None, description="Concluded within this organisation.")
    kind: Name | None = Field(None, description="Only of this kind: treaty, protocol …")
    subject: Name | None = Field(None, description="Only about this subject.")
    after: Name | None = Field(None, description="Those whose id comes after this one.")
    limit: int = Field(50, ge=1, le=500, description="At most so many.")


@router.get("/instruments", **operation("instruments", Envelope[things.Instruments]))
def instruments(request: HttpRequest, asked: Query[Filters]) -> HttpResponseBase:
    """The instruments that the register holds, in the order of their ids, page by page."""
    return answered(request, asked, lambda now: _page(now, asked))


def _page(now: Now, asked: Filters) -> dict[str, Any]:
    within = now.opened.names.organisation(asked.within) if asked.within else ""
    found = sorted(_fitting(now.register.instruments, asked, within), key=lambda one: one.id)
    start = bisect_right(found, asked.after, key=lambda one: one.id) if asked.after else 0
    page = found[start : start + asked.limit]
    more = len(found) > start + asked.limit
    return {
        "instruments": [instrument_brief(one) for one in page],
        "total": len(found),
        "next": page[-1].id if page and more else None,
    }


def _fitting(held: Iterable[Instrument], asked: Filters, within: str) -> list[Instrument]:
    return [
        one
        for one in held
        if (not within or one.within == within)
        and (not asked.kind or one.kind == asked.kind)
        and (not asked.subject or asked.subject in one.subjects)
    ]


@router.get(
    "/instruments/{path:instrument}/status", **operation("status", Envelope[answers.Status])
)
def status(request: HttpRequest, instrument: Name, asked: Query[Asked]) -> HttpResponseBase:
    """How each state stands to an instrument, and whether it is in force."""
    return answered(request, asked, lambda now: now.opened.status(instrument, **now.times).data)


@router.get("/instruments/{path:instrument}/status.{suffix}", **operation("status_as"))
def status_as(
    request: HttpRequest, instrument: Name, suffix: Suffix, asked: Query[Asked]
) -> HttpResponseBase:
    """The status table as CSV, JSON-LD or Turtle."""
    base = request.build_absolute_uri("/").rstrip("/")

    def write(now: Now) -> bytes:
        answer = now.opened.status(instrument, **now.times).answer
        if suffix == "csv":
            return status_csv(answer, now.speaker).encode()
        graph = graph_of(now.register, base, instruments=[answer.instrument], standings=[answer])
        return (json_ld(graph) if suffix == "jsonld" else turtle(graph)).encode()

    return written(request, asked, TYPES[suffix], write, seen_from=base)


@router.get(
    "/instruments/{path:instrument}/parties/{party}", **operation("why", Envelope[answers.Why])
)
def why(
    request: HttpRequest, instrument: Name, party: Name, asked: Query[Asked]
) -> HttpResponseBase:
    """Why a state stands to an instrument as it does: the acts, the clauses, the arithmetic."""
    return answered(request, asked, lambda now: now.opened.why(instrument, party, **now.times).data)


@router.get(
    "/instruments/{path:instrument}/timeline", **operation("timeline", Envelope[answers.Timeline])
)
def timeline(request: HttpRequest, instrument: Name, asked: Query[Known]) -> HttpResponseBase:
    """How each state stood to an instrument over all time."""
    return answered(request, asked, lambda now: now.opened.timeline(instrument, **now.knowing).data)


@router.get("/instruments/{path:instrument}/timeline.{suffix}", **operation("timeline_as"))
def timeline_as(
    request: HttpRequest, instrument: Name, suffix: Literal["csv", "svg"], asked: Query[Asked]
) -> HttpResponseBase:
    """The timeline as CSV, or drawn up to the day that is asked about."""

    def write(now: Now) -> bytes:
        answer = now.opened.timeline(instrument, **now.knowing).answer
        if suffix == "csv":
            return timeline_csv(answer, now.speaker).encode()
        end = max(now.on, _first_day(now, answer.instrument))
        chart = timeline_chart(answer, now.speaker, on=end, drawn_to=end)
        return chart.standalone().encode()

    return written(request, asked, TYPES[suffix], write)


def _first_day(now: Now, instrument: str) -> date:
    """A drawing cannot end before its instrument was adopted."""
    return first_possible(now.register.instrument[instrument].adopted)


@router.get(
    "/instruments/{path:instrument}/missing", **operation("missing", Envelope[answers.Missing])
)
def missing(request: HttpRequest, instrument: Name, asked: Query[Asked]) -> HttpResponseBase:
    """What is missing until an instrument enters into force, and who could still do it."""
    return answered(request, asked, lambda now: now.opened.missing(instrument, **now.times).data)


@router.get("/instruments/{path:instrument}/lint", **operation("lint", Envelope[answers.Lint]))
def lint(request: HttpRequest, instrument: Name, asked: Query[Spoken]) -> HttpResponseBase:
    """Findings about the final clauses of an instrument."""
    return answered(request, asked, lambda now: now.opened.lint(instrument).data)


@router.get("/instruments/{path:instrument}/acts.csv", **operation("act_log_as"))
def act_log_as(request: HttpRequest, instrument: Name, asked: Query[Known]) -> HttpResponseBase:
    """The acts under an instrument, in the layout of depositaries' action logs."""

    def write(now: Now) -> bytes:
        held = now.opened.names.instrument(instrument)
        return act_log_csv(held, now.known, now.speaker).encode()

    return written(request, asked, CSV, write)


@router.get("/instruments/{path:instrument}/text.akn.xml", **operation("text_as"))
def text_as(request: HttpRequest, instrument: Name, asked: Query[Asked]) -> HttpResponseBase:
    """The words that are held of an instrument, as Akoma Ntoso."""
    base = request.build_absolute_uri("/").rstrip("/")

    def write(now: Now) -> bytes:
        answer = now.opened.status(instrument, **now.times).answer
        return akoma_ntoso(answer, now.speaker, base, now.on)

    return written(request, asked, AKN, write, seen_from=base)


@router.get(
    "/instruments/{path:instrument}", **operation("instrument", Envelope[things.InstrumentTold])
)
def instrument(request: HttpRequest, instrument: Name, asked: Query[Spoken]) -> HttpResponseBase:
    """One instrument: its title, its clauses with their words, what is disputed about it."""

    def told(now: Now) -> dict[str, Any]:
        return instrument_told(now.register.instrument[now.opened.names.instrument(instrument)])

    return answered(request, asked, told)
