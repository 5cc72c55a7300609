"""Closing a grid: what hinders it, what it would record, the proposal, the second signature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.permissions import may
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models import Closing, Draft, Grid, GridPhase
from foedus.assembly.signing.closing import close_grid, propose_closing, took_part
from foedus.assembly.signing.previewing import ClosingPreview, preview_of
from foedus.collection.pages.kinds import KIND_NAMES
from foedus.collection.pages.view import View
from foedus.drafting.errors import BadClauses
from foedus.law.terms.acts import Act
from foedus.law.terms.wording import Wording
from foedus.register.errors import NotRecordable
from foedus.signing.closing import Hindered
from foedus.web.assembly.decisions.item_views import view_of
from foedus.web.assembly.signing.marks import drawn
from foedus.web.assembly.signing.seen import doing_now, frame, grid_at, number_in, session_of
from foedus.web.assembly.signing.shown import manner_name, title_of
from foedus.web.assembly.signing.telling import answering, more_of, words_of
from foedus.web.desk.now import Now, now


@permitted("assembly.view_grid", obj=session_of)
@never_cache
@require_safe
@answering
def closing(request: HttpRequest, number: int) -> HttpResponseBase:
    """What closing would record, and what hinders it."""
    grid, moment = grid_at(number), now()
    if grid.phase == GridPhase.CLOSED:
        return redirect("signing", number=number)
    context = {**frame(request, grid, moment), **_proposal(request, grid)}
    try:
        context |= _shown(preview_of(grid, moment.at), grid, moment)
    except (NotRecordable, BadClauses) as fault:
        context |= {"cannot": words_of(fault), "more": more_of(fault)}
    return render(request, "assembly/signing/closing.html", context)


@permitted("assembly.propose_closing")
@never_cache
@require_POST
@answering
def propose(request: HttpRequest, number: int) -> HttpResponseBase:
    """Propose to close the grid as it was seen."""
    propose_closing(doing_now(request), grid_at(number).pk, number_in(request, "seen"))
    messages.success(request, _("Proposed. A second officer closes the grid."))
    return redirect("signing_closing", number=number)


def _proposal(request: HttpRequest, grid: Grid) -> dict[str, Any]:
    person = account_signed_in(request)
    last = grid.closings.select_related("proposed_by").order_by("-pk").first()
    stands = last is not None and grid.phase == GridPhase.PROPOSED
    return {
        "proposal": last if stands else None,
        "may_close": stands and may(person, "assembly.close_grid", last),
        "took_part": took_part(grid, person),
    }


def _shown(preview: ClosingPreview, grid: Grid, moment: Now) -> dict[str, Any]:
    names = moment.holdings
    titles = {row.name: title_of(row, moment) for row in grid.documents.select_related("draft")}
    return {
        "preview": preview,
        "hinders": list(_hindered(preview.hinders, titles, moment)),
        "remarks": list(_hindered(preview.remarks, titles, moment)),
        "documents": [
            {
                "title": titles[one.document.name],
                "number": one.document.number,
                "name": one.document.name,
                "is_new": one.document.is_new,
                "manners": [
                    (drawn(manner), manner_name(manner, moment), count)
                    for manner, count in one.manners
                ],
                "acts": len(one.acts),
                "declared": [names.party(code) for code in one.declared],
                "effects": one.effects,
                "bound": [names.party(code) for code in one.effects.bound],
                "provisional": [names.party(code) for code in one.effects.provisional],
                "owing": [names.party(code) for code in one.effects.owing],
            }
            for one in preview.documents
        ],
        "besides": _besides(preview, moment),
    }


def _besides(preview: ClosingPreview, moment: Now) -> list[tuple[str, str]]:
    """What closing records besides signatures: each with what it is about."""
    view = view_of(moment)
    adopted = [
        (_("Adopted without signatures"), _title(draft, moment)) for draft in preview.adopted
    ]
    acts = [
        (view.say(KIND_NAMES[act.kind]).capitalize(), _act_said(view, act)) for act in preview.acts
    ]
    session = [(_("The session itself"), preview.session)] if preview.session else []
    return [*adopted, *acts, *session]


def _title(draft: Draft, moment: Now) -> str:
    return Wording(draft.title_en, draft.title_ru).in_language(moment.language)


def _act_said(view: View, act: Act) -> str:
    who = act.person or (view.name_of(act.party) if act.party else "")
    day = "" if act.effect is None else act.effect.isoformat()
    return ", ".join(filter(None, (who, view.name_of(act.instrument), day)))


def _hindered(
    found: Iterable[Hindered], titles: dict[str, str], moment: Now
) -> Iterable[dict[str, Any]]:
    """What was found, by what it says: to which documents and delegations it applies."""
    grouped: dict[str, list[tuple[str, list[str]]]] = {}
    for one in found:
        parties = [moment.holdings.party(code) for code in one.parties]
        told = grouped.setdefault(one.words.in_language(moment.language), [])
        told.append((titles.get(one.document, ""), parties))
    for words, places in grouped.items():
        yield {"words": words, "places": [place for place in places if any(place)]}


def _proposed(request: HttpRequest, number: int, closing: int) -> Closing:  # noqa: ARG001 - likewise
    return get_object_or_404(Closing, pk=closing, grid__meeting_id=number)


@permitted("assembly.close_grid", obj=_proposed)
@never_cache
@require_POST
@answering
def close(request: HttpRequest, number: int, closing: int) -> HttpResponseBase:
    """Close the grid: what was signed is recorded."""
    close_grid(doing_now(request), closing, request.POST.get("digest", ""))
    messages.success(request, _("The grid is closed, and what was signed is recorded."))
    return redirect("signing", number=number)
