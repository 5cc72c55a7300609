"""What is told when a step in a question could not be taken; nothing was written in any case."""

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

from foedus.assembly.decisions.errors import BadMatter, NoSilence, NotDecidable, NotThere
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore, TooLate
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.procedure.errors import BadEffect, BadRule, BadSitting, MissingWeight
from foedus.register.errors import NoRegister

View = Callable[..., HttpResponseBase]

_CONFLICT: Final = HTTPStatus.CONFLICT
_UNFIT: Final = HTTPStatus.UNPROCESSABLE_ENTITY
_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (
        ChangedSince,
        _CONFLICT,
        _("A delegation has spoken, or somebody changed the question, after you had opened it."),
    ),
    (NotNow, _CONFLICT, _("The question is no longer where this step begins.")),
    (TooLate, _CONFLICT, _("The deadline for positions has passed.")),
    (SentBefore, _CONFLICT, _("This form was sent before with other content.")),
    (NotDecidable, _CONFLICT, _("There is no decision to record yet.")),
    (NotSeated, _UNFIT, _("This state does not sit in the body that decides.")),
    (NotThere, _UNFIT, _("Who is absent does not vote.")),
    (NoSilence, _UNFIT, _("The rules of this body do not make silence agreement.")),
    (MissingWeight, _UNFIT, _("A weight is missing, and the votes cannot be weighed.")),
    (BadRule, _UNFIT, _("The rule of this body cannot be counted.")),
    (BadSitting, _UNFIT, _("What is recorded of this question contradicts itself.")),
    (BadEffect, _UNFIT, _("What the decision would change cannot be.")),
    (BadMatter, _UNFIT, _("It cannot be taken as it was given.")),
    (UnknownName, _UNFIT, _("The register does not hold what the form names.")),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("The database holds no register yet. Bring one in from the command line."),
    ),
)
_EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)
_TYPED: Final = ("words", "remark", "reason")
"""What somebody typed is shown again, so that it can be copied."""


def answering(view: View) -> View:
    """Answer what a step raises with a page that says what happened, and what to do."""

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
    """The page that says why a step was not taken, with what was typed."""
    status, words = next((s, w) for kind, s, w in _TOLD if isinstance(fault, kind))
    typed = [request.POST[name][:20_000] for name in _TYPED if request.POST.get(name, "").strip()]
    context = {"words": words, "more": str(fault), "code": fault.code, "typed": typed}
    return render(request, "assembly/decisions/not_done.html", context, status=status)
