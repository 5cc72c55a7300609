"""The phrase book of one language, read from its files and made ready to be looked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Generic, Protocol, TypeVar

from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.gathering import Gathered, gathered
from foedus.claims.phrases.gists import Gist, gist_of
from foedus.claims.phrases.matching import Match, Row, begins_at_once, matches
from foedus.claims.phrases.needs import Needs, Stock, needs_of
from foedus.claims.phrases.pattern import Element, groups_of, in_order, orders_of
from foedus.claims.phrases.skipping import Skip, Skips, loose, no_skip, tight
from foedus.claims.phrases.vocabulary import Vocabulary, vocabulary_of
from foedus.claims.pieces.row import Piece
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
    needs: Needs


class _Needing(Protocol):
    """What is looked for only where all that it needs is there."""

    @property
    def needs(self) -> Needs: ...


Entry = TypeVar("Entry", bound=_Needing)


@dataclass(frozen=True, slots=True)
class Page(Generic[Entry]):
    """Phrases or gists that are looked for together, by a word of which one must be there."""

    by_word: Mapping[str, tuple[Entry, ...]]
    always: tuple[Entry, ...]

    def offered(self, pieces: Sequence[Piece]) -> list[Entry]:
        """Those of which a word stands in the sentence, in the order of the page."""
        return self.held_in(Stock.of(pieces))

    def held_in(self, stock: Stock) -> list[Entry]:
        """Those that *stock* has all that they need for, in the order of the page."""
        words = sorted(stock.lemmas)
        found = dict.fromkeys(entry for word in words for entry in self.by_word.get(word, ()))
        return [one for one in (*found, *self.always) if stock.has(one.needs)]


@dataclass(frozen=True, slots=True)
class Book:
    """The phrase book of a language: its vocabulary, its pages of things and of statements."""

    language: Tongue
    forms: Forms
    vocabulary: Vocabulary
    things: tuple[Page[Phrase], ...]
    statements: Page[Phrase]
    gists: Page[Gist]
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

    def gathered(self, pieces: tuple[Piece, ...]) -> Iterator[tuple[Gist, Gathered]]:
        """Every gist, and every place of a sentence where its word stands with its roles."""
        row, stock = Row(pieces, self.vocabulary, self.skips[Skip.LOOSE]), Stock.of(pieces)
        for gist in self.gists.held_in(stock):
            yield from ((gist, one) for one in gathered(gist, row, stock))

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
    pages = {
        one.name: tomllib.loads(one.read_text("utf-8"))
        for one in sorted((folder / "statements").iterdir(), key=lambda path: path.name)
        if one.name.endswith(".toml")
    }
    stages = {name: tomllib.loads((folder / name).read_text("utf-8")) for name in _STAGES}
    return Book(
        language,
        forms,
        vocabulary,
        tuple(
            _page([_ready(one, vocabulary, forms) for one in _tables(stage, name, Skip.TIGHT)])
            for name, stage in stages.items()
        ),
        _page(
            [
                _ready(one, vocabulary, forms)
                for name, page in pages.items()
                for one in _tables(page, name, Skip.LOOSE)
            ]
        ),
        _page(
            [
                gist_of(one, vocabulary, forms)
                for name, page in pages.items()
                for one in _tables(page, name, Skip.LOOSE, "gists")
            ]
        ),
        {Skip.NONE: no_skip, Skip.TIGHT: tight(vocabulary), Skip.LOOSE: loose(vocabulary)},
    )


def _tables(
    page: Mapping[str, Any], name: str, usual: Skip, of: str = "phrases"
) -> Iterator[dict[str, Any]]:
    for number, table in enumerate(page.get(of, ()), start=1):
        kind = name.removesuffix(".toml").replace("-", "_")
        where = f"{name}, {of.removesuffix('s')} {number}"
        yield {"makes": kind, "skip": usual, "where": where, **table}


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
        needs=needs_of(orders[0], vocabulary),
    )


def _page(phrases: list[Entry]) -> Page[Entry]:
    by_word: dict[str, list[Entry]] = {}
    always: list[Entry] = []
    for phrase in phrases:
        words = min(phrase.needs.words, key=len, default=frozenset())
        for word in words:
            by_word.setdefault(word, []).append(phrase)
        if not words:
            always.append(phrase)
    return Page({word: tuple(some) for word, some in by_word.items()}, tuple(always))
