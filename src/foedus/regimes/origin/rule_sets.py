"""A set of rules of origin as values: what one instrument says, row by row, with its evidence.

A row may hold for some days only (protocols amend). What no row says is not held, and then the
answer is to refer. Nothing here is a fact: the facts are in the files that `reading` reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.wording import Wording
from foedus.regimes.origin.conditions import Condition
from foedus.regimes.origin.results import TestResult, Verdict
from foedus.regimes.origin.selecting import CodeRange


class Unit(StrEnum):
    """What a parameter counts. An amount of money names its currency beside it."""

    PERCENT = "percent"
    MONTHS = "months"
    YEARS = "years"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One thing that the rules say: its id, where, in what words, when, on what evidence."""

    id: str
    words: Wording
    cite: str
    evidence: Evidence
    span: Span
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Provision):
    """A number of the rules; *currency* only where it is money."""

    value: Fraction
    unit: Unit
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered(Provision):
    """A row with a number of its own: a category, a box of the form."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Provision):
    """A row that may be written in several ways; *digits*: so many of the code follow it."""

    code: str
    also: tuple[str, ...] = ()
    digits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule(Provision):
    """A row of the list of product-specific rules.

    *is_part*: it takes only a part of its codes ("ex"), which its words describe. *text* is the
    rule as written, *condition* as read; *edition* the HS edition of its codes, where known.
    """

    ranges: tuple[CodeRange, ...]
    condition: Condition
    text: str
    edition: str = ""
    is_part: bool = False
    remarks: tuple[str, ...] = ()


class ListHeld(StrEnum):
    """How much of the list of product-specific rules is held."""

    WHOLE = "whole"
    IN_PART = "in-part"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of one *instrument* (its id in the register)."""

    instrument: str
    title: Wording
    topics: tuple[Provision, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    categories: tuple[Numbered, ...] = ()
    operations: tuple[Named, ...] = ()
    criteria: tuple[Named, ...] = ()
    forms: tuple[Named, ...] = ()
    boxes: tuple[Numbered, ...] = ()
    crossing_reasons: tuple[Provision, ...] = ()
    list_rules: tuple[ListRule, ...] = ()
    list_held: ListHeld = ListHeld.NONE

    def topic(self, id_: str, on: date) -> Provision | None:
        """What the rules say on a topic on a day; None: that is not held."""
        return _holding(self.topics, id_, on)

    def parameter(self, id_: str, on: date) -> Parameter | None:
        """A number of the rules on a day; None: it is not held."""
        return _holding(self.parameters, id_, on)

    def category(self, id_: str, on: date) -> Numbered | None:
        """A category of wholly produced goods; None: the rules know none of this id."""
        return _holding(self.categories, id_, on)

    def criterion(self, id_: str, on: date) -> Named | None:
        """The code that a certificate shows for a criterion; None: it is not held."""
        return _holding(self.criteria, id_, on)


RowT = TypeVar("RowT", bound=Provision)


def holding(rows: Iterable[RowT], on: date) -> tuple[RowT, ...]:
    """The rows that hold on a day."""
    return tuple(row for row in rows if on in row.span)


def _holding(rows: Iterable[RowT], id_: str, on: date) -> RowT | None:
    return next((row for row in rows if row.id == id_ and on in row.span), None)


def told(
    provision: Provision,
    name: str,
    verdict: Verdict,
    says: Wording,
    cure: Wording = Wording(),
    missing: tuple[str, ...] = (),
) -> TestResult:
    """A result under *provision*, with its cite, its confidence and its sources."""
    return TestResult(
        name=name,
        verdict=verdict,
        says=says,
        cite=provision.cite,
        confidence=provision.evidence.confidence,
        sources=provision.evidence.sources,
        cure=cure,
        missing=missing,
    )


def not_held(name: str, what: str, rules: RuleSet) -> TestResult:
    """A result where the rules that would decide are not held."""
    return TestResult(
        name=name,
        verdict=Verdict.REFER,
        says=Wording(
            f"What {rules.instrument} says on this ({what}) is not held.",
            f"Что говорит {rules.instrument} об этом ({what}), неизвестно.",
        ),
        missing=(f"{rules.instrument}: {what}",),
    )
