"""The words around a match, cut into pieces that are or are not the match itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.collection.pages.search_index import (
    WEIGHTS,
    Entry,
    Field,
    Passage,
    fold,
    is_form,
)
from foedus.law.terms.wording import Language

AROUND: Final = 70
"""So many letters stand before and after the first match."""

_WORD: Final = re.compile(r"[^\W_]+")
_CYRILLIC: Final = re.compile(r"[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; *matched*: these letters are what was looked for."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where an entry matched, and the words around."""

    field: Field
    pieces: tuple[Piece, ...]


def excerpts_of(entry: Entry, words: tuple[str, ...], language: Language) -> tuple[Excerpt, ...]:
    """The fewest passages that show every word of the query; without words, the title."""
    left: list[str] = list(words)
    shown: list[Excerpt] = []
    while left or not shown:
        best = max(entry.passages, key=lambda one: _rank(one, left, language), default=None)
        if best is None:
            break
        shown.append(Excerpt(best.field, tuple(_pieces(_cut(best.text, words), words))))
        still = [word for word in left if not best.holds(word)]
        if len(still) == len(left):
            break
        left = still
    return tuple(shown)


def _rank(passage: Passage, words: list[str], language: Language) -> tuple[int, int, bool]:
    is_read = bool(_CYRILLIC.search(passage.text)) == (language == "ru")
    return sum(map(passage.holds, words)), WEIGHTS[passage.field], is_read


def _spots(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """From where to where each matching word stands."""
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if any(is_form(folded, word) for word in words):
            yield match.start(), match.end()


def _cut(text: str, words: tuple[str, ...]) -> str:
    """The text around the first match, cut between words."""
    first = next(_spots(text, words), (0, 0))
    start, end = max(first[0] - AROUND, 0), min(first[1] + AROUND, len(text))
    if start:
        start = text.find(" ", start, first[0]) + 1 or start
    if end < len(text):
        space = text.rfind(" ", first[1], end)
        end = space if space > 0 else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}"


def _pieces(text: str, words: tuple[str, ...]) -> Iterator[Piece]:
    place = 0
    for start, end in _spots(text, words):
        if start > place:
            yield Piece(text[place:start], matched=False)
        yield Piece(text[start:end], matched=True)
        place = end
    if place < len(text):
        yield Piece(text[place:], matched=False)
