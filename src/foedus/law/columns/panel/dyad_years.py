"""Dyad-years: for each two states of the system, in each year, how many units they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.panel import kernel
from foedus.law.columns.panel.errors import NoDyad
from foedus.law.columns.panel.presence import Presence, State, Whole
from foedus.law.columns.panel.rules import CountingRule
from foedus.law.columns.panel.spells import counted, system
from foedus.law.terms.errors import UnknownName


@dataclass(frozen=True, slots=True, eq=False)
class Dyads:
    """The dyads formed, one entry each, in order of *year*, *a*, *b*.

    *a* and *b* are indices into `Presence.states`, and *a* is the smaller one.
    """

    year: Whole
    a: NDArray[np.uint16]
    b: NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class DyadYears(Dyads):
    """The same with *count*: how many units both belong to in that year. It may be 0."""

    count: NDArray[np.uint16]


def dyad_years(presence: Presence, rule: CountingRule) -> DyadYears:
    """How many units every dyad shares in every year, under *rule*."""
    formed = dyads(presence)
    return DyadYears(formed.year, formed.a, formed.b, shared_counts(presence, rule))


def dyads(presence: Presence) -> Dyads:
    """The dyads formed: each two states that are both in the system in a year."""
    years = np.array(presence.periods, np.int32)
    return Dyads(*kernel.dyads(system(presence), years))


def shared_counts(presence: Presence, rule: CountingRule) -> NDArray[np.uint16]:
    """The counts alone, one for each of `dyads`, in the same order."""
    return kernel.shared_counts(counted(presence, rule))


def shared_units(
    presence: Presence, rule: CountingRule, *, a: State, b: State, year: int
) -> tuple[str, ...]:
    """The units that *a* and *b* share in *year*, in the order of `Presence.units`.

    Raises `UnknownName` for a state or year that is not listed, and `NoDyad` where the two form no
    dyad in that year: that is another answer than sharing nothing.
    """
    period = _index("year", year, presence.periods)
    first, second = (_index("state", state, presence.states) for state in (a, b))
    if first == second or not presence.in_system[[first, second], period].all():
        raise NoDyad(a, b, year)
    spells = counted(presence, rule)
    now = (spells.start <= period) & (period < spells.end)
    both = (spells.unit[now & (spells.state == state)] for state in (first, second))
    return tuple(presence.units[unit] for unit in np.intersect1d(*both))


def _index(what: str, name: State, known: tuple[State, ...]) -> int:
    if name not in known:
        raise UnknownName(what, str(name), map(str, known))
    return known.index(name)
