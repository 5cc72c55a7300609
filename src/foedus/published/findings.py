"""The codes of findings about a published table, each with what it means and what to do.

Codes are stable; P is for *published*. A finding never stops the reading of the other rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about a published table: its sentence and the remedy."""

    sentence: str
    remedy: str
    severity: Severity = Severity.ERROR


RULES: Final[dict[str, Rule]] = {
    "P1": Rule(
        "A participant must be a party that is known.",
        "Add the name to `also` of its party in parties.toml.",
    ),
    "P2": Rule(
        "A date must be a day that exists, or EDTF.",
        "Correct the cell, or write the day as year-month-day.",
    ),
    "P3": Rule(
        "A heading, a letter or a word must name a kind of act that is known.",
        "Name the act as the reference of published tables lists it.",
    ),
    "P4": Rule(
        "A table says one thing once.",
        "Remove one of the two rows, or correct it.",
        Severity.WARNING,
    ),
    "P5": Rule(
        "A date in figures must show which figure is the day and which the month.",
        "Write the day as year-month-day, or the month as a word.",
    ),
    "P6": Rule("A row names its participant.", "Fill in the participant, or remove the row."),
    "P7": Rule(
        "The text is adopted first; what begins cannot end before it.",
        "Correct the earlier or the later day.",
    ),
    "P8": Rule("A row has as many cells as the header.", "Mend the row; quote cells with commas."),
    "P9": Rule(
        "A table is text in UTF-8.",
        "Look at the accented letters, and save the file in UTF-8.",
        Severity.WARNING,
    ),
}


def finding(
    code: str, particular: str, where: Place, about: str = "", near: tuple[str, ...] = ()
) -> Finding:
    """A finding under the rule *code*; *near* are names that may have been meant."""
    rule = RULES[code]
    hint = f" Nearest: {', '.join(near)}." if near else ""
    return Finding(
        code=code,
        message=f"{particular} {rule.sentence}",
        remedy=rule.remedy + hint,
        where=where,
        about=about,
        severity=rule.severity,
    )
