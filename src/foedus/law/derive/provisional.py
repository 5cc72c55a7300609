"""Provisional application (VCLT 25): pending entry into force, for the state itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.consents import Consents
from foedus.law.derive.history import History, effect_day
from foedus.law.derive.timeline import Fact
from foedus.law.terms.acts import Kind, Stated
from foedus.law.terms.clauses import ProvisionalApplication, ProvisionalStart
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge, Span, without
from foedus.law.terms.steps import Step, Steps


def provisional_facts(
    history: History, consents: Consents, party: str, bound: list[Fact]
) -> Iterator[Fact]:
    """While a state applies the instrument provisionally: until it is bound, or says it will not.

    It begins as the clause says (signature, adoption), or by the state's own declaration, or as a
    source states it; a state that excluded it never began.
    """
    if any(True for _ in history.by(party, Kind.PROVISIONAL_EXCLUDED)):
        return
    start = _start(history, consents, party)
    if start is None:
        return
    day, steps = start
    end, end_steps = _end(history, party, day)
    taken = tuple(fact.span for fact in bound)
    for span in without((Span(day, end),), taken)[:1]:
        if span.start == day:
            why = end_steps if span.end == end else (Step("provisional.ended-by-force"),)
            yield Fact(span, Standing.PROVISIONAL, steps, why if span.end != FOREVER else ())


def _start(history: History, consents: Consents, party: str) -> tuple[date, Steps] | None:
    declared = next(history.by(party, Kind.PROVISIONAL_APPLICATION), None)
    if declared is not None:
        day = effect_day(declared)
        return day, (Step("provisional.declared", "VCLT 25", counted=(declared.act,), day=day),)
    for done in history.by(party, Kind.STATEMENT):
        if done.act.states is Stated.PROVISIONAL:
            step = Step("provisional.stated", counted=(done.act,), day=effect_day(done))
            return effect_day(done), (step,)
    return _by_clause(history, consents, party)


def _by_clause(history: History, consents: Consents, party: str) -> tuple[date, Steps] | None:
    clause = history.instrument.clauses.provisional
    if clause is None or clause.start is ProvisionalStart.DECLARATION:
        return None
    own = consents.signed_by.get(party, ())
    if not own:
        return None
    signed = own[0]
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
    return day, (step,)


def _base(clause: ProvisionalApplication, history: History, signed: date) -> date:
    at_adoption = clause.start is ProvisionalStart.ADOPTION
    return max(history.adopted, signed) if at_adoption else signed


def _end(history: History, party: str, start: date) -> tuple[Edge, Steps]:
    """Notice that it will not become a party, or that it stops applying (VCLT 25(2))."""
    clause = history.instrument.clauses.provisional
    for done in history.by(party, Kind.PROVISIONAL_ENDED, Kind.SIGNATURE_WITHDRAWN):
        if done.day >= start:
            delay = clause.end_notice if clause is not None else None
            day = effect_day(done) if delay is None else day_after(delay, effect_day(done))
            step = Step("provisional.ended", "VCLT 25(2)", counted=(done.act,), day=day)
            return day, (step,)
    ended = [d for d in history.by(party, Kind.STATEMENT) if d.act.states is Stated.ENDED]
    for done in ended:
        if effect_day(done) > start:
            return effect_day(done), (Step("ended.stated", counted=(done.act,)),)
    return FOREVER, ()
