"""How each delegation may turn out to stand, as long as not everything is known.

A delegation that has spoken stands in one way. One that has not may still agree, object, or keep
out of it; each of these is a `Stand`. Counting then gives bounds instead of guesses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Final, TypeAlias

from foedus.law.terms.procedure import DecisionRule, Silence
from foedus.procedure.positions import AGREEING, OPTING_OUT, Position, Vote
from foedus.procedure.sittings import Sitting


@dataclass(frozen=True, slots=True)
class Stand:
    """One way in which a delegation may stand. *sits* is false where its seat is in doubt."""

    present: bool
    agrees: bool
    objects: bool
    vote: Vote | None
    sits: bool = True


Stands: TypeAlias = Mapping[str, frozenset[Stand]]
"""For each delegation the ways in which it may stand; one where all is known."""

_AGREES: Final = (True, False)
_OBJECTS: Final = (False, True)
_NEITHER: Final = (False, False)
_ANY: Final = (_AGREES, _OBJECTS, _NEITHER)
_ANY_VOTE: Final = (Vote.FOR, Vote.AGAINST, Vote.ABSTAIN, None)
_NOWHERE: Final = Stand(present=False, agrees=False, objects=False, vote=None, sits=False)


def silence_is_agreement(rule: DecisionRule, sitting: Sitting, at: datetime) -> bool:
    """Whether silence counts as agreement: the rule says so, and the deadline has passed."""
    until = sitting.silence_until
    return rule.silence is Silence.AGREEMENT and until is not None and at > until


def position_of(sitting: Sitting, party: str) -> Position:
    """What *party* has said; who is absent and has said nothing is absent."""
    said = sitting.positions.get(party, Position.SILENT)
    return Position.ABSENT if said is Position.SILENT and party in sitting.absent else said


def stands_of(rule: DecisionRule, sitting: Sitting, at: datetime) -> Stands:
    """How each delegation may stand at the moment *at*."""
    silence_agrees = silence_is_agreement(rule, sitting, at)
    return {
        party: _stands(sitting, party, silence_agrees=silence_agrees)
        for party in sorted(sitting.everybody)
    }


def _stands(sitting: Sitting, party: str, *, silence_agrees: bool) -> frozenset[Stand]:
    said = position_of(sitting, party)
    if silence_agrees and said in {Position.SILENT, Position.ABSENT}:
        said = Position.AGREES
    found = frozenset(
        Stand(present, agrees, objects, vote)
        for present, (agrees, objects), vote in product(
            _presences(sitting, party), _attitudes(said), _votes(sitting, party)
        )
        if present or vote is None
    )
    return found | {_NOWHERE} if party in sitting.doubtful else found


def _presences(sitting: Sitting, party: str) -> tuple[bool, ...]:
    if party in sitting.present or party in sitting.votes:
        return (True,)
    if party in sitting.absent or sitting.positions.get(party) is Position.ABSENT:
        return (False,)
    return (True, False)


def _attitudes(said: Position) -> tuple[tuple[bool, bool], ...]:
    if said in AGREEING:
        return (_AGREES,)
    if said is Position.OBJECTS:
        return (_OBJECTS,)
    if said in OPTING_OUT or said is Position.ABSENT:
        return (_NEITHER,)
    return _ANY


def _votes(sitting: Sitting, party: str) -> tuple[Vote | None, ...]:
    if party in sitting.votes:
        return (sitting.votes[party],)
    return (None,) if party in sitting.absent else _ANY_VOTE
