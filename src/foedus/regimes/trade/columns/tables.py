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
    """What one of a currency is in another, by day; laid out when a pair is first needed."""

    def __init__(self, rates: ExchangeRates) -> None:
        self._rates = rates
        self._laid: dict[tuple[str, str], tuple[Integers, Fractions]] = {}

    def fractions(self, pair: tuple[str, str], on: NDArray[np.int32]) -> Fractions:
        """The rate of *pair* on each of the days."""
        if pair[0] == pair[1]:
            ones = np.ones(on.size, np.int64)
            return Fractions(ones, ones)
        days, inverse = np.unique(on, return_inverse=True)
        kept = [self._quote(pair, int(day)) for day in days]
        over = np.array([one.numerator for one in kept], np.int64)
        under = np.array([one.denominator if one else 0 for one in kept], np.int64)
        return Fractions(over[inverse], under[inverse])

    def _quote(self, pair: tuple[str, str], day: int) -> Fraction:
        """The rate of a day; 0 where there is none."""
        found = self._rates.quote(*pair, day_of(day))
        return Fraction(0) if isinstance(found, NoQuote) else found.value


def unit_table(
    units: tuple[str, ...], measures: list[Measure | None]
) -> tuple[Fractions, Fractions]:
    """How many of each measure one of each declared unit is; and one kilogram of net mass.

    The first has a row for each unit (the last: no unit) and a column for each measure.
    """
    declared = [measure_named(unit) for unit in units]
    cells = [[_ratio(unit, measure) for measure in measures] for unit in (*declared, None)]
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
