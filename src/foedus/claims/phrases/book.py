"""The phrase book of one language, read from its files and made ready to be looked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.matching import Match, Row, begins_at_once, matches
from foedus.claims.phrases.pattern import (
    Element,
    FromList,
    Slot,
    Words,
    groups_of,
    in_order,
    orders_of,
)
from foedus.claims.phrases.skipping import Skip, Skips, loose, no_skip, tight
from foedus.claims.phrases.vocabulary import Vocabulary, vocabulary_of
from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.words.forms import Forms, Tongue, forms_in


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase: what it looks like, what it makes (a sort of thing, or a kind of statement).

    *means* are further words for the maker ("step": "ratified"); *example* is a sentence in which
    the phrase must be found. *where* is its file and number.
    """

    says: str
    makes: str
    orders: tuple[tuple[Element, ...], ...]
    skip: Skip
    means: Mapping[str, str]
    example: str
    where: str
    needs: tuple[frozenset[str], ...] = ()
    names: tuple[frozenset[Sort], ...] = ()

    def may_stand(self, lemmas: frozenset[str], sorts: frozenset[Sort]) -> bool:
        """Whether of each word and name that must be there some form is among those given."""
        return all(not need.isdisjoint(lemmas) for need in self.needs) and all(
            not name.isdisjoint(sorts) for name in self.names
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Phrases that are looked for together, by a word of which one must be there."""

    by_word: Mapping[str, tuple[Phrase, ...]]
    always: tuple[Phrase, ...]

    def offered(self, pieces: Sequence[Piece]) -> list[Phrase]:
        """The phrases of which a word stands in the sentence, in the order of the page."""
        lemmas = frozenset(lemma for piece in pieces for lemma in piece.lemmas)
        found = dict.fromkeys(p for lemma in sorted(lemmas) for p in self.by_word.get(lemma, ()))
        sorts = frozenset(one.sort for piece in pieces for one in (piece, *piece.also))
        return [phrase for phrase in (*found, *self.always) if phrase.may_stand(lemmas, sorts)]


@dataclass(frozen=True, slots=True)
class Book:
    """The phrase book of a language: its vocabulary, its pages of things and of statements."""

    language: Tongue
    forms: Forms
    vocabulary: Vocabulary
    things: tuple[Page, ...]
    statements: Page
    skips: Mapping[Skip, Skips]

    def found(self, phrase: Phrase, pieces: tuple[Piece, ...]) -> Iterator[Match]:
        """Every place of a sentence where *phrase* is found."""
        row = self._row(phrase, pieces)
        for elements in phrase.orders:
            yield from matches(elements, row)

    def found_at_once(self, phrase: Phrase, pieces: tuple[Piece, ...]) -> Iterator[Match]:
        """Where *phrase* is found from the first of *pieces* on."""
        row = self._row(phrase, pieces)
        for elements in phrase.orders:
            yield from begins_at_once(elements, row)

    def _row(self, phrase: Phrase, pieces: tuple[Piece, ...]) -> Row:
        loosely = phrase.skip is Skip.LOOSE
        return Row(pieces, self.vocabulary, self.skips[phrase.skip], asides=loosely)


_STAGES: Final = "things-1.toml", "things-2.toml", "things-3.toml"


@cache
def book_in(language: Tongue) -> Book:
    """The phrase book of *language*. Raises `BadPhrase` for what cannot be read."""
    folder = files("foedus.claims.phrases") / language
    forms = forms_in(language)
    vocabulary = vocabulary_of(tomllib.loads((folder / "words.toml").read_text("utf-8")), forms)
    names = sorted(p.name for p in (folder / "statements").iterdir() if p.name.endswith(".toml"))
    statements = [
        one
        for name in names
        for one in _phrases((folder / "statements" / name).read_text("utf-8"), name, Skip.LOOSE)
    ]
    return Book(
        language,
        forms,
        vocabulary,
        tuple(
            _page(
                [
                    _ready(one, vocabulary, forms)
                    for one in _phrases((folder / stage).read_text("utf-8"), stage, Skip.TIGHT)
                ]
            )
            for stage in _STAGES
        ),
        _page([_ready(one, vocabulary, forms) for one in statements]),
        {Skip.NONE: no_skip, Skip.TIGHT: tight(vocabulary), Skip.LOOSE: loose(vocabulary)},
    )


def _phrases(text: str, name: str, usual: Skip) -> Iterator[dict[str, Any]]:
    for number, table in enumerate(tomllib.loads(text).get("phrases", ()), start=1):
        kind = name.removesuffix(".toml").replace("-", "_")
        yield {"makes": kind, "skip": usual, "where": f"{name}, phrase {number}", **table}


def _ready(table: dict[str, Any], vocabulary: Vocabulary, forms: Forms) -> Phrase:
    says = str(table["says"])
    groups = groups_of(says, vocabulary, forms)
    if not groups:
        raise BadPhrase(says, "it says nothing")
    free = table.get("order") == "free"
    orders = orders_of(groups) if free else (in_order(groups),)
    return Phrase(
        says=says,
        makes=str(table["makes"]),
        orders=orders,
        skip=Skip(table["skip"]),
        means=dict(table.get("means", {})),
        example=str(table.get("example", "")),
        where=str(table["where"]),
        needs=_needs(orders[0], vocabulary),
        names=_names(orders[0]),
    )


def _page(phrases: list[Phrase]) -> Page:
    by_word: dict[str, list[Phrase]] = {}
    always: list[Phrase] = []
    for phrase in phrases:
        words = min(phrase.needs, key=len, default=frozenset())
        for word in words:
            by_word.setdefault(word, []).append(phrase)
        if not words:
            always.append(phrase)
    return Page({word: tuple(some) for word, some in by_word.items()}, tuple(always))


def _needs(elements: Iterable[Element], vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """For each word or list that must be there, the base forms of which one must be there."""
    return tuple(found for element in elements if (found := _firsts(element, vocabulary)))


def _names(elements: Iterable[Element]) -> tuple[frozenset[Sort], ...]:
    """For each name that must be there, the sorts of which one must be there."""
    return tuple(one.sorts for one in elements if isinstance(one, Slot) and not one.optional)


def _firsts(element: Element, vocabulary: Vocabulary) -> frozenset[str]:
    if isinstance(element, Words) and not element.optional:
        return frozenset(lemma for path in element.paths for lemma in path[0])
    if isinstance(element, FromList) and not element.optional:
        return frozenset(vocabulary[element.name].by_first)
    return frozenset()
