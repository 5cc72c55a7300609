"""Check a report: anybody may; nothing of the report is kept.

Answers to POST are never cached, and the report is in no log: only who offers it to the desk,
an officer, keeps it (`foedus.web.desk.offer_views`).
"""

from __future__ import annotations

from base64 import b64encode
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foedus.accounts.permissions import might
from foedus.accounts.principals import principal_of_request
from foedus.accounts.protecting import permitted
from foedus.accounts.rates import checks_within_rate
from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal, refusal_page
from foedus.claims.proposing import proposals
from foedus.claims.report.checked import CheckedReport
from foedus.documents.errors import MissingReader, TooLargeDocument, UnreadableDocument
from foedus.law.terms.errors import FoedusError
from foedus.register.checking import OF_THE_SITE, check_report
from foedus.register.errors import NoRegister
from foedus.register.held import held
from foedus.web import faults
from foedus.web.check.forms import ReportForm
from foedus.web.check.shown import report_html
from foedus.web.languages import language_now

_MEGABYTE: Final = 1024 * 1024
SENT_AGAIN: Final = 1_400_000
"""Bytes of a report that the form of an officer can carry; a larger one is offered by command."""


@permitted("collection.read")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, and the report with its statements marked."""
    try:
        held()
    except NoRegister as fault:
        return faults.answer(request, fault)
    if request.method != "POST":
        return _form(request, ReportForm())
    if not checks_within_rate(request):
        note_refusal(request, "collection.read", Reason.THROTTLED)
        slow = HTTPStatus.TOO_MANY_REQUESTS
        return refusal_page(request, "", Reason.THROTTLED, status=slow)
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _checked(request, form)


def _checked(request: HttpRequest, form: ReportForm) -> HttpResponse:
    content, name = form.report()
    try:
        report = check_report(content, name, form.cleaned_data["on"])
    except (UnreadableDocument, MissingReader) as fault:
        told = {"fault": fault.words.in_language(language_now()), "code": fault.code}
        return _form(request, form, _status(fault), **told)
    context = {
        "body": report_html(report, language_now()),
        "name": report.document.name,
        **_offering(request, report, content, form),
    }
    return render(request, "check/report.html", context)


def _status(fault: FoedusError) -> HTTPStatus:
    if isinstance(fault, TooLargeDocument):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if isinstance(fault, MissingReader):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _offering(
    request: HttpRequest, report: CheckedReport, content: bytes, form: ReportForm
) -> dict[str, Any]:
    """What an officer can offer to the desk; the form carries the report, for nothing kept it."""
    if not might(principal_of_request(request), "register.offer"):
        return {}
    found = proposals(report, held().opened)
    on = form.cleaned_data["on"]
    return {
        "offers": True,
        "found": len(found),
        "too_large": len(content) > SENT_AGAIN,
        "content": b64encode(content).decode() if found and len(content) <= SENT_AGAIN else "",
        "on": on.isoformat() if on else "",
    }


def _form(
    request: HttpRequest, form: ReportForm, status: HTTPStatus = HTTPStatus.OK, **told: str
) -> HttpResponse:
    context = {
        "form": form,
        "megabytes": OF_THE_SITE.content // _MEGABYTE,
        "characters": OF_THE_SITE.characters,
        "pages": OF_THE_SITE.pages,
        **told,
    }
    return render(request, "check/form.html", context, status=status)
