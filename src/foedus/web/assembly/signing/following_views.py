"""Following a grid: what changed since, and the wall that everybody in the hall can read."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted
from foedus.assembly.models import Grid
from foedus.assembly.signing.following import (
    changes_since,
    latest,
    signed_by_party,
    state_tag,
    tally_of,
)
from foedus.signing.manners import SigningManner
from foedus.web.assembly.signing.marks import drawn
from foedus.web.assembly.signing.seen import frame, grid_at, number_in, session_of
from foedus.web.assembly.signing.shown import columns_of, manner_name, title_of, told_of
from foedus.web.assembly.signing.telling import answering, answering_as_data
from foedus.web.desk.now import Now, now
from foedus.web.languages import language_now

LAST = 12
"""So many of the last entries stand on the wall."""

_private = cache_control(private=True, no_cache=True)


@permitted("assembly.view_grid", obj=session_of)
@_private
@require_safe
@answering_as_data
def changes(request: HttpRequest, number: int) -> HttpResponseBase:
    """The entries after a cursor (``after``), and how the grid stands; 304 where it is known."""
    grid = grid_at(number)
    after = number_in(request, "after")
    tag = f'"{state_tag(grid)}-{after}-{language_now()}"'
    if request.headers.get("If-None-Match") == tag:
        return _tagged(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag)
    moment = now()
    told = changes_since(grid, after)
    tally = tally_of(grid)
    answer = {
        "cursor": told.cursor,
        "version": grid.version,
        "phase": grid.phase,
        "tally": {"signed": tally.signed, "open": tally.open, "of": tally.of},
        "events": [told_of(one, moment) for one in told.events],
    }
    return _tagged(JsonResponse(answer), tag)


def _tagged(answer: HttpResponse, tag: str) -> HttpResponse:
    answer["ETag"] = tag
    return answer


@permitted("assembly.view_grid", obj=session_of)
@_private
@require_safe
@answering
def wall(request: HttpRequest, number: int) -> HttpResponseBase:
    """How many have signed, who last: in big type, and followed by a script."""
    grid, moment = grid_at(number), now()
    tag = f'"{state_tag(grid)}-wall-{language_now()}"'
    part = "part" in request.GET
    if part and request.headers.get("If-None-Match") == tag:
        return _tagged(HttpResponse(status=HTTPStatus.NOT_MODIFIED), tag)
    signed = signed_by_party(grid)
    context = {
        **frame(request, grid, moment),
        "delegations": [
            (code, name, signed.get(code, 0)) for code, name in columns_of(grid, moment)
        ],
        "papers": grid.documents.filter(withdrawn=False).count(),
        "last": _last(grid, moment),
    }
    template = "assembly/signing/wall_part.html" if part else "assembly/signing/wall.html"
    return _tagged(render(request, template, context), tag)


def _last(grid: Grid, moment: Now) -> list[dict[str, object]]:
    return [
        {
            "mark": drawn(SigningManner(one.manner)),
            "manner": manner_name(SigningManner(one.manner), moment),
            "party": moment.holdings.party(one.party),
            "title": title_of(one.document, moment),
            "at": one.at,
        }
        for one in latest(grid, LAST)
    ]
