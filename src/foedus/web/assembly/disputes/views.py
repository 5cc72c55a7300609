"""Disputes at work: the list, one dispute with its timetable, and the forms of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foedus.accounts.permissions import may, might
from foedus.accounts.principals import account_of, principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.disputes.complying import ComplianceSheet, report_compliance
from foedus.assembly.disputes.opening import CaseSheet, Side, open_case, side_of
from foedus.assembly.disputes.opening import publish as make_public
from foedus.assembly.disputes.reading import case_on, clause_of, events_of
from foedus.assembly.disputes.stepping import StepSheet, take_step
from foedus.assembly.doing import Doing
from foedus.assembly.models.disputes import DisputeCase
from foedus.assembly.programmes.errors import BadContent
from foedus.followup.disputes.errors import NotASide, StepNotOpen
from foedus.followup.disputes.timetable import STAGE_NAMES, stage_on
from foedus.law.terms.acts import Kind
from foedus.web.asked import asked_of
from foedus.web.assembly.disputes.forms import CaseForm, ComplianceForm, StepForm
from foedus.web.assembly.disputes.shown import STAGE_MARKS, desk_address, dispute_shown
from foedus.web.assembly.programmes.telling import reason_of, told
from foedus.web.assembly.programmes.views import view_of
from foedus.web.assembly.visits.views import seen_in
from foedus.web.desk.now import Now, now
from foedus.web.desk.receiving_views import usable_key
from foedus.web.desk.sheet import faults_of

SHOWN = 200
"""Disputes in a list."""


@permitted("assembly.view")
@never_cache
@require_safe
@told
def overview(request: HttpRequest) -> HttpResponseBase:
    """The disputes that who asks may read, the newest first."""
    who, moment = principal_of_request(request), now()
    rows = DisputeCase.objects.prefetch_related("steps")[:SHOWN]
    found = [one for one in rows if may(who, "assembly.view_dispute", one)]
    context = {
        "rows": [_row(moment, one) for one in found],
        "conducts": might(who, "assembly.conduct_dispute"),
    }
    return render(request, "assembly/disputes/overview.html", context)


@permitted("collection.read")
@never_cache
@require_safe
@told
def published(request: HttpRequest) -> HttpResponseBase:
    """The disputes that are open to everybody."""
    moment = now()
    rows = DisputeCase.objects.filter(is_public=True).prefetch_related("steps")[:SHOWN]
    context = {"rows": [_row(moment, one) for one in rows], "public": True}
    return render(request, "assembly/disputes/published.html", context)


def _row(moment: Now, case: DisputeCase) -> dict[str, Any]:
    stage = stage_on(events_of(case), moment.today)
    return {
        "case": case,
        "claimant": moment.holdings.party(case.claimant),
        "respondent": moment.holdings.party(case.respondent),
        "treaty": moment.holdings.title(case.instrument),
        "mark": STAGE_MARKS[stage],
        "word": STAGE_NAMES[stage].in_language(moment.language),
    }


def _opening(request: HttpRequest) -> Side:
    """Whose dispute a form opens: a delegation opens its own."""
    account = account_of(principal_of_request(request))
    own = account.delegation if account is not None else ""
    return Side(request.POST.get("claimant", "")[:8] if request.method == "POST" else own)


@permitted("assembly.conduct_dispute", obj=_opening)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@told
def new(request: HttpRequest) -> HttpResponseBase:
    """Open a dispute."""
    moment, by = now(), account_signed_in(request)
    data = request.POST if request.method == "POST" else None
    form = CaseForm(moment, by.delegation, data)
    if data is not None and form.is_valid():
        sheet = CaseSheet(**form.cleaned_data)
        try:
            case = open_case(Doing(by, moment.at), sheet, usable_key(request.POST.get("key", "")))
        except BadContent as fault:
            form.add_error(fault.field if fault.field in form.fields else None, reason_of(fault))
        else:
            messages.success(request, _("The dispute is open. Both sides read it from now on."))
            return redirect("assembly_dispute", number=case.pk)
    faults = tuple(faults_of(form)) if form.is_bound else ()
    context = {"form": form, "faults": faults, "key": usable_key(request.POST.get("key", ""))}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/disputes/new.html", context, status=status)


def _case(request: HttpRequest, number: int) -> DisputeCase:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(DisputeCase, pk=number)


def _side(request: HttpRequest, number: int) -> Side:
    """The side in whose name a form speaks."""
    case = get_object_or_404(DisputeCase, pk=number)
    given = request.POST.get("step-side") or request.POST.get("compliance-party") or ""
    return side_of(case, given[:8])


@dataclass(frozen=True, slots=True)
class _Sent:
    """The forms of a page that came back with faults, if any."""

    step: StepForm | None = None
    compliance: ComplianceForm | None = None
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY


@permitted("assembly.view_dispute", obj=_case)
@never_cache
@require_safe
@told
def dispute(request: HttpRequest, number: int) -> HttpResponseBase:
    """One dispute: ways, timetable, steps, measures meanwhile."""
    return _page(request, get_object_or_404(DisputeCase, pk=number), _Sent(status=HTTPStatus.OK))


def _page(request: HttpRequest, case: DisputeCase, sent: _Sent) -> HttpResponseBase:
    moment, who = now(), principal_of_request(request)
    account = account_of(who)
    own = account.delegation if account is not None else ""
    conducts = might(who, "assembly.conduct_dispute") and (not own or own in case.readers)
    clause = clause_of(moment.state, case)
    forms, asked = (sent.step, sent.compliance), asked_of(request)
    shown = case_on(moment.state, case, asked.on, asked.known)
    context = {
        "case": case,
        "asked": asked,
        "page": dispute_shown(view_of(moment), shown, asked.on),
        "steps": [
            {"row": row, "side": moment.holdings.party(row.side) if row.side else ""}
            for row in case.steps.select_related("by")
        ],
        "compliance": [
            {"row": row, "party": moment.holdings.party(row.party)}
            for row in case.compliance.select_related("by")
        ],
        "step_form": sent.step or StepForm(moment, case, clause, own),
        "compliance_form": sent.compliance or ComplianceForm(moment, case, own),
        "conducts": conducts,
        "inside": conducts or might(who, "assembly.view"),
        "decided": case.steps.filter(did__in=("decided", "settled")).exists(),
        "publishes": might(who, "assembly.prepare") and not case.is_public,
        "desk": _desk(who, case),
        "faults": tuple(fault for form in forms if form is not None for fault in faults_of(form)),
        "key": usable_key(request.POST.get("key", "")),
    }
    return render(request, "assembly/disputes/dispute.html", context, status=sent.status)


def _desk(who: Any, case: DisputeCase) -> list[dict[str, str]]:
    """Where a measure of each side is recorded: at the depositary's desk, by its officers."""
    if not might(who, "register.receive"):
        return []
    pairs = ((case.claimant, case.respondent), (case.respondent, case.claimant))
    return [
        {
            "by": by,
            "suspension": desk_address(Kind.SUSPENSION, case.instrument, by, towards),
            "measure": desk_address(Kind.MEASURE, case.instrument, by, towards),
        }
        for by, towards in pairs
    ]


