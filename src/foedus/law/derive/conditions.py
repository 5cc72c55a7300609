"""When a condition holds: the condition language, computed as spans of days.

Every condition becomes spans. *Count*, *share*, *every* are one sweep over the days on which
states come and go; *all*, *any*, *not* are algebra of spans. The cost is n log n in acts.
Rule source: VCLT 24(1), 55.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Protocol, TypeAlias

from foedus.law.derive.calendar import day_after
from foedus.law.terms.acts import Act
from foedus.law.terms.conditions import (
    Adopted,
    All,
    AnyOf,
    Condition,
    Count,
    Elapsed,
    Every,
    FromDay,
    Group,
    HasActed,
    Includes,
    InForce,
    Is,
    Listed,
    Meets,
    Not,
    Share,
    Signing,
    Stands,
    StateSet,
    What,
)
from foedus.law.terms.conditions import Done as ActDone
from foedus.law.terms.days import NEVER, Forever, Span, Spans, common, holds_on, joined, without

Presence: TypeAlias = Mapping[str, Spans]
"""When each state belongs to a set, or has done a thing: code → spans."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A state that has done something, and while it lasts."""

    party: str
    span: Span
    act: Act


class Ground(Protocol):
    """What a condition is asked of: one instrument (or one state) in one world."""

    @property
    def horizon(self) -> Span:
        """The days that can be asked about."""

    def doings(self, what: What) -> tuple[Doing, ...]:
        """Which states have done *what*."""

    def presence(self, among: StateSet) -> Presence | None:
        """When each state belongs to *among*; None: any state does."""

    def weights(self, table: str) -> Mapping[str, Fraction]:
        """A weighted table of the instrument."""

    def leaf(self, condition: Condition) -> Spans:
        """Conditions about other things: other instruments, decisions, the state asked about."""

    def without(self, acts: frozenset[str]) -> Ground:
        """The same ground as if *acts* had not been done."""


def holds(condition: Condition, ground: Ground) -> Spans:
    """The days on which *condition* holds, within the horizon of *ground*."""
    match condition:
        case All(conditions):
            each = (holds(one, ground) for one in conditions)
            return reduce(common, each, (ground.horizon,))
        case AnyOf(conditions):
            return joined(span for one in conditions for span in holds(one, ground))
        case Not(inner):
            return without((ground.horizon,), holds(inner, ground))
        case Count() | Share() | Every() | Includes():
            return _swept(condition, ground)
        case FromDay(day):
            return common((Span(day),), (ground.horizon,))
        case Elapsed(delay):
            return (Span(day_after(delay, ground.horizon.start)),)
        case Signing() | InForce() | Adopted() | ActDone() | Stands() | Is() | Meets() | HasActed():
            return ground.leaf(condition)


Weight: TypeAlias = int | Fraction
"""How much a state weighs: one, or its share of a weighted table."""


@dataclass(slots=True)
class _Tally:
    """What has been done and by how much of the whole, at one moment of a sweep."""

    done: Weight = 0
    whole: Weight = 0


def _swept(condition: Count | Share | Every | Includes, ground: Ground) -> Spans:
    among: StateSet = (
        Listed(condition.parties) if isinstance(condition, Includes) else condition.among
    )
    members = ground.presence(among)
    done = _done_within(ground.doings(condition.what), members)
    weigh, whole = _scales(condition, ground)
    changes: dict[date, _Tally] = {}
    for party, spans in done.items():
        _enter(changes, spans, _Tally(done=weigh(party)))
    if whole is None:
        for party, spans in (members if members is not None else done).items():
            _enter(changes, spans, _Tally(whole=weigh(party)))
    return _days_that_pass(changes, _Tally(whole=whole or 0), _test(condition))


def _done_within(doings: tuple[Doing, ...], members: Presence | None) -> Presence:
    spans: dict[str, list[Span]] = {}
    for doing in doings:
        spans.setdefault(doing.party, []).append(doing.span)
    each = {party: joined(found) for party, found in spans.items()}
    if members is None:
        return each
    return {party: common(found, members.get(party, NEVER)) for party, found in each.items()}


