"""What was done with a draft; two versions compared; its languages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import permitted
from foedus.assembly.drafts.versions import newest, text_of, version_of
from foedus.assembly.models import Draft, DraftEvent
from foedus.drafting.akoma.terms import ISO_639_2
from foedus.drafting.comparing import Change, Piece, What, compare, word_pieces
from foedus.drafting.languages import OutOfStep, out_of_step
from foedus.drafting.structure import Element, Text, walk
from foedus.web.assembly.drafts.asked import (
    draft_asked,
    draft_here,
    first_language,
    number_in,
)
from foedus.web.assembly.drafts.frame import frame_of
from foedus.web.assembly.drafts.shown import called
from foedus.web.assembly.drafts.telling import answering
from foedus.web.assembly.drafts.words import CHANGES, DID, OUT_OF_STEP

_EVENTS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """An element that differs, as the comparison shows it."""

    wid: str
    called: str
    what: tuple[Promise, ...]
    heading: tuple[Piece, ...]
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An element in each language, and where it is out of step."""

    wid: str
    cells: tuple[tuple[str, Element | None], ...]
    faults: tuple[tuple[str, Promise], ...]


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def history(request: HttpRequest, number: int) -> HttpResponseBase:
    """What was done with the draft, the last first, and every version."""
    draft = draft_here(number)
    events = draft.events.select_related("by").order_by("-pk")[:_EVENTS]
    versions = draft.versions.select_related("by").defer("text").order_by("-at", "-pk")
    context = frame_of(request, draft, "draft_history") | {
        "events": [(one, _did(one)) for one in events],
        "versions": versions,
    }
    return render(request, "assembly/drafts/history.html", context)


def _did(event: DraftEvent) -> str:
    return str(DID[event.did]) if event.did in DID else event.did


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def comparison(request: HttpRequest, number: int) -> HttpResponseBase:
    """What differs between two versions in one language; without a choice, the last two."""
    draft = draft_here(number)
    given = request.GET
    asked = given.get("language", "")
    language = asked if asked in ISO_639_2 else _language(draft)
    held = draft.versions.filter(language=language).defer("text").order_by("number")
    numbers = [one.number for one in held]
    context: dict[str, Any] = {
        **frame_of(request, draft, "draft_compare"),
        "language": language,
        "numbers": numbers,
    }
    if numbers:
        last = number_in(given, "to") or numbers[-1]
        first = number_in(given, "from") or max(last - 1, numbers[0])
        before, after = (text_of(version_of(draft, language, one)) for one in (first, last))
        found = compare(before, after)
        context |= {
            "first": first,
            "last": last,
            "titles": word_pieces(*found.title) if found.title[0] != found.title[1] else (),
            "changes": [_shown(one, before, after) for one in found.changes],
        }
    return render(request, "assembly/drafts/compare.html", context)


def _language(draft: Draft) -> str:
    held = {one.language for one in newest(draft)}
    first = first_language(draft)
    return first if first in held else next(iter(sorted(held)), first)


def _shown(change: Change, before: Text, after: Text) -> ChangeShown:
    known = {one.wid: one for text in (before, after) for one in walk(text)}
    numbers = (
        change.before.number if change.before else "",
        change.after.number if change.after else "",
    )
    name = called(known[change.wid])
    if What.RENUMBERED in change.what:
        name = f"{numbers[0] or '–'} → {numbers[1] or '–'}"
    return ChangeShown(
        wid=change.wid,
        called=name,
        what=tuple(CHANGES[one] for one in What if one in change.what),
        heading=change.heading,
        words=change.words,
    )


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def languages(request: HttpRequest, number: int) -> HttpResponseBase:
    """The newest version in each language, side by side, and where they are out of step."""
    draft = draft_here(number)
    texts = {one.language: text_of(one) for one in newest(draft)}
    ordered = sorted(texts, key=lambda one: [*draft.languages, one].index(one))
    found = out_of_step(tuple(texts[one] for one in ordered))
    context = frame_of(request, draft, "draft_languages") | {
        "languages": ordered,
        "missing": [one for one in draft.languages if one not in texts],
        "rows": list(_beside([texts[one] for one in ordered], found)),
        "steps": len(found),
    }
    return render(request, "assembly/drafts/languages.html", context)


def _beside(texts: list[Text], found: tuple[OutOfStep, ...]) -> Iterator[Beside]:
    by_wid = [{one.wid: one for one in walk(text)} for text in texts]
    order = dict.fromkeys(wid for known in by_wid for wid in known)
    for wid in order:
        yield Beside(
            wid=wid,
            cells=tuple(
                (text.language, known.get(wid)) for text, known in zip(texts, by_wid, strict=True)
            ),
            faults=tuple((one.language, OUT_OF_STEP[one.step]) for one in found if one.wid == wid),
        )
