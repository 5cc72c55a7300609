"""rotation rule × recorded chairs ──▶ turns: who presides over an organisation.

The rule says whose turn it is; what was decided and recorded departs from it. Where nothing is
recorded after the last known turn, the rule says who is expected, and the proof says so.
Rule source: CIS Charter Art. 24; DESIGN 4.8; cis-facts 2.4, 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.derive.calendar import add_months
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import legal_day
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.organisations import ChairRule, Organisation
from foedus.law.terms.steps import Step, Steps


@dataclass(frozen=True, slots=True)
class Turn:
    """A state presides during *span*, with *co_chairs*; *expected*: by the rule, not recorded.

    *departs*: the rule would have given the turn to another state, named there.
    """

    party: str
    span: Span
    co_chairs: tuple[str, ...]
    steps: Steps
    expected: bool = False
    departs: str = ""


def turns(organisation: Organisation, excluded: frozenset[str]) -> tuple[Turn, ...]:
    """The turns of the chair, recorded first, then one expected turn by the rule.

    *excluded* are states that can no longer take a turn (they have left).
    """
    starts = sorted(_starts(organisation), key=lambda found: found[0])
    recorded = [
        _turn(organisation, day, act, starts[n - 1] if n else None, starts[n + 1 : n + 2])
        for n, (day, act) in enumerate(starts)
    ]
    return (*recorded, *_expected(organisation, recorded, excluded))


def _starts(organisation: Organisation) -> Iterator[tuple[date, Act]]:
    for act in organisation.acts:
        day = certain_day(act.effect) or legal_day(act)
        if act.kind is Kind.CHAIR_TAKEN and day is not None:
            yield day, act


def _turn(
    organisation: Organisation,
    day: date,
    act: Act,
    before: tuple[date, Act] | None,
    after: list[tuple[date, Act]],
) -> Turn:
    rule = rule_on(organisation, day)
    ends: list[Edge] = [start for start, _ in after]
    ends += [one for one in _left(organisation, act.party) if one > day]
    named = certain_day(act.until)
    if named is not None:
        ends.append(named)
    elif rule is not None and not after:
        ends.append(_end_of_turn(rule, day))
    by_rule = _next_in(rule, before[1].party) if rule is not None and before else ""
    departs = by_rule if by_rule not in {"", act.party} else ""
    steps = [Step("chair.recorded", text=rule.text if rule else None, counted=(act,), day=day)]
    if departs:
        steps.append(Step("chair.departs", names=(act.party, departs)))
    co = act.co_chairs or _co_chairs(rule, before, after)
    return Turn(act.party, Span(day, min(ends, default=FOREVER)), co, tuple(steps), False, departs)


def _co_chairs(
    rule: ChairRule | None, before: tuple[date, Act] | None, after: list[tuple[date, Act]]
) -> tuple[str, ...]:
    """The preceding and the following chair, where the rule says so."""
    if rule is None or not rule.co_chairs:
        return ()
    near = [before] if before is not None else []
    return tuple(act.party for _, act in (*near, *after))


def _left(organisation: Organisation, party: str) -> Iterator[date]:
    for act in organisation.acts:
        day = certain_day(act.effect) or legal_day(act)
        if act.kind is Kind.CHAIR_LEFT and act.party == party and day is not None:
            yield day


def rule_on(organisation: Organisation, day: date) -> ChairRule | None:
    """The rule of rotation on *day*."""
    rules = [
        rule
        for rule in organisation.chair_rules
        if rule.since <= day and (rule.until is None or day < rule.until)
    ]
    return max(rules, key=lambda rule: rule.since, default=None)


def _end_of_turn(rule: ChairRule, start: date) -> date:
    return date(start.year + 1, 1, 1) if rule.calendar_year else add_months(start, rule.term_months)


def _next_in(rule: ChairRule | None, party: str, excluded: frozenset[str] = frozenset()) -> str:
    """Whose turn follows that of *party* in the order of the rule."""
    order = [code for code in rule.order if code not in excluded] if rule is not None else []
    if party not in order:
        return ""
    return order[(order.index(party) + 1) % len(order)]


def _expected(
    organisation: Organisation, recorded: list[Turn], excluded: frozenset[str]
) -> Iterator[Turn]:
    """The turn that the rule gives after the last recorded one."""
    last = recorded[-1] if recorded else None
    if last is None or not isinstance(last.span.end, date):
        return
    rule = rule_on(organisation, last.span.end)
    party = _next_in(rule, last.party, excluded)
    if rule is None or not party:
        return
    span = Span(last.span.end, _end_of_turn(rule, last.span.end))
    step = Step("chair.expected", text=rule.text, day=span.start, names=(party, last.party))
    yield Turn(party, span, (last.party,) if rule.co_chairs else (), (step,), expected=True)
