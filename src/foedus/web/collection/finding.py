"""Search, and the lists of everything of one kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection.pages.parts import Named
from foedus.collection.pages.search import Filters, search
from foedus.web.asked import LONGEST, Asked
from foedus.web.showing import Answer, Shown, shown
from foedus.web.words import FOUND, word_for

_MOST_PAGES: Final = 10_000
_LONGEST_NUMBER: Final = 10


@permitted("collection.read")
@shown
def find(request: HttpRequest, asked: Asked) -> Answer:
    """What matches every word that was asked for."""
    return _found(request, asked, "", _("Search"))


def _listed(request: HttpRequest, asked: Asked, *, kind: str) -> Answer:
    """Everything of one kind, to be narrowed."""
    return _found(request, asked, kind, word_for("found", kind))


def _list(kind: str) -> Callable[..., HttpResponseBase]:
    view = partial(_listed, kind=kind)
    view.__name__ = f"list_{kind}"  # type: ignore[attr-defined] # what shows a view asks for it
    return permitted("collection.read")(shown(view))


instruments = _list("instrument")
states = _list("state")
organisations = _list("organisation")
offices = _list("office")


def _found(request: HttpRequest, asked: Asked, kind: str, title: str) -> Answer:
    question = request.GET
    words = question.get("q", "").strip()[:LONGEST]
    filters = Filters(
        kind=kind or question.get("kind", ""),
        organisation=question.get("organisation", ""),
        subject=question.get("subject", ""),
        in_force=bool(question.get("in_force")),
    )
    page = search(asked.view, words, filters, page=_page_number(question.get("page", "")))
    return Shown(
        template="collection/search.html",
        context={
            "page": page,
            "title": title,
            "fixed_kind": kind,
            "kinds": [(str(one), word_for("found", one)) for one in FOUND],
            "subjects": sorted(
                ((one, word_for("subject", one)) for one in page.subjects), key=lambda pair: pair[1]
            ),
            "more": _question(request, page.page + 1) if page.page < page.pages else "",
            "before": _question(request, page.page - 1) if page.page > 1 else "",
        },
        crumbs=(Named("", title),),
    )


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER
    return min(max(int(text), 1), _MOST_PAGES) if is_number else 1


def _question(request: HttpRequest, page: int) -> str:
    pairs = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name != "page" and value
    ]
    return "?" + urlencode([*pairs, ("page", str(page))])
