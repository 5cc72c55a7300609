"""The codes of findings about a table of exchange rates. Codes are stable; X is for *exchange*."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "X1": Rule(
        "A row of exchange rates has two currencies of ISO 4217, numbers above zero, and days.",
        "Correct the row; an empty `until` means that one day.",
    ),
    "X2": Rule(
        "On one day there is one rate between two currencies.",
        "Remove one of the rows, or correct its days.",
    ),
}


def finding(code: str, particular: str, where: Place, about: str = "") -> Finding:
    """A finding under the rule *code*."""
    rule = RULES[code]
    return Finding(
        code=code,
        message=f"{particular} {rule.sentence}",
        remedy=rule.remedy,
        where=where,
        about=about,
        severity=rule.severity,
    )
