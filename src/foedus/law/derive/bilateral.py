"""A bilateral treaty binds two, or nobody: when one side is out, so is the other (VCLT 2, 54)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.law.derive.timeline import Fact, StateRecord
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Forever, Span, Spans, common, joined
from foedus.law.terms.steps import Step


def both_or_neither(records: dict[str, StateRecord]) -> dict[str, StateRecord]:
    """The records of a bilateral treaty, each side bound only while another side is."""
    bound = {party: record.spans(Standing.PARTY) for party, record in records.items()}
    return {party: _with_another(record, bound) for party, record in records.items()}


def _with_another(record: StateRecord, bound: dict[str, Spans]) -> StateRecord:
    others = joined(s for party, spans in bound.items() if party != record.party for s in spans)
    facts = tuple(piece for fact in record.facts for piece in _cut(fact, others))
    return StateRecord(record.party, facts)


def _cut(fact: Fact, others: Spans) -> Iterator[Fact]:
    if fact.standing is not Standing.PARTY:
        yield fact
        return
    for span in common((fact.span,), others):
        if span.end == fact.span.end:
            yield Fact(span, fact.standing, fact.steps, fact.end_steps)
        else:
            yield Fact(span, fact.standing, fact.steps, (_ended(span),))


def _ended(span: Span) -> Step:
    end: date | Forever = span.end
    return Step("ended.other-side", "VCLT 54", day=end)
