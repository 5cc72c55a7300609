"""Reservations, pair by pair: accepted, objected to, or still waiting for silence to speak.

Rule source: VCLT 19–23. Acceptance by silence runs per addressee, from the
depositary's notification to it, and not before its own consent (VCLT 20(5)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.derive.acceptance import (
    accepted_by,
    confirmation_of,
    is_permitted,
    objection_of,
    was_notified,
)
from foedus.law.derive.consents import Consents
from foedus.law.derive.history import Done, History
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge, Span, earliest
from foedus.law.terms.steps import Step


class Effect(StrEnum):
    """What a reservation does between two states.

    MODIFIED: the provisions are modified, both ways (VCLT 21(1)). NOT_APPLIED: they do not apply
    to the extent of the reservation (VCLT 21(3)). PENDING: silence is not yet acceptance.
    NOT_KNOWN: no notification is on record, so nobody can say whether silence was acceptance.
    PRECLUDED: the objector opposed entry into force between the two (VCLT 20(4)(b)).
    """

    MODIFIED = "modified"
    NOT_APPLIED = "not-applied"
    PENDING = "pending"
    NOT_KNOWN = "not-known"
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
    for reservation, since in _made_by(history, author):
        span = _life(history, consents, reservation, author, other)
        if since is not None:
            span = Span(max(span.start, since), span.end)
        if span and is_permitted(history, reservation):
            yield from _effects(history, reservation, author, other, span)


def _made_by(history: History, author: str) -> Iterator[tuple[Done, date | None]]:
    """The reservations of a state, and those of the state that it succeeded (VCSST 20).

    With a reservation that was carried over comes the day of the succession.
    """
    for reservation in history.by(author, Kind.RESERVATION):
        yield reservation, None
    for predecessor, since in predecessors(history, author):
        for reservation in history.by(predecessor, Kind.RESERVATION):
            yield reservation, since


def predecessors(history: History, state: str) -> Iterator[tuple[str, date]]:
    """The states that *state* succeeded or continues under the instrument, and since when."""
    for done in history.by(state, Kind.SUCCESSION, Kind.CONTINUATION):
        if done.act.predecessor:
            yield done.act.predecessor, done.act.date_of_succession or done.day


def _life(history: History, consents: Consents, reservation: Done, author: str, other: str) -> Span:
    """While a reservation stands towards *other* (VCLT 22, 23).

    One made at signature must be confirmed at consent, and is dated then. Its withdrawal works
    towards each state only when that state has received notice of it.
    """
    start = _start(history, consents, reservation)
    if start is None:
        return Span(reservation.day, reservation.day)
    withdrawn = [_gone_for(history, Kind.RESERVATION_WITHDRAWN, reservation.act, other)]
    if author != reservation.act.party:
        withdrawn = [day for day in withdrawn if day == FOREVER]
    return Span(start, min(withdrawn, default=FOREVER))


def _start(history: History, consents: Consents, reservation: Done) -> date | None:
    confirmed = confirmation_of(history, reservation)
    if confirmed is not reservation:
        return confirmed.day
    own = consents.by_party.get(reservation.act.party, ())
    if any(one.day <= reservation.day or one.waited for one in own):
        return reservation.day
    return next((one.day for one in own if one.act.kind is Kind.SIGNATURE), None)


def _gone_for(history: History, kind: Kind, act: Act, addressee: str) -> Edge:
    """When the withdrawal of *act* reached *addressee* (VCLT 22(3)); receipt else notification."""
    for done in history.of(kind):
        if done.act.about == act.id:
            return dict(done.act.notified_to).get(addressee, done.act.notified or done.day)
    return FOREVER


def _effects(
    history: History, reservation: Done, author: str, other: str, span: Span
) -> Iterator[Reserved]:
    heir = (other, *(state for state, _ in predecessors(history, other)))
    objections = (objection_of(history, reservation, state) for state in heir)
    objected = next((found for found in objections if found is not None), None)
    accepted = min(accepted_by(history, reservation, state) for state in heir)
    waiting_until = earliest(accepted, objected.day if objected else FOREVER)
    told = was_notified(history, reservation, other) or objected is not None
    waiting = Effect.PENDING if told else Effect.NOT_KNOWN
    yield from _piece(waiting, reservation, Span(span.start, waiting_until), span, None)
    if objected is None:
        yield from _piece(Effect.MODIFIED, reservation, _from(accepted), span, None)
        return
    effect = Effect.PRECLUDED if objected.act.opposes_entry_into_force else Effect.NOT_APPLIED
    withdrawn = _gone_for(history, Kind.OBJECTION_WITHDRAWN, objected.act, author)
    objection = Span(objected.day, withdrawn)
    yield from _piece(effect, reservation, objection, span, objected.act)
    yield from _piece(Effect.MODIFIED, reservation, _from(withdrawn), span, None)


def _from(start: Edge) -> Span | None:
    return Span(start) if isinstance(start, date) else None


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
    Effect.NOT_KNOWN: "VCLT 20(5)",
    Effect.PRECLUDED: "VCLT 20(4)(b)",
}
