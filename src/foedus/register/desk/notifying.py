"""A notification for what was recorded: its number, its letter, a copy for each addressee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from foedus.depositary.addressees import Addressee, addressees
from foedus.depositary.letters import Letter, letter_of
from foedus.depositary.notification import notification_of
from foedus.law.terms.acts import Act
from foedus.register.days import legal_day
from foedus.register.desk.letters import depositary_of, letter_text, letter_words
from foedus.register.desk.posting import post_copies
from foedus.register.held import HeldRegister
from foedus.register.journaling import Said
from foedus.register.models import Block, Dispatch, Entry, Ledger, Notification

NOTIFICATION: Final = "notification"
"""The kind of the entry by which a notification stands in the journal."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A notification with its number, to whom it goes; not yet written."""

    letter: Letter
    to: tuple[Addressee, ...]
    at: datetime

    @property
    def said(self) -> Said:
        """What the journal says of it."""
        return Said(NOTIFICATION, letter_words(self.letter, self.to))


def prepared(ledger: Ledger, after: HeldRegister, act: Act, at: datetime) -> Prepared:
    """The notification of *act*, which the register *after* the recording holds.

    Its number is taken: *ledger* is locked, so that none is given twice or left out.
    """
    on = legal_day(after.register, at)
    number = _numbered(ledger, on.year)
    depositary = depositary_of(after.register, act)
    told = notification_of(after.opened, act, number, on.year, on, depositary)
    return Prepared(letter_of(told), addressees(after.opened, act, on), at)


def kept(one: Prepared, block: Block, entry: Entry) -> Notification:
    """Write a prepared notification, told by *entry*, and have its copies sent."""
    letter = one.letter
    notification = Notification.objects.create(
        year=letter.year,
        number=letter.number,
        reference=letter.reference,
        block=block,
        instrument=letter.instrument,
        value=letter_text(letter),
        entry=entry,
        at=one.at,
    )
    Dispatch.objects.bulk_create(
        Dispatch(notification=notification, addressee=to.code, capacity=to.capacity)
        for to in one.to
    )
    post_copies.enqueue(notification.pk)  # its row is written with all of this, or not at all
    return notification


def _numbered(ledger: Ledger, year: int) -> int:
    if ledger.notification_year != year:
        ledger.notification_year, ledger.next_notification = year, 1
    number = ledger.next_notification
    ledger.next_notification += 1
    return number
