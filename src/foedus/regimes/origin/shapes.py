"""The shapes of a file of rules of origin: which keys its tables may have; others are refused.

`reading` checks files against them. Numbers stand in quotes, for they are exact.
"""

from __future__ import annotations

from datetime import date

from foedus.regimes.origin.rule_sets import ListHeld, Unit
from foedus.texts.tables import Fact, Table, WordsTable


class ProvisionTable(Fact, frozen=True, kw_only=True):
    """What every row has."""

    id: str
    words: WordsTable
    cite: str
    since: date | None = None
    until: date | None = None


class ParameterTable(ProvisionTable, frozen=True, kw_only=True):
    """A number of the rules: ``value = "5"``."""

    value: str
    unit: Unit
    currency: str = ""


class NumberedTable(ProvisionTable, frozen=True, kw_only=True):
    """A category of wholly produced goods, a box of the form."""

    number: int


class NamedTable(ProvisionTable, frozen=True, kw_only=True):
    """A criterion, a form, an operation: its code, and other ways to write it."""

    code: str = ""
    also: tuple[str, ...] = ()
    digits: int = 0


class ListRuleTable(ProvisionTable, frozen=True, kw_only=True):
    """A row of the list: ``code``, or ``first`` and ``last``; ``ex`` where it takes a part."""

    code: str = ""
    first: str = ""
    last: str = ""
    ex: bool = False
    edition: str = ""
    rule: str


class OriginFile(Table, frozen=True, kw_only=True):
    """A file of rules of origin."""

    instrument: str
    title: WordsTable
    list_held: ListHeld = ListHeld.NONE
    note: WordsTable = WordsTable()
    topics: tuple[ProvisionTable, ...] = ()
    parameters: tuple[ParameterTable, ...] = ()
    categories: tuple[NumberedTable, ...] = ()
    operations: tuple[NamedTable, ...] = ()
    criteria: tuple[NamedTable, ...] = ()
    forms: tuple[NamedTable, ...] = ()
    boxes: tuple[NumberedTable, ...] = ()
    crossing_reasons: tuple[ProvisionTable, ...] = ()
    list_rules: tuple[ListRuleTable, ...] = ()
