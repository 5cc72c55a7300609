"""Closing an offer: taking it into a dossier, settling it elsewhere, refusing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foedus.accounts.models import User
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.register.desk.steps import Step
from foedus.register.errors import OfferClosed
from foedus.register.offered import Offer
from foedus.register.offering import refuse_offer, settle, take
from foedus.web.desk.now import Now, now
from foedus.web.desk.offers_shown import initial_of, offer_shown
from foedus.web.desk.receiving_views import form_context, new_key, usable_key
from foedus.web.desk.scans import Scans, lay_beside_now, scans_in
from foedus.web.desk.sheet import Fault, Sheet, sheet_again, sheet_from, sheet_of
from foedus.web.desk.telling import answering

_LONGEST_REASON = 2_000


def _offer(number: int) -> Offer:
    return get_object_or_404(Offer.objects.select_related("by", "closing"), pk=number)


@permitted("register.receive")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def take_up(request: HttpRequest, number: int) -> HttpResponseBase:
    """The form of a received instrument, filled with what the report says; then its dossier."""
    row, moment = _offer(number), now()
    shown = offer_shown(row, moment)
    if request.method != "POST":
        if shown.outcome:
            raise OfferClosed(row.pk, row.closing.outcome)
        given = initial_of(shown.told) if shown.takeable else {"party": shown.told.party}
        return _form(request, row, sheet_of(moment.holdings, moment.today, given), new_key())
    sheet = sheet_from(moment.holdings, moment.today, request.POST)
    key = usable_key(request.POST.get("key", ""))
    if "again" in request.POST:
        return _form(request, row, sheet_again(sheet), key)
    scans = scans_in(request)
    faults = (*(() if sheet.is_valid() else sheet.faults()), *scans.faults)
    if faults:
        return _form(request, row, sheet, key, faults)
    return _taken(request, row, sheet, key, scans)


def _taken(
    request: HttpRequest, row: Offer, sheet: Sheet, key: str, scans: Scans
) -> HttpResponseBase:
    by, at = account_signed_in(request), timezone.now()
    dossier = take(row.pk, by, sheet.written(), key, at)
    lay_beside_now(dossier, Step(dossier.pk, by, at, dossier.version), scans)
    messages.success(
        request,
        _("Dossier %(number)s is open, with the report beside it. Examine it now.")
        % {"number": dossier.pk},
    )
    return redirect("desk_dossier", number=dossier.pk)


def _form(
    request: HttpRequest, row: Offer, sheet: Sheet, key: str, faults: tuple[Fault, ...] = ()
) -> HttpResponseBase:
    moment: Now = now()
    context: dict[str, Any] = {
        **form_context(request, sheet, faults),
        "key": key,
        "offer": offer_shown(row, moment),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "desk/offer_take.html", context, status=status)


@permitted("register.receive")
@never_cache
@require_POST
@answering
def settled(request: HttpRequest, number: int) -> HttpResponseBase:
    """The act was recorded in another way: say where."""
    return _closed(request, number, settle, _("The offer is closed as settled elsewhere."))


@permitted("register.receive")
@never_cache
@require_POST
@answering
def refused(request: HttpRequest, number: int) -> HttpResponseBase:
    """There is no such act, or nothing shows it: say why."""
    return _closed(request, number, refuse_offer, _("The offer is refused; it stays, with why."))


def _closed(
    request: HttpRequest,
    number: int,
    close: Callable[[int, User, str, datetime], object],
    told: str,
) -> HttpResponseBase:
    _offer(number)
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:_LONGEST_REASON]
    close(number, account_signed_in(request), reason, timezone.now())
    messages.success(request, told)
    return redirect("desk_offer", number=number)
