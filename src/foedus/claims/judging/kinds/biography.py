"""A person's life, as far as the register has it: a birth, a few words on posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import PERSON, not_held, vague
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.named import plain
from foedus.claims.judging.telling import say, sentences, when_words
from foedus.claims.judging.weighing import UNKNOWN, YES, Finding, Lack, Test, Ways, so
from foedus.claims.terms.claims import Biography
from foedus.claims.terms.said import Named
from foedus.claims.terms.times import Relation
from foedus.law.terms.people import Person
from foedus.law.terms.wording import Wording


def judge_biography(said: Biography, case: Case) -> Finding:
    """Compare the birth with what is held, and the rest with the words of the register."""
    person = case.register.person.get(said.person.id)
    if person is None:
        return not_held(said.person, PERSON)
    atoms = tuple(_atoms(said, case, person))
    if not atoms:
        return vague(Wording("nothing is said of the person", "о лице ничего не сказано"))
    return Finding(
        told=_told(person),
        tests=(Test(name=person.id, title=person.name, atoms=atoms),),
        lack=Lack.RECORD,
        projected=False,
        proof=tuple(line for line in (person.evidence.note,) if line),
        sources=person.evidence.sources,
    )


def _atoms(said: Biography, case: Case, person: Person) -> Iterator[Ways]:
    if said.born.relation is not Relation.UNSAID:
        yield Meant(said.born, case.on, ahead=False).event(person.born)
    if said.place and (not said.post or _is_of_birth(case)):
        yield _place(said.place, case, person)
    post = " ".join(word for word in said.post.split() if not _is_birth_word(word))
    if post:
        yield _words(post, case, person)


def _is_birth_word(word: str) -> bool:
    return any(word.casefold().startswith(stem[:6]) for stem in (*BIRTH, "native"))


def _is_of_birth(case: Case) -> bool:
    """Whether a statement speaks of a birth, so that a place in it is where that was."""
    words = case.claim.words.casefold()
    return any(stem in words for stem in (*BIRTH, "native of", "родом"))


def _place(place: Named, case: Case, person: Person) -> Ways:
    """A place of birth is compared with what the note says of the birth, by name."""
    told = _of_birth(person)
    held = case.register.party.get(place.id) or case.register.town.get(place.id)
    own = () if held is None else (held.name.en, held.name.ru, *held.also)
    names = {plain(name) for name in (place.words, *own)} - {""}
    if not told:
        return YES if place.id and place.id == person.party else UNKNOWN
    return so(any(f" {name} " in f" {told} " for name in names))


def _of_birth(person: Person) -> str:
    """The sentences of the note that tell of the birth and more than its day."""
    note = person.evidence.note
    parts = (part for words in (note.en, note.ru) for part in words.split("."))
    return " ".join(plain(part) for part in parts if any(stem in part.casefold() for stem in BIRTH))


BIRTH = ("born", "родился", "родилась", "уроженец", "уроженка")
"""How a note says where somebody was born."""


def _words(words: str, case: Case, person: Person) -> Ways:
    """Words that the register has too are so; words that it lacks contradict nothing."""
    said = content_words(words)
    note = person.evidence.note
    state = case.register.party.get(person.party)
    own = () if state is None else (*state.adjectives, state.name.en, state.name.ru)
    held = frozenset().union(*(held_words(case.seen, text) for text in (note.en, note.ru, *own)))
    telling = said - _TITLES - _SERVING
    return YES if telling and said - _SERVING <= held else UNKNOWN


_SERVING: Final = frozenset(
    [
        "head",
        "lead",
        "run",
        "serve",
        "work",
        "hold",
        "post",
        "position",
        "руководить",
        "возглавлять",
        "возглавить",
        "занимать",
        "служить",
        "работать",
        "пост",
        "должность",
    ]
)
"""Words for having any post."""

_TITLES: Final = frozenset(
    [
        "general",
        "director",
        "head",
        "minister",
        "secretary",
        "president",
        "chairman",
        "генерал",
        "директор",
        "глава",
        "министр",
        "секретарь",
        "президент",
        "председатель",
    ]
)
"""Words that many titles share: alone they are no post."""


def _sentence_of_birth(person: Person) -> Wording:
    """Where, in the words of the register."""
    note = person.evidence.note
    return Wording(*(_first(words) for words in (note.en, note.ru)))


def _first(words: str) -> str:
    parts = (part.strip() for part in words.split("."))
    return next((f"{p}." for p in parts if any(stem in p.casefold() for stem in BIRTH)), "")


def _told(person: Person) -> Wording:
    born = Wording("The day of birth is not held.", "День рождения неизвестен.")
    if person.born is not None:
        born = say("Born {day}.", "Дата рождения: {day}.", day=when_words(person.born))
    name = say("{name}.", "{name}.", name=person.name)
    return sentences(name, born, _sentence_of_birth(person))
