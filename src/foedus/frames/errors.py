"""What a caller can do wrong with a frame or a file of questions.

FoedusError
├── BadColumn         a column that is missing, mistyped, empty where it must not be, out of time
│   └── UnknownValues   codes and names in a column that the register does not hold
├── UnusableFile      a file that cannot be read, or cannot be written
└── NeedsExtra        a library that is not installed
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from foedus.law.terms.errors import FoedusError, nearest_names

TOLD: Final = 5
"""So many unknown values are named in the message; the error holds them all."""


class BadColumn(FoedusError, ValueError):
    """A column that cannot be asked with; *row* counts from 0, and is None for a whole column."""

    code = "E31"

    def __init__(self, column: str, what: str, remedy: str, row: int | None = None) -> None:
        self.column, self.row = column, row
        where = f"Column {column!r}" if row is None else f"Column {column!r}, row {row}"
        super().__init__(f"{where}: {what} {remedy}")


class UnknownValues(BadColumn, LookupError):
    """Values of a column that the register does not hold; *unknown* has the first row of each."""

    code = "E32"

    def __init__(
        self, column: str, what: str, values: Mapping[str, int], known: Iterable[str]
    ) -> None:
        self.unknown = dict(values)
        pool = tuple(dict.fromkeys(known))
        told = list(self.unknown.items())[:TOLD]
        offers = {value: nearest_names(value, pool) for value, _ in told}
        self.nearest = tuple(dict.fromkeys(name for near in offers.values() for name in near))
        listed = "; ".join(f"{value!r} (row {row}{_hint(offers[value])})" for value, row in told)
        more = len(self.unknown) - len(told)
        rest = f"; and {more} more" if more else ""
        super().__init__(
            column,
            f"the register holds no {what} {listed}{rest}.",
            "Rows are counted from 0. Correct the values, or choose another register.",
            None,
        )


def _hint(offers: tuple[str, ...]) -> str:
    return f", did you mean {offers[0]}?" if offers else ""


class UnusableFile(FoedusError, ValueError):
    """A file that cannot be read or written as asked. Nothing was written."""

    code = "E33"

    def __init__(self, path: object, what: str, remedy: str) -> None:
        self.path = str(path)
        super().__init__(f"{path}: {what} {remedy}")


class NeedsExtra(FoedusError, ImportError):
    """A library is needed that is not installed."""

    code = "E34"

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"This needs {library}, which is not installed: pip install 'foedus[{extra}]'."
        )
