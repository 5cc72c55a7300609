"""Copies of a notification on their way: sent, not delivered, received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import IntegrityError, transaction

from foedus.accounts.models import User
from foedus.accounts.roles import DELEGATES
from foedus.depositary.blocks import block_of
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.desk.letters import letter_from
from foedus.register.desk.steps import demand
from foedus.register.errors import NotOurs
from foedus.register.held import held
from foedus.register.journaling import locked_ledger
from foedus.register.models import Dispatch, DispatchEvent, Notification
from foedus.register.recording import added, write
from foedus.register.sealing import receipt_words

Sent = DispatchEvent.What.SENT
Failed = DispatchEvent.What.FAILED
Received = DispatchEvent.What.RECEIVED


def mailboxes(addressee: str) -> tuple[str, ...]:
    """The addresses of a delegation: those of its people who have one."""
    people = User.objects.filter(
        delegation=addressee, role__in=sorted(DELEGATES), is_active=True
    ).exclude(email="")
    return tuple(people.order_by("pk").values_list("email", flat=True))


def unsent(notification: Notification) -> Iterator[Dispatch]:
    """The copies that were never handed over to the post."""
    yield from notification.dispatches.exclude(events__what=Sent).order_by("pk")


def note_sent(dispatch: Dispatch, at: datetime, evidence: str) -> DispatchEvent:
    """Keep that a copy was handed over, and how (the addresses, or a courier's receipt)."""
    return _event(dispatch, Sent, at, evidence)


def note_failed(dispatch: Dispatch, at: datetime, evidence: str) -> DispatchEvent:
    """Keep that a copy could not be delivered, and what the post said."""
    return _event(dispatch, Failed, at, evidence)


def _event(
    dispatch: Dispatch, what: DispatchEvent.What, at: datetime, evidence: str
) -> DispatchEvent:
    day = legal_day(held().register, at)
    return DispatchEvent.objects.create(
        dispatch=dispatch, what=what, at=at, day=day, evidence=evidence
    )


def confirm_receipt(by: User, number: int, day: date, evidence: str, at: datetime) -> DispatchEvent:
    """Record that the addressee of copy *number* received it on *day*: its periods run from then.

    The addressee's delegation confirms it, or an officer who has *evidence* of it (VCLT 78(c)).
    It becomes an act of the register, known from today. Raises `Refused`; `BadQuestion` for a day
    before the notification or after today, or without evidence; `NotOurs` for a second receipt.
    """
    dispatch = Dispatch.objects.select_related("notification").get(pk=number)
    demand(by, "register.confirm_receipt", dispatch.addressee)
    try:
        with transaction.atomic():
            return _confirmed(dispatch, by, day, evidence.strip(), at)
    except IntegrityError as fault:
        raise NotOurs(f"Copy {number} was confirmed before.") from fault


def _confirmed(
    dispatch: Dispatch, by: User, day: date, evidence: str, at: datetime
) -> DispatchEvent:
    ledger = locked_ledger()
    now = held()
    today = legal_day(now.register, at)
    _possible(dispatch, by, day, evidence, today)
    if dispatch.events.filter(what=Received).exists():
        raise NotOurs(f"Copy {dispatch.pk} was confirmed before.")
    told = letter_from(dispatch.notification).acts
    acts = [_receipt(dispatch, act_id, day, today) for act_id in told]
    new = added(now, dispatch.notification.instrument, [block_of(act) for act in acts])
    said = receipt_words(by.public_id, evidence)
    more = {"notification": dispatch.notification.reference, **said}
    blocks, _ = write(ledger, new, at, more)
    return DispatchEvent.objects.create(
        dispatch=dispatch,
        what=Received,
        at=at,
        day=day,
        evidence=evidence,
        by=by,
        entry=blocks[0].entry,
    )


def _possible(dispatch: Dispatch, by: User, day: date, evidence: str, today: date) -> None:
    sent = legal_day(held().register, dispatch.notification.at)
    if not sent <= day <= today:
        raise BadQuestion(f"{day}: a copy of {sent} is received from then on, until today {today}.")
    if by.is_officer and not evidence:
        raise BadQuestion("An officer says on what evidence a copy was received.")


def _receipt(dispatch: Dispatch, about: str, day: date, recorded: date) -> Act:
    note = Wording(
        f"Receipt of notification {dispatch.notification.reference}.",
        f"Получение уведомления {dispatch.notification.reference}.",
    )
    return Act(
        id=f"{about}:notified:{dispatch.addressee}",
        kind=Kind.NOTIFIED,
        instrument=dispatch.notification.instrument,
        party=dispatch.addressee,
        date=day,
        received=day,
        recorded=recorded,
        about=about,
        evidence=Evidence(note=note),
    )
