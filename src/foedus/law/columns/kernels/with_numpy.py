"""The loops over rows, with NumPy alone: gathers over pieces that stay in the cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import Days, Segments
from foedus.law.columns.plans import PairPlan, States
from foedus.law.columns.stacks import (
    ClockStack,
    Keys,
    OverlayStack,
    PairStack,
    TableStack,
    VectorStack,
)

PIECE: Final = 1 << 15
"""Rows handled at once: their columns stay in the second cache."""

Things = NDArray[np.int32]
"""Numbers of instruments (or of criteria), one a row."""

UNANSWERED: Final = 0
"""The code of a row whose plan is not made yet. No answer has this code."""


def pieces(rows: int) -> Iterator[slice]:
    """The rows, piece by piece."""
    return (slice(start, start + PIECE) for start in range(0, rows, PIECE))


def bound_pairs(
    plan: PairPlan, first: States, second: States, days: Days, answers: tuple[int, int]
) -> NDArray[np.uint8]:
    """*answers* [1] where both states are plainly bound and are not the same, else [0]."""
    dense = plan.dense.ravel()
    width = np.int32(plan.dense.shape[1])
    rows = plan.clock.by_day() * width
    low, high = np.int32(plan.clock.first), np.int32(plan.clock.first + plan.clock.span)
    coded = np.array(answers, np.uint8)
    found = np.empty(days.size, np.uint8)
    for piece in pieces(days.size):
        a, b = first[piece], second[piece]
        row = rows.take(np.clip(days[piece], low, high) - low)
        both = dense.take(row + a)
        both &= dense.take(row + b)
        both &= (a != b).view(np.uint8)
        coded.take(both, out=found[piece])
    return found


def bonds(  # noqa: PLR0913, PLR0917 - one argument a column
    stack: PairStack,
    keys: Keys,
    things: Things,
    known: Days,
    first: States,
    second: States,
    days: Days,
    answers: tuple[int, int],
) -> NDArray[np.uint8]:
    """The code of each pair on its day, by the plan of its row, or `UNANSWERED`."""
    found = np.empty(days.size, np.uint8)
    for piece in pieces(days.size):
        plan, missing = _plans(keys, things[piece], known[piece])
        a, b, day = first[piece].astype(np.int32), second[piece].astype(np.int32), days[piece]
        bits = stack.bits[segment_rows(stack.clocks, plan, day)]
        one = np.take_along_axis(bits, (a >> 5)[:, None], axis=1)[:, 0] >> (a & 31).astype("u4")
        other = np.take_along_axis(bits, (b >> 5)[:, None], axis=1)[:, 0] >> (b & 31).astype("u4")
        both = (one & other & np.uint32(1)).astype(np.bool_) & (a != b)
        codes = np.where(both, np.uint8(answers[1]), np.uint8(answers[0]))
        place, special = _overlay_places(stack.overlays, plan, a, b, day)
        codes[special] = stack.overlays.values[place]
        codes[missing] = UNANSWERED
        found[piece] = codes
    return found


def _plans(keys: Keys, things: Things, known: Days) -> tuple[Segments, NDArray[np.bool_]]:
    """The place of the plan of each row, and for which rows there is none yet."""
    plans = keys.place[segment_rows(keys.clocks, things, known)]
    missing = plans < 0
    return np.where(missing, 0, plans), missing


def segment_rows(clocks: ClockStack, plans: Segments, days: Days) -> Segments:
    """The row of each day's segment, by the clock of its number."""
    low = clocks.low[plans]
    offset = np.clip(days, low, low + clocks.span[plans]) - low
    block = clocks.block[plans] + (offset >> 6)
    passed = clocks.changes[block] << (63 - (offset & 63)).astype(np.uint64)
    begun = clocks.begun[block] + np.bitwise_count(passed).astype(np.int32)
    return np.asarray(clocks.row[plans] + begun, np.int32)


def _overlay_places(
    overlays: OverlayStack, plans: Segments, first: Segments, second: Segments, days: Days
) -> tuple[Segments, NDArray[np.intp]]:
    """For the rows that an overlay answers: the place of its value, and which rows they are."""
    if not overlays.line.size:
        return np.zeros(0, np.int32), np.zeros(0, np.intp)
    own, other = overlays.place[plans, first], overlays.place[plans, second]
    rows = np.flatnonzero((own >= 0) | (other >= 0))
    by_first = own[rows] >= 0
    place = np.where(by_first, own[rows], other[rows])
    line = overlays.line[place, np.where(by_first, second[rows], first[rows])]
    starts = overlays.starts[line]
    found = last_at_or_before(overlays.days, starts, overlays.starts[line + 1], days[rows])
    begun = found >= starts
    return found[begun], rows[begun]


def last_at_or_before(sorted_days: Days, starts: Any, ends: Any, days: Days) -> Segments:
    """For each row the last place of its stretch of *sorted_days* that is not after its day.

    One before the stretch where there is none. A binary search of all rows at once.
    """
    low, high = starts - 1, ends - 1
    while np.any(low < high):
        middle = (low + high + 1) // 2
        searching = low < high
        fits = sorted_days[np.where(searching, middle, 0)] <= days
        low = np.where(searching & fits, middle, low)
        high = np.where(searching & ~fits, middle - 1, high)
    return np.asarray(low, np.int32)


def state_codes(
    stack: TableStack, keys: Keys, things: Things, known: Days, states: States, days: Days
) -> NDArray[Any]:
    """The code of each state on its day, by the plan of its row, or `UNANSWERED`."""
    flat, width = stack.codes.ravel(), np.int32(stack.codes.shape[1])
    found = np.empty(days.size, stack.codes.dtype)
    for piece in pieces(days.size):
        plan, missing = _plans(keys, things[piece], known[piece])
        codes = flat.take(segment_rows(stack.clocks, plan, days[piece]) * width + states[piece])
        codes[missing] = UNANSWERED
        found[piece] = codes
    return found


def shared(
    stack: VectorStack, first: States, second: States, days: Days
) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """How many instruments are certainly in force between two states, and how many in doubt."""
    certain, doubt = np.empty(days.size, np.uint16), np.empty(days.size, np.uint16)
    for piece in pieces(days.size):
        sure, unsure = shared_vectors(stack, first[piece], second[piece], days[piece])
        certain[piece] = np.bitwise_count(sure).sum(axis=1, dtype=np.uint16)
        doubt[piece] = np.bitwise_count(unsure).sum(axis=1, dtype=np.uint16)
    return certain, doubt


def shared_vectors(
    stack: VectorStack, first: States, second: States, days: Days
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """For each row a bit for each instrument certainly in force, and one for each in doubt."""
    a, b = first.astype(np.int32), second.astype(np.int32)
    sure = stack.vectors[segment_rows(stack.clocks, a, days)]
    sure &= stack.vectors[segment_rows(stack.clocks, b, days)]
    sure[a == b] = 0
    unsure = np.zeros_like(sure)
    place, rows = _overlay_places(stack.overlays, np.zeros_like(a), a, b, days)
    pairs = stack.pairs[stack.overlays.values[place]]
    sure[rows] |= pairs[:, : sure.shape[1]]
    unsure[rows] = pairs[:, sure.shape[1] :]
    return sure, unsure
