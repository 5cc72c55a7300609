"""What is told when follow-up was asked wrongly, or a step could not be taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foedus.assembly.errors import ChangedSince
from foedus.assembly.followup.errors import BadFeedKey, BadRule, NobodyToRemind, SeenOtherwise
from foedus.collection.pages.errors import BadFilter
from foedus.followup.errors import CannotTypeset, NotYet, TooLong
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.register.errors import NoRegister
from foedus.web import faults
from foedus.web.asked import BadDay

View = Callable[..., HttpResponseBase]

_TOLD: Final[dict[type[FoedusError], tuple[HTTPStatus, Promise]]] = {
    NotYet: (
        HTTPStatus.BAD_REQUEST,
        _("That day has not come. A report is as of a day until today."),
    ),
    TooLong: (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("There are too many documents for one paper. Choose a body or a subject, or take CSV."),
    ),
    CannotTypeset: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("The report holds a text that cannot be printed. It can be read here and taken as CSV."),
    ),
    BadRule: (HTTPStatus.UNPROCESSABLE_ENTITY, _("The rule cannot be like this.")),
    BadFeedKey: (HTTPStatus.UNPROCESSABLE_ENTITY, _("The key cannot be made like this.")),
    SeenOtherwise: (
        HTTPStatus.CONFLICT,
        _("What is to be reminded of has changed since you saw it. Look at it again."),
    ),
    NobodyToRemind: (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        _("Choose at least one delegation that is to be reminded of something."),
    ),
    ChangedSince: (
        HTTPStatus.CONFLICT,
        _("Somebody else changed this after you had opened it. Look at it again."),
    ),
}
_PAGES: Final = (BadDay, UnknownName, NoRegister, BadFilter)


def answering(view: View) -> View:
    """Answer what a view raises with a page that says what happened and what to do."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except _PAGES as fault:
            return faults.answer(request, fault)
        except tuple(_TOLD) as fault:
            return _not_done(request, fault)

    return answered


def _not_done(request: HttpRequest, fault: FoedusError) -> HttpResponseBase:
    status, words = _TOLD[type(fault)]
    context = {"words": words, "more": str(fault), "code": fault.code}
    return render(request, "assembly/followup/not_done.html", context, status=status)
