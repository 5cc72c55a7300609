"""The measures and suspensions of one state towards another under one instrument, over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.history import History
from foedus.law.derive.relations import measure_span
from foedus.law.derive.suspension import suspensions_by
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import Span

SUSPENSION = "suspension"
"""How a list of goods calls what a suspension reaches: everything."""
CODES = "codes"
"""How a list of goods calls the goods that a measure names by codes: with what effect."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An act that restricts trade: while it applies, and the words or the codes for its goods."""

    act: Act
    span: Span
    goods: tuple[str, ...]


Measures = tuple[Measure, ...]


def measures_by(worlds: Worlds, instrument: str, by: str, towards: str) -> tuple[Measures, ...]:
    """The measures of *by* towards *towards*: in each of the worlds in which they differ."""

    def probe(world: World) -> tuple[tuple[str, Span], ...]:
        return tuple((one.act.id, one.span) for one in _in_world(world, instrument, by, towards))

    asked = worlds.for_scope(Scope(worlds.needs(instrument), frozenset({by, towards}), probe))
    found = (_in_world(world, instrument, by, towards) for world in asked)
    return tuple(dict.fromkeys(found))


def _in_world(world: World, instrument: str, by: str, towards: str) -> Measures:
    status = world.status(instrument)
    if status is None:
        return ()
    return (*_restricting(status.history, by, towards), *_suspending(status.history, by, towards))


def _restricting(history: History, by: str, towards: str) -> Iterator[Measure]:
    for done in history.of(Kind.MEASURE):
        span = measure_span(done.act)
        if done.act.party == by and _reaches(done.act, towards) and span is not None:
            yield Measure(done.act, span, done.act.goods)


def _suspending(history: History, by: str, towards: str) -> Iterator[Measure]:
    for one in suspensions_by(history, by):
        if not one.towards or towards in one.towards:
            yield Measure(one.step.counted[0], one.span, (SUSPENSION,))


def _reaches(act: Act, towards: str) -> bool:
    return not act.towards or towards in act.towards


def days_of(worlds_of_measures: tuple[Measures, ...]) -> tuple[date, ...]:
    """The days on which a measure begins or ends in any world."""
    spans = [one.span for measures in worlds_of_measures for one in measures]
    ends = [span.end for span in spans if isinstance(span.end, date)]
    return tuple(sorted({*ends, *(span.start for span in spans)}))
