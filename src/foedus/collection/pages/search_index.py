"""The index that a search looks into: built once for a register, it answers in milliseconds.

Words are folded: case and accents do not count, and Russian ё is е. A word of the query matches
every word that begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.collection.pages.clauses_shown import texts_of
from foedus.collection.pages.kinds import KIND_NAMES
from foedus.collection.pages.memory import remembered
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Office, Organisation
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

_WORD: Final = re.compile(r"[^\W_]+")


class Found(StrEnum):
    """The kinds of thing that a search finds, in the order in which they are listed."""

    INSTRUMENT = "instrument"
    STATE = "state"
    ORGANISATION = "organisation"
    OFFICE = "office"
    ACT = "act"


class Field(StrEnum):
    """Where words were found; a match in the first counts most."""

    TITLE = "title"
    CODE = "code"
    ALSO = "also"
    PERSON = "person"
    SUBJECT = "subject"
    PARTIES = "parties"
    BODY = "body"
    CLAUSE = "clause"
    WORDS = "words"
    KIND = "kind"
    NOTE = "note"
    INSTRUMENT = "instrument"


WEIGHTS: Final = {
    Field.TITLE: 12,
    Field.CODE: 12,
    Field.ALSO: 9,
    Field.PERSON: 9,
    Field.SUBJECT: 5,
    Field.PARTIES: 3,
    Field.BODY: 4,
    Field.CLAUSE: 2,
    Field.WORDS: 4,
    Field.KIND: 2,
    Field.NOTE: 1,
    Field.INSTRUMENT: 1,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an entry, the field it stands in, and its folded words (with what means them)."""

    field: Field
    text: str
    words: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether a form of a word of the query stands in the text."""
        stem = stem_of(word)
        return any(one.startswith(stem) for one in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found. *known_from* is the first day on which it could be known."""

    kind: Found
    id: str
    organisation: str
    subjects: tuple[str, ...]
    instrument: str
    known_from: date | None
    passages: tuple[Passage, ...]

    def is_called(self, words: tuple[str, ...]) -> bool:
        """Whether *words* are all of its name, or of its id."""
        wanted = frozenset(words)
        named = (one for one in self.passages if one.field in {Field.TITLE, Field.CODE})
        return bool(words) and any(one.words == wanted for one in named)


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Entries, the folded words in order, and for each word the entries with their weights."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    places: tuple[tuple[tuple[int, int], ...], ...]

    def weigh(self, start: str) -> dict[int, int]:
        """The entries that hold a form of a word of the query: one that begins with its stem.

        The whole word weighs four times, one that begins with it twice, another form once.
        """
        found: dict[int, int] = {}
        stem = stem_of(start)
        place = bisect_left(self.words, stem)
        while place < len(self.words) and self.words[place].startswith(stem):
            near = _nearness(self.words[place], start)
            for number, weight in self.places[place]:
                found[number] = max(found.get(number, 0), weight * near)
            place += 1
        return found


def is_form(found: str, word: str) -> bool:
    """Whether a folded word of a text, or what it stands for, is a form of a word of the query."""
    stem = stem_of(word)
    return any(one.startswith(stem) for one in (found, *_SAME.get(found, ())))


def _nearness(word: str, start: str) -> int:
    if word == start:
        return 4
    return 2 if word.startswith(start) else 1


def fold(text: str) -> str:
    """*text* without case and accents, with ё as е; й is a letter of its own.

    >>> fold("Королёва"), fold("Série")
    ('королева', 'serie')
    """
    kept = (_plain(letter) for letter in unicodedata.normalize("NFC", text.casefold()))
    return "".join(kept)


def _plain(letter: str) -> str:
    if letter == "й" or letter.isascii():
        return letter
    bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return bare or ""


_ENDINGS: Final = re.compile(
    r"(?:ыми|ими|ого|его|ому|ему|ией|ами|ями|иях|ий|ый|ой|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ом|ем|"
    r"ам|ям|ах|ях|ов|ев|ей|ую|юю|ия|ию|ии|ье|ья|[аеиоуыьэюяй])$|(?:ies|es|s)$"
)
_STEM: Final = 4
"""So many letters of a word are kept at least when its ending is taken off."""

_SAME: Final = {"art": ("article", "статья"), "ст": ("статья", "article")}
"""What stands for a word in citations, and what readers write instead."""


def stem_of(word: str) -> str:
    """A folded word of a query without its ending, so that other forms of it match as well.

    >>> stem_of("пенсионное"), stem_of("обеспечение"), stem_of("states"), stem_of("1993")
    ('пенсионн', 'обеспечен', 'stat', '1993')
    """
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _STEM else word


