"""Many acts beside an instrument: ``NAME.acts.csv`` with the columns of an act table."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.texts.findings import finding

_LISTS: Final = {"parties", "sources", "towards", "provisions", "goods", "formats", "co_chairs"}
_FLAGS: Final = {"inferred", "opposes_entry_into_force"}


def acts_beside(
    path: Path, name: str, document: dict[str, Any], findings: list[Finding]
) -> dict[str, Any]:
    """*document* with the acts of the CSV file beside it, if there is one.

    Empty cells are left out; lists are parted by spaces; days are ISO 8601.
    """
    table = path.with_suffix(".acts.csv")
    if not table.exists():
        return document
    csv_name = name.removesuffix(".toml") + ".acts.csv"
    try:
        with table.open(encoding="utf-8-sig", newline="") as rows:
            acts = [_act(row) for row in csv.DictReader(rows, strict=True)]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        findings.append(finding("F1", f"{fault}.", Place(csv_name, 1)))
        return document
    return {**document, "acts": [*document.get("acts", []), *acts]}


def _act(row: dict[str | None, Any]) -> dict[str, Any]:
    return {str(key): _cell(str(key), cell) for key, cell in row.items() if cell not in ("", None)}


def _cell(key: str, cell: Any) -> Any:
    if key in _LISTS:
        return str(cell).split()
    if key in _FLAGS:
        return str(cell).strip().lower() == "true"
    return str(cell).strip()
