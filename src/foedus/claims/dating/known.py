"""What a register knows that can date a report: meetings, and who held which office when."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foedus.claims.dating.happenings import Happening, happenings_of
from foedus.claims.dating.stems import NameList
from foedus.law.answers.worlds import Scope
from foedus.law.derive.world import World
from foedus.law.terms.days import Spans, joined
from foedus.law.terms.organisations import Office
from foedus.law.terms.register import Register
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked up for every report; gathered once for a register.

    *begun*: the days on which instruments were adopted; of organisations, their first.
    *turns*: when states were in the chair of an organisation.
    """

    happenings: dict[date, tuple[Happening, ...]]
    tenures: dict[tuple[str, str], Spans]
    offices: NameList
    people: NameList
    towns: NameList
    things: NameList
    town_of: dict[str, str]
    begun: dict[str, date]
    turns: dict[str, Spans]
    parties: frozenset[str]
    years: range


def known_of(register: OpenRegister) -> Known:
    """Gather what *register* knows, by its present knowledge and all of its readings."""
    held = register.register
    happenings: dict[date, list[Happening]] = {}
    for one in (*happenings_of(held), *_effects(register)):
        happenings.setdefault(one.day, []).append(one)
    tenures = {key: spans for office in held.offices for key, spans in _tenures(register, office)}
    return Known(
        happenings={day: tuple(dict.fromkeys(found)) for day, found in happenings.items()},
        tenures=tenures,
        offices=NameList((name, one.id) for one in held.offices for name in _titles(one)),
        people=NameList(_people(held, {person for _, person in tenures})),
        towns=NameList(_towns(held)),
        things=NameList(_things(held)),
        town_of=_town_of(held),
        begun=_begun(held),
        turns=_turns(register, date(_years(happenings)[-1], 12, 31)) if happenings else {},
        parties=frozenset(one.code for one in held.parties),
        years=_years(happenings),
    )


def _tenures(register: OpenRegister, office: Office) -> Iterator[tuple[tuple[str, str], Spans]]:
    """When somebody held an office by any reading: a doubt must not speak against a day."""
    worlds = register.worlds(None)

    def probe(world: World) -> Hashable:
        return tuple((t.person, t.span) for t in world.tenures(office.id))

    asked = worlds.for_scope(Scope(frozenset({office.id}), frozenset(), probe))
    found = [tenure for world in asked for tenure in world.tenures(office.id)]
    for person in dict.fromkeys(tenure.person for tenure in found):
        yield (office.id, person), joined(t.span for t in found if t.person == person)


def _titles(office: Office) -> Iterator[str]:
    for title in office.titles:
        yield from (title.title.en, title.title.ru)
    yield from office.also


def _people(register: Register, holders: set[str]) -> Iterator[tuple[str, str]]:
    """Names of those who held offices; appointments name them by their English name."""
    yield from ((name, name) for name in holders)
    for person in register.people:
        if person.name.en in holders:
            for name in (person.name.ru, *person.also):
                yield name, person.name.en


def _towns(register: Register) -> Iterator[tuple[str, str]]:
    for town in register.towns:
        for name in (town.name.en, town.name.ru, *town.also):
            yield name, town.id
    for session in register.sessions:
        yield from ((act.place, act.place) for act in session.acts if act.place)


def _town_of(register: Register) -> dict[str, str]:
    """Towns by the names that acts write."""
    return {
        name: town.id for town in register.towns for name in (town.name.en, *town.also, town.id)
    }


def _things(register: Register) -> Iterator[tuple[str, str]]:
    """Names of states, and of what acts are about."""
    for party in register.parties:
        for name in (party.name.en, party.name.ru, *party.also, *party.adjectives):
            yield name, party.code
    for one in register.organisations:
        for name in (one.title.en, one.title.ru, *one.also):
            yield name, one.id
    for held in register.instruments:
        for name in (held.title.en, held.title.ru, *held.also):
            yield name, held.id


def _effects(register: OpenRegister) -> Iterator[Happening]:
    """When instruments enter into force, and for whom they begin or cease to be in force."""
    world = register.worlds(None).first()
    for one in register.register.instruments:
        for span in world.in_force(one.id):
            yield Happening(day=span.start, title=one.title, about=one.id, within=one.within)
        for party, spans in world.party_spans(one.id).items():
            for day in (edge for span in spans for edge in (span.start, span.end)):
                if isinstance(day, date):
                    yield Happening(
                        day=day, title=one.title, party=party, about=one.id, within=one.within
                    )


def _turns(register: OpenRegister, last: date) -> dict[str, Spans]:
    """When states were in the chair of any organisation."""
    world = register.worlds(None).first()
    turns = [
        turn for one in register.register.organisations for turn in world.turns(one.id, until=last)
    ]
    parties = dict.fromkeys(turn.party for turn in turns)
    return {party: joined(t.span for t in turns if t.party == party) for party in parties}


def _begun(register: Register) -> dict[str, date]:
    """When instruments were adopted; of organisations, the first that there is."""
    adopted = {one.id: one.adopted for one in register.instruments if isinstance(one.adopted, date)}
    found = dict(adopted)
    for one in register.organisations:
        ids = (held.id for held in register.instruments if held.within == one.id)
        days = [adopted[name] for name in (*ids, one.constituent) if name in adopted]
        found |= {one.id: min(days)} if days else {}
    return found


def _years(days: Iterable[date]) -> range:
    """The years that reports of this world can be of: one beyond what is held on either side."""
    told = [day.year for day in days]
    return range(min(told) - 1, max(told) + 2) if told else range(0)
