"""States as places: "in Armenia" says where, not who."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.claims.mentions.context import Setting
from foedus.claims.pieces.row import Piece, Sort, States

_DATELINE: Final = 2
_DASHES: Final = frozenset({"-", "–", "—"})
_AFTER_HEADS: Final = frozenset({",", "(", "-", "–", "—", "."})


def with_lands(pieces: tuple[Piece, ...], setting: Setting) -> tuple[Piece, ...]:
    """The pieces with each state after "in" made a place, each capital there only that."""
    return tuple(
        _town(pieces, place, setting)
        if pieces[place].sort is Sort.TOWN
        else _land(pieces, place, setting)
        for place in range(len(pieces))
    )


def _town(pieces: tuple[Piece, ...], place: int, setting: Setting) -> Piece:
    """A capital after "in" is no state; nor at the head of a report: "MINSK, 10 December"."""
    piece = pieces[place]
    after_in = place > 0 and setting.book.vocabulary.has("in", pieces[place - 1])
    heads = place == 0 and _heads_a_report(pieces)
    return Piece(Sort.TOWN, piece.tokens, piece.sense) if after_in or heads else piece


def _heads_a_report(pieces: Sequence[Piece]) -> bool:
    """Whether a mark follows the first name; after a comma, a time too; then a new sentence."""
    if len(pieces) < _DATELINE or pieces[1].lower not in _AFTER_HEADS:
        return False
    if pieces[1].lower == ",":
        return any(piece.sort is Sort.TIME for piece in pieces[2:4])
    small = len(pieces) > _DATELINE and pieces[2].tokens[0].text[:1].islower()
    return not (pieces[1].lower in _DASHES and small and pieces[2].sort is not Sort.TIME)


def _land(pieces: tuple[Piece, ...], place: int, setting: Setting) -> Piece:
    piece = pieces[place]
    if (
        place > 0
        and piece.sort is Sort.STATES
        and isinstance(piece.sense, States)
        and setting.book.vocabulary.has("in", pieces[place - 1])
        and _is_place(piece)
    ):
        return Piece(Sort.LAND, piece.tokens, piece.sense)
    return piece


def _is_place(piece: Piece) -> bool:
    """In Russian "в Армении" (locative) is a place, "в Армению" a direction."""
    cases = {form.case for form in piece.tokens[0].forms}
    return cases <= {""} or "loct" in cases
