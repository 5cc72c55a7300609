"""A phrase as written, and as a row of elements that is looked for.

    {states} ratify|approve {instrument}

- a word stands for all its forms, ``=word`` for itself; ``a|b`` for either, ``in_force`` for two;
- ``@list`` for any entry of a list of the vocabulary, ``title:@list`` keeps its label as *title*;
  ``@list|word`` for an entry of it or the word;
- ``{states}`` for something named of that sort, ``{founders:states}`` keeps it as *founders*,
  ``{party:states|organisation}`` for either sort (without a role, the sort found is the
  role); ``{states/nomn}`` in that grammatical case, ``{states/nomn+accs}`` in either;
- ``@list/pssv``, ``word/actv``: only in the passive, or not in the passive, where words show it,
  ``@list/ablt``: only in that case;
- ``+`` glues elements that keep their order where the order of a phrase is free:
  ``under+{instrument/ablt}``;
- ``/``: what stands before it must be there, but is no part of the statement's own words;
- a ``?`` after an element: it may be missing; ``~``: anything, within the clause; ``^``: here the
  sentence begins; ``,`` and other marks stand for themselves.

What may stand between two elements besides is said by the phrase's *skip*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import permutations
from typing import Final, TypeAlias

from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.vocabulary import Vocabulary, path_of
from foedus.claims.pieces.row import Sort
from foedus.claims.words.forms import Forms


@dataclass(frozen=True, slots=True)
class Words:
    """One of several words or rows of words; *voice* as of `FromList`."""

    paths: tuple[tuple[frozenset[str], ...], ...]
    optional: bool = False
    voice: str = ""


@dataclass(frozen=True, slots=True)
class FromList:
    """An entry of a list; its label is kept as *role*; in the *voice* "actv" or "pssv" if said."""

    name: str
    role: str
    optional: bool = False
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something named, of one of *sorts*, kept as *role*."""

    role: str
    sorts: frozenset[Sort]
    optional: bool = False
    cases: frozenset[str] = frozenset()
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A mark."""

    mark: str
    optional: bool = False


class Special(StrEnum):
    """What stands for no word.

    GAP: anything within the clause. START: the beginning of the sentence.
    END: the end of the clause. ALONE: no genitive follows that says whose it is.

    BEGIN: here the statement's own words begin; what stands before it is only required.
    """

    GAP = "~"
    START = "^"
    END = "$"
    ALONE = "!"
    BEGIN = "/"


Element: TypeAlias = Words | FromList | Slot | Literal | Special

_GLUE: Final = re.compile(r"\+(?![^{}]*\})")
_MARKS: Final = frozenset(",:;().–—")


Path: TypeAlias = tuple[frozenset[str], ...]
"""The base forms of each word of an entry."""

Group: TypeAlias = tuple[Element, ...]
"""Elements that keep their order."""


def groups_of(says: str, vocabulary: Vocabulary, forms: Forms) -> tuple[Group, ...]:
    """The groups of elements of a phrase. Raises `BadPhrase` for what cannot be read."""
    return tuple(
        tuple(_element(one, vocabulary, forms) for one in _GLUE.split(part))
        for part in says.split()
    )


def in_order(groups: Sequence[Group]) -> Group:
    """The elements of groups one after the other."""
    return tuple(element for group in groups for element in group)


def orders_of(groups: Sequence[Group]) -> tuple[Group, ...]:
    """The elements in every order of their groups."""
    return tuple(dict.fromkeys(in_order(order) for order in permutations(groups)))


def _element(part: str, vocabulary: Vocabulary, forms: Forms) -> Element:
    if part in set(Special):
        return Special(part)
    optional = len(part) > 1 and part.endswith("?")
    body = part[:-1] if optional else part
    if body.startswith("{") and body.endswith("}"):
        return _slot(body[1:-1], optional)
    body, _, voice = body.partition("/")
    if voice not in _VOICES | _CASES:
        raise BadPhrase(part, f"there is no voice {voice!r}")
    if "@" in body and "|" not in body:
        return _from_list(body, optional, voice, vocabulary)
    if body in _MARKS:
        return Literal(body, optional)
    paths = tuple(path for one in body.split("|") for path in _paths(one, vocabulary, forms))
    if not all(paths):
        raise BadPhrase(part, "it has an empty word")
    return Words(paths, optional, voice)


def _paths(one: str, vocabulary: Vocabulary, forms: Forms) -> tuple[Path, ...]:
    """The base forms of a word or row of words; of every entry of a list."""
    if not one.startswith("@"):
        return (path_of(one.replace("_", " "), forms),)
    if one[1:] not in vocabulary.lists:
        raise BadPhrase(one, f"the vocabulary has no list {one[1:]!r}")
    entries = (entry for some in vocabulary[one[1:]].by_first.values() for entry in some)
    return tuple(dict.fromkeys(entry.path for entry in entries))


def _slot(body: str, optional: bool) -> Slot:  # noqa: FBT001 - read from the phrase
    body, _, cases = body.partition("/")
    by_name = body.endswith("!")
    body = body.removesuffix("!")
    role, _, sorts = body.rpartition(":")
    names = sorts.split("|")
    unknown = [name for name in names if name not in set(Sort)]
    if unknown:
        raise BadPhrase(body, f"there is no sort of things {unknown[0]!r}")
    role = role or (names[0] if len(names) == 1 else "")
    return Slot(role, frozenset(Sort(name) for name in names), optional, _cases(cases), by_name)


def _cases(names: str) -> frozenset[str]:
    unknown = [name for name in names.split("+") if name and name not in _CASES]
    if unknown:
        raise BadPhrase(names, f"there is no case {unknown[0]!r}")
    return frozenset(name for name in names.split("+") if name)


_VOICES: Final = frozenset({"", "actv", "pssv"})
_CASES: Final = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
"""Nominative, genitive, dative, accusative, instrumental, locative: of Russian."""


def _from_list(
    body: str,
    optional: bool,  # noqa: FBT001 - read from the phrase
    voice: str,
    vocabulary: Vocabulary,
) -> FromList:
    role, _, name = body.partition("@")
    if name not in vocabulary.lists:
        raise BadPhrase(body, f"the vocabulary has no list {name!r}")
    return FromList(name, role.rstrip(":"), optional, voice)
