"""Rates, units and exchange as the loops take them; and the rows that they are applied to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.trade.columns.rates import RateArrays
from foedus.regimes.trade.columns.tables import Fractions
from foedus.regimes.trade.columns.terms import Counted, Integers, Mask

Numbers = NDArray[np.int32]


@dataclass(frozen=True)
class Tables:
    """What a duty is reckoned with.

    *units*: how many of a measure (column) one of a declared unit (row; 0: none) is; *mass*: one
    kilogram of net mass. *exchange*: by pair and day, from *first_day* on; *pair*: which row of it
    is that of a rate's currency (row) and a value's (column). *fits*: the currencies, by number,
    whose amounts are rounded to hundredths, half up.
    """

    rates: RateArrays
    units: Fractions
    mass: Fractions
    exchange: Fractions
    pair: Numbers
    first_day: int
    fits: Mask


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows: the number of the rate (0: none), the figures, the day."""

    number: Numbers
    value: Counted
    net_mass: Counted
    quantity: Counted
    unit: Numbers
    currency: Numbers
    on: Numbers


@dataclass(frozen=True, slots=True)
class Due:
    """Duty in hundredths; *known*: where there is one. *left* are the rows for the slow twin."""

    hundredths: Integers
    known: Mask
    left: Mask
