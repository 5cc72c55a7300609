"""Lists of words by name: what may be skipped, nouns for states, titles of offices and so on.

A list is a table of labels; each label has entries of one or more words, found by base form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Forms
from foedus.claims.words.tokens import Sort as TokenSort
from foedus.claims.words.tokens import plain, tokens_of

_READINGS: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: the base forms of each of its words, and the label it stands under."""

    path: tuple[frozenset[str], ...]
    label: str


@dataclass(frozen=True, slots=True)
class WordList:
    """One list, by the first base form of its entries; *single* are its entries of one word."""

    by_first: Mapping[str, tuple[Entry, ...]]
    single: frozenset[str] = frozenset()

    def beginning_with(self, piece: Piece) -> Iterator[Entry]:
        """The entries whose first word may be *piece*."""
        for lemma in piece.lemmas:
            yield from self.by_first.get(lemma, ())

    def at(self, pieces: Sequence[Piece], place: int) -> tuple[int, str] | None:
        """Where the longest entry that begins at *place* ends, and its label; or None."""
        best: tuple[int, str] | None = None
        for lemma in pieces[place].lemmas if place < len(pieces) else ():
            for entry in self.by_first.get(lemma, ()):
                end = _end(entry, pieces, place)
                if end and (best is None or end > best[0]):
                    best = end, entry.label
        return best


def _end(entry: Entry, pieces: Sequence[Piece], place: int) -> int:
    if place + len(entry.path) > len(pieces):
        return 0
    fits = all(step & pieces[place + offset].lemmas for offset, step in enumerate(entry.path))
    return place + len(entry.path) if fits else 0


NO_WORDS: Final = WordList({})
"""A list that a language has no need of."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of one language; a list that is not there is empty."""

    lists: Mapping[str, WordList] = field(default_factory=dict)

    def __getitem__(self, name: str) -> WordList:
        return self.lists.get(name, NO_WORDS)

    def has(self, name: str, piece: Piece) -> bool:
        """Whether a single word stands in a list."""
        return not self[name].single.isdisjoint(piece.lemmas)


def vocabulary_of(tables: Mapping[str, Mapping[str, Sequence[str]]], forms: Forms) -> Vocabulary:
    """The lists of a file: ``{list: {label: [words]}}``."""
    return Vocabulary({name: _list(table, forms) for name, table in tables.items()})


def _list(table: Mapping[str, Sequence[str]], forms: Forms) -> WordList:
    found: dict[str, list[Entry]] = {}
    for label, words in table.items():
        for one in words:
            path = path_of(one, forms)
            for first in path[0]:
                found.setdefault(first, []).append(Entry(path, label))
    by_first = {first: tuple(entries) for first, entries in found.items()}
    alone = (f for f, entries in found.items() if any(len(e.path) == 1 for e in entries))
    return WordList(by_first, frozenset(alone))


def path_of(words: str, forms: Forms) -> tuple[frozenset[str], ...]:
    """The base forms of each word; ``=word`` stands for that very form and no other."""
    return tuple(_path(words, forms))


def _path(words: str, forms: Forms) -> Iterator[frozenset[str]]:
    for word in words.split():
        if word.startswith("="):
            yield frozenset({"=" + plain(word[1:])})
            continue
        for token in tokens_of(word, Stretch(0, len(word)), forms):
            if token.sort is not TokenSort.LINK:
                yield frozenset({plain(token.text), *_bases(token.forms)})


def _bases(forms: Sequence[object]) -> Iterator[str]:
    for form in forms[:_READINGS]:
        yield str(getattr(form, "lemma", ""))


def is_word(piece: Piece) -> bool:
    """Whether a piece is a plain word."""
    return piece.sort is Sort.WORD
