"""Every name that a register holds, as entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.claims.lexicon.trie import Entry, Thing, Writing
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Office, Organisation
from foedus.law.terms.people import Person
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording

_INITIALS = 7
"""A name in capitals of at most so many letters is a set of initials, written exactly so."""
_CYRILLIC = "а", "я"


def entries_of(register: Register) -> Iterator[Entry]:
    """The names of all things in *register*, in both languages."""
    yield from states_of(register)
    for organisation in register.organisations:
        yield from _of_organisation(organisation)
    for office in register.offices:
        yield from _of_office(office)
    for instrument in register.instruments:
        yield from _of_instrument(instrument)
    for person in register.people:
        yield from _of_person(person)
    for town in register.towns:
        names = _names(town.name, town.also)
        yield from _written(Thing.TOWN, town.id, names, Writing.CAPITAL)


def states_of(register: Register) -> Iterator[Entry]:
    """The names of states only; organisations that are parties are found as organisations."""
    for party in register.parties:
        if not party.organisation:
            yield from _of_party(party)


def _of_party(party: Party) -> Iterator[Entry]:
    names = _names(party.name, party.also)
    yield from _written(Thing.STATE, party.code, names, Writing.CAPITAL)
    for word in party.adjectives:
        writing = Writing.FREE if _is_cyrillic(word) else Writing.CAPITAL
        yield Entry(Thing.ADJECTIVE, party.code, word, writing)


def _of_organisation(organisation: Organisation) -> Iterator[Entry]:
    names = _names(organisation.title, organisation.also)
    yield from _written(Thing.ORGANISATION, organisation.id, names, Writing.CAPITAL)
    for body in organisation.bodies:
        yield from _written(Thing.BODY, body.id, _names(body.title, body.also), Writing.CAPITAL)


def _of_office(office: Office) -> Iterator[Entry]:
    names = (name for title in office.titles for name in _names(title.title, ()))
    yield from _written(Thing.OFFICE, office.id, (*names, *office.also), Writing.FREE)


def _of_instrument(instrument: Instrument) -> Iterator[Entry]:
    names = _names(instrument.title, instrument.also)
    yield from _written(Thing.INSTRUMENT, instrument.id, names, Writing.FREE)


def _of_person(person: Person) -> Iterator[Entry]:
    names = _names(person.name, person.also)
    yield from _written(Thing.PERSON, person.id, names, Writing.CAPITAL)
    for surname in dict.fromkeys(name.split()[-1] for name in names):
        yield Entry(Thing.PERSON, person.id, surname, Writing.CAPITAL)


def _names(title: Wording, also: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((title.en, title.ru, *also)) if name.strip())


def _written(thing: Thing, own: str, names: Iterable[str], usual: Writing) -> Iterator[Entry]:
    for name in names:
        initials = name.isupper() and len(name) <= _INITIALS
        yield Entry(thing, own, name, Writing.EXACT if initials else usual)


def _is_cyrillic(word: str) -> bool:
    low, high = _CYRILLIC
    return low <= word[:1].casefold() <= high
