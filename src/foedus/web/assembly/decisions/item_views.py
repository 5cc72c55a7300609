"""The page of a question: an agenda item or a draft before a body; put, and answered."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.errors import Refused
from foedus.accounts.models import User
from foedus.accounts.permissions import might
from foedus.accounts.principals import delegation_of, principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted, require
from foedus.accounts.reasons import Reason
from foedus.assembly.decisions.matters import About, matter_on, put
from foedus.assembly.decisions.positions import Saying, take_position
from foedus.assembly.doing import Doing
from foedus.assembly.models.decisions import Matter
from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import AgendaItem, Meeting
from foedus.collection.pages.view import View
from foedus.web.assembly.decisions.forms import DecideForm, PositionForm, PutForm, TimeForm
from foedus.web.assembly.decisions.shown import QuestionShown, decides_by_vote, question_shown
from foedus.web.assembly.decisions.telling import answering
from foedus.web.assembly.drafts.asked import Making
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import faults_of


def view_of(moment: Now) -> View:
    """The register as it stands today, in the reader's language."""
    return View(opened=moment.state.opened, on=moment.today, language=moment.language)


def item_of(number: int) -> AgendaItem:
    """An agenda item. Raises `AgendaItem.DoesNotExist`."""
    return AgendaItem.objects.select_related("meeting").get(pk=number)


def draft_of(request: HttpRequest, number: int) -> Draft:
    """A draft that is open to who asks. Raises `Refused`, `Http404`."""
    found = Draft.objects.filter(pk=number).first()
    require(request, "assembly.read_draft", None if found is None else Making(found))
    if found is None:
        raise Http404
    return found


def demand_seat(user: User, meeting: Meeting, sitting: Iterable[str]) -> None:
    """Let pass officers and whoever sits in a session: others do not read what is said there.

    *sitting* are the parties that are asked; who was given a seat reads too. Raises `Refused`.
    """
    if not user.is_delegate or user.delegation in frozenset(sitting):
        return
    if not meeting.seats.filter(party=user.delegation).exists():
        raise Refused("assembly.view", Reason.OBJECT)


def path_to(about: About) -> tuple[str, int]:
    """The name of the page of a question, and its number."""
    is_draft = isinstance(about, Draft)
    return ("assembly_draft_question" if is_draft else "assembly_item_question"), about.pk


def about_of(matter: Matter) -> About:
    """What a question is about."""
    about = matter.draft or matter.item
    if about is None:  # the database refuses it
        raise Http404
    return about


@permitted("assembly.view")
@never_cache
@require_safe
@answering
def item_question(request: HttpRequest, number: int) -> HttpResponseBase:
    """A question of an agenda."""
    return question_page(request, item_of(number))


def _draft(request: HttpRequest, number: int) -> Making | None:  # noqa: ARG001 - likewise
    found = Draft.objects.filter(pk=number).first()
    return None if found is None else Making(found)


@permitted("assembly.read_draft", obj=_draft)
@never_cache
@require_safe
@answering
def draft_question(request: HttpRequest, number: int) -> HttpResponseBase:
    """A draft before the body that is to adopt it; what is said there is not for the public."""
    require(request, "assembly.view")
    return question_page(request, draft_of(request, number))


def question_page(
    request: HttpRequest,
    about: About,
    form: forms.Form | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponseBase:
    """The page; *form* is one that was sent and has faults."""
    moment, user = now(), account_signed_in(request)
    view, matter = view_of(moment), matter_on(about)
    page = question_shown(view, about, matter, user, moment.at)
    if isinstance(about, AgendaItem):
        demand_seat(user, about.meeting, (row.party for row in page.rows))
    context: dict[str, Any] = {
        "page": page,
        "about": about,
        "meeting": about.meeting if isinstance(about, AgendaItem) else None,
        "is_draft": isinstance(about, Draft),
        "decides": might(user, "assembly.decide"),
        "faults": tuple(faults_of(form)) if form is not None else (),
        **_forms(view, page, user.delegation, form),
    }
    if matter is not None:
        context["events"] = matter.events.select_related("by").order_by("pk")
        context["by_vote"] = decides_by_vote(matter, moment.at) or matter.round > 0
    return render(request, "assembly/decisions/question.html", context, status=status)


def _forms(
    view: View, page: QuestionShown, own: str, sent: forms.Form | None
) -> dict[str, forms.Form]:
    seated = [(row.party, row.name) for row in page.rows]
    made = {
        "position_form": PositionForm(seated, own),
        "put_form": PutForm(view, seated),
        "time_form": TimeForm(view),
        "decide_form": DecideForm(view),
    }
    if sent is not None:
        name = next(name for name, one in made.items() if isinstance(sent, type(one)))
        made[name] = sent
    return made


# --- what is done with it


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def put_item(request: HttpRequest, number: int) -> HttpResponseBase:
    """Put a question of an agenda to the body."""
    return _put(request, item_of(number))


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def put_draft(request: HttpRequest, number: int) -> HttpResponseBase:
    """Put a draft to the body that is to adopt it."""
    return _put(request, draft_of(request, number))


def _put(request: HttpRequest, about: About) -> HttpResponseBase:
    moment = now()
    page = question_shown(view_of(moment), about, None, account_signed_in(request), moment.at)
    seated = [(row.party, row.name) for row in page.rows]
    form = PutForm(view_of(moment), seated, request.POST)
    if not form.is_valid():
        return question_page(request, about, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    put(Doing(account_signed_in(request), moment.at), about, form.putting())
    messages.success(request, _("The question is put."))
    name, number = path_to(about)
    return redirect(name, number=number)


def _speaks_for(request: HttpRequest, number: int) -> str:  # noqa: ARG001 - the view's arguments
    """For whom a position is stated: as the form says, or the own delegation."""
    given = request.POST.get("party", "")
    return given[:8] or delegation_of(principal_of_request(request))


@permitted("assembly.take_position", obj=_speaks_for)
@never_cache
@require_POST
@answering
def item_position(request: HttpRequest, number: int) -> HttpResponseBase:
    """State the position of a delegation on a question of an agenda."""
    return _position(request, item_of(number))


@permitted("assembly.take_position", obj=_speaks_for)
@never_cache
@require_POST
@answering
def draft_position(request: HttpRequest, number: int) -> HttpResponseBase:
    """State the position of a delegation on a draft."""
    return _position(request, draft_of(request, number))


def _position(request: HttpRequest, about: About) -> HttpResponseBase:
    moment, user = now(), account_signed_in(request)
    own = user.delegation if user.is_delegate else ""
    parties = [(code, code) for code in moment.state.register.party]
    form = PositionForm(parties, own, request.POST)
    if not form.is_valid():
        return question_page(request, about, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    saying = Saying(
        party=given["party"],
        position=given["position"],
        words=given["words"],
        key=request.POST.get("key", "")[:200],
    )
    take_position(Doing(user, moment.at), about, saying)
    messages.success(request, _("The position is kept. A later one supersedes it."))
    name, number = path_to(about)
    return redirect(name, number=number)
