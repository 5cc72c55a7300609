"""When a state has accepted a reservation: by the treaty, expressly, or by its silence.

Rule source: VCLT 19, 20, 23. Silence is acceptance after twelve months from
the notification *to that state*, and not before its own consent (VCLT 20(5)).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.law.derive.calendar import day_after
from foedus.law.derive.history import Done, History
from foedus.law.terms.acts import CONSENT_KINDS, Kind, Manner
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
    """When *other* accepted a reservation; `FOREVER`: it has not (yet).

    A state that objected in time has not accepted by its later silence; it does by withdrawing
    its objection.
    """
    objection = objection_of(history, reservation, other)
    if objection is None:
        return assent_of(history, reservation, other)
    withdrawn = (
        done.day
        for done in history.by(other, Kind.OBJECTION_WITHDRAWN)
        if done.act.about == objection.act.id
    )
    return next(withdrawn, FOREVER)


def assent_of(history: History, reservation: Done, other: str) -> Edge:
    """When *other* accepts if it does not object: by the treaty, expressly, or by its silence."""
    if needs_no_acceptance(history):
        return reservation.day
    express = (
        done.day
        for done in history.of(Kind.RESERVATION_ACCEPTED)
        if done.act.about == reservation.act.id and _speaks_for(history, done.act.party, other)
    )
    first = next(express, FOREVER)
    if history.instrument.bilateral:
        return first  # to change a bilateral text is to make a new offer
    return earliest(first, tacit_day(history, reservation, other))


def _speaks_for(history: History, acceptor: str, other: str) -> bool:
    """Whether an acceptance is that of *other*, or of the organ that decides for all."""
    clause = history.instrument.clauses.reservations
    by_organ = clause is not None and clause.rule is ReservationRule.ACCEPTANCE_BY_ORGAN
    states = {done.act.party for done in history.of(*CONSENT_KINDS)}
    return acceptor in {other, ""} or (by_organ and acceptor not in states)


def needs_no_acceptance(history: History) -> bool:
    """Whether the treaty itself authorises the reservation (VCLT 20(1))."""
    clause = history.instrument.clauses.reservations
    authorised = {ReservationRule.AUTHORISED, ReservationRule.LISTED}
    return clause is not None and clause.rule in authorised


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
    own = _first_consent(history, other, notified)
    return FOREVER if own is None else max(day, own)


def _first_consent(history: History, state: str, notified: date) -> date | None:
    """The day a state consented to be bound; only then can its silence speak.

    For a state that had given notice of withdrawal before the notification, the day it came back.
    """
    left = [d.day for d in history.by(state, Kind.WITHDRAWAL) if d.day <= notified]
    for done in history.by(state, *CONSENT_KINDS, Kind.SUCCESSION):
        if not left or done.day > left[-1]:
            return done.day
    if left:
        return None
    clause = history.instrument.clauses.signature
    if clause is not None and clause.manner is Manner.DEFINITIVE:
        return next((done.day for done in history.by(state, Kind.SIGNATURE)), None)
    return None


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
    """A timely objection of *other*: made before it accepted, by silence or expressly.

    None where nobody's acceptance is needed, or an organ has it in hand (VCLT 20(1), (3)).
    """
    clause = history.instrument.clauses.reservations
    by_organ = clause is not None and clause.rule is ReservationRule.ACCEPTANCE_BY_ORGAN
    if by_organ or needs_no_acceptance(history):
        return None
    assent = assent_of(history, reservation, other)
    for done in history.by(other, Kind.OBJECTION):
        if done.act.about == reservation.act.id and done.day <= assent:
            return done
    return None


def is_late(history: History, reservation: Done) -> bool:
    """Whether a reservation came after the consent that it should have come with (VCLT 19)."""
    own = [d.day for d in history.by(reservation.act.party, *CONSENT_KINDS, Kind.SUCCESSION)]
    return bool(own) and min(own) < reservation.day and reservation.day not in own


def late_reservation_day(history: History, reservation: Done) -> Edge:
    """When a late reservation was accepted by all: the slowest clock; never, if one objected."""
    others = {d.act.party for d in history.of(*CONSENT_KINDS) if d.day <= reservation.day}
    others -= {reservation.act.party}
    days = [assent_of(history, reservation, other) for other in others]
    if any(objection_of(history, reservation, other) is not None for other in others):
        return FOREVER
    return max(days, default=FOREVER)
