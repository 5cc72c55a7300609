"""What is said of one state said again of another, without its verb.

"Russia deposited its instrument in 1992 and Belarus a day later; Kazakhstan on 20 April 1994."
"Armenia withdrew in 2006, and Moldova did so in 2010; Georgia did not."
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from foedus.claims.mentions.context import Setting
from foedus.claims.pieces.row import Piece, Sort, States
from foedus.claims.terms.claims import (
    Claim,
    Content,
    EntryIntoForce,
    MembershipList,
    Ratification,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.kinds import Manner, Stretch
from foedus.claims.terms.times import TimeSaid

_AGAIN: Final = Ratification | Signature | Withdrawal | MembershipList | EntryIntoForce
_OPENS: Final = frozenset({",", ";", "and", "while", "but", "for", "as"})
_DENIED: Final = "not"
"""The label of "did not", "never did": the same is denied."""
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
    end, label = _likewise(pieces, place + 1, setting)
    if not end and (other_sentence or place == 0 or pieces[place - 1].lower in _WITH_VERB):
        return None
    if label == _DENIED and _ends(pieces, end):
        denied = replace(model.manner, negated=not model.manner.negated)
        made = replace(model.content, states=states.said)
        return _claim(pieces[place:end], made, denied, setting)
    at = end or place + 1
    time = pieces[at].sense if at < len(pieces) else None
    if label == _DENIED or not isinstance(time, TimeSaid) or not (end or _ends(pieces, at + 1)):
        return None
    made = replace(model.content, states=states.said, when=time)
    return _claim(pieces[place : at + 1], made, model.manner, setting)


def _claim(pieces: Sequence[Piece], content: Content, manner: Manner, setting: Setting) -> Claim:
    stretch = Stretch(pieces[0].stretch.start, pieces[-1].stretch.end)
    return Claim(setting.text[stretch.start : stretch.end], stretch, content, manner)


def _likewise(pieces: Sequence[Piece], place: int, setting: Setting) -> tuple[int, str]:
    """Where "did so", "it did so", "followed suit", "did not" ends, and which it is; else 0."""
    words = setting.book.vocabulary["likewise"]
    for first in (place, place + 1):
        found = words.at(pieces, first)
        if found is not None and (first == place or not pieces[place].names):
            return found
    return 0, ""


def _ends(pieces: Sequence[Piece], place: int) -> bool:
    return place >= len(pieces) or pieces[place].lower in _ENDS
