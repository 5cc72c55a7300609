"""Phrases of a language and what they stand for; the longest that fits is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from foedus.claims.times.tokens import Token

Meant = TypeVar("Meant")


def listed(words: str) -> tuple[str, ...]:
    """The words of a table that is written as running text."""
    return tuple(words.split())


class Lexicon(Generic[Meant]):
    """Phrases, written with a space between all tokens ("г ." is a word and a full stop)."""

    def __init__(self, phrases: Mapping[str, Meant]) -> None:
        self._phrases: dict[str, list[tuple[tuple[str, ...], Meant]]] = {}
        for phrase, meant in phrases.items():
            words = tuple(phrase.split())
            self._phrases.setdefault(words[0], []).append((words, meant))
        for known in self._phrases.values():
            known.sort(key=lambda one: -len(one[0]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def at(self, tokens: Sequence[Token], place: int) -> tuple[Meant, int] | None:
        """What the longest phrase at *place* stands for, and the place behind it."""
        if place >= len(tokens):
            return None
        for words, meant in self._phrases.get(tokens[place].key, ()):
            behind = place + len(words)
            if behind <= len(tokens) and all(
                tokens[place + n].key == word for n, word in enumerate(words)
            ):
                return meant, behind
        return None
