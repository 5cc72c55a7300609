"""Questions about bodies and their sessions, answered from the register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from foedus.api.answering import Now, answered
from foedus.api.asked import Asked, Name
from foedus.api.declaring import operation
from foedus.api.shapes import assembly as shapes
from foedus.api.shapes.common import Envelope
from foedus.collection.formats.session_data import (
    body_brief,
    body_told,
    session_brief,
    session_told,
)
from foedus.collection.pages.session import session_page
from foedus.collection.pages.session_body import body_page, body_rows
from foedus.collection.pages.sessions import sessions_of
from foedus.collection.pages.view import View
from foedus.law.terms.errors import BadQuestion
from foedus.register.days import is_in_sight, legal_day

router = Router()


class OfBody(Asked):
    """Which sessions."""

    body: str = Field("", max_length=200, description="The id of a body; empty: of all.")


@router.get("/sessions", **operation("sessions", Envelope[shapes.Sessions]))
def sessions(request: HttpRequest, asked: Query[OfBody]) -> HttpResponseBase:
    """The sessions that are held in the register, the newest first; planned and held day."""
    return answered(
        request,
        asked,
        lambda now: {
            "sessions": [session_brief(row) for row in sessions_of(_view(now), asked.body)]
        },
    )


@router.get("/sessions/{path:session}", **operation("session", Envelope[shapes.SessionTold]))
def session(request: HttpRequest, session: Name, asked: Query[Asked]) -> HttpResponseBase:
    """One session: days planned and held, chair and host, agenda, delegations, signatures."""

    def told(now: Now) -> dict[str, Any]:
        view = _view(now)
        return session_told(view, session_page(view, session))

    return answered(request, asked, told)


@router.get("/bodies", **operation("bodies", Envelope[shapes.Bodies]))
def bodies(request: HttpRequest, asked: Query[Asked]) -> HttpResponseBase:
    """The bodies of all organisations, with how many states sit in each on the day."""
    return answered(
        request, asked, lambda now: {"bodies": [body_brief(row) for row in body_rows(_view(now))]}
    )


@router.get("/bodies/{path:body}", **operation("body", Envelope[shapes.BodyComposed]))
def body(request: HttpRequest, body: Name, asked: Query[Asked]) -> HttpResponseBase:
    """One body on a day: who sits by its own criterion, who presides, its sessions."""
    return answered(request, asked, lambda now: body_told(body_page(_view(now), body)))


def _view(now: Now) -> View:
    today = legal_day(now.state.register, timezone.now())
    if not is_in_sight(now.on, today):
        raise BadQuestion(f"{now.on}: a rotation is told for a hundred years ahead, no further.")
    return View(
        opened=now.opened,
        on=now.on,
        known=now.known,
        readings=now.opened.chosen(now.readings),
        language=now.language,
    )
