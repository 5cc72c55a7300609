"""What may stand between two elements of a phrase without changing what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from foedus.claims.phrases.cases import cases_of
from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.pieces.row import Piece, Sort

Skips = Callable[[Sequence[Piece], int], int]
"""Past what may be passed over from a place on; the place itself where nothing may."""


class Skip(StrEnum):
    """How much may stand between two elements.

    NONE: nothing. TIGHT: articles and adjectives, as within a name. LOOSE: also adverbs,
    auxiliaries, times, places, words in brackets: as within a clause.
    """

    NONE = "none"
    TIGHT = "tight"
    LOOSE = "loose"


MOST: Final = 12
"""At most so many pieces are passed over between two elements."""

_SHORT: Final = 4
_MARKS: Final = frozenset({",", '"', "“", "”", "«", "»", "„", "-", "–", "—", "'", "‘", "’"})
_QUOTES: Final = _MARKS - {",", "-", "–", "—"}
_IN_ROWS: Final = frozenset({Sort.STATES, Sort.ORGANISATION, Sort.BODY, Sort.INSTRUMENT})
_ASIDES: Final = frozenset({",", "-", "–", "—"})
_IN_ASIDES: Final = frozenset(
    {Sort.TIME, Sort.TOWN, Sort.LAND, Sort.NUMBER, Sort.ADJECTIVE, Sort.ORGANISATION, Sort.BODY}
)
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF", "ADJS", "NUMR", "Apro"})
_GENITIVES: Final = 4
_GENITIVE: Final = frozenset({"NOUN", "ADJF", "PRTF"})
_VERBS: Final = frozenset({"VERB", "PRTS", "INFN"})
_ADVERBS: Final = frozenset({"ADVB", "PRCL", "PRED"})


def tight(vocabulary: Vocabulary) -> Skips:
    """Articles, adjectives, quotation marks."""

    def past(pieces: Sequence[Piece], place: int) -> int:
        return place + 1 if _within_a_name(pieces[place], vocabulary) else place

    return past


def loose(vocabulary: Vocabulary) -> Skips:
    """As `tight`, and adverbs, auxiliaries, relative pronouns, times, places, adjuncts."""

    def past(pieces: Sequence[Piece], place: int) -> int:
        aside = aside_end(pieces, place, vocabulary)
        if aside > place:
            return aside
        words = vocabulary["passed_over"].at(pieces, place)
        if words is not None:
            return words[0]
        if _within_a_clause(pieces[place], vocabulary) or _is_emphasis(pieces, place, vocabulary):
            return place + 1
        return adjunct_end(pieces, place, vocabulary)

    return past


def _within_a_name(piece: Piece, vocabulary: Vocabulary) -> bool:
    if piece.sort is Sort.MARK:
        return piece.lower in _QUOTES
    if piece.sort is Sort.ADJECTIVE:
        return True
    return piece.sort is Sort.WORD and (
        vocabulary.has("articles", piece)
        or vocabulary.has("adjectives", piece)
        or _part(piece) in _ADJECTIVES
    )


def _within_a_clause(piece: Piece, vocabulary: Vocabulary) -> bool:
    if piece.sort in {Sort.TIME, Sort.TOWN, Sort.LAND}:
        return True
    if piece.sort is Sort.MARK:
        return piece.lower in _MARKS
    return _within_a_name(piece, vocabulary) or (
        piece.sort is Sort.WORD
        and (vocabulary.has("passed_over", piece) or _part(piece) in _ADVERBS or _is_adverb(piece))
    )


def no_skip(pieces: Sequence[Piece], place: int) -> int:
    """Nothing."""
    del pieces
    return place


def adjunct_end(pieces: Sequence[Piece], place: int, vocabulary: Vocabulary) -> int:
    """Past a preposition, or a number, with its noun and the genitives: "on the last day".

    *place* itself where none begins there, or it names who or what a statement is about.
    """
    found = vocabulary["prepositions"].at(pieces, place)
    if found is None and pieces[place].sort is not Sort.NUMBER:
        return place
    head = _past_adjectives(pieces, found[0] if found else place)
    if head >= len(pieces) or not _is_circumstance(pieces[head]):
        return place
    end = head + 1
    while end < min(len(pieces), head + _GENITIVES) and _is_genitive(pieces[end]):
        end += 1
    return end


def aside_end(pieces: Sequence[Piece], place: int, vocabulary: Vocabulary) -> int:
    """Past who says so, put between commas: ", the minister said,"; *place* where it is not."""
    if pieces[place].lower != "," or place + 1 >= len(pieces):
        return place
    if not vocabulary.has("saying", pieces[place + 1]):
        return place
    for end in range(place + 2, min(len(pieces), place + MOST)):
        if pieces[end].lower == ",":
            return end + 1
    return place


def _is_emphasis(pieces: Sequence[Piece], place: int, vocabulary: Vocabulary) -> bool:
    """Whether "и" between a verb and a name only stresses the name: "подписала и Киргизия"."""
    if place == 0 or place + 1 >= len(pieces) or not vocabulary.has("stressing", pieces[place]):
        return False
    return _part(pieces[place - 1]) in _VERBS and pieces[place + 1].names


def _past_adjectives(pieces: Sequence[Piece], place: int) -> int:
    while place < len(pieces) and (
        pieces[place].sort is Sort.ADJECTIVE
        or pieces[place].sort is Sort.NUMBER
        or (pieces[place].sort is Sort.WORD and _may_be_adjective(pieces, place))
    ):
        place += 1
    return place


def _may_be_adjective(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a word is an adjective, or may be one and a noun follows: "этом посту"."""
    if _part(pieces[place]) in _ADJECTIVES:
        return True
    after = _part(pieces[place + 1]) if place + 1 < len(pieces) else ""
    forms = pieces[place].tokens[0].forms
    return after == "NOUN" and any(form.part in _ADJECTIVES for form in forms)


