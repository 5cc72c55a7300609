"""The shapes of a regime's files: which keys they may have, and of what type."""

from __future__ import annotations

from typing import Any

from msgspec import field

from foedus.regimes.rules.terms import ColumnKind, FieldKind, Picks
from foedus.texts.tables import Fact, Table, WordsTable


class FieldTable(Table, frozen=True, kw_only=True):
    """``[[fields]]``: something that a case says."""

    name: str
    kind: FieldKind
    title: WordsTable


class QuestionTable(Table, frozen=True, kw_only=True):
    """``[[questions]]``: what the regime decides, in order."""

    name: str
    title: WordsTable
    outcomes: dict[str, WordsTable]
    picks: Picks = Picks.FIRST
    default: str = "refer"


class TableTable(Table, frozen=True, kw_only=True):
    """``[[tables]]``: a dated table in a CSV file beside."""

    name: str
    title: WordsTable
    file: str
    columns: dict[str, ColumnKind]


class RegimeFile(Table, frozen=True, kw_only=True):
    """``regime.toml``."""

    id: str
    title: WordsTable
    day: str = ""
    fields: tuple[FieldTable, ...]
    questions: tuple[QuestionTable, ...]
    tables: tuple[TableTable, ...] = ()
    articles: dict[str, str] = field(default_factory=dict)


class CiteTable(Table, frozen=True, kw_only=True):
    """A place in an instrument."""

    instrument: str
    article: str = ""


class RuleTable(Fact, frozen=True, kw_only=True):
    """``[[rules]]``: one rule of a question."""

    id: str
    question: str
    rank: int
    outcome: str
    when: dict[str, Any] = field(default_factory=dict)
    basis: tuple[CiteTable, ...] = ()
    gives: dict[str, str] = field(default_factory=dict)
    weighs: tuple[dict[str, Any], ...] = ()
    words: WordsTable = WordsTable()
    cure: WordsTable = WordsTable()


class RulesFile(Table, frozen=True, kw_only=True):
    """A file in ``rules/``."""

    rules: tuple[RuleTable, ...]
