"""rotation rule × recorded chairs ──▶ turns: who presides over an organisation.

The rule says whose turn it is; what was decided and recorded departs from it. A turn that is not
recorded is *expected* by the rule, and says so. Whether a departure moves the order is the rule's
to say: it counts by terms and goes on as if nothing had been, or it goes on after the chair that
really presided. Rule source: the constituent instrument, as the rule cites it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


Gone = Callable[[date], frozenset[str]]
"""The states that can take no turn on a day: they have left."""


def turns(organisation: Organisation, gone: Gone, until: date) -> tuple[Turn, ...]:
    """The turns that begin by *until* and the one after, in time order."""
    recorded = tuple(_recorded(organisation))
    filled = list(recorded)
    for rule, end in _rules_in_time(organisation):
        if rule.order:
            filled += _expected(organisation, rule, end, recorded, gone, until)
    ordered = sorted(filled, key=lambda turn: turn.span.start)
    return tuple(_with_co_chairs(organisation, ordered, gone(until)))


def _rules_in_time(organisation: Organisation) -> Iterator[tuple[ChairRule, Edge]]:
    """Each rule with its end: its own, or the beginning of the next."""
    ordered = sorted(organisation.chair_rules, key=lambda rule: rule.since)
    following: list[Edge] = [*(rule.since for rule in ordered[1:]), FOREVER]
    for rule, next_since in zip(ordered, following, strict=False):
        own = rule.until if rule.until is not None else FOREVER
        yield rule, earliest(own, next_since)


def _recorded(organisation: Organisation) -> Iterator[Turn]:
    starts = sorted(_starts(organisation), key=lambda found: found[0])
    for number, (day, act) in enumerate(starts):
        after = starts[number + 1][0] if number + 1 < len(starts) else FOREVER
        end = earliest(after, _end_of_recorded(organisation, day, act))
        rule = rule_on(organisation, day)
        before = starts[number - 1][1].party if number else ""
        by_rule = due(rule, before, day) if _is_certain(rule) else ""
        departs = by_rule if by_rule not in {"", act.party} else ""
        steps = [Step("chair.recorded", text=rule.text if rule else None, counted=(act,), day=day)]
        if departs:
            steps.append(Step("chair.departs", names=(act.party, departs)))
        yield Turn(act.party, Span(day, end), act.co_chairs, tuple(steps), departs=departs)


def due(rule: ChairRule, before: str, day: date) -> str:
    """Whose turn it would have been on *day*, by the rule alone."""
    if rule.departures_move or not rule.order:
        return _following(rule, before, frozenset())
    start, number = rule.since, 0
    while _end_of_term(rule, start) <= day and start < _end_of_term(rule, start):
        start, number = _end_of_term(rule, start), number + 1
    return _from_place(rule, number, frozenset())


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
    named = certain_day(act.until)
    rule = rule_on(organisation, day)
    end: Edge = FOREVER
    if named is not None:
        end = named
    elif rule is not None and rule.order:
        end = _end_of_term(rule, day)
    left = (one for one in _left(organisation, act.party) if day < one < end)
    return next(left, end)


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
    rule_end: Edge,
    recorded: tuple[Turn, ...],
    gone: Gone,
    until: date,
) -> Iterator[Turn]:
    """The turns that the rule gives for days on which nobody is recorded; one beyond *until*."""
    start, number, chair = rule.since, 0, _last_before(recorded, rule.since)
    given_up = {party: tuple(_left(organisation, party)) for party in rule.order}
    beyond, ahead = False, recorded
    while start < rule_end and not beyond:
        beyond = start > until
        ahead = tuple(turn for turn in ahead if start < turn.span.end)
        end = _end_of_term(rule, start)
        if end <= start:
            return  # the calendar is at its end
        left = gone(min(start, until))  # who will leave later is not yet known
        by_order = _from_place(rule, number, left)
        following = _following(rule, chair, left) if rule.departures_move else ""
        party = following or by_order
        term = Span(start, earliest(end, rule_end))
        near = [turn for turn in ahead if turn.span.overlap(term)]
        for span in _unrecorded(term, given_up[party], near) if party else ():
            step = Step("chair.expected", text=rule.text, day=span.start, names=(party, chair))
            yield Turn(party, span, (), (step,), expected=True)
        chair = _last_before(recorded, end) if near else party
        start, number = end, number + 1


def _from_place(rule: ChairRule, number: int, gone: frozenset[str]) -> str:
    """Whose turn the *number*-th is, those who have left passed over."""
    place = number % len(rule.order)
    order = (*rule.order[place:], *rule.order[:place])
    return next((code for code in order if code not in gone), "")


def _last_before(recorded: tuple[Turn, ...], day: date) -> str:
    begun = [turn for turn in recorded if turn.span.start < day]
    return begun[-1].party if begun else ""


def _unrecorded(term: Span, given_up: tuple[date, ...], near: list[Turn]) -> Iterator[Span]:
    """The first days of a term on which nobody is recorded, until the state gives up its turn.

    *near* are the recorded turns that overlap it, *given_up* the days on which the state did.
    """
    covering = [turn.span for turn in near]
    start = term.start
    for span in covering:
        if span.start <= start and isinstance(span.end, date):
            start = max(start, span.end)
    ends: list[Edge] = [term.end, *(s.start for s in covering if s.start > start)]
    ends += [day for day in given_up if day > start]
    whole = any(span.start <= start < span.end for span in covering)
    span = Span(start, min(ends))
    if span and not whole:
        yield span


def _with_co_chairs(
    organisation: Organisation, ordered: list[Turn], left: frozenset[str]
) -> Iterator[Turn]:
    """The preceding and the following chair assist, where the rule says so."""
    for number, turn in enumerate(ordered):
        rule = rule_on(organisation, turn.span.start)
        if turn.co_chairs or rule is None or not rule.co_chairs:
            yield turn
            continue
        before = ordered[number - 1].party if number else _preceding(rule, turn.party)
        last = number + 1 == len(ordered)
        after = _following(rule, turn.party, left) if last else ordered[number + 1].party
        near = (code for code in (before, after) if code not in {"", turn.party} | left)
        yield replace(turn, co_chairs=tuple(dict.fromkeys(near)))


def _preceding(rule: ChairRule, party: str) -> str:
    return rule.order[rule.order.index(party) - 1] if party in rule.order else ""
