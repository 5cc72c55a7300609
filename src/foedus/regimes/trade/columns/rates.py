"""Rates as arrays: a share of the value, an amount for a quantity, or both together.

Rates of other shapes (a share of a part, a rate by degrees, three parts) are reckoned row by row
by the slow twin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from foedus.regimes.quantities.measures import Measure
from foedus.regimes.tariffs.rates import (
    CUSTOMS_VALUE,
    AdValorem,
    Free,
    GreaterOf,
    Rate,
    Specific,
    Sum,
)

SHARE: Final = 1_000_000
"""A percentage is counted in millionths of the whole: four decimals of a per cent."""


class Shape(IntEnum):
    """How the parts of a rate come together."""

    FREE = 0
    SHARE = 1
    SPECIFIC = 2
    SUM = 3
    GREATER = 4
    OTHER = 5


@dataclass(frozen=True, slots=True)
class Simple:
    """A rate of two parts at most. *specific* is an amount of *currency* for one of *measure*."""

    shape: Shape
    share: int = 0
    specific: Fraction = Fraction(0)
    currency: str = ""
    measure: Measure | None = None


def simple(rate: Rate) -> Simple:
    """The rate as its parts; `Shape.OTHER` where it has no such parts.

    >>> from decimal import Decimal
    >>> simple(AdValorem(Decimal(5))).share
    50000
    """
    match rate:
        case Free():
            return Simple(Shape.FREE)
        case AdValorem():
            return _share(rate)
        case Specific():
            return _specific(rate, Shape.SPECIFIC, 0)
        case Sum(parts):
            return _both(parts, Shape.SUM)
        case GreaterOf(parts):
            return _both(parts, Shape.GREATER)
        case _:
            return Simple(Shape.OTHER)


def _share(rate: AdValorem) -> Simple:
    share = Fraction(rate.percent) * SHARE / 100
    if rate.base != CUSTOMS_VALUE or share.denominator != 1:
        return Simple(Shape.OTHER)
    return Simple(Shape.SHARE, int(share))


def _specific(rate: Specific, shape: Shape, share: int) -> Simple:
    each = Fraction(rate.amount) / Fraction(rate.per)
    return Simple(shape, share, each, rate.currency, rate.measure)


def _both(parts: Sequence[Rate], shape: Shape) -> Simple:
    shares = [simple(one) for one in parts if isinstance(one, AdValorem)]
    others = [one for one in parts if isinstance(one, Specific)]
    if len(parts) != 2 or len(shares) != 1 or not others or shares[0].shape is not Shape.SHARE:  # noqa: PLR2004 - a share and an amount
        return Simple(Shape.OTHER)
    return _specific(others[0], shape, shares[0].share)


@dataclass(frozen=True, slots=True)
class RateArrays:
    """Rates by their numbers; number 0 is "no rate"."""

    shape: NDArray[np.int8]
    share: NDArray[np.int64]
    over: NDArray[np.int64]
    under: NDArray[np.int64]
    currency: NDArray[np.int32]
    measure: NDArray[np.int32]


def arrays_of(
    rates: Sequence[Simple], currencies: list[str], measures: list[Measure | None]
) -> RateArrays:
    """The arrays of *rates*; new currencies and measures are added to the lists."""
    currency = {name: place for place, name in enumerate(currencies)}
    measure = {held: place for place, held in enumerate(measures)}
    own = [currency.setdefault(one.currency, len(currency)) for one in rates]
    by = [measure.setdefault(one.measure, len(measure)) for one in rates]
    currencies[:], measures[:] = currency, measure
    return RateArrays(
        np.array([one.shape for one in rates], np.int8),
        np.array([one.share for one in rates], np.int64),
        np.array([one.specific.numerator for one in rates], np.int64),
        np.array([one.specific.denominator for one in rates], np.int64),
        np.array(own, np.int32),
        np.array(by, np.int32),
    )
