"""What a caller can do wrong with quantities and money.

FoedusError
├── UnknownUnit       a unit that no table of units holds
├── NotConvertible    two units that do not measure the same thing
├── UnknownCurrency   a currency that ISO 4217 does not list
└── NoExchangeRate    no rate, or rival rates, between two currencies on a day
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import FoedusError, nearest_names


class UnknownUnit(FoedusError, LookupError):
    """A unit that is not held; *nearest* are the closest that are."""

    code = "E51"

    def __init__(self, unit: str, known: Iterable[str] = ()) -> None:
        self.unit, self.nearest = unit, nearest_names(unit, known)
        hint = f" Did you mean {', '.join(self.nearest)}?" if self.nearest else ""
        super().__init__(f"There is no unit {unit!r}.{hint}")


class NotConvertible(FoedusError, ValueError):
    """Two units of different things: mass and volume, pairs and pieces."""

    code = "E52"

    def __init__(self, unit: str, into: str) -> None:
        self.unit, self.into = unit, into
        super().__init__(
            f"{unit} cannot be converted into {into}: they measure different things. "
            f"Remedy: give the quantity in {into}."
        )


class UnknownCurrency(FoedusError, LookupError):
    """A currency that is not in ISO 4217."""

    code = "E53"

    def __init__(self, currency: str) -> None:
        self.currency = currency
        super().__init__(f"There is no currency {currency!r}. Remedy: use its code of ISO 4217.")


class NoExchangeRate(FoedusError, LookupError):
    """No one rate between two currencies on a day; *told* says what is held around it."""

    code = "E54"

    def __init__(self, told: str) -> None:
        super().__init__(told)
