"""What a caller can do wrong with consignments.

FoedusError
├── UnreadableCase   a file of cases that cannot be read at all
└── MissingColumns   a table without a column that every row needs
"""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import FoedusError


class UnreadableCase(FoedusError, ValueError):
    """A file of cases that cannot be read at all."""

    code = "E65"

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name}: {what} Remedy: give JSON: an object, a list, or one a line.")


class MissingColumns(FoedusError, LookupError):
    """A table without a column that every row needs."""

    code = "E66"

    def __init__(self, missing: Iterable[str], held: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            f"The table lacks {', '.join(self.missing)}; it has {', '.join(held)}. "
            "Remedy: name the columns as docs/reference/consignments.md does."
        )
