"""What stands around a sentence: the register, the words of the language, what was named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.claims.lexicon.lexicon import Lexicon
from foedus.claims.mentions.titles import Titles
from foedus.claims.phrases.book import Book
from foedus.claims.pieces.row import (
    Document,
    InOrganisation,
    Piece,
    Sense,
    Somebody,
    Sort,
    States,
    Thing,
)
from foedus.claims.terms.said import Named
from foedus.law.terms.register import Register


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change within a report: the register, its names, the phrase book, the day."""

    register: Register
    lexicon: Lexicon
    book: Book
    titles: Titles
    text: str
    today: date


@dataclass(frozen=True, slots=True)
class Memory:
    """What was last named of each sort, for words like "it", "the treaty", "both countries".

    *single* is the last single state, *several* the last row of states, *meeting* the last body
    that meets or session of one, *topic* the organisation that the report is about, *documents*
    the last instrument of each noun, by id.
    """

    last: Mapping[Sort, Piece]
    single: Piece | None = None
    several: Piece | None = None
    meeting: Piece | None = None
    topic: Piece | None = None
    documents: Mapping[str, str] = field(default_factory=dict)

    def sense(self, sort: Sort) -> Sense:
        """What was last named of *sort*."""
        piece = self.last.get(sort)
        return None if piece is None else piece.sense


NOTHING_BEFORE = Memory({})
"""At the beginning of a report nothing has been named."""

_KEPT = frozenset(
    {Sort.ORGANISATION, Sort.BODY, Sort.INSTRUMENT, Sort.PERSON, Sort.OFFICE, Sort.STATES}
)


def about(topic: Piece | None) -> Memory:
    """The memory at the beginning of a report on *topic*."""
    return NOTHING_BEFORE if topic is None else Memory({Sort.ORGANISATION: topic}, topic=topic)


def topic_of(rows: Iterable[Sequence[Piece]]) -> Piece | None:
    """The organisation of the register that is named most often; of several, the first."""
    met: Counter[str] = Counter()
    first: dict[str, Piece] = {}
    for row in rows:
        for piece in row:
            own = _organisation_id(piece)
            if own:
                met[own] += 1
                named = Thing(Named("", own))
                first.setdefault(own, Piece(Sort.ORGANISATION, piece.tokens, named))
    return first[max(met, key=lambda one: met[one])] if met else None


def _organisation_id(piece: Piece) -> str:
    if isinstance(piece.sense, Thing) and piece.sort is Sort.ORGANISATION:
        return piece.sense.named.id
    return piece.sense.organisation.id if isinstance(piece.sense, InOrganisation) else ""


def remembering(memory: Memory, pieces: tuple[Piece, ...]) -> Memory:
    """What is remembered after a sentence. Of each sort its first mention counts as the topic."""
    return _with(memory, pieces)


def nearest(memory: Memory, pieces: Sequence[Piece]) -> Memory:
    """What is remembered within a sentence, after *pieces* of it: of each sort the nearest."""
    return _with(memory, tuple(reversed(pieces)))


def _with(memory: Memory, pieces: tuple[Piece, ...]) -> Memory:
    """What is remembered after *pieces*; the first of each sort counts."""
    last = dict(memory.last)
    for piece in reversed(pieces):
        if piece.sort in _KEPT and _definite(piece) and not _is_passing(piece, memory):
            last[piece.sort] = piece
    single = next((p for p in pieces if _is_single(p)), memory.single)
    several = next((p for p in pieces if is_several(p)), memory.several)
    meeting = next((p for p in pieces if _is_meeting(p)), memory.meeting)
    documents = {**memory.documents, **documents_in(pieces)}
    return replace(
        memory, documents=documents, last=last, single=single, several=several, meeting=meeting
    )


def documents_in(pieces: Iterable[Piece]) -> dict[str, str]:
    """The instruments that are named, by noun; the last of each."""
    return {
        piece.sense.noun: piece.sense.named.id
        for piece in pieces
        if isinstance(piece.sense, Document) and piece.sense.noun and piece.sense.named.id
    }


def _is_single(piece: Piece) -> bool:
    sense = piece.sense
    if piece.sort is not Sort.STATES or not isinstance(sense, States):
        return False
    return len(sense.said.codes) + len(sense.said.unknown) == 1


def _is_meeting(piece: Piece) -> bool:
    sense = piece.sense
    return isinstance(sense, InOrganisation) and (sense.meets or bool(sense.level))


def is_several(piece: Piece) -> bool:
    """Whether a piece names two states or more."""
    sense = piece.sense
    return isinstance(sense, States) and len(sense.said.codes) + len(sense.said.unknown) > 1


def _is_passing(piece: Piece, memory: Memory) -> bool:
    """Whether an organisation that no register holds is named beside one that it does hold."""
    known = memory.last.get(Sort.ORGANISATION)
    unknown = piece.sort is Sort.ORGANISATION and not _organisation_id(piece)
    return unknown and known is not None and bool(_organisation_id(known))


def _definite(piece: Piece) -> bool:
    sense = piece.sense
    if isinstance(sense, Thing | InOrganisation | Document | Somebody):
        return bool(sense.named.words or sense.named.id)
    return True
