"""The loop that reckons duty, compiled: one pass over the rows, on all cores."""

from __future__ import annotations

import math
from typing import Any

import numba
import numpy as np

from foedus.law.columns.compiling import compiled_for_all_cores, inlined
from foedus.regimes.trade.columns.kernels import EDGE, ROOM
from foedus.regimes.trade.columns.laid import Due, Lines, Tables
from foedus.regimes.trade.columns.rates import SHARE, Shape
from foedus.regimes.trade.columns.terms import CENTS, MILLI

FREE, BY_SHARE, SPECIFIC, SUM, GREATER, OTHER = (int(one) for one in Shape)
NOTHING, KNOWN, LEFT = 0, 1, 2


def due(tables: Tables, lines: Lines) -> Due:
    """The duty of each row."""
    rows = lines.number.size
    found, state = np.zeros(rows, np.int64), np.zeros(rows, np.int8)
    rates, exchange = tables.rates, tables.exchange
    _due(
        lines.number, lines.value.numbers, lines.value.known, lines.value.odd,
        lines.net_mass.numbers, lines.net_mass.known, lines.net_mass.odd,
        lines.quantity.numbers, lines.quantity.known, lines.quantity.odd,
        lines.unit, lines.currency, lines.on,
        rates.shape, rates.share, rates.over, rates.under, rates.currency, rates.measure,
        tables.units.over, tables.units.under, tables.mass.over, tables.mass.under,
        exchange.over, exchange.under, tables.pair, np.int32(tables.first_day), tables.fits,
        found, state,
    )  # fmt: skip
    return Due(found, state == KNOWN, state == LEFT)


@inlined
def _half_up(over: Any, under: Any) -> Any:
    return (2 * over + under) // (2 * under)


@inlined
def _together(first: Any, below: Any, second: Any, under: Any, shape: Any) -> Any:
    """The sum or the greater of two amounts, and whether it can be told in floating point."""
    whole, other = first // below, second // under
    rest, rest_other = (first - whole * below) / below, (second - other * under) / under
    if shape == SUM:
        fraction = rest + rest_other
        near = abs(fraction - math.floor(fraction) - 0.5) < EDGE
        return whole + other + np.int64(math.floor(fraction + 0.5)), near
    difference = (whole - other) + (rest - rest_other)
    near = abs(difference) < EDGE and difference != 0.0
    if difference >= 0.0:
        return _half_up(first, below), near
    return _half_up(second, under), near


@inlined
def _quantity(
    rate: Any, i: Any, mass: Any, weighed: Any, quantity: Any, counted: Any, unit: Any,
    measures: Any, unit_over: Any, unit_under: Any, mass_over: Any, mass_under: Any,
) -> Any:  # fmt: skip
    """How much of the rate's measure a row has, as a fraction; under is 0 where that is unknown.

    Below zero where both the mass and the declared quantity could say it.
    """
    measure = measures[rate]
    by_mass = weighed[i] and mass_under[measure] > 0
    declared = counted[i] and unit_under[unit[i], measure] > 0
    if by_mass and declared:
        return np.int64(0), np.int64(-1)
    if by_mass:
        return mass_over[measure] * mass[i], mass_under[measure]
    if declared:
        return unit_over[unit[i], measure] * quantity[i], unit_under[unit[i], measure]
    return np.int64(0), np.int64(0)


@inlined
def _specific(over: Any, under: Any, much: Any, per: Any, rate_over: Any, rate_under: Any) -> Any:
    """An amount for a quantity, exchanged; and what it is: nothing, known, or too large."""
    if per < 0:
        return np.int64(0), np.int64(1), LEFT
    if per == 0 or rate_under == 0:
        return np.int64(0), np.int64(1), NOTHING
    top = abs(float(over) * float(much) * float(rate_over)) * CENTS
    bottom = float(under) * float(per) * float(rate_under) * MILLI
    if max(top, bottom) > ROOM:
        return np.int64(0), np.int64(1), LEFT
    return over * much * rate_over * CENTS, under * per * rate_under * MILLI, KNOWN


@inlined
def _share(shape: Any, value: Any, valued: Any, share: Any) -> Any:
    """A share of the value, and what it is; nothing of it where the rate has no share."""
    if shape == SPECIFIC:
        return np.int64(0), KNOWN if valued else LEFT
    if not valued:
        return np.int64(0), NOTHING
    if abs(float(value)) * float(share) > ROOM:
        return np.int64(0), LEFT
    return value * share, KNOWN


@inlined
def _at_once(rate: Any, shape: Any, fits: Any, odd: Any) -> Any:
    """What a row is without looking at its figures; below zero where they must be looked at."""
    if rate == 0:
        return NOTHING
    if shape == OTHER or not fits or odd:
        return LEFT
    return KNOWN if shape == FREE else -1


@compiled_for_all_cores
def _due(
    number: Any, value: Any, valued: Any, value_odd: Any,
    mass: Any, weighed: Any, mass_odd: Any,
    quantity: Any, counted: Any, quantity_odd: Any,
    unit: Any, currency: Any, on: Any,
    shapes: Any, shares: Any, overs: Any, unders: Any, currencies: Any, measures: Any,
    unit_over: Any, unit_under: Any, mass_over: Any, mass_under: Any,
    exchange_over: Any, exchange_under: Any, pairs: Any, first_day: Any, fits: Any,
    found: Any, state: Any,
) -> None:  # fmt: skip
    for i in numba.prange(number.size):
        rate = number[i]
        shape = shapes[rate]
        known = _at_once(rate, shape, fits[currency[i]], value_odd[i])
        if known < 0:
            first, known = _share(shape, value[i], valued[i], shares[rate])
            if known == KNOWN and shape == BY_SHARE:
                found[i] = _half_up(first, SHARE)
            elif known == KNOWN and (mass_odd[i] or quantity_odd[i]):
                known = LEFT
            elif known == KNOWN:
                much, per = _quantity(
                    rate, i, mass, weighed, quantity, counted, unit,
                    measures, unit_over, unit_under, mass_over, mass_under,
                )  # fmt: skip
                pair, day = pairs[currencies[rate], currency[i]], on[i] - first_day
                rates = exchange_over[pair, day], exchange_under[pair, day]
                second, under, known = _specific(
                    overs[rate], unders[rate], much, per, rates[0], rates[1]
                )
                if known == KNOWN and shape == SPECIFIC:
                    found[i] = _half_up(second, under)
                elif known == KNOWN:
                    found[i], near = _together(first, SHARE, second, under, shape)
                    known = LEFT if near else KNOWN
        state[i] = known
