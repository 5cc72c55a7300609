"""The list of drafts, and the form that opens one."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.drafts.bodies import bodies
from foedus.assembly.drafts.errors import BadDraft, DraftExists
from foedus.assembly.drafts.finding import Filter, found
from foedus.assembly.drafts.opening import NewDraft, open_draft
from foedus.assembly.models import Draft, Phase
from foedus.law.terms.errors import UnknownName
from foedus.register.held import held
from foedus.web.assembly.drafts.asked import codes_of, doing_of
from foedus.web.assembly.drafts.frame import Names, names_now, title_of
from foedus.web.assembly.drafts.telling import answering, more, told
from foedus.web.assembly.drafts.words import PHASE_MARKS
from foedus.web.languages import language_now

ON_A_PAGE: Final = 50
_LONGEST_WORDS: Final = 100
_FIELDS: Final = (
    "name",
    "kind",
    "body",
    "title_en",
    "title_ru",
    "languages",
    "subjects",
    "tabled_by",
)


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def drafts(request: HttpRequest) -> HttpResponseBase:
    """The drafts that whoever looks may read: by body, by phase, by words, or what waits."""
    asked = Filter(
        body=_plain(request.GET.get("body", "")),
        phase=_phase(request.GET.get("phase", "")),
        words=_plain(request.GET.get("words", "")),
        waits="1" if request.GET.get("waits") else "",
    )
    reader = account_signed_in(request)
    # what a list does not show is not read: the clauses of a page of drafts are long
    shown = found(reader, asked).defer("clauses", "subjects", "languages")
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    names = names_now()
    given = {"body": asked.body, "phase": asked.phase, "words": asked.words, "waits": asked.waits}
    context = {
        "page": page,
        "rows": [_row(one, names) for one in page.object_list],
        "asked": None,
        "filter": asked,
        "question": urlencode({name: value for name, value in given.items() if value}),
        "bodies": _bodies(),
        "phases": Phase.choices,
        "proposes": might(reader, "assembly.propose"),
        "reader": reader,
    }
    return render(request, "assembly/drafts/list.html", context)


def _phase(given: str) -> str:
    return given if given in Phase.values else ""


def _plain(given: str) -> str:
    """Words to look for, without signs that no title has."""
    return "".join(one for one in given if one.isprintable())[:_LONGEST_WORDS].strip()


def _row(draft: Draft, names: Names) -> dict[str, Any]:
    return {
        "draft": draft,
        "title": title_of(draft),
        "body": names.body(draft.body),
        "proposer": names.party(draft.tabled_by) if draft.tabled_by else "",
        "mark": PHASE_MARKS[draft.phase],
    }


def _bodies() -> list[tuple[str, str]]:
    language = language_now()
    known = ((one, words.in_language(language)) for one, words in bodies(held().register).items())
    return sorted(known, key=lambda pair: pair[1])


@permitted("assembly.propose")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def new_draft(request: HttpRequest) -> HttpResponseBase:
    """The form of a draft, and the draft that it opens."""
    if request.method != "POST":
        given = {"languages": "ru", "kind": "treaty", "body": request.GET.get("body", "")[:120]}
        return _form(request, given)
    given = {name: request.POST.get(name, "").strip() for name in _FIELDS}
    try:
        draft = open_draft(doing_of(request), _new(given))
    except (BadDraft, DraftExists, UnknownName) as fault:
        return _form(request, given, fault)
    return redirect("draft", draft.pk)


def _new(given: dict[str, str]) -> NewDraft:
    plain = {name: given[name] for name in _FIELDS if name not in {"languages", "subjects"}}
    return NewDraft(
        **plain, languages=codes_of(given["languages"]), subjects=codes_of(given["subjects"])
    )


def _form(
    request: HttpRequest,
    given: dict[str, str],
    fault: BadDraft | DraftExists | UnknownName | None = None,
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "given": given,
        "bodies": _bodies(),
        "reader": account_signed_in(request),
        "fault": "" if fault is None else more(fault) or told(fault)[1],
        "field": _field(fault),
    }
    status = HTTPStatus.OK if fault is None else told(fault)[0]
    return render(request, "assembly/drafts/new.html", context, status=status)


def _field(fault: BadDraft | DraftExists | UnknownName | None) -> str:
    match fault:
        case BadDraft():
            return fault.field
        case UnknownName():
            return "body"
        case _:
            return "name"
