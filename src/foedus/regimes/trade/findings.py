"""What is wrong with a consignment: the row, the field, a stable code, the remedy.

A faulty row is told and not answered; the other rows are. Codes are stable: W is for the
*WCO* data model, whose fields they name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from foedus.published.findings import Rule
from foedus.regimes.tariffs.findings import RULES as OF_TARIFFS

RULES: Final[dict[str, Rule]] = {
    "W1": Rule("A consignment is a JSON object, or a row under the header.", "Mend the file here."),
    "W2": Rule("A consignment has known fields only.", "Correct the name, or remove the field."),
    "W3": Rule("A value must be of the kind that its field needs.", "Correct the value."),
    "W4": Rule("This field must be there.", "Add the field."),
    "W5": Rule(
        "A state must be one that is known.",
        "Write its code of ISO 3166 (alpha-2), or its name.",
    ),
    "W6": Rule("A commodity code has two, or four to twelve, digits.", "Correct the code."),
    "W7": Rule("An amount or a mass is not below zero.", "Correct the value."),
    "W8": Rule("A unit must be one that is known.", "Use a code of UN/ECE Recommendation 20."),
    "W9": Rule("A currency must be one of ISO 4217.", "Use its code of three letters."),
    "W10": Rule(
        "A certificate is issued by the day on which the goods are declared.",
        "Correct one of the days; a proof that came later has its day in `presentationDateTime`.",
    ),
    "W11": Rule("A word must be one of those that the field knows.", "Write one of these words."),
    "W12": Rule("A code is of a chapter of the Harmonized System.", "Correct the code."),
    "W13": Rule("A proof is presented with the declaration or after it.", "Correct the days."),
    "W14": Rule("A code is a line of the tariff of the day.", "Correct the code."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in one row; *row* counts from 1."""

    row: int
    field: str
    code: str
    particular: str

    @property
    def is_lack(self) -> bool:
        """Whether the row is answered all the same, without an amount."""
        return self.code in OF_TARIFFS or self.code == "W14"

    @property
    def remedy(self) -> str:
        """What to do."""
        return self._rule.remedy

    @property
    def _rule(self) -> Rule:
        return RULES.get(self.code) or OF_TARIFFS[self.code]

    @property
    def message(self) -> str:
        """What is wrong, and the rule."""
        sentence = self._rule.sentence
        said = self.particular.strip()
        return said if said.endswith(sentence) else f"{said} {sentence}".strip()

    def __str__(self) -> str:
        return f"row {self.row}, {self.field}: {self.code} {self.message} Remedy: {self.remedy}"

    @property
    def data(self) -> dict[str, Any]:
        """The fault as plain data."""
        return {
            "row": self.row,
            "field": self.field,
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
        }
