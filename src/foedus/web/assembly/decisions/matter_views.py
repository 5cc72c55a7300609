"""The steps of the secretariat in a question: time, the room, roll calls, the decision."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foedus.accounts.protecting import account_signed_in, permitted
from foedus.assembly.decisions.deciding import Deciding, decide
from foedus.assembly.decisions.errors import BadMatter
from foedus.assembly.decisions.matters import extend, withdraw
from foedus.assembly.decisions.positions import agreed_in_the_room
from foedus.assembly.decisions.roll_calls import (
    Voting,
    close_round,
    open_round,
    record_votes,
)
from foedus.assembly.decisions.steps import Seen
from foedus.assembly.doing import Doing
from foedus.assembly.models.decisions import Matter
from foedus.web.assembly.decisions.forms import DecideForm, TimeForm
from foedus.web.assembly.decisions.item_views import about_of, path_to, question_page, view_of
from foedus.web.assembly.decisions.telling import answering
from foedus.web.desk.now import now

_DIGITS = 9
_WORDS = 20_000
_VOTE = "vote-"


def _matter(number: int) -> Matter:
    return Matter.objects.select_related("item__meeting", "draft").get(pk=number)


def _doing(request: HttpRequest) -> Doing:
    return Doing(account_signed_in(request), now().at)


def _number(request: HttpRequest, field: str) -> int:
    given = request.POST.get(field, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= _DIGITS else 0


def _seen(request: HttpRequest, number: int) -> Seen:
    return Seen(number, _number(request, "seen"))


def _back(matter: Matter) -> HttpResponseBase:
    name, number = path_to(about_of(matter))
    return redirect(name, number=number)


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:200]


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def give_time(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the delegations another deadline."""
    matter = _matter(number)
    form = TimeForm(view_of(now()), request.POST)
    if not form.is_valid():
        about = about_of(matter)
        return question_page(request, about, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given = form.cleaned_data
    extend(_doing(request), _seen(request, number), given["due"], given["reason"])
    messages.success(request, _("The deadline is changed."))
    return _back(matter)


@permitted("assembly.prepare")
@never_cache
@require_POST
@answering
def take_back(request: HttpRequest, number: int) -> HttpResponseBase:
    """Withdraw a question before it is decided."""
    reason = request.POST.get("reason", "")[: _WORDS + 1]
    matter = withdraw(_doing(request), _seen(request, number), reason)
    messages.success(request, _("The question is withdrawn; what was said is kept."))
    return _back(matter)


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def room(request: HttpRequest, number: int) -> HttpResponseBase:
    """Write down who agreed when the chair asked."""
    parties = tuple(dict.fromkeys(request.POST.getlist("parties")))[:1000]
    seen, key = _seen(request, number), _key(request)
    rows = agreed_in_the_room(_doing(request), seen, parties, key)
    told = ngettext(
        "Written down: %(count)s delegation agreed.",
        "Written down: %(count)s delegations agreed.",
        len(rows),
    )
    messages.success(request, told % {"count": len(rows)})
    return _back(_matter(number))


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def begin_roll_call(request: HttpRequest, number: int) -> HttpResponseBase:
    """Begin a roll call."""
    matter = open_round(_doing(request), _seen(request, number))
    messages.success(request, _("Roll call %(round)s is open.") % {"round": matter.round})
    return _back(matter)


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def end_roll_call(request: HttpRequest, number: int) -> HttpResponseBase:
    """End a roll call."""
    matter = close_round(_doing(request), _seen(request, number))
    messages.success(request, _("Roll call %(round)s is closed.") % {"round": matter.round})
    return _back(matter)


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def votes(request: HttpRequest, number: int) -> HttpResponseBase:
    """Record the votes of a roll call; those left as they were are not recorded again."""
    key = _key(request)
    cast = tuple(
        Voting(
            round=_number(request, "round"),
            party=name.removeprefix(_VOTE)[:8],
            vote=str(vote),
            key=f"{key}:{name.removeprefix(_VOTE)[:8]}",
        )
        for name, vote in request.POST.items()
        if name.startswith(_VOTE) and vote
    )
    if not cast:
        raise BadMatter("vote", "No vote was chosen.")
    recorded = record_votes(_doing(request), number, cast)
    told = ngettext("%(count)s vote is recorded.", "%(count)s votes are recorded.", len(recorded))
    messages.success(request, told % {"count": len(recorded)})
    return _back(_matter(number))


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def decide_now(request: HttpRequest, number: int) -> HttpResponseBase:
    """Record the decision, as the rules give it."""
    matter = _matter(number)
    form = DecideForm(view_of(now()), request.POST)
    if not form.is_valid():
        about = about_of(matter)
        return question_page(request, about, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    deciding = Deciding(
        key=_key(request),
        effects=form.effects(),
        remark=form.cleaned_data["remark"],
        stated=form.cleaned_data["stated"],
    )
    row = decide(_doing(request), _seen(request, number), deciding)
    messages.success(request, _("The decision is recorded."))
    return redirect("assembly_decision", number=row.pk)
