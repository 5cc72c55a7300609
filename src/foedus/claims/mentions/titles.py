"""Instruments by the words of their titles, for a report that does not give a title whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import log

from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Forms
from foedus.claims.words.tokens import Sort, plain, tokens_of
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register


@dataclass(frozen=True, slots=True)
class Title:
    """One title of an instrument: the base forms of each word that carries sense."""

    instrument: str
    words: tuple[frozenset[str], ...]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Titles:
    """All titles of a register in one language, and how much each word tells."""

    titles: tuple[Title, ...]
    weight: Mapping[str, float]
    years: Mapping[str, int]
    within: Mapping[str, str]


def titles_of(register: Register, vocabulary: Vocabulary, forms: Forms) -> Titles:
    """The titles of all instruments, by their base forms."""
    titles = tuple(
        Title(one.id, *_words(name, vocabulary, forms))
        for one in register.instruments
        for name in dict.fromkeys((one.title.en, one.title.ru, *one.also))
        if name
    )
    met = Counter(lemma for title in titles for word in title.words for lemma in word)
    total = len(titles) + 1
    weight = {lemma: log(total / count) + 0.1 for lemma, count in met.items()}
    years = {one.id: year for one in register.instruments if (year := _year(one))}
    return Titles(titles, weight, years, {one.id: one.within for one in register.instruments})


def _year(instrument: Instrument) -> int:
    return getattr(instrument.adopted, "year", 0)


def _words(
    name: str, vocabulary: Vocabulary, forms: Forms
) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    bases = [frozenset(b) for b in _bases(name, forms)]
    nouns = vocabulary["documents"].by_first
    called = (e.label for base in bases for lemma in sorted(base) for e in nouns.get(lemma, ()))
    labels = frozenset(islice(called, 1))
    small = vocabulary["small_words"].by_first
    return tuple(base for base in bases if not any(lemma in small for lemma in base)), labels


def _bases(name: str, forms: Forms) -> Iterator[tuple[str, ...]]:
    for token in tokens_of(name, Stretch(0, len(name)), forms):
        if token.sort in {Sort.WORD, Sort.NUMBER}:
            yield plain(token.text), *(form.lemma for form in token.forms[:2])


def best_titles(titles: Titles, words: tuple[frozenset[str], ...], noun: str) -> tuple[str, ...]:
    """The instruments whose titles hold (nearly) all of *words*, the closest; none if none does.

    *words* are the base forms of each telling word of the report, *noun* the label of what the
    document is called.
    """
    scored = [
        (score, title.instrument)
        for title in titles.titles
        if (not noun or noun in title.nouns) and (score := _closeness(titles, title, words))
    ]
    if not scored:
        return ()
    best = max(score for score, _ in scored)
    return tuple(dict.fromkeys(one for score, one in scored if score > best - 0.01))


ENOUGH = 0.75
"""So much of what a report says (by weight) must stand in the title."""


TOO_LITTLE = 0.25
"""A report that says less of a title (by weight) than this might mean many other documents."""


def _closeness(titles: Titles, title: Title, words: tuple[frozenset[str], ...]) -> float:
    """How much of the title is said, if (nearly) all that is said stands in the title; else 0."""
    if not words:
        return 0.0
    said = [(max(_weight(titles, lemma) for lemma in word), word) for word in words]
    total = sum(weight for weight, _ in said)
    shared = sum(w for w, word in said if any(word & base for base in title.words))
    if shared < ENOUGH * total:
        return 0.0
    whole = sum(max(_weight(titles, lemma) for lemma in base) for base in title.words)
    held = sum(
        max(_weight(titles, lemma) for lemma in base)
        for base in title.words
        if any(base & word for word in words)
    )
    close = held / whole if whole else 0.0
    return close if close > TOO_LITTLE else 0.0


def _weight(titles: Titles, lemma: str) -> float:
    return titles.weight.get(lemma, 3.0)
