"""Finding what a reader means: a code, an id or a name, in English or Russian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Body, Organisation
from foedus.law.terms.people import Person, Town
from foedus.law.terms.register import Register


@dataclass(frozen=True, slots=True)
class Names:
    """What each name that a reader may use stands for."""

    parties: dict[str, str]
    instruments: dict[str, str]
    organisations: dict[str, str]
    offices: dict[str, str]
    bodies: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)

    def party(self, name: str) -> str:
        """The code of a party; UnknownName with the nearest names otherwise."""
        return _found("party", name, self.parties)

    def instrument(self, name: str) -> str:
        """The id of an instrument."""
        return _found("instrument", name, self.instruments)

    def organisation(self, name: str) -> str:
        """The id of an organisation."""
        return _found("organisation", name, self.organisations)

    def office(self, name: str) -> str:
        """The id of an office."""
        return _found("office", name, self.offices)

    def body(self, name: str) -> str:
        """The id of a body of an organisation."""
        return _found("body", name, self.bodies)

    def person(self, name: str) -> str:
        """The id of a person."""
        return _found("person", name, self.people)

    def town(self, name: str) -> str:
        """The id of a town."""
        return _found("town", name, self.towns)


def _found(what: str, name: str, known: dict[str, str]) -> str:
    found = known.get(_key(name))
    if found is None:
        raise UnknownName(what, name, known)
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def names_of(register: Register) -> Names:
    """The names that *register* understands; a name that several things share is nobody's."""
    return Names(
        parties=_index((p.code, (p.name.en, p.name.ru, *p.also)) for p in register.parties),
        instruments=_index((i.id, (i.title.en, i.title.ru, *i.also)) for i in register.instruments),
        organisations=_index((o.id, _titled(o)) for o in register.organisations),
        offices=_index(
            (one.id, (*(w for t in one.titles for w in (t.title.en, t.title.ru)), *one.also))
            for one in register.offices
        ),
        bodies=_index((b.id, _titled(b)) for o in register.organisations for b in o.bodies),
        people=_index((p.id, _named(p)) for p in register.people),
        towns=_index((t.id, _named(t)) for t in register.towns),
    )


def _titled(one: Organisation | Body) -> tuple[str, ...]:
    return one.title.en, one.title.ru, *one.also


def _named(one: Person | Town) -> tuple[str, ...]:
    return one.name.en, one.name.ru, *one.also


def _index(things: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    ids: dict[str, str] = {}
    for own, names in things:
        ids[_key(own)] = own
        for name in filter(None, map(_key, names)):
            if found.setdefault(name, own) != own:
                shared.add(name)
    return {name: own for name, own in found.items() if name not in shared} | ids
