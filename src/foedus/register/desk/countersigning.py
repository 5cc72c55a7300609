"""The second officer's signature: in one transaction the act, its entry, its notification."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from foedus.depositary.blocks import block_of
from foedus.depositary.letters import Letter
from foedus.law.terms.acts import Act
from foedus.register.days import legal_day
from foedus.register.desk.examining import (
    acts_to_record,
    arisen,
    examination_of,
    preview_of,
    preview_told,
)
from foedus.register.desk.notifying import kept, prepared
from foedus.register.desk.steps import Step, claimed, demand, has_entered, keep
from foedus.register.errors import ChangesOtherwise, NotAdmissible, OwnEntry
from foedus.register.held import held
from foedus.register.journaling import locked_ledger
from foedus.register.models import Dossier, Ledger, Notification, Stage
from foedus.register.recording import Added, added, write
from foedus.register.sealing import dossier_words


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a countersignature did."""

    dossier: Dossier
    acts: tuple[Act, ...]
    notification: Notification


@transaction.atomic
def countersign_as_previewed(step: Step, told: str) -> Recorded:
    """Record the dossier's act if it still changes what *told* stands for (`preview_told`).

    Another act may have been recorded since the preview was read. Raises `ChangesOtherwise`, and
    as `countersign`.
    """
    locked_ledger()
    dossier = Dossier.objects.get(pk=step.number)
    waits = dossier.stage == Stage.SENT and dossier.version == step.seen
    if waits and preview_told(preview_of(dossier, step.at)) != told:
        raise ChangesOtherwise(dossier.pk)
    return countersign(step)


@transaction.atomic
def countersign(step: Step) -> Recorded:
    """Record the dossier's act, with the number of its notification and a copy for each addressee.

    All of it is written, or nothing. Raises `Refused`, `OwnEntry`, `ChangedMeanwhile`,
    `WrongStage`; `NotAdmissible` and `NotRecordable` where the register has changed since the
    examination so that the act cannot stand in it.
    """
    ledger = locked_ledger()
    dossier = claimed(step, "countersigned", frozenset({Stage.SENT}))
    demand(step.by, "register.countersign", dossier)
    if has_entered(dossier, step.by):
        raise OwnEntry(dossier.pk)
    found = examination_of(dossier, step.at)
    if not found.admissible or arisen(dossier, found):
        raise NotAdmissible(dossier.pk, found.findings)
    new = _added(dossier, step)
    return _recorded(ledger, dossier, step, new)


def _added(dossier: Dossier, step: Step) -> Added:
    now = held()
    acts = acts_to_record(dossier, legal_day(now.register, step.at))
    return added(now, dossier.instrument, [block_of(act) for act in acts])


def _recorded(ledger: Ledger, dossier: Dossier, step: Step, new: Added) -> Recorded:
    told = prepared(ledger, new.after, new.acts[0], step.at)
    blocks, entries = write(ledger, new, step.at, _by_whom(dossier, step, told.letter), [told.said])
    notification = kept(told, blocks[0], entries[0])
    dossier.stage, dossier.block = Stage.RECORDED, blocks[0]
    keep(dossier, step, "recorded", told.letter.reference)
    return Recorded(dossier, new.acts, notification)


def _by_whom(dossier: Dossier, step: Step, told: Letter) -> dict[str, object]:
    """What stands beside the act in the journal: who, from which dossier, told by which letter."""
    dossier.countersigned_by = step.by
    people = {dossier.entered_by_id: dossier.entered_by.public_id, step.by.pk: step.by.public_id}
    history = list(dossier.events.select_related("by").order_by("pk"))
    people |= {one.by_id: one.by.public_id for one in history}
    scans = dossier.attachments.order_by("pk")
    return {
        **dossier_words(dossier, history, scans, people),
        "notification": told.reference,
    }
