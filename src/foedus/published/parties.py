"""A participant's name ──▶ the code of a party, on a day.

First what the register knows, then what the register of the world does (former states by their
days, former names), then ISO 3166 and CLDR, by the libraries that carry them. What nothing knows is
told, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Final

from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.published.gazetteer import parties_of_the_world
from foedus.published.libraries import iso_codes, iso_names, names_of_territories, wording_of

_LEFT_OUT: Final = frozenset({"the", "of", "and"})
_SHORT: Final = {"st": "saint", "rep": "republic", "dem": "democratic", "fed": "federated"}
_FORMS: Final = frozenset(
    {"republic", "kingdom", "state", "республика", "королевство"}
    | {"republique", "royaume", "republik"},
)
"""Words of a state's form, which may be left out …"""

_CONTESTED: Final = frozenset(
    {"china", "korea", "congo", "vietnam", "viet nam", "yemen", "germany", "macedonia"},
)
"""… but for these, where they tell two states apart."""

_ACRONYM: Final = re.compile(r"\s*\([A-Z]{2,6}\)\s*$")


class How(StrEnum):
    """By what a name was found."""

    REGISTER = "the register"
    WORLD = "the register of the world"
    ISO = "ISO 3166"
    CLDR = "CLDR"


@dataclass(frozen=True, slots=True)
class Found:
    """The *code* that a name stands for, and by what it was found."""

    code: str
    how: How


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that stands for nothing that is known, or for several; *nearest* are known names."""

    name: str
    told: str
    nearest: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolver:
    """Finds the party that a published name stands for; built once for a register.

    >>> Resolver.for_register(Register(id="x", title=Wording("X"))).resolve(
    ...     "Plurinational State of Bolivia", None
    ... )
    Found(code='BO', how=<How.WORLD: 'the register of the world'>)
    """

    parties: dict[str, Party]
    _index: dict[str, tuple[str, ...]]
    _candidates: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def for_register(cls, register: Register) -> Resolver:
        """The resolver that knows the parties of *register*."""
        index: dict[str, list[str]] = {}
        for party in register.parties:
            for name in (party.name.en, party.name.ru, *party.also):
                for key in _keys(name):
                    if party.code not in index.setdefault(key, []):
                        index[key].append(party.code)
        return cls(register.party, {key: tuple(codes) for key, codes in index.items()})

    def resolve(self, name: str, day: date | None) -> Found | Unresolved:
        """What *name* stands for on *day* (None: the day is not known)."""
        candidates = self._candidates_for(name)
        if not candidates:
            return Unresolved(name, f"{name!r} is no party that is known.", self.nearest(name))
        living = [one for one in candidates if self._existed(one.code, day)]
        fitting = living or list(candidates)
        held = [one for one in fitting if one.how is How.REGISTER and day is not None]
        codes = {one.code for one in held or fitting}
        if len(codes) == 1:
            return (held or fitting)[0]
        told = f"{name!r} may be {' or '.join(sorted(codes))}; the day does not tell."
        return Unresolved(name, told, tuple(sorted(codes)))

    def nearest(self, name: str) -> tuple[str, ...]:
        """Up to three known names that look like *name*."""
        if name not in self._near:
            pool = {_key(one): one for one in self._known_names()}
            close = get_close_matches(_key(name), pool, n=3, cutoff=0.6)
            self._near[name] = tuple(pool[one] for one in close)
        return self._near[name]

    def wording(self, code: str) -> Wording:
        """The name of a party: the register's, else that of the libraries, else the code."""
        held = self.parties.get(code)
        return held.name if held is not None else wording_of(code)

    def _known_names(self) -> Iterator[str]:
        for party in self.parties.values():
            yield from filter(None, (party.name.en, party.name.ru, *party.also))
        for party in parties_of_the_world().values():
            yield from filter(None, (party.name.en, party.name.ru, *party.also))
        yield from (name for name, _ in iso_names())

    def _candidates_for(self, name: str) -> tuple[Found, ...]:
        found = self._candidates.get(name)
        if found is None:
            found = self._candidates[name] = self._looked_up(name)
        return found

    def _looked_up(self, name: str) -> tuple[Found, ...]:
        """All that *name* may stand for; the first kind of source that knows it decides.

        Former states are always asked, too: the register may know only one of two states that
        had the name one after the other.
        """
        plain = name.strip()
        if plain in self.parties:
            return (Found(plain, How.REGISTER),)
        keys = [*_keys(plain), *_keys(_ACRONYM.sub("", plain))]
        own = [code for key in keys for code in self._index.get(key, ())]
        found = [Found(code, How.REGISTER) for code in dict.fromkeys(own)]
        world = dict.fromkeys(code for key in keys for code in _world_index().get(key, ()))
        further = [code for code in world if code not in own and (not own or _is_gone(code))]
        found += [Found(code, How.WORLD) for code in further]
        return tuple(found) or self._by_libraries(plain, keys)

    def _by_libraries(self, plain: str, keys: list[str]) -> tuple[Found, ...]:
        weak = _weak_key(plain)
        for how, index in (
            (How.ISO, iso_codes() if plain.isupper() else {}),
            (How.ISO, _iso_index()),
        ):
            code = index.get(plain) or _first(index, keys)
            if code is not None:
                return (Found(code, how),)
        if weak is not None:
            code = _first(self._own(), [weak]) or _iso_index().get(weak)
            if code is not None:
                return (Found(code, How.REGISTER if code in self.parties else How.ISO),)
        code = _first(_cldr_index(), keys)
        return () if code is None else (Found(code, How.CLDR),)

    def _own(self) -> dict[str, str]:
        return {key: codes[0] for key, codes in self._index.items() if len(codes) == 1}

    def _existed(self, code: str, day: date | None) -> bool:
        if day is None:
            return True
        held = self.parties.get(code)
        world = parties_of_the_world().get(code)
        known = [one for one in (held, world) if one is not None]
        since = next((one.existed_from for one in known if one.existed_from is not None), None)
        until = next((one.existed_until for one in known if one.existed_until is not None), None)
        return (since is None or since <= day) and (until is None or day < until)


