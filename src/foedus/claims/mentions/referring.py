"""Words that stand for what was named before: "it", "the alliance", "both countries"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.mentions.context import Memory, Setting, nearest
from foedus.claims.pieces.grammar import gender_of
from foedus.claims.pieces.row import (
    InOrganisation,
    Piece,
    Somebody,
    Sort,
    States,
    Thing,
    merged,
)
from foedus.claims.terms.said import Named

_SUBJECTS: Final = Sort.ORGANISATION, Sort.INSTRUMENT, Sort.BODY
"""What "it" may stand for besides a state; a phrase takes what it looks for."""
_GENDERS: Final = frozenset({"masc", "femn", "neut"})
"""Labels of pronouns that show their gender: "masc", "masc+neut"."""
_REACH: Final = 40
"""So many pieces before a word are looked at within its sentence."""


def referred(pieces: tuple[Piece, ...], setting: Setting, memory: Memory) -> tuple[Piece, ...]:
    """The pieces with each such word made a piece of what it stands for.

    A noun ("the alliance") becomes what it names; a pronoun stays a word, and may also be what the
    phrase around it looks for ("it" entered into force, "it" brings together).
    """
    words = setting.book.vocabulary["referring"]
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        found = words.at(pieces, place)
        if found is None:
            made.append(pieces[place])
            place += 1
            continue
        end, label = found
        piece = _one(pieces[place:end], label, nearest(memory, made[-_REACH:]), setting)
        made.extend(pieces[place:end] if piece is None else (piece,))
        place = end
    return tuple(made)


def _one(pieces: tuple[Piece, ...], label: str, memory: Memory, setting: Setting) -> Piece | None:
    """What *pieces* stand for together; None where nothing was named before."""
    tokens = tuple(token for piece in pieces for token in piece.tokens)
    genders = frozenset(label.split("+"))
    if genders <= _GENDERS:
        also = tuple(Piece(o.sort, tokens, o.sense) for o in _of_gender(memory, genders))
        return Piece(Sort.WORD, tokens, also=also) if also else None
    if label not in {"subject", "several"}:
        meant = _body(pieces, memory, setting) if label == "body" else _of_label(label, memory)
        return None if meant is None else merged(pieces, meant.sort, meant.sense)
    found = _singular(memory) if label == "subject" else _plural(memory)
    also = tuple(Piece(other.sort, tokens, other.sense) for other in found)
    return Piece(Sort.WORD, tokens, also=also) if also else None


def _of_label(label: str, memory: Memory) -> Piece | None:
    """What a noun stands for; "the country" also for that whose official was named last."""
    if label == "meeting":
        return memory.meeting
    known = memory.last.get(Sort(label))
    person = memory.last.get(Sort.PERSON)
    if known is None and label == Sort.STATES and person is not None:
        sense = person.sense
        if isinstance(sense, Somebody) and sense.states:
            return Piece(Sort.STATES, person.tokens, States(sense.states))
    return known


def _body(pieces: tuple[Piece, ...], memory: Memory, setting: Setting) -> Piece | None:
    """The body last named, if it may be called so: "the court" is no commission.

    Else some body, of the organisation last named.
    """
    known = memory.last.get(Sort.BODY)
    tokens = tuple(token for piece in pieces for token in piece.tokens)
    noun = tokens[-1]
    any_body = not setting.book.vocabulary.has("body_nouns", pieces[-1])
    if known is not None and (any_body or any(noun.lemmas & one.lemmas for one in known.tokens)):
        return known
    about = memory.sense(Sort.ORGANISATION)
    if not isinstance(about, Thing):
        return None
    return Piece(Sort.BODY, tokens, InOrganisation(Named(noun.text), about.named))


def _singular(memory: Memory) -> Iterator[Piece]:
    """What "it" may stand for."""
    for sort in _SUBJECTS:
        if sort in memory.last:
            yield memory.last[sort]
    if memory.single is not None:
        yield memory.single


def _of_gender(memory: Memory, genders: frozenset[str]) -> Iterator[Piece]:
    """What a pronoun that shows its gender may stand for; people too."""
    people = (memory.last[Sort.PERSON],) if Sort.PERSON in memory.last else ()
    for piece in (*_singular(memory), *people):
        gender = gender_of(piece)
        if not gender or gender in genders:
            yield piece


def _plural(memory: Memory) -> Iterator[Piece]:
    """What "they" may stand for: states, or those who meet."""
    if memory.several is not None:
        yield memory.several
    if memory.meeting is not None:
        yield memory.meeting
