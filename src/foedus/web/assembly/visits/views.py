"""Visits and consultations: the list, one visit with its history, the form."""

from __future__ import annotations

from collections.abc import Iterable
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
from foedus.accounts.principals import principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.visits import Visibility, Visit
from foedus.assembly.programmes.errors import BadContent
from foedus.assembly.visits.holding import VisitSheet, change, item_done, record, sheet_of
from foedus.assembly.visits.waiting import items_of
from foedus.collection.pages.view import View
from foedus.register.held import held
from foedus.web.assembly.programmes.telling import reason_of, told
from foedus.web.assembly.programmes.views import view_of
from foedus.web.assembly.visits.forms import (
    DoneForm,
    VisitSheetForm,
    form_again,
    form_from,
    form_of,
)
from foedus.web.assembly.visits.snapshot import progress_words
from foedus.web.desk.now import Now, now
from foedus.web.desk.receiving_views import usable_key
from foedus.web.desk.sheet import Fault, faults_of

SHOWN = 200
"""Visits in a list."""


@permitted("assembly.view")
@never_cache
@require_safe
@told
def overview(request: HttpRequest) -> HttpResponseBase:
    """The visits that who asks may read of, the newest first, and what they left to do."""
    moment = now()
    who = principal_of_request(request)
    rows = Visit.objects.prefetch_related("items_done")
    found = [one for one in rows[:SHOWN] if may(who, "assembly.view_visit", one)]
    view = view_of(moment)
    context = {
        "visits": [_row(view, one) for one in found],
        "late": [
            (one, item, view.name_of(item.who))
            for one in found
            for item in items_of(one)
            if item.is_late(moment.today) and not one.cancelled
        ],
        "prepares": might(who, "assembly.prepare"),
    }
    return render(request, "assembly/visits/overview.html", context)


@permitted("collection.read")
@never_cache
@require_safe
@told
def published(request: HttpRequest) -> HttpResponseBase:
    """The visits that are open to everybody."""
    view = view_of(now())
    rows = Visit.objects.filter(visibility=Visibility.PUBLIC)[:SHOWN]
    context = {"visits": [_row(view, one) for one in rows]}
    return render(request, "assembly/visits/published.html", context)


def _row(view: View, visit: Visit) -> dict[str, Any]:
    return {
        "visit": visit,
        "people": _people(view, visit.participants),
        "session": view.name_of(visit.session) if visit.session else "",
    }