def _is_gone(code: str) -> bool:
    """Whether *code* is a state that is no more."""
    return parties_of_the_world()[code].existed_until is not None


def _first(index: dict[str, str], keys: Iterable[str]) -> str | None:
    return next((index[key] for key in keys if key in index), None)


def _words(name: str) -> list[str]:
    """The words of a name in small letters, without diacritics, punctuation and short forms."""
    folded = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("'", "")).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    bare = bare.replace("’", "").replace("ʼ", "").replace("ı", "i")
    return [_SHORT.get(word, word) for word in re.findall(r"[^\W_]+", bare)]


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """The words of a name in alphabetical order, so that "X (Republic of)" is "Republic of X"."""
    return " ".join(sorted({word for word in _words(name) if word not in _LEFT_OUT}))


@lru_cache(maxsize=4096)
def _keys(name: str) -> tuple[str, ...]:
    """The key of a name, and the name written as one word, as data sets do."""
    key = _key(name)
    if not key:
        return ()
    return (key, "".join(word for word in _words(name) if word not in _LEFT_OUT))


def _weak_key(name: str) -> str | None:
    """The key without the words of a state's form, where they tell nothing apart."""
    key = _key(name)
    weak = " ".join(word for word in key.split() if word not in _FORMS)
    return None if weak == key or not weak or weak in _CONTESTED else weak


@lru_cache(maxsize=1)
def _world_index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for party in parties_of_the_world().values():
        for name in (party.name.en, party.name.ru, *party.also):
            for key in _keys(name):
                codes = index.setdefault(key, [])
                codes.extend([] if party.code in codes else [party.code])
    return {key: tuple(codes) for key, codes in index.items()}


@lru_cache(maxsize=1)
def _iso_index() -> dict[str, str]:
    return {key: code for name, code in reversed(iso_names()) for key in _keys(name)}


@lru_cache(maxsize=1)
def _cldr_index() -> dict[str, str]:
    return {key: code for name, code in names_of_territories() for key in _keys(name)}
