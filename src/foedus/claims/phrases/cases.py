"""In which grammatical case a thing is named, and in which voice a verb, where words show it."""

from __future__ import annotations

from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.words.tokens import Sort as TokenSort
from foedus.claims.words.tokens import Token

_USUAL = {"loc2": "loct", "loc1": "loct", "gen2": "gent", "gen1": "gent", "acc2": "accs"}
"""The rare second forms of a case count as that case."""


def in_case(piece: Piece, cases: frozenset[str]) -> bool:
    """Whether *piece* may stand in one of *cases*.

    What shows no case, and a pronoun, of which some forms are rare, may stand in any.
    """
    if not cases:
        return True
    found = cases_of(piece)
    return not found or bool(found & cases)


def cases_of(piece: Piece) -> frozenset[str]:
    """The cases that the head of a piece may be in; nothing where its form shows none.

    The head of a name is its first word; a number shows none.
    """
    if piece.sort is Sort.COUNT:
        return _of_count(piece)
    words = _words(piece)
    if not words:
        return frozenset()
    return _of_person(words) if piece.sort is Sort.PERSON else _of_token(words[0])


def _words(piece: Piece) -> list[Token]:
    """The words of a piece; of words joined by a hyphen the last, which is inflected."""
    following = (*piece.tokens[1:], None)
    return [
        token
        for token, after in zip(piece.tokens, following, strict=True)
        if token.sort is TokenSort.WORD and (after is None or after.text not in _HYPHENS)
    ]


_HYPHENS = frozenset({"-", "\u2010", "\u2011"})


def _of_person(words: list[Token]) -> frozenset[str]:
    """The cases that all parts of a name agree in; all that any may be in where they do not.

    Only readings as parts of a name count: of a name that it does not know, the dictionary guesses.
    """
    single = (
        frozenset(
            form.case for form in word.forms if form.proper and form.case and form.number != "plur"
        )
        for word in words
        if len(word.text) > 1
    )
    known = [cases for cases in single if cases]
    if not known:
        return frozenset()
    return frozenset.intersection(*known) or frozenset.union(*known)


def _of_token(token: Token) -> frozenset[str]:
    if token.text.isupper() and len(token.text) > 1:
        return frozenset()
    if token.forms and token.forms[0].part == "NPRO":
        return frozenset()
    return frozenset(_USUAL.get(form.case, form.case) for form in token.forms if form.case)


def _of_count(piece: Piece) -> frozenset[str]:
    words = [token for token in piece.tokens if token.sort is TokenSort.WORD]
    return _of_token(words[0]) if len(words) == len(piece.tokens) else frozenset()


def in_voice(piece: Piece, voice: str) -> bool:
    """Whether a verb is in *voice* ("pssv"), or not in the passive ("actv"); a noun in a case."""
    forms = piece.tokens[0].forms
    if not voice or piece.sort is not Sort.WORD or not forms:
        return True
    if voice not in {"actv", "pssv"}:
        return any(form.case == voice for form in forms)
    passive = forms[0].voice == "pssv" or piece.lower.endswith(("ся", "сь"))
    return passive is (voice == "pssv")


def shows_genitive(piece: Piece) -> bool:
    """Whether a noun or name stands in the genitive, or an adjective before such a one."""
    if piece.sort is Sort.WORD:
        forms = piece.tokens[0].forms[:1]
        return any(f.case == "gent" and f.part in {"NOUN", "ADJF", "PRTF"} for f in forms)
    return piece.sort is Sort.STATES and cases_of(piece) == {"gent"}
