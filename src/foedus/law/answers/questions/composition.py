"""Who sits in a body on a day, by the criterion that the register holds for its seats.

A body can seat states that are no members of its organisation: what counts is the body's own
criterion, asked in every world of the register.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.members import members
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.conditions import holds
from foedus.law.derive.membership import EARLIEST_DAY, StateGround, instruments_in
from foedus.law.derive.world import World
from foedus.law.terms.conditions import Condition, Meets, parts_of
from foedus.law.terms.days import Span, holds_on
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Body, Organisation
from foedus.law.terms.register import Register

OBSERVER: Final = "observer"
"""The criterion by which an organisation names its observers, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Who takes part in a body: codes in the order of the register.

    *known*: the register says who sits. *doubtful* sit by some readings only; *observers* are
    states and organisations that its organisation admits to listen.
    """

    known: bool
    members: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()


def body_of(register: Register, body: str) -> tuple[Organisation, Body]:
    """A body and the organisation that it belongs to. Raises `UnknownName`."""
    held = {one.id: (org, one) for org in register.organisations for one in org.bodies}
    if body not in held:
        raise UnknownName("body", body, held)
    return held[body]


def composition_of(worlds: Worlds, body: str, on: date) -> Composition:
    """Who sits in *body* on a day. Raises `UnknownName` for a body that is not held."""
    organisation, held = body_of(worlds.material.register, body)
    observers = _observers(worlds, organisation, on)
    if held.seats is None:
        return Composition(known=False, observers=observers)
    told = {code: _sits(worlds, held.seats, code, on) for code in worlds.material.register.party}
    sitting = tuple(code for code, sits in told.items() if sits == {True})
    return Composition(
        known=True,
        members=sitting,
        doubtful=tuple(code for code, sits in told.items() if len(sits) > 1),
        observers=tuple(code for code in observers if code not in sitting),
    )


def _sits(worlds: Worlds, seats: Condition, party: str, on: date) -> set[bool]:
    """Whether a party meets the condition, in each world that can tell it otherwise."""

    def sits(world: World) -> bool:
        return holds_on(holds(seats, StateGround(party, world, Span(EARLIEST_DAY))), on)

    def probe(world: World) -> Hashable:
        return sits(world)

    asked = worlds.for_scope(Scope(_needs(worlds, seats), frozenset({party}), probe))
    return {sits(world) for world in asked}


def _needs(worlds: Worlds, seats: Condition) -> frozenset[str]:
    others = {part.organisation for part in parts_of(seats) if isinstance(part, Meets)}
    return worlds.needs(*instruments_in(seats), *others)


def _observers(worlds: Worlds, organisation: Organisation, on: date) -> tuple[str, ...]:
    if OBSERVER not in {criterion.name for criterion in organisation.criteria}:
        return ()
    answer = members(worlds, organisation.id, OBSERVER, Moment(on=on))
    return tuple(one.party for one in answer.members)
