"""What is told when a step could not be taken: what happened, and how it stands now.

Nothing was written in any of these cases: every step is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal, refusal_page
from foedus.depositary.errors import BadCorrection
from foedus.law.terms.errors import BadQuestion, FoedusError, UnknownName
from foedus.register.errors import (
    ChangedMeanwhile,
    ChangesOtherwise,
    ClockWentBack,
    NoReasonGiven,
    NoRegister,
    NoSigningKey,
    NotAdmissible,
    NotOurs,
    NotRecordable,
    OfferClosed,
    OtherKey,
    OtherOrigin,
    OwnEntry,
    SameKey,
    WrongStage,
)
from foedus.register.models import Dossier
from foedus.web.desk.events import event_label

View = Callable[..., HttpResponseBase]

_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (
        ChangedMeanwhile,
        HTTPStatus.CONFLICT,
        gettext_lazy("Somebody else changed this dossier after you had opened it."),
    ),
    (
        ChangesOtherwise,
        HTTPStatus.CONFLICT,
        gettext_lazy(
            "The register has changed since you saw what this act would change. Look at it again."
        ),
    ),
    (
        WrongStage,
        HTTPStatus.CONFLICT,
        gettext_lazy("The dossier is no longer where this step begins."),
    ),
    (
        SameKey,
        HTTPStatus.CONFLICT,
        gettext_lazy(
            "This form was sent before with other content, and is kept as it was sent first. "
            "Open that dossier and change it, or begin a new one."
        ),
    ),
    (
        OfferClosed,
        HTTPStatus.CONFLICT,
        gettext_lazy("Somebody has closed this offer before: an offer is closed once."),
    ),
    (
        NoReasonGiven,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("An offer is not closed without a reason: say in a sentence why."),
    ),
    (NotOurs, HTTPStatus.CONFLICT, gettext_lazy("The receipt of this copy was confirmed before.")),
    (
        NotAdmissible,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("It cannot be recorded like this."),
    ),
    (
        NotRecordable,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The act cannot stand in the register as it is written."),
    ),
    (
        BadCorrection,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The correction cannot be carried out."),
    ),
    (
        UnknownName,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The register does not hold what the form names."),
    ),
    (BadQuestion, HTTPStatus.UNPROCESSABLE_ENTITY, gettext_lazy("The form cannot be read.")),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        gettext_lazy("The database holds no register yet. Bring one in from the command line."),
    ),
    *(
        (
            fault,
            HTTPStatus.SERVICE_UNAVAILABLE,
            gettext_lazy("The journal cannot be written now. Tell whoever runs the service."),
        )
        for fault in (NoSigningKey, OtherKey, OtherOrigin, ClockWentBack)
    ),
)
_EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)


def answering(view: View) -> View:
    """Answer what a step raises with a page that says what happened, and how it stands now."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except OwnEntry:
            # they did not enter it and changed it later: the table of permissions cannot know
            note_refusal(request, "register.countersign", Reason.OBJECT)
            return refusal_page(request, "register.countersign", Reason.OBJECT)
        except _EXPECTED as fault:
            return not_done(request, fault, kwargs.get("number"))

    return answered


def not_done(request: HttpRequest, fault: FoedusError, number: object = None) -> HttpResponseBase:
    """The page that says why a step was not taken."""
    status, words = next((s, w) for kind, s, w in _TOLD if isinstance(fault, kind))
    dossier = Dossier.objects.filter(pk=number).first() if isinstance(number, int) else None
    context = {
        "words": words,
        "code": fault.code,
        "findings": getattr(fault, "found", ()),
        "faults": getattr(fault, "findings", ()),
        "more": _more(fault),
        **(state_of(dossier) if dossier else {}),
    }
    return render(request, "desk/not_done.html", context, status=status)


def _more(fault: FoedusError) -> str:
    """What the fault itself says, where its words are the only ones there are."""
    return str(fault) if isinstance(fault, BadCorrection | UnknownName | BadQuestion) else ""


def state_of(dossier: Dossier) -> dict[str, Any]:
    """How a dossier stands now, and what was done to it last."""
    last = dossier.events.select_related("by").order_by("-pk").first()
    return {
        "dossier": dossier,
        "last": last,
        "last_did": _("nothing") if last is None else event_label(last.did),
    }
