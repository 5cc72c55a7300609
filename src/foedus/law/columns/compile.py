"""timelines ──▶ plans: the slow twin's answers laid out as arrays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.law.answers.worlds import Worlds
from foedus.law.columns.clocks import Clock, clock_of, number_of
from foedus.law.columns.codes import BELONGING, BOND, STANDING, Scale
from foedus.law.columns.plans import WORD, Overlay, PairPlan, TablePlan
from foedus.law.columns.timelines import (
    NO_CHANGES,
    Timeline,
    belonging_timeline,
    bond_timeline,
    plain_spans,
    standing_timeline,
    states_with_own_relations,
)
from foedus.law.terms.days import Spans


def pair_plan(worlds: Worlds, instrument: str, states: tuple[str, ...]) -> PairPlan:
    """The plan of how *instrument* stands between any two of *states*."""
    own = states_with_own_relations(worlds, instrument)
    plain = {party: plain_spans(worlds, instrument, party) for party in states}
    special = {party for party, spans in plain.items() if spans is None or party in own}
    spans = {party: held for party, held in plain.items() if held and party not in special}
    clock = clock_of(_edges(spans.values()))
    number = {party: place for place, party in enumerate(states)}
    bonds = _bonds(worlds, instrument, special, {*spans, *special})
    return PairPlan(
        clock,
        _bits(clock, {number[party]: held for party, held in spans.items()}, len(states)),
        overlay_of(bonds, special, number, BOND.width),
    )


def _bonds(
    worlds: Worlds, instrument: str, special: set[str], bound: set[str]
) -> dict[tuple[str, str], Timeline]:
    """The timelines of every pair with a special state."""
    pairs = {(min(a, b), max(a, b)) for a in special for b in bound if a != b}
    found = {pair: bond_timeline(worlds, instrument, *pair) for pair in sorted(pairs)}
    return {pair: timeline for pair, timeline in found.items() if timeline}


def overlay_of(
    timelines: Mapping[tuple[str, str], Timeline],
    special: Collection[str],
    number: Mapping[str, int],
    width: type[np.generic],
) -> Overlay:
    """The timelines of the pairs of *special* states, as an overlay."""
    place = np.full(len(number), -1, np.int32)
    for row, party in enumerate(sorted(special)):
        place[number[party]] = row
    line = np.zeros((len(special), len(number)), np.int32)
    for name, (first, second) in enumerate(timelines, start=1):
        for one, other in ((first, second), (second, first)):
            if one in special:
                line[place[number[one]], number[other]] = name
    kept = (NO_CHANGES, *timelines.values())
    return Overlay(
        place,
        line,
        starts_of(kept),
        np.array([number_of(day) for held in kept for day, _ in held], np.int32),
        np.array([value for held in kept for _, value in held], width),
    )


def starts_of(lists: Iterable[tuple[object, ...]]) -> NDArray[np.int32]:
    """Where each of *lists* begins when they stand one after another, and where the last ends."""
    return np.cumsum([0, *(len(one) for one in lists)]).astype(np.int32)


def _bits(clock: Clock, spans: Mapping[int, Spans], states: int) -> NDArray[np.uint32]:
    """For each segment a bit for each state that is bound during it."""
    words = np.zeros((clock.segments, -(-max(states, 1) // WORD)), np.uint32)
    for state, held in spans.items():
        bit = np.uint32(1 << state % WORD)
        for span in held:
            first, last = _segments(clock, span.start, span.end)
            words[first:last, state // WORD] |= bit
    return words


def _segments(clock: Clock, start: date, end: object) -> tuple[int, int]:
    """The segments of a span, as a half-open range."""
    first = int(clock.segment(np.array([number_of(start)], np.int32))[0])
    if not isinstance(end, date):
        return first, clock.segments
    return first, int(clock.segment(np.array([number_of(end)], np.int32))[0])


def _edges(all_spans: Iterable[Spans]) -> set[date]:
    spans = [span for spans in all_spans for span in spans]
    ends = {span.end for span in spans if isinstance(span.end, date)}
    return ends | {span.start for span in spans}


def standing_plan(worlds: Worlds, instrument: str, states: tuple[str, ...]) -> TablePlan:
    """The plan of how each of *states* stands to *instrument*."""
    return table_plan(STANDING, states, lambda party: standing_timeline(worlds, instrument, party))


def belonging_plan(
    worlds: Worlds, organisation: str, criterion: str, states: tuple[str, ...]
) -> TablePlan:
    """The plan of who meets *criterion* of *organisation*."""
    return table_plan(
        BELONGING,
        states,
        lambda party: belonging_timeline(worlds, organisation, criterion, party),
    )


def table_plan(
    scale: Scale[Any],
    states: tuple[str, ...],
    timeline: Callable[[str], Timeline],
) -> TablePlan:
    """The timelines of all states, as one table of codes by segment."""
    lines = [timeline(party) for party in states]
    clock = clock_of(day for line in lines for day, _ in line)
    codes = np.full((clock.segments, len(states)), scale.nothing, scale.width)
    for state, line in enumerate(lines):
        for day, code in line:
            codes[_segments(clock, day, None)[0] :, state] = code
    return TablePlan(clock, codes)
