"""Rates and goods in columns ──▶ duty in hundredths, rounded half up once; all in integers.

A row whose figures do not fit into 63 bits, or whose sum lies too near the edge of rounding to be
told apart in floating point, is left to the slow twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.trade.columns.rates import SHARE, RateArrays, Shape
from foedus.regimes.trade.columns.tables import Fractions
from foedus.regimes.trade.columns.terms import CENTS, MILLI, Counted, Integers, Mask

ROOM: Final = 4.0e18
"""Products up to this fit into 63 bits when doubled."""

EDGE: Final = 1e-9
"""Nearer than this to the edge of rounding, a sum of fractions is reckoned exactly."""


@dataclass(frozen=True, slots=True)
class Due:
    """Duty in hundredths; *known*: where there is one. *left* are the rows for the slow twin."""

    hundredths: Integers
    known: Mask
    left: Mask


@dataclass(frozen=True, slots=True)
class Goods:
    """What a rate is applied to, row by row: the value, the quantity in its measure, the rate."""

    value: Counted
    quantity: Fractions
    exchange: Fractions


def due(rates: RateArrays, number: NDArray[np.int32], goods: Goods) -> Due:
    """The duty of each row under its rate; number 0 is no rate."""
    shape = rates.shape[number]
    by_value = _by_value(rates.share[number], goods.value)
    by_quantity = _by_quantity(rates, number, goods)
    both = (shape == Shape.SUM) | (shape == Shape.GREATER)
    known = _known(shape, goods, by_quantity)
    left = known & (_overflows(by_value, shape) | _overflows(by_quantity, shape))
    found = np.zeros(number.size, np.int64)
    for wanted, part in ((Shape.SHARE, by_value), (Shape.SPECIFIC, by_quantity)):
        rows = known & ~left & (shape == wanted)
        found[rows] = _half_up(part.over[rows], part.under[rows])
    rows = np.flatnonzero(known & ~left & both)
    if rows.size:
        total, near = _together(by_value, by_quantity, rows, shape[rows] == Shape.SUM)
        found[rows] = total
        left[rows[near]] = True
    left |= (shape == Shape.OTHER) & (number > 0)
    return Due(found, (known & (number > 0)) & ~left, left)


@dataclass(frozen=True, slots=True)
class _Part:
    """An amount in hundredths as a fraction, and how large its figures are."""

    over: Integers
    under: Integers
    size: NDArray[np.float64]


def _by_value(share: Integers, value: Counted) -> _Part:
    size = np.abs(value.numbers.astype(np.float64)) * share.astype(np.float64)
    under = np.full(share.size, SHARE, np.int64)
    return _Part(value.numbers * share, under, size)


def _by_quantity(rates: RateArrays, number: NDArray[np.int32], goods: Goods) -> _Part:
    """An amount for a quantity, exchanged; quantities are thousandths, amounts hundredths."""
    over = (rates.over[number], goods.quantity.over, goods.exchange.over)
    under = (rates.under[number], goods.quantity.under, goods.exchange.under)
    size = CENTS * _product(over)
    below = MILLI * _product(under)
    top = over[0] * over[1] * over[2] * CENTS
    bottom = under[0] * under[1] * under[2] * MILLI
    return _Part(top, bottom, np.maximum(size, below))


def _product(parts: tuple[Integers, ...]) -> NDArray[np.float64]:
    found = np.ones(parts[0].size)
    for part in parts:
        found *= part
    return np.abs(found)


def _known(shape: NDArray[np.int8], goods: Goods, by_quantity: _Part) -> Mask:
    """Where nothing is missing that the shape of the rate needs."""
    valued = goods.value.known | (shape == Shape.SPECIFIC) | (shape == Shape.FREE)
    measured = (by_quantity.under != 0) | (shape == Shape.SHARE) | (shape == Shape.FREE)
    return np.asarray(valued & measured & (shape != Shape.OTHER))


def _overflows(part: _Part, shape: NDArray[np.int8]) -> Mask:
    return np.asarray((part.size > ROOM) & (shape != Shape.FREE))


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
