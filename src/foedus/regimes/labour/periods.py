"""A period of work ──▶ its stretches: split where the governing decision changes.

The candidate days are those on which the law, a dated table or a rule can change; of two
neighbours with the same decision one stretch is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from foedus.law.terms.days import Edge, Span
from foedus.regimes.labour.answers import Stretch
from foedus.regimes.labour.asking import Asking
from foedus.regimes.labour.case import Period, Worker
from foedus.regimes.rules.decisions import Decision


def stretches_of(
    asking: Asking, worker: Worker, period: Period, question: str
) -> tuple[Stretch, ...]:
    """The stretches of *period* for one question: in order, without gap or overlap."""
    found: list[Stretch] = []
    narrow = asking.about(question)
    for span in _pieces(period.span, narrow.days(worker, period.values)):
        decision = narrow.decided(worker, span.start, period.values)[question]
        if found and _same(found[-1].decision, decision):
            before = found.pop()
            found.append(Stretch(period, Span(before.span.start, span.end), before.decision))
        else:
            found.append(Stretch(period, span, decision))
    return tuple(found)


def _pieces(span: Span, days: tuple[date, ...]) -> Iterator[Span]:
    inside: list[Edge] = [day for day in days if span.start < day < span.end]
    for start, end in pairwise([span.start, *inside, span.end]):
        if isinstance(start, date):
            yield Span(start, end)


def _same(first: Decision, second: Decision) -> bool:
    return _essence(first) == _essence(second)


def _essence(decision: Decision) -> tuple[object, ...]:
    """What makes a decision another one: its outcome, its rules, its basis, how sure it is."""
    return (
        decision.outcome,
        None if decision.rule is None else decision.rule.id,
        tuple(one.rule.id for one in decision.alternatives),
        tuple((one.instrument, one.article) for one in decision.basis),
        decision.confidence,
        decision.missing,
    )
