"""The codes of findings about the probes of a regime; they go on where those of regimes end."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.regimes.rules.findings import Sentence

RULES: Final[dict[str, Sentence]] = {
    "G11": Sentence(
        "A probe names fields, questions and values of its regime.",
        "Correct the name or the value.",
    ),
    "G12": Sentence(
        "A probe is about one state or two, in fields of kind state.",
        "Name one or two such fields in `states`.",
    ),
}


def finding(code: str, particular: str, where: Place, about: str = "") -> Finding:
    """A finding under the rule *code*."""
    rule = RULES[code]
    message = f"{particular} {rule.sentence}"
    return Finding(code=code, message=message, remedy=rule.remedy, where=where, about=about)
