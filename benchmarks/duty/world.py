"""The consignments, as one Arrow table; and the books that decide on them.

The rows are drawn uniformly over importers, origins, codes and sixteen years of days. A few say
nothing of the proof or of the list, and a few give their quantity in a unit that the rate does
not take. The texts are dictionary-encoded, as Parquet gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from duty import parts, tariffs
from foedus.law.columns.clocks import number_of
from foedus.law.terms.days import Span
from foedus.regimes.quantities.exchange import ExchangeRates, RateRow
from foedus.regimes.trade.books import Books, Supplies, open_books

FIRST: Final = tariffs.FIRST
END: Final = date(2026, 1, 1)
DAYS: Final = (END - FIRST).days
IMPORTERS: Final = ("AM", "AZ", "BY", "GE", "KZ", "KG", "MD", "RU", "TJ", "TM", "UA", "UZ")
ORIGINS: Final = (*IMPORTERS, "CN", "DE", "TR", "VN", "RS", "IR")
CURRENCIES: Final = ("RUB", "USD")
PAIRS: Final = (("EUR", "RUB", 45.0), ("USD", "RUB", 35.0), ("EUR", "USD", 1.2))
"""Daily rates: what one of the first is in the second, and about how much."""

WRONG: Final = np.array(
    [parts.UNITS.index(one) - 1 for one in ("LTR", "PR", "H87", "PR", "MTK", "PR")], np.int32
)
"""For no unit and for each after the kilogram another one, which measures something else."""

Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class World:
    """The books, all commodity codes, and for each daily rate its ten-thousandths by day."""

    books: Books
    codes: list[str]
    daily: dict[tuple[str, str], NDArray[np.int64]]


def world_of(folder: Path, seed: int = 3919) -> World:
    """The world of the benchmark; *folder* is where the tariffs are written."""
    codes = tariffs.shelf(folder, seed)
    daily = _daily(seed)
    supplies = Supplies(folder, ExchangeRates(tuple(_rows(daily))))
    return World(open_books(supplies=supplies), codes, daily)


def _daily(seed: int) -> dict[tuple[str, str], NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    found = {}
    for one, other, about in PAIRS:
        walk = about * np.exp(np.cumsum(random.normal(0, 0.004, DAYS)))
        found[one, other] = np.rint(walk.clip(about / 2, about * 2) * 10_000).astype(np.int64)
    return found


def _rows(daily: dict[tuple[str, str], NDArray[np.int64]]) -> list[RateRow]:
    return [
        RateRow(
            currency=one,
            units=Decimal(1),
            in_currency=other,
            rate=Decimal(int(rate)).scaleb(-4),
            valid=Span(FIRST + timedelta(days=n), FIRST + timedelta(days=n + 1)),
        )
        for (one, other), rates in daily.items()
        for n, rate in enumerate(rates)
    ]


def table_of(world: World, rows: int, seed: int = 7) -> pa.Table:
    """So many consignments."""
    random = np.random.default_rng(seed)

    def drawn(values: tuple[str, ...], weights: tuple[float, ...] | None = None) -> pa.Array:
        return _coded(values, random.choice(len(values), rows, p=weights).astype(np.int32))

    code = random.integers(0, len(world.codes), rows).astype(np.int32)
    code[random.random(rows) < 0.02] = world.codes.index(tariffs.SUGAR)
    unit = _units(world, code, random)
    quantity = np.where(unit < 0, np.nan, random.integers(1, 10**6, rows))
    day = random.integers(0, DAYS, rows) + number_of(FIRST)
    flags = ("yes", "no")
    return pa.table(
        {
            "Declaration.issueDateTime": pa.array(day.astype(np.int32)).cast(pa.date32()),
            "Destination.countryCode": drawn(IMPORTERS),
            "Origin.countryCode": drawn(ORIGINS),
            "Commodity.Classification.id": _coded(world.codes, code),
            "CustomsValuation.customsValue.amount": random.integers(10**3, 10**9, rows) / 100,
            "CustomsValuation.customsValue.currency": drawn(CURRENCIES, (0.8, 0.2)),
            "GoodsMeasure.netMass.value": random.integers(1, 10**8, rows) / 1000,
            "GoodsMeasure.tariffQuantity.value": pa.array(quantity, from_pandas=True),
            "GoodsMeasure.tariffQuantity.unitCode": _coded(parts.UNITS[1:], unit),
            "Finding.proofAccepted": drawn((*flags, ""), (0.7, 0.25, 0.05)),
            "Finding.onProhibitionList": drawn((*flags, ""), (0.05, 0.9, 0.05)),
        }
    )


def _units(world: World, code: Column, random: np.random.Generator) -> Column:
    """The unit of each row, by its place after the kilogram; -1 is none; three in 100 are wrong.

    A wrong unit is one that cannot be converted into the right one.
    """
    edition = world.books.supplies.edition("eaeu", FIRST)
    of_code = [parts.parts_of(parts.rate_in(edition, one)).unit for one in world.codes]
    declared = [place - 2 if place < parts.UNKNOWN else -1 for place in of_code]
    unit = np.maximum(np.array(declared, np.int32)[code], -1)
    wrong = random.random(code.size) < 0.03
    unit[wrong] = WRONG[unit[wrong] + 1]
    return unit


def _coded(values: tuple[str, ...] | list[str], places: Column) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(places, mask=places < 0), pa.array(list(values), pa.string())
    )
