"""Which article is which clause: by what its sentences say, then by its heading."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from foedus.finalclauses.finding.articles import Article
from foedus.finalclauses.grammar.book import phrase_book
from foedus.finalclauses.reading.clauses import about
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.terms import Found, Function

_SAID_BY: Final[Mapping[Function, tuple[str, ...]]] = {
    Function.ENTRY_INTO_FORCE: ("entry_into_force.said",),
    Function.LATER_PARTIES: ("later.said",),
    Function.PROVISIONAL_APPLICATION: ("provisional",),
    Function.WITHDRAWAL: (
        *("withdrawal.allowed", "withdrawal.notice.n", "withdrawal.tail", "withdrawal.goes_on"),
    ),
    Function.DURATION: ("duration.kind", "duration.renewed"),
    Function.RESERVATIONS: ("reservations",),
    Function.DEPOSITARY: ("depositary",),
}
"""What a sentence says when it belongs to a clause."""


def telling(sentences: Sequence[Sentence], function: Function) -> list[Sentence]:
    """The read sentences that belong to a clause."""
    return [one for one in sentences if any(one.says(name) for name in _SAID_BY[function])]


def headed(article: Article, function: Function, language: str) -> bool:
    """Whether the heading of an article names a function."""
    headings = phrase_book(language).finding["headings"].get(function.value, ())
    heading = " ".join(article.heading.lower().split())
    return bool(heading) and any(words in heading for words in headings)


def place_of(sentences: Sequence[Sentence], article: Article, function: Function) -> int:
    """Where the first sentence of an article begins that belongs to a clause."""
    told = telling(sentences, function)
    own = [one.start for one in told if one.article == article]
    return min(own, default=article.start)


def chosen(sentences: Sequence[Sentence], function: Function, language: str) -> Article | None:
    """The article that holds a clause: one that is headed so and says so, else one that says so.

    None where no sentence was read, or nearly read, as such a clause.
    """
    said = _deciding(sentences, function)
    unread = [s.article for s in sentences if s.meaning is None and about(s) is function]
    own = [article for article in said if not article.annex] or said
    both = [article for article in own if headed(article, function, language)]
    nearly = [a for a in unread if headed(a, function, language) and not a.annex]
    for candidates in (both, own, nearly):
        if candidates:
            return candidates[0]
    return None


def _deciding(sentences: Sequence[Sentence], function: Function) -> list[Article]:
    """The articles of the sentences that decide what a clause says.

    A chapter may say what survives the end, and another article how provisional application ends:
    the article that allows to leave goes before.
    """
    if function is Function.WITHDRAWAL:
        allowing = [one.article for one in sentences if one.says("withdrawal.allowed")]
        ending = (one for one in sentences if one.says("withdrawal.notice.n"))
        return allowing or [one.article for one in ending if _speaks_of_an_end(one)]
    return [one.article for one in telling(sentences, function)]


def _speaks_of_an_end(sentence: Sentence) -> bool:
    """Whether a sentence names the end or the leaving: other notices take effect in time too."""
    return any(_ENDS.intersection(token.kind.split("|")) for token in sentence.tokens)


_ENDS: Final = frozenset({"WITHDRAW", "WITHDRAWN", "WITHDRAWAL", "EXPIRY", "END", "REMAIN"})


def shown(text: str, articles: Sequence[Article], language: str) -> dict[Function, Found]:
    """The clauses that are found and shown, not read into values: by heading, then by words.

    The last article counts: final clauses stand at the end. The closing words (testimonium) and
    the languages may stand below the last article.
    """
    made: dict[Function, Found] = {}
    own = [article for article in articles if not article.annex]
    for name, pattern in phrase_book(language).finding.get("words", {}).items():
        function, words = Function(name), re.compile(pattern, re.IGNORECASE)
        named = [one for one in own if headed(one, function, language)]
        said = [one for one in own if words.search(text, one.start, one.end)]
        if function in _BELOW:
            below = _below(text, own, words)
            said = said or ([below] if below else [])
        if named or said:
            made[function] = found((named or said)[-1], function)
    return made


_BELOW: Final = frozenset({Function.LANGUAGES, Function.TESTIMONIUM})


def _below(text: str, own: Sequence[Article], words: re.Pattern[str]) -> Article | None:
    """The paragraph below the last article that has the words."""
    start = max((article.end for article in own), default=0)
    place = words.search(text, start, min(len(text), start + _CLOSING))
    if place is None:
        return None
    end = text.find("\n\n", place.end())
    return Article(label="", heading="", start=place.start(), end=end if end > 0 else len(text))


_CLOSING: Final = 4_000
"""So many letters below the last article are looked at for the closing words."""


def found(article: Article, function: Function) -> Found:
    """The article as a clause that was found."""
    return Found(
        function=function,
        article=article.label,
        heading=article.heading,
        start=article.start,
        end=article.end,
    )
