"""Exchange rates and units as arrays: exact fractions, by day and by pair."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import day_of
from foedus.regimes.quantities.exchange import ExchangeRates, NoQuote
from foedus.regimes.quantities.measures import Measure, measure_named
from foedus.regimes.quantities.units import factor, is_convertible

Integers = NDArray[np.int64]

KILOGRAM = Measure("kilogram")


@dataclass(frozen=True, slots=True)
class Fractions:
    """Exact fractions; a denominator of 0 is "there is none"."""

    over: Integers
    under: Integers


class ExchangeTable:
    """What one of a currency is in another, by day; a rate is found once."""

    def __init__(self, rates: ExchangeRates) -> None:
        self._rates = rates
        self._kept: dict[tuple[str, str, int], Fraction] = {}

    def by_day(self, pairs: list[tuple[str, str]], first: int, days: int) -> Fractions:
        """The rate of each pair (row) on each of *days* days from *first* on (column)."""
        cells = [[self._quote(pair, first + day) for day in range(days)] for pair in pairs]
        over = np.array([[one.numerator for one in row] for row in cells], np.int64)
        under = np.array(
            [[one.denominator if one else 0 for one in row] for row in cells], np.int64
        )
        return Fractions(over, under)

    def _quote(self, pair: tuple[str, str], day: int) -> Fraction:
        """The rate of a day; 0 where there is none."""
        key = (*pair, day)
        if pair[0] == pair[1]:
            return Fraction(1)
        if key not in self._kept:
            found = self._rates.quote(*pair, day_of(day))
            self._kept[key] = Fraction(0) if isinstance(found, NoQuote) else found.value
        return self._kept[key]


def unit_table(
    units: tuple[str, ...], measures: list[Measure | None]
) -> tuple[Fractions, Fractions]:
    """How many of each measure one of each declared unit is; and one kilogram of net mass.

    The first has a row for each unit (row 0: no unit) and a column for each measure.
    """
    declared = [measure_named(unit) for unit in units]
    cells = [[_ratio(unit, measure) for measure in measures] for unit in (None, *declared)]
    mass = [_ratio(KILOGRAM, measure) for measure in measures]
    return _laid(cells), _laid(mass)


def _laid(cells: list[list[Fraction]] | list[Fraction]) -> Fractions:
    held = np.array(cells, dtype=object)
    over = np.vectorize(lambda one: one.numerator, otypes=[np.int64])(held)
    under = np.vectorize(lambda one: one.denominator if one else 0, otypes=[np.int64])(held)
    return Fractions(over, under)


def _ratio(unit: Measure | None, measure: Measure | None) -> Fraction:
    """How many of *measure* one of *unit* is; 0 where they measure different things."""
    if unit is None or measure is None or not _alike(unit, measure):
        return Fraction(0)
    return factor(unit.unit, measure.unit)


def _alike(unit: Measure, measure: Measure) -> bool:
    """Net mass measures the goods themselves, and their net weight."""
    same = unit.of == measure.of or (unit == KILOGRAM and measure.of == "net-weight")
    return same and is_convertible(unit.unit, measure.unit)
