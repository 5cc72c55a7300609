"""The desk of the secretariat: sessions in preparation; the board of one; its progress sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models.sessions import Meeting, MeetingPhase
from foedus.assembly.sessions.days import when_of
from foedus.assembly.sessions.steps import UNDER_WAY
from foedus.collection.pages.view import View
from foedus.web.assembly.sessions.board_shown import board_shown
from foedus.web.assembly.sessions.published import title_of
from foedus.web.assembly.sessions.stepping import meeting_of, view_of
from foedus.web.assembly.sessions.telling import answering
from foedus.web.desk.now import now

_OVER_SHOWN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A session in the list of the desk. *left*: days until it meets, below zero after."""

    number: int
    title: str
    body: str
    day: date
    place: str
    phase: str
    left: int
    questions: int
    seats: int
    announced: int
    is_public: bool


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def desk(request: HttpRequest) -> HttpResponseBase:
    """Sessions in preparation, the soonest first; and those that are over."""
    moment = now()
    view = view_of(moment)
    coming = _rows(view, Meeting.objects.filter(phase__in=UNDER_WAY), moment.today)
    over = Meeting.objects.exclude(phase__in=UNDER_WAY).order_by("-pk")[:_OVER_SHOWN]
    context = {
        "coming": sorted(coming, key=lambda row: (row.day, row.number)),
        "over": tuple(_rows(view, over, moment.today)),
        "today": moment.today,
        "prepares": might(account_signed_in(request), "assembly.prepare"),
    }
    return render(request, "assembly/sessions/desk.html", context)


def _rows(view: View, meetings: object, today: date) -> Iterator[MeetingRow]:
    for meeting in meetings:  # type: ignore[attr-defined] # a query set of sessions
        when = when_of(meeting)
        yield MeetingRow(
            number=meeting.pk,
            title=title_of(view, meeting),
            body=view.name_of(meeting.body),
            day=when.day,
            place=when.place,
            phase=meeting.phase,
            left=(when.day - today).days,
            questions=meeting.items.filter(withdrawn=False).count(),
            seats=meeting.seats.count(),
            announced=meeting.seats.exclude(account="").count(),
            is_public=meeting.is_public,
        )


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def board(request: HttpRequest, number: int) -> HttpResponseBase:
    """The preparation board of a session: what is ready, what waits for whom, days left."""
    return _board(request, number, "assembly/sessions/board.html")


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def progress(request: HttpRequest, number: int) -> HttpResponseBase:
    """The progress of preparations as one page to be printed and taken to a meeting."""
    return _board(request, number, "assembly/sessions/progress.html")


def _board(request: HttpRequest, number: int, template: str) -> HttpResponseBase:
    moment = now()
    user = account_signed_in(request)
    meeting = meeting_of(number)
    context = {
        "page": board_shown(meeting, moment, user),
        "meeting": meeting,
        "at": moment.at,
        "prepares": might(user, "assembly.prepare") and meeting.phase in UNDER_WAY,
        "under_way": meeting.phase in UNDER_WAY,
        "is_open": meeting.phase == MeetingPhase.OPEN,
    }
    return render(request, template, context)
