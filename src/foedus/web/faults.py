"""Pages for what went wrong: what happened, why, and what to do now."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils import timezone
from django.utils.translation import gettext as _

from foedus.collection import addresses
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.parts import Named
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.register.errors import NoRegister
from foedus.register.held import held
from foedus.web.asked import LONGEST, Asked, BadDay, asked_of, given_in, what_is_wrong
from foedus.web.languages import language_now

_log: Final = logging.getLogger(__name__)


def answer(request: HttpRequest, fault: FoedusError) -> HttpResponse:
    """The page for what a reader asked wrongly, or for a register that is not there."""
    if isinstance(fault, BadDay):
        return _bad_day(request, fault)
    if isinstance(fault, UnknownName):
        return _unknown(request, fault)
    if isinstance(fault, NoRegister):
        return _page(request, "503", HTTPStatus.SERVICE_UNAVAILABLE, {})
    if isinstance(fault, BadFilter):
        known = ", ".join(fault.known)
        why = _("The page does not know this filter. It knows: %(known)s.") % {"known": known}
        return _page(request, "400", HTTPStatus.BAD_REQUEST, {"why": why})
    return _page(request, "400", HTTPStatus.BAD_REQUEST, {"why_in_english": str(fault)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be understood (``handler400``)."""
    if isinstance(exception, RequestDataTooBig):
        why = _("What was sent is larger than is taken. Nothing of it was kept.")
        return _page(request, "400", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"why": why})
    return _page(request, "400", HTTPStatus.BAD_REQUEST, {})


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was refused without a reason of its own (``handler403``)."""
    del exception
    return _page(request, "403", HTTPStatus.FORBIDDEN, {})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address behind which nothing stands (``handler404``)."""
    told = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    why = told if isinstance(told, str) else ""
    context = {**_dates(request), "why": why, "search": _words_of(request)}
    return _page(request, "404", HTTPStatus.NOT_FOUND, context)


def server_error(request: HttpRequest) -> HttpResponse:
    """What nobody foresaw (``handler500``). Nothing that could fail again is asked for."""
    try:
        return _page(request, "500", HTTPStatus.INTERNAL_SERVER_ERROR, {})
    except Exception:  # noqa: BLE001 - whatever failed, the reader is answered
        _log.exception("the page for errors could not be made")
        text = loader.render_to_string("faults/bare.html", {"language": language_now()})
        return HttpResponse(text, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _bad_day(request: HttpRequest, fault: BadDay) -> HttpResponse:
    context = {
        "fault": what_is_wrong(fault),
        "faulty_field": fault.field,
        "typed_on": request.GET.get("on", "")[:LONGEST],
        "typed_known": request.GET.get("known", "")[:LONGEST],
        "asked": _asked_anyway(request),
        "other_fields": [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name not in {"on", "known"}
        ],
    }
    return _page(request, "bad_day", HTTPStatus.BAD_REQUEST, context)


def _dates(request: HttpRequest) -> dict[str, Asked]:
    """The dates that were asked for, where they can be read: links from the page keep them."""
    try:
        return {"asked": asked_of(request)}
    except FoedusError:
        return {}


def _asked_anyway(request: HttpRequest) -> Asked:
    """The dates of the frame where those that were given cannot be read: today's."""
    state = held()
    today = legal_day(state.register, timezone.now())
    return Asked(
        state=state,
        on=today,
        known=None,
        readings=frozenset(),
        language=language_now(),
        today=today,
        given=tuple(pair for pair in given_in(request.GET) if pair[0] == "reading"),
    )


def _unknown(request: HttpRequest, fault: UnknownName) -> HttpResponse:
    register = held().register
    context = {
        **_dates(request),
        "name": fault.name[:LONGEST],
        "nearest": [_named(register, fault.what, name) for name in fault.nearest],
        "search": fault.name.rpartition("/")[2][:LONGEST],
    }
    return _page(request, "unknown", HTTPStatus.NOT_FOUND, context)


def _named(register: Register, what: str, name: str) -> Named:
    language = language_now()
    if name in register.instrument:
        title = register.instrument[name].title.in_language(language)
        return Named(name, title, addresses.instrument_path(name))
    if name in register.organisation:
        title = register.organisation[name].title.in_language(language)
        return Named(name, title, addresses.organisation_path(name))
    if name in register.party:
        title = register.party[name].name.in_language(language)
        return Named(name, title, addresses.state_path(name))
    if what == "act":
        return Named(name, name, addresses.act_path(name))
    return Named(name, name)


def _words_of(request: HttpRequest) -> str:
    """What might be searched for: the last words of an address that leads nowhere."""
    last = request.path.rstrip("/").rpartition("/")[2]
    return " ".join(last.replace("-", " ").replace("_", " ").split())[:80]


def _page(
    request: HttpRequest, name: str, status: HTTPStatus, context: Mapping[str, Any]
) -> HttpResponse:
    made = render(request, f"faults/{name}.html", {"status": int(status), **context}, status=status)
    made["Cache-Control"] = "no-store"
    return made
