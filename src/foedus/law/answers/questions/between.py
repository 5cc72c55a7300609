"""What binds two states towards each other?"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date

from foedus.law.answers.answers import BetweenAnswer, BondAnswer, Moment, Reserved
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.relations import Bond, Relations, measure_span
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.steps import Steps

_SIDEWAYS = (RelationRule.CEASES_BETWEEN_PARTIES, RelationRule.AMENDS)
"""Relations that change what holds between two states, without changing anybody's status."""


def between(worlds: Worlds, first: str, second: str, moment: Moment) -> BetweenAnswer:
    """Every instrument that stands between *first* and *second* on a day, and how."""
    bonds = (
        bond(worlds, instrument, first, second, moment)
        for instrument in worlds.material.register.instruments
        if instrument.binding and _may_bind(instrument, worlds, first, second)
    )
    return BetweenAnswer(
        pair=(first, second),
        moment=moment,
        bonds=tuple(found for found in bonds if found is not None),
        memberships=tuple(_shared_memberships(worlds, first, second, moment.on)),
    )


def _may_bind(instrument: Instrument, worlds: Worlds, first: str, second: str) -> bool:
    """Whether both states have done anything under the instrument, or are bound through another."""
    if worlds.material.related.get((instrument.id, RelationRule.BINDS_THROUGH)):
        return True
    if any(relation.rule is RelationRule.AMENDS for relation in instrument.clauses.relations):
        return True  # it may bind parties that did nothing
    acting = (
        instrument.negotiating
        | {act.party for act in instrument.acts}
        | {act.predecessor for act in instrument.acts if act.predecessor}
    )
    return {first, second} <= acting or not acting


def bond(
    worlds: Worlds, instrument: Instrument, first: str, second: str, moment: Moment
) -> BondAnswer | None:
    """How *instrument* stands between two states on a day; None where it does not stand at all."""
    asked = worlds_of_pair(worlds, instrument.id, first, second)
    seen = {id(world): relations_in(world, instrument.id, first, second) for world in asked}
    told = tell(worlds, asked, lambda w: _bond_on(seen[id(w)], moment.on))
    if told.values == (None,):
        return None
    bound = tuple(w for w in asked if _bond_on(seen[id(w)], moment.on) is not None)
    first_seen = seen[id(bound[0])]
    return BondAnswer(
        instrument=instrument.id,
        title=instrument.title,
        bond=told,
        since=tell(worlds, bound, lambda w: _since(seen[id(w)], moment.on)),
        through=_through(bound[0], instrument.id, first, second),
        reserved=tuple(_reserved(first_seen, moment.on)),
        amended_by=tuple(other for other, span in first_seen.amended if moment.on in span),
        gives_way_to=tuple(o for o, span in first_seen.gives_way_to if moment.on in span),
        measures=tuple(act for act in first_seen.measures if _applies(act, moment.on)),
        proof=proof_over(
            worlds,
            asked,
            lambda w: _bond_on(seen[id(w)], moment.on),
            lambda w: _steps(seen[id(w)], moment.on),
        ),
    )


def worlds_of_pair(worlds: Worlds, instrument: str, first: str, second: str) -> tuple[World, ...]:
    """The worlds in which the bond of two states under *instrument* may differ."""
    related = worlds.material.related
    others = [o.id for rule in _SIDEWAYS for o, _ in related.get((instrument, rule), ())]

    def probe(world: World) -> Hashable:
        found = world.bonds(instrument, first, second)
        return tuple((b.bond, b.span, b.since) for b in found)

    needs = worlds.needs(instrument, *others)
    return worlds.for_scope(Scope(needs, frozenset({first, second}), probe))


def relations_in(world: World, instrument: str, first: str, second: str) -> Relations:
    """What *instrument*, which must be held, does between two states in one world."""
    found = world.relations(instrument, first, second)
    if found is None:
        raise KeyError(instrument)
    return found


def _bond_on(found: Relations, day: date) -> Bond | None:
    held = found.bond_on(day)
    return None if held is None else held.bond


def _since(found: Relations, day: date) -> date | None:
    held = found.bond_on(day)
    return None if held is None else held.since


def _steps(found: Relations, day: date) -> Steps:
    held = found.bond_on(day)
    reserved = (one.step for one in found.reserved if day in one.span)
    return (*(held.steps if held is not None else ()), *reserved)


def _reserved(found: Relations, day: date) -> Iterator[Reserved]:
    for one in found.reserved:
        if day in one.span:
            yield Reserved(effect=str(one.effect), provisions=one.provisions)


def _through(world: World, instrument: str, first: str, second: str) -> bool:
    """Whether one of the two is bound through another instrument only."""
    status = world.status(instrument)
    parties = status.records if status is not None else {}
    return any(
        fact.standing == "bound-through"
        for code in (first, second)
        if code in parties
        for fact in parties[code].facts
    )


def _applies(act: Act, day: date) -> bool:
    span = measure_span(act) if _is_certain(act) else None
    return span is not None and day in span


def _is_certain(act: Act) -> bool:
    return all(isinstance(when, date | None) for when in (act.effect, act.until, act.legal_when))


def _shared_memberships(
    worlds: Worlds, first: str, second: str, day: date
) -> Iterator[tuple[str, str]]:
    """The criteria that both states certainly meet on the day."""
    world = worlds.first()
    for organisation in worlds.material.register.organisations:
        for name in dict.fromkeys(criterion.name for criterion in organisation.criteria):
            presence = world.members(organisation.id, name)
            spans = [presence.get(code, ()) for code in (first, second)]
            if all(any(day in span for span in held) for held in spans):
                yield organisation.id, name
