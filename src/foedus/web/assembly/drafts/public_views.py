"""The page of a published text, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foedus.accounts.protecting import public
from foedus.assembly.drafts.versions import latest, newest, text_of
from foedus.assembly.models import Draft, Phase
from foedus.web.assembly.drafts.frame import names_now, other_title, title_of
from foedus.web.assembly.drafts.shown import provisions_of
from foedus.web.assembly.drafts.telling import answering
from foedus.web.assembly.drafts.text_views import file_of


@public
@require_safe
@answering
def published(request: HttpRequest, name: str) -> HttpResponseBase:
    """A published text, in each of its languages; one that is not published is not there.

    Only the newest version is what was published.
    """
    known = name.isprintable()  # PostgreSQL does not look for what holds a NUL
    draft = Draft.objects.filter(name=name, phase=Phase.PUBLISHED).first() if known else None
    version = None if draft is None else latest(draft, request.GET.get("language", ""))
    if draft is None or version is None:
        raise Http404(_("No published text has this name."))
    ending = request.GET.get("as", "")
    if ending in {"txt", "xml"}:
        return file_of(draft, version, ending)
    context = {
        "draft": draft,
        "title": title_of(draft),
        "other": other_title(draft),
        "body": names_now().body(draft.body),
        "version": version,
        "texts": newest(draft),
        "text": text_of(version),
        "provisions": provisions_of(text_of(version)),
    }
    return render(request, "assembly/drafts/published.html", context)
