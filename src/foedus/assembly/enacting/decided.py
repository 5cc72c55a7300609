"""What was decided without signatures: documents that were adopted, and what decisions change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from django.db.models import Q, QuerySet

from foedus.assembly.decisions.deciding import acts_of_decision
from foedus.assembly.enacting.growing import GrowingFiles
from foedus.assembly.models import Decision, Draft, Meeting, Phase
from foedus.depositary.blocks import block_of
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.procedure.outcomes import Result
from foedus.signing.recorded_acts import Ceremony


def decisions_of(meeting: Meeting) -> QuerySet[Decision]:
    """What was adopted on the questions of a session, and on the drafts under them."""
    of_item = Q(matter__item__meeting=meeting)
    of_draft = Q(matter__draft__items__meeting=meeting)
    found = Decision.objects.filter(of_item | of_draft, result=Result.ADOPTED).distinct()
    return found.select_related("matter__item", "matter__draft").order_by("pk")


def drafts_decided(decisions: Iterable[Decision]) -> Iterator[Draft]:
    """The documents that these decisions adopted, each once."""
    seen: set[int] = set()
    for decision in decisions:
        matter = decision.matter
        lying = [matter.draft] if matter.item is None else list(matter.item.drafts.all())
        for draft in lying:
            if draft is not None and draft.phase != Phase.WITHDRAWN and draft.pk not in seen:
                seen.add(draft.pk)
                yield draft


def names_adopted(meeting: Meeting) -> frozenset[str]:
    """The documents that the body adopted by decision at a session."""
    return frozenset(draft.name for draft in drafts_decided(decisions_of(meeting)))


def put_decisions(
    files: GrowingFiles, decisions: Iterable[Decision], ceremony: Ceremony
) -> tuple[Act, ...]:
    """Appointments, dismissals, chairs: into the files of their offices and organisations.

    A session that was only planned is not yet held by the register and has no act there.
    """
    acts = [
        replace(act, recorded=ceremony.recorded)
        for decision in decisions
        for act in acts_of_decision(decision, Evidence(confidence=Confidence.LOW))
        if act.kind is not Kind.SESSION_PLANNED
    ]
    ordered = sorted(acts, key=lambda act: act.instrument)
    for holder, found in groupby(ordered, key=lambda act: act.instrument):
        files.put_acts(holder, list(found))
    return tuple(acts)


def adoption_block(name: str, ceremony: Ceremony) -> str:
    """The act by which a document was adopted, as its file has it."""
    return block_of(
        Act(
            id=f"{name}/adoption",
            kind=Kind.ADOPTION,
            instrument=name,
            date=ceremony.day,
            recorded=ceremony.recorded,
            place=ceremony.place,
            evidence=Evidence(confidence=Confidence.LOW),
        )
    )
