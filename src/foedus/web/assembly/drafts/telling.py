"""What is told when a step with a draft was not taken; what was typed is given back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.assembly.drafts.errors import AnsweredBefore, BadDraft, DraftExists, NotReadable
from foedus.assembly.errors import ChangedSince, NotNow, NotSeated, SentBefore, TooLate
from foedus.assembly.models import Draft
from foedus.drafting.errors import BadClauses, Conflicting, NoSuchElement, Orphan, UnusableText
from foedus.drafting.word.errors import UnusableWord, UnwritableWord
from foedus.law.terms.errors import FoedusError, UnknownName
from foedus.register.errors import NoRegister
from foedus.web.languages import language_now

View = Callable[..., HttpResponseBase]

_TOLD: Final[tuple[tuple[type[FoedusError], HTTPStatus, Promise], ...]] = (
    (
        ChangedSince,
        HTTPStatus.CONFLICT,
        gettext_lazy("Somebody else changed this draft after you had opened it."),
    ),
    (NotNow, HTTPStatus.CONFLICT, gettext_lazy("This step does not belong to the present phase.")),
    (
        TooLate,
        HTTPStatus.CONFLICT,
        gettext_lazy("The deadline has passed. Ask the secretariat to extend it."),
    ),
    (
        SentBefore,
        HTTPStatus.CONFLICT,
        gettext_lazy(
            "This form was sent before with other content, and is kept as it was sent first."
        ),
    ),
    (AnsweredBefore, HTTPStatus.CONFLICT, gettext_lazy("This was decided before, and it stands.")),
    (
        DraftExists,
        HTTPStatus.CONFLICT,
        gettext_lazy("A draft or an instrument with this id exists already. Choose another id."),
    ),
    (
        Conflicting,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The amendments chosen cannot all be made. Choose one of each conflict."),
    ),
    (
        Orphan,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The provision has changed since the amendment was written."),
    ),
    (
        NoSuchElement,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The text has no such provision. Open the text and choose it there."),
    ),
    (
        NotSeated,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The draft is not open to this delegation. Invite it first."),
    ),
    (BadDraft, HTTPStatus.UNPROCESSABLE_ENTITY, gettext_lazy("Something is to be mended.")),
    (UnusableWord, HTTPStatus.UNPROCESSABLE_ENTITY, gettext_lazy("The Word file cannot be taken.")),
    (
        UnwritableWord,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The text cannot be written as a Word file."),
    ),
    (UnusableText, HTTPStatus.UNPROCESSABLE_ENTITY, gettext_lazy("The text cannot be read.")),
    (
        BadClauses,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The final clauses have faults. They are mended before the draft is tabled."),
    ),
    (
        UnknownName,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        gettext_lazy("The register does not hold what the form names."),
    ),
    (NotReadable, HTTPStatus.NOT_FOUND, gettext_lazy("There is no such version of the text.")),
    (
        NoRegister,
        HTTPStatus.SERVICE_UNAVAILABLE,
        gettext_lazy("The database holds no register yet. Bring one in from the command line."),
    ),
)
EXPECTED: Final = tuple(fault for fault, _status, _words in _TOLD)
"""What the services raise, and a page answers."""
_HIDDEN: Final = frozenset({"csrfmiddlewaretoken", "key", "seen", "number", "language", "element"})
_LONGEST: Final = 60_000


def answering(view: View) -> View:
    """Answer what a step raises with a page: what, why, how it stands, and the words typed."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except EXPECTED as fault:
            return not_done(request, fault, kwargs.get("number"))

    return answered


def not_done(request: HttpRequest, fault: FoedusError, number: object = None) -> HttpResponseBase:
    """The page that says why a step was not taken."""
    status, words = told(fault)
    draft = Draft.objects.filter(pk=number).first() if isinstance(number, int) else None
    context = {
        "words": words,
        "more": more(fault),
        "code": fault.code,
        "findings": getattr(fault, "findings", ()),
        "draft": draft,
        "typed": tuple(_typed(request)),
    }
    return render(request, "assembly/drafts/not_done.html", context, status=status)


def told(fault: FoedusError) -> tuple[HTTPStatus, Promise]:
    """The status and the sentence for what was raised."""
    return next((s, w) for kind, s, w in _TOLD if isinstance(fault, kind))


def more(fault: FoedusError) -> str:
    """What the fault adds of its own, in the language of the page."""
    match fault:
        case BadDraft():
            return str(fault)
        case UnusableText() | UnusableWord():
            return fault.words.in_language(language_now())
        case Orphan():
            return fault.reason.in_language(language_now())
        case TooLate():
            return _("It was due by %(moment)s UTC.") % {
                "moment": f"{fault.deadline:%Y-%m-%d %H:%M}"
            }
        case UnknownName():
            return f"{fault.name[:80]}" + (
                f" → {', '.join(fault.nearest)}" if fault.nearest else ""
            )
        case _:
            return ""


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The words that somebody wrote: they are not to be written twice."""
    for name, value in request.POST.items():
        if name not in _HIDDEN and isinstance(value, str) and len(value) > 20:  # noqa: PLR2004 - words
            yield name, "".join(one for one in value[:_LONGEST] if one.isprintable() or one == "\n")