@permitted("assembly.conduct_dispute", obj=_side)
@never_cache
@require_POST
@told
def step(request: HttpRequest, number: int) -> HttpResponseBase:
    """Enter a step; the form comes back with what is wrong with it."""
    moment, by = now(), account_signed_in(request)
    case = get_object_or_404(DisputeCase, pk=number)
    form = StepForm(moment, case, clause_of(moment.state, case), by.delegation, request.POST)
    if form.is_valid():
        key = usable_key(request.POST.get("key", ""))
        try:
            sheet = StepSheet(**form.cleaned_data)
            take_step(Doing(by, moment.at), number, seen_in(request), sheet, key)
        except BadContent as fault:
            form.add_error(fault.field if fault.field in form.fields else None, reason_of(fault))
        except NotASide as fault:
            form.add_error("side", reason_of(fault))
        except StepNotOpen as fault:
            form.add_error("step", reason_of(fault))
            return _page(request, case, _Sent(step=form, status=HTTPStatus.CONFLICT))
        else:
            messages.success(request, _("The step is entered."))
            return redirect("assembly_dispute", number=number)
    return _page(request, case, _Sent(step=form))


@permitted("assembly.conduct_dispute", obj=_side)
@never_cache
@require_POST
@told
def compliance(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take what a side says of how a decision is carried out."""
    moment, by = now(), account_signed_in(request)
    case = get_object_or_404(DisputeCase, pk=number)
    form = ComplianceForm(moment, case, by.delegation, request.POST)
    if form.is_valid():
        key = usable_key(request.POST.get("key", ""))
        sheet = ComplianceSheet(**form.cleaned_data)
        try:
            report_compliance(Doing(by, moment.at), number, sheet, key)
        except BadContent as fault:
            form.add_error(fault.field if fault.field in form.fields else None, reason_of(fault))
        else:
            messages.success(request, _("It is kept."))
            return redirect("assembly_dispute", number=number)
    return _page(request, case, _Sent(compliance=form))


@permitted("assembly.prepare")
@never_cache
@require_POST
@told
def publish(request: HttpRequest, number: int) -> HttpResponseBase:
    """Make a dispute readable to everybody."""
    get_object_or_404(DisputeCase, pk=number)
    make_public(Doing(account_signed_in(request), now().at), number, seen_in(request))
    messages.success(request, _("Everybody can read it now."))
    return redirect("assembly_dispute", number=number)
