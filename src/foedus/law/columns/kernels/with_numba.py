"""The loops over rows, compiled: one pass, no memory but the answer, all cores.

The tables are addressed with 32-bit numbers throughout: so the compiler can gather eight or
sixteen rows at once where the processor has instructions for it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.core import types
from numba.extending import intrinsic
from numpy.typing import NDArray

from foedus.law.columns.clocks import Days
from foedus.law.columns.compiling import compiled_for_all_cores, inlined
from foedus.law.columns.kernels.with_numpy import UNANSWERED, Things
from foedus.law.columns.plans import PairPlan, States
from foedus.law.columns.stacks import (
    ClockStack,
    Keys,
    PairStack,
    TableStack,
    VectorStack,
)


@intrinsic  # type: ignore[untyped-decorator]
def _ones(_context: Any, word: Any) -> Any:  # noqa: ARG001 - the compiler reads its type
    """How many bits of a word are set: one instruction of the processor."""

    def build(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), build


def bound_pairs(
    plan: PairPlan, first: States, second: States, days: Days, answers: tuple[int, int]
) -> NDArray[np.uint8]:
    """*answers* [1] where both states are plainly bound and are not the same, else [0]."""
    found = np.empty(days.size, np.uint8)
    low, high = np.int32(plan.clock.first), np.int32(plan.clock.first + plan.clock.span)
    coded = np.array(answers, np.uint8)
    bits = plan.parties.ravel()
    _bound_pairs(low, high, plan.row_by_day, bits, first, second, days, coded, found)
    return found


@compiled_for_all_cores
def _bound_pairs(
    low: Any, high: Any, rows: Any, bits: Any, first: Any, second: Any, days: Any, coded: Any,
    found: Any,
) -> None:  # fmt: skip
    none, bound = coded[0], coded[1]
    for i in numba.prange(days.size):
        day = min(max(days[i], low), high)
        row = rows[np.uint32(day - low)]
        a, b = np.uint32(first[i]), np.uint32(second[i])
        one = bits[np.uint32(row + (a >> np.uint32(5)))] >> (a & np.uint32(31))
        other = bits[np.uint32(row + (b >> np.uint32(5)))] >> (b & np.uint32(31))
        both = one & other & np.uint32(1) & np.uint32(a != b)
        found[i] = bound if both else none


def bonds(
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
    coded = np.array((UNANSWERED, *answers), np.uint8)
    over = stack.overlays
    _bonds(
        *_clock_arrays(keys.clocks), keys.place, *_clock_arrays(stack.clocks), stack.bits,
        things, known, first, second, days, coded,
        over.place, over.line, over.starts, over.days, over.values, found,
    )  # fmt: skip
    return found


Arrays = tuple[Any, Any, Any, Any, Any, Any]
"""The arrays of a stack of clocks, in the order in which `_row` takes them."""


def _clock_arrays(clocks: ClockStack) -> Arrays:
    return clocks.low, clocks.span, clocks.block, clocks.row, clocks.begun, clocks.changes


@inlined
def _row(
    low: Any, span: Any, block: Any, row: Any, begun: Any, changes: Any, plan: Any, day: Any
) -> Any:
    """The row of a day's segment, by the clock of its plan."""
    first = low[plan]
    offset = min(max(day, first), first + span[plan]) - first
    place = block[plan] + (offset >> 6)
    passed = changes[place] << np.uint64(63 - (offset & 63))
    return row[plan] + begun[place] + np.int32(_ones(passed))


@inlined
def _last(sorted_days: Any, start: Any, end: Any, day: Any) -> Any:
    """The last place from *start* to *end* that is not after *day*; start - 1 if there is none."""
    low, high = start - 1, end - 1
    while low < high:
        middle = (low + high + 1) >> 1
        if sorted_days[middle] <= day:
            low = middle
        else:
            high = middle - 1
    return low


