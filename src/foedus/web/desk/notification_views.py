"""Notifications: the letter in both languages, its PDF, and what became of each copy."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.register.days import legal_day
from foedus.register.desk.dispatching import Sent, confirm_receipt, note_sent, unsent
from foedus.register.desk.letters import letter_from
from foedus.register.desk.posting import post_copies
from foedus.register.models import Dispatch, Notification
from foedus.web.desk.copies_shown import copies_of, letters_shown, printed, receipt_form
from foedus.web.desk.desk_views import counted, notification_rows
from foedus.web.desk.fields import NAME, PlainField
from foedus.web.desk.now import now
from foedus.web.desk.sheet import Fault, faults_of
from foedus.web.desk.telling import answering

PER_PAGE: Final = 50


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def notifications(request: HttpRequest) -> HttpResponseBase:
    """Every notification, the newest first, with how many copies were received."""
    page = Paginator(counted(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": tuple(notification_rows(page.object_list, now()))}
    return render(request, "desk/notifications.html", context)


def _notification(reference: str) -> Notification:
    return get_object_or_404(Notification, reference=reference)


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def notification(request: HttpRequest, reference: str) -> HttpResponseBase:
    """One notification: its words and its copies."""
    return _page(request, _notification(reference))


def _page(
    request: HttpRequest,
    told: Notification,
    faults: tuple[Fault, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    moment, user = now(), account_signed_in(request)
    copies = tuple(copies_of(told, moment, user))
    context: dict[str, Any] = {
        "notification": told,
        "letters": letters_shown(letter_from(told)),
        "title": moment.holdings.title(told.instrument),
        "copies": copies,
        "unsent": sum(1 for one in copies if one.sent is None),
        "left": sum(1 for one in copies if one.received is None),
        "today": moment.today,
        "first_day": legal_day(moment.state.register, told.at),
        "dispatches": might(user, "register.dispatch"),
        "dossier": getattr(told.block, "dossier", None),
        "faults": faults,
        "fault_at": request.POST.get("copy", ""),
        "given": request.POST if faults else {},
    }
    return render(request, "desk/notification.html", context, status=status)


@permitted("register.view_desk")
@never_cache
@require_safe
def paper(request: HttpRequest, reference: str, language: str) -> HttpResponse:  # noqa: ARG001 - a view
    """A notification as a PDF."""
    return printed(_notification(reference), language)


@permitted("register.dispatch")
@never_cache
@require_POST
@answering
def send_again(request: HttpRequest, reference: str) -> HttpResponseBase:
    """Send what was never handed over. Copies that were sent are left alone."""
    told = _notification(reference)
    waiting = sum(1 for _copy in unsent(told))
    if waiting:
        post_copies.enqueue(told.pk)
        words = _("%(count)s unsent copies go to the post now.") % {"count": waiting}
        messages.success(request, words)
    else:
        messages.info(request, _("Every copy was handed over before; none is sent twice."))
    return redirect("desk_notification", reference=reference)


class HandedOverForm(forms.Form):
    """How a copy was handed over without e-mail."""

    evidence = PlainField(NAME, required=True, label=gettext_lazy("Evidence"))


def _addressee(request: HttpRequest, number: int) -> str:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(Dispatch, pk=number).addressee


@permitted("register.confirm_receipt", obj=_addressee)
@never_cache
@require_POST
@answering
def confirm(request: HttpRequest, number: int) -> HttpResponseBase:
    """Confirm, as an officer with evidence, that a copy was received."""
    copy = get_object_or_404(Dispatch.objects.select_related("notification"), pk=number)
    by, moment = account_signed_in(request), now()
    form = receipt_form(copy, moment, by, request.POST)
    if not form.is_valid():
        faults = _at_copy(tuple(faults_of(form)), copy.pk)
        return _page(request, copy.notification, faults, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    confirm_receipt(by, number, given["day"], given["evidence"], moment.at)
    messages.success(request, _("The receipt is recorded. Periods run from that day."))
    return redirect("desk_notification", reference=copy.notification.reference)


def _at_copy(faults: tuple[Fault, ...], number: int) -> tuple[Fault, ...]:
    """The faults, leading to the fields of one copy among several."""
    return tuple(Fault(f"{one.at}-{number}", one.label, one.words) for one in faults)


@permitted("register.dispatch")
@never_cache
@require_POST
@answering
def handed_over(request: HttpRequest, number: int) -> HttpResponseBase:
    """Keep that a copy was handed over by other means, with the evidence of it."""
    copy = get_object_or_404(Dispatch.objects.select_related("notification"), pk=number)
    form = HandedOverForm(request.POST)
    if not form.is_valid():
        faults = _at_copy(tuple(faults_of(form)), copy.pk)
        return _page(request, copy.notification, faults, HTTPStatus.UNPROCESSABLE_ENTITY)
    if copy.events.filter(what=Sent).exists():
        messages.info(request, _("This copy was handed over before."))
    else:
        note_sent(copy, now().at, form.cleaned_data["evidence"])
        messages.success(request, _("It is noted that the copy was handed over."))
    return redirect("desk_notification", reference=copy.notification.reference)
