"""Read a treaty: anybody may; nothing of it is kept.

The state of the page travels in its form: the file, and what was decided of each value. Answers
to POST are never cached, and the treaty is in no log.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foedus.accounts.protecting import permitted
from foedus.accounts.rates import rate_of, who_asks, within_rate
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal, refusal_page
from foedus.documents.errors import MissingReader, TooLargeDocument, UnreadableDocument
from foedus.finalclauses.errors import NothingToRead, UnknownLanguage
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Language
from foedus.web.languages import language_now
from foedus.web.read.asked import Read, read_and_decided, told
from foedus.web.read.forms import OF_THE_SITE, TreatyForm, carried
from foedus.web.read.shown import groups_of, pieces_of

READING: Final = "reading"
"""The rate of reading treaties, which costs more than other questions."""
_MEGABYTE: Final = 1024 * 1024
_UNREADABLE: Final = (UnreadableDocument, MissingReader, NothingToRead, UnknownLanguage)


@permitted("collection.read")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """The form, and then the text with the clause data that was read out of it."""
    if request.method != "POST":
        return _form(request, TreatyForm())
    slow = _too_often(request)
    if slow is not None:
        return slow
    form = TreatyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _page(request, read_and_decided(request, form))
    except _UNREADABLE as fault:
        return _unreadable(request, form, fault)


@permitted("collection.read")
@never_cache
@require_POST
def clauses_file(request: HttpRequest) -> HttpResponse:
    """The clause data, as decided, as the file of a register."""
    slow = _too_often(request)
    if slow is not None:
        return slow
    form = TreatyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        found = read_and_decided(request, form)
    except _UNREADABLE as fault:
        return _unreadable(request, form, fault)
    if found.faults:
        return _page(request, found)
    response = HttpResponse(found.found.clauses, content_type="application/toml; charset=utf-8")
    name = found.found.called.id.rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="{name}.toml"'
    return response


def _too_often(request: HttpRequest) -> HttpResponse | None:
    limit, seconds = rate_of(READING)
    if within_rate(READING, who_asks(request), limit, seconds):
        return None
    note_refusal(request, "collection.read", Reason.THROTTLED)
    return refusal_page(request, "", Reason.THROTTLED, status=HTTPStatus.TOO_MANY_REQUESTS)


def _page(request: HttpRequest, found: Read) -> HttpResponse:
    language = language_now()
    reading, outcome = found.found.reading, found.found.outcome
    context: dict[str, Any] = {
        "name": found.name,
        "reading": reading,
        "groups": groups_of(found.before, reading, found.decisions, language),
        "pieces": pieces_of(found.before),
        "notices": [one.words.in_language(language) for one in reading.notices],
        "called": found.found.called,
        "title": found.found.called.title.in_language(language),
        "clauses": found.found.clauses,
        "outcome": outcome,
        "states": _states(found, language) if outcome is not None else (),
        "fault": told(found.found.fault) if found.found.fault is not None else "",
        "faults": found.faults,
        "carried": carried(found.content),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if found.faults else HTTPStatus.OK
    return render(request, "read/treaty.html", context, status=status)


def _states(found: Read, language: Language) -> list[dict[str, Any]]:
    outcome = found.found.outcome
    return [
        {
            "code": one.code,
            "name": one.name.in_language(language),
            "consents": one.consents,
            "bound": one.bound,
        }
        for one in (outcome.tried.states if outcome is not None else ())
    ]


def _unreadable(request: HttpRequest, form: TreatyForm, fault: FoedusError) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(fault, TooLargeDocument):
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(fault, MissingReader):
        status = HTTPStatus.SERVICE_UNAVAILABLE
    return _form(request, form, status, fault=told(fault))


def _form(
    request: HttpRequest, form: TreatyForm, status: HTTPStatus = HTTPStatus.OK, **more: str
) -> HttpResponse:
    context = {
        "form": form,
        "megabytes": OF_THE_SITE.content // _MEGABYTE,
        "characters": OF_THE_SITE.characters,
        "pages": OF_THE_SITE.pages,
        **more,
    }
    return render(request, "read/form.html", context, status=status)
