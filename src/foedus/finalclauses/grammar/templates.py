"""The small language in which a lawyer writes a phrase.

``on ORDINAL day (after|following) {moment} [of TREATY]``: small words stand for themselves,
CAPITALS for a class of words, ``{name}`` for another phrase, ``(a|b)`` for a choice, ``[x]`` for
what may be left out, ``x+`` for once or more. The articles and commas of a text are not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod
from typing import Final, TypeAlias

from foedus.finalclauses.errors import UnreadablePhrase


@dataclass(frozen=True, slots=True)
class Word:
    """A word that stands for itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class of words, or of numbers, days, names."""

    name: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Any phrase of another rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Series:
    """One after the other."""

    parts: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Template, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """What may be left out."""

    inner: Template


@dataclass(frozen=True, slots=True)
class Repeated:
    """Once or more."""

    inner: Template


Template: TypeAlias = Word | Class | Phrase | Series | Choice | Optional | Repeated

_PIECE: Final = re.compile(r"\s*(\{[a-z_]+\}|[A-Z][A-Z_]*|[^\W_A-Z]+|[()\[\]|+])")


@lru_cache(maxsize=4096)
def read_template(text: str) -> Template:
    """The template that *text* writes; UnreadablePhrase says what is wrong with it.

    >>> read_template("of [present] TREATY").parts[0]
    Word(text='of')
    """
    pieces = tuple(_pieces(text))
    template, end = _choice(pieces, 0, text)
    if end != len(pieces):
        raise UnreadablePhrase(text, f"{pieces[end]!r} closes nothing")
    return template


def _pieces(text: str) -> Iterator[str]:
    place = 0
    while place < len(text.rstrip()):
        found = _PIECE.match(text, place)
        if found is None:
            raise UnreadablePhrase(text, f"{text[place : place + 10]!r} is no word of a phrase")
        yield found[1]
        place = found.end()


def _choice(pieces: tuple[str, ...], at: int, text: str) -> tuple[Template, int]:
    options = []
    while True:
        series, at = _series(pieces, at, text)
        options.append(series)
        if at >= len(pieces) or pieces[at] != "|":
            break
        at += 1
    return (options[0] if len(options) == 1 else Choice(tuple(options))), at


def _series(pieces: tuple[str, ...], at: int, text: str) -> tuple[Template, int]:
    parts: list[Template] = []
    while at < len(pieces) and pieces[at] not in {"|", ")", "]"}:
        if pieces[at] == "+":
            if not parts:
                raise UnreadablePhrase(text, "'+' follows nothing")
            parts[-1] = Repeated(parts[-1])
            at += 1
            continue
        part, at = _part(pieces, at, text)
        parts.append(part)
    if not parts:
        raise UnreadablePhrase(text, "a choice or bracket is empty")
    return (parts[0] if len(parts) == 1 else Series(tuple(parts))), at


def _part(pieces: tuple[str, ...], at: int, text: str) -> tuple[Template, int]:
    piece = pieces[at]
    if piece in {"(", "["}:
        inner, end = _choice(pieces, at + 1, text)
        if end >= len(pieces) or pieces[end] != {"(": ")", "[": "]"}[piece]:
            raise UnreadablePhrase(text, f"{piece!r} is not closed")
        return (inner if piece == "(" else Optional(inner)), end + 1
    if piece.startswith("{"):
        return Phrase(piece[1:-1]), at + 1
    return (Class(piece) if piece.isupper() else Word(piece)), at + 1


def spellings(template: Template) -> Iterator[tuple[str, ...]]:
    """All the sequences of words that a template of plain words stands for."""
    match template:
        case Word(text):
            yield (text,)
        case Series(parts):
            for chosen in product(*(tuple(spellings(part)) for part in parts)):
                yield tuple(word for piece in chosen for word in piece)
        case Choice(options):
            for option in options:
                yield from spellings(option)
        case Optional(inner):
            yield ()
            yield from spellings(inner)
        case _:
            raise UnreadablePhrase(str(template), "a class of words holds plain words only")


def number_of_spellings(template: Template) -> int:
    """How many sequences of words a template of plain words stands for."""
    match template:
        case Series(parts):
            return prod(number_of_spellings(part) for part in parts)
        case Choice(options):
            return sum(number_of_spellings(option) for option in options)
        case Optional(inner):
            return 1 + number_of_spellings(inner)
        case _:
            return 1


def parts_of(template: Template) -> Iterator[Word | Class | Phrase]:
    """The words, classes and phrases that a template names."""
    match template:
        case Series(parts) | Choice(parts):
            for part in parts:
                yield from parts_of(part)
        case Optional(inner) | Repeated(inner):
            yield from parts_of(inner)
        case _:
            yield template
