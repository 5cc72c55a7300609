"""Copies of a notification as pages show them, and the form by which a receipt is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.accounts.models import User
from foedus.accounts.permissions import may
from foedus.depositary.addressees import CAPACITY_NAMES, Capacity
from foedus.depositary.letters import Letter
from foedus.depositary.pdf import as_pdf
from foedus.law.terms.wording import Language
from foedus.register.days import legal_day
from foedus.register.desk.dispatching import Failed, Received, Sent, mailboxes
from foedus.register.desk.letters import letter_from
from foedus.register.desk.posting import NO_MAILBOX
from foedus.register.models import Dispatch, DispatchEvent, Notification
from foedus.web.desk.fields import NAME, DayField, PlainField
from foedus.web.desk.now import Now
from foedus.web.languages import language_now

_LANGUAGES: Final[dict[str, Language]] = {"en": "en", "ru": "ru"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyShown:
    """One copy: to whom, why to them, and what became of it."""

    number: int
    addressee: str
    code: str
    capacity: str
    sent: DispatchEvent | None
    failed: DispatchEvent | None
    why_failed: str
    received: DispatchEvent | None
    mailboxes: int
    may_confirm: bool

    @property
    def key(self) -> str:
        """The number as text, for the ids of its fields."""
        return str(self.number)


def copy_shown(copy: Dispatch, moment: Now, user: User) -> CopyShown:
    """How a copy stands. A failure counts only until the copy was handed over after all."""
    events = list(copy.events.all())
    last = {event.what: event for event in sorted(events, key=lambda one: one.pk)}
    sent, failed = last.get(Sent), last.get(Failed)
    capacity = CAPACITY_NAMES[Capacity(copy.capacity)].in_language(moment.language)
    evidence = "" if failed is None else failed.evidence
    received = last.get(Received)
    return CopyShown(
        number=copy.pk,
        addressee=moment.holdings.party(copy.addressee),
        code=copy.addressee,
        capacity=capacity,
        sent=sent,
        failed=None if sent else failed,
        why_failed=_(evidence) if evidence == NO_MAILBOX else evidence,
        received=received,
        mailboxes=len(mailboxes(copy.addressee)),
        may_confirm=received is None and may(user, "register.confirm_receipt", copy.addressee),
    )


def copies_of(notification: Notification, moment: Now, user: User) -> Iterator[CopyShown]:
    """The copies of a notification, the acting state's first."""
    for copy in notification.dispatches.prefetch_related("events").order_by("pk"):
        yield copy_shown(copy, moment, user)


def letters_shown(letter: Letter) -> list[dict[str, Any]]:
    """A letter in each language; that of the page first."""
    own = language_now()
    ordered: tuple[Language, ...] = ("ru", "en") if own == "ru" else ("en", "ru")
    return [
        {
            "language": language,
            "depositary": letter.depositary.in_language(language),
            "title": letter.title.in_language(language),
            "concluded": letter.concluded.in_language(language),
            "subject": letter.subject.in_language(language),
            "paragraphs": [(p.kind, p.words.in_language(language)) for p in letter.paragraphs],
        }
        for language in ordered
    ]


def printed(told: Notification, language: str) -> HttpResponse:
    """The letter of a notification as a PDF in one of its languages."""
    if language not in _LANGUAGES:
        raise Http404
    answer = HttpResponse(
        as_pdf(letter_from(told), _LANGUAGES[language]), content_type="application/pdf"
    )
    name = f"{told.reference}.{language}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class ReceiptForm(forms.Form):
    """When a copy was received, and how one knows."""

    day = DayField(label=gettext_lazy("Received on"))
    evidence = PlainField(NAME, label=gettext_lazy("Evidence"))

    def __init__(self, data: Any, first: date, today: date, *, evident: bool) -> None:
        super().__init__(data)
        self.first, self.today = first, today
        self.fields["evidence"].required = evident

    def clean_day(self) -> date:
        """A day from the notification on until today. Raises `ValidationError`."""
        day = self.cleaned_data["day"]
        if day is None:
            raise forms.ValidationError(_("Give the day, year-month-day, as 2012-09-20."))
        if not self.first <= day <= self.today:
            raise forms.ValidationError(
                _("A copy of %(first)s is received from then on, until today, %(today)s.")
                % {"first": self.first, "today": self.today}
            )
        return day if isinstance(day, date) else self.today


def receipt_form(copy: Dispatch, moment: Now, by: User, data: Any = None) -> ReceiptForm:
    """The form by which *by* confirms a copy."""
    first = legal_day(moment.state.register, copy.notification.at)
    return ReceiptForm(data, first, moment.today, evident=by.is_officer)
