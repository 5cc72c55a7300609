"""Phrases that make things out of things: "the CIS summit", "leaders of Armenia and Georgia"."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.mentions.making import MAKERS, Given, Made
from foedus.claims.phrases.book import Page, Phrase
from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.matching import Match
from foedus.claims.pieces.row import Piece


def composed(
    pieces: tuple[Piece, ...], page: Page[Phrase], setting: Setting, memory: Memory
) -> tuple[Piece, ...]:
    """The pieces after the phrases of a page: the longest first, none within another."""
    found = sorted(
        _found(pieces, page, setting, memory),
        key=lambda one: (one[0].first - one[0].last, one[0].first),
    )
    taken: set[int] = set()
    chosen: dict[int, tuple[Match, Made]] = {}
    for match, made in found:
        places = range(match.first, match.last)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen[match.first] = match, made
    return tuple(_rebuilt(pieces, chosen))


def _found(
    pieces: tuple[Piece, ...], page: Page[Phrase], setting: Setting, memory: Memory
) -> Iterator[tuple[Match, Made]]:
    for phrase in page.offered(pieces):
        maker = MAKERS.get(phrase.makes)
        if maker is None:
            raise BadPhrase(phrase.says, f"nothing makes a {phrase.makes!r}")
        for match in setting.book.found(phrase, pieces):
            made = maker(
                Given(match, pieces[match.first : match.last], phrase.means, setting, memory)
            )
            if made is not None:
                yield match, made


def _rebuilt(pieces: tuple[Piece, ...], chosen: dict[int, tuple[Match, Made]]) -> Iterator[Piece]:
    place = 0
    while place < len(pieces):
        if place not in chosen:
            yield pieces[place]
            place += 1
            continue
        match, made = chosen[place]
        tokens = tuple(t for piece in pieces[place : match.last] for t in piece.tokens)
        yield Piece(made.sort, tokens, made.sense)
        place = match.last
