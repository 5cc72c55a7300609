"""A worker's case: what it tells, and what it is silent about.

What is not told is unknown; it is never assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from foedus.law.terms.days import Span
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Single

Values: TypeAlias = Mapping[str, Single]
"""Values of the regime's fields; a field that is absent is unknown."""

PERIODS: Final = "periods"
DOCUMENTS: Final = "education"


@dataclass(frozen=True, slots=True)
class Period:
    """Time worked: from the first day of *span* to the day before its end."""

    span: Span
    kind: str
    values: Values


@dataclass(frozen=True, slots=True)
class Document:
    """A document of education."""

    values: Values


@dataclass(frozen=True, slots=True)
class Worker:
    """One case. *facts* are its own words, for the page; *silent* are the lists it does not give.

    *row* counts the cases of all files from 1. *why* says why a field is unknown.
    """

    row: int
    on: date
    note: Wording
    values: Values
    why: Mapping[str, Wording]
    periods: tuple[Period, ...]
    documents: tuple[Document, ...]
    silent: frozenset[str]
    facts: tuple[tuple[str, str], ...]

    def tells(self, name: str) -> bool:
        """Whether the case gives the list *name*, though it may be empty."""
        return name not in self.silent
