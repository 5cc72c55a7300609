"""Conditions of a body, counted: a number with bounds where not all have spoken.

Every part of a condition adds up one number over the delegations, each independently of the
others; so the least and the greatest sum are exact, and "open" is said where both sides can win.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    Group,
    Includes,
    Listed,
    Not,
    Share,
    StateSet,
    What,
)
from foedus.procedure.errors import BadRule, MissingWeight
from foedus.procedure.positions import Vote
from foedus.procedure.sittings import Sitting
from foedus.procedure.stands import Stand, Stands


class Holds(StrEnum):
    """Whether a condition holds: whatever is still said, or not yet settled."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Between:
    """A number that lies between two bounds, both included; equal where it is known."""

    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a condition as it was counted: *done* of *whole*, and *needed* of it.

    *needed* is a number of delegations, or the share of the whole (of its upper bound).
    *parties* did it for certain, *maybe* may still do it.
    """

    condition: Condition
    holds: Holds
    done: Between
    whole: Between
    needed: Fraction
    parties: tuple[str, ...]
    maybe: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts joined by *all*, *any* or *not*."""

    condition: All | AnyOf | Not
    holds: Holds
    parts: tuple[Tally, ...]


Tally: TypeAlias = Counted | Joined
"""A condition as it was counted."""

Part: TypeAlias = Count | Share | Every | Includes
_Number = Callable[[str, Stand], Fraction]
_NOTHING = Fraction(0)
_ONE = Fraction(1)


def counted(condition: Condition, sitting: Sitting, stands: Stands) -> Tally:
    """*condition* counted over the delegations of *sitting*.

    Raises `BadRule` for what no body can count, `MissingWeight` where a weight is missing.
    """
    match condition:
        case All(conditions):
            return _joined(condition, conditions, sitting, stands)
        case AnyOf(conditions):
            return _joined(condition, conditions, sitting, stands)
        case Not(inner):
            return _joined(condition, (inner,), sitting, stands)
        case Count() | Share() | Every() | Includes():
            return _part(condition, sitting, stands)
        case _:
            raise BadRule(type(condition).__name__)


def _joined(
    condition: All | AnyOf | Not,
    conditions: tuple[Condition, ...],
    sitting: Sitting,
    stands: Stands,
) -> Joined:
    parts = tuple(counted(one, sitting, stands) for one in conditions)
    held = [part.holds for part in parts]
    if isinstance(condition, All):
        holds = _first_of(held, (Holds.NO, Holds.OPEN), Holds.YES)
    elif isinstance(condition, AnyOf):
        holds = _first_of(held, (Holds.YES, Holds.OPEN), Holds.NO)
    else:
        holds = {Holds.YES: Holds.NO, Holds.NO: Holds.YES, Holds.OPEN: Holds.OPEN}[held[0]]
    return Joined(condition, holds, parts)


def _first_of(held: list[Holds], order: tuple[Holds, ...], otherwise: Holds) -> Holds:
    return next((one for one in order if one in held), otherwise)


def _part(condition: Part, sitting: Sitting, stands: Stands) -> Counted:
    among: StateSet = (
        Listed(condition.parties) if isinstance(condition, Includes) else condition.among
    )
    weigh = _scale(condition, sitting)

    def inside(party: str, stand: Stand) -> Fraction:
        return weigh(party) if _is_in(among, party, stand, sitting) else _NOTHING

    def doing(party: str, stand: Stand) -> Fraction:
        return inside(party, stand) if _did(condition.what, stand) else _NOTHING

    done, whole = _sum(stands, doing), _sum(stands, inside)
    return Counted(
        condition=condition,
        holds=_holds(condition, stands, (doing, inside), whole),
        done=done,
        whole=whole,
        needed=_needed(condition, whole),
        parties=_who(stands, doing, all),
        maybe=_who(stands, doing, any),
    )


def _who(
    stands: Stands, doing: _Number, quantifier: Callable[[Iterable[bool]], bool]
) -> tuple[str, ...]:
    """The parties that do it in all, or in any, of the ways in which they may stand.

    A delegation whose weight is nothing adds nothing, and is not named.
    """
    return tuple(
        party for party, ways in stands.items() if quantifier(doing(party, way) > 0 for way in ways)
    )


def _sum(stands: Stands, number: _Number) -> Between:
    each = [[number(party, way) for way in ways] for party, ways in stands.items()]
    return Between(sum(map(min, each), _NOTHING), sum(map(max, each), _NOTHING))


def _holds(
    condition: Part, stands: Stands, numbers: tuple[_Number, _Number], whole: Between
) -> Holds:
    doing, inside = numbers
    match condition:
        case Count(number):
            done = _sum(stands, doing)
            return _judged(sure=done.least >= number, never=done.most < number)
        case Share(share, more_than=more):
            over = _sum(stands, lambda p, w: doing(p, w) - share * inside(p, w))
            sure = over.least > 0 if more else over.least >= 0
            never = over.most <= 0 if more else over.most < 0
            return _judged(sure=sure and whole.least > 0, never=never or whole.most == 0)
        case Every():
            missing = _sum(stands, lambda p, w: inside(p, w) - doing(p, w))
            return _judged(
                sure=missing.most == 0 and whole.least > 0,
                never=missing.least > 0 or whole.most == 0,
            )
        case Includes(parties):
            done = _sum(stands, doing)
            return _judged(sure=done.least >= len(parties), never=done.most < len(parties))


def _judged(*, sure: bool, never: bool) -> Holds:
    if never:
        return Holds.NO
    return Holds.YES if sure else Holds.OPEN


def _needed(condition: Part, whole: Between) -> Fraction:
    match condition:
        case Count(number):
            return Fraction(number)
        case Share(share):
            return share * whole.most
        case Every():
            return whole.most
        case Includes(parties):
            return Fraction(len(parties))


def _scale(condition: Part, sitting: Sitting) -> Callable[[str], Fraction]:
    if not isinstance(condition, Share) or not condition.weights:
        return lambda _: _ONE
    table = sitting.weights.get(condition.weights, {})
    missing = tuple(p for p in sorted(sitting.everybody) if table.get(p, Fraction(-1)) < 0)
    if missing:
        raise MissingWeight(condition.weights, missing)
    return lambda party: table[party]


def _did(what: What, stand: Stand) -> bool:
    match what:
        case What.AGREEMENTS:
            return stand.agrees
        case What.OBJECTIONS:
            return stand.objects
        case What.VOTES_FOR:
            return stand.vote is Vote.FOR
        case What.VOTES_AGAINST:
            return stand.vote is Vote.AGAINST
        case What.PRESENCE:
            return stand.present
        case _:
            raise BadRule(str(what))


def _is_in(among: StateSet, party: str, stand: Stand, sitting: Sitting) -> bool:
    if not stand.sits:
        return False
    match among:
        case Group.ANY | Group.SEATED:
            return True
        case Group.PRESENT:
            return stand.present
        case Group.VOTING:
            return stand.vote in {Vote.FOR, Vote.AGAINST}
        case Group.SEATED_UNCONCERNED:
            return party not in sitting.concerned
        case Group.PRESENT_UNCONCERNED:
            return stand.present and party not in sitting.concerned
        case Group.VOTING_UNCONCERNED:
            return stand.vote in {Vote.FOR, Vote.AGAINST} and party not in sitting.concerned
        case Listed(parties):
            return party in parties
        case _:
            raise BadRule(str(among))
