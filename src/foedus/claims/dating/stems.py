"""Names in a text, whatever their Russian endings: both sides are cut to the same stem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from foedus.claims.terms.kinds import Stretch
from foedus.claims.times.lexicon import listed
from foedus.claims.times.tokens import Token, tokens_of

_ENDINGS: Final = listed(
    "ами ями ого его ому ему ыми ими ах ях ов ев ой ей ом ем ам ям ым им ый ий ая яя ое ее ые ие "
    "ых их ую юю а е и о у ы э ю я й ь"
)
_SHORTEST: Final = 3


def stem(word: str) -> str:
    """A word without its Russian endings; words in other letters stay as they are.

    >>> stem("неве") == stem("нева"), stem("seine")
    (True, 'seine')
    """
    while True:
        ending = next((e for e in _ENDINGS if word.endswith(e)), "")
        if not ending or len(word) - len(ending) < _SHORTEST:
            return word
        word = word[: -len(ending)]


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A name where it stands in the text, and whose it is."""

    owner: str
    stretch: Stretch


class NameList:
    """Names to look for, each with its owners; the longest name at a place is found."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        owners: dict[tuple[str, ...], dict[str, None]] = {}
        for name, owner in names:
            words = tuple(stem(word) for word in _words(name))
            if words:
                owners.setdefault(words, {})[owner] = None
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for words in sorted(owners, key=len, reverse=True):
            self._by_first.setdefault(words[0], []).append((words, tuple(owners[words])))

    def seen(self, tokens: Sequence[Token], stems: Sequence[str]) -> tuple[NameSeen, ...]:
        """All names among *tokens*, whose *stems* stand beside them, in order."""
        found: list[NameSeen] = []
        place = 0
        while place < len(tokens):
            owners, length = self._at(stems, place)
            words = tokens[place : place + length]
            if not any(token.capital for token in words):  # a name has a capital somewhere
                place += 1
                continue
            stretch = Stretch(words[0].start, words[-1].end)
            found.extend(NameSeen(owner, stretch) for owner in owners)
            place += length
        return tuple(found)

    def _at(self, stems: Sequence[str], place: int) -> tuple[tuple[str, ...], int]:
        for words, owners in self._by_first.get(stems[place], ()):
            if tuple(stems[place : place + len(words)]) == words:
                return owners, len(words)
        return (), 0


def _words(name: str) -> list[str]:
    """The words of a name as tokens have them."""
    return [token.key for token in tokens_of(name, 0, len(name))]
