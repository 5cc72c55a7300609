"""Made-up tariffs of every kind of rate, or the real one where it is at hand, on a shelf.

The common tariffs have some 13,000 lines of ten digits; those of the states have a line for each
heading of four. The same seed gives the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

import mtdsg
from foedus.law.terms.days import FOREVER, Span
from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.measures import Measure
from foedus.regimes.tariffs.editions import Edition, EditionHead, TariffLine
from foedus.regimes.tariffs.folder import write_edition
from foedus.regimes.tariffs.importing import ImportAsked, import_tariff
from foedus.regimes.tariffs.rates import AdValorem, Free, GreaterOf, Rate, Specific, Sum

FIRST: Final = date(2010, 1, 1)
COMMON: Final = ("eaeu", "customs-union")
NATIONAL: Final = ("am", "az", "ge", "kg", "md", "tj", "tm", "ua", "uz")
REAL: Final = Path("eaeu-tariff") / "ett.json"

CHAPTERS: Final = tuple(n for n in range(1, 98) if n != 77)
HEADINGS: Final = 1_230
LINES: Final = 13_300
SUGAR: Final = "1701991001"
ALWAYS: Final = (SUGAR, "1702301000", "2204211000", "2207100000", "2208601100", "2402209000")
"""Codes that annexes and measures speak of; without them few rows would be an exception."""

PERCENTS: Final = ("3", "5", "6.5", "7.5", "8", "10", "12", "13", "15", "20", "25", "80")
Amounts = tuple[tuple[str, str, tuple[str, ...]], ...]
"""Of each currency and unit the amounts to choose from."""

SPECIFIC: Final[Amounts] = (
    ("EUR", "kilogram", ("0.04", "0.17", "0.5", "1.5", "1.88", "2")),
    ("USD", "tonne", ("93", "117", "240")),
    ("EUR", "pair", ("0.5", "1.55", "1.8")),
    ("EUR", "litre", ("0.04", "0.2", "1.25", "2")),
    ("EUR", "square_metre", ("0.06", "0.12", "0.3")),
    ("EUR", "piece", ("0.3", "7.5", "35")),
)
WEIGHTS: Final = {"share": 70, "free": 165, "greater": 80, "specific": 50, "sum": 5}
"""Of a thousand lines; the remaining ones are shares too."""


def shelf(folder: Path, seed: int = 3919) -> list[str]:
    """Write every tariff onto a shelf; all codes of the common ones.

    No state's own rate is by the litre: the real tariff takes cars by cubic centimetres, and the
    peers know each rate in one unit only.
    """
    random = Random(seed)  # noqa: S311 - no secret
    real = mtdsg.folder().parent / REAL
    codes: set[str] = set()
    for name in COMMON:
        lines = (
            _real(real, name) if real.is_file() else tuple(_lines(_codes(random), random, SPECIFIC))
        )
        _write(folder, name, lines)
        codes |= {line.code for line in lines if len(line.code) == 10}
    headings = sorted({code[:4] for code in codes})
    national = tuple(one for one in SPECIFIC if one[1] != "litre")
    for name in NATIONAL:
        _write(folder, name, tuple(_lines(headings, random, national)))
    return sorted(codes)


def _real(path: Path, name: str) -> tuple[TariffLine, ...]:
    return import_tariff(path, ImportAsked(id=name, since=FIRST)).edition.lines


def _write(folder: Path, name: str, lines: tuple[TariffLine, ...]) -> None:
    head = EditionHead(tariff=name, title=Wording(name), valid=Span(FIRST, FOREVER))
    write_edition(folder / name, Edition(head, lines))


def _codes(random: Random) -> list[str]:
    every = [f"{chapter:02}{n:02}" for chapter in CHAPTERS for n in range(1, 25)]
    headings = random.sample(every, HEADINGS)
    found = {f"{random.choice(headings)}{random.randrange(10**5):05}0" for _ in range(LINES)}
    return sorted(found | set(ALWAYS))


def _lines(codes: list[str], random: Random, amounts: Amounts) -> Iterator[TariffLine]:
    for code in codes:
        rate = _rate(random, amounts)
        yield TariffLine(code, rate, str(rate))


def _rate(random: Random, amounts: Amounts) -> Rate:
    kinds = [*WEIGHTS, "share"]
    counts = [*WEIGHTS.values(), 1000 - sum(WEIGHTS.values())]
    match random.choices(kinds, counts)[0]:
        case "free":
            return Free()
        case "share":
            return _share(random)
        case "specific":
            return _specific(random, amounts)
        case "greater":
            return GreaterOf((_share(random), _specific(random, amounts)))
        case _:
            return Sum((_share(random), _specific(random, amounts)))


def _share(random: Random) -> AdValorem:
    return AdValorem(Decimal(random.choice(PERCENTS)))


def _specific(random: Random, amounts: Amounts) -> Specific:
    currency, unit, amounts = random.choice(amounts)
    return Specific(Decimal(random.choice(amounts)), currency, Decimal(1), Measure(unit))
