"""What is told when something could not be done at the table; nothing was written in any case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.accounts.reasons import Reason
from foedus.accounts.refusals import note_refusal, refusal_page
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore
from foedus.assembly.signing.errors import (
    BadEntry,
    CannotClose,
    GridExists,
    NotOnTheTable,
    OwnCeremony,
    RecordedOtherwise,
    TakenFromTheTable,
    WithoutPowers,
)
from foedus.drafting.errors import BadClauses
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.register.errors import (
    ClockWentBack,
    NoRegister,
    NoSigningKey,
    NotRecordable,
    OtherKey,
    OtherOrigin,
    RegisterMoved,
)
from foedus.web.languages import language_now

View = Callable[..., HttpResponseBase]

_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (
        RecordedOtherwise,
        HTTPStatus.CONFLICT,
        _(
            "Somebody else has recorded this otherwise in the meantime. Look at what is recorded, "
            "and correct it if it is wrong."
        ),
    ),
    (
        SentBefore,
        HTTPStatus.CONFLICT,
        _("This was sent before with other content, and is kept as it was sent first. Reload."),
    ),
    (
        ChangedSince,
        HTTPStatus.CONFLICT,
        _("The grid has changed since you saw it. Look at it as it stands, and do it again."),
    ),
    (NotNow, HTTPStatus.CONFLICT, _("The grid is closed, or not where this step begins.")),
    (
        RegisterMoved,
        HTTPStatus.CONFLICT,
        _("The register has changed in this very moment. Look at the preview again."),
    ),
    (GridExists, HTTPStatus.CONFLICT, _("This session has a signing grid already.")),
    (
        TakenFromTheTable,
        HTTPStatus.CONFLICT,
        _("The document was withdrawn. What was signed before is kept and counts for nothing."),
    ),
    (
        WithoutPowers,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _(
            "Who signs is not empowered. Present full powers and record them; or let the state "
            "sign ad referendum; or record the signature as one to be confirmed (VCLT 8)."
        ),
    ),
    (
        NotSeated,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The state does not sit in this session, so that nothing is signed for it."),
    ),
    (
        NotOnTheTable,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The document does not lie for signature here, or cannot."),
    ),
    (
        CannotClose,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("Something stands in the way of closing the grid."),
    ),
    (
        BadClauses,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The final clauses of a draft make no instrument. Mend them in the draft first."),
    ),
    (
        NotRecordable,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("What was signed cannot stand in the register as it is written."),
    ),
    (BadEntry, HTTPStatus.UNPROCESSABLE_ENTITY, _("What was sent cannot be kept as it is.")),
    (
        UnknownName,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The register does not hold what the form names."),
    ),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The database holds no register yet. Bring one in from the command line."),
    ),
    *(
        (
            fault,
            HTTPStatus.SERVICE_UNAVAILABLE,
            _("The journal cannot be written now. Tell whoever runs the service."),
        )
        for fault in (NoSigningKey, OtherKey, OtherOrigin, ClockWentBack)
    ),
)
_EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)


def answering(view: View) -> View:
    """Answer what a step raises with a page that says what happened, and what to do."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except OwnCeremony:
            # they recorded signatures as somebody else's role: the table of permissions cannot know
            note_refusal(request, "assembly.close_grid", Reason.OBJECT)
            return refusal_page(request, "assembly.close_grid", Reason.OBJECT)
        except _EXPECTED as fault:
            context: dict[str, Any] = {"words": words_of(fault), "more": more_of(fault)}
            context |= {"code": fault.code, "number": kwargs.get("number")}
            context |= {"hindered": getattr(fault, "hindered", ())}
            return render(
                request, "assembly/signing/not_done.html", context, status=status_of(fault)
            )

    return answered


def answering_as_data(view: View) -> View:
    """The same for scripts: JSON with the words that a person is to read."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except _EXPECTED as fault:
            told = {"state": "refused", "code": fault.code, "words": words_of(fault)}
            told["more"] = more_of(fault)
            return JsonResponse(told, status=status_of(fault))

    return answered


def status_of(fault: FoedusError) -> HTTPStatus:
    """How a request is answered that raised *fault*."""
    return next(status for kind, status, _words in _TOLD if isinstance(fault, kind))


def words_of(fault: FoedusError) -> str:
    """What happened and what to do, in the reader's language."""
    return str(next(words for kind, _status, words in _TOLD if isinstance(fault, kind)))


def more_of(fault: FoedusError) -> str:
    """The particulars, where the words above need them."""
    if isinstance(fault, WithoutPowers):
        return fault.verdict.words.in_language(language_now())
    if isinstance(fault, NotOnTheTable):
        return f"{fault.document}: {fault.why.in_language(language_now())}"
    if isinstance(fault, TakenFromTheTable):
        return f"{fault.document}: {fault.reason}"
    if isinstance(fault, BadEntry | NotRecordable | BadClauses):
        return str(fault)
    return ""
