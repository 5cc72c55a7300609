"""What the secretariat does with a draft: phases, readers, deadlines, rounds, versions."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foedus.accounts.protecting import permitted
from foedus.assembly.drafts.deadlines import closes, extend_round, set_deadline
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.moving import move, publish, withdraw
from foedus.assembly.drafts.opening import end_invitation, invite
from foedus.assembly.drafts.rounds import NewRound, open_round
from foedus.assembly.drafts.versions import NewVersion, add_version, brought_in
from foedus.assembly.models import Phase
from foedus.drafting.akoma.reading import read_akoma
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Text
from foedus.drafting.word.reading import read_word
from foedus.drafting.word.structuring import text_of as word_text
from foedus.register.held import held
from foedus.web.assembly.drafts.asked import (
    codes_of,
    doing_of,
    draft_asked,
    draft_here,
    first_language,
    moment_of,
    number_in,
    seen_in,
)
from foedus.web.assembly.drafts.frame import frame_of, names_now
from foedus.web.assembly.drafts.telling import EXPECTED, answering, more, told
from foedus.web.assembly.drafts.word_views import word_data

_ZIP: Final = b"PK"
"""How a Word file begins."""
LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a file with a text."""


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def move_on(request: HttpRequest, number: int) -> HttpResponseBase:
    """Move the draft to another phase."""
    phase = request.POST.get("phase", "")
    if phase not in Phase.values:
        raise BadDraft("phase", _("Choose the phase that the draft is to be in."))
    row = draft_here(number)
    draft = move(
        doing_of(request), row, seen_in(request), Phase(phase), request.POST.get("remark", "")
    )
    messages.success(request, _("The draft is now: %(phase)s.") % {"phase": _label(draft.phase)})
    return redirect("draft", number)


def _label(phase: str) -> str:
    return str(Phase(phase).label)


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_POST
@answering
def take_away(request: HttpRequest, number: int) -> HttpResponseBase:
    """Withdraw the draft."""
    row = draft_here(number)
    withdraw(doing_of(request), row, seen_in(request), request.POST.get("reason", ""))
    messages.success(request, _("The draft was withdrawn."))
    return redirect("draft", number)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def publish_it(request: HttpRequest, number: int) -> HttpResponseBase:
    """Open the adopted text to everybody."""
    publish(doing_of(request), draft_here(number), seen_in(request))
    messages.success(request, _("The text is published."))
    return redirect("draft", number)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def readers(request: HttpRequest, number: int) -> HttpResponseBase:
    """To whom the draft is open, since when; opening and closing it."""
    draft = draft_here(number)
    if request.method == "POST":
        _open_or_close(request, number)
        return redirect("draft_readers", number)
    names = names_now()
    rows = draft.open_to.select_related("by", "ended", "ended__by").order_by("pk")
    context = frame_of(request, draft, "draft_readers") | {
        "rows": rows,
        "readers": names.of(draft.readers),
        "parties": names.of(held().register.party),
        "phases": [(one.value, one.label) for one in Phase if one is not Phase.WITHDRAWN],
    }
    return render(request, "assembly/drafts/readers.html", context)


def _open_or_close(request: HttpRequest, number: int) -> None:
    draft, given = draft_here(number), request.POST
    if given.get("close"):
        end_invitation(doing_of(request), draft, given["close"][:8], given.get("reason", ""))
        return
    phase = given.get("phase", "")
    if phase not in Phase.values or phase == Phase.WITHDRAWN:
        raise BadDraft("phase", _("Choose from which phase on it is open."))
    parties = [one[:8] for one in given.getlist("parties")[:400]]
    if not parties:
        raise BadDraft("parties", _("Choose the delegations."))
    invite(doing_of(request), draft, parties, Phase(phase))
    messages.success(request, _("The draft is open to them."))


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def deadline(request: HttpRequest, number: int) -> HttpResponseBase:
    """Set or extend the deadline of a body, or of a round."""
    draft, given = draft_here(number), request.POST
    until = moment_of("until", given.get("until", ""))
    asked = draft.rounds.filter(number=number_in(given, "round")).first()
    if asked is not None:
        extend_round(doing_of(request), asked, until, given.get("reason", ""))
        return redirect("draft_rounds", number)
    body = given.get("body", "")[:120] or draft.body
    set_deadline(doing_of(request), draft, body, until, given.get("reason", ""))
    messages.success(request, _("The deadline was set."))
    return redirect("draft", number)


@permitted("assembly.read_draft", obj=draft_asked)
@never_cache
@require_http_methods(["GET", "HEAD"])
@answering
def rounds(request: HttpRequest, number: int) -> HttpResponseBase:
    """The rounds of experts: who is asked what, until when."""
    draft, at = draft_here(number), timezone.now()
    names = names_now()
    rows = draft.rounds.select_related("by").order_by("-number")
    context = frame_of(request, draft, "draft_rounds") | {
        "rows": [
            {
                "row": one,
                "closes": closes(one),
                "parties": names.of(one.parties),
                "over": closes(one) < at,
            }
            for one in rows
        ],
        "readers": names.of(draft.readers & set(held().register.party)),
        "can_open": draft.phase in {Phase.CONSULTATION, Phase.EXPERTS},
    }
    return render(request, "assembly/drafts/rounds.html", context)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def new_round(request: HttpRequest, number: int) -> HttpResponseBase:
    """Open a round of experts."""
    given = request.POST
    asked = NewRound(
        group=given.get("group", ""),
        opens=moment_of("opens", given["opens"]) if given.get("opens") else timezone.now(),
        closes=moment_of("closes", given.get("closes", "")),
        parties=tuple(given.getlist("parties")[:400]) or codes_of(given.get("codes", "")),
        asked=given.get("asked", ""),
    )
    made = open_round(doing_of(request), draft_here(number), seen_in(request), asked)
    messages.success(request, _("Round %(number)s was opened.") % {"number": made.number})
    return redirect("draft_rounds", number)


@permitted("assembly.comment", obj=draft_asked)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def version(request: HttpRequest, number: int) -> HttpResponseBase:
    """The form of a new version: words pasted, or a file; and the version."""
    draft = draft_here(number)
    context = frame_of(request, draft, "draft_version")
    context |= {"language": first_language(draft), "words": "", "remark": ""}
    if request.method != "POST":
        return render(request, "assembly/drafts/version.html", context)
    given = request.POST
    try:
        text = brought_in(draft, _text(request))
        new = NewVersion(text, given.get("remark", ""))
        made = add_version(doing_of(request), draft, seen_in(request), new)
    except EXPECTED as fault:
        status, sentence = told(fault)
        context |= {"words": given.get("words", "")[:1_000_000], "remark": given.get("remark", "")}
        context |= {"fault": sentence, "more": more(fault), "language": given.get("language", "")}
        return render(request, "assembly/drafts/version.html", context, status=status)
    messages.success(request, _("Version %(number)s was kept.") % {"number": made.number})
    return redirect("draft", number)


def _text(request: HttpRequest) -> Text:
    """What a form brings: a file of Akoma Ntoso or plain text, else the words pasted."""
    language = request.POST.get("language", "")[:3]
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return read_plain(request.POST.get("words", ""), language)
    if file.read(2) == _ZIP:
        return word_text(read_word(word_data(file)), language)
    file.seek(0)
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadDraft("file", _("The file is too large. Send the text in parts."))
    if data.lstrip()[:1] == b"<":
        return read_akoma(data)
    try:
        return read_plain(data.decode("utf-8-sig"), language)
    except UnicodeDecodeError:
        raise BadDraft("file", _("The file is no text in UTF-8. Save it as such.")) from None
