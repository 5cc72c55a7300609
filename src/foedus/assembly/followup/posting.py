"""The letters of reminder by e-mail: to each mailbox of the delegation, once.

What became of a letter is kept as rows; one that was handed over is never sent again.
"""

from __future__ import annotations

import hashlib
import smtplib
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from foedus.assembly.models.followup import ReminderEvent, ReminderLetter
from foedus.register.desk.dispatching import mailboxes
from foedus.register.desk.posting import NO_MAILBOX

_FAULTS: Final = (smtplib.SMTPException, OSError, ValueError)
"""What a post can say no with; `ValueError` is an address that no header can carry."""

_SUBJECT: Final = 200


@task()
def post_reminder(number: int) -> str:
    """Send the letter in row *number*, now; gives what became of it, empty if it was sent before.

    Enqueued when the letter is written; it may be enqueued again after a failure.
    """
    # the moment is that of the work, not of its order: only here does the clock belong
    return post(number, timezone.now())


@transaction.atomic
def post(number: int, at: datetime) -> str:
    """Send one letter, with its row locked, so that two who send at once never both do."""
    letter = ReminderLetter.objects.select_for_update(skip_locked=True).filter(pk=number).first()
    if letter is None or letter.events.filter(what=ReminderEvent.What.SENT).exists():
        return ""
    addresses = mailboxes(letter.party)
    if not addresses:
        return _keep(letter, ReminderEvent.What.FAILED, at, NO_MAILBOX)
    connection = get_connection()
    faults = dict(_refused(letter, addresses, connection))
    connection.close()
    taken = [address for address in addresses if address not in faults]
    what = ReminderEvent.What.SENT if taken else ReminderEvent.What.FAILED
    return _keep(letter, what, at, "; ".join(filter(None, [", ".join(taken), *faults.values()])))


def _keep(letter: ReminderLetter, what: ReminderEvent.What, at: datetime, evidence: str) -> str:
    ReminderEvent.objects.create(letter=letter, what=what, at=at, evidence=evidence)
    return str(what.value)


def _refused(
    letter: ReminderLetter, addresses: tuple[str, ...], connection: BaseEmailBackend
) -> Iterator[tuple[str, str]]:
    """The addresses that did not take the letter, and what the post said."""
    for address in addresses:
        try:
            if not _message(letter, address, connection).send():
                yield address, f"{address}: not sent"
        except _FAULTS as fault:
            connection.close()  # after a failure the next letter begins a session of its own
            said = " ".join(str(fault).split()) or type(fault).__name__
            yield address, f"{address}: {said}"


def _message(letter: ReminderLetter, address: str, connection: BaseEmailBackend) -> EmailMessage:
    name = hashlib.sha256(f"{letter.key} {address}".encode()).hexdigest()[:24]
    return EmailMessage(
        subject=" ".join(f"{letter.subject_en} / {letter.subject_ru}".split())[:_SUBJECT],
        body=f"{letter.body_en}\n\n\n{letter.body_ru}",
        to=[address],
        connection=connection,
        headers={
            # the same letter has the same name: a post that is given it twice delivers it once
            "Message-ID": f"<reminder.{name}@{settings.ORIGIN}>",
            "Auto-Submitted": "auto-generated",
        },
    )
