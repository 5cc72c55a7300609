"""The delegation's own page: what waits for it, what the depositary sent it, what it owes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.protecting import account_signed_in, permitted
from foedus.collection.pages.view import View
from foedus.depositary.corrections import Stage as Life
from foedus.register.days import legal_day
from foedus.register.desk.dispatching import Received, confirm_receipt
from foedus.register.desk.letters import letter_from
from foedus.register.models import Dispatch, Dossier, Stage
from foedus.web.delegations.home import home
from foedus.web.desk.copies_shown import (
    copy_shown,
    letters_shown,
    printed,
    receipt_form,
)
from foedus.web.desk.corrections_shown import corrections
from foedus.web.desk.desk_views import dossier_row
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import Fault, faults_of
from foedus.web.desk.telling import answering

RECEIVED_SHOWN = 50


def _state(request: HttpRequest) -> str:
    """Whose page it is: the own state; for officers the one that they ask for."""
    account = account_signed_in(request)
    return account.delegation or request.GET.get("state", "")[:8]


@permitted("register.view_receipts", obj=_state)
@never_cache
@require_safe
@answering
def delegation(request: HttpRequest) -> HttpResponseBase:
    """What waits for a delegation, its sessions and drafts; its copies, deposits, corrections."""
    moment, code = now(), _state(request)
    if code not in moment.state.register.party:
        return render(request, "desk/delegations.html", {"states": _addressed(moment)})
    view = View(opened=moment.state.opened, on=moment.today, language=moment.language)
    context = {
        **home(view, code, moment.at),
        "state": moment.holdings.party(code),
        **_copies(code, moment, request),
        **_own(code, moment),
        "is_own": account_signed_in(request).delegation == code,
    }
    return render(request, "desk/delegation.html", context)


def _addressed(moment: Now) -> list[tuple[str, str]]:
    """The states to which anything was addressed, for officers to choose from."""
    codes = set(Dispatch.objects.values_list("addressee", flat=True).distinct())
    return [one for one in moment.holdings.party_choices() if one[0] in codes]


def _copies(code: str, moment: Now, request: HttpRequest) -> dict[str, Any]:
    user = account_signed_in(request)
    found = Dispatch.objects.filter(addressee=code).select_related("notification")
    found = found.prefetch_related("events").order_by("-pk")
    shown = [
        {
            "copy": copy_shown(one, moment, user),
            "notification": one.notification,
            "title": moment.holdings.title(one.notification.instrument),
            "subject": letter_from(one.notification).subject.in_language(moment.language),
        }
        for one in found.exclude(events__what=Received)
    ]
    done = [
        {
            "copy": copy_shown(one, moment, user),
            "notification": one.notification,
            "title": moment.holdings.title(one.notification.instrument),
        }
        for one in found.filter(events__what=Received)[:RECEIVED_SHOWN]
    ]
    return {"waiting": shown, "done": done}


def _own(code: str, moment: Now) -> dict[str, Any]:
    """What the state deposited, and what it may object to."""
    deposits = Dossier.objects.filter(party=code, stage=Stage.RECORDED)
    deposits = deposits.select_related("entered_by", "block").order_by("-changed_at")
    return {
        "deposits": [
            {"row": dossier_row(one, moment), "scans": list(one.attachments.order_by("pk"))}
            for one in deposits
        ],
        "corrections": tuple(
            one
            for one in corrections(moment)
            if one.stage in {Life.OPEN_TO_OBJECTION, Life.OBJECTED}
        ),
    }


def _addressee(request: HttpRequest, number: int, language: str = "") -> str:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(Dispatch, pk=number).addressee


@permitted("register.view_receipts", obj=_addressee)
@never_cache
@require_safe
@answering
def copy(request: HttpRequest, number: int) -> HttpResponseBase:
    """One copy: the letter, and the form by which its receipt is confirmed."""
    found = get_object_or_404(Dispatch.objects.select_related("notification"), pk=number)
    return _copy_page(request, found)


@permitted("register.confirm_receipt", obj=_addressee)
@never_cache
@require_POST
@answering
def confirm_copy(request: HttpRequest, number: int) -> HttpResponseBase:
    """Confirm that the own state received a copy."""
    found = get_object_or_404(Dispatch.objects.select_related("notification"), pk=number)
    by, moment = account_signed_in(request), now()
    form = receipt_form(found, moment, by, request.POST)
    if not form.is_valid():
        return _copy_page(request, found, tuple(faults_of(form)), HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    confirm_receipt(by, number, given["day"], given["evidence"], moment.at)
    messages.success(request, _("The receipt is recorded. Periods run from that day."))
    return redirect("delegation_copy", number=number)


def _copy_page(
    request: HttpRequest,
    found: Dispatch,
    faults: tuple[Fault, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    moment = now()
    context = {
        "copy": copy_shown(found, moment, account_signed_in(request)),
        "state": moment.holdings.party(found.addressee),
        "notification": found.notification,
        "letters": letters_shown(letter_from(found.notification)),
        "today": moment.today,
        "first_day": legal_day(moment.state.register, found.notification.at),
        "faults": faults,
        "given": request.POST if faults else {},
    }
    return render(request, "desk/copy.html", context, status=status)


@permitted("register.view_receipts", obj=_addressee)
@never_cache
@require_safe
def copy_paper(request: HttpRequest, number: int, language: str) -> HttpResponseBase:  # noqa: ARG001 - a view
    """The letter of a copy as a PDF."""
    found = get_object_or_404(Dispatch.objects.select_related("notification"), pk=number)
    return printed(found.notification, language)
