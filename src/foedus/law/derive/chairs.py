"""rotation rule × recorded chairs ──▶ turns: who presides over an organisation.

The rule says whose turn it is; what was decided and recorded departs from it. A turn that is not
recorded is *expected* by the rule, and says so. Whether a departure moves the order is the rule's
to say: it counts by terms and goes on as if nothing had been, or it goes on after the chair that
really presided. Rule source: the constituent instrument, as the rule cites it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeGuard

from foedus.law.derive.calendar import add_months
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import legal_day
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge, Span, earliest
from foedus.law.terms.evidence import Confidence
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


def turns(organisation: Organisation, excluded: frozenset[str], until: date) -> tuple[Turn, ...]:
    """The turns that begin by *until* and the one after, in time order.

    *excluded* are states that can no longer take a turn (they have left).
    """
    recorded = tuple(_recorded(organisation))
    filled = list(recorded)
    for rule in organisation.chair_rules:
        if rule.order:
            filled += _expected(organisation, rule, recorded, excluded, until)
    ordered = sorted(filled, key=lambda turn: turn.span.start)
    return tuple(_with_co_chairs(organisation, ordered))


def _recorded(organisation: Organisation) -> Iterator[Turn]:
    starts = sorted(_starts(organisation), key=lambda found: found[0])
    for number, (day, act) in enumerate(starts):
        after = starts[number + 1][0] if number + 1 < len(starts) else FOREVER
        end = earliest(after, _end_of_recorded(organisation, day, act))
        rule = rule_on(organisation, day)
        before = starts[number - 1][1].party if number else ""
        by_rule = _following(rule, before, frozenset()) if _is_certain(rule) else ""
        departs = by_rule if by_rule not in {"", act.party} else ""
        steps = [Step("chair.recorded", text=rule.text if rule else None, counted=(act,), day=day)]
        if departs:
            steps.append(Step("chair.departs", names=(act.party, departs)))
        yield Turn(act.party, Span(day, end), act.co_chairs, tuple(steps), departs=departs)


def _is_certain(rule: ChairRule | None) -> TypeGuard[ChairRule]:
    """Whether a rule is well enough known to say that a chair departed from it."""
    return rule is not None and rule.text.confidence is not Confidence.LOW


def _starts(organisation: Organisation) -> Iterator[tuple[date, Act]]:
    for act in organisation.acts:
        day = certain_day(act.effect) or legal_day(act)
        if act.kind is Kind.CHAIR_TAKEN and day is not None:
            yield day, act


def _end_of_recorded(organisation: Organisation, day: date, act: Act) -> Edge:
    """The end that the act names, that a later act makes, or that the rule gives."""
    left = [one for one in _left(organisation, act.party) if one > day]
    named = certain_day(act.until)
    rule = rule_on(organisation, day)
    ends: list[Edge] = [*left, *([named] if named is not None else [])]
    if not ends and rule is not None and rule.order:
        ends.append(_end_of_term(rule, day))
    return min(ends, default=FOREVER)


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


def _end_of_term(rule: ChairRule, start: date) -> date:
    if rule.calendar_year:
        return add_months(date(start.year, 1, 1), 12)
    return add_months(start, max(rule.term_months, 1))


def _following(rule: ChairRule, party: str, excluded: frozenset[str]) -> str:
    """Whose turn follows that of *party* in the order of the rule."""
    if party not in rule.order:
        return ""
    place = rule.order.index(party)
    later = (*rule.order[place + 1 :], *rule.order[:place])
    return next((code for code in later if code not in excluded), "")


def _expected(
    organisation: Organisation,
    rule: ChairRule,
    recorded: tuple[Turn, ...],
    excluded: frozenset[str],
    until: date,
) -> Iterator[Turn]:
    """The turns that the rule gives for days on which nobody is recorded."""
    start, number, chair = rule.since, 0, _last_before(recorded, rule.since)
    while start <= until and (rule.until is None or start < rule.until):
        end = _end_of_term(rule, start)
        if end <= start:
            return  # the calendar is at its end
        by_order = rule.order[number % len(rule.order)]
        following = _following(rule, chair, excluded) if rule.departures_move else ""
        party = following or by_order
        for span in _unrecorded(Span(start, end), party, organisation, recorded):
            step = Step("chair.expected", text=rule.text, day=span.start, names=(party, chair))
            yield Turn(party, span, (), (step,), expected=True)
        chair = _last_before(recorded, end) or party
        if not any(turn.span.start < end and start < turn.span.end for turn in recorded):
            chair = party
        start, number = end, number + 1


def _last_before(recorded: tuple[Turn, ...], day: date) -> str:
    begun = [turn for turn in recorded if turn.span.start < day]
    return begun[-1].party if begun else ""


def _unrecorded(
    term: Span, party: str, organisation: Organisation, recorded: tuple[Turn, ...]
) -> Iterator[Span]:
    """The first days of a term on which nobody is recorded, until the state gives up its turn."""
    covering = [turn.span for turn in recorded if turn.span.overlap(term)]
    start = term.start
    for span in covering:
        if span.start <= start and isinstance(span.end, date):
            start = max(start, span.end)
    ends: list[Edge] = [term.end, *(s.start for s in covering if s.start > start)]
    ends += [day for day in _left(organisation, party) if day > start]
    whole = any(span.start <= start < span.end for span in covering)
    span = Span(start, min(ends))
    if span and not whole:
        yield span


def _with_co_chairs(organisation: Organisation, ordered: list[Turn]) -> Iterator[Turn]:
    """The preceding and the following chair assist, where the rule says so."""
    for number, turn in enumerate(ordered):
        rule = rule_on(organisation, turn.span.start)
        if turn.co_chairs or rule is None or not rule.co_chairs:
            yield turn
            continue
        before = ordered[number - 1].party if number else _preceding(rule, turn.party)
        last = number + 1 == len(ordered)
        after = _following(rule, turn.party, frozenset()) if last else ordered[number + 1].party
        co = tuple(dict.fromkeys(code for code in (before, after) if code not in {"", turn.party}))
        yield replace(turn, co_chairs=co)


def _preceding(rule: ChairRule, party: str) -> str:
    return rule.order[rule.order.index(party) - 1] if party in rule.order else ""
