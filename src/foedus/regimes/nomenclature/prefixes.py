"""Tables whose rows are headed by the beginnings of codes: which rows does a code fall under?

A row may be headed by a chapter, a heading or nine digits of a TN VED. A declared code that is
shorter than the row's prefix, but agrees with it, may or may not fall under it: UNSURE.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.nomenclature.correlation import NO_CORRELATIONS, Correlations

T = TypeVar("T")


class Match(StrEnum):
    """Whether a code falls under a prefix; UNSURE where the code does not say."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Compared(StrEnum):
    """How a code and a prefix were compared.

    SAME_EDITION: as text. CORRELATED: through the tables that join two editions.
    NOT_CORRELATED: as text although the editions differ, as no table joins them for this code.
    """

    SAME_EDITION = "same edition"
    CORRELATED = "correlated"
    NOT_CORRELATED = "not correlated"


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared code and the edition of the HS that it is from; empty: that of the table."""

    code: CommodityCode
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A prefix, and what the table holds for it."""

    prefix: CommodityCode
    held: T


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """A row that a code falls under, or may fall under; *codes* are what the code is there."""

    row: Row[T]
    match: Match
    compared: Compared
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Longest(Generic[T]):
    """The rows with the longest prefix that the code surely has, and longer ones it may have."""

    sure: tuple[Matched[T], ...] = ()
    unsure: tuple[Matched[T], ...] = ()


def match(prefix: CommodityCode, code: CommodityCode) -> Match:
    """Whether *code* falls under *prefix*, both of one edition.

    >>> whole, short = CommodityCode("170199100"), CommodityCode("1701")
    >>> match(short, whole).name, match(whole, short).name, match(short, CommodityCode("18")).name
    ('YES', 'UNSURE', 'NO')
    """
    if code.digits.startswith(prefix.digits):
        return Match.YES
    return Match.UNSURE if prefix.digits.startswith(code.digits) else Match.NO


def together(matches: Iterable[Match]) -> Match:
    """What several codes say together: all YES, none, or UNSURE."""
    found = set(matches)
    return found.pop() if len(found) == 1 else Match.UNSURE


class PrefixTable(Generic[T]):
    """Rows headed by prefixes of one *edition* of the HS."""

    def __init__(
        self,
        rows: Iterable[Row[T]],
        edition: str = "",
        correlations: Correlations = NO_CORRELATIONS,
    ) -> None:
        self.edition, self.correlations = edition, correlations
        self.rows = tuple(sorted(rows, key=lambda row: row.prefix.digits))

    @cached_property
    def _prefixes(self) -> list[str]:
        return [row.prefix.digits for row in self.rows]

    def all(self, declared: Declared) -> tuple[Matched[T], ...]:
        """Every row that the code falls under or may fall under, the shortest prefix first."""
        codes, compared = codes_in(declared, self.edition, self.correlations)
        near = {id(row): row for code in codes for row in self._near(code.digits)}
        rows = sorted(near.values(), key=lambda row: (len(row.prefix), row.prefix.digits))
        shown = tuple(code.digits for code in codes) if compared is Compared.CORRELATED else ()
        return tuple(
            Matched(row, together(match(row.prefix, code) for code in codes), compared, shown)
            for row in rows
        )

    def longest(self, declared: Declared) -> Longest[T]:
        """The most particular rows for the code, and those that may be more particular still."""
        found = self.all(declared)
        sure = [one for one in found if one.match is Match.YES]
        length = max((len(one.row.prefix) for one in sure), default=0)
        return Longest(
            tuple(one for one in sure if len(one.row.prefix) == length),
            tuple(
                one for one in found if one.match is Match.UNSURE and len(one.row.prefix) > length
            ),
        )

    def _near(self, digits: str) -> Iterator[Row[T]]:
        """The rows whose prefix begins *digits*, and those that *digits* begins."""
        for length in range(1, len(digits)):
            yield from self._headed(digits[:length])
        at = bisect_left(self._prefixes, digits)
        while at < len(self.rows) and self._prefixes[at].startswith(digits):
            yield self.rows[at]
            at += 1

    def _headed(self, prefix: str) -> Iterator[Row[T]]:
        at = bisect_left(self._prefixes, prefix)
        while at < len(self.rows) and self._prefixes[at] == prefix:
            yield self.rows[at]
            at += 1


def codes_in(
    declared: Declared, edition: str, correlations: Correlations
) -> tuple[tuple[CommodityCode, ...], Compared]:
    """What a declared code is in *edition*, and how that is known."""
    if not edition or declared.edition in {"", edition}:
        return (declared.code,), Compared.SAME_EDITION
    found = tuple(sorted(set(_correlated(declared, edition, correlations))))
    if found:
        return found, Compared.CORRELATED
    return (declared.code,), Compared.NOT_CORRELATED


def _correlated(
    declared: Declared, edition: str, correlations: Correlations
) -> Iterator[CommodityCode]:
    if not correlations.way(declared.edition, edition):
        return
    for code in _subheadings(declared, correlations):
        reached = correlations.correlate(code, declared.edition, edition)
        yield from map(CommodityCode, reached.codes)


def _subheadings(declared: Declared, correlations: Correlations) -> Iterable[CommodityCode]:
    """The subheading of the code; each that it may be where the code is shorter."""
    if declared.code.subheading:
        return (declared.code,)
    known = correlations.codes(declared.edition)
    return (CommodityCode(one) for one in known if one.startswith(declared.code.digits))
