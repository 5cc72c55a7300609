"""Suspension of operation (VCLT 57, 58): for a state towards all; and by it towards some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.certain import certain_day
from foedus.law.derive.history import Done, History, effect_day
from foedus.law.derive.notices import notice_base
from foedus.law.derive.timeline import Fact
from foedus.law.terms.acts import Kind, Stated
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.steps import Step


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension by *party*, towards the states named (none: towards all), and its proof."""

    party: str
    towards: frozenset[str]
    span: Span
    step: Step


def suspensions(history: History) -> Iterator[Suspension]:
    """All suspensions under one instrument, each until it is ended or its own last day."""
    parties = {d.act.party for d in history.of(Kind.SUSPENSION, Kind.RIGHTS_SUSPENDED)}
    for party in sorted(parties):
        yield from suspensions_by(history, party)


def suspensions_by(history: History, party: str) -> Iterator[Suspension]:
    """The suspensions under one instrument by one state."""
    for done in history.by(party, Kind.SUSPENSION, Kind.RIGHTS_SUSPENDED):
        for target in done.act.towards or ("",):
            span = Span(_start(history, done), _end(history, done, target))
            if span:
                step = Step("suspended", "VCLT 57, 58", counted=(done.act,), day=span.start)
                yield Suspension(party, frozenset({target} - {""}), span, step)


def _start(history: History, done: Done) -> date:
    clause = history.instrument.clauses.suspension
    named = certain_day(done.act.effect)
    if clause is None or done.act.towards:
        return effect_day(done)
    base = notice_base(clause, done)
    computed = day_after(clause.notice, base or done.day)
    return computed if named is None else max(computed, named)


def _end(history: History, done: Done, target: str) -> Edge:
    ends: list[Edge] = [
        effect_day(one)
        for one in history.by(done.act.party, Kind.SUSPENSION_ENDED, Kind.RIGHTS_RESTORED)
        if one.day >= done.day and (not one.act.towards or target in one.act.towards)
    ]
    until = certain_day(done.act.until)
    if until is not None:
        ends.append(until)
    return min(ends, default=FOREVER)


def suspended_facts(history: History, party: str, bound: list[Fact]) -> Iterator[Fact]:
    """While the instrument's operation is suspended for a state altogether."""
    for suspension in suspensions_by(history, party):
        if not suspension.towards:
            yield from _within(bound, suspension)
    for done in history.by(party, Kind.STATEMENT):
        if done.act.states is Stated.SUSPENDED:
            span = Span(effect_day(done), _end(history, done, ""))
            step = Step("suspended.stated", counted=(done.act,), day=span.start)
            yield from _within(bound, Suspension(party, frozenset(), span, step))


def _within(bound: list[Fact], suspension: Suspension) -> Iterator[Fact]:
    for fact in bound:
        both = fact.span.overlap(suspension.span)
        if both is not None:
            yield Fact(both, Standing.SUSPENDED, (suspension.step,))
