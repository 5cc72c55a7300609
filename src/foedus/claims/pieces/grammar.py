"""What the form of a word says, in a language whose dictionary tells it."""

from __future__ import annotations

from foedus.claims.pieces.row import Piece, Sort


def part_of(piece: Piece) -> str:
    """The likeliest part of speech of a word; "" where the dictionary tells none."""
    forms = piece.tokens[0].forms if piece.sort is Sort.WORD else ()
    return forms[0].part if forms else ""


def is_future(piece: Piece) -> bool:
    """Whether a word is a verb in the future tense."""
    forms = piece.tokens[0].forms if piece.sort is Sort.WORD else ()
    return bool(forms) and forms[0].tense == "futr"


def is_past(piece: Piece) -> bool:
    """Whether a word is a verb in the past tense; in English as its ending shows."""
    if piece.sort is not Sort.WORD:
        return False
    token = piece.tokens[0]
    ending = token.lower.endswith("ed") and token.lower not in {form.lemma for form in token.forms}
    return ending or any(form.tense == "past" for form in token.forms[:1])


def gender_of(piece: Piece) -> str:
    """The gender of the head of a name: "masc", "femn", "neut"; "" where it shows none.

    The head is the first noun; of a person, the first name.
    """
    for token in piece.tokens:
        if token.text.isupper() and len(token.text) > 1:
            return ""
        noun = next((form for form in token.forms if form.part == "NOUN"), None)
        if noun is not None:
            return noun.gender
    return ""
