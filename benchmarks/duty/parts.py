"""A rate as whole numbers, which is how the peers take it.

The share is in millionths, the amount in millionths of the currency for one of the *unit* in which
consignments are declared.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from foedus.regimes.quantities.measures import Measure, measure_named
from foedus.regimes.quantities.units import factor, is_convertible
from foedus.regimes.tariffs.editions import Edition, Found
from foedus.regimes.tariffs.rates import AdValorem, Free, GreaterOf, Rate, Specific, Sum

KINDS: Final = ("", "free", "share", "specific", "sum", "greater")
UNITS: Final = ("KGM", "LTR", "PR", "MTK", "H87", "CMQ")
"""The kilogram is that of the net mass; the others are declared as quantities."""

MILLION: Final = 1_000_000
NO_UNIT: Final = 0
UNKNOWN: Final = len(UNITS) + 1
"""A unit in which no row is declared: such a rate is held, and no duty comes of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A rate; the default is none. *unit* is a place in `UNITS`, counted from 1."""

    kind: str = ""
    share: int = 0
    amount: int = 0
    currency: str = ""
    unit: int = NO_UNIT


class NotWhole(ValueError):
    """A rate is not a whole number of millionths; the peers could not reckon it exactly."""


def rate_in(edition: Edition, code: str) -> Rate | None:
    """The rate of a code, found as the edition finds it."""
    found = edition.find(code)
    return found.rate if isinstance(found, Found) else None


def parts_of(rate: Rate | None) -> Parts:
    """The parts of a rate."""
    match rate:
        case None:
            return Parts()
        case Free():
            return Parts("free")
        case AdValorem():
            return Parts("share", _share(rate))
        case Specific():
            return _specific(rate, "specific", 0)
        case Sum((AdValorem() as share, Specific() as specific)):
            return _specific(specific, "sum", _share(share))
        case GreaterOf((AdValorem() as share, Specific() as specific)):
            return _specific(specific, "greater", _share(share))
        case _:
            raise NotWhole(rate)


def _share(rate: AdValorem) -> int:
    return _whole(Fraction(rate.percent) * MILLION / 100)


def _specific(rate: Specific, kind: str, share: int) -> Parts:
    each = Fraction(rate.amount) / Fraction(rate.per) * MILLION
    place = _declared_in(rate.measure)
    unit = None if place == UNKNOWN else measure_named(UNITS[place - 1])
    amount = 0 if unit is None else _whole(each * factor(unit.unit, rate.measure.unit))
    return Parts(kind, share, amount, rate.currency, place)


def _declared_in(measure: Measure) -> int:
    """The place of the unit itself, else of one that can be converted."""
    units = [one for one in map(measure_named, UNITS) if one is not None]
    alike = [place for place, one in enumerate(units, start=1) if _alike(one, measure)]
    same = [place for place in alike if units[place - 1].unit == measure.unit]
    return next(iter([*same, *alike]), UNKNOWN)


def _alike(unit: Measure, measure: Measure) -> bool:
    return measure.of in {"", "net-weight"} and is_convertible(unit.unit, measure.unit)


def _whole(number: Fraction) -> int:
    if number.denominator != 1:
        raise NotWhole(number)
    return number.numerator
