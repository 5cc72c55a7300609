"""One cell: its page with a form, and the address to which scripts send what was recorded."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models import Grid, GridDocument, SignatureEvent
from foedus.assembly.signing.errors import (
    NO_SUCH_DOCUMENT,
    BadEntry,
    NotOnTheTable,
    RecordedOtherwise,
)
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.recording import record
from foedus.assembly.signing.values import powers_held, seats_of
from foedus.signing.manners import OPEN, SigningManner
from foedus.web.assembly.signing.forms import CellForm
from foedus.web.assembly.signing.marks import drawn
from foedus.web.assembly.signing.seen import (
    document_at,
    doing_now,
    frame,
    grid_at,
    number_in,
    session_of,
)
from foedus.web.assembly.signing.shown import (
    columns_of,
    manner_name,
    title_of,
    told_of,
)
from foedus.web.assembly.signing.telling import (
    answering,
    answering_as_data,
    more_of,
    words_of,
)
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import faults_of


@permitted("assembly.view_grid", obj=session_of)
@never_cache
@require_safe
@answering
def cell(request: HttpRequest, number: int, document: int, party: str) -> HttpResponseBase:
    """How a cell stands, what was recorded before, and the form to record it."""
    grid, moment = grid_at(number), now()
    place = _place(grid, document, party, moment)
    return render(request, "assembly/signing/cell.html", _context(request, place, moment, None))


@permitted("assembly.record_signature")
@never_cache
@require_POST
@answering
def record_cell(request: HttpRequest, number: int, document: int, party: str) -> HttpResponseBase:
    """Keep what the form of a cell says."""
    grid, moment = grid_at(number), now()
    place = _place(grid, document, party, moment)
    form = CellForm(moment.language, request.POST)
    if not form.is_valid():
        context = _context(request, place, moment, form)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "assembly/signing/cell.html", context, status=status)
    key, before = request.POST.get("key", ""), number_in(request, "replaces")
    record(doing_now(request), grid.pk, form.said(place[1], party, key, before))
    messages.success(request, _("Recorded."))
    return redirect("signing_document", number=number, document=document)


def _place(grid: Grid, document: int, party: str, moment: Now) -> tuple[Grid, GridDocument, str]:
    if party not in dict(columns_of(grid, moment)):
        raise Http404(_("This delegation does not sit in the session."))
    return grid, document_at(grid, document), party


def _context(
    request: HttpRequest,
    place: tuple[Grid, GridDocument, str],
    moment: Now,
    form: CellForm | None,
) -> dict[str, Any]:
    grid, paper, party = place
    events = list(paper.events.filter(party=party).select_related("by").order_by("pk"))
    stands = events[-1] if events else None
    seat = next((one for one in seats_of(grid) if one.party == party), None)
    manner = SigningManner.TAKEN_BACK if stands is None else SigningManner(stands.manner)
    return {
        **frame(request, grid, moment),
        "document": paper,
        "title": title_of(paper, moment),
        "party": party,
        "party_name": moment.holdings.party(party),
        "seat": seat,
        "stands": stands,
        "mark": drawn(manner),
        "manner": manner_name(manner, moment),
        "is_open": manner in OPEN,
        "history": [
            (one, manner_name(SigningManner(one.manner), moment)) for one in reversed(events)
        ],
        "powers": [
            one.powers for one in powers_held(grid.powers.filter(party=party).order_by("pk"))
        ],
        "form": form or CellForm(moment.language, initial=_initial(stands)),
        "faults": tuple(faults_of(form)) if form is not None else (),
        "sees_powers": might(account_signed_in(request), "assembly.examine_powers"),
    }


def _initial(stands: SignatureEvent | None) -> dict[str, Any]:
    if stands is None or stands.manner == SigningManner.TAKEN_BACK:
        return {"manner": SigningManner.SIGNED.value}
    return {
        "manner": stands.manner,
        "words_en": stands.words_en,
        "words_ru": stands.words_ru,
        "signatory": stands.signatory,
        "office": stands.office,
        "declared": stands.declared,
        "to_be_confirmed": stands.to_be_confirmed,
    }


@permitted("assembly.record_signature")
@never_cache
@require_POST
@answering_as_data
def record_one(request: HttpRequest, number: int) -> HttpResponseBase:
    """Keep one entry that a script sends; the same key again is the same entry.

    What it corrects is named by its key (``replaces``), for who was without a connection knows no
    numbers of the server.
    """
    grid, moment = grid_at(number), now()
    paper = grid.documents.filter(pk=number_in(request, "document")).first()
    if paper is None:
        raise NotOnTheTable("–", NO_SUCH_DOCUMENT)
    form = CellForm(moment.language, request.POST)
    if not form.is_valid():
        raise BadEntry(" ".join(f"{one.label}: {one.words}" for one in faults_of(form))[:1000])
    party, before = request.POST.get("party", ""), _replaced(grid, request)
    said = form.said(paper, party, request.POST.get("key", ""), before)
    try:
        kept = record(doing_now(request), grid.pk, said)
    except RecordedOtherwise as fault:
        return _conflict(fault, moment)
    told = {"state": "kept", "again": kept.again, "event": told_of(kept.event, moment)}
    return JsonResponse(told, status=HTTPStatus.OK if kept.again else HTTPStatus.CREATED)


def _replaced(grid: Grid, request: HttpRequest) -> int:
    """The number of the entry that is corrected; -1 for one that the grid does not have."""
    key = request.POST.get("replaces", "")[:64]
    if not key:
        return 0
    found = grid.events.filter(key=key.replace("\0", "")).values_list("pk", flat=True).first()
    return -1 if found is None else found


def _conflict(fault: RecordedOtherwise, moment: Now) -> HttpResponseBase:
    stands = SignatureEvent.objects.select_related("by").filter(pk=fault.now).first()
    return JsonResponse(
        {
            "state": "conflict",
            "code": fault.code,
            "words": words_of(fault),
            "more": more_of(fault),
            "event": None if stands is None else told_of(stands, moment),
            "cursor": 0 if stands is None else last_of(stands.grid),
        },
        status=HTTPStatus.CONFLICT,
    )
