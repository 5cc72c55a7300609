"""Questions about states, pairs of states, organisations and offices."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from foedus.api.answering import Now, answered, written
from foedus.api.asked import Asked, Belonging, Name, Spoken
from foedus.api.declaring import operation
from foedus.api.routes.instruments import CSV
from foedus.api.shapes import answers, things
from foedus.api.shapes.common import Envelope
from foedus.api.things import (
    office_told,
    organisation_brief,
    organisation_told,
    party_told,
    source_told,
)
from foedus.collection.formats.csv_text import between_csv, members_csv
from foedus.collection.pages.search import SearchPage
from foedus.collection.pages.search import search as search_for
from foedus.collection.pages.view import View
from foedus.law.terms.errors import BadQuestion
from foedus.register.days import is_in_sight, legal_day

router = Router()
Suffix = Literal["csv"]


@router.get("/parties", **operation("parties", Envelope[things.Parties]))
def parties(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
    """The states, and the organisations that do acts as states do, by their codes."""
    return answered(
        request, asked, lambda now: {"parties": [party_told(one) for one in now.register.parties]}
    )


@router.get("/between/{first}/{second}", **operation("between", Envelope[answers.Between]))
def between(
    request: HttpRequest, first: Name, second: Name, asked: Query[Asked]
) -> HttpResponseBase:
    """What binds two states towards each other, what does not operate between them, and why."""
    return answered(request, asked, lambda now: now.opened.between(first, second, **now.times).data)


@router.get("/between/{first}/{second}/bonds.{suffix}", **operation("between_as"))
def between_as(
    request: HttpRequest,
    first: Name,
    second: Name,
    suffix: Suffix,  # noqa: ARG001 - there is one yet
    asked: Query[Asked],
) -> HttpResponseBase:
    """What stands between two states, a row an instrument."""

    def write(now: Now) -> bytes:
        answer = now.opened.between(first, second, **now.times).answer
        return between_csv(answer, now.speaker).encode()

    return written(request, asked, CSV, write)


@router.get("/organisations", **operation("organisations", Envelope[things.Organisations]))
def organisations(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
    """The organisations, each with the criteria by which one tells who belongs."""

    def told(now: Now) -> dict[str, Any]:
        held = now.register.organisations
        return {"organisations": [organisation_brief(one, now.language) for one in held]}

    return answered(request, asked, told)


@router.get(
    "/organisations/{path:organisation}/members", **operation("members", Envelope[answers.Members])
)
def members(request: HttpRequest, organisation: Name, asked: Query[Belonging]) -> HttpResponseBase:
    """Who belongs to an organisation by a named criterion, each with the proof."""

    def told(now: Now) -> dict[str, Any]:
        return now.opened.members(organisation, criterion=asked.criterion, **now.times).data

    return answered(request, asked, told)


@router.get("/organisations/{path:organisation}/members.{suffix}", **operation("members_as"))
def members_as(
    request: HttpRequest,
    organisation: Name,
    suffix: Suffix,  # noqa: ARG001 - there is one yet
    asked: Query[Belonging],
) -> HttpResponseBase:
    """Who belongs to an organisation, a row a state."""

    def write(now: Now) -> bytes:
        reply = now.opened.members(organisation, criterion=asked.criterion, **now.times)
        return members_csv(reply.answer, now.speaker).encode()

    return written(request, asked, CSV, write)


@router.get(
    "/organisations/{path:organisation}/chair", **operation("chair", Envelope[answers.Chairs])
)
def chair(request: HttpRequest, organisation: Name, asked: Query[Asked]) -> HttpResponseBase:
    """Who presides over an organisation, as recorded or as the rule of rotation expects."""
    return answered(request, asked, lambda now: _chair(now, organisation))


def _chair(now: Now, organisation: str) -> dict[str, Any]:
    today = legal_day(now.state.register, timezone.now())
    if not is_in_sight(now.on, today):
        raise BadQuestion(f"{now.on}: a rotation is told for a hundred years ahead, no further.")
    return now.opened.chair(organisation, **now.times).data


@router.get(
    "/organisations/{path:organisation}/hangs-on/{party}",
    **operation("hangs_on", Envelope[answers.HangsOn]),
)
def hangs_on(
    request: HttpRequest, organisation: Name, party: Name, asked: Query[Belonging]
) -> HttpResponseBase:
    """What a state would lose with its membership, and what would go on."""

    def told(now: Now) -> dict[str, Any]:
        criterion = asked.criterion
        return now.opened.hangs_on(organisation, party, criterion=criterion, **now.times).data

    return answered(request, asked, told)


@router.get(
    "/organisations/{path:organisation}",
    **operation("organisation", Envelope[things.OrganisationTold]),
)
def organisation(
    request: HttpRequest, organisation: Name, asked: Query[Spoken]
) -> HttpResponseBase:
    """One organisation: its criteria, bodies, offices, and its links with others."""

    def told(now: Now) -> dict[str, Any]:
        held = now.register.organisation[now.opened.names.organisation(organisation)]
        return organisation_told(held, now.register, now.language)

    return answered(request, asked, told)


@router.get("/offices", **operation("offices", Envelope[things.Offices]))
def offices(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
    """The offices, and what each was called since when."""
    return answered(
        request, asked, lambda now: {"offices": [office_told(one) for one in now.register.offices]}
    )


@router.get("/offices/{path:office}/holder", **operation("holder", Envelope[answers.Holders]))
def holder(request: HttpRequest, office: Name, asked: Query[Asked]) -> HttpResponseBase:
    """Who holds an office on a day, under what title, since when."""
    return answered(request, asked, lambda now: now.opened.holder(office, **now.times).data)


@router.get("/sources", **operation("sources", Envelope[things.Sources]))
def sources(request: HttpRequest, asked: Query[Spoken]) -> HttpResponseBase:
    """The sources that acts cite, and the readings that questions may ask for."""

    def told(now: Now) -> dict[str, Any]:
        readings = [
            {"name": one.name, "title": {"en": one.title.en, "ru": one.title.ru}}
            for one in now.register.readings
        ]
        held = now.register.sources
        return {"sources": [source_told(one) for one in held], "readings": readings}

    return answered(request, asked, told)


class Searched(Asked):
    """What is looked for."""

    q: str = Field(max_length=200, description="Words; every one must match.")
    page: int = Field(1, ge=1, le=10_000, description="Which page of hits, from 1.")


@router.get("/search", **operation("search", Envelope[things.Hits]))
def search(request: HttpRequest, asked: Query[Searched]) -> HttpResponseBase:
    """Instruments, states, organisations, offices and acts that match every word."""

    def told(now: Now) -> dict[str, Any]:
        view = View(
            opened=now.state.opened,
            on=now.on,
            known=now.known,
            readings=now.opened.chosen(now.readings),
            language=now.language,
        )
        return _hits(search_for(view, asked.q, page=asked.page))

    return answered(request, asked, told)


def _hits(found: SearchPage) -> dict[str, Any]:
    return {
        "query": found.words,
        "hits": [
            {
                "what": str(one.kind),
                "id": one.thing.id,
                "name": one.thing.name,
                "path": one.thing.href,
                "about": one.about.id,
                "mark": str(one.mark),
            }
            for one in found.hits
        ],
        "total": found.total,
        "pages": found.pages,
        "message": found.message,
    }
