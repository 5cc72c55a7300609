"""Rates of duty as types: each says what is taken of what. Nothing here is computed.

A rate that cannot be read is no rate, and has no type: see `findings`.
Sources: WTO, "Get tariff data: types of duties"; the schedules whose wordings the grammars read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from foedus.regimes.quantities.measures import Measure

CUSTOMS_VALUE: Final = "customs-value"


@dataclass(frozen=True, slots=True)
class Free:
    """No duty."""


@dataclass(frozen=True, slots=True)
class AdValorem:
    """So many per cent of a value: the customs value, or that of a part ("lead-content")."""

    percent: Decimal
    base: str = CUSTOMS_VALUE


@dataclass(frozen=True, slots=True)
class Specific:
    """*amount* of *currency* for every *per* of a measure (0.05 EUR for 1 kg, 20 GBP for 100)."""

    amount: Decimal
    currency: str
    per: Decimal
    measure: Measure


@dataclass(frozen=True, slots=True)
class Graduated:
    """A specific rate that falls by *less* for every degree of the goods under *under* degrees.

    *less* is in the currency and for the measure of *start*; parts of a degree count in
    proportion. So sugar is taxed by its polarisation.
    """

    start: Specific
    less: Decimal
    under: Decimal


@dataclass(frozen=True, slots=True)
class ByReference:
    """A rate that refers to another rule in words. It is never computed: somebody must look."""

    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """All parts together: a compound duty."""

    parts: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class GreaterOf:
    """The greatest of the parts: "but not less than", "whichever is the greater"."""

    parts: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class LesserOf:
    """The least of the parts: "but not more than", "shall not exceed"."""

    parts: tuple[Rate, ...]


Rate: TypeAlias = Free | AdValorem | Specific | Graduated | ByReference | Sum | GreaterOf | LesserOf


def leaves(rate: Rate) -> Iterator[Free | AdValorem | Specific | Graduated | ByReference]:
    """The simple rates of which *rate* consists, from left to right."""
    if isinstance(rate, Sum | GreaterOf | LesserOf):
        for part in rate.parts:
            yield from leaves(part)
    else:
        yield rate


def currencies(rate: Rate) -> tuple[str, ...]:
    """The currencies in which *rate* has amounts, each once, in its order."""
    found = (
        leaf.start.currency if isinstance(leaf, Graduated) else leaf.currency
        for leaf in leaves(rate)
        if isinstance(leaf, Specific | Graduated)
    )
    return tuple(dict.fromkeys(found))


def kind_of(rate: Rate) -> str:
    """The kind of a rate in one word, as statistics name it.

    >>> kind_of(Sum((AdValorem(Decimal(5)), AdValorem(Decimal(1), "lead-content"))))
    'compound'
    """
    match rate:
        case Free():
            return "free"
        case AdValorem():
            return "ad-valorem"
        case Specific():
            return "specific"
        case Graduated():
            return "graduated"
        case ByReference():
            return "by-reference"
        case Sum():
            return "compound"
        case GreaterOf() | LesserOf():
            return "combined"
