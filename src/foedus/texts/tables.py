"""What every table of a register's files is made of: known keys, words, facts, delays, clauses."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from foedus.law.terms.delays import Base, Counting, Expiry, MonthEnd, Rounding
from foedus.law.terms.evidence import Confidence


class Table(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A TOML table with known keys only."""


class WordsTable(Table, frozen=True, kw_only=True):
    """The same thing said in English and in Russian: ``{ en = "…", ru = "…" }``."""

    en: str = ""
    ru: str = ""


class Fact(Table, frozen=True, kw_only=True):
    """A table that states a fact: its sources, how far to trust them, a remark."""

    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.LOW
    note: WordsTable = WordsTable()


class DelayTable(Table, frozen=True, kw_only=True):
    """A delay: ``{ days = 30, base = "receipt" }``."""

    days: Annotated[int, Meta(ge=0, le=36_525)] = 0
    months: Annotated[int, Meta(ge=0, le=1_200)] = 0
    years: Annotated[int, Meta(ge=0, le=100)] = 0
    base: Base = Base.DEPOSIT
    counting: Counting = Counting.EXCLUSIVE
    month_end: MonthEnd = MonthEnd.CLAMP
    expiry: Expiry = Expiry.ON_LAST_DAY
    rounding: Rounding = Rounding.NONE
    named: bool = False
    not_before: date | None = None


class ClauseTable(Table, frozen=True, kw_only=True):
    """What every clause has: where it stands and its words, quoted or paraphrased."""

    cite: str
    words: WordsTable = WordsTable()
    paraphrase: WordsTable = WordsTable()
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()