def _people(view: View, rows: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    return [{**row, "of_name": view.name_of(row["of"]) if row["of"] else ""} for row in rows]


def _visit(request: HttpRequest, number: int, item: int = 0) -> Visit:  # noqa: ARG001 - the view's arguments
    return get_object_or_404(Visit, pk=number)


@permitted("assembly.view_visit", obj=_visit)
@never_cache
@require_safe
@told
def visit(request: HttpRequest, number: int) -> HttpResponseBase:
    """One visit; its history for those who keep it."""
    return _page(request, get_object_or_404(Visit, pk=number), ())


def _page(
    request: HttpRequest,
    found: Visit,
    faults: tuple[Fault, ...],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    moment = now()
    view = view_of(moment)
    prepares = might(principal_of_request(request), "assembly.prepare")
    records = found.records.select_related("by").order_by("-version")
    sessions = {one.id for one in held().register.sessions}
    context = {
        **_row(view, found),
        "session_held": found.session in sessions,
        "items": [
            {
                "item": one,
                "who": view.name_of(one.who),
                "late": one.is_late(moment.today),
                "form": DoneForm(initial={"day": moment.today}, prefix=f"done-{one.number}"),
            }
            for one in items_of(found)
        ],
        "records": list(records) if might(principal_of_request(request), "assembly.view") else [],
        "prepares": prepares,
        "today": moment.today,
        "faults": faults,
    }
    return render(request, "assembly/visits/visit.html", context, status=status)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@told
def new(request: HttpRequest) -> HttpResponseBase:
    """Write a visit down."""
    moment = now()
    if request.method != "POST":
        return _form(request, form_of(moment, on_the_eve(request, moment)), "visit_new")
    if "again" in request.POST:
        return _form(request, form_again(moment, request.POST), "visit_new")
    form = form_from(moment, request.POST)
    if form.is_valid():
        doing = Doing(account_signed_in(request), moment.at)
        try:
            made = record(doing, form.sheet(), usable_key(request.POST.get("key", "")))
        except BadContent as fault:
            _blame(form, fault)
        else:
            messages.success(request, _("The visit is written down."))
            return redirect("visit", number=made.pk)
    return _form(request, form, "visit_new")


@permitted("assembly.prepare")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@told
def edit(request: HttpRequest, number: int) -> HttpResponseBase:
    """Write a visit anew; what it said before stays in its history."""
    moment, found = now(), get_object_or_404(Visit, pk=number)
    if request.method != "POST":
        return _form(request, form_of(moment, sheet_of(found)), "visit_edit", found)
    if "again" in request.POST:
        return _form(request, form_again(moment, request.POST), "visit_edit", found)
    form = form_from(moment, request.POST)
    if form.is_valid():
        doing = Doing(account_signed_in(request), moment.at)
        remark = form.main.cleaned_data["remark"]
        try:
            change(doing, number, seen_in(request), form.sheet(), remark)
        except BadContent as fault:
            _blame(form, fault)
        except ChangedSince:
            form.main.add_error(
                None, _("Somebody else changed it meanwhile. Your words are kept: compare them.")
            )
            return _form(request, form, "visit_edit", found, HTTPStatus.CONFLICT)
        else:
            messages.success(request, _("The visit is written anew; its history is kept."))
            return redirect("visit", number=number)
    return _form(request, form, "visit_edit", found)


def on_the_eve(request: HttpRequest, moment: Now) -> VisitSheet | None:
    """What is known beforehand of a visit on the eve of the session ``?meeting=`` (its number)."""
    given = request.GET.get("meeting", "")
    known = given.isascii() and given.isdecimal() and len(given) < 10  # noqa: PLR2004 - digits
    meeting = Meeting.objects.filter(pk=int(given)).first() if known else None
    if meeting is None:
        return None
    reported = progress_words(meeting, view_of(moment), moment.at)
    return VisitSheet(day=moment.today, session=meeting.name, reported=reported)


def seen_in(request: HttpRequest) -> int:
    """The version that a form was made from (0: it does not say)."""
    seen = request.POST.get("seen", "")
    known = seen.isascii() and seen.isdecimal() and len(seen) < 10  # noqa: PLR2004 - digits
    return int(seen) if known else 0


def _blame(form: VisitSheetForm, fault: BadContent) -> None:
    field = fault.field if fault.field in form.main.fields else None
    form.main.add_error(field, reason_of(fault))


def _form(
    request: HttpRequest,
    form: VisitSheetForm,
    address: str,
    found: Visit | None = None,
    status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> HttpResponseBase:
    faults = form.faults()
    context = {
        "form": form,
        "address": address,
        "visit": found,
        "seen": found.version if found is not None else 0,
        "faults": faults,
        "key": usable_key(request.POST.get("key", "")),
    }
    return render(
        request, "assembly/visits/form.html", context, status=status if faults else HTTPStatus.OK
    )


@permitted("assembly.prepare")
@never_cache
@require_POST
@told
def done(request: HttpRequest, number: int, item: int) -> HttpResponseBase:
    """Note that something left to do was done."""
    found = get_object_or_404(Visit, pk=number)
    moment = now()
    form = DoneForm(request.POST, prefix=f"done-{item}")
    if not form.is_valid():
        return _page(request, found, tuple(faults_of(form)), HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    doing = Doing(account_signed_in(request), moment.at)
    key = usable_key(request.POST.get("key", ""))
    item_done(doing, found.pk, item, given["day"], given["words"], key)
    messages.success(request, _("It is noted as done."))
    return redirect("visit", number=number)
