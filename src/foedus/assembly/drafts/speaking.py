"""Who speaks in a draft's affairs: a delegation for itself, the secretariat, or it for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused
from foedus.accounts.reasons import Reason
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import check_parties
from foedus.assembly.drafts.deadlines import bodies_asked, demand_in_time
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.errors import NotSeated
from foedus.assembly.models import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """For which delegation, in which body. Empty *party*: the secretariat itself.

    A delegate speaks for the own delegation, whatever the form says; an officer may write down
    what a delegation sent by letter. Empty *body*: the one that is to adopt the draft.
    """

    party: str = ""
    body: str = ""


OWN: Final = Voice()
"""Whoever is signed in, in the body that is to adopt the draft."""


def heard(doing: Doing, draft: Draft, voice: Voice) -> Voice:
    """The voice as it counts. Raises `Refused`, `NotSeated`, `BadDraft`, `TooLate`."""
    doing.demand("assembly.comment", draft)
    body = voice.body or draft.body
    if body not in bodies_asked(draft):
        raise BadDraft(
            "body", _("The body %(body)s is not asked about this draft.") % {"body": body[:80]}
        )
    party = _speaking_for(doing, voice.party)
    if party and party not in draft.readers:
        raise NotSeated(party, f"the circle of {draft.name}")
    demand_in_time(doing, draft, party, body)
    return Voice(party=party, body=body)


def _speaking_for(doing: Doing, party: str) -> str:
    if not doing.by.is_delegate:
        return check_parties([party])[0] if party else ""
    if party not in {"", doing.by.delegation}:
        raise Refused("assembly.take_position", Reason.OBJECT)
    return doing.by.delegation
