"""The copies of a notification by e-mail: a letter to each mailbox of an addressee, with the PDF.

What became of a copy is kept (`dispatching`); a copy that was handed over is never sent again.
"""

from __future__ import annotations

import hashlib
import re
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop
from django_tasks import task

from foedus.depositary.errors import CannotPrint
from foedus.depositary.letters import Letter
from foedus.depositary.paragraphs import ParagraphKind
from foedus.depositary.pdf import as_pdf
from foedus.depositary.words import day_words
from foedus.law.terms.wording import Language
from foedus.register.desk.dispatching import (
    Failed,
    Sent,
    mailboxes,
    note_failed,
    note_sent,
    unsent,
)
from foedus.register.desk.letters import letter_from
from foedus.register.models import Dispatch, Notification

LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru")
NO_MAILBOX: Final = gettext_noop("The delegation has no e-mail address here.")
"""Why a copy could not be sent, where its addressee has no mailbox; it goes another way."""

_FAULTS: Final = (smtplib.SMTPException, OSError, ValueError)
"""What a post can say no with; `ValueError` is an address that no header can carry."""

_MASTHEAD: Final = {"en": "Depositary notification", "ru": "Уведомление депозитария"}
_ATTACHED: Final = {
    "en": "The notification is attached in English and Russian. Please confirm its receipt on the "
    "page of your delegation: the periods that depend on it run from that day.",
    "ru": "Уведомление приложено на английском и русском языках. Просим подтвердить получение на "
    "странице вашей делегации: с этого дня идут сроки, которые от него зависят.",
}


@dataclass(frozen=True, slots=True)
class Posted:
    """How many copies were handed over now, and how many could not be."""

    sent: int
    failed: int


@task()
def post_copies(number: int) -> list[int]:
    """Send the unsent copies of the notification in row *number*, now; again, where some are left.

    Enqueued in the transaction that records the notification, so that neither is without the
    other. Gives how many were sent and how many failed.
    """
    # the moment is that of the work, not of its order: only here does the clock belong
    done = post(Notification.objects.get(pk=number), timezone.now())
    return [done.sent, done.failed]


def post(notification: Notification, at: datetime) -> Posted:
    """Send every copy that was never handed over; what fails for one does not stop the others."""
    letter = letter_from(notification)
    waiting = tuple(unsent(notification))
    try:
        papers = _papers(letter) if waiting else ()
    except CannotPrint as fault:
        for dispatch in waiting:
            _fail(dispatch, at, str(fault))
        return Posted(0, len(waiting))
    connection = get_connection()
    done = [_sent(_Copy(dispatch, letter, papers), connection, at) for dispatch in waiting]
    connection.close()
    return Posted(done.count(Sent), done.count(Failed))


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy on its way: whose, which letter, and the letter printed in each language."""

    dispatch: Dispatch
    letter: Letter
    papers: tuple[tuple[str, bytes], ...]


def _papers(letter: Letter) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (f"{letter.reference}.{language}.pdf", as_pdf(letter, language)) for language in LANGUAGES
    )


@transaction.atomic
def _sent(copy: _Copy, connection: BaseEmailBackend, at: datetime) -> str:
    """Send one copy, with its row locked, so that two who send at once never both do."""
    waiting = Dispatch.objects.select_for_update(skip_locked=True)
    dispatch = waiting.filter(pk=copy.dispatch.pk).first()
    if dispatch is None or dispatch.events.filter(what=Sent).exists():
        return ""
    addresses = mailboxes(dispatch.addressee)
    if not addresses:
        _fail(dispatch, at, NO_MAILBOX)
        return Failed
    faults = dict(_refused(copy, addresses, connection))
    taken = [address for address in addresses if address not in faults]
    if taken:
        note_sent(dispatch, at, "; ".join([", ".join(taken), *faults.values()]))
        return Sent
    _fail(dispatch, at, "; ".join(faults.values()))
    return Failed


def _fail(dispatch: Dispatch, at: datetime, why: str) -> None:
    """Keep a failure once: asking again and failing alike tells nothing new."""
    last = dispatch.events.order_by("-pk").first()
    if last is None or last.what != Failed or last.evidence != why:
        note_failed(dispatch, at, why)


def _refused(
    copy: _Copy, addresses: tuple[str, ...], connection: BaseEmailBackend
) -> Iterator[tuple[str, str]]:
    """The addresses that did not take the letter, and what the post said."""
    for address in addresses:
        try:
            message = _message(copy, address, connection)
            if not message.send():
                yield address, f"{address}: not sent"
        except _FAULTS as fault:
            connection.close()  # after a failure the next letter begins a session of its own
            yield address, f"{address}: {_one_line(str(fault)) or type(fault).__name__}"


def _message(copy: _Copy, address: str, connection: BaseEmailBackend) -> EmailMessage:
    letter = copy.letter
    name = hashlib.sha256(f"{copy.dispatch.addressee} {address}".encode()).hexdigest()[:16]
    message = EmailMessage(
        subject=_one_line(f"{letter.reference}: {letter.title.en or letter.title.ru}")[:200],
        body="\n\n\n".join(_body(letter, language) for language in LANGUAGES),
        to=[address],
        connection=connection,
        headers={
            # the same copy has the same name: a post that is given it twice delivers it once
            "Message-ID": f"<{letter.reference}.{name}@{settings.ORIGIN}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    for name, paper in copy.papers:
        message.attach(name, paper, "application/pdf")
    return message


def _body(letter: Letter, language: Language) -> str:
    marks = "“{}”" if language == "en" else "«{}»"
    said = [
        (marks if one.kind is ParagraphKind.QUOTE else "{}").format(one.words.in_language(language))
        for one in letter.paragraphs
    ]
    head = f"{_MASTHEAD[language]} {letter.reference}, {day_words(letter.on).in_language(language)}"
    told = (letter.depositary, letter.title, letter.concluded, letter.subject)
    heads = [head, *(words.in_language(language) for words in told)]
    return "\n\n".join(["\n".join(heads), *said, _ATTACHED[language]])


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
