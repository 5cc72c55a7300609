"""The codes of findings about a regime folder; G is for *regime*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule about a regime's text, and the remedy."""

    sentence: str
    remedy: str


RULES: Final[dict[str, Sentence]] = {
    "G1": Sentence("A regime has a file regime.toml.", "Add it; see the reference of regimes."),
    "G2": Sentence("A condition must be readable.", "Correct the condition."),
    "G3": Sentence("A rule answers a question of the regime.", "Correct the name, or add it."),
    "G4": Sentence("A name must be declared in regime.toml.", "Correct the name, or declare it."),
    "G5": Sentence("An id names one rule only.", "Give one of the two another id."),
    "G6": Sentence("What is referred to must be in the register.", "Correct the id, or add it."),
    "G7": Sentence(
        "A dated table has its declared columns, and since, until, sources, confidence.",
        "Correct the header.",
    ),
    "G8": Sentence("A row has days, a confidence and a value for each key.", "Correct the cell."),
    "G9": Sentence("A question asks only about questions before it.", "Move the question."),
    "G10": Sentence("A cited source must be in the register.", "Correct the id, or add it."),
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
    )
