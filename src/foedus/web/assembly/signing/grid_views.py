"""The grid itself: opening it, looking at it, putting documents on the table and taking them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models import Grid, Meeting, SignedDocument
from foedus.assembly.signing.grids import (
    DocumentAsked,
    NewGrid,
    add_document,
    documents_for,
    grid_of,
    open_grid,
    withdraw_document,
)
from foedus.law.terms.wording import Wording
from foedus.signing.manners import Authority
from foedus.web.assembly.signing.forms import AddingForm, OpeningForm, ReasonForm
from foedus.web.assembly.signing.keeping import cell_fields, table_of
from foedus.web.assembly.signing.seen import (
    document_at,
    doing_now,
    frame,
    grid_at,
    meeting_of,
    number_in,
    session_of,
    session_title,
)
from foedus.web.assembly.signing.shown import columns_of, rows_of, tally_words, title_of
from foedus.web.assembly.signing.telling import answering
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import faults_of


@permitted("assembly.view_grid", obj=session_of)
@never_cache
@require_safe
@answering
def signing(request: HttpRequest, number: int) -> HttpResponseBase:
    """The grid, or the form to open it."""
    meeting, moment = meeting_of(number), now()
    grid = grid_of(number)
    if grid is None:
        return _not_opened(request, meeting, moment)
    asked = (number_in(request, "rows"), number_in(request, "columns"))
    shared = frame(request, grid, moment)
    context = {
        **shared,
        "table": table_of(grid, moment, asked),
        "cell_fields": cell_fields(moment.language),
        "recorded": _recorded(grid),
        "adding": AddingForm(_drafts(meeting, moment), moment.language)
        if shared["prepares"]
        else (),
    }
    return render(request, "assembly/signing/grid.html", context)


def _not_opened(
    request: HttpRequest, meeting: Meeting, moment: Now, form: OpeningForm | None = None
) -> HttpResponseBase:
    drafts = _drafts(meeting, moment)
    last = meeting.events.exclude(day=None).order_by("-pk").first()
    initial = {
        "day": moment.today if last is None else last.day,
        "place": "" if last is None else last.place,
        "documents": [str(pk) for pk, _title in drafts],
    }
    context = {
        "meeting": meeting,
        "number": meeting.pk,
        "session": session_title(meeting, moment),
        "opens": might(account_signed_in(request), "assembly.prepare"),
        "form": form or OpeningForm(drafts, initial=initial),
        "faults": tuple(faults_of(form)) if form is not None else (),
    }
    status = HTTPStatus.OK if form is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "assembly/signing/not_opened.html", context, status=status)


def _drafts(meeting: Meeting, moment: Now) -> list[tuple[int, str]]:
    return [
        (one.pk, Wording(one.title_en, one.title_ru).in_language(moment.language) or one.name)
        for one in documents_for(meeting)
    ]


def _recorded(grid: Grid) -> list[SignedDocument]:
    rows = SignedDocument.objects.filter(document__grid=grid).select_related("document__draft")
    return list(rows.order_by("document__number"))


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def open_signing(request: HttpRequest, number: int) -> HttpResponseBase:
    """Open the grid of a session."""
    meeting, moment = meeting_of(number), now()
    form = OpeningForm(_drafts(meeting, moment), request.POST)
    if not form.is_valid():
        return _not_opened(request, meeting, moment, form)
    given = form.cleaned_data
    papers = tuple(DocumentAsked(draft=int(one)) for one in given["documents"])
    open_grid(
        doing_now(request),
        NewGrid(meeting=number, day=given["day"], place=given["place"], documents=papers),
    )
    messages.success(request, _("The signing grid is open."))
    return redirect("signing", number=number)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def add(request: HttpRequest, number: int) -> HttpResponseBase:
    """Lay one more document out."""
    grid, moment = grid_at(number), now()
    form = AddingForm(_drafts(grid.meeting, moment), moment.language, request.POST)
    if not form.is_valid():
        return _faulty(request, grid, form)
    given = form.cleaned_data
    strength = Authority(given["authority"]) if given["authority"] else None
    asked = DocumentAsked(
        draft=int(given["draft"] or 0), name=given["name"].strip(), authority=strength
    )
    row = add_document(doing_now(request), grid.pk, number_in(request, "seen"), asked)
    messages.success(
        request, _("%(name)s lies for signature.") % {"name": title_of(row, moment)[:200]}
    )
    return redirect("signing", number=number)


def _faulty(request: HttpRequest, grid: Grid, form: forms.Form) -> HttpResponseBase:
    context = {"number": grid.meeting_id, "faults": tuple(faults_of(form))}
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "assembly/signing/faulty.html", context, status=status)


@permitted("assembly.view_grid", obj=session_of)
@never_cache
@require_safe
@answering
def document(request: HttpRequest, number: int, document: int) -> HttpResponseBase:
    """One document and its delegations: what a phone shows."""
    grid, moment = grid_at(number), now()
    paper = document_at(grid, document)
    columns = columns_of(grid, moment)
    (row,) = rows_of(grid, [paper], columns, moment)
    near = grid.documents.select_related("draft")
    context: dict[str, Any] = {
        **frame(request, grid, moment),
        "row": row,
        "delegations": tuple(zip(columns, row.cells, strict=True)),
        "tally_words": tally_words(row.signed, row.left),
        "before": near.filter(number__lt=paper.number).order_by("-number").first(),
        "after": near.filter(number__gt=paper.number).order_by("number").first(),
        "cell_fields": cell_fields(moment.language),
        "reason_form": ReasonForm(),
    }
    return render(request, "assembly/signing/document.html", context)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def withdraw(request: HttpRequest, number: int, document: int) -> HttpResponseBase:
    """Take a document from the table."""
    grid = grid_at(number)
    paper = document_at(grid, document)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _faulty(request, grid, form)
    seen, reason = number_in(request, "seen"), form.cleaned_data["reason"]
    withdraw_document(doing_now(request), grid.pk, seen, paper.pk, reason)
    messages.success(request, _("The document was taken from the table."))
    return redirect("signing", number=number)
