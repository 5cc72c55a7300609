"""Bodies named by a part of their titles: "its supreme council", "the Court", "Высший совет"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.pieces.row import (
    InOrganisation,
    Piece,
    Sort,
    Thing,
    merged,
    words_of,
)
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import Named
from foedus.claims.words.forms import Tongue, forms_in
from foedus.claims.words.tokens import Sort as TokenSort
from foedus.claims.words.tokens import tokens_of
from foedus.law.terms.organisations import Organisation

_MOST: Final = 4
"""So many words of a title may stand before its noun."""


@dataclass(frozen=True, slots=True)
class _Title:
    """The words of a body's title, each with its base forms."""

    body: str
    words: tuple[frozenset[str], ...]


def partly_named(pieces: tuple[Piece, ...], setting: Setting, memory: Memory) -> tuple[Piece, ...]:
    """The pieces, with a body wherever words name one body of an organisation spoken of."""
    vocabulary = setting.book.vocabulary
    made: list[Piece] = []
    for place, piece in enumerate(pieces):
        made.append(piece)
        if not vocabulary.has("body_nouns", piece):
            continue
        first = _first(made, vocabulary)
        if first > 0 and _belongs_to_another(made[first - 1], vocabulary):
            continue
        whose = _whose(made[:first], pieces[place + 1 : place + _WITHIN], setting)
        about = (_organisation(whose),) if whose else tuple(_spoken_of(pieces, place, memory))
        found = _body(made[first:], about, setting)
        if found is not None:
            made[first:] = [merged(made[first:], Sort.BODY, found)]
    return tuple(made)


def _first(pieces: Sequence[Piece], vocabulary: Vocabulary) -> int:
    """Where the words before the noun, at the end of *pieces*, begin that may be of its title."""
    place = len(pieces) - 1
    while place > 0 and len(pieces) - place <= _MOST and _may_be_of_title(pieces[place - 1]):
        if _is_small(pieces[place - 1], vocabulary):
            break
        place -= 1
    return place


def _may_be_of_title(piece: Piece) -> bool:
    """Whether a word is an adjective, or may be one where words do not show it."""
    if piece.sort is not Sort.WORD or piece.also:
        return False
    forms = piece.tokens[0].forms
    return not forms[0].part or forms[0].part in _ADJECTIVES if forms else True


_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})


def _is_small(piece: Piece, vocabulary: Vocabulary) -> bool:
    lists = ("articles", "determiners", "small_words", "passed_over", "in", "about")
    return any(vocabulary.has(name, piece) for name in lists)


def _belongs_to_another(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether the word before is no article or the like: "town council", "Russian court"."""
    if piece.sort is Sort.MARK:
        return False
    if piece.sort is Sort.WORD:
        return not (_is_small(piece, vocabulary) or _is_plain(piece, vocabulary))
    return piece.sort in {Sort.STATES, Sort.ADJECTIVE, Sort.TOWN, Sort.LAND, Sort.PERSON}


def _is_plain(piece: Piece, vocabulary: Vocabulary) -> bool:
    if vocabulary.has("adjectives", piece) or vocabulary.has("going_on", piece):
        return True
    return bool(piece.tokens[0].forms) and bool(piece.tokens[0].forms[0].part)


def _body(words: Sequence[Piece], about: Sequence[str], setting: Setting) -> InOrganisation | None:
    """The one body of the first organisation of *about* that has all *words* in its title."""
    own = [piece for piece in words if not setting.book.vocabulary.has("outside_names", piece)]
    for organisation in dict.fromkeys(about):
        held = setting.register.organisation.get(organisation)
        if held is None:
            continue
        fit = [one for one in _titles(held, setting.book.language) if _fits(own, one)]
        bodies = list(dict.fromkeys(one.body for one in fit))
        if len(bodies) == 1:
            named = Named(words_of(words, setting.text), bodies[0])
            return InOrganisation(named, Named("", organisation))
    return None


_WITHIN: Final = 4


def _whose(before: Sequence[Piece], after: Sequence[Piece], setting: Setting) -> Piece | None:
    """The organisation whose body it is said to be: "the UN secretariat", "секретариат ШОС"."""
    if before and before[-1].sort is Sort.ORGANISATION:
        return before[-1]
    for piece in after:
        if piece.sort is Sort.ORGANISATION:
            return piece
        if not (piece.sort is Sort.WORD and _is_small(piece, setting.book.vocabulary)):
            return None
    return None


def _spoken_of(pieces: Sequence[Piece], place: int, memory: Memory) -> Iterator[str]:
    """The organisations of the sentence, the last one named before, that of the whole report."""
    for piece in (*reversed(pieces[:place]), *pieces[place + 1 :]):
        yield _organisation(piece)
    for known in (memory.last.get(Sort.ORGANISATION), memory.last.get(Sort.BODY), memory.topic):
        if known is not None:
            yield _organisation(known)


def _organisation(piece: Piece) -> str:
    if isinstance(piece.sense, Thing) and piece.sort is Sort.ORGANISATION:
        return piece.sense.named.id
    return piece.sense.organisation.id if isinstance(piece.sense, InOrganisation) else ""


def _fits(words: Sequence[Piece], title: _Title) -> bool:
    """Whether all words stand in the title, one for each."""
    return bool(words) and all(any(piece.lemmas & word for word in title.words) for piece in words)


def _titles(organisation: Organisation, language: Tongue) -> Iterator[_Title]:
    """The titles and other names of the bodies of an organisation."""
    for body in organisation.bodies:
        for name in (body.title.en, body.title.ru, *body.also):
            yield _Title(body.id, _bases(name, language))


@lru_cache(maxsize=4096)
def _bases(name: str, language: Tongue) -> tuple[frozenset[str], ...]:
    tokens = tokens_of(name, Stretch(0, len(name)), forms_in(language))
    return tuple(token.lemmas for token in tokens if token.sort is TokenSort.WORD)
