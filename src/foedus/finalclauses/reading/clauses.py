"""The sentences of the articles that can be final clauses, each read by the phrase book."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from foedus.finalclauses.finding.articles import Article
from foedus.finalclauses.finding.sentences import Span, spans_in
from foedus.finalclauses.grammar.book import REMARK, START, phrase_book
from foedus.finalclauses.grammar.gists import first_gist
from foedus.finalclauses.grammar.lexicon import NUMBER, ORDINAL
from foedus.finalclauses.grammar.meanings import Meaning, meaning_of, meaning_of_gist
from foedus.finalclauses.grammar.parsing import Branch, parser_of
from foedus.finalclauses.grammar.scanning import MOST_TOKENS, Scanned, Scanner
from foedus.finalclauses.reading.recovery import is_telling, recovered, without_noise
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.terms import Function

BEGINNING: Final = 16
"""So many words of a sentence are looked at for a remark, of which only the beginning counts."""

MOST_UNREAD: Final = 500
"""After so many sentences that the phrase book cannot read, the rest of a text is not looked at."""

LONGEST: Final = 1_600
"""A longer sentence is no final clause: it is a list, or a text without full stops."""


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
            past = article.start
            for span, after in _with_next(spans_in(text, article.start, article.end)):
                if unread > MOST_UNREAD:
                    return
                if span.start < past or not self._fits(text, span):
                    continue
                for sentence in self._told(text, article, span, after):
                    unread += sentence.meaning is None
                    past = max(past, sentence.end)
                    yield sentence

    def _fits(self, text: str, span: Span) -> bool:
        short = span.end - span.start <= LONGEST
        return short and self.heads.search(text, span.start, span.end) is not None

    def _told(self, text: str, article: Article, span: Span, after: Span | None) -> list[Sentence]:
        """A sentence as it stands; where it cannot be read, as it may have stood before a scan."""

        def whole(start: int, end: int) -> Sentence:
            scanned = self.scanner.scan(text, start, end)
            read = replace(span, start=start, end=end)
            return _sentence(article, read, scanned, *self._as_sentence(scanned))

        scanned = self.scanner.scan(text, span.start, span.end)
        sentence = _sentence(article, span, scanned, *self.meaning(scanned))
        if sentence.meaning is not None or not is_telling(sentence):
            return [sentence]
        clean = without_noise(scanned, self.language)
        if clean is not None:
            told = _sentence(article, span, clean, *self._as_sentence(clean))
            if told.meaning is not None:
                return [told]
        furthest = after.end if after and after.end - span.start <= LONGEST else span.end
        return recovered(text, sentence, whole, furthest) or [sentence]

    def _as_sentence(self, scanned: Scanned) -> tuple[Meaning | None, int]:
        """What the tokens mean as a whole sentence, not by their beginning or gist alone."""
        if not scanned.tokens or len(scanned.tokens) > MOST_TOKENS:
            return None, 0
        parsed = parser_of(self.language).parse([token.kind for token in scanned.tokens], START)
        return (self._meaning(parsed.tree, scanned) if parsed.tree else None), parsed.stopped

    def meaning(self, scanned: Scanned) -> tuple[Meaning | None, int]:
        """What the tokens of a sentence mean, or None and the token at which reading stopped."""
        if not scanned.tokens or len(scanned.tokens) > MOST_TOKENS:
            return None, 0
        meaning, stopped = self._as_sentence(scanned)
        if meaning is not None:
            return meaning, len(scanned.tokens)
        kinds = [token.kind for token in scanned.tokens]
        if _tells_the_entry(kinds):
            return None, stopped
        if (gist := first_gist(kinds, self.language)) is not None:
            return meaning_of_gist(gist, scanned.tokens), len(scanned.tokens)
        remark = parser_of(self.language).parse(kinds[:BEGINNING], REMARK).tree
        if remark is None:
            return None, stopped
        return self._meaning(remark, scanned), len(scanned.tokens)

    def _meaning(self, tree: Branch, scanned: Scanned) -> Meaning:
        book = phrase_book(self.language)
        return meaning_of(tree, scanned.tokens, book.by_name, book.finding["muted"])


def _tells_the_entry(kinds: Sequence[str]) -> bool:
    """Whether a sentence begins "This Agreement shall enter into force".

    It is the rule itself: its beginning or its gist alone would say too little of it.
    """
    told = [set(kind.split("|")) for kind in kinds[:2]]
    return len(told) > 1 and bool(told[0] & _SUBJECT) and "ENTER" in told[1]


def _sentence(
    article: Article, span: Span, scanned: Scanned, meaning: Meaning | None, stopped: int
) -> Sentence:
    place = scanned.tokens[stopped].start if stopped < len(scanned.tokens) else span.end
    return Sentence(
        article=article,
        start=span.start,
        end=span.end,
        paragraph=span.paragraph,
        tokens=scanned.tokens,
        corrections=scanned.corrections,
        meaning=meaning,
        stopped=place,
    )


def _with_next(spans: Iterable[Span]) -> Iterator[tuple[Span, Span | None]]:
    """Each span, and the one after it; none after the last."""
    before: Span | None = None
    for span in spans:
        if before is not None:
            yield before, span
        before = span
    if before is not None:
        yield before, None


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