def _scales(
    condition: Count | Share | Every | Includes, ground: Ground
) -> tuple[Callable[[str], Weight], Weight | None]:
    """How much a state weighs, and the whole where it is fixed by a table."""
    if isinstance(condition, Share) and condition.weights:
        table = ground.weights(condition.weights)
        return (lambda party: table.get(party, Fraction())), sum(table.values(), Fraction())
    return (lambda _: 1), None


def _test(condition: Count | Share | Every | Includes) -> Callable[[_Tally], bool]:
    match condition:
        case Count(number):
            return lambda tally: tally.done >= number
        case Share(share, more_than=True):
            return lambda tally: tally.whole > 0 and tally.done > share * tally.whole
        case Share(share):
            return lambda tally: tally.whole > 0 and tally.done >= share * tally.whole
        case Every(Group.SIGNATORIES | Group.NEGOTIATING):  # a treaty takes two (VCLT 2(1)(a))
            return lambda tally: tally.whole > 1 and tally.done == tally.whole
        case Every() | Includes():
            return lambda tally: tally.whole > 0 and tally.done == tally.whole


def _enter(changes: dict[date, _Tally], spans: Spans, weight: _Tally) -> None:
    for span in spans:
        _change(changes, span.start, weight.done, weight.whole)
        if not isinstance(span.end, Forever):
            _change(changes, span.end, -weight.done, -weight.whole)


def _change(changes: dict[date, _Tally], day: date, done: Weight, whole: Weight) -> None:
    tally = changes.setdefault(day, _Tally())
    tally.done += done
    tally.whole += whole


def _days_that_pass(
    changes: dict[date, _Tally], tally: _Tally, passes: Callable[[_Tally], bool]
) -> Spans:
    spans: list[Span] = []
    opened: date | None = None
    for day in sorted(changes):
        tally.done += changes[day].done
        tally.whole += changes[day].whole
        if passes(tally) and opened is None:
            opened = day
        elif not passes(tally) and opened is not None:
            spans.append(Span(opened, day))
            opened = None
    if opened is not None:
        spans.append(Span(opened))
    return tuple(spans)


def counted_on(
    condition: Condition, ground: Ground, day: date
) -> tuple[tuple[Doing, ...], tuple[Doing, ...]]:
    """The doings that *condition* counts by the end of *day*, and those that it passes over.

    For a bare number only the first so many are counted: the later ones were not needed.
    """
    match condition:
        case All(conditions) | AnyOf(conditions):
            met = [one for one in conditions if holds_on(holds(one, ground), day)]
            parts = [counted_on(one, ground, day) for one in met]
            counted = {id(d.act): d for part in parts for d in part[0]}
            passed = {id(d.act): d for part in parts for d in part[1] if id(d.act) not in counted}
            return tuple(counted.values()), tuple(passed.values())
        case Count() | Share() | Every() | Includes():
            return _counted_in(condition, ground, day)
        case Signing():
            signed = ground.doings(What.SIGNATURES)
            return tuple(doing for doing in signed if doing.span.start <= day), ()
        case _:
            return (), ()


def _counted_in(
    condition: Count | Share | Every | Includes, ground: Ground, day: date
) -> tuple[tuple[Doing, ...], tuple[Doing, ...]]:
    among: StateSet = (
        Listed(condition.parties) if isinstance(condition, Includes) else condition.among
    )
    members = ground.presence(among)
    counted: dict[str, Doing] = {}
    passed: list[Doing] = []
    for doing in ground.doings(condition.what):
        if doing.span.start > day:
            continue
        inside = members is None or holds_on(members.get(doing.party, NEVER), day)
        if inside and day in doing.span and doing.party not in counted:
            counted[doing.party] = doing
        else:
            passed.append(doing)
    return tuple(counted.values()), tuple(passed)
