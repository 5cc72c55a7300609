"""The text of a draft with its margin; the text as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foedus.accounts.permissions import may
from foedus.accounts.principals import principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.drafts.deadlines import bodies_asked, deadlines_of
from foedus.assembly.drafts.moving import NEXT, WITHDRAWN_FROM
from foedus.assembly.drafts.versions import text_of
from foedus.assembly.models import Draft, DraftVersion, Phase
from foedus.drafting.plain import write_plain
from foedus.web.assembly.drafts.asked import (
    Making,
    draft_asked,
    draft_here,
    published_asked,
    version_asked,
)
from foedus.web.assembly.drafts.frame import frame_of, names_now
from foedus.web.assembly.drafts.shown import Margin
from foedus.web.assembly.drafts.telling import answering


@permitted("assembly.read_draft", obj=published_asked)
@never_cache
@require_safe
@answering
def text(request: HttpRequest, number: int) -> HttpResponseBase:
    """The text, with comments, amendments and agreement beside each provision."""
    draft = draft_here(number)
    if not may(principal_of_request(request), "assembly.read_draft", Making(draft)):
        return redirect("draft_public", name=draft.name)
    version = version_asked(draft, request.GET)
    reader = account_signed_in(request)
    names = names_now()
    context: dict[str, Any] = {
        **frame_of(request, draft, "draft"),
        "version": version,
        "here_at": request.GET.get("at", "")[:250],
        "bodies_asked": [(one, names.body(one)) for one in bodies_asked(draft)],
        "deadlines": [(names.body(one), until) for one, until in deadlines_of(draft).items()],
        "readers": names.of(draft.readers),
        "next": [(one.value, one.label) for one in NEXT[Phase(draft.phase)]],
        "withdrawable": draft.phase in WITHDRAWN_FROM,
        "own": reader.is_delegate and draft.tabled_by == reader.delegation,
    }
    if version is not None:
        margin = Margin(draft, version, reader)
        context |= {"provisions": margin.provisions(), "whole": margin.whole(), "text": margin.text}
        context["is_newest"] = version.pk in {one.pk for one in context["texts"]}
        allowed = context["may"]
        context["says"] = context["is_newest"] and (allowed.say or allowed.agree)
    return render(request, "assembly/drafts/text.html", context)


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def file(request: HttpRequest, number: int, ending: str) -> HttpResponseBase:
    """The text as a file: plain, or Akoma Ntoso."""
    draft = draft_here(number)
    version = version_asked(draft, request.GET)
    if version is None:
        return HttpResponse(status=404)
    return file_of(draft, version, ending)


def file_of(draft: Draft, version: DraftVersion, ending: str) -> HttpResponse:
    """A version as an attachment; *ending* is ``txt`` or ``xml``."""
    if ending == "xml":
        answer = HttpResponse(version.text.encode("utf-8"), content_type="application/akn+xml")
    else:
        words = write_plain(text_of(version))
        answer = HttpResponse(words.encode("utf-8"), content_type="text/plain; charset=utf-8")
    name = f"{draft.name.rpartition('/')[2]}-{version.language}-{version.number}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
