"""The articles of a text: from a document, or from excerpts put one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from foedus.documents.provisions import provisions_of
from foedus.documents.terms import Document, Unit
from foedus.finalclauses.terms import Excerpt

_DONE: Final = re.compile(
    r"(?m)^[ \t]{0,40}(?:(?:Done|DONE|Concluded|CONCLUDED|Signed)\s+(?:in|at|on|this|IN|AT|ON)\b"
    r"|I[Nn]\s+[Ww](?:itness|ITNESS)\b|Совершено\s+(?:в|\d)|Hech[oa]\s+en\b|Fait\s+(?:à|en|le)\b"
    r"|E[Nn]\s+(?:fe|FE|foi|FOI)\s+d)"
)
"""How the closing words of a treaty begin, in the languages of the phrase books."""
_RUN_IN: Final = re.compile(
    r"(?m)(?:^[ \t]{0,40}|(?<=[.;])[ \t]{1,9})"
    r"(?:Article|ARTICLE|Artículo|ARTÍCULO|Статья|СТАТЬЯ)[ \t]{1,9}"
    r"((?:[A-Z]-)?\d[\w.\-]{0,9}|[IVXLC]{1,8})(?=[ \t]*(?:\n|:|[A-ZА-ЯЁ]))"
)
_LEAD: Final = 12
"""So many letters of a sentence may be the number line that was run into it."""
_WORD: Final = re.compile(r"^(?:art[^\W\d]*|стать[^\W\d]+)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: its number as printed, its heading, and where its words are in the text."""

    label: str
    heading: str
    start: int
    end: int
    annex: bool = False


def articles_of(document: Document) -> tuple[Article, ...]:
    """The articles of a document in order; those of annexes and protocols are marked.

    A text without articles is one article without a number, so that a bare clause can be read.
    """
    provisions = provisions_of(document)
    apart = [(p.start, p.end) for p in provisions if p.unit in {Unit.ANNEX, Unit.PROTOCOL}]
    articles = tuple(
        Article(
            label=bare_label(p.label),
            heading=p.title,
            start=p.start,
            end=p.end,
            annex=any(start <= p.start < end for start, end in apart),
        )
        for p in provisions
        if p.unit is Unit.ARTICLE
    )
    articles = articles or (Article(label="", heading="", start=0, end=len(document.text)),)
    return tuple(_without_testimonium(document.text, one) for one in articles)


def _without_testimonium(text: str, article: Article) -> Article:
    """The article up to the words with which a treaty is closed ("Done at ...")."""
    found = _DONE.search(text, article.start, article.end)
    return article if found is None else replace(article, end=found.start())


def bare_label(label: str) -> str:
    """The number of an article without the word for it.

    >>> bare_label("ARTÍCULO 22-03")
    '22-03'
    """
    return _WORD.sub("", " ".join(label.split()))


def label_at(text: str, article: Article, place: int) -> str:
    """The number of the article in which a place really stands.

    Where a scan has run two articles into one, the number line of the second stands in the words
    of the first.
    """
    found = _RUN_IN.findall(text, article.start, min(article.end, place + _LEAD))
    return found[-1].rstrip(".:") if found else article.label


def joined(excerpts: Iterable[Excerpt]) -> tuple[str, tuple[Article, ...]]:
    """Excerpts as one text, and the articles in it."""
    pieces: list[str] = []
    articles: list[Article] = []
    length = 0
    for one in excerpts:
        if pieces:
            pieces.append("\n\n")
            length += 2
        pieces.append(one.text)
        end = length + len(one.text)
        article = Article(label=bare_label(one.article), heading=one.heading, start=length, end=end)
        articles.append(_without_testimonium("".join(pieces), article))
        length = end
    return "".join(pieces), tuple(articles)
