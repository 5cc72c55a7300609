"""Calendars for calendar programs: the address itself is the key, for they cannot sign in."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted, public
from foedus.assembly.followup.calendars import delegation_calendar, public_calendar
from foedus.assembly.followup.feeds import feed_key
from foedus.assembly.followup.moments import today_at
from foedus.web.assembly.followup.answering import answering
from foedus.web.languages import PREFIXES, language_now

ICS: Final = "text/calendar; charset=utf-8"


@public
@require_safe
@answering
def delegation_feed(request: HttpRequest, key: str) -> HttpResponseBase:
    """The calendar of the delegation whose key stands in the address.

    A wrong key and a revoked one are told alike: there is no such calendar.
    """
    at = timezone.now()
    found = feed_key(key, today_at(at))
    if found is None:
        raise Http404(_("There is no such calendar. Make a new address on your delegation's page."))
    content = delegation_calendar(found.delegation, at, language_now(), _base(request))
    return _sent(request, content, "private, no-cache")


@permitted("collection.read")
@require_safe
@answering
def public_feed(request: HttpRequest) -> HttpResponseBase:
    """The public calendar: sessions that were published, days of the register."""
    content = public_calendar(timezone.now(), language_now(), _base(request))
    return _sent(request, content, "no-cache")


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/") + PREFIXES[language_now()]


def _sent(request: HttpRequest, content: bytes, caching: str) -> HttpResponseBase:
    """The calendar, or that it has not changed since it was fetched (RFC 9110, 13)."""
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    made = HttpResponse(content, content_type=ICS)
    response = get_conditional_response(request, etag, None, made) or made
    response["ETag"], response["Cache-Control"] = etag, caching
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
