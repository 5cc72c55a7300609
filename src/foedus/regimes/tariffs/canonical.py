"""A rate ⇄ its canonical text, one text for each rate, in no country's wording.

::

    rate  = sum
    sum   = term { "+" term }
    term  = "free" | percent "%" [ "of" part ] | amount CUR "/" [ count ] measure
          | amount CUR "/" [ count ] measure "less" amount CUR "per degree under" degrees
          | ( "max" | "min" ) "(" rate { "," rate } ")" | "(" rate ")" | "refer" "quoted text"

>>> from foedus.regimes.tariffs.rates import CUSTOMS_VALUE
>>> canonical(GreaterOf((AdValorem(Decimal(15), CUSTOMS_VALUE), read_canonical("5 EUR / litre"))))
'max(15%, 5 EUR / litre)'
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from foedus.regimes.quantities.errors import UnknownCurrency, UnknownUnit
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.quantities.money import currency_named
from foedus.regimes.tariffs.errors import UnreadableRate
from foedus.regimes.tariffs.rates import (
    CUSTOMS_VALUE,
    AdValorem,
    ByReference,
    Free,
    Graduated,
    GreaterOf,
    LesserOf,
    Rate,
    Specific,
    Sum,
)

_TOKEN: Final = re.compile(
    r"\s*(?P<token>\"(?:[^\"\\]|\\.)*\"|-?\d+(?:\.\d+)?|[^\W\d][\w-]*|[%/+(),])"
)


def canonical(rate: Rate) -> str:
    """The canonical text of *rate*."""
    match rate:
        case Free():
            return "free"
        case AdValorem(percent, base):
            return f"{figure(percent)}%" + ("" if base == CUSTOMS_VALUE else f" of {base}")
        case Specific(amount, currency, per, measure):
            count = "" if per == 1 else f"{figure(per)} "
            return f"{figure(amount)} {currency} / {count}{measure}"
        case Graduated(start, less, under):
            step = f"less {figure(less)} {start.currency} per degree under {figure(under)}"
            return f"{canonical(start)} {step}"
        case ByReference(text):
            return f"refer {json.dumps(text, ensure_ascii=False)}"
        case Sum(parts):
            inner = (
                f"({canonical(one)})" if isinstance(one, Sum) else canonical(one) for one in parts
            )
            return " + ".join(inner)
        case GreaterOf(parts):
            return f"max({', '.join(map(canonical, parts))})"
        case LesserOf(parts):
            return f"min({', '.join(map(canonical, parts))})"


def figure(number: Decimal) -> str:
    """A number without an exponent and without zeros at the end.

    >>> figure(Decimal("5.0")), figure(Decimal("1E+2"))
    ('5', '100')
    """
    return f"{number.normalize():f}"


def read_canonical(text: str) -> Rate:
    """The rate of a canonical text; `UnreadableRate` if it is none."""
    reader = _Reader(text)
    rate = reader.rate()
    if reader.next():
        raise reader.fault("the end")
    return rate


class _Reader:
    """Where the reading of one canonical text stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._at = 0

    def next(self) -> str:
        """The token ahead; empty at the end."""
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def take(self, *expected: str) -> str:
        """Step over the token ahead, which must be one of *expected* where any is named."""
        token = self.next()
        if not token or (expected and token not in expected):
            raise self.fault(" or ".join(expected) or "more")
        self._at += 1
        return token

    def fault(self, expected: str) -> UnreadableRate:
        """The error that says what should stand here."""
        return UnreadableRate(self._text, f"{self.next() or 'its end'!r} where {expected} belongs.")

    def rate(self) -> Rate:
        parts = self._listed("+", self._term)
        return parts[0] if len(parts) == 1 else Sum(parts)

    def _listed(self, mark: str, read: Callable[[], Rate]) -> tuple[Rate, ...]:
        parts = [read()]
        while self.next() == mark:
            self.take()
            parts.append(read())
        return tuple(parts)

    def _term(self) -> Rate:
        match self.next():
            case "free":
                self.take()
                return Free()
            case "refer":
                self.take()
                return ByReference(self._quoted())
            case "max" | "min" | "(":
                return self._group()
            case _:
                return self._figures()

    def _group(self) -> Rate:
        kind = self.take()
        if kind != "(":
            self.take("(")
        parts = self._listed(",", self.rate)
        self.take(")")
        if kind == "(":
            return parts[0]
        return GreaterOf(parts) if kind == "max" else LesserOf(parts)

    def _figures(self) -> Rate:
        amount = self._number()
        if self.next() == "%":
            self.take()
            return AdValorem(amount, self._part(CUSTOMS_VALUE))
        specific = self._specific(amount)
        if self.next() != "less":
            return specific
        self.take()
        less = self._number()
        for word in (specific.currency, "per", "degree", "under"):
            self.take(word)
        return Graduated(specific, less, self._number())

    def _specific(self, amount: Decimal) -> Specific:
        try:
            currency = currency_named(self.take())
            self.take("/")
            per = self._number() if self.next()[:1].isdigit() else Decimal(1)
            return Specific(amount, currency, per, Measure(self.take(), self._part("")))
        except (UnknownCurrency, UnknownUnit) as fault:
            raise UnreadableRate(self._text, str(fault)) from fault

    def _part(self, default: str) -> str:
        if self.next() != "of":
            return default
        self.take()
        return self.take()

    def _number(self) -> Decimal:
        token = self.next()
        if not token.lstrip("-")[:1].isdigit():
            raise self.fault("a number")
        return Decimal(self.take())

    def _quoted(self) -> str:
        if not self.next().startswith('"'):
            raise self.fault("a quoted text")
        return str(json.loads(self.take()))


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise UnreadableRate(text, f"{text[at:].strip()[:1]!r} has no meaning there.")
        found.append(match["token"])
        at = match.end()
    return found
