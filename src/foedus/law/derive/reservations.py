"""Reservations, pair by pair: accepted, objected to, or still waiting for silence to speak.

Rule source: VCLT 19–23. Acceptance by silence runs per addressee, from the
depositary's notification to it, and not before its own consent (VCLT 20(5)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from foedus.law.derive.acceptance import (
    assent_of,
    confirmation_of,
    is_late,
    is_permitted,
    late_reservation_day,
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
            for piece in _effects(history, reservation, author, other, span):
                yield from _with_provisions(history, piece, reservation, other)


def _with_provisions(
    history: History, whole: Reserved, reservation: Done, other: str
) -> Iterator[Reserved]:
    """An effect, with the provisions that the reservation still covers at each time.

    A withdrawal in part, or a change to a smaller reservation, works without anybody's consent,
    towards each state when it has been told.
    """
    start, provisions = whole.span.start, reservation.act.provisions
    for done in history.by(reservation.act.party, *_CHANGES):
        if done.act.about != reservation.act.id or not done.act.provisions:
            continue
        confirmed = done.act.kind is Kind.RESERVATION_CONFIRMED
        day = done.day if confirmed else _told_on(done, other)
        narrower = _after(done, provisions)
        if day <= start:
            provisions = narrower
        elif day < whole.span.end and isinstance(day, date):
            yield replace(whole, span=Span(start, day), provisions=provisions)
            start, provisions = day, narrower
    yield replace(whole, span=Span(start, whole.span.end), provisions=provisions)


def _told_on(done: Done, addressee: str) -> Edge:
    """When *addressee* had notice of an act (VCLT 22(3)); single copies, where recorded, decide."""
    copies = dict(done.act.notified_to)
    if copies:
        return copies.get(addressee, done.act.notified or FOREVER)
    return done.act.notified or done.day


_CHANGES = (Kind.RESERVATION_WITHDRAWN, Kind.RESERVATION_MODIFIED, Kind.RESERVATION_CONFIRMED)


def _after(done: Done, provisions: tuple[str, ...]) -> tuple[str, ...]:
    """The provisions still reserved after a withdrawal in part, or a new statement of them."""
    if done.act.kind is Kind.RESERVATION_WITHDRAWN:
        return tuple(one for one in provisions if one not in done.act.provisions)
    return done.act.provisions


def _made_by(history: History, author: str) -> Iterator[tuple[Done, date | None]]:
    """The reservations of a state, and those of the state that it succeeded (VCSST 20).

    With a reservation that was carried over comes the day of the succession.
    """
    for reservation in history.by(author, Kind.RESERVATION):
        yield reservation, None
    for predecessor, since in predecessors(history, author):
        for reservation in history.by(predecessor, Kind.RESERVATION):
            if reservation.day <= since and not _withdrawn_by(history, reservation, since):
                yield reservation, since


def _withdrawn_by(history: History, reservation: Done, day: date) -> bool:
    """Whether a reservation had been withdrawn whole by *day*."""
    return any(
        done.day <= day and done.act.about == reservation.act.id and not done.act.provisions
        for done in history.by(reservation.act.party, Kind.RESERVATION_WITHDRAWN)
    )


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
    ends = [_gone_for(history, Kind.RESERVATION_WITHDRAWN, reservation.act, author, other)]
    renewed = (one.day for one in consents.by_party.get(author, ()) if one.day > start)
    if author == reservation.act.party:
        ends += [day for day in renewed if not _is_same_consent(consents, author, day)]
    return Span(start, min(ends))


def _is_same_consent(consents: Consents, author: str, day: date) -> bool:
    """Whether the consent of *day* is an earlier act that stands again, and no new one."""
    own = consents.by_party.get(author, ())
    acts = [one.act.id for one in own if one.day <= day]
    return len(set(acts)) == 1


def _start(history: History, consents: Consents, reservation: Done) -> date | None:
    confirmed = confirmation_of(history, reservation)
    if confirmed is not reservation:
        return confirmed.day
    own = consents.by_party.get(reservation.act.party, ())
    if any(one.day <= reservation.day or one.waited for one in own):
        return reservation.day
    return next((one.day for one in own if one.act.kind is Kind.SIGNATURE), None)


def _gone_for(history: History, kind: Kind, act: Act, author: str, addressee: str) -> Edge:
    """When the withdrawal of *act* by *author* reached *addressee* (VCLT 22(3)).

    Where single copies are recorded, a state without one has not been told.
    """
    for done in history.by(author, kind):
        if done.act.about == act.id and not done.act.provisions:
            return _told_on(done, addressee)
    return FOREVER


def _effects(
    history: History, reservation: Done, author: str, other: str, span: Span
) -> Iterator[Reserved]:
    if is_late(history, reservation):
        yield from _late_effects(history, reservation, span)
        return
    heir = (other, *(state for state, _ in predecessors(history, other)))
    objections = (objection_of(history, reservation, state) for state in heir)
    objected = next((found for found in objections if found is not None), None)
    accepted = min(assent_of(history, reservation, state) for state in heir)
    waiting_until = earliest(accepted, objected.day if objected else FOREVER)
    told = was_notified(history, reservation, other) or objected is not None
    waiting = Effect.PENDING if told else Effect.NOT_KNOWN
    yield from _piece(waiting, reservation, Span(span.start, waiting_until), span, None)
    if objected is None:
        yield from _piece(Effect.MODIFIED, reservation, _from(accepted), span, None)
        return
    effect = Effect.PRECLUDED if objected.act.opposes_entry_into_force else Effect.NOT_APPLIED
    withdrawn = _gone_for(
        history, Kind.OBJECTION_WITHDRAWN, objected.act, objected.act.party, author
    )
    objection = Span(objected.day, withdrawn)
    yield from _piece(effect, reservation, objection, span, objected.act)
    yield from _piece(Effect.MODIFIED, reservation, _from(withdrawn), span, None)


def _late_effects(history: History, reservation: Done, span: Span) -> Iterator[Reserved]:
    """A reservation made after consent: for all alike, once nobody has objected in time.

    UN practice: it is circulated, and one objection within twelve months keeps it out.
    """
    day = late_reservation_day(history, reservation)
    yield from _piece(Effect.MODIFIED, reservation, _from(day), span, None)


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
