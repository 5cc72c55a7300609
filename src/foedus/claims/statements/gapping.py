"""Statements whose verb is left out: "Armenia left on 1 January; Moldova – on 9 February"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from foedus.claims.pieces.row import Document, Piece, Sort, States
from foedus.claims.terms.claims import (
    Chair,
    Claim,
    Content,
    EntryIntoForce,
    MembershipList,
    Participation,
    Ratification,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import StatesSaid
from foedus.claims.terms.times import TimeSaid

_DASHES: Final = frozenset({"–", "—", "-"})
_BEFORE: Final = frozenset({",", ";"})
_AROUND: Final = 3
_ASIDE: Final = 5


def gaps(pieces: Sequence[Piece]) -> list[tuple[int, int, int]]:
    """Where such a clause begins, where its state or document stands, and where its dash."""
    found = []
    for dash in range(1, len(pieces) - 1):
        timed = isinstance(pieces[dash + 1].sense, TimeSaid)
        if pieces[dash].lower in _DASHES and timed:
            named = _named_before(pieces, dash)
            if named >= 0:
                found.append((_begin(pieces, named), named, dash))
    return found


def across(claim: Claim, pieces: Sequence[Piece], places: Sequence[tuple[int, int, int]]) -> bool:
    """Whether a statement runs on into a clause whose own verb is left out."""
    starts = (pieces[begin].stretch.start for begin, _, _ in places)
    return any(claim.stretch.start < start < claim.stretch.end for start in starts)


def gapped(pieces: Sequence[Piece], claims: Sequence[Claim], text: str) -> Iterator[Claim]:
    """A state or document, a dash and a time: what the statement before them says, of those."""
    for first, named, dash in gaps(pieces):
        time = pieces[dash + 1].sense
        before = _said_before(claims, pieces[named].stretch.start)
        if before is None or not isinstance(time, TimeSaid):
            continue
        content = _of(before.content, pieces[named], time)
        if content is None:
            continue
        stretch = Stretch(pieces[first].stretch.start, pieces[dash + 1].stretch.end)
        words = text[stretch.start : stretch.end]
        yield Claim(words, stretch, content, before.manner)


def _named_before(pieces: Sequence[Piece], dash: int) -> int:
    """Where the state or document stands, be an aside between it and the dash; -1: nowhere."""
    reach = _ASIDE if pieces[dash - 1].lower == "," else 1
    for place in range(dash - 1, max(-1, dash - 1 - reach), -1):
        if pieces[place].sort in {Sort.STATES, Sort.INSTRUMENT}:
            return place if _begin(pieces, place) >= 0 else -1
    return -1


def _begin(pieces: Sequence[Piece], named: int) -> int:
    """Where the words begin, with a preposition, after a comma or semicolon; else -1."""
    for place in range(named, max(0, named - _AROUND), -1):
        if pieces[place - 1].lower in _BEFORE:
            return place
        if pieces[place - 1].names:
            return -1
    return -1


def _said_before(claims: Sequence[Claim], start: int) -> Claim | None:
    before = [claim for claim in claims if claim.stretch.end <= start]
    return max(before, key=lambda claim: claim.stretch.end, default=None)


def _of(content: Content, piece: Piece, time: TimeSaid) -> Content | None:
    """The same statement of another state or document, at another time."""
    if isinstance(piece.sense, States):
        return _of_states(content, piece.sense.said, time)
    if isinstance(piece.sense, Document) and isinstance(content, _OF_DOCUMENTS):
        return replace(content, instrument=piece.sense.named, when=time)
    return None


def _of_states(content: Content, states: StatesSaid, time: TimeSaid) -> Content | None:
    if isinstance(content, Chair):
        return replace(content, state=states, when=time)
    return replace(content, states=states, when=time) if isinstance(content, _OF_STATES) else None


_OF_DOCUMENTS: Final = (Signature, Ratification, EntryIntoForce, Withdrawal)
_OF_STATES: Final = (*_OF_DOCUMENTS, MembershipList, Participation)
