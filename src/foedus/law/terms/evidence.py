"""On what evidence: the source of a fact and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.wording import Wording


class Confidence(StrEnum):
    """How far a fact can be trusted.

    HIGH: the text or a depositary's statement was read. MEDIUM: one reputable secondary source,
    or two that agree. LOW: general knowledge that nobody checked against a text.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sources of one fact. An empty tuple means "unverified", and confidence is then low."""

    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.LOW
    note: Wording = Wording()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a register something stands: a file and a line, for whoever must mend it."""

    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written down; *id* is what facts cite."""

    id: str
    title: str
    note: str = ""
    where: Place = Place()
