"""What a product-specific rule may demand, as values. A rule is one condition, often made of many.

The words are those of rules of origin throughout the world; limits are in per cent of the
ex-works price. "Materials" means non-originating materials, unless a condition says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TypeAlias

from foedus.regimes.origin.selecting import ALL_MATERIALS, Selection


class Level(IntEnum):
    """Which digits must change: of the chapter, the heading, or the subheading."""

    CHAPTER = 2
    HEADING = 4
    SUBHEADING = 6


@dataclass(frozen=True, slots=True)
class Allowed:
    """Materials that may be used although the rule excludes them, up to *percent* (100: any)."""

    which: Selection
    percent: Fraction = Fraction(100)


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """Each material is classified elsewhere than the product: change of tariff classification."""

    level: Level = Level.HEADING
    except_from: tuple[Selection, ...] = ()
    allowed: tuple[Allowed, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyHeading:
    """Materials of any heading, the product's own included, except those named."""

    except_from: tuple[Selection, ...] = ()
    allowed: tuple[Allowed, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """From these materials, or from what comes before them; later stages are not enough."""

    which: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class MaxValue:
    """The value of the non-originating materials is at most *percent* (MaxNOM)."""

    percent: Fraction
    which: Selection = ALL_MATERIALS


@dataclass(frozen=True, slots=True)
class UsualShare:
    """At most the share that the rules give where the list names the ad valorem rule only."""


@dataclass(frozen=True, slots=True)
class MinRegional:
    """At least *percent* is not of non-originating materials (regional value content)."""

    percent: Fraction


@dataclass(frozen=True, slots=True)
class MinOriginating:
    """The value of these originating materials exceeds *percent*."""

    percent: Fraction
    which: Selection = ALL_MATERIALS


@dataclass(frozen=True, slots=True)
class NotAboveOriginating:
    """Non-originating materials are worth no more than the originating ones."""


@dataclass(frozen=True, slots=True)
class WhollyObtained:
    """All of these materials used are wholly obtained, but for *except_for*."""

    which: Selection
    except_for: tuple[Selection, ...] = ()


@dataclass(frozen=True, slots=True)
class Originating:
    """All of these materials used originate."""

    which: Selection


@dataclass(frozen=True, slots=True)
class ProductWhollyObtained:
    """The product itself is wholly obtained."""


@dataclass(frozen=True, slots=True)
class Process:
    """A specific process, in words: somebody has to state that it was done."""

    words: str


@dataclass(frozen=True, slots=True)
class SetOf:
    """Each item originates; others may be in the set up to *percent* of its price."""

    percent: Fraction


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these, as the producer likes."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NotReadable:
    """A rule whose text cannot be computed. It is kept; the answer is to refer."""

    words: str


Condition: TypeAlias = (
    ChangeOf
    | AnyHeading
    | MadeFrom
    | MaxValue
    | UsualShare
    | MinRegional
    | MinOriginating
    | NotAboveOriginating
    | WhollyObtained
    | Originating
    | ProductWhollyObtained
    | Process
    | SetOf
    | AllOf
    | AnyOf
    | NotReadable
)
