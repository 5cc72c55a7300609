"""Editions of a tariff: its lines as they hold on certain days, and how a declared code finds one.

A declared code may be longer or shorter than the lines of a tariff. It finds the line of the same
code, else the longest that it begins with; a shorter one, all lines under it if these have one
rate. Where lines differ none is chosen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from typing import Final, TypeAlias

from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Confidence, Place
from foedus.law.terms.wording import Wording
from foedus.regimes.tariffs.rates import Rate

CHAPTER: Final = 2
"""Digits of the shortest code that can have a rate."""


@dataclass(frozen=True, slots=True)
class TariffLine:
    """A code and its rate, as read and as it stands in the source.

    *rate* is None where none could be read; *faults* are codes of findings that say why, or that
    cast doubt on the rate.
    """

    code: str
    rate: Rate | None
    raw: str
    place: Place = Place()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """What an edition is: of which tariff, by whom, in which nomenclature ("HS 2022"), when."""

    tariff: str
    title: Wording
    valid: Span
    authority: str = ""
    nomenclature: str = ""
    source: str = ""
    revision: str = ""
    confidence: Confidence = Confidence.MEDIUM


class Match(StrEnum):
    """How a declared code found its line."""

    EXACT = "exact"
    PREFIX = "prefix"
    ALL_BELOW = "all-below"


@dataclass(frozen=True, slots=True)
class Found:
    """The rate of a declared code; *lines*: those that say so, *match*: how they were found."""

    code: str
    rate: Rate
    lines: tuple[TariffLine, ...]
    match: Match


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Lines that give a declared code different rates; none is chosen."""

    code: str
    lines: tuple[TariffLine, ...]


@dataclass(frozen=True, slots=True)
class NoRate:
    """The line of a declared code is held, and its rate is not: see the faults of the line."""

    code: str
    line: TariffLine


@dataclass(frozen=True, slots=True)
class NotHeld:
    """No line of the edition is the declared code's."""

    code: str


Lookup: TypeAlias = Found | Ambiguous | NoRate | NotHeld


@dataclass(frozen=True)
class Edition:
    """The lines of a tariff on the days `head.valid`."""

    head: EditionHead
    lines: tuple[TariffLine, ...]

    def find(self, declared: str) -> Lookup:
        """The rate of a declared code, written with or without dots and spaces."""
        code = plain_code(declared)
        exact = self._by_code.get(code)
        if exact:
            return _decided(code, exact, Match.EXACT)
        above = self._above(code)
        below = tuple(self._below(code))
        if below:
            return _decided(code, (*below, *above), Match.ALL_BELOW)
        return _decided(code, above, Match.PREFIX) if above else NotHeld(code)

    def _above(self, code: str) -> tuple[TariffLine, ...]:
        """The lines of the longest code that *code* begins with."""
        shorter = (code[:length] for length in range(len(code) - 1, CHAPTER - 1, -1))
        return next((self._by_code[one] for one in shorter if one in self._by_code), ())

    def _below(self, code: str) -> Iterator[TariffLine]:
        """The lines whose codes begin with *code*."""
        if len(code) < CHAPTER:
            return
        start = bisect_left(self._codes, code)
        for one in takewhile(lambda held: held.startswith(code), self._codes[start:]):
            yield from self._by_code[one]

    @cached_property
    def _by_code(self) -> dict[str, tuple[TariffLine, ...]]:
        held: dict[str, list[TariffLine]] = {}
        for line in self.lines:
            held.setdefault(line.code, []).append(line)
        return {code: tuple(lines) for code, lines in held.items()}

    @cached_property
    def _codes(self) -> list[str]:
        return sorted(self._by_code)


def plain_code(text: str) -> str:
    """A code of a nomenclature without what parts its digits.

    >>> plain_code("0101.21.00 00")
    '0101210000'
    """
    return "".join(text.replace(".", " ").replace("-", " ").split())


def rates_of(lines: Iterable[TariffLine]) -> frozenset[Rate | None]:
    """The different rates of *lines*; None among them where a line has none."""
    return frozenset(line.rate for line in lines)


def _decided(code: str, lines: tuple[TariffLine, ...], match: Match) -> Lookup:
    rates = rates_of(lines)
    if len(rates) > 1:
        return Ambiguous(code, lines)
    rate = next(iter(rates))
    return NoRate(code, lines[0]) if rate is None else Found(code, rate, lines, match)
