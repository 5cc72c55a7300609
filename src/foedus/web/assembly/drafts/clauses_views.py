"""The final clauses: written, linted as one writes, and when they would bring what into force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.protecting import permitted
from foedus.assembly.drafts.clauses import clauses_of, foreseen_for, write_clauses
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.models import Draft
from foedus.drafting.errors import BadClauses
from foedus.drafting.foreseeing import Foreseen, Supposition
from foedus.drafting.instrument import ClausesRead
from foedus.law.answers.render import as_html
from foedus.register.days import legal_day
from foedus.register.held import held
from foedus.web.assembly.drafts.asked import day_of, doing_of, draft_asked, draft_here, seen_in
from foedus.web.assembly.drafts.frame import frame_of, names_now
from foedus.web.assembly.drafts.telling import answering, more
from foedus.web.languages import language_now

_MOST_PARTIES: Final = 60
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """A line of the form: when a state signs and when its consent is received, as typed."""

    party: str
    name: str
    signs: str
    consents: str
    day: date | None = None
    word: str = ""
    proof: str = ""


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def clauses(request: HttpRequest, number: int) -> HttpResponseBase:
    """The final clauses, what lint finds, and what would follow from them."""
    draft = draft_here(number)
    today = legal_day(held().register, timezone.now())
    return _page(request, draft, clauses_of(draft, today), draft.clauses)


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_POST
@answering
def write(request: HttpRequest, number: int) -> HttpResponseBase:
    """Keep the clauses that were written, or only check them."""
    draft = draft_here(number)
    today = legal_day(held().register, timezone.now())
    written = request.POST.get("clauses", "")
    if "check" in request.POST:
        return _page(request, draft, clauses_of(draft, today, _readable(written)), written)
    try:
        write_clauses(doing_of(request), draft, seen_in(request), written)
    except BadClauses as fault:
        read = ClausesRead(None, fault.findings)
        return _page(request, draft, read, written, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("The final clauses were kept."))
    return redirect("draft_clauses", draft.pk)


def _readable(written: str) -> str:
    return written.replace("\r\n", "\n")


def _page(
    request: HttpRequest,
    draft: Draft,
    read: ClausesRead,
    written: str,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    context: dict[str, Any] = {
        **frame_of(request, draft, "draft_clauses"),
        "written": written,
        "read": read,
        "adopted": request.GET.get("adopted", "")[:10],
        **_foreseen(request, draft, read),
    }
    return render(request, "assembly/drafts/clauses.html", context, status=status)


def _foreseen(request: HttpRequest, draft: Draft, read: ClausesRead) -> dict[str, Any]:
    """When it would enter into force for whom, on what the form supposes."""
    today = legal_day(held().register, timezone.now())
    try:
        adopted = day_of("adopted", request.GET["adopted"]) if "adopted" in request.GET else today
        lines = _lines(request.GET, draft, adopted)
        supposed = _supposition(adopted, lines)
    except BadDraft as fault:
        return {"fault": more(fault), "lines": _lines(request.GET, draft, today)}
    _read, found = foreseen_for(held(), draft, supposed)
    if found is None or read.errors:
        return {"lines": lines, "adopted": adopted.isoformat()}
    return {
        "lines": _answered(lines, found),
        "adopted": adopted.isoformat(),
        "foreseen": found,
        "entry": [one for one in found.in_force_from.values if isinstance(one, date)],
        "proof": as_html(found.proof, language_now()),
    }


def _lines(given: Mapping[str, str], draft: Draft, adopted: date) -> list[Supposed]:
    """Who is supposed to sign and consent: what the form says, at first one after the other."""
    parties = sorted(draft.readers & set(held().register.party))[:_MOST_PARTIES]
    asked, names = "adopted" in given, names_now()
    return [
        Supposed(
            party=one,
            name=names.party(one),
            signs=given.get(f"signs-{one}", "")[:10] if asked else adopted.isoformat(),
            consents=(
                given.get(f"consents-{one}", "")[:10]
                if asked
                else (adopted + _MONTH * (place + 1)).isoformat()
            ),
        )
        for place, one in enumerate(parties)
    ]


def _supposition(adopted: date, lines: list[Supposed]) -> Supposition:
    signs = {one.party: day_of("signs", one.signs) for one in lines if one.signs}
    consents = {one.party: day_of("consents", one.consents) for one in lines if one.consents}
    early = [*(day for day in (*signs.values(), *consents.values()) if day < adopted)]
    if early:
        raise BadDraft("adopted", _("Nobody signs or consents before the text is adopted."))
    return Supposition(adopted=adopted, signatures=signs, consents=consents)


def _answered(lines: list[Supposed], found: Foreseen) -> list[Supposed]:
    told = {one.party: one for one in found.parties}
    return [
        Supposed(
            party=one.party,
            name=one.name,
            signs=one.signs,
            consents=one.consents,
            day=told[one.party].bound if one.party in told else None,
            word=told[one.party].word.value if one.party in told else "",
            proof=as_html(told[one.party].proof, language_now()) if one.party in told else "",
        )
        for one in lines
    ]
