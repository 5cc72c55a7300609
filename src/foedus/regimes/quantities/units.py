"""Units of quantity: names ──▶ a unit, a quantity in one unit ──▶ the same in another, exactly.

>>> unit_named("КГ"), unit_named("TNE"), unit_named("1000 шт"), unit_named("firkin")
('kilogram', 'tonne', 'thousand', None)
>>> converted(Quantity(Decimal("1.5"), "tonne"), "kilogram")
Decimal('1500')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from foedus.law.terms.wording import Wording
from foedus.published.errors import MissingLibrary
from foedus.regimes.quantities.errors import NotConvertible, UnknownUnit
from foedus.regimes.quantities.unit_table import UNITS, Unit

if TYPE_CHECKING:
    import pint

_BY_ID: Final[dict[str, Unit]] = {unit.id: unit for unit in UNITS}
_BESIDE_SLASH: Final = re.compile(r"\s*/\s*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a unit; *unit* is its id, as `unit_named` gives it."""

    amount: Decimal
    unit: str

    def __post_init__(self) -> None:
        known(self.unit)


def known(unit: str) -> Unit:
    """The unit of this id; `UnknownUnit` if there is none."""
    if unit not in _BY_ID:
        raise UnknownUnit(unit, _BY_ID)
    return _BY_ID[unit]


def unit_named(text: str) -> str | None:
    """The id of the unit that *text* names, in English, Russian or UN/ECE codes; None if none.

    >>> unit_named("pr."), unit_named("см3, мл"), unit_named("m²"), unit_named("% vol/hl")
    ('pair', 'cubic_centimetre', 'square_metre', 'litre_of_pure_alcohol')
    """
    return _names().get(plain(text))


def symbol(unit: str) -> Wording:
    """How a unit is written for people."""
    return known(unit).symbol


def plain(text: str) -> str:
    """A name without what does not tell it from others: capitals, raised figures, a last dot.

    >>> plain(" Pf. Liter "), plain("M³."), plain("kg / net")
    ('pf. liter', 'm3', 'kg/net')
    """
    even = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())
    return _BESIDE_SLASH.sub("/", even).rstrip(". ") or even


def converted(quantity: Quantity, unit: str) -> Decimal:
    """*quantity* in *unit*. `NotConvertible`: they measure different things.

    Exact, but where no decimal number is (seven pieces in dozens): there to 28 figures. Reckon
    with `factor` where a later step must not feel that.

    >>> converted(Quantity(Decimal(3), "barrel"), "litre")
    Decimal('476.961884784')
    """
    exact = Fraction(quantity.amount) * factor(quantity.unit, unit)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


@cache
def factor(unit: str, into: str) -> Fraction:
    """How many of *into* make one *unit*, exactly. `NotConvertible`: none do.

    >>> factor("piece", "dozen")
    Fraction(1, 12)
    >>> factor("pair", "piece")
    Traceback (most recent call last):
    foedus.regimes.quantities.errors.NotConvertible: pair cannot be converted into piece: they \
measure different things. Remedy: give the quantity in piece.
    """
    known(unit)
    known(into)
    if unit == into:
        return Fraction(1)
    if not is_convertible(unit, into):
        raise NotConvertible(unit, into)
    return _in_roots(unit) / _in_roots(into)


@cache
def is_convertible(unit: str, into: str) -> bool:
    """Whether both units measure the same thing."""
    if unit == into:
        return True
    registry = _registry()
    return bool(registry.get_dimensionality(unit) == registry.get_dimensionality(into))


def _in_roots(unit: str) -> Fraction:
    magnitude, _ = _registry().get_root_units(unit)
    return Fraction(str(magnitude))


@cache
def _registry() -> pint.UnitRegistry[Decimal]:
    try:
        import pint  # late: takes a third of a second, and few commands convert
    except ImportError as fault:
        raise MissingLibrary("a conversion of units", "pint", "regimes") from fault
    # empty at first: no unit that the table does not hold can be meant by accident
    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    for unit in UNITS:
        registry.define(f"{unit.id} = {unit.definition}")
    return registry


@cache
def _names() -> dict[str, str]:
    """Every way to write a unit; what two units share names neither."""
    held: dict[str, set[str]] = {}
    for unit in UNITS:
        for name in (unit.id, unit.id.replace("_", " "), *unit.names):
            held.setdefault(plain(name), set()).add(unit.id)
        for name in (unit.symbol.en, unit.symbol.ru):
            held.setdefault(plain(name), set()).add(unit.id)
    return {name: next(iter(ids)) for name, ids in held.items() if len(ids) == 1}
