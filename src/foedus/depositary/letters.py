"""A notification as it was sent: its words only, so that it stays what it was when read again.

A `Notification` is computed from the register and says more when the register does; what addressees
received must not change. So the words are taken out of it once, and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.depositary.notification import Notification
from foedus.depositary.paragraphs import Paragraph
from foedus.depositary.words import day_words
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What every addressee reads: *concluded* is place and day of the treaty, *acts* are ids."""

    reference: str
    number: int
    year: int
    on: date
    depositary: Wording
    instrument: str
    title: Wording
    concluded: Wording
    subject: Wording
    party: str
    acts: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


def letter_of(notification: Notification) -> Letter:
    """The words of a notification, in both languages."""
    told = notification.subject
    party = notification.party
    acting = notification.act.party
    return Letter(
        reference=notification.reference,
        number=notification.number,
        year=notification.year,
        on=notification.on,
        depositary=notification.depositary,
        instrument=notification.instrument.id,
        title=notification.title,
        concluded=_concluded(notification.instrument),
        subject=Wording(f"{party.en}: {told.en}", f"{party.ru}: {told.ru}") if acting else told,
        party=acting,
        acts=(notification.act.id, *(one.id for one in notification.reservations)),
        paragraphs=notification.paragraphs,
    )


def _concluded(held: Instrument) -> Wording:
    """Place and day of the treaty, where they are held."""
    adopted = held.adopted
    day = (
        Wording(adopted.isoformat(), adopted.isoformat())
        if isinstance(adopted, Bounded)
        else day_words(adopted)
    )
    place = f"{held.place}, " if held.place else ""
    return Wording(f"{place}{day.en}", f"{place}{day.ru}")
