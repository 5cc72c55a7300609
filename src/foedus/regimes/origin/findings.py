"""The codes of findings about rules of origin, each with what it means and what to do.

Codes are stable; O is for *origin*. The shape of a file is checked as that of a register's
files: see the codes F and V in `foedus.texts.findings`.
"""

from __future__ import annotations

from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.published.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "O1": Rule(
        "The text of a rule must be one that can be computed.",
        "Nothing, if the text is right: it is kept, and the answer is to refer.",
        Severity.WARNING,
    ),
    "O2": Rule(
        "On one day there is one row for one thing.",
        "Add `since` and `until`, or remove one of the rows.",
    ),
    "O3": Rule(
        "A parameter is a number that its unit allows.",
        "Write a number that is not below zero, in quotes; a percentage is at most 100.",
    ),
    "O4": Rule("What ends does so after it begins.", "Correct `since` or `until`."),
    "O5": Rule(
        "A fact names its source, or says that it is unverified by low confidence.",
        'Add `sources`, or set `confidence = "low"`.',
        Severity.WARNING,
    ),
    "O6": Rule(
        "A row of the list names its goods by codes.",
        "Give `code`, or `first` and `last`, as 2 or as 4 to 12 digits.",
    ),
    "O7": Rule(
        "Rows of the list for the same codes say what part each of them takes.",
        "Describe what each takes in `words`, or remove one of them.",
        Severity.WARNING,
    ),
    "O8": Rule(
        "A file of product-specific rules has `rule_sets`, each with codes and rules.",
        "Give the file of rules.",
    ),
}


def finding(code: str, particular: str, where: Place = Place(), about: str = "") -> Finding:
    """A finding under the rule *code*; *particular* says what is wrong here."""
    rule = RULES[code]
    return Finding(
        code=code,
        message=f"{particular} {rule.sentence}",
        remedy=rule.remedy,
        where=where,
        about=about,
        severity=rule.severity,
    )
