"""Provisional application (VCLT 25): pending entry into force, for the state itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.consents import Consents
from foedus.law.derive.endings import Ending
from foedus.law.derive.history import History, effect_day
from foedus.law.derive.timeline import Fact
from foedus.law.terms.acts import Kind, Stated
from foedus.law.terms.clauses import ProvisionalApplication, ProvisionalStart
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge, Span, without
from foedus.law.terms.steps import Step, Steps


def provisional_facts(
    history: History, consents: Consents, party: str, bound: list[Fact], ending: Ending
) -> Iterator[Fact]:
    """While a state applies the instrument provisionally: until it is bound, or says it will not.

    It begins as the clause says (signature, adoption), by the state's own declaration, or as a
    source states it; a state that excluded it never began.
    """
    taken = tuple(fact.span for fact in bound)
    for start in _starts(history, consents, party):
        end, end_steps = _end(history, party, start, ending)
        for span in without((Span(start.day, end),), taken)[:1]:
            if span.start == start.day:
                why = end_steps if span.end == end else (Step("provisional.ended-by-force"),)
                last = why if span.end != FOREVER else ()
                yield Fact(span, Standing.PROVISIONAL, start.steps, last)


_STOPS = (
    Kind.PROVISIONAL_ENDED,
    Kind.PROVISIONAL_EXCLUDED,
    Kind.SIGNATURE_WITHDRAWN,
    Kind.WITHDRAWAL,
)
"""What ends provisional application: a notice of withdrawal says that, too (VCLT 25(2))."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Provisional application begins on *day*; the undertaking itself is of *undertaken*."""

    day: date
    undertaken: date
    steps: Steps


def _starts(history: History, consents: Consents, party: str) -> Iterator[_Start]:
    yield from _by_clause(history, consents, party)
    clause = history.instrument.clauses.provisional
    for done in history.by(party, Kind.PROVISIONAL_APPLICATION):
        day = effect_day(done)
        if clause is not None and clause.start is ProvisionalStart.DECLARATION:
            day = day_after(clause.delay, day)
        step = Step("provisional.declared", "VCLT 25", counted=(done.act,), day=day)
        yield _Start(day, done.day, (step,))
    for done in history.by(party, Kind.STATEMENT):
        if done.act.states is Stated.PROVISIONAL:
            day = effect_day(done)
            yield _Start(day, day, (Step("provisional.stated", counted=(done.act,), day=day),))


def _by_clause(history: History, consents: Consents, party: str) -> Iterator[_Start]:
    clause = history.instrument.clauses.provisional
    if clause is None or clause.start is ProvisionalStart.DECLARATION:
        return
    for signed in consents.signed_by.get(party, ()):
        base = _base(clause, history, signed.span.start)
        day = day_after(clause.delay, base)
        step = Step(
            "provisional",
            "VCLT 25",
            clause.text,
            counted=(signed.act,),
            day=day,
            delay=clause.delay,
            base_day=base,
        )
        yield _Start(day, signed.span.start, (step,))


def _base(clause: ProvisionalApplication, history: History, signed: date) -> date:
    at_adoption = clause.start is ProvisionalStart.ADOPTION
    return max(history.adopted, signed) if at_adoption else signed


def _end(history: History, party: str, start: _Start, ending: Ending) -> tuple[Edge, Steps]:
    """Notice that it will not become a party, or stops applying (VCLT 25(2)); or the end of all."""
    ends: list[tuple[Edge, Steps]] = [(ending.day, ending.steps)]
    clause = history.instrument.clauses.provisional
    for done in history.by(party, *_STOPS):
        if done.day >= start.undertaken or done.act.kind is Kind.PROVISIONAL_EXCLUDED:
            day = effect_day(done)
            notice = clause is not None and done.act.kind is not Kind.PROVISIONAL_EXCLUDED
            day = day_after(clause.end_notice, day) if notice and clause is not None else day
            step = Step("provisional.ended", "VCLT 25(2)", counted=(done.act,), day=day)
            ends.append((max(day, start.day), (step,)))
    ends += [
        (effect_day(done), (Step("ended.stated", counted=(done.act,)),))
        for done in history.by(party, Kind.STATEMENT)
        if done.act.states is Stated.ENDED and effect_day(done) > start.day
    ]
    return min(ends, key=lambda found: found[0])
