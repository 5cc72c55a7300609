"""What the parts of a condition come to together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from foedus.regimes.rules.conditions import AllOf, AnyOf, Atom, Condition, Not
from foedus.regimes.rules.evidence import STRENGTH
from foedus.regimes.rules.grounds import Held
from foedus.regimes.rules.truth import Truth, opposite


def held_by(condition: Condition, ask: Callable[[Atom], Held]) -> Held:
    """Whether *condition* holds, where *ask* says so of each of its parts."""
    match condition:
        case AllOf(conditions):
            return all_held([held_by(one, ask) for one in conditions])
        case AnyOf(conditions):
            return any_held([held_by(one, ask) for one in conditions])
        case Not(inner):
            found = held_by(inner, ask)
            return Held(opposite(found.truth), found.grounds, found.missing)
        case _:
            return ask(condition)


def all_held(found: list[Held]) -> Held:
    """All hold. Where they do not, the one failing part with the best evidence is ground enough."""
    truth = min((one.truth for one in found), default=Truth.YES)
    if truth is Truth.NO:
        return _best([one for one in found if one.truth is Truth.NO])
    return _joined(truth, found)


def any_held(found: list[Held]) -> Held:
    """At least one holds. Where one does, the part with the best evidence is ground enough."""
    truth = max((one.truth for one in found), default=Truth.NO)
    if truth is Truth.YES:
        return _best([one for one in found if one.truth is Truth.YES])
    return _joined(truth, found)


def _best(found: list[Held]) -> Held:
    return max(found, key=lambda one: STRENGTH[one.confidence])


def _joined(truth: Truth, found: Iterable[Held]) -> Held:
    parts = list(found)
    grounds = dict.fromkeys(ground for one in parts for ground in one.grounds)
    missing = dict.fromkeys(m for one in parts if one.truth is truth for m in one.missing)
    return Held(truth, tuple(grounds), tuple(missing) if truth is Truth.UNSURE else ())
