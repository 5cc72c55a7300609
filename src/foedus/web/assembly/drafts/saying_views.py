"""What delegations and officers say: comments, amendments, agreement, and the answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.drafts.amending import Proposal, propose
from foedus.assembly.drafts.answering import Said, answer
from foedus.assembly.drafts.commenting import Remark, comment
from foedus.assembly.drafts.deadlines import bodies_asked
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.speaking import Voice
from foedus.assembly.drafts.stances import StanceSaid, say
from foedus.assembly.drafts.versions import text_of
from foedus.assembly.models import Draft, DraftAmendment, DraftComment, Fate
from foedus.drafting.amending import Deed
from foedus.drafting.structure import Kind, element_at
from foedus.web.assembly.drafts.asked import (
    doing_of,
    draft_asked,
    draft_here,
    number_in,
    version_asked,
)
from foedus.web.assembly.drafts.frame import frame_of, names_now
from foedus.web.assembly.drafts.shown import Margin, called, threads_in
from foedus.web.assembly.drafts.telling import answering
from foedus.web.assembly.drafts.words import DEEDS, KINDS


def back_to(draft: Draft, element: str, language: str = "") -> HttpResponseBase:
    """Back to the provision in the text."""
    question = f"?{urlencode({'language': language})}" if language else ""
    return redirect(f"{reverse('draft', args=[draft.pk])}{question}#{element or 'whole'}")


def voice_in(request: HttpRequest) -> Voice:
    """For whom a form speaks."""
    return Voice(party=request.POST.get("party", "")[:8], body=request.POST.get("body", "")[:120])


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_POST
@answering
def add_comment(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say something of a provision."""
    draft = draft_here(number)
    given = request.POST
    row = comment(
        doing_of(request),
        draft,
        Remark(
            language=given.get("language", ""),
            number=number_in(given, "number"),
            element=given.get("element", ""),
            words=given.get("words", ""),
            key=given.get("key", ""),
            voice=voice_in(request),
            answers=number_in(given, "answers"),
        ),
    )
    messages.success(request, _("Your comment was taken."))
    return back_to(draft, row.element, row.version.language)


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def amend(request: HttpRequest, number: int) -> HttpResponseBase:
    """The form of an amendment to a provision, and the amendment."""
    draft = draft_here(number)
    if request.method == "POST":
        row = propose(doing_of(request), draft, _proposal(request))
        messages.success(request, _("Your amendment was taken as No. %(n)s.") % {"n": row.pk})
        return back_to(draft, row.element, row.version.language)
    version = version_asked(draft, request.GET)
    if version is None:
        raise Http404(_("There is no text yet."))
    element = element_at(text_of(version), request.GET.get("element", ""))
    names = names_now()
    context: dict[str, Any] = {
        **frame_of(request, draft, "draft_amend"),
        "version": version,
        "element": element,
        "called": called(element),
        "deeds": [(one.value, word) for one, word in DEEDS.items()],
        "kinds": [(one.value, KINDS[one]) for one in Kind],
        "bodies_asked": [(one, names.body(one)) for one in bodies_asked(draft)],
        "readers": names.of(draft.readers),
    }
    return render(request, "assembly/drafts/amend.html", context)


def _proposal(request: HttpRequest) -> Proposal:
    given = request.POST
    deed = given.get("deed", "")
    if deed not in set(Deed):
        raise BadDraft("deed", _("Say what is to be done with the provision."))
    return Proposal(
        language=given.get("language", ""),
        number=number_in(given, "number"),
        element=given.get("element", ""),
        deed=Deed(deed),
        key=given.get("key", ""),
        passage=given.get("passage", ""),
        words=given.get("words", ""),
        heading=given.get("heading", ""),
        inserted=given.get("inserted", ""),
        kind=given.get("kind", ""),
        reason=given.get("reason", ""),
        voice=voice_in(request),
    )


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_POST
@answering
def take_stance(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say whether a delegation agrees to a provision."""
    draft = draft_here(number)
    given = request.POST
    if given.get("agrees") not in {"yes", "no"}:
        raise BadDraft("agrees", _("Say whether your delegation agrees."))
    row = say(
        doing_of(request),
        draft,
        StanceSaid(
            language=given.get("language", ""),
            number=number_in(given, "number"),
            element=given.get("element", ""),
            agrees=given["agrees"] == "yes",
            key=given.get("key", ""),
            party=given.get("party", "")[:8],
            words=given.get("words", ""),
        ),
    )
    messages.success(request, _("The position was taken."))
    return back_to(draft, row.element, row.version.language)


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_POST
@answering
def settle(request: HttpRequest, number: int) -> HttpResponseBase:
    """Resolve, reject or take back a comment or an amendment."""
    draft = draft_here(number)
    said = _said(draft, request)
    fate = request.POST.get("fate", "")
    if fate not in Fate.values:
        raise BadDraft("fate", _("Say what becomes of it."))
    answer(doing_of(request), said, Fate(fate), request.POST.get("reason", ""))
    messages.success(request, _("It was written down."))
    return back_to(draft, said.element, said.version.language)


def _said(draft: Draft, request: HttpRequest) -> Said:
    comments, amendments = (number_in(request.POST, one) for one in ("comment", "amendment"))
    found: DraftComment | DraftAmendment | None = (
        draft.comments.filter(pk=comments).select_related("version").first()
        if comments
        else draft.amendments.filter(pk=amendments).select_related("version").first()
    )
    if found is None:
        raise Http404(_("It is not there."))
    return found


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def comments(request: HttpRequest, number: int) -> HttpResponseBase:
    """All comments, in the order of the text, those to provisions that are gone at the end."""
    draft = draft_here(number)
    version = version_asked(draft, request.GET)
    context = frame_of(request, draft, "draft_comments") | {"version": version, "groups": ()}
    if version is not None:
        reader = account_signed_in(request)
        margin = Margin(draft, version, reader)
        shown = [margin.whole(), *margin.provisions()]
        known = {one.element.wid for one in shown}
        rows = draft.comments.exclude(element__in=known).select_related("by", "answer", "version")
        context["groups"] = [one for one in shown if one.threads]
        context["gone"] = sorted(threads_in(list(rows), reader).items())
    return render(request, "assembly/drafts/comments.html", context)
