"""Which materials count as originating, and why: the producing state's own, and cumulation.

A material of another state that may cumulate counts as originating if its origin is proved. What
is not known of a material stays open: it counts as neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.regimes.nomenclature.correlation import NO_CORRELATIONS, Correlations
from foedus.regimes.origin.goods import Good, Material, Proof, Role
from foedus.regimes.origin.results import Verdict
from foedus.regimes.origin.rule_sets import RuleSet


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Does *good* originate under *rules* on a day? *cumulating*: states whose materials count.

    *edition* is the HS edition of the good's code, empty where not stated; *correlations* lead it
    to that of a row of the list.
    """

    good: Good
    rules: RuleSet
    on: date
    cumulating: frozenset[str] = frozenset()
    edition: str = ""
    correlations: Correlations = NO_CORRELATIONS


class Ground(StrEnum):
    """Why a material counts as originating, or does not.

    OWN: it is of the producing state. CUMULATED: of another state that cumulates, and proved.
    THIRD: of no such state. NOT_PROVED: its state would cumulate, but there is no proof.
    NOT_KNOWN: the origin, its proof or the rule on cumulation is not known.
    """

    OWN = "own"
    CUMULATED = "cumulated"
    THIRD = "third"
    NOT_PROVED = "not-proved"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Used:
    """A material with its *name* in the inquiry, whether it originates, on what ground."""

    name: str
    material: Material
    ground: Ground
    missing: tuple[str, ...] = ()

    @property
    def originates(self) -> Verdict:
        """Whether the material counts as originating."""
        if self.ground in {Ground.OWN, Ground.CUMULATED}:
            return Verdict.YES
        return Verdict.REFER if self.ground is Ground.NOT_KNOWN else Verdict.NO


def used_in(inquiry: Inquiry) -> tuple[Used, ...]:
    """Every material that is considered; energy and tools are not."""
    return tuple(
        _used(f"materials[{number}]", material, inquiry)
        for number, material in enumerate(inquiry.good.materials)
        if material.role is not Role.NEUTRAL
    )


def _used(name: str, material: Material, inquiry: Inquiry) -> Used:
    state = inquiry.good.produced_in
    if not material.origin or not state:
        missing = f"{name}.origin" if not material.origin else "produced_in"
        return Used(name, material, Ground.NOT_KNOWN, (missing,))
    if material.origin == state:
        return Used(name, material, Ground.OWN)
    if material.origin not in inquiry.cumulating:
        return Used(name, material, Ground.THIRD)
    return _cumulated(name, material, inquiry)


def _cumulated(name: str, material: Material, inquiry: Inquiry) -> Used:
    if inquiry.rules.topic("cumulation", inquiry.on) is None:
        missing = f"{inquiry.rules.instrument}: cumulation"
        return Used(name, material, Ground.NOT_KNOWN, (missing,))
    match material.originating_proof:
        case Proof.HELD:
            return Used(name, material, Ground.CUMULATED)
        case Proof.ABSENT:
            return Used(name, material, Ground.NOT_PROVED)
        case Proof.UNKNOWN:
            return Used(name, material, Ground.NOT_KNOWN, (f"{name}.originating_proof",))