def words_in(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def index_of(opened: OpenRegister) -> SearchIndex:
    """The index of an open register, built when it is first searched."""
    return remembered(opened, "search", lambda: build_index(opened.register))


def build_index(register: Register) -> SearchIndex:
    """The index of everything in a register."""
    entries = tuple(_entries(register))
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for passage in entry.passages:
            for word in passage.words:
                weight = max(found[word].get(number, 0), WEIGHTS[passage.field])
                found[word][number] = weight
    words = tuple(sorted(found))
    return SearchIndex(entries, words, tuple(tuple(found[word].items()) for word in words))


def _with_synonyms(words: list[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield from _SAME.get(word, ())


def _entries(register: Register) -> Iterator[Entry]:
    names = {party.code: _both(party.name) for party in register.parties}
    yield from (_instrument(one, names) for one in register.instruments)
    yield from (_party(one) for one in register.parties)
    yield from (_organisation(one) for one in register.organisations)
    yield from (_office(one) for one in register.offices)
    titles = {one.id: _both(one.title) for one in register.instruments}
    titles |= {one.id: _both(one.title) for one in register.organisations}
    about = {one.id: one for one in register.instruments}
    for act in register.acts():
        yield _act(act, names, titles, about.get(act.instrument))


def _both(words: Wording) -> str:
    return f"{words.en} {words.ru}".strip()


def _passages(*fields: tuple[Field, Iterable[str]]) -> tuple[Passage, ...]:
    """The texts that hold something; each stands for itself, so that excerpts are short."""
    pairs = dict.fromkeys((field, text) for field, texts in fields for text in texts if text)
    return tuple(
        Passage(field, text, frozenset(_with_synonyms(words_in(text)))) for field, text in pairs
    )


def _instrument(one: Instrument, names: dict[str, str]) -> Entry:
    parties = dict.fromkeys(act.party for act in one.acts if act.party)
    texts = [part for text in texts_of(one) for part in (text.words, text.paraphrase)]
    return Entry(
        kind=Found.INSTRUMENT,
        id=one.id,
        organisation=one.within,
        subjects=one.subjects,
        instrument=one.id,
        known_from=None,
        passages=_passages(
            (Field.TITLE, (one.title.en, one.title.ru)),
            (Field.CODE, (one.id,)),
            (Field.ALSO, one.also),
            (Field.SUBJECT, (*one.subjects, one.kind, one.place)),
            (Field.PARTIES, (names.get(code, code) for code in parties)),
            (Field.CLAUSE, (cited for text in texts_of(one) for cited in (text.cite,))),
            (Field.CLAUSE, (words for part in texts for words in (part.en, part.ru))),
            (Field.NOTE, (one.evidence.note.en, one.evidence.note.ru)),
        ),
    )


def _party(one: Party) -> Entry:
    return Entry(
        kind=Found.STATE,
        id=one.code,
        organisation="",
        subjects=(),
        instrument="",
        known_from=None,
        passages=_passages(
            (Field.TITLE, (one.name.en, one.name.ru)),
            (Field.CODE, (one.code,)),
            (Field.ALSO, one.also),
        ),
    )


def _organisation(one: Organisation) -> Entry:
    bodies = (body.title for body in one.bodies)
    criteria = (criterion.title for criterion in one.criteria)
    return Entry(
        kind=Found.ORGANISATION,
        id=one.id,
        organisation=one.id,
        subjects=(),
        instrument="",
        known_from=None,
        passages=_passages(
            (Field.TITLE, (one.title.en, one.title.ru)),
            (Field.CODE, (one.id,)),
            (Field.BODY, (words for title in bodies for words in (title.en, title.ru))),
            (Field.KIND, (words for title in criteria for words in (title.en, title.ru))),
        ),
    )


def _office(one: Office) -> Entry:
    titles = (held.title for held in one.titles)
    return Entry(
        kind=Found.OFFICE,
        id=one.id,
        organisation=one.organisation,
        subjects=(),
        instrument="",
        known_from=None,
        passages=_passages(
            (Field.TITLE, (words for title in titles for words in (title.en, title.ru))),
            (Field.CODE, (one.id,)),
            (Field.PERSON, (act.person for act in one.acts)),
        ),
    )


def _act(
    act: Act, names: dict[str, str], titles: dict[str, str], under: Instrument | None
) -> Entry:
    note = act.evidence.note
    return Entry(
        kind=Found.ACT,
        id=act.id,
        organisation="" if under is None else under.within,
        subjects=() if under is None else under.subjects,
        instrument="" if under is None else under.id,
        known_from=act.known_from(),
        passages=_passages(
            (Field.PERSON, (act.person,)),
            (Field.WORDS, (act.words.en, act.words.ru, act.title.en, act.title.ru)),
            (Field.PARTIES, (names.get(code, code) for code in (act.party, *act.towards) if code)),
            (Field.KIND, (_both(KIND_NAMES[act.kind]), act.place, *act.provisions, *act.goods)),
            (Field.NOTE, (note.en, note.ru)),
            (Field.INSTRUMENT, (titles.get(act.instrument, act.instrument), act.id)),
        ),
    )
