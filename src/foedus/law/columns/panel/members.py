"""State-years and unit-years: to how many units a state belongs, how many members a unit has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel.presence import Presence, Whole
from foedus.law.columns.panel.rules import CountingRule
from foedus.law.columns.panel.spells import Spells, counted, merged, within_system


@dataclass(frozen=True, slots=True, eq=False)
class StateYears:
    """One entry for each state in the system in a year, in order of *year*, *state* (an index).

    *count* is the number of units to which it belongs. It may be 0.
    """

    year: Whole
    state: NDArray[np.uint16]
    count: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class UnitYears:
    """One entry for each unit that has members in a year, in order of *year*, *unit* (an index).

    *count* is the number of its members that are in the system. It is never 0.
    """

    year: Whole
    unit: NDArray[np.uint16]
    count: NDArray[np.uint16]


def state_years(presence: Presence, rule: CountingRule) -> StateYears:
    """To how many units each state belongs in each year, under *rule*."""
    spells = merged(counted(presence, rule))
    counts = _over_time(spells, spells.state, spells.states)
    period, state = np.nonzero(spells.there)
    return StateYears(
        _years(presence, period), state.astype(np.uint16), counts[period, state].astype(np.uint16)
    )


def unit_years(presence: Presence, rule: CountingRule) -> UnitYears:
    """How many members each unit has in each year, under *rule*."""
    spells = within_system(merged(counted(presence, rule)))
    counts = _over_time(spells, spells.unit, spells.units)
    period, unit = np.nonzero(counts)
    return UnitYears(
        _years(presence, period), unit.astype(np.uint16), counts[period, unit].astype(np.uint16)
    )


def _over_time(spells: Spells, row: Whole, rows: int) -> NDArray[np.int64]:
    """How many spells each of *rows* has in each period: a row a period, a column each."""
    cells = (spells.periods + 1) * rows
    opened = np.bincount(spells.start.astype(np.int64) * rows + row, minlength=cells)
    closed = np.bincount(spells.end.astype(np.int64) * rows + row, minlength=cells)
    running: NDArray[np.int64] = np.cumsum(
        (opened - closed).reshape(spells.periods + 1, rows), axis=0
    )
    return running[:-1]


def _years(presence: Presence, period: NDArray[np.int64]) -> Whole:
    return np.array(presence.periods, np.int32)[period]
