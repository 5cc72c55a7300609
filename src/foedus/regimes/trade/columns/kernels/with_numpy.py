"""The loop that reckons duty, with NumPy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.trade.columns.kernels import EDGE, ROOM
from foedus.regimes.trade.columns.laid import Due, Lines, Tables
from foedus.regimes.trade.columns.rates import SHARE, Shape
from foedus.regimes.trade.columns.tables import Fractions
from foedus.regimes.trade.columns.terms import CENTS, MILLI, Integers, Mask


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount in hundredths as a fraction; *fits*: its figures fit into 63 bits."""

    over: Integers
    under: Integers
    fits: Mask


def due(tables: Tables, lines: Lines) -> Due:
    """The duty of each row."""
    rated = lines.number > 0
    shape = tables.rates.shape[lines.number]
    alone, free = shape == Shape.SHARE, shape == Shape.FREE
    measured = ~(free | alone | (shape == Shape.OTHER))
    by_value, by_quantity = _by_value(tables, lines), _by_quantity(tables, lines)
    left = rated & _left(tables, lines, measured)
    needs = free | lines.value.known
    known = rated & ~left & needs & (~measured | (by_quantity.under != 0))
    shares = (shape != Shape.SPECIFIC) & ~free
    left |= known & ((shares & ~by_value.fits) | (measured & ~by_quantity.fits))
    found = np.zeros(lines.number.size, np.int64)
    for wanted, part in ((Shape.SHARE, by_value), (Shape.SPECIFIC, by_quantity)):
        rows = known & ~left & (shape == wanted)
        found[rows] = _half_up(part.over[rows], part.under[rows])
    rows = np.flatnonzero(known & ~left & ((shape == Shape.SUM) | (shape == Shape.GREATER)))
    total, near = _together(by_value, by_quantity, rows, shape[rows] == Shape.SUM)
    found[rows] = total
    left[rows[near]] = True
    return Due(found, known & ~left, left)


def _left(tables: Tables, lines: Lines, measured: Mask) -> Mask:
    """Rows that are not reckoned here: odd decimals, other roundings, a quantity told twice."""
    other = tables.rates.shape[lines.number] == Shape.OTHER
    odd = lines.value.odd | (measured & (lines.net_mass.odd | lines.quantity.odd))
    measure = tables.rates.measure[lines.number]
    weighed = (tables.mass.under[measure] > 0) & lines.net_mass.known
    counted = (tables.units.under[lines.unit, measure] > 0) & lines.quantity.known
    twice = measured & weighed & counted
    alone = (tables.rates.shape[lines.number] == Shape.SPECIFIC) & ~lines.value.known
    return np.asarray(other | odd | alone | twice | ~tables.fits[lines.currency])


def _by_value(tables: Tables, lines: Lines) -> _Part:
    share, value = tables.rates.share[lines.number], lines.value.numbers
    fits = np.abs(value.astype(np.float64)) * share.astype(np.float64) <= ROOM
    return _Part(value * share, np.full(share.size, SHARE, np.int64), fits)


def _by_quantity(tables: Tables, lines: Lines) -> _Part:
    """An amount for a quantity, exchanged; quantities are thousandths, amounts hundredths."""
    quantity, exchange = _quantity(tables, lines), _exchange(tables, lines)
    rates = tables.rates
    over = (rates.over[lines.number], quantity.over, exchange.over)
    under = (rates.under[lines.number], quantity.under, exchange.under)
    fits = np.maximum(CENTS * _product(over), MILLI * _product(under)) <= ROOM
    top = over[0] * over[1] * over[2] * CENTS
    return _Part(top, under[0] * under[1] * under[2] * MILLI, fits)


def _product(parts: tuple[Integers, ...]) -> NDArray[np.float64]:
    found = np.ones(parts[0].size)
    for part in parts:
        found *= part
    return np.abs(found)


def _quantity(tables: Tables, lines: Lines) -> Fractions:
    """How much of the rate's measure each row has: of its net mass, or as declared."""
    measure = tables.rates.measure[lines.number]
    mass, units = tables.mass, tables.units
    by_mass = (mass.under[measure] > 0) & lines.net_mass.known
    declared = units.under[lines.unit, measure]
    counted = ~by_mass & (declared > 0) & lines.quantity.known
    top = np.where(by_mass, mass.over[measure] * lines.net_mass.numbers, 0)
    top = np.where(counted, units.over[lines.unit, measure] * lines.quantity.numbers, top)
    return Fractions(top, np.where(by_mass, mass.under[measure], np.where(counted, declared, 0)))


def _exchange(tables: Tables, lines: Lines) -> Fractions:
    """What the rate's currency is in that of the customs value, on the day."""
    pair = tables.pair[tables.rates.currency[lines.number], lines.currency]
    day = lines.on - np.int32(tables.first_day)
    return Fractions(tables.exchange.over[pair, day], tables.exchange.under[pair, day])


def _half_up(over: Integers, under: Integers) -> Integers:
    """The nearest whole number, halves upwards; for figures that are not below zero."""
    found: Integers = (2 * over + under) // (2 * under)
    return found


def _together(
    first: _Part, second: _Part, rows: NDArray[np.intp], adding: Mask
) -> tuple[Integers, Mask]:
    """The sum or the greater of two amounts; and where that is too near an edge to tell."""
    whole, rest = _divided(first, rows)
    other, other_rest = _divided(second, rows)
    fraction = rest + other_rest
    total = whole + other + np.floor(fraction + 0.5).astype(np.int64)
    near = np.abs(fraction - np.floor(fraction) - 0.5) < EDGE
    difference = (whole - other) + (rest - other_rest)
    greater = np.where(
        difference >= 0,
        _half_up(first.over[rows], first.under[rows]),
        _half_up(second.over[rows], second.under[rows]),
    )
    close = (np.abs(difference) < EDGE) & (difference != 0)
    return np.where(adding, total, greater), np.where(adding, near, close)


def _divided(part: _Part, rows: NDArray[np.intp]) -> tuple[Integers, NDArray[np.float64]]:
    """The whole part of an amount, and the rest of it."""
    whole, rest = np.divmod(part.over[rows], part.under[rows])
    return whole, rest / part.under[rows]
