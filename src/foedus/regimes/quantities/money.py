"""Money: a currency is part of the amount; nothing is rounded until the end, and then once.

>>> rounded(ExactMoney(Fraction(2, 3), "EUR"), Rounding(2, Mode.HALF_UP))
Money('0.67', 'EUR')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Final

from foedus.law.terms.days import Span
from foedus.law.terms.errors import BadQuestion
from foedus.published.errors import MissingLibrary
from foedus.regimes.quantities.errors import UnknownCurrency

if TYPE_CHECKING:
    from moneyed import Money

_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_CODE: Final = re.compile(r"[A-Z]{3}")
HALF: Final = Fraction(1, 2)


class Mode(StrEnum):
    """What becomes of the figures behind the last that is kept; the sign plays no part."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Rounding:
    """To how many decimals an amount is rounded (negative: tens, hundreds), and how."""

    decimals: int
    mode: Mode = Mode.HALF_UP


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """A national rule of rounding, the days on which it holds, and where it is written."""

    rounding: Rounding
    valid: Span
    source: str = ""


@dataclass(frozen=True, slots=True)
class ExactMoney:
    """An amount that is not rounded, in a currency of ISO 4217."""

    amount: Fraction
    currency: str

    def __str__(self) -> str:
        return f"{shown(self.amount)} {self.currency}"


def decimal_of(text: str) -> Decimal:
    """The number in *text*, exactly; a comma may stand for the point. Else `BadQuestion`.

    >>> decimal_of("0,05")
    Decimal('0.05')
    """
    if not _NUMBER.fullmatch(text.strip()):
        raise BadQuestion(f"{text!r} is no number. Remedy: write it as 1234.56.")
    return Decimal(text.strip().replace(",", "."))


def money(amount: Decimal | str, currency: str) -> Money:
    """Money of a currency by its code; `UnknownCurrency`, or `BadQuestion` for no number."""
    number = decimal_of(amount) if isinstance(amount, str) else amount
    made: Money = _moneyed().Money(number, currency_named(currency))
    return made


@cache
def currency_named(code: str) -> str:
    """*code* itself where ISO 4217 lists it; else `UnknownCurrency`."""
    if not is_currency(code):
        raise UnknownCurrency(code)
    return code


@cache
def is_currency(code: str) -> bool:
    """Whether ISO 4217 lists this code."""
    library = _moneyed()
    if not _CODE.fullmatch(code):
        return False
    try:
        library.get_currency(code)
    except library.CurrencyDoesNotExist:
        return False
    return True


def exact(held: Money) -> ExactMoney:
    """Money as an amount to reckon with."""
    return ExactMoney(Fraction(held.amount), held.currency.code)


def rounded(amount: ExactMoney | Money, rounding: Rounding) -> Money:
    """*amount* rounded by *rounding*: to be done once, at the end.

    >>> half = ExactMoney(Fraction(5, 2), "RUB")
    >>> [str(rounded(half, Rounding(0, mode)).amount) for mode in Mode]
    ['3', '2', '2', '3']
    """
    given = amount if isinstance(amount, ExactMoney) else exact(amount)
    scale = Fraction(10) ** rounding.decimals
    size = _whole(abs(given.amount) * scale, rounding.mode)
    signed = Decimal(-size if given.amount < 0 else size).scaleb(-rounding.decimals)
    return money(Decimal(f"{signed:f}"), given.currency)


def rounding_on(rules: Iterable[RoundingRule], day: date) -> Rounding | None:
    """The rule that holds on *day*, the first that is listed; None where none is."""
    return next((rule.rounding for rule in rules if day in rule.valid), None)


def shown(amount: Fraction) -> str:
    """An exact amount for people: all decimals where they end within twelve, else about so much.

    >>> shown(Fraction(5, 4)), shown(Fraction(1, 3)), shown(Fraction(100))
    ('1.25', '≈0.333333', '100')
    """
    twelve = amount * 10**12
    if twelve.denominator == 1:
        return f"{Decimal(twelve.numerator).scaleb(-12).normalize():f}"
    return f"≈{float(amount):.6f}"


def _whole(size: Fraction, mode: Mode) -> int:
    floor, rest = divmod(size, 1)
    match mode:
        case Mode.DOWN:
            return floor
        case Mode.UP:
            return floor + (rest > 0)
        case Mode.HALF_UP:
            return floor + (rest >= HALF)
        case Mode.HALF_EVEN:
            return round(size)


@cache
def _moneyed() -> ModuleType:
    try:
        import moneyed  # late: an optional library
    except ImportError as fault:
        raise MissingLibrary("an amount of money", "py-moneyed", "regimes") from fault
    return moneyed
