"""What a caller of the panels can do wrong.

FoedusError
├── BadPresence   columns that do not fit together
└── NoDyad        two states that do not form a dyad in the year that was asked for
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadPresence(FoedusError, ValueError):
    """Columns that do not fit together: of unequal length, outside the world, spells of no time."""

    code = "E21"


class NoDyad(FoedusError, LookupError):
    """Two states that do not form a dyad in a year: one is not in the system, or both are one."""

    code = "E22"

    def __init__(self, a: str | int, b: str | int, year: int) -> None:
        self.a, self.b, self.year = a, b, year
        super().__init__(
            f"{a} and {b} form no dyad in {year}: ask for two different states "
            "that are both in the system in that year."
        )
