"""The page of a decision, with its proof; public only when it is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foedus.accounts.errors import Refused
from foedus.accounts.permissions import might
from foedus.accounts.principals import account_of, principal_of_request
from foedus.accounts.protecting import account_signed_in, permitted
from foedus.accounts.reasons import Reason
from foedus.assembly.decisions.deciding import effects_of, publish
from foedus.assembly.doing import Doing
from foedus.assembly.models.decisions import Decision
from foedus.collection.pages.view import View
from foedus.depositary.words import day_words
from foedus.law.terms.wording import Wording
from foedus.procedure.enacting import (
    SAID,
    Appointed,
    ChairGivenUp,
    ChairPassed,
    Dismissed,
    Effect,
    NextSession,
)
from foedus.procedure.outcomes import Result
from foedus.procedure.positions import OPTING_OUT, Position, Vote
from foedus.procedure.telling import line_from
from foedus.web.assembly.decisions.item_views import about_of, path_to, view_of
from foedus.web.assembly.decisions.marks import (
    Drawn,
    position_drawn,
    result_drawn,
    vote_drawn,
)
from foedus.web.assembly.decisions.shown import title_of
from foedus.web.assembly.decisions.telling import answering
from foedus.web.desk.now import now


@dataclass(frozen=True, slots=True)
class Voice:
    """What a delegation said to a decision, as it was kept."""

    name: str
    drawn: Drawn
    words: str
    bound: bool


def _held(number: int) -> Decision | None:
    found = Decision.objects.select_related("matter__item__meeting", "matter__draft", "by")
    return found.filter(pk=number).first() if number < 2**31 else None


def _asked(request: HttpRequest, number: int) -> Decision | None:
    """The decision of an address, or none: both are refused alike, and nobody learns which.

    Who is not signed in is led to sign in: perhaps it is open to them. Raises `Refused`.
    """
    found = _held(number)
    if found is not None and found.is_published:
        return found
    if account_of(principal_of_request(request)) is None:
        raise Refused("assembly.read_decision", Reason.NOT_SIGNED_IN)
    return found


def _decision(number: int) -> Decision:
    """A decision by its number. Raises `Http404`."""
    decision = _held(number)
    if decision is None:
        raise Http404(_("There is no such decision."))
    return decision


@permitted("assembly.read_decision", obj=_asked)
@never_cache
@require_safe
@answering
def decision(request: HttpRequest, number: int) -> HttpResponseBase:
    """What was decided, by which rule, and why."""
    row = _decision(number)
    view = view_of(now())
    content, about = row.content, about_of(row.matter)
    principal = principal_of_request(request)
    name, subject = path_to(about)
    context = {
        "decision": row,
        "title": title_of(view, about),
        "body": view.name_of(row.matter.body),
        "drawn": result_drawn(Result(row.result)),
        "proof": tuple(map(line_from, content["proof"][view.language])),
        "voices": tuple(_voices(view, content)),
        "votes": [
            (view.name_of(party), vote_drawn(Vote(vote)))
            for party, vote in content["votes"].items()
        ],
        "effects": [effect_said(view, effect) for effect in effects_of(row)],
        "works": might(principal, "assembly.view"),
        "decides": might(principal, "assembly.decide"),
        "question": (name, subject),
        "meeting": None if row.matter.item is None else row.matter.item.meeting,
        "published": getattr(row, "published", None),
    }
    return render(request, "assembly/decisions/decision.html", context)


def _voices(view: View, content: dict[str, dict[str, str]]) -> Iterator[Voice]:
    for party, said in content["positions"].items():
        position = Position(said)
        words = content["words"].get(party, "")
        yield Voice(
            view.name_of(party), position_drawn(position), words, position not in OPTING_OUT
        )


def effect_said(view: View, effect: Effect) -> tuple[str, str]:
    """What an effect is, and what it says, in the reader's language."""
    kind = view.say(SAID[type(effect)])
    day = view.say(day_words(effect.effect)) if effect.effect is not None else ""
    since = view.say(Wording("from", "с"))
    match effect:
        case Appointed(office=office, person=person) | Dismissed(office=office, person=person):
            return kind, f"{view.name_of(office)}: {person}, {since} {day}"
        case (
            ChairPassed(organisation=held, party=party)
            | ChairGivenUp(organisation=held, party=party)
        ):
            return kind, f"{view.name_of(held)}: {view.name_of(party)}, {since} {day}"
        case NextSession(session=session, place=place):
            return kind, ", ".join(filter(None, (session, place, day)))


@permitted("assembly.decide")
@never_cache
@require_POST
@answering
def publish_now(request: HttpRequest, number: int) -> HttpResponseBase:
    """Let everybody read a decision."""
    _decision(number)
    publish(Doing(account_signed_in(request), now().at), number)
    messages.success(request, _("The decision is published: everybody may read it."))
    return redirect("assembly_decision", number=number)
