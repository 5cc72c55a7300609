"""What is said of one state said again of another, without its verb.

"Russia deposited its instrument in 1992 and Belarus a day later; Kazakhstan on 20 April 1994."
"Armenia withdrew in 2006, and Moldova did so in 2010."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from foedus.claims.mentions.context import Setting
from foedus.claims.pieces.row import Piece, Sort, States
from foedus.claims.terms.claims import (
    Claim,
    EntryIntoForce,
    MembershipList,
    Ratification,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.times import TimeSaid

_AGAIN: Final = Ratification | Signature | Withdrawal | MembershipList | EntryIntoForce
_OPENS: Final = frozenset({",", ";", "and", "while", "but", "for", "as"})
_WITH_VERB: Final = frozenset({"for", "as"})
_ENDS: Final = frozenset({",", ";", ".", "!", ")", "and", "while", "but"})


def repeated(
    pieces: tuple[Piece, ...],
    claims: Sequence[Claim],
    before: Claim | None,
    setting: Setting,
) -> tuple[Claim, ...]:
    """The statements of a sentence that leave out their verb.

    *claims* are those found in it, *before* is the last one of the sentence before.
    """
    found: list[Claim] = []
    for place, piece in enumerate(pieces):
        if piece.sort is Sort.STATES and isinstance(piece.sense, States) and _opens(pieces, place):
            model = _model((*claims, *found), piece)
            made = _again(pieces, place, piece.sense, model or before, setting, model is None)
            if made is not None and not any(made.stretch.shared(c.stretch) for c in claims):
                found.append(made)
    return tuple(found)


def _opens(pieces: Sequence[Piece], place: int) -> bool:
    if place and pieces[place - 1].lower == "the":
        place -= 1
    return place == 0 or pieces[place - 1].lower in _OPENS


def _model(claims: Sequence[Claim], piece: Piece) -> Claim | None:
    """The last statement before *piece* in its sentence."""
    earlier = [one for one in claims if one.stretch.end <= piece.stretch.start]
    return max(earlier, key=lambda one: one.stretch.end, default=None)


def _again(
    pieces: Sequence[Piece],
    place: int,
    states: States,
    model: Claim | None,
    setting: Setting,
    other_sentence: bool,  # noqa: FBT001 - said by the caller alone
) -> Claim | None:
    if model is None or not isinstance(model.content, _AGAIN):
        return None
    for_whom = place > 0 and pieces[place - 1].lower in _WITH_VERB
    if isinstance(model.content, EntryIntoForce) and not (model.content.states or for_whom):
        return None  # a treaty entered into force; of states nothing was said
    verb = next(_likewise(pieces, place + 1, setting), None)
    if verb is None and (other_sentence or place == 0 or pieces[place - 1].lower in _WITH_VERB):
        return None
    at = place + 1 if verb is None else verb
    time = pieces[at].sense if at < len(pieces) else None
    if not isinstance(time, TimeSaid) or not (verb is not None or _ends(pieces, at + 1)):
        return None
    stretch = Stretch(pieces[place].stretch.start, pieces[at].stretch.end)
    content = replace(model.content, states=states.said, when=time)
    return Claim(setting.text[stretch.start : stretch.end], stretch, content, model.manner)


def _likewise(pieces: Sequence[Piece], place: int, setting: Setting) -> Iterator[int]:
    """Where "did so", "it did so", "followed suit" ends."""
    words = setting.book.vocabulary["likewise"]
    for first in (place, place + 1):
        found = words.at(pieces, first)
        if found is not None and (first == place or not pieces[place].names):
            yield found[0]


def _ends(pieces: Sequence[Piece], place: int) -> bool:
    return place >= len(pieces) or pieces[place].lower in _ENDS
