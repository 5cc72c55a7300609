"""A regime: its fields, its questions, its ordered rules and its dated tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from foedus.law.terms.days import Span
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.conditions import ALWAYS, Condition, RowApplies

REFER = "refer"
"""The outcome where the register does not know: somebody with more knowledge must decide."""


class FieldKind(StrEnum):
    """What the value of a field is. A CODE is digits; a FLAG is "yes" or "no"."""

    STATE = "state"
    DAY = "day"
    CODE = "code"
    NUMBER = "number"
    TEXT = "text"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something that a case says: *title* is what the reader is asked for when it is missing."""

    name: str
    kind: FieldKind
    title: Wording


@dataclass(frozen=True, slots=True)
class Cite:
    """A place in an instrument that a decision rests on."""

    instrument: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a decision takes from the row that applied: *name*, from *table*, *column*."""

    name: str
    table: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. The lower its *rank*, the earlier it is tried; an exception ranks before its rule.

    *weighs* are rows that do not decide and whose evidence the decision rests on nevertheless.
    """

    id: str
    question: str
    rank: int
    outcome: str
    when: Condition = ALWAYS
    basis: tuple[Cite, ...] = ()
    gives: tuple[Given, ...] = ()
    weighs: tuple[RowApplies, ...] = ()
    words: Wording = Wording()
    cure: Wording = Wording()
    evidence: Evidence = Evidence()
    where: Place = Place()


class Picks(StrEnum):
    """FIRST: the first rule that applies decides. EVERY: each rule that applies answers."""

    FIRST = "first"
    EVERY = "every"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a regime decides, and the words of its outcomes. *default*: where no rule applies."""

    name: str
    title: Wording
    outcomes: Mapping[str, Wording]
    picks: Picks = Picks.FIRST
    default: str = REFER
    rules: tuple[Rule, ...] = ()

    def says(self, outcome: str) -> Wording:
        """The words of an outcome."""
        return self.outcomes.get(outcome, REFER_WORDS if outcome == REFER else Wording(outcome))


REFER_WORDS = Wording("refer: the register does not know", "передать на решение: реестр не знает")


class ColumnKind(StrEnum):
    """How a key of a table is met. ``*`` meets everything.

    STATE, TEXT: the same value, or one of several with spaces between. PREFIX: a code that begins
    so. VALUE: no key; what the row says.
    """

    STATE = "state"
    TEXT = "text"
    PREFIX = "prefix"
    VALUE = "value"


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a dated table: it applies from the first day of *span* to the day before its end.

    Two rows are never the same row, though they say the same.
    """

    cells: Mapping[str, str]
    span: Span
    evidence: Evidence
    where: Place


@dataclass(frozen=True)
class DatedTable:
    """A table whose rows have days, sources and confidence."""

    name: str
    title: Wording
    columns: Mapping[str, ColumnKind]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Regime:
    """A regime, read from a folder: see docs/how/add-a-regime.md.

    *day* is the field that says on which day the case is; it has no name where no rule asks for it.
    """

    id: str
    title: Wording
    fields: Mapping[str, Field]
    questions: tuple[Question, ...]
    tables: Mapping[str, DatedTable] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    where: str = ""

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule, by its id."""
        return {rule.id: rule for question in self.questions for rule in question.rules}

    def question(self, name: str) -> Question:
        """The question called *name*."""
        return next(one for one in self.questions if one.name == name)
