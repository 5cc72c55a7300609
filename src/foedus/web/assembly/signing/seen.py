"""What every view of the signing table begins with: the session, its grid, who looks at it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in
from foedus.assembly.doing import Doing
from foedus.assembly.models import Grid, GridDocument, GridPhase, Meeting
from foedus.assembly.signing.following import last_of, tally_of
from foedus.assembly.signing.grids import grid_of
from foedus.law.terms.wording import Wording
from foedus.web.assembly.signing.marks import definitions
from foedus.web.assembly.signing.shown import manners
from foedus.web.desk.now import Now

_DIGITS = 18
_LARGEST = 2**31
"""No row has such a number."""


def meeting_of(number: int) -> Meeting:
    """The session, or 404."""
    return get_object_or_404(Meeting, pk=number)


def session_of(request: HttpRequest, number: int, **_more: object) -> Meeting | None:  # noqa: ARG001
    """The session whose grid is asked for, if there is one; for the permission table."""
    return Meeting.objects.filter(pk=number).first() if number < _LARGEST else None


def grid_at(number: int) -> Grid:
    """The grid of the session, or 404 where none was opened."""
    grid = grid_of(number) if number < _LARGEST else None
    if grid is None:
        raise Http404(_("No signing grid was opened for this session."))
    return grid


def document_at(grid: Grid, number: int) -> GridDocument:
    """A document on the table, or 404."""
    return get_object_or_404(GridDocument.objects.select_related("draft"), grid=grid, pk=number)


def doing_now(request: HttpRequest) -> Doing:
    """Who asks does something now."""
    return Doing(account_signed_in(request), timezone.now())


def number_in(request: HttpRequest, name: str) -> int:
    """A whole number that came with the request; 0 where there is none."""
    given = (request.POST if request.method == "POST" else request.GET).get(name, "")
    known = given.isascii() and given.isdecimal() and len(given) < _DIGITS
    return int(given) if known else 0


def session_title(meeting: Meeting, moment: Now) -> str:
    """What a reader calls the session."""
    title = Wording(meeting.title_en, meeting.title_ru).in_language(moment.language)
    return title or meeting.name


def frame(request: HttpRequest, grid: Grid, moment: Now) -> dict[str, Any]:
    """What pages of a grid have in common."""
    person = account_signed_in(request)
    open_ = grid.phase != GridPhase.CLOSED
    return {
        "grid": grid,
        "meeting": grid.meeting,
        "number": grid.meeting_id,
        "session": session_title(grid.meeting, moment),
        "cursor": last_of(grid),
        "tally": tally_of(grid),
        "manners": manners(moment),
        "definitions": definitions(),
        "person": person.public_id,
        "is_recorder": might(person, "assembly.record_signature"),
        "records": open_ and might(person, "assembly.record_signature"),
        "prepares": open_ and might(person, "assembly.prepare"),
        "examines": open_ and might(person, "assembly.examine_powers"),
        "proposes": open_ and might(person, "assembly.propose_closing"),
        "closes": open_ and might(person, "assembly.close_grid"),
    }
