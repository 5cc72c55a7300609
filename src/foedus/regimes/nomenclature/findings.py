"""The codes of findings about nomenclatures and their tables, each with what to do.

Codes are stable; N is for *nomenclature*. A finding never stops the reading of the other rows.
"""

from __future__ import annotations

from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.published.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "N1": Rule(
        "A code of a correlation table is a number of five or six digits.",
        "Correct the code; a leading zero may be missing, nothing else.",
    ),
    "N2": Rule(
        "A correlation table leads from one edition of the HS to another.",
        "Nothing, if the other nomenclature is meant to be there: these rows are not used.",
        Severity.WARNING,
    ),
    "N3": Rule(
        "The relationship of a pair follows from all pairs of its step.",
        "Correct the column, or ignore it: the relationship that the pairs give is used.",
        Severity.WARNING,
    ),
    "N4": Rule("A table says one thing once.", "Remove one of the two rows.", Severity.WARNING),
    "N5": Rule(
        "A step is written as two editions, the newer first: 2022 to 2017.",
        "Write the step so.",
    ),
    "N6": Rule(
        "A row of a nomenclature is a chapter, a heading or a subheading.",
        "Nothing, if it is a total: it is not used.",
        Severity.WARNING,
    ),
    "N7": Rule(
        "Chapters 98 and 99 are no part of the HS; states use them as they like.",
        "Nothing, if the list comes from statistics: these rows are not used.",
        Severity.WARNING,
    ),
    "N8": Rule("The code above each code is in the list, too.", "Add the code above it."),
    "N9": Rule(
        "A code of goods begins with a subheading of the edition in use.",
        "Look the code up in the edition that was in use on the day.",
    ),
    "N10": Rule(
        "Editions have a first day, follow one another, and do not overlap.",
        "Correct `since` and `until`.",
    ),
    "N11": Rule(
        "A fact names its source, or says that it is unverified by low confidence.",
        "Add `sources`, or write low confidence.",
        Severity.WARNING,
    ),
    "N12": Rule("A row has as many cells as the header.", "Mend the row; quote cells with commas."),
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
