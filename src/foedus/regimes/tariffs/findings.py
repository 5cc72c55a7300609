"""The codes of findings about a tariff, and about what an assessment lacks.

Codes are stable; T is for *tariff*. T1 to T9 are told when a tariff is imported; T21 and on when
a duty is computed, and then there is no amount.
"""

from __future__ import annotations

from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.published.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "T1": Rule(
        "A rate must be in a wording that the grammar knows.",
        "Compare the official text; correct the rate, or choose another grammar.",
    ),
    "T2": Rule("A code consists of digits.", "Correct the code, or remove the row."),
    "T3": Rule(
        "A percentage has its sign; a bare number other than zero is doubtful.",
        "Compare the official text. It was read as per cent.",
        Severity.WARNING,
    ),
    "T4": Rule(
        "A code has one rate.",
        "Compare the official text, and remove the wrong row. Until then neither is chosen.",
    ),
    "T5": Rule("A tariff says one thing once.", "Remove one of the rows.", Severity.WARNING),
    "T6": Rule(
        "A code has the length of the others, or stands above longer ones.",
        "Correct the code, or remove the row. Its rate is not used.",
    ),
    "T7": Rule(
        "Signs must not be broken by a wrong encoding.",
        "Fetch the file in UTF-8. The signs were mended.",
        Severity.WARNING,
    ),
    "T8": Rule(
        "A line without a rate has that of a shorter code, which must be in the file.",
        "Add the shorter codes with their rates. Until then these lines have no rate.",
        Severity.WARNING,
    ),
    "T9": Rule(
        "A tariff is text in UTF-8.",
        "Look at the letters beyond English, and save the file in UTF-8.",
        Severity.WARNING,
    ),
    "T21": Rule("A part of the value needs the customs value.", "Give the customs value."),
    "T22": Rule("A specific rate needs the quantity in its unit.", "Give this quantity."),
    "T23": Rule("A rate on a part needs the value of that part.", "Give its value."),
    "T24": Rule(
        "Amounts in two currencies need an exchange rate of the day.",
        "Add a row with the rate of that day to the table of exchange rates.",
    ),
    "T25": Rule("A value or a quantity is not below zero.", "Correct it."),
    "T26": Rule("A rate by degrees needs the degrees of the goods.", "Give `degree`."),
    "T27": Rule("Quantities of one thing in several units agree.", "Correct one of them."),
    "T28": Rule(
        "A duty is in one currency.",
        "Give the customs value: the duty is then in its currency.",
    ),
}


def finding(
    code: str, particular: str, where: Place = Place(), about: str = "", missing: str = ""
) -> Finding:
    """A finding under the rule *code*; *missing* names what is not given, where that is it."""
    rule = RULES[code]
    return Finding(
        code=code,
        message=f"{particular} {rule.sentence}",
        remedy=rule.remedy,
        where=where,
        about=about,
        missing=missing,
        severity=rule.severity,
    )
