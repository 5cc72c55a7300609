"""Proposing an amendment to an element, against the version that was seen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from foedus.assembly.doing import Doing
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.speaking import OWN, Voice, heard
from foedus.assembly.drafts.steps import ON_ITS_WAY, in_phase, once
from foedus.assembly.drafts.versions import text_of, version_of
from foedus.assembly.drafts.words import REMARK, key_of, line_of, words_of
from foedus.assembly.models import Draft, DraftAmendment
from foedus.drafting.amending import INSERTS, Amendment, Deed, stands_once
from foedus.drafting.structure import Element, Kind, element_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed: see `foedus.drafting.amending.Amendment`; *reason* says why."""

    language: str
    number: int
    element: str
    deed: Deed
    key: str
    passage: str = ""
    words: str = ""
    heading: str = ""
    inserted: str = ""
    """The number of an inserted element, as printed."""
    kind: str = ""
    reason: str = ""
    voice: Voice = OWN


@transaction.atomic
def propose(doing: Doing, draft: Draft, proposal: Proposal) -> DraftAmendment:
    """Propose an amendment. Sent twice under one key, it is proposed once.

    Raises `Refused`, `NotNow`, `TooLate`, `NoSuchElement`, `NotReadable`, `BadDraft`,
    `SentBefore`.
    """
    doing.demand("assembly.comment", draft)
    in_phase(draft, "amended", ON_ITS_WAY)
    voice = heard(doing, draft, proposal.voice)
    version = version_of(draft, proposal.language, proposal.number)
    element = element_at(text_of(version), proposal.element)
    content = {
        "draft": draft,
        "version": version,
        "element": element.wid,
        "deed": proposal.deed.value,
        "party": voice.party,
        "body": voice.body,
        "reason": words_of("reason", proposal.reason, REMARK),
        **_asked(proposal, element),
    }
    return once(DraftAmendment, key_of(proposal.key), doing, content)


def _asked(proposal: Proposal, element: Element) -> dict[str, str]:
    """What it asks for, with nothing in it that its deed has no use for."""
    words = words_of("words", proposal.words)
    heading = line_of("heading", proposal.heading)
    match proposal.deed:
        case Deed.REPLACE_WORDS:
            return {"words": words, "passage": _passage(proposal, element, words)}
        case Deed.REPLACE_HEADING:
            if heading == element.heading:
                raise BadDraft("heading", _("This is the heading that it has. Write another."))
            return {"heading": heading}
        case Deed.INSERT_BEFORE | Deed.INSERT_AFTER:
            return _inserted(proposal, words, heading)
        case Deed.DELETE:
            return {}


def _passage(proposal: Proposal, element: Element, words: str) -> str:
    """The words to be replaced, which the element has once; none: it is replaced whole."""
    passage = words_of("passage", proposal.passage)
    if passage and not stands_once(element.words, passage):
        raise BadDraft(
            "passage",
            _(
                "The words to be replaced do not stand in the provision exactly once. Copy them "
                "from it, with enough of what stands around them."
            ),
        )
    if words == (passage or element.words):
        raise BadDraft("words", _("The new words are the old ones. Write what is to stand there."))
    return passage


def _inserted(proposal: Proposal, words: str, heading: str) -> dict[str, str]:
    number = line_of("inserted", proposal.inserted, 60)
    if proposal.kind and proposal.kind not in set(Kind):
        raise BadDraft("kind", _("A text has no such kind of provision."))
    if not (words or heading):
        raise BadDraft("words", _("Nothing is written there. Write the provision to be inserted."))
    return {"words": words, "heading": heading, "number": number, "kind": proposal.kind}


def amendment_of(row: DraftAmendment) -> Amendment:
    """The amendment of a row, as drafting knows it."""
    return Amendment(
        key=row.pk,
        element=row.element,
        deed=Deed(row.deed),
        passage=row.passage,
        words=row.words,
        heading=row.heading,
        number=row.number,
        kind=Kind(row.kind) if row.kind else None,
        party=row.party,
    )


def is_insertion(row: DraftAmendment) -> bool:
    """Whether it leaves its element as it is."""
    return row.deed in INSERTS
