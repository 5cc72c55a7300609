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
            yield finding("R2", f"{code!r} is not known{hint}.", where, about)


def _party_references(register: Register) -> Iterator[tuple[str, Place, str]]:
    for act in register.acts():
        for code in (act.party, *act.towards, act.predecessor, *act.co_chairs):
            if code:
                yield code, act.where, act.instrument
    for instrument in register.instruments:
        for code in instrument.negotiating:
            yield code, instrument.where, instrument.id
        for condition, where in conditions_of(instrument):
            for code in _parties_in(condition):
                yield code, where, instrument.id
    for organisation in register.organisations:
        yield from _of_organisation(organisation)


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
    places = {instrument.id: instrument.where for instrument in register.instruments}
    places |= {organisation.id: organisation.where for organisation in register.organisations}
    for holder, others in direct_references(register).items():
        for name in sorted(others - known - {""}):
            yield _unknown(name, known, places.get(holder, Place()), holder)
    for instrument in register.instruments:
        for relation in instrument.clauses.relations:
            for name in relation.others:
                if name not in known:
                    yield _unknown(name, known, relation.text.where, instrument.id)
        if instrument.within and instrument.within not in register.organisation:
            yield _unknown(instrument.within, known, instrument.where, instrument.id)
    acts = {act.id for act in register.acts()}
    yield from _acts_referred_to(register, acts)


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
    return finding("R3", f"{name!r} is not held{hint}.", where, about)


def nothing_is_circular(register: Register) -> Iterator[Finding]:
    """No instrument waits for itself, directly or through others."""
    try:
        TopologicalSorter(direct_references(register)).prepare()
    except CycleError as fault:
        circle = tuple(str(name) for name in fault.args[1])
        held = register.instrument.get(circle[0])
        where = held.where if held is not None else Place()
        yield finding("R4", f"{' → '.join(circle)}.", where, circle[0])


def sources_are_known(register: Register) -> Iterator[Finding]:
    """Each cited source is described."""
    known = {source.id for source in register.sources}
    for act in register.acts():
        yield from _unknown_sources(act, known)
    for instrument in register.instruments:
        for name in instrument.evidence.sources:
            if name not in known:
                yield finding("R5", f"{name!r} is not described.", instrument.where, instrument.id)


def _unknown_sources(act: Act, known: set[str]) -> Iterator[Finding]:
    for name in act.evidence.sources:
        if name not in known:
            yield finding("R5", f"{name!r} is not described.", act.where, act.instrument)
