"""What is wrong with a case: the row, the field, a stable code, the remedy.

A faulty row is told and not answered; the other rows are. The codes R1 to R5 are those of a
register's references; a worker's case begins at R20.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.published.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "R20": Rule(
        "A case is a JSON object; a file holds one, a list of them, or one in each line.",
        "Mend the JSON at this place.",
    ),
    "R21": Rule("A case has known keys only.", "Correct the spelling of the key, or remove it."),
    "R22": Rule("A value must be of the kind that its key needs.", "Correct the value."),
    "R23": Rule(
        "A state must be one that the register holds, and must exist on the day asked about.",
        "Write its code (ISO 3166 alpha-2) or its name; if it is no more, its successor.",
    ),
    "R24": Rule(
        "A person with several nationalities relies on one of them.",
        "Add `reliedOn` with the nationality relied on.",
    ),
    "R25": Rule(
        "The nationality relied on is one of the person's nationalities.",
        "Correct `reliedOn`, or add the nationality.",
    ),
    "R26": Rule("A day is written year-month-day.", "Write the day so, as 2015-08-12."),
    "R27": Rule(
        "A period ends after it begins; `until` is the first day that is no longer in it.",
        "Correct `from` or `until`.",
    ),
    "R28": Rule(
        "An occupation is a code of ISCO-08: one to four digits, the first is the major group.",
        "Write the code as text, as “7112”.",
    ),
    "R29": Rule("A word must be one of those that the key knows.", "Write one of these words."),
    "R30": Rule("This key must be there.", "Add the key."),
    "R31": Rule(
        "A stateless person has no nationality.",
        "Remove `stateless`, or the nationalities.",
    ),
    "R32": Rule(
        "Periods of one kind do not overlap.",
        "Correct `from` or `until`, or join the periods; if both are right, tell their `kind`.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in one row. *row* counts the cases of all files from 1."""

    row: int
    field: str
    code: str
    particular: str

    @property
    def message(self) -> str:
        """What is wrong here, and the rule that it breaks."""
        return f"{self.particular} {RULES[self.code].sentence}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return RULES[self.code].remedy

    def __str__(self) -> str:
        place = f"row {self.row}" + (f", {self.field}" if self.field else "")
        return f"{place}: {self.code} {self.message} Remedy: {self.remedy}"
