"""pair plans of all instruments ──▶ vectors: for each state a bit for each instrument.

The question "what binds a and b" over many instruments is then one "and" of two rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import clock_of, day_of
from foedus.law.columns.codes import BOND
from foedus.law.columns.compile import overlay_of
from foedus.law.columns.plans import PairPlan, VectorPlan
from foedus.law.columns.timelines import Timeline
from foedus.law.derive.relations import Bond

_IN_FORCE: Final = BOND.bit(Bond.IN_FORCE)
_LANE: Final = 64

Event = tuple[int, int, int]
"""A day, an instrument, and the code that counts from the day on."""


def vector_plan(
    plans: Sequence[PairPlan], binding: NDArray[np.bool_], states: tuple[str, ...]
) -> VectorPlan:
    """The vectors of *plans*, one an instrument, over *states*; only *binding* ones have a bit."""
    words = -(-max(len(plans), 1) // _LANE)
    events = _plain_events(plans, binding)
    rows = [_vectors(events.get(state, []), words) for state in range(len(states))]
    clocks = tuple(clock_of(day_of(day) for day, _ in own) for own in rows)
    empty = np.zeros((1, words), np.uint64)
    vectors = [np.vstack([empty, *(v for _, v in own)]) for own in rows]
    timelines, pairs = _pair_lines(_pair_events(plans, binding), words)
    number = {state: place for place, state in enumerate(states)}
    named = {(states[a], states[b]): line for (a, b), line in timelines.items()}
    special = {state for pair in named for state in pair}
    return VectorPlan(
        clocks,
        np.concatenate(vectors),
        overlay_of(named, special, number, np.int32),
        pairs,
    )


def _plain_events(plans: Sequence[PairPlan], binding: NDArray[np.bool_]) -> dict[int, list[Event]]:
    """For each state, when its bit for each instrument is set (1) or cleared (0)."""
    found: dict[int, list[Event]] = defaultdict(list)
    for instrument, plan in _among(plans, binding):
        bits = plan.dense.astype(np.int8)
        days = plan.clock.days()
        for segment, state in np.argwhere(np.diff(bits, axis=0)):
            value = int(bits[segment + 1, state])
            found[int(state)].append((int(days[segment]), instrument, value))
    return found


def _among(plans: Sequence[PairPlan], binding: NDArray[np.bool_]) -> Iterator[tuple[int, PairPlan]]:
    return ((place, plan) for place, plan in enumerate(plans) if binding[place])


def _vectors(events: list[Event], words: int) -> list[tuple[int, NDArray[np.uint64]]]:
    """The vector from each day on: the bits of the instruments whose value is then 1."""
    current = np.zeros(words, np.uint64)
    found: dict[int, NDArray[np.uint64]] = {}
    for day, instrument, value in sorted(events):
        current = with_bit(current, instrument, value)
        found[day] = current
    return list(found.items())


def with_bit(vector: NDArray[np.uint64], place: int, value: int) -> NDArray[np.uint64]:
    """A copy of *vector* with one bit set to *value*, 0 or 1."""
    changed = vector.copy()
    bit = np.uint64(1 << place % _LANE)
    changed[place // _LANE] = (
        changed[place // _LANE] | bit if value else changed[place // _LANE] & ~bit
    )
    return changed


def _pair_events(
    plans: Sequence[PairPlan], binding: NDArray[np.bool_]
) -> dict[tuple[int, int], list[Event]]:
    """For each pair in an overlay, its codes by instrument."""
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for instrument, plan in _among(plans, binding):
        over = plan.overlay
        special = {int(row): state for state, row in enumerate(over.place) if row >= 0}
        for row, other in np.argwhere(over.line):
            pair = tuple(sorted((special[int(row)], int(other))))
            for place in _places(over.starts, int(over.line[row, other])):
                event = (int(over.days[place]), instrument, int(over.values[place]))
                found[pair[0], pair[1]].append(event)
    return found


def _places(starts: NDArray[np.int32], line: int) -> Iterator[int]:
    yield from range(int(starts[line]), int(starts[line + 1]))


def _pair_lines(
    events: dict[tuple[int, int], list[Event]], words: int
) -> tuple[dict[tuple[int, int], Timeline], NDArray[np.uint64]]:
    """The timeline of each pair, whose values are rows of the table of vectors that follows.

    A row holds the vector of what is certainly in force, then that of what is in doubt.
    """
    rows: list[NDArray[np.uint64]] = []
    lines: dict[tuple[int, int], Timeline] = {}
    for pair, own in sorted(events.items()):
        certain = dict(_vectors([(d, i, int(c == _IN_FORCE)) for d, i, c in set(own)], words))
        doubt = dict(_vectors([(d, i, _in_doubt(c)) for d, i, c in set(own)], words))
        lines[pair] = tuple((day_of(d), len(rows) + n) for n, d in enumerate(certain))
        rows += [np.concatenate([certain[day], doubt[day]]) for day in certain]
    return lines, np.array(rows, np.uint64).reshape(len(rows), 2 * words)


def _in_doubt(code: int) -> int:
    """1 where an instrument is in force by some alternatives and not by others."""
    return int(bool(code & _IN_FORCE) and code != _IN_FORCE)
