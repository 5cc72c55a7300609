"""Findings: faults in the material, as values; many may be told at once.

A finding says what is wrong, where (file and line), why it matters, and what to do. Its code is
stable. Faults of the *caller* are exceptions: see `errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.evidence import Place


class Severity(StrEnum):
    """ERROR: the register cannot be used. WARNING: it can, and somebody should look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault in the material."""

    code: str
    message: str
    remedy: str
    where: Place = Place()
    about: str = ""
    missing: str = ""
    """The name that is not held, where that is the fault."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.code} {self.message} Remedy: {self.remedy}"
