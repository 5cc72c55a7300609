"""People and what bodies do: whoever is named is held, and what is told has sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.law.terms.errors import nearest_names
from foedus.law.terms.evidence import Confidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.texts.findings import finding


def people_named_are_held(register: Register) -> Iterator[Finding]:
    """Whom acts and delegations name is in people.toml; a register without one names freely."""
    held = {name for one in register.people for name in (one.name.en, one.name.ru, *one.also)}
    known = {_key(name) for name in held}
    told: set[str] = set()
    for name, where, about in _named(register) if register.people else ():
        if name and _key(name) not in known and name not in told:
            told.add(name)
            yield finding("R6", f"{name!r} is not{_nearest(name, held)}.", where, about, name)


def _named(register: Register) -> Iterator[tuple[str, Place, str]]:
    yield from ((act.person, act.where, act.instrument) for act in register.acts())
    for session in register.sessions:
        yield from ((one.head, one.where, session.id) for one in session.delegations)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def people_can_be_relied_on(register: Register) -> Iterator[Finding]:
    """What is told of a person has sources, and the party that it names is in parties.toml."""
    sources = {source.id for source in register.sources}
    for one in register.people:
        if one.party and one.party not in register.party:
            hint = _nearest(one.party, register.party)
            yield finding("R2", f"{one.party!r} is not known{hint}.", one.where, one.id, one.party)
        if not one.evidence.sources and one.evidence.confidence is not Confidence.LOW:
            yield finding("A4", "A person names none.", one.where, one.id)
        yield from _undescribed(one.evidence.sources, sources, one.where, one.id)


def functions_name_their_sources(register: Register) -> Iterator[Finding]:
    """What is told of a body's functions rests on sources that are described."""
    sources = {source.id for source in register.sources}
    for organisation in register.organisations:
        for body in organisation.bodies:
            for one in body.functions:
                yield from _undescribed(one.sources, sources, one.where, body.id)


def _undescribed(
    names: tuple[str, ...], known: set[str], where: Place, about: str
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield finding("R5", f"{name!r} is not described.", where, about, name)


def _nearest(name: str, among: Iterable[str]) -> str:
    near = nearest_names(name, among)
    return f" (nearest: {', '.join(near)})" if near else ""
