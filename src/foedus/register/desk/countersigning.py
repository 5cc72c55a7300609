"""The second officer's signature: in one transaction the act, its entry, its notification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from foedus.depositary.addressees import addressees
from foedus.depositary.blocks import block_of
from foedus.depositary.letters import Letter, letter_of
from foedus.depositary.notification import notification_of
from foedus.law.terms.acts import Act
from foedus.register.days import legal_day
from foedus.register.desk.examining import (
    acts_to_record,
    arisen,
    examination_of,
    preview_of,
    preview_told,
)
from foedus.register.desk.letters import depositary_of, letter_text, letter_words
from foedus.register.desk.posting import post_copies
from foedus.register.desk.steps import Step, claimed, demand, has_entered, keep
from foedus.register.errors import ChangesOtherwise, NotAdmissible, OwnEntry
from foedus.register.held import held
from foedus.register.journaling import Said, locked_ledger
from foedus.register.models import (
    Block,
    Dispatch,
    Dossier,
    Entry,
    Ledger,
    Notification,
    Stage,
)
from foedus.register.recording import Added, added, write
from foedus.register.sealing import dossier_words

NOTIFICATION = "notification"
"""The kind of the entry by which a notification stands in the journal."""


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
    on = legal_day(new.after.register, step.at)
    number = _numbered(ledger, on.year)
    told = _told(new, number, on)
    to = addressees(new.after.opened, new.acts[0], on)
    said = Said(NOTIFICATION, letter_words(told, to))
    blocks, entries = write(ledger, new, step.at, _by_whom(dossier, step, told), [said])
    notification = _notification(told, blocks[0], entries[0], step)
    Dispatch.objects.bulk_create(
        Dispatch(notification=notification, addressee=one.code, capacity=one.capacity) for one in to
    )
    post_copies.enqueue(notification.pk)  # its row is written with all of this, or not at all
    dossier.stage, dossier.block = Stage.RECORDED, blocks[0]
    keep(dossier, step, "recorded", told.reference)
    return Recorded(dossier, new.acts, notification)


def _told(new: Added, number: int, on: date) -> Letter:
    act = new.acts[0]
    depositary = depositary_of(new.after.register, act)
    return letter_of(notification_of(new.after.opened, act, number, on.year, on, depositary))


def _numbered(ledger: Ledger, year: int) -> int:
    """The next number of *year*; the ledger is locked, so that none is given twice or left out."""
    if ledger.notification_year != year:
        ledger.notification_year, ledger.next_notification = year, 1
    number = ledger.next_notification
    ledger.next_notification += 1
    return number


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


def _notification(told: Letter, block: Block, entry: Entry, step: Step) -> Notification:
    return Notification.objects.create(
        year=told.year,
        number=told.number,
        reference=told.reference,
        block=block,
        instrument=told.instrument,
        value=letter_text(told),
        entry=entry,
        at=step.at,
    )
