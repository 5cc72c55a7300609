"""Copies of notifications whose receipt was not confirmed: what the depositary waits for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final

from foedus.depositary.words import day_words
from foedus.followup.terms import Owed, Step
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held
from foedus.register.models import Dispatch, DispatchEvent

MOST: Final = 5_000
"""So many are looked at; the oldest first."""

_WHY: Final = Wording(
    "notification {reference} of {day}; periods run from its receipt",
    "уведомление {reference} от {day}; сроки идут с его получения",
)


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """The receipts that *parties* (None: all) have still to confirm; *at* is not asked: none ends.

    One query, however many there are.
    """
    del at  # a receipt has no deadline: the addressee's own periods begin with it
    waiting = Dispatch.objects.exclude(events__what=DispatchEvent.What.RECEIVED)
    if parties is not None:
        waiting = waiting.filter(addressee__in=tuple(parties))
    register = held().register
    for dispatch in waiting.select_related("notification").order_by("pk")[:MOST]:
        yield _owed(dispatch, register)


def _owed(dispatch: Dispatch, register: Register) -> Owed:
    notification = dispatch.notification
    sent = legal_day(register, notification.at)
    day = day_words(sent)
    instrument = register.instrument.get(notification.instrument)
    named = notification.instrument
    return Owed(
        step=Step.RECEIPT,
        party=dispatch.addressee,
        subject=notification.reference,
        title=Wording(named, named) if instrument is None else instrument.title,
        since=sent,
        why=Wording(
            _WHY.en.format(reference=notification.reference, day=day.en),
            _WHY.ru.format(reference=notification.reference, day=day.ru),
        ),
        href=f"/delegation/copies/{dispatch.pk}/",
    )
