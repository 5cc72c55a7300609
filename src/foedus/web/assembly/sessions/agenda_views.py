"""The agenda at work: questions added, moved, changed, withdrawn; documents put under them."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foedus.accounts.protecting import permitted
from foedus.assembly.models.drafts import Draft, Phase
from foedus.assembly.models.sessions import AgendaEvent, AgendaItem, Meeting
from foedus.assembly.sessions import agenda
from foedus.assembly.sessions.errors import BadAgenda
from foedus.assembly.sessions.steps import UNDER_WAY
from foedus.collection.pages.view import View
from foedus.web.assembly.sessions.forms import QuestionForm
from foedus.web.assembly.sessions.published import title_of
from foedus.web.assembly.sessions.stepping import (
    doing_of,
    meeting_of,
    number_in,
    seen_in,
    view_of,
    words_in,
)
from foedus.web.assembly.sessions.telling import answering
from foedus.web.desk.now import now
from foedus.web.desk.sheet import faults_of

_REASON = 2_000
_DRAFTS_OFFERED = 500
"""So many drafts are offered for the agenda, the newest first; others are put there by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """A question with its documents, what was done to it, and the orders in which it moves."""

    item: AgendaItem
    title: str
    proposed_by: str
    drafts: tuple[tuple[int, str], ...]
    up: str
    down: str
    events: tuple[AgendaEvent, ...]


@permitted("assembly.prepare")
@never_cache
@require_safe
@answering
def agenda_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """The agenda of a session, with all that can be done to it."""
    return _page(request, meeting_of(number))


def _page(
    request: HttpRequest, meeting: Meeting, form: QuestionForm | None = None
) -> HttpResponseBase:
    moment = now()
    view = view_of(moment)
    shown = form or QuestionForm(view)
    faults = tuple(faults_of(shown)) if shown.is_bound else ()
    items = list(meeting.items.prefetch_related("drafts", "events__by"))
    standing = [item for item in items if not item.withdrawn]
    context = {
        "meeting": meeting,
        "name": title_of(view, meeting),
        "items": [_item(view, item, standing) for item in standing],
        "withdrawn": [_item(view, item, standing) for item in items if item.withdrawn],
        "drafts": _offered(view),
        "form": shown,
        "faults": faults,
        "under_way": meeting.phase in UNDER_WAY,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/sessions/agenda.html", context, status=status)


def _item(view: View, item: AgendaItem, standing: list[AgendaItem]) -> ItemShown:
    keys = [one.pk for one in standing]
    place = keys.index(item.pk) if item.pk in keys else 0
    return ItemShown(
        item=item,
        title=_said(view, item.title_en, item.title_ru),
        proposed_by=view.name_of(item.proposed_by) if item.proposed_by else "",
        drafts=tuple((one.pk, _title(view, one)) for one in item.drafts.all()),
        up=_swapped(keys, place - 1),
        down=_swapped(keys, place),
        events=tuple(sorted(item.events.all(), key=lambda event: event.pk)),
    )


def _swapped(keys: list[int], place: int) -> str:
    """The order in which a question has changed places with its neighbour; empty at the ends."""
    if not 0 <= place < len(keys) - 1:
        return ""
    order = [*keys]
    order[place], order[place + 1] = order[place + 1], order[place]
    return " ".join(map(str, order))


def _offered(view: View) -> list[tuple[int, str]]:
    done = (Phase.WITHDRAWN, Phase.PUBLISHED, Phase.ADOPTED)
    drafts = Draft.objects.exclude(phase__in=done).order_by("-pk")[:_DRAFTS_OFFERED]
    return [(one.pk, _title(view, one)) for one in drafts]


def _title(view: View, draft: Draft) -> str:
    return _said(view, draft.title_en, draft.title_ru) or draft.name


def _said(view: View, en: str, ru: str) -> str:
    return (ru or en) if view.language == "ru" else (en or ru)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def add(request: HttpRequest, number: int) -> HttpResponseBase:
    """Put a question on the agenda."""
    moment, meeting = now(), meeting_of(number)
    form = QuestionForm(view_of(moment), request.POST)
    if not form.is_valid():
        return _page(request, meeting, form)
    agenda.add(doing_of(request, moment), number, seen_in(request), form.question())
    messages.success(request, _("The question stands on the agenda."))
    return redirect("assembly_session_agenda", number=number)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def order(request: HttpRequest, number: int) -> HttpResponseBase:
    """Number the questions anew."""
    given = words_in(request, "order", 20_000).split()
    if not all(one.isascii() and one.isdecimal() and len(one) < 10 for one in given):  # noqa: PLR2004 - digits of a key
        raise BadAgenda("The order cannot be read.", "Reload the agenda.")
    keys = tuple(int(one) for one in given)
    agenda.reorder(doing_of(request, now()), number, seen_in(request), keys)
    return redirect("assembly_session_agenda", number=number)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def item(request: HttpRequest, number: int) -> HttpResponseBase:
    """Change a question."""
    moment, held = now(), AgendaItem.objects.select_related("meeting").get(pk=number)
    initial = {name: getattr(held, name) for name in QuestionForm.base_fields}
    data = request.POST if request.method == "POST" else None
    view = view_of(moment)
    form = QuestionForm(view, data, initial=initial)
    if data is not None and form.is_valid():
        agenda.change_item(doing_of(request, moment), number, seen_in(request), form.question())
        messages.success(request, _("The question is changed."))
        return redirect("assembly_session_agenda", number=held.meeting_id)
    faults = tuple(faults_of(form)) if form.is_bound else ()
    context = {
        "title": _("Change a question"),
        "verb": _("Change it"),
        "meeting": held.meeting,
        "name": title_of(view, held.meeting),
        "seen": request.POST.get("seen", "")[:9] if form.is_bound else held.version,
        "fields": list(form),
        "faults": faults,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/sessions/form.html", context, status=status)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def withdraw(request: HttpRequest, number: int) -> HttpResponseBase:
    """Take a question off the agenda."""
    reason = words_in(request, "reason", _REASON)
    done = agenda.withdraw(doing_of(request, now()), number, seen_in(request), reason)
    messages.success(request, _("The question is withdrawn and stays on record."))
    return redirect("assembly_session_agenda", number=done.meeting_id)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def put(request: HttpRequest, number: int) -> HttpResponseBase:
    """Put a document under a question."""
    link = agenda.put_document(doing_of(request, now()), number, number_in(request, "draft"))
    return redirect("assembly_session_agenda", number=link.item.meeting_id)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def take(request: HttpRequest, number: int, draft: int) -> HttpResponseBase:
    """Take a document away from a question."""
    reason = words_in(request, "reason", _REASON)
    agenda.take_document(doing_of(request, now()), number, draft, reason)
    meeting = AgendaItem.objects.values_list("meeting_id", flat=True).get(pk=number)
    return redirect("assembly_session_agenda", number=meeting)
