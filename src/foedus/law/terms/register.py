"""A register: everything that is known about a set of instruments and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from foedus.law.terms.acts import Act
from foedus.law.terms.evidence import Place, Source
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Office, Organisation, Session
from foedus.law.terms.people import Person, Town
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state or an organisation that can do acts, by its code (ISO 3166 alpha-2 for states).

    *existed_from* and *existed_until* are the days of its existence under this code, where they
    matter; *adjectives* are the words for what and who belongs to it, in their base forms;
    *organisation* marks a regional organisation whose instrument may not be counted.
    """

    code: str
    name: Wording
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    existed_from: date | None = None
    existed_until: date | None = None
    organisation: bool = False
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNote:
    """A named reading that a question may ask for, and what it means."""

    name: str
    title: Wording


@dataclass(frozen=True, kw_only=True)
class Register:
    """All that a register holds. Lookups by id raise KeyError; callers check first.

    *zone* is the time zone of the depositary's seat (IANA), in which legal days begin and end;
    empty where the register does not say.
    """

    id: str
    title: Wording
    parties: tuple[Party, ...] = ()
    sources: tuple[Source, ...] = ()
    readings: tuple[ReadingNote, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    offices: tuple[Office, ...] = ()
    sessions: tuple[Session, ...] = ()
    people: tuple[Person, ...] = ()
    towns: tuple[Town, ...] = ()
    version: str = field(default="")
    zone: str = ""

    @cached_property
    def party(self) -> dict[str, Party]:
        """Parties by code."""
        return {party.code: party for party in self.parties}

    @cached_property
    def instrument(self) -> dict[str, Instrument]:
        """Instruments by id."""
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def organisation(self) -> dict[str, Organisation]:
        """Organisations by id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def office(self) -> dict[str, Office]:
        """Offices by id."""
        return {office.id: office for office in self.offices}

    @cached_property
    def person(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def town(self) -> dict[str, Town]:
        """Towns by id."""
        return {town.id: town for town in self.towns}

    def acts(self) -> Iterator[Act]:
        """Every act of the register, in the order of its files."""
        yield from (act for instrument in self.instruments for act in instrument.acts)
        yield from (act for organisation in self.organisations for act in organisation.acts)
        yield from (act for office in self.offices for act in office.acts)
        yield from (act for session in self.sessions for act in session.acts)
