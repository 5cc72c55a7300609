"""The amendments that wait: an officer takes what stands together, and chooses in each conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.drafts.accepting import Choice, Open, OwnWords, accept, open_amendments
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.models import Draft
from foedus.drafting.conflict import Conflict
from foedus.drafting.structure import element_at, path_to
from foedus.web.assembly.drafts.asked import (
    doing_of,
    draft_asked,
    draft_here,
    first_language,
    seen_in,
    version_asked,
)
from foedus.web.assembly.drafts.frame import frame_of
from foedus.web.assembly.drafts.shown import Asked, asked_shown, called
from foedus.web.assembly.drafts.telling import answering
from foedus.web.languages import language_now

MOST: int = 2_000
"""Amendments that are decided in one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictShown:
    """A conflict with what is proposed, and the words as they stand."""

    name: str
    element: str
    called: str
    reason: str
    words: str
    members: tuple[Asked, ...]


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def choose(request: HttpRequest, number: int) -> HttpResponseBase:
    """Make a new version of what an officer chose."""
    draft = draft_here(number)
    made = accept(doing_of(request), draft, seen_in(request), _choice(request, draft))
    messages.success(request, _("Version %(number)s was made.") % {"number": made.number})
    return redirect("draft", draft.pk)


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def amendments(request: HttpRequest, number: int) -> HttpResponseBase:
    """What waits to be decided, the conflicts first; what was decided last."""
    draft = draft_here(number)
    version = version_asked(draft, {"language": request.GET.get("language", "")})
    context: dict[str, Any] = {**frame_of(request, draft, "draft_amendments"), "version": version}
    if version is not None:
        waiting = open_amendments(draft, version.language)
        context |= _shown(request, waiting)
    answered = draft.amendments.exclude(answer=None).select_related("answer", "by", "version")
    context["answered"] = answered.order_by("-answer__pk")[:50]
    return render(request, "assembly/drafts/amendments.html", context)


def _shown(request: HttpRequest, waiting: Open) -> dict[str, Any]:
    reader = account_signed_in(request)
    rows = {one.row.pk: asked_shown(one.row, waiting.text, reader) for one in waiting.waiting}
    places = {
        one.row.pk: _place(waiting, one.row.element) for one in waiting.waiting if not one.orphaned
    }
    return {
        "conflicts": [_conflict(waiting, one, rows) for one in waiting.conflicts],
        "free": [(places[one.row.pk], rows[one.row.pk]) for one in waiting.free],
        "orphans": [rows[one.row.pk] for one in waiting.orphans],
    }


def _place(waiting: Open, wid: str) -> str:
    return " · ".join(called(one) for one in path_to(waiting.text, wid))


def _conflict(waiting: Open, conflict: Conflict, rows: dict[int, Asked]) -> ConflictShown:
    element = element_at(waiting.text, conflict.element)
    return ConflictShown(
        name="-".join(str(one) for one in conflict.keys),
        element=conflict.element,
        called=_place(waiting, conflict.element),
        reason=conflict.reason.in_language(language_now()),
        words=element.words,
        members=tuple(rows[one] for one in conflict.keys),
    )


def _choice(request: HttpRequest, draft: Draft) -> Choice:
    """What the form chose: ticked amendments, one of each conflict, or own words for it."""
    given = request.POST
    language = given.get("language", "") or first_language(draft)
    taken = [*_numbers(given.getlist("take")[:MOST])]
    rejected: list[int] = []
    own: list[OwnWords] = []
    for name in given.getlist("conflict")[:MOST]:
        members = tuple(_numbers(name.split("-")))
        chosen = given.get(f"choice-{name}", "")
        if chosen == "own":
            words = given.get(f"own-{name}", "")
            element = given.get(f"element-{name}", "")
            own.append(OwnWords(element=element, words=words, instead_of=members))
        elif chosen:
            picked = next(_numbers([chosen]), 0)
            if picked not in members:
                raise BadDraft("choice", _("Choose one of the amendments that are shown."))
            taken.append(picked)
            rejected += [one for one in members if one != picked]
    return Choice(
        language=language,
        taken=tuple(taken),
        rejected=tuple(rejected),
        own=tuple(own),
        remark=given.get("remark", ""),
        key=given.get("key", ""),
    )


def _numbers(given: list[str]) -> Iterator[int]:
    for one in given:
        if not (one.isascii() and one.isdecimal() and len(one) < 10):  # noqa: PLR2004 - digits
            raise BadDraft("taken", _("There is no such amendment here. Reload the page."))
        yield int(one)
