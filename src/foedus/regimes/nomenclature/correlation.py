"""Which codes of one edition of the HS are which codes of another.

edition ──step──▶ next edition ──step──▶ … : a code is led from edition to edition, in either
direction. Where one code became several, all of them are told; none is ever picked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from foedus.law.terms.errors import UnknownName
from foedus.law.terms.findings import Finding
from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.nomenclature.errors import BadCommodityCode

Pairs: TypeAlias = Mapping[str, tuple[str, ...]]
"""The subheadings of another edition, by the subheading of one."""


class Relation(StrEnum):
    """How a code of one edition relates to another edition: what is asked first, then the other.

    ONE_TO_ONE: the same goods. SEVERAL_TO_ONE: merged with other codes. ONE_TO_SEVERAL: split.
    SEVERAL_TO_SEVERAL: both. NONE: the table has no pair for it.
    """

    ONE_TO_ONE = "1:1"
    SEVERAL_TO_ONE = "n:1"
    ONE_TO_SEVERAL = "1:n"
    SEVERAL_TO_SEVERAL = "n:n"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Stage:
    """The codes reached in one edition on the way."""

    edition: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correlated:
    """What a code is in another edition: *kind*, all its *codes* there, the *path* walked."""

    kind: Relation
    codes: tuple[str, ...]
    path: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Correlations:
    """Steps between neighbouring editions; *steps* leads (from, to) to pairs, both ways."""

    steps: Mapping[tuple[str, str], Pairs] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rows: int = 0
    """How many pairs are held."""

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that the steps join, the earliest first."""
        return tuple(sorted({edition for step in self.steps for edition in step}))

    def codes(self, edition: str) -> frozenset[str]:
        """Every subheading of *edition* that a step names."""
        return frozenset(
            code for (start, _), pairs in self.steps.items() if start == edition for code in pairs
        )

    def way(self, start: str, end: str) -> tuple[str, ...]:
        """The editions from *start* to *end*, both included; empty where a step is missing."""
        if start == end:
            return (start,)
        between = [one for one in self.editions if min(start, end) <= one <= max(start, end)]
        way = between if start < end else between[::-1]
        is_whole = way[:1] == [start] and way[-1:] == [end]
        steps = pairwise(way)
        return tuple(way) if is_whole and all(step in self.steps for step in steps) else ()

    def correlate(self, code: CommodityCode, start: str, end: str) -> Correlated:
        """What *code* of the edition *start* is in the edition *end*; six digits are compared.

        `BadCommodityCode`: the code has fewer. `UnknownName`: no steps lead there.
        """
        if not code.subheading:
            raise BadCommodityCode(code.digits, "a correlation needs its subheading, six digits.")
        way = self.way(start, end)
        if not way:
            known = (f"{a} to {b}" for a, b in self.steps)
            raise UnknownName("correlation of HS editions", f"{start} to {end}", known)
        path = self._walk(code.subheading, way)
        reached = path[-1].codes
        return Correlated(self._kind(code.subheading, reached, way), reached, path)

    def _walk(self, subheading: str, way: tuple[str, ...]) -> tuple[Stage, ...]:
        path = [Stage(way[0], (subheading,))]
        for step in pairwise(way):
            pairs = self.steps[step]
            met = {after for before in path[-1].codes for after in pairs.get(before, ())}
            path.append(Stage(step[1], tuple(sorted(met))))
        return tuple(path)

    def _kind(self, start: str, reached: tuple[str, ...], way: tuple[str, ...]) -> Relation:
        if not reached:
            return Relation.NONE
        back = {code for one in reached for code in self._walk(one, way[::-1])[-1].codes}
        several = "n" if back - {start} else "1"
        return Relation(f"{several}:{'n' if len(reached) > 1 else '1'}")


NO_CORRELATIONS = Correlations()
