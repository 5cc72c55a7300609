"""When a state has accepted a reservation: by the treaty, expressly, or by its silence.

Rule source: VCLT 19, 20, 23. Silence is acceptance after twelve months from
the notification *to that state*, and not before its own consent (VCLT 20(5)).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.law.derive.calendar import day_after
from foedus.law.derive.history import Done, History
from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.clauses import ReservationRule
from foedus.law.terms.days import FOREVER, Edge, earliest
from foedus.law.terms.delays import Base, Delay

TWELVE_MONTHS: Final = Delay(months=12, base=Base.NOTIFICATION_TO_ADDRESSEE)


def is_permitted(history: History, reservation: Done) -> bool:
    """Whether the treaty lets a reservation be made to these provisions (VCLT 19(a), (b)).

    Compatibility with object and purpose (VCLT 19(c)) is for the other states to say.
    """
    clause = history.instrument.clauses.reservations
    if clause is None:
        return True
    if clause.rule is ReservationRule.PROHIBITED:
        return False
    listed = set(reservation.act.provisions) <= set(clause.provisions)
    return listed or clause.rule is not ReservationRule.LISTED


def accepted_by(history: History, reservation: Done, other: str) -> Edge:
    """When *other* accepted a reservation; `FOREVER`: it has not (yet)."""
    clause = history.instrument.clauses.reservations
    if clause is not None and clause.rule in {ReservationRule.AUTHORISED, ReservationRule.LISTED}:
        return reservation.day
    express = (
        done.day
        for done in history.of(Kind.RESERVATION_ACCEPTED)
        if done.act.about == reservation.act.id and done.act.party in {other, ""}
    )
    return earliest(next(express, FOREVER), tacit_day(history, reservation, other))


def tacit_day(history: History, reservation: Done, other: str) -> Edge:
    """The day on which the silence of *other* became acceptance (VCLT 20(5)).

    Without a recorded notification the clock has not started. A reservation confirmed at consent
    is notified by the notification of that confirmation (VCLT 23(2)).
    """
    notified = _notified(history, reservation, other)
    if notified is None:
        return FOREVER
    clause = history.instrument.clauses.reservations
    day = day_after(clause.tacit if clause is not None else TWELVE_MONTHS, notified)
    own = next(history.by(other, *CONSENT_KINDS, Kind.SUCCESSION), None)
    return max(day, own.day) if own is not None else day


def was_notified(history: History, reservation: Done, other: str) -> bool:
    """Whether a notification of the reservation to *other* is recorded."""
    return _notified(history, reservation, other) is not None


def _notified(history: History, reservation: Done, other: str) -> date | None:
    act = confirmation_of(history, reservation).act
    return dict(act.notified_to).get(other, act.notified)


def confirmation_of(history: History, reservation: Done) -> Done:
    """The confirmation of a reservation made at signature, or the reservation itself."""
    for done in history.by(reservation.act.party, Kind.RESERVATION_CONFIRMED):
        if done.act.about in {"", reservation.act.id}:
            return done
    return reservation


def objection_of(history: History, reservation: Done, other: str) -> Done | None:
    """A timely objection of *other*: made before it accepted, by silence or expressly."""
    accepted = accepted_by(history, reservation, other)
    for done in history.by(other, Kind.OBJECTION):
        if done.act.about == reservation.act.id and done.day <= accepted:
            return done
    return None
