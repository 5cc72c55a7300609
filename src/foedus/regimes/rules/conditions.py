"""What a rule can ask: of the law, of a dated table, of the case, of an earlier question.

Conditions are data. A field is named by its name in the regime; its value comes from the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from foedus.law.answers.standing import Word
from foedus.law.derive.relations import Bond


@dataclass(frozen=True, slots=True)
class BondIs:
    """One of *instruments* stands between the states of two fields in one of these ways."""

    instruments: tuple[str, ...]
    between: tuple[str, str]
    bonds: frozenset[Bond]


@dataclass(frozen=True, slots=True)
class BilateralIs:
    """A bilateral treaty of the two states on *subject* stands between them so."""

    subject: str
    between: tuple[str, str]
    bonds: frozenset[Bond]


@dataclass(frozen=True, slots=True)
class StandsAs:
    """The state of a field stands to *instrument* by one of these words."""

    instrument: str
    party: str
    words: frozenset[Word]


@dataclass(frozen=True, slots=True)
class MemberOf:
    """The state of a field meets *criterion* of *organisation*."""

    organisation: str
    criterion: str
    party: str


@dataclass(frozen=True, slots=True)
class MeasureBy:
    """A measure or suspension under *instrument*, by one state towards the other, on these goods.

    *lists* is the dated table that says which codes the words of the measure mean, and in its row
    `codes` what a measure does with goods that it names by codes itself; *goods* the
    field with the code. *effects* are the values of the table's column `effect` asked for.
    """

    instrument: str
    by: str
    towards: str
    goods: str
    lists: str
    effects: frozenset[str]


@dataclass(frozen=True, slots=True)
class FieldIs:
    """The value of a field is one of these."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class FieldWithin:
    """The value of a field (a number or a day) lies between these; an end not named is open."""

    field: str
    at_least: tuple[Decimal | date, ...] = ()
    more_than: tuple[Decimal | date, ...] = ()
    at_most: tuple[Decimal | date, ...] = ()
    less_than: tuple[Decimal | date, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldGiven:
    """The case says something about a field; never unsure."""

    field: str


@dataclass(frozen=True, slots=True)
class SameField:
    """Two fields have the same value."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class RowApplies:
    """A row of a dated table applies on the day: (column, field) for each key of the table."""

    table: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """An earlier question of the regime was decided so."""

    question: str
    outcomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """All conditions hold; none at all is always so."""

    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: tuple[Condition, ...] = ()


LawAtom: TypeAlias = BondIs | BilateralIs | StandsAs | MemberOf
Atom: TypeAlias = (
    LawAtom | MeasureBy | FieldIs | FieldWithin | FieldGiven | SameField | RowApplies | Decided
)
Condition: TypeAlias = Atom | Not | AllOf | AnyOf

ALWAYS = AllOf()
"""What a general rule asks: nothing."""


def atoms_of(condition: Condition) -> tuple[Atom, ...]:
    """The parts of a condition that ask something, from left to right."""
    match condition:
        case AllOf(conditions) | AnyOf(conditions):
            return tuple(atom for one in conditions for atom in atoms_of(one))
        case Not(inner):
            return atoms_of(inner)
        case _:
            return (condition,)


def fields_of(atom: Atom) -> tuple[str, ...]:
    """The fields that a part of a condition asks about, in order.

    >>> fields_of(SameField("host", "residence"))
    ('host', 'residence')
    """
    match atom:
        case BondIs(_, between) | BilateralIs(_, between):
            return between
        case StandsAs(_, party) | MemberOf(_, _, party):
            return (party,)
        case MeasureBy(_, by, towards, goods):
            return by, towards, goods
        case SameField(first, second):
            return first, second
        case RowApplies(_, keys):
            return tuple(name for _, name in keys)
        case FieldIs(name) | FieldWithin(name) | FieldGiven(name):
            return (name,)
        case Decided():
            return ()
