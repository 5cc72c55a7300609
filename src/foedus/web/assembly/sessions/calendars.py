"""Sessions as calendars to subscribe to (iCalendar): whole days, those planned and those held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from hashlib import sha256
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted
from foedus.collection.formats.calendar import Deadline, calendar_text
from foedus.collection.pages.memory import lock_of
from foedus.collection.pages.session_days import days_held, reference_day
from foedus.collection.pages.sessions_paths import session_path
from foedus.collection.pages.view import View
from foedus.law.terms.organisations import Session
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held
from foedus.web.assembly.sessions.published import PublishedSession, published
from foedus.web.languages import PREFIXES, language_now

_MEDIA_TYPE = "text/calendar; charset=utf-8"
_SESSIONS = Wording("Sessions", "Заседания")
_IN_SIGHT = timedelta(days=400)
"""Sessions of the last year stay in the calendar of all sessions."""


def _view() -> View:
    state = held()
    return View(
        opened=state.opened,
        on=legal_day(state.register, timezone.now()),
        language=language_now(),
    )


@permitted("collection.read")
@require_safe
def all_sessions(request: HttpRequest) -> HttpResponse:
    """The sessions to come, published or recorded, and those of the last year."""
    view = _view()
    with lock_of(view.opened):
        since = view.on - _IN_SIGHT
        recorded = [one for one in view.register.sessions if (reference_day(one) or since) > since]
        found = [*_recorded(request, recorded), *_published(request, published(view))]
    return _answer(request, found, _SESSIONS)


@permitted("collection.read")
@require_safe
def one_session(request: HttpRequest, name: str) -> HttpResponse:
    """One session, by its id."""
    view = _view()
    with lock_of(view.opened):
        found = list(_recorded(request, [s for s in view.register.sessions if s.id == name]))
        found += _published(request, [p for p in published(view) if p.session.id == name])
    if not found:
        raise Http404
    return _answer(request, found, found[0].title)


def _recorded(request: HttpRequest, sessions: Iterable[Session]) -> Iterator[Deadline]:
    for session in sessions:
        day = reference_day(session)
        days = days_held(session) or ((day,) if day is not None else ())
        for one in days:
            yield Deadline(
                day=one,
                uid=_uid(session.id, f"{one}"),
                title=session.title,
                description=session.note,
                address=_address(request, session.id),
            )


def _published(request: HttpRequest, sessions: Iterable[PublishedSession]) -> Iterator[Deadline]:
    for one in sessions:
        if one.phase != "cancelled":
            yield Deadline(
                day=one.day,
                uid=_uid(one.session.id, "planned"),
                title=Wording(one.session.name, one.session.name),
                description=Wording(one.place, one.place),
                address=_address(request, one.session.id),
            )


def _uid(name: str, part: str) -> str:
    return f"session:{quote(name, safe=':/@#._~-')}:{part}@foedus"


def _address(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(PREFIXES[language_now()] + session_path(name))


def _answer(request: HttpRequest, found: Iterable[Deadline], name: Wording) -> HttpResponse:
    """The calendar, told to be the same where it is; its stamp is no part of what is compared."""
    deadlines = tuple(found)
    etag = f'"{sha256(repr((deadlines, name)).encode()).hexdigest()[:32]}"'
    content = calendar_text(deadlines, name, timezone.now(), language_now())
    made = HttpResponse(content, content_type=_MEDIA_TYPE, headers={"ETag": etag})
    made["Cache-Control"] = "public, no-cache"
    response = get_conditional_response(request, etag, None, made)
    return response if isinstance(response, HttpResponse) else made
