"""What each delegation agrees to, element by element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused
from foedus.accounts.reasons import Reason
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import check_parties
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.steps import in_phase, once, told
from foedus.assembly.drafts.versions import latest, text_of, version_of
from foedus.assembly.drafts.words import REMARK, key_of, words_of
from foedus.assembly.errors import ChangedSince, NotSeated
from foedus.assembly.models import Draft, DraftStance, DraftVersion, Phase
from foedus.drafting.agreement import Position, Stance, fingerprint, positions, whole
from foedus.drafting.structure import element_at

AGREED_IN = frozenset({Phase.CONSULTATION, Phase.EXPERTS, Phase.AGREED})
"""While delegations say what they agree to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceSaid:
    """Whether *party* agrees to *element* (its wid; empty: to the whole text) in a version."""

    language: str
    number: int
    element: str
    agrees: bool
    key: str
    party: str = ""
    words: str = ""


@transaction.atomic
def say(doing: Doing, draft: Draft, said: StanceSaid) -> DraftStance:
    """Say what a delegation agrees to; its last word counts, and only for the words it saw.

    Raises `Refused`, `NotNow`, `ChangedSince` (there is a newer version), `NoSuchElement`,
    `BadDraft`, `SentBefore`.
    """
    doing.demand("assembly.read_draft", draft)
    party = _party(doing, draft, said)
    in_phase(draft, "agreed to", AGREED_IN)
    version = version_of(draft, said.language, said.number)
    newest = latest(draft, said.language)
    if newest is not None and newest.number != version.number:
        raise ChangedSince(told(draft), version.number, newest.number)
    text = text_of(version)
    content = {
        "draft": draft,
        "version": version,
        "element": said.element,
        "party": party,
        "agrees": said.agrees,
        "fingerprint": (
            fingerprint(element_at(text, said.element)) if said.element else whole(text)
        ),
        "words": words_of("words", said.words, REMARK),
    }
    return once(DraftStance, key_of(said.key), doing, content)


def _party(doing: Doing, draft: Draft, said: StanceSaid) -> str:
    party = said.party or doing.by.delegation
    if not party:
        raise BadDraft("party", _("Say for which delegation: the secretariat has no position."))
    doing.demand("assembly.take_position", party)
    check_parties([party])
    if party not in draft.readers:
        if doing.by.is_delegate:
            raise Refused("assembly.read_draft", Reason.OBJECT)
        raise NotSeated(party, f"the circle of {draft.name}")
    return party


def positions_in(draft: Draft, version: DraftVersion) -> Mapping[str, Mapping[str, Position]]:
    """How each delegation stands to each element of *version*, by wid, then by party."""
    rows = draft.stances.filter(version__language=version.language).order_by("pk")
    return positions(text_of(version), (_stance(row) for row in rows))


def _stance(row: DraftStance) -> Stance:
    return Stance(
        element=row.element,
        party=row.party,
        agrees=row.agrees,
        fingerprint=row.fingerprint,
        at=row.at,
        words=row.words,
    )
