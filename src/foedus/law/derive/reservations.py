"""Reservations, pair by pair: accepted, objected to, or still waiting for silence to speak.

Rule source: VCLT 19–23; depositary-rules 3.3. Acceptance by silence runs per addressee, from the
depositary's notification to it, and not before its own consent (VCLT 20(5)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.derive.calendar import day_after
from foedus.law.derive.consents import Consents
from foedus.law.derive.history import Done, History
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import ReservationRule
from foedus.law.terms.days import FOREVER, Edge, Span, earliest
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.steps import Step

TWELVE_MONTHS = Delay(months=12, base=Base.NOTIFICATION_TO_ADDRESSEE)


class Effect(StrEnum):
    """What a reservation does between two states.

    MODIFIED: the provisions are modified, both ways (VCLT 21(1)). NOT_APPLIED: they do not apply
    to the extent of the reservation (VCLT 21(3)). PENDING: silence is not yet acceptance.
    PRECLUDED: the objector opposed entry into force between the two (VCLT 20(4)(b)).
    """

    MODIFIED = "modified"
    NOT_APPLIED = "not-applied"
    PENDING = "pending"
    PRECLUDED = "precluded"


@dataclass(frozen=True, slots=True)
class Reserved:
    """The effect of one reservation between its author and another state, during *span*."""

    effect: Effect
    span: Span
    provisions: tuple[str, ...]
    step: Step


def reserved_between(
    history: History, consents: Consents, first: str, second: str
) -> tuple[Reserved, ...]:
    """The effects of all reservations of either state towards the other."""
    return (
        *_one_way(history, consents, first, second),
        *_one_way(history, consents, second, first),
    )


def _one_way(history: History, consents: Consents, author: str, other: str) -> Iterator[Reserved]:
    for reservation in history.by(author, Kind.RESERVATION):
        span = _life(history, consents, reservation, other)
        if span:
            yield from _effects(history, consents, reservation, other, span)


def _life(history: History, consents: Consents, reservation: Done, other: str) -> Span:
    """While a reservation stands towards *other* (VCLT 22, 23).

    One made at signature must be confirmed at consent, and is dated then. Its withdrawal works
    towards each state only when that state has received notice of it.
    """
    start = _start(history, consents, reservation)
    if start is None:
        return Span(reservation.day, reservation.day)
    return Span(start, _gone_for(history, Kind.RESERVATION_WITHDRAWN, reservation.act, other))


def _start(history: History, consents: Consents, reservation: Done) -> date | None:
    own = consents.by_party.get(reservation.act.party, ())
    confirmed = [
        done.day
        for done in history.by(reservation.act.party, Kind.RESERVATION_CONFIRMED)
        if done.act.about in {"", reservation.act.id}
    ]
    if confirmed:
        return confirmed[0]
    at_consent = [one.day for one in own if one.day <= reservation.day or one.waited]
    if at_consent:
        return reservation.day
    definitive = [one for one in own if one.act.kind is Kind.SIGNATURE]
    return definitive[0].day if definitive else None


def _gone_for(history: History, kind: Kind, act: Act, addressee: str) -> Edge:
    """When the withdrawal of *act* reached *addressee* (VCLT 22(3)); receipt else notification."""
    for done in history.of(kind):
        if done.act.about == act.id:
            return dict(done.act.notified_to).get(addressee, done.act.notified or done.day)
    return FOREVER


def _effects(
    history: History, consents: Consents, reservation: Done, other: str, span: Span
) -> Iterator[Reserved]:
    accepted = _accepted(history, consents, reservation, other)
    objected = _objection(history, reservation, other, accepted)
    waiting_until = earliest(accepted, objected.day if objected else FOREVER)
    yield from _piece(Effect.PENDING, reservation, Span(span.start, waiting_until), span, None)
    if objected is None:
        if not accepted == FOREVER:
            yield from _piece(
                Effect.MODIFIED, reservation, _from(accepted, FOREVER), span, None
            )
        return
    effect = Effect.PRECLUDED if objected.act.opposes_entry_into_force else Effect.NOT_APPLIED
    withdrawn = _gone_for(history, Kind.OBJECTION_WITHDRAWN, objected.act, reservation.act.party)
    objection = Span(objected.day, withdrawn)
    yield from _piece(effect, reservation, objection, span, objected.act)
    yield from _piece(Effect.MODIFIED, reservation, _from(withdrawn, FOREVER), span, None)


def _from(start: Edge, end: Edge) -> Span | None:
    return Span(start, end) if isinstance(start, date) else None


def _piece(
    effect: Effect, reservation: Done, piece: Span | None, span: Span, objection: Act | None
) -> Iterator[Reserved]:
    both = piece.overlap(span) if piece is not None else None
    if both is not None:
        acts = (reservation.act,) if objection is None else (reservation.act, objection)
        step = Step(f"reservation.{effect}", _RULES[effect], counted=acts, day=both.start)
        yield Reserved(effect, both, reservation.act.provisions, step)


_RULES = {
    Effect.MODIFIED: "VCLT 21(1)",
    Effect.NOT_APPLIED: "VCLT 21(3)",
    Effect.PENDING: "VCLT 20(5)",
    Effect.PRECLUDED: "VCLT 20(4)(b)",
}


def _accepted(history: History, consents: Consents, reservation: Done, other: str) -> Edge:
    """When *other* accepted: by the treaty itself, expressly, or by silence (VCLT 20)."""
    clause = history.instrument.clauses.reservations
    if clause is not None and clause.rule in {ReservationRule.AUTHORISED, ReservationRule.LISTED}:
        return reservation.day
    express = (
        done.day
        for done in history.of(Kind.RESERVATION_ACCEPTED)
        if done.act.about == reservation.act.id and done.act.party in {other, ""}
    )
    silence = tacit_day(history, consents, reservation, other)
    return earliest(next(express, FOREVER), silence)


def tacit_day(history: History, consents: Consents, reservation: Done, other: str) -> Edge:
    """The day on which silence became acceptance (VCLT 20(5)).

    Twelve months from the notification to that state, or its own consent, whichever is later.
    Without a recorded notification the clock has not started.
    """
    act = reservation.act
    notified = dict(act.notified_to).get(other, act.notified)
    if notified is None:
        return FOREVER
    clause = history.instrument.clauses.reservations
    day = day_after(clause.tacit if clause is not None else TWELVE_MONTHS, notified)
    own = consents.by_party.get(other, ())
    return max(day, own[0].day) if own else day


def _objection(
    history: History, reservation: Done, other: str, accepted: Edge
) -> Done | None:
    """A timely objection of *other*: made before acceptance, by silence or expressly."""
    for done in history.by(other, Kind.OBJECTION):
        if done.act.about == reservation.act.id and done.day <= accepted:
            return done
    return None
