"""Everything that is referred to must exist, once, and not wait for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from foedus.law.derive.order import direct_references
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.conditions import (
    Condition,
    Count,
    Done,
    Every,
    Includes,
    InForce,
    Is,
    Listed,
    Meets,
    Share,
    StateSet,
    parts_of,
)
from foedus.law.terms.errors import nearest_names
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Register
from foedus.texts.findings import finding


def ids_are_unique(register: Register) -> Iterator[Finding]:
    """Each id names one thing."""
    held = [
        *((one.id, one.where) for one in register.instruments),
        *((one.id, one.where) for one in register.organisations),
        *((one.id, one.where) for one in register.offices),
        *((one.id, one.where) for one in register.sessions),
        *((act.id, act.where) for act in register.acts() if "#" not in act.id),
        *((f"party {party.code}", party.where) for party in register.parties),
        *((f"source {source.id}", source.where) for source in register.sources),
        *((f"person {person.id}", person.where) for person in register.people),
        *((f"town {town.id}", town.where) for town in register.towns),
    ]
    counts = Counter(name for name, _ in held)
    for name, where in held:
        if counts[name] > 1:
            yield finding("R1", f"{name!r} stands {counts[name]} times.", where, name)


def parties_are_known(register: Register) -> Iterator[Finding]:
    """Each party that does something, or that a clause names, is in parties.toml."""
    for code, where, about in _party_references(register):
        if code not in register.party:
            near = nearest_names(code, register.party)
            hint = f" (nearest: {', '.join(near)})" if near else ""
            yield finding("R2", f"{code!r} is not known{hint}.", where, about, code)


def _party_references(register: Register) -> Iterator[tuple[str, Place, str]]:
    for act in register.acts():
        for code in filter(None, _parties_of_act(act)):
            yield code, act.where, act.instrument
    for instrument in register.instruments:
        yield from _parties_of_clauses(instrument)
    for organisation in register.organisations:
        yield from _of_organisation(organisation)


def _parties_of_act(act: Act) -> Iterator[str]:
    yield from (act.party, *act.towards, act.predecessor, *act.co_chairs)
    yield from (code for code, _ in act.notified_to)


def _parties_of_clauses(instrument: Instrument) -> Iterator[tuple[str, Place, str]]:
    for code in sorted(instrument.negotiating):
        yield code, instrument.where, instrument.id
    for relation in instrument.clauses.relations:
        for code in sorted(relation.for_parties):
            yield code, relation.text.where, instrument.id
    for condition, where in conditions_of(instrument):
        for code in _parties_in(condition):
            yield code, where, instrument.id


def _of_organisation(organisation: Organisation) -> Iterator[tuple[str, Place, str]]:
    for criterion in organisation.criteria:
        for code in _parties_in(criterion.condition):
            yield code, criterion.text.where, organisation.id
    for rule in organisation.chair_rules:
        for code in rule.order:
            yield code, rule.text.where, organisation.id


def _parties_in(condition: Condition) -> Iterator[str]:
    for part in parts_of(condition):
        match part:
            case Is(parties) | Includes(parties):
                yield from sorted(parties)
            case Count(_, _, among) | Share(_, _, among) | Every(among):
                yield from _listed(among)
            case InForce(_, party) if party:
                yield party
            case _:
                pass


def _listed(among: StateSet) -> list[str]:
    return sorted(among.parties) if isinstance(among, Listed) else []


def conditions_of(instrument: Instrument) -> Iterator[tuple[Condition, Place]]:
    """The conditions in the clauses of an instrument."""
    entry = instrument.clauses.entry_into_force
    if entry is not None:
        special = (one.condition for one in entry.special)
        for condition in (entry.condition, entry.floor, *special):
            if condition is not None:
                yield condition, entry.text.where
    amendment = instrument.clauses.amendment
    if amendment is not None:
        for condition in (amendment.condition, amendment.objections):
            if condition is not None:
                yield condition, amendment.text.where


def references_resolve(register: Register) -> Iterator[Finding]:
    """What a clause, a criterion or an act refers to is in the register."""
    known = {*register.instrument, *register.organisation, *register.office}
    for name, among, where, about in _references(register, known):
        if name not in among:
            yield _unknown(name, among, where, about)
    acts = {act.id for act in register.acts()}
    yield from _acts_referred_to(register, acts)


_Reference = tuple[str, set[str], Place, str]
"""A name, the names that it must be among, where it stands, and what it is about."""


def _references(register: Register, known: set[str]) -> Iterator[_Reference]:
    places = _places(register)
    for holder, others in direct_references(register).items():
        for name in sorted(others - _related_to(register, holder) - {""}):
            yield name, known, places.get(holder, Place()), holder
    for instrument in register.instruments:
        yield from _of_relations(instrument, known)
        if instrument.within:
            yield instrument.within, set(register.organisation), instrument.where, instrument.id
    yield from _of_organs(register, known)
    yield from _criteria_named(register)


def _of_relations(instrument: Instrument, known: set[str]) -> Iterator[_Reference]:
    for relation in instrument.clauses.relations:
        for name in relation.others:
            yield name, known, relation.text.where, instrument.id


def _of_organs(register: Register, known: set[str]) -> Iterator[_Reference]:
    """What organisations, offices and sessions belong to."""
    bodies = {body.id for one in register.organisations for body in one.bodies}
    for organisation in register.organisations:
        if organisation.constituent:
            yield organisation.constituent, known, organisation.where, organisation.id
    for office in register.offices:
        yield office.organisation, set(register.organisation), office.where, office.id
    for session in register.sessions:
        yield session.body, bodies | set(register.organisation), session.where, session.id


def _criteria_named(register: Register) -> Iterator[_Reference]:
    """The criteria that clauses and other criteria name."""
    criteria = {one.id: {c.name for c in one.criteria} for one in register.organisations}
    for organisation in register.organisations:
        for criterion in organisation.criteria:
            for part in parts_of(criterion.condition):
                if isinstance(part, Meets) and part.organisation in criteria:
                    names = criteria[part.organisation]
                    yield part.criterion, names, criterion.text.where, organisation.id
    for instrument in register.instruments:
        link = instrument.clauses.membership
        if link is not None and link.organisation in criteria:
            names = criteria[link.organisation]
            yield link.criterion, names, link.text.where, instrument.id


def _places(register: Register) -> dict[str, Place]:
    places = {instrument.id: instrument.where for instrument in register.instruments}
    return places | {one.id: one.where for one in register.organisations}


def _related_to(register: Register, holder: str) -> set[str]:
    """What the relations of an instrument name: told at the relation itself."""
    held = register.instrument.get(holder)
    relations = held.clauses.relations if held is not None else ()
    return {other for relation in relations for other in relation.others}


def _acts_referred_to(register: Register, acts: set[str]) -> Iterator[Finding]:
    for act in register.acts():
        if act.about and act.kind is not Kind.DEPOSITARY_CHANGED and act.about not in acts:
            yield _unknown(act.about, acts, act.where, act.instrument)
    for instrument in register.instruments:
        for condition, where in conditions_of(instrument):
            for part in parts_of(condition):
                if isinstance(part, Done) and part.act not in acts:
                    yield _unknown(part.act, acts, where, instrument.id)


def _unknown(name: str, known: set[str], where: Place, about: str) -> Finding:
    near = nearest_names(name, known)
    hint = f" (nearest: {', '.join(near)})" if near else ""
    return finding("R3", f"{name!r} is not held{hint}.", where, about, name)


def nothing_is_circular(register: Register) -> Iterator[Finding]:
    """No instrument waits for itself, directly or through others."""
    try:
        TopologicalSorter(direct_references(register)).prepare()
    except CycleError as fault:
        circle = tuple(str(name) for name in fault.args[1])
        where = _places(register).get(circle[0], Place())
        yield finding("R4", f"{' → '.join(circle)}.", where, circle[0])


def sources_are_known(register: Register) -> Iterator[Finding]:
    """Each cited source is described."""
    known = {source.id for source in register.sources}
    for act in register.acts():
        yield from _unknown_sources(act, known)
    for instrument in register.instruments:
        for name in instrument.evidence.sources:
            if name not in known:
                yield _undescribed(name, instrument.where, instrument.id)


def _unknown_sources(act: Act, known: set[str]) -> Iterator[Finding]:
    for name in act.evidence.sources:
        if name not in known:
            yield _undescribed(name, act.where, act.instrument)


def _undescribed(name: str, where: Place, about: str) -> Finding:
    return finding("R5", f"{name!r} is not described.", where, about, name)
