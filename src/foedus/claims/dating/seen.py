"""What a report shows that can date it: its times, sentence by sentence, its names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from foedus.claims.dating.known import Known
from foedus.claims.dating.stems import NameSeen, stem
from foedus.claims.dating.vocabulary import MARKS, Marks
from foedus.claims.terms.kinds import Stretch
from foedus.claims.times.phrases import phrases_in
from foedus.claims.times.terms import Phrase, Rests, Shifted
from foedus.claims.times.tokens import tokens_of
from foedus.documents.languages import Language as Spoken
from foedus.documents.sentences import sentences
from foedus.documents.terms import Document
from foedus.law.terms.wording import Language

SAMPLE: Final = 2000
"""So many characters show the letters of a text."""

HEAD: Final = 250
"""A town named so near the beginning is that of the whole report."""

ABOUT: Final = 400
"""So far from a time it is looked for what its sentence is about."""

SHORT: Final = 80
"""A sentence of so few characters may leave it to the next one to say what it is about."""

TENSE: Final = 100
"""So far from a time its verb is looked for: sentences of communiqués have many."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time with the sentence in which it is told, its tense, and what is named around it.

    The verb nearest to the time decides between *past* and *future*. *meeting*: a body is said to
    meet. *things* are states, organisations, instruments, people.
    """

    phrase: Phrase
    sentence: Stretch
    things: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    meeting: bool = False
    past: bool = False
    future: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was seen in a report."""

    text: str
    language: Language
    sentences: tuple[Stretch, ...]
    told: tuple[Told, ...]
    things: tuple[NameSeen, ...]
    offices: tuple[NameSeen, ...]
    people: tuple[NameSeen, ...]
    head_towns: frozenset[str]
    head_things: frozenset[str]

    def things_in(self, stretch: Stretch) -> frozenset[str]:
        """The states, organisations, instruments and people named within a stretch."""
        return _owners(self.things, stretch)

    @property
    def marks(self) -> Marks:
        """The words of the report's language."""
        return MARKS[self.language]

    def words(self, stretch: Stretch) -> str:
        """The words of a stretch, on one line."""
        return " ".join(self.text[stretch.start : stretch.end].split())


def _owners(names: tuple[NameSeen, ...], stretch: Stretch) -> frozenset[str]:
    first = bisect_left(names, stretch.start, key=lambda one: one.stretch.start)
    behind = bisect_left(names, stretch.end, key=lambda one: one.stretch.start)
    return frozenset(one.owner for one in names[first:behind])


def seen_in(document: Document, known: Known) -> Seen:
    """Look through a report once."""
    text = document.text
    language = _language(document)
    tokens = tokens_of(text, 0, len(text))
    stems = tuple(stem(token.key) for token in tokens)
    people = known.people.seen(tokens, stems)
    towns = known.towns.seen(tokens, stems)
    named = (*known.things.seen(tokens, stems), *people)
    things = tuple(sorted(named, key=lambda one: one.stretch.start))
    spans = tuple(Stretch(one.start, one.end) for one in sentences(document))
    told = _with_neighbours(tuple(_told(text, language, spans, things, towns)), spans, things)
    return Seen(
        text=text,
        language=language,
        sentences=spans,
        told=told,
        things=things,
        offices=known.offices.seen(tokens, stems),
        people=people,
        head_towns=_owners(towns, Stretch(0, HEAD)),
        head_things=_owners(things, Stretch(0, HEAD)),
    )


def _language(document: Document) -> Language:
    """The language whose words for times are looked for; by its letters where few words tell it."""
    spoken = document.language
    if spoken in {Spoken.RUSSIAN, Spoken.ENGLISH}:
        return "ru" if spoken is Spoken.RUSSIAN else "en"
    cyrillic = sum("а" <= letter <= "я" for letter in document.text[:SAMPLE].lower())
    return "ru" if cyrillic * 4 > min(len(document.text), SAMPLE) else "en"


def _told(
    text: str,
    language: Language,
    spans: tuple[Stretch, ...],
    things: tuple[NameSeen, ...],
    towns: tuple[NameSeen, ...],
) -> Iterator[Told]:
    marks = MARKS[language]
    for phrase in phrases_in(text, 0, len(text), language):
        place = bisect_right(spans, phrase.stretch.start, key=lambda one: one.start) - 1
        sentence = spans[place] if place >= 0 else phrase.stretch
        about = _near(sentence, phrase.stretch, ABOUT)
        tense = _clause(text, _near(sentence, phrase.stretch, TENSE), phrase.stretch)
        past, future = _tenses(marks, text, tense, phrase)
        yield Told(
            phrase,
            sentence,
            things=_owners(things, about),
            towns=_owners(towns, about),
            meeting=marks.meeting.search(text, about.start, about.end) is not None,
            past=past < future,
            future=future <= past and future < TENSE,
        )


def _with_neighbours(
    told: tuple[Told, ...], spans: tuple[Stretch, ...], things: tuple[NameSeen, ...]
) -> tuple[Told, ...]:
    """What times are about; where their short sentence names nothing, the next one tells it."""
    after = dict(pairwise(spans))
    return tuple(
        replace(one, things=_owners(things, after[one.sentence]))
        if not one.things and one.sentence in after and _is_short(one.sentence)
        else one
        for one in told
    )


def _is_short(sentence: Stretch) -> bool:
    return sentence.end - sentence.start <= SHORT


def _tenses(marks: Marks, text: str, near: Stretch, phrase: Phrase) -> tuple[int, int]:
    """How far away the past and the future are told; "tomorrow" is the future by itself."""
    value = phrase.value
    if isinstance(value, Shifted) and value.rests is Rests.TODAY and value.number:
        return (0, TENSE) if value.number < 0 else (TENSE, 0)
    return (
        _distance(marks.past, text, near, phrase.stretch),
        _distance(marks.future, text, near, phrase.stretch),
    )


def _near(sentence: Stretch, phrase: Stretch, reach: int) -> Stretch:
    """The part of a sentence that lies within *reach* characters of a phrase."""
    start = max(sentence.start, phrase.start - reach)
    return Stretch(start, max(phrase.end, min(sentence.end, phrase.end + reach)))


def _clause(text: str, near: Stretch, phrase: Stretch) -> Stretch:
    """The part of a stretch around a phrase that no semicolon parts from it."""
    start = text.rfind(";", near.start, phrase.start) + 1 or near.start
    end = text.find(";", phrase.end, near.end)
    return Stretch(start, end if end >= 0 else near.end)


def _distance(mark: re.Pattern[str], text: str, near: Stretch, phrase: Stretch) -> int:
    """How many characters away the nearest mark of a tense is; `TENSE` where there is none."""
    gaps = (
        max(phrase.start - found.end(), found.start() - phrase.end, 0)
        for found in mark.finditer(text, near.start, near.end)
    )
    return min(gaps, default=TENSE)
