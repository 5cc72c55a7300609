"""The page of one dossier, its scans, and the steps that officers take with it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.law.terms.acts import Kind
from foedus.register.desk.countersigning import countersign, countersign_as_previewed
from foedus.register.desk.examining import act_id, examined, refuse, send, send_back
from foedus.register.desk.steps import Step
from foedus.register.models import Attachment, Dossier, Stage
from foedus.register.written import written_from
from foedus.web.desk.corrections_shown import correction_shown
from foedus.web.desk.desk_views import withdrawal_shown
from foedus.web.desk.dossier_shown import (
    doings,
    examination_context,
    facts,
    flow,
    particulars,
    powers_facts,
)
from foedus.web.desk.events import event_label, waits_for
from foedus.web.desk.fields import TITLE, PlainField
from foedus.web.desk.kinds import kind_label
from foedus.web.desk.now import Now, now, step_of
from foedus.web.desk.preview_shown import preview_html, told_by_preview, why
from foedus.web.desk.scans import handed_out, lay_beside, scans_in
from foedus.web.desk.sheet import Fault, faults_of
from foedus.web.desk.telling import answering

_MEGABYTE = 1024 * 1024


class RemarkForm(forms.Form):
    """The words that go with a step; needed or not is said where it is made."""

    remark = PlainField(TITLE * 2, rows=3, label=gettext_lazy("Words that stay with the entry"))


class NeededRemarkForm(forms.Form):
    """The same, where a step without words would leave a colleague guessing."""

    remark = PlainField(
        TITLE * 2, rows=3, required=True, label=gettext_lazy("Words that stay with the entry")
    )


def _dossier(request: HttpRequest, number: int) -> Dossier:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(Dossier.objects.select_related("entered_by", "block"), pk=number)


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def dossier(request: HttpRequest, number: int) -> HttpResponseBase:
    """What was received, what was found, what it would change, and what to do now."""
    return _page(request, _dossier(request, number))


def _page(
    request: HttpRequest,
    held: Dossier,
    faults: tuple[Fault, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    moment = now()
    written = written_from(held.content)
    holdings = moment.holdings
    context: dict[str, Any] = {
        "dossier": held,
        "kind": kind_label(held.kind),
        "party": holdings.party(held.party) if held.party else "",
        "title": holdings.title(held.instrument),
        "flow": flow(held, written, holdings),
        "waits_for": waits_for(held),
        "facts": facts(written, holdings),
        "particulars": particulars(written, holdings),
        "powers": powers_facts(written.powers, holdings) if written.powers else (),
        "written": written,
        "scans": held.attachments.select_related("by").order_by("pk"),
        "history": _history(held),
        "may": doings(held, account_signed_in(request)),
        "receives": might(account_signed_in(request), "register.receive"),
        "faults": faults,
        "remark": request.POST.get("remark", "") if faults else "",
        "megabytes": settings.ATTACHMENT_LIMIT // _MEGABYTE,
        **examination_context(held, moment),
        **_afterwards(held, moment),
    }
    if held.stage not in {Stage.RECORDED, Stage.REFUSED}:
        context["preview"] = preview_html(held, moment)
    if held.stage == Stage.SENT:
        context["previewed"] = told_by_preview(held, moment)
    return render(request, "desk/dossier.html", context, status=status)


def _history(held: Dossier) -> list[dict[str, Any]]:
    events = held.events.select_related("by").order_by("pk")
    return [
        {"at": one.at, "by": one.by.get_full_name(), "did": event_label(one.did), "one": one}
        for one in events
    ]


def _afterwards(held: Dossier, moment: Now) -> dict[str, Any]:
    """What a recorded act leads on to: its notification, a revocation, a correction."""
    if held.stage != Stage.RECORDED or held.block is None:
        return {}
    found: dict[str, Any] = {
        "notification": held.block.notifications.first(),
        "act_id": act_id(held),
    }
    act = moment.holdings.act(act_id(held))
    if act is not None and act.kind is Kind.WITHDRAWAL:
        found["withdrawal"] = withdrawal_shown(act, moment)
    if act is not None and act.kind is Kind.CORRECTION_PROPOSED and act.date is not None:
        found["correction"] = correction_shown(act, moment)
    return found


@permitted("register.view_desk")
@never_cache
@require_safe
@answering
def proof(request: HttpRequest, number: int, change: int) -> HttpResponseBase:
    """Why one thing would change: a page, or the part of one that htmx puts in its place."""
    held = _dossier(request, number)
    if held.stage in {Stage.RECORDED, Stage.REFUSED}:
        raise Http404
    try:
        row, proofs = why(held, change, now())
    except LookupError:
        raise Http404 from None
    template = "desk/why_part.html" if request.headers.get("HX-Request") else "desk/why.html"
    return render(request, template, {"dossier": held, "row": row, "proofs": proofs})


# --- the steps: each a form that says which version was seen


@permitted("register.examine")
@never_cache
@require_POST
@answering
def examine(request: HttpRequest, number: int) -> HttpResponseBase:
    """Keep that it was examined."""
    return _taken(request, number, lambda step, _words: examined(step), RemarkForm)


@permitted("register.examine")
@never_cache
@require_POST
@answering
def send_on(request: HttpRequest, number: int) -> HttpResponseBase:
    """Send it to a second officer."""
    return _taken(request, number, send, RemarkForm)


@permitted("register.send_back", obj=_dossier)
@never_cache
@require_POST
@answering
def give_back(request: HttpRequest, number: int) -> HttpResponseBase:
    """Send it back to whoever entered it."""
    return _taken(request, number, send_back, NeededRemarkForm)


@permitted("register.examine")
@never_cache
@require_POST
@answering
def close(request: HttpRequest, number: int) -> HttpResponseBase:
    """Close it without recording."""
    return _taken(request, number, refuse, NeededRemarkForm)


@permitted("register.countersign", obj=_dossier)
@never_cache
@require_POST
@answering
def sign(request: HttpRequest, number: int) -> HttpResponseBase:
    """Countersign it: it is recorded and notified."""
    _dossier(request, number)
    step, previewed = step_of(request, number), request.POST.get("previewed", "")
    done = countersign_as_previewed(step, previewed) if previewed else countersign(step)
    messages.success(
        request,
        _("Recorded. Notification %(reference)s is on its way.")
        % {"reference": done.notification.reference},
    )
    return redirect("desk_notification", reference=done.notification.reference)


def _taken(
    request: HttpRequest,
    number: int,
    verb: Callable[[Step, str], Dossier],
    words: type[forms.Form],
) -> HttpResponseBase:
    """Take a step with the words that came with it, and show how the dossier stands."""
    held = _dossier(request, number)
    form = words(request.POST)
    if not form.is_valid():
        faults = tuple(faults_of(form))
        return _page(request, held, faults, HTTPStatus.UNPROCESSABLE_ENTITY)
    after = verb(step_of(request, number), form.cleaned_data["remark"])
    label = after.get_stage_display()
    messages.success(request, _("Done. The dossier is now: %(stage)s.") % {"stage": label})
    return redirect("desk_dossier", number=number)


# --- scans


@permitted("register.receive")
@never_cache
@require_POST
@answering
def add_scans(request: HttpRequest, number: int) -> HttpResponseBase:
    """Lay scans beside a dossier."""
    held = _dossier(request, number)
    scans = scans_in(request)
    faults = scans.faults
    if not faults and not scans.taken:
        faults = (Fault("id_scans", _("Scans"), _("Choose a file first.")),)
    if faults:
        return _page(request, held, faults, scans.status)
    laid = lay_beside(step_of(request, number), scans.taken)
    messages.success(request, _("Scans laid beside the dossier: %(laid)s.") % {"laid": laid})
    return redirect("desk_dossier", number=number)


def _state_of_scan(request: HttpRequest, number: int, scan: int) -> str:  # noqa: ARG001 - likewise
    row = get_object_or_404(Attachment, pk=scan, dossier_id=number)
    return row.dossier.party


@permitted("register.view_attachment", obj=_state_of_scan)
@never_cache
@require_safe
def scan(request: HttpRequest, number: int, scan: int) -> HttpResponseBase:  # noqa: ARG001 - a view
    """A scan, to be saved."""
    return handed_out(get_object_or_404(Attachment, pk=scan, dossier_id=number))
