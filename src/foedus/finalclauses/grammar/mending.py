"""Words that a scan or a translation has spoiled: lost spaces, broken lines, wrong letters.

A word is mended only if it is no word of the book or of the language, and exactly one word of the
book is near: one letter for short words, two for long ones. Each mending is recorded; nothing is
silently changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from foedus.finalclauses.grammar.dictionaries import is_other_word, is_word
from foedus.finalclauses.grammar.words import LONGEST, Raw

SHORTEST: Final = 4
"""A shorter word is never mended: too many words are one letter away."""
LONG: Final = 9
"""From this length on two letters may be wrong."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A word as written at [start, end), and as it was read."""

    start: int
    end: int
    written: str
    read: str


@dataclass(frozen=True)
class Mender:
    """Mends words towards a vocabulary. *never* are words that no misspelling leads to.

    A word that the dictionary of *language* has is left alone, unless it is another form of the
    word it is near; *misspelt* are words that it has and that no final clause means ("moths").
    """

    vocabulary: frozenset[str]
    never: frozenset[str] = frozenset()
    language: str = ""
    misspelt: frozenset[str] = frozenset()

    @cached_property
    def _near(self) -> dict[str, set[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for word in self.vocabulary - self.never:
            if len(word) >= SHORTEST:
                for short in _shortened(word):
                    near[short].add(word)
        return near

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.vocabulary), default=0)

    def nearest(self, word: str) -> str:
        """The only word of the book near *word*; empty where there is none, or several."""
        if not SHORTEST <= len(word) <= self._longest + 2:
            return ""
        reach = 2 if len(word) >= LONG else 1
        found = {w for short in _shortened(word) for w in self._near.get(short, ())}
        ranked = sorted((_distance(word, near, reach), near) for near in found)
        ranked = [one for one in ranked if one[0] <= reach]
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return ""
        return "" if self._is_other(word, ranked[0][1]) else ranked[0][1]

    def _is_other(self, written: str, read: str) -> bool:
        return written not in self.misspelt and is_other_word(written, read, self.language)

    def parted(self, run: str) -> tuple[str, ...]:
        """The words of the book that a run of letters consists of; the fewest that do."""
        if not SHORTEST < len(run) <= LONGEST or self._is_whole(run):
            return ()
        best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(run)
        for end in range(1, len(run) + 1):
            best[end] = self._best_cut(run, end, best)
        return _cuts(run, best)

    def _is_whole(self, run: str) -> bool:
        return run not in self.misspelt and is_word(run, self.language)

    def _best_cut(
        self, run: str, end: int, best: list[tuple[int, int] | None]
    ) -> tuple[int, int] | None:
        found: tuple[int, int] | None = None
        for start in range(max(0, end - self._longest), end):
            before = best[start]
            if before is None or run[start:end] not in self.vocabulary:
                continue
            cost = before[0] + (1 if end - start > 1 else 3)
            if found is None or cost < found[0]:
                found = cost, start
        return found


def _cuts(run: str, best: list[tuple[int, int] | None]) -> tuple[str, ...]:
    words: list[str] = []
    end = len(run)
    while end:
        cut = best[end]
        if cut is None:
            return ()
        words.append(run[cut[1] : end])
        end = cut[1]
    return tuple(reversed(words)) if len(words) > 1 else ()


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without one letter, or two of a long one."""
    yield word
    once = {word[:n] + word[n + 1 :] for n in range(len(word))}
    yield from once
    if len(word) >= LONG - 1:
        yield from {w[:n] + w[n + 1 :] for w in once for n in range(len(w))}


def _distance(one: str, other: str, reach: int) -> int:
    """How many letters differ; more than *reach* is not told apart. Two swapped count once."""
    if abs(len(one) - len(other)) > reach:
        return reach + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row, before, last = [i], row, before
        for j, its in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def mended(raw: list[Raw], mender: Mender) -> tuple[list[Raw], list[Correction]]:
    """The words with what was spoiled put right, and the list of corrections."""
    words: list[Raw] = []
    corrections: list[Correction] = []
    at = 0
    while at < len(raw):
        one = raw[at]
        if not one.is_word or one.small in mender.vocabulary:
            words.append(one)
            at += 1
            continue
        taken, read = _repair(raw, at, mender)
        if read:
            last = raw[at + taken - 1]
            written = " ".join(r.small for r in raw[at : at + taken])
            corrections.append(Correction(one.start, last.end, written, " ".join(read)))
            words.extend(Raw(one.start, last.end, word, one.capital) for word in read)
        else:
            words.append(one)
        at += taken
    return words, corrections


def _repair(raw: list[Raw], at: int, mender: Mender) -> tuple[int, tuple[str, ...]]:
    """How many raw words one spoiled word covers, and what it is read as; nothing: as it is."""
    one = raw[at].small
    for taken, joined in _joined(raw, at):
        if joined in mender.vocabulary:
            return taken, (joined,)
    if parted := mender.parted(one):
        return 1, parted
    if raw[at].capital and len(one) < SHORTEST + 2:
        return 1, ()
    nearest = mender.nearest(one)
    return 1, (nearest,) if nearest else ()


def _joined(raw: list[Raw], at: int) -> Iterator[tuple[int, str]]:
    """A word put together with the next ones: over a broken line, or a space too many."""
    joined, taken = raw[at].small, 1
    for before, piece in pairwise(raw[at : at + 4]):
        taken += 1
        if piece.small in {"-", "­", "¬"} or _is_speck(before, piece):
            continue
        after_speck = before.small in _SPECKS and before.end != piece.start
        if not piece.is_word or piece.capital or after_speck:
            return
        joined += piece.small
        yield taken, joined


def _is_speck(before: Raw, piece: Raw) -> bool:
    """Whether a mark right behind a letter may be dirt of a scan inside a word: "w,hich"."""
    return not piece.is_word and before.end == piece.start and piece.small in _SPECKS


_SPECKS: Final = frozenset(",.'`´~^*")
