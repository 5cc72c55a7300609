"""A draft from phase to phase: what may follow what, and what must be in order before."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.clauses import demand_sound
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.steps import claimed, demand_off_the_table, keep
from foedus.assembly.drafts.versions import newest
from foedus.assembly.drafts.words import REMARK, needed, words_of
from foedus.assembly.models import Draft, DraftReader, Phase

NEXT: Final = MappingProxyType(
    {
        Phase.DRAFTING: (Phase.CONSULTATION, Phase.EXPERTS, Phase.AGREED),
        Phase.CONSULTATION: (Phase.EXPERTS, Phase.AGREED, Phase.DRAFTING),
        Phase.EXPERTS: (Phase.AGREED, Phase.CONSULTATION, Phase.DRAFTING),
        Phase.AGREED: (Phase.TABLED, Phase.EXPERTS, Phase.CONSULTATION),
        Phase.TABLED: (Phase.EXPERTS,),
        Phase.ADOPTED: (),
        Phase.PUBLISHED: (),
        Phase.WITHDRAWN: (),
    }
)
"""What the secretariat may move a draft to, the usual first. Other steps have their own verbs."""

WITHDRAWN_FROM: Final = frozenset(
    {Phase.DRAFTING, Phase.CONSULTATION, Phase.EXPERTS, Phase.AGREED, Phase.TABLED}
)


@transaction.atomic
def move(doing: Doing, draft: Draft | int, seen: int, phase: Phase, remark: str = "") -> Draft:
    """Move a draft on, or back for more work.

    Before it is tabled it has a text in each of its languages, and its final clauses are linted:
    errors refuse it. Raises `Refused`, `ChangedSince`, `NotNow`, `BadDraft`, `BadClauses`.
    """
    doing.demand("assembly.prepare")
    froms = [one for one, following in NEXT.items() if phase in following]
    row = claimed(draft, seen, f"moved to {phase.value!r}", froms)
    if phase is Phase.TABLED:
        _demand_texts(row)
        demand_sound(row, doing.at.date())
    if phase is not Phase.TABLED:
        demand_off_the_table(row, "taken back")
    row.phase = phase
    return keep(row, doing, "moved", words_of("remark", remark, REMARK))


def _demand_texts(draft: Draft) -> None:
    held = {one.language for one in newest(draft)}
    missing = [one for one in draft.languages if one not in held]
    if missing:
        raise BadDraft(
            "languages",
            _("There is no text in %(languages)s. Add it before the draft is tabled.")
            % {"languages": ", ".join(missing)},
        )


@transaction.atomic
def withdraw(doing: Doing, draft: Draft | int, seen: int, reason: str) -> Draft:
    """Withdraw a draft, with a reason; what was said of it is kept.

    A document that lies on a signing table is first taken from it. Its proposer withdraws it too,
    as long as it is not tabled. Raises `Refused`, `ChangedSince`, `NotNow`, `BadDraft`.
    """
    row = claimed(draft, seen, "withdrawn", WITHDRAWN_FROM)
    own = doing.by.is_delegate and row.tabled_by == doing.by.delegation
    if not (own and row.phase != Phase.TABLED):
        doing.demand("assembly.prepare")
    demand_off_the_table(row, "withdrawn")
    _keep_open(doing, row)
    row.phase = Phase.WITHDRAWN
    return keep(row, doing, "withdrawn", needed("reason", reason, REMARK))


def _keep_open(doing: Doing, draft: Draft) -> None:
    """Who could read it until now can still read that it was withdrawn, and why."""
    DraftReader.objects.bulk_create(
        DraftReader(draft=draft, party=one, phase=Phase.WITHDRAWN, at=doing.at, by=doing.by)
        for one in sorted(draft.readers - {draft.tabled_by})
    )


@transaction.atomic
def adopt(doing: Doing, draft: Draft | int, seen: int, remark: str = "") -> Draft:
    """Mark a tabled draft as adopted, once the register holds the instrument.

    Raises `Refused`, `ChangedSince`, `NotNow`.
    """
    doing.demand("assembly.decide")
    row = claimed(draft, seen, "adopted", [Phase.TABLED])
    row.phase = Phase.ADOPTED
    return keep(row, doing, "adopted", words_of("remark", remark, REMARK))


@transaction.atomic
def publish(doing: Doing, draft: Draft | int, seen: int) -> Draft:
    """Open an adopted text to everybody. Raises `Refused`, `ChangedSince`, `NotNow`."""
    doing.demand("assembly.prepare")
    row = claimed(draft, seen, "published", [Phase.ADOPTED])
    row.phase = Phase.PUBLISHED
    return keep(row, doing, "published")
