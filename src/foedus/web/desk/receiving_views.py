"""Receiving an instrument, changing what was written of it: one form, nothing lost on an error."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.forms import BoundField
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foedus.accounts.models import User
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.law.terms.acts import Manner, Qualification
from foedus.register.desk.receiving import OPEN, amend, receive
from foedus.register.desk.steps import Step
from foedus.register.errors import ChangedMeanwhile, WrongStage
from foedus.register.models import Dossier
from foedus.register.written import Written, written_from
from foedus.web.desk.instrument_form import DATES_CORRECTED
from foedus.web.desk.now import Now, now, step_of
from foedus.web.desk.scans import Scans, lay_beside_now, scans_in
from foedus.web.desk.sheet import Fault, Sheet, sheet_again, sheet_from, sheet_of, sheet_showing
from foedus.web.desk.telling import answering, state_of

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_PREFILLED: Final = ("kind", "instrument", "party", "about", "dated", "goods")
_MOST_STATES: Final = 30
_MEGABYTE: Final = 1024 * 1024
_SELDOM: Final = (
    "manner",
    "qualification",
    "predecessor",
    "date_of_succession",
    "opposes_entry_into_force",
    *(f"corrects_{name}" for name in DATES_CORRECTED),
)
"""The fields that few instruments need; they are folded away while they are empty."""


@permitted("register.receive")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def receive_instrument(request: HttpRequest) -> HttpResponseBase:
    """The form of a received instrument, and the dossier that it opens."""
    moment = now()
    if request.method != "POST":
        return _form(request, sheet_of(moment.holdings, moment.today, _given(request)), new_key())
    sheet = sheet_from(moment.holdings, moment.today, request.POST)
    key = request.POST.get("key", "")
    if "again" in request.POST:
        return _form(request, sheet_again(sheet), usable_key(key))
    scans = scans_in(request)
    faults = (*(() if sheet.is_valid() else sheet.faults()), *scans.faults, *_of_key(key))
    if faults:
        return _form(request, sheet, usable_key(key), faults, scans.status)
    return _opened(request, moment, sheet.written(), key, scans)


def _given(request: HttpRequest) -> dict[str, Any]:
    """What an address fills in beforehand; nothing of it is taken before it is sent and judged."""
    asked = request.GET
    given: dict[str, Any] = {name: asked[name][:300] for name in _PREFILLED if name in asked}
    if "towards" in asked:
        given["towards"] = [code[:8] for code in asked.getlist("towards")[:_MOST_STATES]]
    return given


def new_key() -> str:
    """A key under which a form is taken once."""
    return secrets.token_urlsafe(24)


def usable_key(given: str) -> str:
    """The key that a form carries, or a new one where it carries none that can be kept."""
    return given if _KEY.fullmatch(given) else new_key()


def _of_key(key: str) -> Iterator[Fault]:
    if not _KEY.fullmatch(key):
        yield Fault("main", _("The form"), _("It was too old. Look at it again and send it."))


def _opened(
    request: HttpRequest, moment: Now, written: Written, key: str, scans: Scans
) -> HttpResponseBase:
    by = account_signed_in(request)
    dossier = opened_once(by, written, key, moment)
    lay_beside_now(dossier, Step(dossier.pk, by, moment.at, dossier.version), scans)
    messages.success(
        request, _("Dossier %(number)s is open. Examine it now.") % {"number": dossier.pk}
    )
    return redirect("desk_dossier", number=dossier.pk)


def opened_once(by: User, written: Written, key: str, moment: Now) -> Dossier:
    """The dossier of a form; where the same form is sent twice at once, that of the other."""
    try:
        return receive(by, written, key, moment.at)
    except IntegrityError:
        return receive(by, written, key, moment.at)


def _form(
    request: HttpRequest,
    sheet: Sheet,
    key: str,
    faults: tuple[Fault, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    context = {**form_context(request, sheet, faults), "key": key}
    return render(request, "desk/receive.html", context, status=status if faults else HTTPStatus.OK)


def form_context(request: HttpRequest, sheet: Sheet, faults: tuple[Fault, ...]) -> dict[str, Any]:
    """What the template of the form shows."""
    main = sheet.main
    titles = [title for _group, held in main.holdings.instrument_choices() for _id, title in held]
    return {
        "sheet": sheet,
        "form": main,
        "faults": faults,
        "files_lost": bool(request.FILES),
        "titles": titles,
        "chosen": main.holdings.title(main.chosen_instrument()) if main.chosen_instrument() else "",
        "acts_known": len(main.fields["about"].choices) > 1,  # type: ignore[attr-defined] # a choice
        "megabytes": settings.ATTACHMENT_LIMIT // _MEGABYTE,
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "more_open": any(_filled(main[name]) for name in _SELDOM),
    }


def _filled(field: BoundField) -> bool:
    """Whether anything but what stands there anyway was given, or something is wrong with it."""
    usual = {None, "", False, Manner.AS_CLAUSE_SAYS.value, Qualification.NONE.value}
    return bool(field.errors) or field.value() not in usual


@permitted("register.receive")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def edit(request: HttpRequest, number: int) -> HttpResponseBase:
    """Write a dossier anew while it is open."""
    dossier = get_object_or_404(Dossier, pk=number)
    moment = now()
    if dossier.stage not in OPEN:
        raise WrongStage(dossier.pk, dossier.stage, "amended")
    if request.method != "POST":
        sheet = sheet_showing(moment.holdings, moment.today, written_from(dossier.content))
        return _edit_form(request, dossier, sheet, dossier.version)
    sheet = sheet_from(moment.holdings, moment.today, request.POST)
    step = step_of(request, number)
    if "again" in request.POST:
        return _edit_form(request, dossier, sheet_again(sheet), step.seen)
    if not sheet.is_valid():
        return _edit_form(request, dossier, sheet, step.seen, sheet.faults())
    try:
        amend(step, sheet.written())
    except ChangedMeanwhile:
        return _both_shown(request, number, sheet)
    messages.success(request, _("The dossier is changed. Examine it again."))
    return redirect("desk_dossier", number=number)


def _edit_form(
    request: HttpRequest,
    dossier: Dossier,
    sheet: Sheet,
    seen: int,
    faults: tuple[Fault, ...] = (),
) -> HttpResponseBase:
    context = {**form_context(request, sheet, faults), "dossier": dossier, "seen": seen}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "desk/edit.html", context, status=status)


def _both_shown(request: HttpRequest, number: int, sheet: Sheet) -> HttpResponseBase:
    """The form with one's own words, beside what somebody else wrote meanwhile.

    It carries the present version: who sends it again has seen both.
    """
    dossier = Dossier.objects.get(pk=number)
    context = {
        **form_context(request, sheet, ()),
        **state_of(dossier),
        "seen": dossier.version,
        "conflict": True,
        "differing": tuple(_differing(sheet, dossier)),
    }
    return render(request, "desk/edit.html", context, status=HTTPStatus.CONFLICT)


def _differing(sheet: Sheet, dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """The fields in which the held words and one's own differ: label, held, own."""
    main = sheet.main
    held = sheet_showing(main.holdings, main.today, written_from(dossier.content))
    for theirs, mine in zip(held.forms, sheet.forms, strict=False):
        for name in mine.fields.keys() & theirs.fields.keys():
            before, after = _shown(theirs, name), _shown(mine, name)
            if before != after and name != "treaty_find":
                yield str(mine.fields[name].label), before, after


def _shown(form: Any, name: str) -> str:
    value = form[name].value()
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    if value in {None, False, "False"}:
        return ""
    return _("yes") if value is True or value == "on" else str(value).replace("\r\n", "\n")