@compiled_for_all_cores
def _bonds(
    known_low: Any, known_span: Any, known_block: Any, known_row: Any, known_begun: Any,
    known_changes: Any, plan_of: Any,
    low: Any, span: Any, block: Any, row: Any, begun: Any, changes: Any, bits: Any,
    things: Any, known: Any, first: Any, second: Any, days: Any, coded: Any,
    place: Any, line: Any, starts: Any, over_days: Any, values: Any, found: Any,
) -> None:  # fmt: skip
    unanswered, none, bound = coded[0], coded[1], coded[2]
    special = line.size > 0
    for i in numba.prange(days.size):
        key = _row(
            known_low, known_span, known_block, known_row, known_begun, known_changes,
            things[i], known[i],
        )  # fmt: skip
        plan, a, b = plan_of[key], first[i], second[i]
        if plan < 0:
            found[i] = unanswered
            continue
        own = place[plan, a] if special else np.int32(-1)
        other = place[plan, b] if special else np.int32(-1)
        code = none
        if own >= 0 or other >= 0:
            name = line[own, b] if own >= 0 else line[other, a]
            start = starts[name]
            at = _last(over_days, start, starts[name + 1], days[i])
            if at >= start:
                code = values[at]
        elif a != b:
            segment = _row(low, span, block, row, begun, changes, plan, days[i])
            one = bits[segment, a >> 5] >> np.uint32(a & 31)
            two = bits[segment, b >> 5] >> np.uint32(b & 31)
            code = bound if one & two & np.uint32(1) else none
        found[i] = code


def state_codes(
    stack: TableStack, keys: Keys, things: Things, known: Days, states: States, days: Days
) -> NDArray[Any]:
    """The code of each state on its day, by the plan of its row, or `UNANSWERED`."""
    found = np.empty(days.size, stack.codes.dtype)
    _state_codes(
        *_clock_arrays(keys.clocks), keys.place, *_clock_arrays(stack.clocks), stack.codes,
        things, known, states, days, found,
    )  # fmt: skip
    return found


@compiled_for_all_cores
def _state_codes(
    known_low: Any, known_span: Any, known_block: Any, known_row: Any, known_begun: Any,
    known_changes: Any, plan_of: Any,
    low: Any, span: Any, block: Any, row: Any, begun: Any, changes: Any,
    codes: Any, things: Any, known: Any, states: Any, days: Any, found: Any,
) -> None:  # fmt: skip
    for i in numba.prange(days.size):
        key = _row(
            known_low, known_span, known_block, known_row, known_begun, known_changes,
            things[i], known[i],
        )  # fmt: skip
        plan = plan_of[key]
        if plan < 0:
            found[i] = UNANSWERED
        else:
            segment = _row(low, span, block, row, begun, changes, plan, days[i])
            found[i] = codes[segment, states[i]]


def shared(
    stack: VectorStack, first: States, second: States, days: Days
) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    """How many instruments are certainly in force between two states, and how many in doubt."""
    certain, doubt = np.empty(days.size, np.uint16), np.empty(days.size, np.uint16)
    over = stack.overlays
    _shared(
        *_clock_arrays(stack.clocks), stack.vectors, first, second, days,
        over.place, over.line, over.starts, over.days, over.values, stack.pairs, certain, doubt,
    )  # fmt: skip
    return certain, doubt


@compiled_for_all_cores
def _shared(
    low: Any, span: Any, block: Any, row: Any, begun: Any, changes: Any, vectors: Any,
    first: Any, second: Any, days: Any,
    place: Any, line: Any, starts: Any, over_days: Any, values: Any, pairs: Any,
    certain: Any, doubt: Any,
) -> None:  # fmt: skip
    words = vectors.shape[1]
    special = line.size > 0
    for i in numba.prange(days.size):
        a, b = first[i], second[i]
        sure, unsure = np.uint64(0), np.uint64(0)
        if a != b:
            one = _row(low, span, block, row, begun, changes, np.int32(a), days[i])
            two = _row(low, span, block, row, begun, changes, np.int32(b), days[i])
            for word in range(words):
                sure += _ones(vectors[one, word] & vectors[two, word])
            if special and place[0, a] >= 0:
                name = line[place[0, a], b]
                at = _last(over_days, starts[name], starts[name + 1], days[i])
                if at >= starts[name]:
                    for word in range(words):
                        sure += _ones(pairs[values[at], word])
                        unsure += _ones(pairs[values[at], words + word])
        certain[i], doubt[i] = sure, unsure
