"""Which rules apply on a day, and towards whom.

A body changes its rules by a decision that has parties of its own: towards a state that is not
party to it, the earlier version goes on (VCLT 30(4), 40(4)). Where the register holds nothing of a
state under that instrument, it is not known which version applies towards it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.world import World
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import holds_on
from foedus.law.terms.organisations import Body
from foedus.law.terms.procedure import DecisionRule, QuestionKind, RulesVersion


class Applies(StrEnum):
    """Whether a version applies towards a state."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Towards:
    """Which version applies towards *party*; None: none is held. UNKNOWN: it is the one to ask."""

    party: str
    version: RulesVersion | None
    applies: Applies


def decision_rule(body: Body, kind: QuestionKind, on: date) -> DecisionRule | None:
    """The rule by which *body* decides questions of *kind* on a day; None where none is held.

    A rule that names the kind goes before one that names none; of several, the youngest.
    """
    then = [rule for rule in body.deciding if on in rule.span]
    named = [rule for rule in then if kind in rule.kinds]
    general = [rule for rule in then if not rule.kinds]
    return max(named or general, key=lambda rule: rule.span.start, default=None)


def version_on(body: Body, on: date) -> RulesVersion | None:
    """The version of the rules of procedure of *body* on a day; None where none is held."""
    then = [version for version in body.rules if on in version.span]
    return max(then, key=lambda version: version.span.start, default=None)


def towards(worlds: Worlds, body: Body, parties: frozenset[str], on: date) -> tuple[Towards, ...]:
    """For each of *parties* the version that applies towards it on a day."""
    begun = sorted(
        (version for version in body.rules if version.span.start <= on),
        key=lambda version: version.span.start,
        reverse=True,
    )
    return tuple(_towards(worlds, tuple(begun), party, on) for party in sorted(parties))


def _towards(
    worlds: Worlds, youngest_first: tuple[RulesVersion, ...], party: str, on: date
) -> Towards:
    for version in youngest_first:
        applies = applies_towards(worlds, version.instrument, party, on)
        if applies is not Applies.NO:
            return Towards(party, version, applies)
    return Towards(party, None, Applies.NO)


def applies_towards(worlds: Worlds, instrument: str, party: str, on: date) -> Applies:
    """Whether what *instrument* lays down applies towards *party* on a day.

    What stands in no instrument of the register (empty) is taken to apply towards all. A state of
    which the instrument holds no act at all may be party to it or not.
    """
    if not instrument:
        return Applies.YES
    if instrument not in worlds.material.register.instrument:
        return Applies.UNKNOWN
    scope = Scope(
        worlds.needs(instrument), frozenset({party}), lambda w: _bound(w, instrument, party, on)
    )
    found = {_bound(world, instrument, party, on) for world in worlds.for_scope(scope)}
    if found == {True}:
        return Applies.YES
    if found == {False} and _has_acted(worlds, instrument, party):
        return Applies.NO
    return Applies.UNKNOWN


def _bound(world: World, instrument: str, party: str, on: date) -> bool:
    status = world.status(instrument)
    record = status.records.get(party) if status is not None else None
    return record is not None and holds_on(record.spans(Standing.PARTY), on)


def _has_acted(worlds: Worlds, instrument: str, party: str) -> bool:
    held = worlds.material.register.instrument[instrument]
    return any(act.party == party for act in held.acts)
