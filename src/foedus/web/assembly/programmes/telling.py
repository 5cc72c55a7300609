"""What is told when a step with a programme, a visit or a dispute could not be taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.assembly.errors import ChangedSince, NotNow, SentBefore
from foedus.assembly.programmes.errors import (
    BadContent,
    NoSuchItem,
    NotACarrier,
    NotEnded,
    UnknownMeasure,
)
from foedus.followup.disputes.errors import NoClause, NotASide, StepNotOpen
from foedus.law.terms.errors import BadQuestion, FoedusError, UnknownName
from foedus.register.errors import NoRegister
from foedus.web.languages import language_now

View = Callable[..., HttpResponseBase]

_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (
        ChangedSince,
        HTTPStatus.CONFLICT,
        _("Somebody else changed it after you had opened it. Look at it as it stands."),
    ),
    (NotNow, HTTPStatus.CONFLICT, _("This was done before, or does not belong here.")),
    (
        SentBefore,
        HTTPStatus.CONFLICT,
        _("This form was sent before with other content, and is kept as it was sent first."),
    ),
    (StepNotOpen, HTTPStatus.CONFLICT, _("The clause does not let this step be taken now.")),
    (NotEnded, HTTPStatus.CONFLICT, _("Nothing was decided or settled yet.")),
    (NotASide, HTTPStatus.UNPROCESSABLE_ENTITY, _("This is not for that state to do.")),
    (NotACarrier, HTTPStatus.UNPROCESSABLE_ENTITY, _("Others carry this measure out.")),
    (
        NoClause,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The register holds no clause on disputes in this treaty."),
    ),
    (BadContent, HTTPStatus.UNPROCESSABLE_ENTITY, _("Something that was written cannot be kept.")),
    (
        UnknownName,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The register does not hold what the form names."),
    ),
    (BadQuestion, HTTPStatus.UNPROCESSABLE_ENTITY, _("The form cannot be read.")),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The database holds no register yet. Bring one in from the command line."),
    ),
)
_EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)


def told(view: View) -> View:
    """Answer what a service raises with a page that says what happened and what to do."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (UnknownMeasure, NoSuchItem) as fault:
            raise Http404(str(fault)) from fault
        except _EXPECTED as fault:
            return _not_done(request, fault)

    return answered


def _not_done(request: HttpRequest, fault: FoedusError) -> HttpResponseBase:
    status, words = next(
        (status, words) for kind, status, words in _TOLD if isinstance(fault, kind)
    )
    context = {"words": words, "code": fault.code, "more": reason_of(fault), "back": request.path}
    return render(request, "assembly/programmes/not_done.html", context, status=status)


def reason_of(fault: FoedusError) -> str:
    """What the fault says, in the reader's language where it can."""
    if isinstance(fault, StepNotOpen | NotASide):
        return fault.why.in_language(language_now())
    return str(fault)
