"""Whether a person or a place that a report names is the one that the register has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.seen import Seen
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Ways, so
from foedus.claims.terms.said import Named
from foedus.law.terms.people import Person, Town

_APART: Final = re.compile(r"[\W_]+")
LONGEST: Final = 500
"""Longer words name nobody; they are not looked at further."""


def plain(words: str) -> str:
    """Words to be compared: small letters, one space between, е for ё."""
    return " ".join(_APART.split(words[:LONGEST].casefold().replace("ё", "е"))).strip()


def person_names(seen: Seen, person: Named) -> frozenset[str]:
    """All the names of a person, to be compared with `is_person`."""
    held = seen.register.person.get(person.id)
    if held is None:
        return frozenset({plain(person.words), plain(person.id)}) - {""}
    own = seen.keep(("names", person.id), lambda: frozenset(_names(held)) - {""})
    return own | {plain(person.id)}


def _names(held: Person | Town | None) -> set[str]:
    if held is None:
        return set()
    return {plain(name) for name in (held.name.en, held.name.ru, *held.also)}


def is_person(seen: Seen, names: frozenset[str], recorded: str) -> bool:
    """Whether the person of an act, *recorded* by name, has one of *names*, or that surname."""
    if not recorded or not names:
        return False
    own = seen.keep(("person", recorded), lambda: _recorded_names(seen, plain(recorded)))
    if own & names:
        return True
    return any(f" {name}" in own for name in names if " " not in name)


def _recorded_names(seen: Seen, key: str) -> frozenset[str]:
    """The names of whom an act names *key*, and the surnames with a blank before them."""
    found = ({plain(p.id), *_names(p)} for p in seen.register.people)
    own = {key}.union(*(names for names in found if key in names)) - {""}
    return frozenset(own | {f" {name.rpartition(' ')[2]}" for name in own})


_HOUSES: Final = frozenset(
    [
        "kremlin",
        "palace",
        "hall",
        "residence",
        "hotel",
        "house",
        "lodge",
        "centre",
        "center",
        "кремль",
        "кремле",
        "дворец",
        "дворце",
        "зал",
        "зале",
        "резиденция",
        "резиденции",
        "доме",
    ]
)
"""Words for a house within some town: they deny no town."""


def place_ways(seen: Seen, place: Named, recorded: str, host: str = "") -> Ways:
    """Whether a place named is where something was *recorded* (a town), in the state *host*."""
    if not place.held and _HOUSES & set(plain(place.words).split()):
        return YES
    if place.id in seen.register.party:
        return _in_state(seen, place.id, recorded, host)
    if not recorded:
        return UNKNOWN
    town = _town(seen, recorded)
    if town is not None and place.held:
        return so(town.id == place.id)
    names = {plain(recorded), *_names(town)}
    held = seen.register.town.get(place.id)
    said = {plain(place.words), *_names(held)} - {""}
    if said & names:
        return YES
    return NO if held is not None or town is not None else UNKNOWN


def place_said(seen: Seen, place: Named, recorded: str, host: str = "") -> Iterator[Ways]:
    """Whether a place named is the one recorded; nothing where none is said, or none is known.

    Where a thing was done is told beside what was done: that the register does not know the place
    leaves the rest as it is.
    """
    ways = place_ways(seen, place, recorded, host) if place else UNKNOWN
    if ways != UNKNOWN:
        yield ways


def _in_state(seen: Seen, code: str, recorded: str, host: str) -> Ways:
    town = _town(seen, recorded)
    state = host or (town.party if town is not None else "")
    return so(state == code) if state else UNKNOWN


def _town(seen: Seen, recorded: str) -> Town | None:
    """The town of the register that is *recorded* by name."""
    key = plain(recorded)
    return seen.keep(
        ("town", key),
        lambda: next((t for t in seen.register.towns if key in _names(t)), None),
    )


def place_words(seen: Seen, recorded: str) -> str:
    """The name of a recorded place in Russian, where the register has it."""
    town = _town(seen, recorded)
    return recorded if town is None else town.name.ru or recorded
