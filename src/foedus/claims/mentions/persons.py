"""Rows of capital words: people by full name or surname, and names that no register holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from foedus.claims.mentions.context import Setting
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import Piece, Somebody, Sort, Thing, merged, words_of
from foedus.claims.terms.said import NO_STATES, Named
from foedus.claims.words.extras import is_russian

_LONGEST = 4
_INITIAL = 2
_SHORT = 3
_MOSTLY = 0.6
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]?\.?")


def with_persons(
    pieces: tuple[Piece, ...], met: Mapping[str, Somebody], setting: Setting
) -> tuple[Piece, ...]:
    """The pieces with first names joined to surnames, and unknown names made people or bodies.

    *met* are the persons of the report so far, by surname in base form.
    """
    if _is_headline(pieces, setting):
        return pieces
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = _end_of_name(pieces, place, setting)
        one = _named_there(pieces[place:end], made, met, setting)
        made.append(one or pieces[place])
        place = place + 1 if one is None else end
    return tuple(made)


def _named_there(
    row: tuple[Piece, ...],
    before: Sequence[Piece],
    met: Mapping[str, Somebody],
    setting: Setting,
) -> Piece | None:
    """What a row of capital words names, seen with what stands before it."""
    vocabulary = setting.book.vocabulary
    if not row:
        return None
    if _is_place(row, before, setting):
        return merged(row, Sort.TOWN, Thing(Named(words_of(row, setting.text))))
    titled = (
        bool(before)
        and vocabulary.has("titles", before[-1])
        and not vocabulary.has("not_persons", row[0])
    )
    return _named(row, met, setting) or (_titled(row) if titled else None)


def _is_place(row: tuple[Piece, ...], before: Sequence[Piece], setting: Setting) -> bool:
    """Whether words that no register knows stand after "in" or "at": a place, in English."""
    if setting.book.language != "en" or not before or any(piece.names for piece in row):
        return False
    last = before[-1]
    if last.lower == "the" and len(before) > 1:
        last = before[-2]
    return setting.book.vocabulary.has("in", last) and not _ends_organisation(row[-1], setting)


def _is_headline(pieces: Sequence[Piece], setting: Setting) -> bool:
    """Whether nearly every word has a capital, so that capitals tell nothing: in English.

    A headline ends with no full stop.
    """
    if not pieces or pieces[-1].lower == "." or any(part_of(piece) for piece in pieces):
        return False
    words = [
        p
        for p in pieces
        if p.sort is Sort.WORD and len(p.lower) > _SHORT and not _is_common(p, setting)
    ]
    return len(words) >= _LONGEST and sum(p.tokens[0].capital for p in words) > _MOSTLY * len(words)


def _end_of_name(pieces: Sequence[Piece], place: int, setting: Setting) -> int:
    """Where a row of capital words ends; initials and a surname that is known are in it."""
    end = place
    while end < len(pieces) and end - place < _LONGEST * 2:
        piece = pieces[end]
        if piece.sort is Sort.PERSON:
            return end + 1
        if not (
            _is_initial(pieces, end)
            or _is_capital(piece, setting, first=end == 0)
            or _is_stop(pieces, end, place)
        ):
            break
        end += 1
    while end > place and pieces[end - 1].sort is Sort.MARK:
        end -= 1
    return end


def _is_capital(piece: Piece, setting: Setting, *, first: bool) -> bool:
    token = piece.tokens[0]
    return (
        piece.sort is Sort.WORD
        and token.capital
        and (not (token.text.isupper() and len(token.text) > _INITIAL) or _is_letters(piece))
        and not (_is_common(piece, setting) and not _ends_organisation(piece, setting))
        and part_of(piece) not in _NO_NAMES
        and not (first and _is_common_noun(piece))
        and not (
            first and bool(piece.lemmas & setting.book.vocabulary["small_words"].by_first.keys())
        )
    )


def _is_common_noun(piece: Piece) -> bool:
    """Whether the dictionary, where it tells, knows no name that the word may be."""
    forms = piece.tokens[0].forms
    return any(form.part for form in forms) and not any(form.proper for form in forms)


_NO_NAMES: Final = frozenset(
    {"VERB", "INFN", "PRTS", "GRND", "ADVB", "PREP", "CONJ", "PRCL", "NPRO", "NUMR", "PRED"}
)
"""Parts of speech that begin no name, though a sentence may begin with them."""


def _ends_organisation(piece: Piece, setting: Setting) -> bool:
    return setting.book.vocabulary.has("organisation_ends", piece)


def _is_initial(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a single capital letter with a full stop stands here, or several: "T.A."."""
    after = pieces[place + 1].lower if place + 1 < len(pieces) else ""
    return pieces[place].sort is Sort.WORD and (
        (_is_letter(pieces[place]) and after == ".") or _is_letters(pieces[place])
    )


