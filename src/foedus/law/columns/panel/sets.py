"""The slow twin: the same counts with sets, one unit, state and period after another.

This is what the counts mean; the fast ones are tested against it. Rows are of indices.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from foedus.law.columns.panel.presence import Presence
from foedus.law.columns.panel.rules import CountingRule


def members(presence: Presence, rule: CountingRule, period: int) -> list[set[int]]:
    """The members of each unit in a period (an index): states that are in the system then."""
    found: list[set[int]] = [set() for _ in presence.units]
    columns = (presence.unit, presence.state, presence.start, presence.end, presence.code)
    there = in_system(presence, period)
    for unit, state, start, end, code in zip(*(one.tolist() for one in columns), strict=True):
        if code in rule.codes and start <= period < end and state in there:
            found[unit].add(state)
    return found


def in_system(presence: Presence, period: int) -> list[int]:
    """The states in the system in a period (an index), the lowest index first."""
    return [state for state, there in enumerate(presence.in_system[:, period].tolist()) if there]


def dyad_years(presence: Presence, rule: CountingRule) -> Iterator[tuple[int, int, int, int]]:
    """Year, a, b, count: a row for each dyad in each year, in order."""
    for period, year in enumerate(presence.periods):
        units = members(presence, rule, period)
        for a, b in combinations(in_system(presence, period), 2):
            yield year, a, b, sum({a, b} <= unit for unit in units)


def state_years(presence: Presence, rule: CountingRule) -> Iterator[tuple[int, int, int]]:
    """Year, state, count: a row for each state in the system in each year, in order."""
    for period, year in enumerate(presence.periods):
        units = members(presence, rule, period)
        for state in in_system(presence, period):
            yield year, state, sum(state in unit for unit in units)


def unit_years(presence: Presence, rule: CountingRule) -> Iterator[tuple[int, int, int]]:
    """Year, unit, count: a row for each unit that has members in each year, in order."""
    for period, year in enumerate(presence.periods):
        for unit, states in enumerate(members(presence, rule, period)):
            if states:
                yield year, unit, len(states)
