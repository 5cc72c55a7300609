"""From a request to a page: the question read, the page computed under the register's lock, drawn.

A view of the collection is given what was asked (`Asked`) and the words of the address, and
gives what is to be shown (`Shown`), or where the thing stands (`Elsewhere`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foedus.collection.pages.memory import lock_of
from foedus.collection.pages.parts import Named
from foedus.law.terms.errors import FoedusError
from foedus.web import faults
from foedus.web.asked import Asked, asked_of, kept_on
from foedus.web.caching import StateOf, content_of, kept
from foedus.web.languages import PREFIXES


@dataclass(frozen=True, slots=True)
class Export:
    """The same in another form: its *name*, its address, its media type."""

    name: str
    href: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page: its template and what is in it.

    *crumbs* lead to it from the first page; *exports* are the same in other forms.
    """

    template: str
    context: Mapping[str, Any]
    crumbs: tuple[Named, ...] = ()
    exports: tuple[Export, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The thing stands at another address: *path*, to which dates are added."""

    path: str


Answer: TypeAlias = "Shown | Elsewhere"
PageView: TypeAlias = Callable[..., Answer]


def shown(view: PageView, state_of: StateOf = content_of) -> Callable[..., HttpResponse]:
    """Make a view of what *view* gives; it is kept as long as *state_of* the register is same."""

    @require_safe
    @kept(state_of)
    @wraps(view)
    def answered(request: HttpRequest, **words: str) -> HttpResponse:
        try:
            asked = asked_of(request)
            with lock_of(asked.state.opened):
                answer = view(request, asked, **words)
        except FoedusError as fault:
            return faults.answer(request, fault)
        if isinstance(answer, Elsewhere):
            path = PREFIXES[asked.language] + kept_on(answer.path, asked)
            return HttpResponseRedirect(path)
        return _drawn(request, asked, answer)

    return answered


def _drawn(request: HttpRequest, asked: Asked, answer: Shown) -> HttpResponse:
    context = {
        **answer.context,
        "asked": asked,
        "crumbs": answer.crumbs,
        "exports": answer.exports,
        "other_fields": other_fields(request),
    }
    return render(request, answer.template, context)


def other_fields(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What the form of the dates carries along: everything that was asked besides dates."""
    return tuple(
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in {"on", "known"} and value
    )
