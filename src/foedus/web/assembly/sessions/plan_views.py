"""Planning a session, changing what is said of it, moving it, opening and closing it."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foedus.accounts.protecting import permitted
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.sessions import holding, planning
from foedus.assembly.sessions.days import when_of
from foedus.web.assembly.sessions.forms import (
    BodyForm,
    DetailsForm,
    MoveForm,
    ReasonForm,
    WhenForm,
    details_initial,
    when_initial,
)
from foedus.web.assembly.sessions.published import title_of
from foedus.web.assembly.sessions.stepping import doing_of, meeting_of, seen_in, view_of
from foedus.web.assembly.sessions.telling import answering
from foedus.web.desk.now import Now, now
from foedus.web.desk.sheet import faults_of

_METHODS = ["GET", "HEAD", "POST"]
_TEMPLATE = "assembly/sessions/form.html"


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def new(request: HttpRequest) -> HttpResponseBase:
    """Plan a session."""
    moment = now()
    view, data = view_of(moment), request.POST if request.method == "POST" else None
    body, when, details = BodyForm(view, data), WhenForm(data), DetailsForm(view, data)
    parts: tuple[forms.Form, ...] = (body, when, details)
    sound = [part.is_valid() for part in parts]  # each tells its faults
    if data is not None and all(sound):
        plan = planning.Plan(
            body=body.cleaned_data["body"], when=when.when(), details=details.details()
        )
        meeting = planning.plan(doing_of(request, moment), plan)
        messages.success(request, _("The session is planned. Fill its seats and its agenda."))
        return redirect("assembly_session", number=meeting.pk)
    context = {"title": _("Plan a session"), "verb": _("Plan it"), "meeting": None}
    return _shown(request, parts, context)


def _shown(
    request: HttpRequest, parts: tuple[forms.Form, ...], context: dict[str, Any]
) -> HttpResponseBase:
    faults = tuple(fault for part in parts if part.is_bound for fault in faults_of(part))
    fields = [field for part in parts for field in part]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    context |= {"fields": fields, "faults": faults}
    return render(request, _TEMPLATE, context, status=status)


Step = Callable[[HttpRequest, Now, Meeting, forms.Form], Meeting]


def _stepped(
    request: HttpRequest,
    number: int,
    form_of: Callable[[Now, Meeting, Any], forms.Form],
    step: Step,
    words: tuple[Promise | str, Promise | str, Promise | str],
) -> HttpResponseBase:
    """One step with a form, shown or taken; *words*: its title, its verb, what is told after."""
    moment, meeting = now(), meeting_of(number)
    form = form_of(moment, meeting, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        done = step(request, moment, meeting, form)
        messages.success(request, str(words[2]))
        return redirect("assembly_session", number=done.pk)
    context = {
        "title": words[0],
        "verb": words[1],
        "meeting": meeting,
        "seen": request.POST.get("seen", "")[:9] if form.is_bound else meeting.version,
        "name": title_of(view_of(moment), meeting),
    }
    return _shown(request, (form,), context)


def _when_form(moment: Now, meeting: Meeting, data: Any) -> forms.Form:
    del moment
    return WhenForm(data, initial=when_initial(when_of(meeting)))


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def details(request: HttpRequest, number: int) -> HttpResponseBase:
    """Change what is said of a session besides its days."""

    def form_of(moment: Now, meeting: Meeting, data: Any) -> forms.Form:
        return DetailsForm(view_of(moment), data, initial=details_initial(meeting))

    def step(request: HttpRequest, moment: Now, meeting: Meeting, form: Any) -> Meeting:
        doing = doing_of(request, moment)
        return planning.change(doing, meeting.pk, seen_in(request), form.details())

    words = (gettext_lazy("Change the session"), gettext_lazy("Change it"), _("It is changed."))
    return _stepped(request, number, form_of, step, words)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def move(request: HttpRequest, number: int) -> HttpResponseBase:
    """Move a session; the days before are kept."""

    def form_of(moment: Now, meeting: Meeting, data: Any) -> forms.Form:
        del moment
        return MoveForm(data, initial=when_initial(when_of(meeting)))

    def step(request: HttpRequest, moment: Now, meeting: Meeting, form: Any) -> Meeting:
        reason = form.cleaned_data["reason"]
        doing = doing_of(request, moment)
        return planning.move(doing, meeting.pk, seen_in(request), form.when(), reason)

    words = (_("Move the session"), _("Move it"), _("It is moved. The day before is kept."))
    return _stepped(request, number, form_of, step, words)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def open_it(request: HttpRequest, number: int) -> HttpResponseBase:
    """Declare a session open."""

    def step(request: HttpRequest, moment: Now, meeting: Meeting, form: Any) -> Meeting:
        doing = doing_of(request, moment)
        return holding.open_session(doing, meeting.pk, seen_in(request), form.when())

    words = (_("Open the session"), _("Open it"), _("The session is open."))
    return _stepped(request, number, _when_form, step, words)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def hold(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say that a session was held."""

    def step(request: HttpRequest, moment: Now, meeting: Meeting, form: Any) -> Meeting:
        doing = doing_of(request, moment)
        return holding.hold(doing, meeting.pk, seen_in(request), form.when())

    words = (_("Close the session"), _("It was held"), _("The session is closed."))
    return _stepped(request, number, _when_form, step, words)


@permitted("assembly.prepare")
@never_cache
@require_http_methods(_METHODS)
@answering
def cancel(request: HttpRequest, number: int) -> HttpResponseBase:
    """Call a session off."""

    def form_of(moment: Now, meeting: Meeting, data: Any) -> forms.Form:
        del moment, meeting
        return ReasonForm(data)

    def step(request: HttpRequest, moment: Now, meeting: Meeting, form: Any) -> Meeting:
        reason = form.cleaned_data["reason"]
        return planning.cancel(doing_of(request, moment), meeting.pk, seen_in(request), reason)

    words = (_("Call the session off"), _("Call it off"), _("The session is called off."))
    return _stepped(request, number, form_of, step, words)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def publish(request: HttpRequest, number: int) -> HttpResponseBase:
    """Let everybody see that the session is planned."""
    moment = now()
    planning.publish(doing_of(request, moment), number, seen_in(request))
    messages.success(request, _("Everybody can see now that it is planned."))
    return redirect("assembly_session", number=number)
