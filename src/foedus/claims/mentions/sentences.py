"""A sentence made a row of pieces: the passes after the first (`naming`), in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.claims.mentions.composing import composed
from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.mentions.documents import with_documents
from foedus.claims.mentions.lands import with_lands
from foedus.claims.mentions.listing import listed, with_delegates
from foedus.claims.mentions.partly import partly_named
from foedus.claims.mentions.persons import surname_of, with_persons
from foedus.claims.mentions.referring import referred
from foedus.claims.pieces.row import Piece, Somebody, Sort


def pieces_of(
    pieces: tuple[Piece, ...],
    met: Mapping[str, Somebody],
    setting: Setting,
    memory: Memory,
) -> tuple[Piece, ...]:
    """The pieces of a sentence after all passes. *met* are the persons named before."""
    first, second, third = setting.book.things
    pieces = with_persons(pieces, met, setting)
    pieces = composed(pieces, first, setting, memory)
    pieces = listed(pieces, setting)
    pieces = with_documents(pieces, setting, memory)
    pieces = partly_named(pieces, setting, memory)
    pieces = composed(pieces, second, setting, memory)
    pieces = referred(pieces, setting, memory)
    pieces = composed(pieces, third, setting, memory)
    return with_lands(with_delegates(listed(pieces, setting), setting), setting)


def met_in(pieces: Sequence[Piece]) -> dict[str, Somebody]:
    """The persons of a sentence by surname, for their second mention."""
    return {
        surname_of(piece): piece.sense
        for piece in pieces
        if piece.sort is Sort.PERSON and isinstance(piece.sense, Somebody) and len(piece.tokens) > 1
    }
