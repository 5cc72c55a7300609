"""Programmes at work: what is late, who reported what, the form of a report."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.models import User
from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.doing import Doing
from foedus.assembly.models.programmes import ProgressReport
from foedus.assembly.programmes.errors import BadContent, UnknownMeasure
from foedus.assembly.programmes.reading import asked_on, standing_of, standings
from foedus.assembly.programmes.reporting import (
    Part,
    Said,
    measure_held,
    part_of,
    programme_held,
    report,
    reporters_of,
)
from foedus.collection.pages.view import View
from foedus.law.terms.instruments import Instrument
from foedus.register.held import held
from foedus.web.asked import asked_of
from foedus.web.assembly.programmes.forms import ReportForm
from foedus.web.assembly.programmes.shown import programme_shown
from foedus.web.assembly.programmes.telling import reason_of, told
from foedus.web.desk.now import Now, now
from foedus.web.desk.receiving_views import usable_key
from foedus.web.desk.sheet import faults_of


@permitted("assembly.view")
@never_cache
@require_safe
@told
def overview(request: HttpRequest) -> HttpResponseBase:
    """Every programme, how far it is, and what is late; a delegation's own measures first."""
    asked, register = asked_of(request), now().state.register
    own = account_signed_in(request).delegation
    question = asked_on(register, asked.on, asked.known)
    rows = [
        programme_shown(asked.view, one, progress)
        for one, progress in standings(register, question)
    ]
    waiting = [
        (row, measure)
        for row in rows
        for measure in row.measures
        if measure.late or own in {one.id for one in measure.carriers}
    ]
    context = {"programmes": rows, "waiting": waiting, "own": own, "asked": asked}
    return render(request, "assembly/programmes/overview.html", context)


def view_of(moment: Now) -> View:
    """What the working pages are computed from: today, with all that is known."""
    return View(opened=moment.state.opened, on=moment.today, language=moment.language)


@permitted("assembly.view")
@never_cache
@require_safe
@told
def programme(request: HttpRequest, name: str) -> HttpResponseBase:
    """One programme with its reports, and the form of a further one."""
    moment = now()
    return _page(request, moment, name, _form(moment, name, account_signed_in(request)))


def _part(request: HttpRequest, name: str) -> Part:
    """The measure that a report is about, as the reporter's own."""
    register = held().register
    try:
        measure = measure_held(register, name, request.POST.get("measure", "")[:40])[2]
    except UnknownMeasure:
        return Part("")
    return part_of(register, measure, request.POST.get("reporter", "")[:120])


@permitted("assembly.report_progress", obj=_part)
@never_cache
@require_POST
@told
def send_report(request: HttpRequest, name: str) -> HttpResponseBase:
    """Take a report; the form comes back with what is wrong with it."""
    moment, by = now(), account_signed_in(request)
    form = _form(moment, name, by, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        said = Said(programme=name, **{field: given[field] for field in form.fields})
        try:
            report(Doing(by, moment.at), said, usable_key(request.POST.get("key", "")))
        except BadContent as fault:
            form.add_error(fault.field if fault.field in form.fields else None, reason_of(fault))
        else:
            messages.success(request, _("The report is kept. A mistake is set right by another."))
            return redirect("assembly_programme", name=name)
    return _page(request, moment, name, form)


def _form(moment: Now, name: str, by: User, data: Any = None) -> ReportForm:
    """The form with the measures and reporters that are open to *by*."""
    register = moment.state.register
    _instrument, programme = programme_held(register, name)
    view = view_of(moment)
    measures = programme.measures
    if by.delegation:
        measures = tuple(m for m in measures if part_of(register, m, by.delegation).delegation)
        names: dict[str, None] = {by.delegation: None} if measures else {}
    else:
        names = dict.fromkeys(who for m in measures for who in reporters_of(register, m))
    return ReportForm(
        [(one.number, f"{one.number}. {view.say(one.title)}"[:200]) for one in measures],
        [(code, view.name_of(code)) for code in names],
        moment.today,
        data,
    )


def _page(request: HttpRequest, moment: Now, name: str, form: ReportForm) -> HttpResponseBase:
    register, asked = moment.state.register, asked_of(request)
    instrument, _programme = programme_held(register, name)
    view = view_of(moment)
    faults = tuple(faults_of(form)) if form.is_bound else ()
    question = asked_on(register, asked.on, asked.known)
    context = {
        "asked": asked,
        "page": programme_shown(view, instrument, standing_of(register, name, question)),
        "form": form,
        "reports": might(account_signed_in(request), "assembly.report_progress")
        and bool(form.fields["measure"].choices),  # type: ignore[attr-defined] # a choice
        "history": _history(view, instrument),
        "faults": faults,
        "key": usable_key(request.POST.get("key", "")),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/programmes/programme.html", context, status=status)


def _history(view: View, instrument: Instrument) -> list[dict[str, Any]]:
    """All reports, the newest first."""
    rows = ProgressReport.objects.filter(programme=instrument.id).select_related("by")
    return [
        {"row": row, "reporter": view.name_of(row.reporter)} for row in rows.order_by("-pk")[:200]
    ]