def _is_letter(piece: Piece) -> bool:
    text = piece.tokens[0].text
    return len(text) == 1 and text.isupper()


def _is_letters(piece: Piece) -> bool:
    """Whether it is initials written together: "T.A."."""
    return piece.sort is Sort.WORD and _INITIALS.fullmatch(piece.tokens[0].text) is not None


def _is_common(piece: Piece, setting: Setting) -> bool:
    """Whether the word is in a list of the vocabulary: a title, an article, a noun of things."""
    vocabulary = setting.book.vocabulary
    return any(vocabulary.has(name, piece) for name in _COMMON if name in vocabulary.lists)


_COMMON = (
    "articles",
    "passed_over",
    "small_words",
    "officials",
    "documents",
    "organisations",
    "meetings",
    "state_nouns",
    "joints",
    "adjectives",
    "no_names",
    "saying",
)


def _is_stop(pieces: Sequence[Piece], place: int, first: int) -> bool:
    return (
        place > first
        and pieces[place].lower == "."
        and len(pieces[place - 1].tokens[0].text) <= _INITIAL
        and pieces[place - 1].sort is Sort.WORD
    )


def _named(
    pieces: tuple[Piece, ...], met: Mapping[str, Somebody], setting: Setting
) -> Piece | None:
    if not pieces:
        return None
    last = pieces[-1]
    words = words_of(pieces, setting.text)
    if isinstance(last.sense, Somebody):
        return merged(pieces, Sort.PERSON, _known(last.sense, words, met, surname_of(last)))
    if len(pieces) == 1:
        before = met.get(surname_of(last)) if last.tokens[0].capital else None
        known = before or _by_surname(last)
        return None if known is None else merged(pieces, Sort.PERSON, known)
    if setting.book.vocabulary.has("organisation_ends", last):
        return merged(pieces, Sort.ORGANISATION, Thing(Named(words)))
    if any(setting.book.vocabulary.has("not_persons", piece) for piece in pieces):
        return None
    named = sum(piece.sort is Sort.WORD for piece in pieces)
    if named < _INITIAL or not _looks_like_a_name(pieces) or not _may_be_a_person(pieces):
        return None
    return merged(pieces, Sort.PERSON, Somebody(Named(words), NO_STATES))


def _may_be_a_person(pieces: Sequence[Piece]) -> bool:
    """Whether the dictionary, where it tells, knows a word of it as part of a person's name.

    After initials any word with a capital is a surname.
    """
    if any(_is_letter(piece) or _is_letters(piece) for piece in pieces[:-1]):
        return len(pieces[-1].lower) >= _SHORT
    forms = [form for piece in pieces for token in piece.tokens for form in token.forms]
    return not any(form.part for form in forms) or any(form.proper for form in forms)


def _by_surname(piece: Piece) -> Somebody | None:
    """A capital word that the dictionary knows as nothing but a surname."""
    forms = piece.tokens[0].forms
    only = bool(forms) and all(form.proper == "Surn" for form in forms)
    own = only and piece.sort is Sort.WORD and piece.tokens[0].capital
    return Somebody(Named(piece.tokens[0].text), NO_STATES) if own else None


def _titled(pieces: tuple[Piece, ...]) -> Piece | None:
    """A surname that no register holds, after a title: "President Poroshenko"."""
    if len(pieces) != 1 or pieces[0].sort is not Sort.WORD:
        return None
    if not pieces[0].tokens[0].capital or len(pieces[0].lower) < _SHORT:
        return None
    if not _may_be_a_person(pieces) and is_russian(pieces[0].lower):
        return None  # "the chairman of the Court" is no Mr Court
    return merged(pieces, Sort.PERSON, Somebody(Named(pieces[0].tokens[0].text), NO_STATES))


def _looks_like_a_name(pieces: Sequence[Piece]) -> bool:
    return all(len(piece.tokens[0].text) > 0 for piece in pieces) and len(pieces) <= _LONGEST


def _known(sense: Somebody, words: str, met: Mapping[str, Somebody], surname: str) -> Somebody:
    if sense.named.id or not sense.among:
        return Somebody(Named(words, sense.named.id), sense.states, sense.among)
    before = met.get(surname)
    own = before.named.id if before is not None and before.named.id in sense.among else ""
    return Somebody(Named(words, own), sense.states, () if own else sense.among)


def surname_of(piece: Piece) -> str:
    """The base form of the last word of a name, by which it is found again."""
    token = piece.tokens[-1]
    return token.forms[0].lemma if token.forms else token.lower
