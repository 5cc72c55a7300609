"""What is told when a step of the preparation could not be taken: what, why, what to do now."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore, TooLate
from foedus.assembly.sessions.errors import (
    BadAgenda,
    BadSession,
    NobodyKnownToSit,
    SeatTaken,
    SessionExists,
)
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.register.errors import NoRegister

View = Callable[..., HttpResponseBase]

_CONFLICT: Final = HTTPStatus.CONFLICT
_UNFIT: Final = HTTPStatus.UNPROCESSABLE_ENTITY
_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (ChangedSince, _CONFLICT, _("Somebody else changed it after you had opened it.")),
    (NotNow, _CONFLICT, _("This step does not belong to where it is now.")),
    (TooLate, _CONFLICT, _("The deadline has passed.")),
    (SentBefore, _CONFLICT, _("This form was sent before with other content.")),
    (SessionExists, _CONFLICT, _("A session of this name is planned already.")),
    (SeatTaken, _CONFLICT, _("They take part already, in another capacity.")),
    (NobodyKnownToSit, _UNFIT, _("The register does not say who sits in this body.")),
    (NotSeated, _UNFIT, _("This state has no seat in the session.")),
    (BadAgenda, _UNFIT, _("The agenda cannot be changed like this.")),
    (BadSession, _UNFIT, _("This cannot be said of a session.")),
    (UnknownName, _UNFIT, _("The register does not hold what the form names.")),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The database holds no register yet. Bring one in from the command line."),
    ),
)
_EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)


def answering(view: View) -> View:
    """Answer what a step raises with a page that says what happened; nothing was written."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404 from None
        except _EXPECTED as fault:
            return not_done(request, fault)

    return answered


def not_done(request: HttpRequest, fault: FoedusError) -> HttpResponseBase:
    """The page that says why a step was not taken."""
    status, words = next((s, w) for kind, s, w in _TOLD if isinstance(fault, kind))
    context = {"words": words, "more": str(fault), "code": fault.code}
    return render(request, "assembly/sessions/not_done.html", context, status=status)
