"""Presence: who belongs to what in which periods, as columns; one row is one spell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel.errors import BadPresence

State: TypeAlias = str | int
"""The code of a state, as its source writes it."""

Whole: TypeAlias = NDArray[np.int32]
"""Indices, into states, units or periods."""

Flags: TypeAlias = NDArray[np.bool_]

MOST: Final = 2**16 - 1
"""So many states and units at most: an index and a count are held in 16 bits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Presence:
    """Spells of membership, and which states are in the system in which period.

    *unit*, *state*, *start*, *end* and *code* have one entry a spell. The first four are indices.
    A spell holds its *start* period and does not hold its *end* period.
    Spells of one state in one unit may overlap or touch; it is then present once.
    *code* says as what: see `rules`. *periods* are years, or other numbers that rise.
    *in_system* has a row a state and a column a period. Dyads are formed between states that are
    both in the system, and a state that is not in it is counted nowhere.
    Raises `BadPresence` where these do not fit together.
    """

    states: tuple[State, ...]
    units: tuple[str, ...]
    periods: tuple[int, ...]
    unit: Whole
    state: Whole
    start: Whole
    end: Whole
    code: NDArray[np.int8]
    in_system: Flags

    def __post_init__(self) -> None:
        _refuse_odd_axes(self)
        _refuse_odd_spells(self)


def _refuse_odd_axes(presence: Presence) -> None:
    states, units, periods = presence.states, presence.units, presence.periods
    if len(set(states)) != len(states) or len(set(units)) != len(units):
        raise BadPresence("A state or a unit is listed twice; list each of them once.")
    if max(len(states), len(units)) > MOST:
        raise BadPresence(f"There are more than {MOST} states or units; count them in parts.")
    if any(later <= earlier for earlier, later in pairwise(periods)):
        raise BadPresence("The periods do not rise; list each once, the earliest first.")
    expected = (len(states), len(periods))
    if presence.in_system.shape != expected or presence.in_system.dtype != np.bool_:
        raise BadPresence(f"in_system must be boolean, a state a row: {expected}.")


def _refuse_odd_spells(presence: Presence) -> None:
    columns = (presence.unit, presence.state, presence.start, presence.end, presence.code)
    if {column.shape for column in columns} != {(presence.unit.size,)}:
        raise BadPresence("The columns of the spells must have one entry a spell, all of them.")
    if not presence.unit.size:
        return
    limits = (len(presence.units), len(presence.states), len(presence.periods))
    last = (presence.unit.max(), presence.state.max(), presence.end.max() - 1)
    first = (presence.unit.min(), presence.state.min(), presence.start.min())
    if min(first) < 0 or any(one >= limit for one, limit in zip(last, limits, strict=True)):
        raise BadPresence("A spell names a unit, a state or a period that is not listed.")
    if (presence.start >= presence.end).any():
        raise BadPresence("A spell ends before it has lasted a period; leave it out.")
