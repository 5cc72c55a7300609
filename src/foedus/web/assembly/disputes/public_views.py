"""Where may two states go with a dispute: for everybody, from the register."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foedus.accounts.protecting import permitted
from foedus.collection.pages.parts import Named
from foedus.followup.disputes.ways import Sides, where_may_it_go
from foedus.web.asked import Asked
from foedus.web.assembly.disputes.shown import (
    grounds_shown,
    named_instrument,
    named_state,
    way_shown,
)
from foedus.web.showing import Answer, Shown, shown

_LONGEST = 200


@permitted("collection.read")
@shown
def ways(request: HttpRequest, asked: Asked) -> Answer:
    """The clauses on disputes; and, for two states, where one may go on the day asked about."""
    view, register = asked.view, asked.view.register
    given = {
        name: request.GET.get(name, "").strip()[:_LONGEST]
        for name in ("instrument", "claimant", "respondent")
    }
    clauses = [one for one in register.instruments if one.clauses.settlement is not None]
    context: dict[str, Any] = {
        "instruments": [(one.id, view.say(one.title)) for one in clauses],
        "states": sorted(
            ((one.code, view.name_of(one.code)) for one in register.parties),
            key=lambda pair: pair[1],
        ),
        "given": given,
    }
    if all(given.values()):
        found = where_may_it_go(view.opened, Sides(**given), asked.on, asked.known, asked.readings)
        context |= {
            "claimant": named_state(view, found.sides.claimant),
            "respondent": named_state(view, found.sides.respondent),
            "instrument": named_instrument(view, found.sides.instrument),
            "clause": found.clause,
            "covers": view.say(found.clause.covers),
            "grounds": grounds_shown(view, found),
            "ways": [way_shown(view, one, None) for one in found.ways],
        }
    return Shown(
        template="assembly/disputes/ways.html",
        context=context,
        crumbs=(Named("", _("Disputes"), "/disputes"), Named("", _("Where one may go"))),
    )
