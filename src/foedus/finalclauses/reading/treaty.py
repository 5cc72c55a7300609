"""A whole treaty, or some of its articles ──▶ its reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from foedus.documents.terms import Document
from foedus.finalclauses.errors import NothingToRead
from foedus.finalclauses.finding.articles import Article, articles_of, joined, label_at
from foedus.finalclauses.grammar.book import LANGUAGES
from foedus.finalclauses.reading.choosing import chosen, found, headed, place_of, shown, telling
from foedus.finalclauses.reading.clauses import about, are_too_many, reader_of
from foedus.finalclauses.reading.duration import duration_values
from foedus.finalclauses.reading.entry import entry_values
from foedus.finalclauses.reading.notices import no_book, notices_of
from foedus.finalclauses.reading.reservations import reservation_values
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.reading.silence import silent_values
from foedus.finalclauses.reading.withdrawal import withdrawal_values
from foedus.finalclauses.terms import Excerpt, Found, Function, Reading, Unread, Value

_FUNCTIONS: Final = (
    Function.ENTRY_INTO_FORCE,
    Function.LATER_PARTIES,
    Function.PROVISIONAL_APPLICATION,
    Function.WITHDRAWAL,
    Function.DURATION,
    Function.RESERVATIONS,
    Function.DEPOSITARY,
)


def read_treaty(document: Document) -> Reading:
    """The final clauses of a whole treaty; what it does not say, it is silent on.

    Raises NothingToRead for a text without words. A language that has no phrase book gives a
    reading in which nothing is found, and a notice that says so.
    """
    if not any(letter.isalpha() for letter in document.text):
        raise NothingToRead(document.name)
    language = str(document.language)
    return _read(document.name, language, document.text, articles_of(document), silent=True)


def read_excerpts(excerpts: Iterable[Excerpt], language: str = "en", name: str = "") -> Reading:
    """The final clauses in some articles of a treaty; silence says nothing here."""
    text, articles = joined(excerpts)
    return _read(name, language, text, articles, silent=False)


def _read(
    name: str, language: str, text: str, articles: Sequence[Article], *, silent: bool
) -> Reading:
    if language not in LANGUAGES:
        return Reading(
            name=name, language=language, text=text, whole=silent, notices=(no_book(language),)
        )
    sentences = _sentences(text, articles, language)
    clauses = {**_found(text, sentences, language), **shown(text, articles, language)}
    whole = silent and not are_too_many(sentences)
    values = _all_values(text, sentences, clauses, silent=whole)
    return Reading(
        name=name,
        language=language,
        text=text,
        whole=silent,
        found=tuple(clauses.values()),
        values=tuple(values),
        unread=tuple(_unread(text, sentences, clauses)),
        corrections=tuple(c for one in sentences if one.meaning for c in one.corrections),
        notices=tuple(notices_of(text, articles, sentences, clauses, values)) if silent else (),
    )


def _sentences(text: str, articles: Sequence[Article], language: str) -> list[Sentence]:
    """The sentences in their order; read first those in which final clauses are likely to stand.

    So what is not looked at in a text without end is not its final clauses: first come articles
    with such headings, then the last ones, annexes after all.
    """
    ordered = sorted(
        articles,
        key=lambda one: (one.annex, not _is_headed(one, language), -one.start),
    )
    told = reader_of(language).sentences(text, ordered)
    return sorted(told, key=lambda sentence: sentence.start)


def _is_headed(article: Article, language: str) -> bool:
    return any(headed(article, function, language) for function in _FUNCTIONS)


def _found(text: str, sentences: Sequence[Sentence], language: str) -> dict[Function, Found]:
    articles = {function: chosen(sentences, function, language) for function in _FUNCTIONS}
    made: dict[Function, Found] = {}
    for function, article in articles.items():
        if article is not None:
            label = label_at(text, article, place_of(sentences, article, function))
            made[function] = found(replace(article, label=label), function)
    return made


def _all_values(
    text: str,
    sentences: Sequence[Sentence],
    clauses: dict[Function, Found],
    *,
    silent: bool,
) -> list[Value]:
    """What is said, and what silence says."""
    said = _values(text, sentences, clauses)
    told = {value.path: value for value in said}
    return [*said, *silent_values(text, sentences, clauses, told, whole=silent)]


def _values(
    text: str, sentences: Sequence[Sentence], clauses: dict[Function, Found]
) -> list[Value]:
    entry = _within(sentences, clauses.get(Function.ENTRY_INTO_FORCE))
    later = _within(sentences, clauses.get(Function.LATER_PARTIES))
    leaving = _within(sentences, clauses.get(Function.WITHDRAWAL))
    return [
        *entry_values(
            text,
            telling(entry, Function.ENTRY_INTO_FORCE),
            telling(later, Function.LATER_PARTIES),
            entry,
        ),
        *withdrawal_values(
            text, [*telling(leaving, Function.WITHDRAWAL), *_tails(sentences, leaving)]
        ),
        *duration_values(text, telling(sentences, Function.DURATION)),
        *reservation_values(text, telling(sentences, Function.RESERVATIONS)),
    ]


def _tails(sentences: Sequence[Sentence], leaving: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of other articles, as of a chapter on investment, on what survives the end."""
    if not leaving:
        return []
    said = (one for one in sentences if one.says("withdrawal.tail") and not one.article.annex)
    return [one for one in said if one not in leaving]


def _within(sentences: Sequence[Sentence], clause: Found | None) -> list[Sentence]:
    if clause is None:
        return []
    return [one for one in sentences if clause.start <= one.start < clause.end]


def _unread(
    text: str, sentences: Sequence[Sentence], clauses: dict[Function, Found]
) -> list[Unread]:
    spans = {(clause.start, clause.end) for clause in clauses.values()}
    told = []
    for one in sentences:
        function = about(one) if one.meaning is None else None
        if function is not None and (one.article.start, one.article.end) in spans:
            told.append(_unread_of(text, one, function))
    return told


def _unread_of(text: str, sentence: Sentence, function: Function) -> Unread:
    return Unread(
        start=sentence.start,
        end=sentence.end,
        words=text[sentence.start : sentence.end],
        function=function,
        where=" ".join(text[sentence.stopped : sentence.end].split()[:8]),
        article=sentence.article.label,
    )
