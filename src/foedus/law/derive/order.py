"""Which instruments and organisations depend on which others: the graph of references.

Used to know what a pick can matter for, and to find circles before anything is derived.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.derive.membership import instruments_in
from foedus.law.terms.clauses import Relation, RelationRule
from foedus.law.terms.conditions import (
    Condition,
    Count,
    Done,
    Every,
    Meets,
    MembersOf,
    PartiesOf,
    Share,
    StateSet,
    parts_of,
)
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Register

_DERIVED_FROM_OTHER = {
    RelationRule.TERMINATES,
    RelationRule.CEASES_FOR_PARTY,
    RelationRule.BINDS_THROUGH,
}
"""Relations by which the status of the *other* instrument depends on this one."""


def direct_references(register: Register) -> dict[str, frozenset[str]]:
    """What each instrument and organisation looks at to know its own status."""
    holders = {act.id: act.instrument for act in register.acts()}
    found: dict[str, set[str]] = {}
    for instrument in register.instruments:
        found.setdefault(instrument.id, set()).update(_of_instrument(instrument, holders))
        for relation in instrument.clauses.relations:
            if relation.rule is RelationRule.AMENDS:
                found[instrument.id].update(relation.others)
            if relation.rule in _DERIVED_FROM_OTHER:
                _add_to_others(found, relation, instrument)
    for organisation in register.organisations:
        found.setdefault(organisation.id, set()).update(_of_organisation(organisation, holders))
    return {name: frozenset(others) for name, others in found.items()}


def _add_to_others(found: dict[str, set[str]], relation: Relation, own: Instrument) -> None:
    for other in relation.others:
        found.setdefault(other, set()).add(own.id)


def _of_instrument(instrument: Instrument, holders: dict[str, str]) -> Iterator[str]:
    clauses = instrument.clauses
    entry = clauses.entry_into_force
    if entry is not None:
        for condition in (entry.condition, entry.floor, *(s.condition for s in entry.special)):
            yield from _of_condition(condition, holders, instrument.id)
    if clauses.amendment is not None:
        for condition in (clauses.amendment.condition, clauses.amendment.objections):
            yield from _of_condition(condition, holders)
    if clauses.duration is not None:
        yield from {clauses.duration.extended_by, clauses.duration.until_end_of} - {""}
    if clauses.membership is not None:
        yield clauses.membership.organisation


def _of_condition(
    condition: Condition | None, holders: dict[str, str], own: str = ""
) -> Iterator[str]:
    """What a condition looks at; that an act under *own* was done is no look at *own*'s status."""
    for part in parts_of(condition):
        match part:
            case Count(_, _, among) | Share(_, _, among) | Every(among):
                yield from _of_set(among)
            case Done(act):
                holder = holders.get(act, "")
                yield "" if holder == own else holder
            case Meets(organisation):
                yield organisation
            case _:
                yield from instruments_in(part)


def _of_set(among: StateSet) -> Iterator[str]:
    match among:
        case PartiesOf(instrument):
            yield instrument
        case MembersOf(organisation):
            yield organisation
        case _:
            return


def _of_organisation(organisation: Organisation, holders: dict[str, str]) -> Iterator[str]:
    for criterion in organisation.criteria:
        for part in parts_of(criterion.condition):
            own = organisation.id in _of_condition(part, holders)
            of_itself = isinstance(part, Meets) and part.criterion == criterion.name
            if not own or of_itself:
                yield from _of_condition(part, holders)


def references(register: Register) -> dict[str, frozenset[str]]:
    """What each instrument and organisation depends on, directly or through others, and itself."""
    direct = direct_references(register)
    return {name: frozenset(_reach(name, direct)) for name in direct}


def _reach(name: str, direct: dict[str, frozenset[str]]) -> set[str]:
    reached, todo = {name}, [name]
    while todo:
        new = direct.get(todo.pop(), frozenset()) - reached
        reached |= new
        todo.extend(new)
    return reached
