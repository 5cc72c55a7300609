"""Words ──▶ the tokens that the grammar reads: classes, numbers, days, names, plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from foedus.finalclauses.grammar.lexicon import (
    DATE,
    NAME,
    NUMBER,
    ORDINAL,
    SILENT,
    UNKNOWN,
    Lexicon,
)
from foedus.finalclauses.grammar.mending import Correction, Mender, mended
from foedus.finalclauses.grammar.numbers import Counted, day_at, number_at
from foedus.finalclauses.grammar.words import Raw, raw_words

Value: TypeAlias = int | date | str

MOST_TOKENS: Final = 160
"""A longer sentence is no final clause; it is not read."""


@dataclass(frozen=True, slots=True)
class Token:
    """What the grammar reads: a class (or a plain word), its place, and its value, if any."""

    kind: str
    start: int
    end: int
    value: Value = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The tokens of a sentence, and what was mended on the way."""

    tokens: tuple[Token, ...]
    corrections: tuple[Correction, ...]


class Scanner:
    """Turns sentences into tokens, by one lexicon."""

    def __init__(self, lexicon: Lexicon, language: str = "") -> None:
        self.lexicon = lexicon
        short = {word for word in (*lexicon.cardinals, *lexicon.ordinals) if len(word) <= SHORT}
        self.mender = Mender(
            lexicon.vocabulary,
            frozenset(short) | lexicon.real_words,
            language,
            lexicon.misspelt,
        )

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Scanned:
        """The tokens of text[start:end]; articles, commas and harmless words are left out."""
        based = [self._based(one) for one in raw_words(text, start, end)]
        raw, corrections = mended(based, self.mender)
        raw = [one for one in raw if one.small not in self.lexicon.passed]
        words = [one.small for one in raw]
        tokens: list[Token] = []
        at = 0
        while at < len(raw):
            token, after = self._token(text, raw, words, at)
            if token.kind != SILENT and not _said_twice(token, tokens):
                tokens.append(token)
            at = after
        return Scanned(tuple(tokens), tuple(corrections))

    def _based(self, one: Raw) -> Raw:
        base = self.lexicon.base(one.small)
        return one if base == one.small else replace(one, small=base)

    def _token(self, text: str, raw: list[Raw], words: list[str], at: int) -> tuple[Token, int]:
        name_end = self._name_end(text, raw, at)
        kind, class_end = self.lexicon.longest(words, at)
        day, day_end = day_at(raw, at, self.lexicon)
        counted, number_end = number_at(raw, at, self.lexicon)
        furthest = max(name_end, class_end, day_end, number_end)
        if furthest == at:
            return self._plain(raw, at), at + 1
        if furthest == class_end:
            return _spanning(kind, raw, at, class_end), class_end
        if day is not None and furthest == day_end:
            return _spanning(DATE, raw, at, day_end, day), day_end
        if counted is not None and furthest == number_end:
            return _counted(counted, raw, at, number_end), number_end
        name = text[raw[at].start : raw[name_end - 1].end]
        return _spanning(NAME, raw, at, name_end, " ".join(name.split())), name_end

    def _plain(self, raw: list[Raw], at: int) -> Token:
        one = raw[at]
        return Token(UNKNOWN, one.start, one.end, one.small)

    def _name_end(self, text: str, raw: list[Raw], at: int) -> int:
        """Where a name that begins here ends; *at* where none begins."""
        end = self._name_begun(raw, at)
        while end > at:
            after = self._past_joints(raw, end)
            if after >= len(raw) or "," in text[raw[end - 1].end : raw[after].start]:
                return end
            if not self._names(raw, after) and not self._goes_on(raw, after, end):
                return end
            end = after + 1
        return at

    def _name_begun(self, raw: list[Raw], at: int) -> int:
        """Where the first words of a name end: "Korea", "Republic of Korea"; *at*: no name."""
        if raw[at].small in self.lexicon.paired and raw[at].capital and at + 1 < len(raw):
            return at + 2 if raw[at + 1].capital else at
        if raw[at].small not in self.lexicon.heads:
            return at + 1 if self._names(raw, at) else at
        after = self._past_joints(raw, at + 1)
        if after > at + 1 and self._names(raw, after):
            return after + 1
        return at + 1 if self._names(raw, at) else at

    def _names(self, raw: list[Raw], at: int) -> bool:
        if at >= len(raw) or not raw[at].capital:
            return False
        small = raw[at].small
        node = self.lexicon.root.next.get(small)
        return not (node and node.kind) and small not in self.lexicon.months

    def _goes_on(self, raw: list[Raw], at: int, end: int) -> bool:
        """Whether a word that begins names follows a joint ("Republic of the Union of ...")."""
        return at > end and at < len(raw) and raw[at].small in self.lexicon.heads

    def _past_joints(self, raw: list[Raw], at: int) -> int:
        while at < len(raw) and raw[at].small in self.lexicon.joints:
            at += 1
        return at


SHORT: Final = 4
"""A number word this short is not guessed from a misspelling."""


def _spanning(kind: str, raw: list[Raw], at: int, end: int, value: Value = "") -> Token:
    return Token(kind, raw[at].start, raw[end - 1].end, value)


def _counted(counted: Counted, raw: list[Raw], at: int, end: int) -> Token:
    kind = ORDINAL if counted.ordinal else NUMBER
    return _spanning(kind, raw, at, end, counted.number)


def _said_twice(token: Token, before: list[Token]) -> bool:
    """Whether a number repeats the one before it in figures: thirty (30)."""
    if not before or token.kind not in {NUMBER, ORDINAL}:
        return False
    last = before[-1]
    return last.kind in {NUMBER, ORDINAL} and last.value == token.value
