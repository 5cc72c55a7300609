"""What reports state and the register does not hold: the list, one offer, and its report."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from typing import Final

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.accounts.uploads import safe_name
from foedus.claims.proposing import proposals
from foedus.documents.errors import UnreadableDocument
from foedus.law.terms.errors import BadQuestion
from foedus.opened import read_day
from foedus.register.checking import check_report
from foedus.register.desk.receiving import scan_place
from foedus.register.offered import Offer
from foedus.register.offering import ReportFile, offer
from foedus.web.desk.now import now
from foedus.web.desk.offers_shown import offer_shown
from foedus.web.desk.telling import answering

PER_PAGE: Final = 50
_ENDING: Final = re.compile(r"\.[a-z]{2,5}")


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def offers(request: HttpRequest) -> HttpResponseBase:
    """The acts offered from reports: those that wait, the oldest first; or those closed."""
    moment = now()
    closed = request.GET.get("closed") == "1"
    rows = Offer.objects.select_related("by", "closing", "closing__dossier")
    rows = (
        rows.exclude(closing=None).order_by("-closing__pk")
        if closed
        else (rows.filter(closing=None).order_by("pk"))
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [offer_shown(one, moment) for one in page],
        "closed": closed,
    }
    return render(request, "desk/offers.html", context)


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def offer_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One offer: what the report says in which words, what the register holds, what to do."""
    row = get_object_or_404(
        Offer.objects.select_related("by", "closing", "closing__by", "closing__dossier"), pk=number
    )
    context = {
        "offer": offer_shown(row, now()),
        "closing": getattr(row, "closing", None),
        "receives": might(account_signed_in(request), "register.receive"),
    }
    return render(request, "desk/offer.html", context)


@permitted("register.view_desk")
@never_cache
@require_safe
def report(request: HttpRequest, number: int) -> HttpResponseBase:  # noqa: ARG001 - the view's arguments
    """The report itself, to be saved: never opened in the site's own name."""
    row = get_object_or_404(Offer, pk=number)
    place = scan_place(row.sha256)
    if not default_storage.exists(place):
        raise Http404(_("The file of this report is missing. Restore it from the backup."))
    answer = FileResponse(
        default_storage.open(place),
        as_attachment=True,
        filename=row.report,
        content_type=row.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@permitted("register.offer")
@never_cache
@require_POST
@answering
def add(request: HttpRequest) -> HttpResponseBase:
    """Offer what a checked report states; it comes with the form, for nothing kept it."""
    content, name = _sent(request)
    given = request.POST.get("on", "").strip()
    moment = now()
    try:
        checked = check_report(content, name, read_day(given) if given else None)
    except UnreadableDocument as fault:
        raise BadQuestion(fault.words.in_language(moment.language)) from fault
    found = proposals(checked, moment.state.opened)
    if not found:
        raise BadQuestion(
            _(
                "The report states no act that could be offered: one is offered where the register "
                "does not hold it, and the report names who did it, under what, and on which day."
            )
        )
    done = offer(found, ReportFile(name, content), account_signed_in(request), moment.at)
    messages.success(request, _told(done.new, done.known))
    return redirect("desk_offers")


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    """The report that the form carries. Raises `BadQuestion` where there is none."""
    try:
        content = b64decode(request.POST.get("content", ""), validate=True)
    except (NotBase64, ValueError):
        content = b""
    if not content:
        raise BadQuestion(_("The form carries no report. Check the report again."))
    given = request.POST.get("name", "")
    ending = _ENDING.findall(given.lower())[-1:] or [".txt"]
    return content, safe_name(given, ending[0])


def _told(new: int, known: int) -> str:
    words = ngettext(
        "%(number)s act was offered to the desk.", "%(number)s acts were offered to the desk.", new
    ) % {"number": new}
    if not known:
        return words
    return f"{words} " + ngettext(
        "%(number)s had been offered before.", "%(number)s had been offered before.", known
    ) % {"number": known}
