"""The sentences of the articles that can be final clauses, each read by the phrase book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from foedus.finalclauses.finding.articles import Article
from foedus.finalclauses.finding.sentences import spans_in
from foedus.finalclauses.grammar.book import REMARK, START, phrase_book
from foedus.finalclauses.grammar.gists import first_gist
from foedus.finalclauses.grammar.lexicon import NUMBER, ORDINAL
from foedus.finalclauses.grammar.meanings import Meaning, meaning_of, meaning_of_gist
from foedus.finalclauses.grammar.mending import Correction
from foedus.finalclauses.grammar.parsing import parser_of
from foedus.finalclauses.grammar.scanning import MOST_TOKENS, Scanned, Scanner, Token
from foedus.finalclauses.terms import Function, Quote

BEGINNING: Final = 16
"""So many words of a sentence are looked at for a remark, of which only the beginning counts."""

MOST_UNREAD: Final = 500
"""After so many sentences that the phrase book cannot read, the rest of a text is not looked at."""

LONGEST: Final = 1_600
"""A longer sentence is no final clause: it is a list, or a text without full stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article. *meaning* None: the phrase book could not read it.

    *stopped* is the place in the text at which the reading stopped.
    """

    article: Article
    start: int
    end: int
    paragraph: str
    tokens: tuple[Token, ...]
    corrections: tuple[Correction, ...]
    meaning: Meaning | None
    stopped: int

    def says(self, name: str) -> bool:
        """Whether the sentence was read and says something under a name."""
        return self.meaning is not None and name in self.meaning

    def quote(self, text: str) -> Quote:
        """The whole sentence as it stands in the text."""
        return Quote(self.start, self.end, text[self.start : self.end])


@dataclass(frozen=True)
class Reader:
    """Reads sentences of one language."""

    language: str
    scanner: Scanner
    heads: re.Pattern[str]

    def sentences(self, text: str, articles: Iterable[Article]) -> Iterator[Sentence]:
        """The sentences of the articles that have a word of final clauses, read if possible.

        They end with the sentence that is one too many of those that could not be read.
        """
        unread = 0
        for article in articles:
            for span in spans_in(text, article.start, article.end):
                fits = span.end - span.start <= LONGEST
                if unread > MOST_UNREAD:
                    return
                if fits and self.heads.search(text, span.start, span.end):
                    sentence = self._read(text, article, span.start, span.end, span.paragraph)
                    unread += sentence.meaning is None
                    yield sentence

    def _read(self, text: str, article: Article, start: int, end: int, number: str) -> Sentence:
        scanned = self.scanner.scan(text, start, end)
        meaning, stopped = self.meaning(scanned)
        place = scanned.tokens[stopped].start if stopped < len(scanned.tokens) else end
        return Sentence(
            article=article,
            start=start,
            end=end,
            paragraph=number,
            tokens=scanned.tokens,
            corrections=scanned.corrections,
            meaning=meaning,
            stopped=place,
        )

    def meaning(self, scanned: Scanned) -> tuple[Meaning | None, int]:
        """What the tokens of a sentence mean, or None and the token at which reading stopped."""
        if not scanned.tokens or len(scanned.tokens) > MOST_TOKENS:
            return None, 0
        parser, kinds = parser_of(self.language), [token.kind for token in scanned.tokens]
        parsed = parser.parse(kinds, START)
        gist = None if parsed.tree else first_gist(kinds, self.language)
        if gist is not None:
            return meaning_of_gist(gist, scanned.tokens), len(scanned.tokens)
        tree = parsed.tree or parser.parse(kinds[:BEGINNING], REMARK).tree
        if tree is None:
            return None, parsed.stopped
        book = phrase_book(self.language)
        meaning = meaning_of(tree, scanned.tokens, book.by_name, book.finding["muted"])
        return meaning, len(scanned.tokens)


@cache
def reader_of(language: str) -> Reader:
    """The reader of a language, built once."""
    book = phrase_book(language)
    heads = re.compile(str(book.finding["heads"]), re.IGNORECASE)
    return Reader(language, Scanner(book.lexicon, language), heads)


def are_too_many(sentences: Iterable[Sentence]) -> bool:
    """Whether so many sentences could not be read that others were not looked at."""
    return sum(one.meaning is None for one in sentences) > MOST_UNREAD


def about(sentence: Sentence) -> Function | None:
    """What an unread sentence speaks of, by the classes of its words; None: of something else."""
    kinds = [set(token.kind.split("|")) for token in sentence.tokens]
    pairs = list(pairwise(kinds))
    subject = next((n for n, kind in enumerate(kinds) if kind & _SUBJECT), len(kinds))
    if any("ENTER" in kind for kind in kinds[subject : subject + _NEAR]):
        return Function.ENTRY_INTO_FORCE
    if any("MAY" in first and second & _LEAVING for first, second in pairs):
        return Function.WITHDRAWAL
    if any(first & _SUBJECT and "END" in second for first, second in pairs):
        return Function.WITHDRAWAL
    if any(first & _SUBJECT and "REMAIN" in second for first, second in pairs):
        return Function.DURATION
    return None


_NEAR: Final = 10
"""So many words after its subject a sentence on entry into force says so."""
_SUBJECT: Final = {"TREATY", "IT"}
_LEAVING: Final = {"WITHDRAW", "WITHDRAWN"}


def mended_number(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a number at [start, end) is itself a correction: then it is to be confirmed."""
    return any(
        token.kind in {NUMBER, ORDINAL}
        and token.start < end
        and start < token.end
        and token.start <= mended.start < token.end
        and " " not in mended.read
        for token in sentence.tokens
        for mended in sentence.corrections
    )
