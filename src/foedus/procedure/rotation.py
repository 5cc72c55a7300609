"""Recorded chairs × the rule of rotation: where it was kept, and each departure with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.derive.chairs import Turn, due, rule_on
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.organisations import ChairRule, Organisation


class Keeping(StrEnum):
    """What a recorded chair says of the rule."""

    KEPT = "kept"
    DEPARTED = "departed"
    NO_ORDER = "no-order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One recorded chair: who presided, whose turn it was by the rule, and on what evidence.

    *due* is empty where the rule names no order, or does not say whose turn it was. *certain* is
    false where the rule itself is unverified. *evidence* has the reason, where one is recorded.
    """

    party: str
    span: Span
    keeping: Keeping
    due: str = ""
    certain: bool = False
    rule: ChairRule | None = None
    evidence: Evidence = Evidence()


def compared(world: World, organisation: str, until: date) -> tuple[Compared, ...]:
    """Each recorded chair of *organisation* that began by *until*, in time order."""
    held = world.material.register.organisation[organisation]
    recorded = [turn for turn in world.turns(organisation, until=until) if not turn.expected]
    return tuple(_compared(held, recorded, until))


def departures(world: World, organisation: str, until: date) -> tuple[Compared, ...]:
    """The chairs that departed from the rule."""
    found = compared(world, organisation, until)
    return tuple(one for one in found if one.keeping is Keeping.DEPARTED)


def _compared(held: Organisation, recorded: list[Turn], until: date) -> Iterator[Compared]:
    for number, turn in enumerate(recorded):
        if turn.span.start > until:
            return
        rule = rule_on(held, turn.span.start)
        before = recorded[number - 1].party if number else ""
        expected = due(rule, before, turn.span.start) if rule is not None and rule.order else ""
        act = _act_of(turn)
        yield Compared(
            party=turn.party,
            span=turn.span,
            keeping=_keeping(expected, turn.party),
            due=expected,
            certain=rule is not None and rule.text.confidence is not Confidence.LOW,
            rule=rule,
            evidence=act.evidence if act is not None else Evidence(),
        )


def _keeping(expected: str, party: str) -> Keeping:
    if not expected:
        return Keeping.NO_ORDER
    return Keeping.KEPT if expected == party else Keeping.DEPARTED


def _act_of(turn: Turn) -> Act | None:
    return next((act for step in turn.steps for act in step.counted), None)
