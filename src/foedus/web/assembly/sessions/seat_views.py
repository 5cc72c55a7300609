"""The seats at work: filled from the composition, invited, announced, recorded."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foedus.accounts.permissions import might
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.models.sessions import Meeting, Seat, SeatAccount, SeatNotice
from foedus.assembly.preparing.gathering import office_words
from foedus.assembly.sessions import seats
from foedus.assembly.sessions.days import day_of
from foedus.assembly.sessions.steps import UNDER_WAY
from foedus.collection.pages.session_people import composition_on
from foedus.collection.pages.view import View
from foedus.web.assembly.sessions.forms import InviteForm, NoticeForm
from foedus.web.assembly.sessions.published import title_of
from foedus.web.assembly.sessions.stepping import (
    doing_of,
    key_in,
    meeting_of,
    seat_of,
    seen_in,
    view_of,
)
from foedus.web.assembly.sessions.telling import answering
from foedus.web.desk.now import now
from foedus.web.desk.sheet import faults_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatShown:
    """A seat with all that was said of it."""

    seat: Seat
    name: str
    office: str
    notices: tuple[SeatNotice, ...]


@permitted("assembly.prepare")
@never_cache
@require_safe
@answering
def seats_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """The seats of a session, and who would sit by the register but has none yet."""
    return _page(request, meeting_of(number))


def _page(
    request: HttpRequest, meeting: Meeting, form: InviteForm | None = None
) -> HttpResponseBase:
    view = view_of(now())
    shown = form or InviteForm(view)
    faults = tuple(faults_of(shown)) if shown.is_bound else ()
    context = {
        "meeting": meeting,
        "name": title_of(view, meeting),
        "day": day_of(meeting),
        "seats": [_seat(view, one) for one in (*seats.seated(meeting), *seats.listening(meeting))],
        "missing": _missing(view, meeting),
        "doubtful": _names(view, composition_on(view, meeting.body, day_of(meeting)).doubtful),
        "form": shown,
        "faults": faults,
        "under_way": meeting.phase in UNDER_WAY,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/sessions/seats.html", context, status=status)


def _seat(view: View, seat: Seat) -> SeatShown:
    return SeatShown(
        seat=seat,
        name=view.name_of(seat.party),
        office=view.say(office_words(seat)),
        notices=tuple(seat.notices.select_related("by").order_by("pk")),
    )


def _missing(view: View, meeting: Meeting) -> list[str]:
    """Who sits by the register on the day of the session and has no seat yet."""
    taken = set(meeting.seats.values_list("party", flat=True))
    bodies = filter(None, (meeting.body, meeting.joint_with))
    found = (c for body in bodies for c in composition_on(view, body, day_of(meeting)).members)
    return _names(view, tuple(dict.fromkeys(code for code in found if code not in taken)))


def _names(view: View, codes: tuple[str, ...]) -> list[str]:
    return [view.name_of(code) for code in codes]


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def fill(request: HttpRequest, number: int) -> HttpResponseBase:
    """Seat all who sit in the body on the day."""
    seats.fill(doing_of(request, now()), number, seen_in(request))
    messages.success(request, _("The seats are filled from the register."))
    return redirect("assembly_session_seats", number=number)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def invite(request: HttpRequest, number: int) -> HttpResponseBase:
    """Invite a state or an organisation."""
    moment, meeting = now(), meeting_of(number)
    form = InviteForm(view_of(moment), request.POST)
    if not form.is_valid():
        return _page(request, meeting, form)
    given = form.cleaned_data
    doing = doing_of(request, moment)
    seats.invite(doing, number, seen_in(request), given["party"], given["capacity"])
    messages.success(request, _("They are invited."))
    return redirect("assembly_session_seats", number=number)


@permitted("assembly.take_position", obj=seat_of)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def seat(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say who leads a delegation; the secretariat says also who came."""
    moment, held = now(), seat_of(request, number)
    if held is None:
        raise Http404
    view, user = view_of(moment), account_signed_in(request)
    prepares = might(user, "assembly.prepare")
    accounts = SeatAccount.values if prepares else [SeatAccount.ANNOUNCED.value]
    data = request.POST if request.method == "POST" else None
    form = NoticeForm(view, accounts, data, held)
    if data is not None and form.is_valid():
        notice = form.notice(key_in(request))
        seats.announce(doing_of(request, moment), number, seen_in(request), notice)
        messages.success(request, _("It is noted."))
        return redirect("assembly_session", number=held.meeting_id)
    faults = tuple(faults_of(form)) if form.is_bound else ()
    context = {
        "title": _("Delegation: %(name)s") % {"name": view.name_of(held.party)},
        "verb": _("Note it"),
        "meeting": held.meeting,
        "name": title_of(view, held.meeting),
        "seen": request.POST.get("seen", "")[:9] if form.is_bound else held.version,
        "fields": list(form),
        "faults": faults,
        "keyed": True,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "assembly/sessions/form.html", context, status=status)
