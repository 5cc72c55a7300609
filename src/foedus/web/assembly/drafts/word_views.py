"""Word files: the text with its tracked changes, and what delegations send back."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.protecting import permitted
from foedus.accounts.words import WORD_TYPE, checked_word
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.word import WordFile, take_word, word_of
from foedus.drafting.word.frame import WordHead
from foedus.web.assembly.drafts.asked import (
    doing_of,
    draft_asked,
    draft_here,
    number_in,
    version_asked,
)
from foedus.web.assembly.drafts.frame import frame_of, title_of
from foedus.web.assembly.drafts.saying_views import voice_in
from foedus.web.assembly.drafts.telling import answering
from foedus.web.languages import language_now


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_safe
@answering
def word(request: HttpRequest, number: int) -> HttpResponseBase:
    """The text as a Word file, with open amendments tracked and comments beside."""
    draft = draft_here(number)
    version = version_asked(draft, request.GET)
    if version is None:
        raise Http404(_("There is no text yet."))
    day = version.at.astimezone(UTC).date().isoformat()
    told = _("Version %(number)s") % {"number": version.number}
    head = WordHead(title=title_of(draft), version=told, day=day, at=version.at)
    answer = HttpResponse(word_of(draft, version, head), content_type=WORD_TYPE)
    name = f"{draft.name.rpartition('/')[2]}-{version.language}-{version.number}.docx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def word_back(request: HttpRequest, number: int) -> HttpResponseBase:
    """The form that takes a Word file back; its tracked changes become amendments."""
    draft = draft_here(number)
    version = version_asked(draft, request.GET)
    versions = draft.versions.defer("text").order_by("language", "-number")
    context: dict[str, Any] = frame_of(request, draft, "draft_word_back")
    context |= {
        "version": version,
        "versions": versions,
        "readers": context["names"].of(draft.readers),
    }
    if request.method == "POST":
        taken = take_word(doing_of(request), draft, _file(request))
        language = language_now()
        context["taken"] = taken
        context["leftovers"] = [one.in_language(language) for one in taken.leftovers]
    return render(request, "assembly/drafts/word.html", context)


def _file(request: HttpRequest) -> WordFile:
    language, _stroke, number = request.POST.get("made_of", "").partition("-")
    return WordFile(
        data=word_data(request.FILES.get("file")),
        language=language[:3],
        number=number_in({"n": number}, "n"),
        key=request.POST.get("key", ""),
        voice=voice_in(request),
    )


def word_data(file: object) -> bytes:
    """The bytes of an uploaded Word file, looked at before anything opens it. Raises `BadDraft`."""
    if not isinstance(file, UploadedFile):
        raise BadDraft("file", _("Choose the file."))
    try:
        checked_word(file, settings.ATTACHMENT_LIMIT)
    except RejectedUpload as fault:
        raise BadDraft("file", str(fault)) from None
    return bytes(file.read())
