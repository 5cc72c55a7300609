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
from foedus.register.desk.examining import acts_to_record, arisen, examination_of
from foedus.register.desk.letters import depositary_of, letter_text, letter_words
from foedus.register.desk.posting import post_copies
from foedus.register.desk.steps import Step, claimed, demand, has_entered, keep
from foedus.register.errors import NotAdmissible, OwnEntry
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

NOTIFICATION = "notification"
"""The kind of the entry by which a notification stands in the journal."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a countersignature did."""

    dossier: Dossier
    acts: tuple[Act, ...]
    notification: Notification


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
    dossier.stage, dossier.block, dossier.countersigned_by = Stage.RECORDED, blocks[0], step.by
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
    scans = dossier.attachments.order_by("pk").values_list("sha256", flat=True)
    return {
        "officers": [dossier.entered_by.public_id, step.by.public_id],
        "dossier": dossier.pk,
        "attachments": list(scans),
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
