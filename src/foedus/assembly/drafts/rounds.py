"""Rounds of an expert group: who is asked what, from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import check_parties
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.opening import invite
from foedus.assembly.drafts.steps import claimed, keep
from foedus.assembly.drafts.words import line_of, needed
from foedus.assembly.models import Draft, DraftRound, Phase

_ROUNDS_IN = frozenset({Phase.CONSULTATION, Phase.EXPERTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound:
    """A round: the expert *group* (a body, or its name), its delegations, what they are asked."""

    group: str
    opens: datetime
    closes: datetime
    parties: tuple[str, ...]
    asked: str


@transaction.atomic
def open_round(doing: Doing, draft: Draft | int, seen: int, new: NewRound) -> DraftRound:
    """Open a round. The draft is then with the experts, and open to the delegations asked.

    Raises `Refused`, `ChangedSince`, `NotNow`, `BadDraft`, `UnknownName`.
    """
    doing.demand("assembly.prepare")
    row = claimed(draft, seen, "sent to experts", _ROUNDS_IN)
    if not new.opens < new.closes or new.closes <= doing.at:
        raise BadDraft("closes", _("A round closes after it opens, and not in the past. Mend it."))
    if not new.parties:
        raise BadDraft("parties", _("Name the delegations that are asked."))
    last = row.rounds.aggregate(last=Max("number"))["last"] or 0
    made = DraftRound.objects.create(
        draft=row,
        number=last + 1,
        group=line_of("group", new.group, 200) or row.body,
        opens=new.opens,
        closes=new.closes,
        parties=list(check_parties(new.parties)),
        asked=needed("asked", new.asked),
        at=doing.at,
        by=doing.by,
    )
    row.phase = Phase.EXPERTS
    keep(row, doing, "round", f"{made.number}: {made.group}")
    readers = row.readers
    invite(doing, row, [one for one in made.parties if one not in readers], Phase.EXPERTS)
    return made