def _is_circumstance(piece: Piece) -> bool:
    if piece.sort in {Sort.BODY, Sort.TOWN, Sort.LAND, Sort.TIME}:
        return True
    return piece.sort is Sort.WORD and _part(piece) in {"NOUN", "NPRO"}


def _is_genitive(piece: Piece) -> bool:
    if piece.sort in {Sort.STATES, Sort.ORGANISATION, Sort.INSTRUMENT}:
        return cases_of(piece) <= {"gent"} and bool(cases_of(piece))
    if piece.sort is not Sort.WORD:
        return False
    return any(f.case == "gent" and f.part in _GENITIVE for f in piece.tokens[0].forms[:2])


def bracket_end(pieces: Sequence[Piece], place: int) -> int:
    """Where the bracket that opens at *place* is closed; *place* where it is none or too long."""
    if place >= len(pieces) or pieces[place].lower not in {"(", "["}:
        return place
    for end in range(place + 1, min(len(pieces), place + MOST)):
        if pieces[end].lower in {")", "]"}:
            return end + 1
    return place


def _is_adverb(piece: Piece) -> bool:
    """Whether an English word has the ending of an adverb: "unanimously"."""
    return piece.lower.endswith("ly") and len(piece.lower) > _SHORT


def between_end(pieces: Sequence[Piece], place: int) -> int:
    """Past a few words between two commas or two dashes that name no state, person or document.

    *place* itself where none begins there: "Armenia, the smallest of all, signed".
    """
    if place >= len(pieces) or pieces[place].lower not in _ASIDES:
        return place
    mark = pieces[place].lower
    if place + 1 < len(pieces) and pieces[place + 1].sort in _IN_ROWS:
        return place  # the next of a row
    for end in range(place + 1, min(len(pieces), place + MOST)):
        piece = pieces[end]
        if piece.lower == mark:
            return end + 1 if end > place + 1 else place
        if piece.names and piece.sort not in _IN_ASIDES:
            return place
        if piece.sort is Sort.MARK:
            return place
    return place


def _part(piece: Piece) -> str:
    forms = piece.tokens[0].forms
    return forms[0].part if forms else ""
