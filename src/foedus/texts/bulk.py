"""Many acts beside an instrument: ``NAME.acts.csv`` with the columns of an act table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.texts.files import ACTS_BESIDE, Files
from foedus.texts.findings import finding

_LISTS: Final = {"parties", "sources", "towards", "provisions", "goods", "formats", "co_chairs"}
_FLAGS: Final = {"inferred", "opposes_entry_into_force"}


@dataclass(frozen=True, slots=True)
class ActsBeside:
    """The table of acts beside a file: its *name*, and the line of each row.

    Its acts stand before those of the file itself: what is recorded later is added to the file,
    and the acts of the table keep their numbers.
    """

    name: str = ""
    rows: tuple[int, ...] = ()

    def row_of(self, path: tuple[str | int, ...]) -> int | None:
        """The line of the row that *path* leads to; None if it leads elsewhere."""
        match path:
            case ("acts", int(number), *_) if number < len(self.rows):
                return self.rows[number]
            case _:
                return None

    def own(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """*path* as it is in the file itself, where the acts of the table do not stand."""
        match path:
            case ("acts", int(number), *rest):
                return ("acts", number - len(self.rows), *rest)
            case _:
                return path


NO_ACTS_BESIDE: Final = ActsBeside()


def acts_beside(
    files: Files, name: str, document: dict[str, Any], findings: list[Finding]
) -> tuple[dict[str, Any], ActsBeside]:
    """*document* with the acts of the CSV file beside it, if there is one, and where they stand.

    Empty cells are left out; lists are parted by spaces; days are ISO 8601.
    """
    csv_name = name.removesuffix(".toml") + ACTS_BESIDE
    own = document.get("acts", [])
    if not files.holds(csv_name) or not isinstance(own, list):
        return document, NO_ACTS_BESIDE
    try:
        rows = io.StringIO(files.read(csv_name).decode("utf-8-sig"), newline="")
        reader = csv.DictReader(rows, strict=True)
        found = [(reader.line_num, _act(row)) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        findings.append(finding("F1", f"{fault}.", Place(csv_name, 1)))
        return document, NO_ACTS_BESIDE
    beside = ActsBeside(csv_name, tuple(line for line, _ in found))
    return {**document, "acts": [*(act for _, act in found), *own]}, beside


def _act(row: dict[str | Any, Any]) -> dict[str, Any]:
    return {str(key): _cell(str(key), cell) for key, cell in row.items() if cell not in ("", None)}


def _cell(key: str, cell: Any) -> Any:
    if key in _LISTS:
        return str(cell).split()
    if key in _FLAGS:
        return str(cell).strip().lower() == "true"
    return str(cell).strip()
