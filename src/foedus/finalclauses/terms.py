"""What is read out of a treaty: clauses, values with their words, what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from foedus.finalclauses.grammar.mending import Correction
from foedus.law.terms.findings import Severity
from foedus.law.terms.wording import Wording

Read: TypeAlias = str | int | bool | date | tuple[str, ...]
"""What a value can be."""


class Function(StrEnum):
    """What a final clause is for (VCLT 24(4) and depositary practice)."""

    ENTRY_INTO_FORCE = "entry_into_force"
    LATER_PARTIES = "later_parties"
    PROVISIONAL_APPLICATION = "provisional_application"
    PARTICIPATION = "participation"
    RESERVATIONS = "reservations"
    AMENDMENT = "amendment"
    WITHDRAWAL = "withdrawal"
    DURATION = "duration"
    RELATION = "relation"
    DEPOSITARY = "depositary"
    LANGUAGES = "languages"
    TESTIMONIUM = "testimonium"


class Status(StrEnum):
    """How far a value may be trusted.

    GIVEN: the phrase book read the whole sentence. TO_CONFIRM: it did not, or the text
    contradicts itself; the value is a proposal. NOT_FOUND: no clause says it.
    """

    GIVEN = "given"
    TO_CONFIRM = "to_confirm"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words [start, end) of the text that a value rests on."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of the clause data. *whole*: the grammar consumed the whole sentence."""

    path: str
    value: Read
    status: Status
    quotes: tuple[Quote, ...] = ()
    whole: bool = True
    note: Wording = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article with a function. *article* as printed; [start, end) its words in the text."""

    function: Function
    article: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A sentence that the phrase book could not read, and the words at which it stopped."""

    start: int
    end: int
    words: str
    function: Function
    where: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about the text that the lawyer must know; *code* is stable."""

    code: str
    severity: Severity
    words: Wording
    start: int = 0
    end: int = 0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All that was read out of one text. *whole*: it is a whole treaty, so that silence counts."""

    name: str
    language: str
    text: str
    whole: bool
    found: tuple[Found, ...] = ()
    values: tuple[Value, ...] = ()
    unread: tuple[Unread, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notices: tuple[Notice, ...] = ()

    @cached_property
    def by_path(self) -> Mapping[str, Value]:
        """The values by their paths ("entry_into_force.trigger")."""
        return MappingProxyType({value.path: value for value in self.values})

    def value(self, path: str) -> Value | None:
        """The value at a path; None where nothing was read or proposed."""
        return self.by_path.get(path)

    def given(self, path: str) -> Read | None:
        """What is given at a path; None where nothing is, or only proposed."""
        value = self.by_path.get(path)
        return value.value if value is not None and value.status is Status.GIVEN else None

    def clause(self, function: Function) -> Found | None:
        """The article that has a function; None where none was found."""
        return next((one for one in self.found if one.function is function), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """One article out of a treaty, where the whole text is not at hand."""

    article: str
    heading: str = ""
    text: str = field(default="")
