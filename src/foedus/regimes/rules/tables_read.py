"""A dated table from CSV: ``since`` and ``until`` are days, an empty ``until`` is open.

``sources`` are ids with spaces between; no source means unverified, and confidence is then low.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.evidence import Confidence, Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.findings import finding
from foedus.regimes.rules.shapes import TableTable
from foedus.regimes.rules.terms import ColumnKind, DatedTable, Row

_OF_EVERY_TABLE: Final = ("since", "until", "sources", "confidence")
_NOTES: Final = ("note_en", "note_ru")


def read_table(folder: Path, held: TableTable, findings: list[Finding]) -> DatedTable:
    """The table that *held* declares; what is wrong with it is told, the other rows are kept."""
    rows = tuple(_rows(folder, held, findings))
    return DatedTable(held.name, Wording(held.title.en, held.title.ru), dict(held.columns), rows)


def _rows(folder: Path, held: TableTable, findings: list[Finding]) -> Iterator[Row]:
    try:
        text = (folder / held.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        findings.append(finding("G7", f"{fault}.", Place(held.file, 1)))
        return
    reader = csv.DictReader(io.StringIO(text))
    wanted = {*held.columns, *_OF_EVERY_TABLE}
    header = set(reader.fieldnames or ())
    if not wanted <= header or not header <= wanted | set(_NOTES):
        told = ", ".join(sorted(wanted ^ (header - set(_NOTES))))
        findings.append(finding("G7", f"The header differs in: {told}.", Place(held.file, 1)))
        return
    for cells in reader:
        where = Place(held.file, reader.line_num)
        try:
            yield _row(held, cells, where)
        except (ValueError, TypeError, AttributeError) as fault:
            findings.append(finding("G8", f"{fault}.", where))


def _row(held: TableTable, cells: dict[str, str], where: Place) -> Row:
    kept = {name: " ".join(cells[name].split()) for name in held.columns}
    for name, kind in held.columns.items():
        if kind is not ColumnKind.VALUE and not kept[name]:
            raise ValueError(f"the key {name!r} is empty; write * for any value")
    since, until = date.fromisoformat(cells["since"]), _until(cells["until"])
    if not since < until:
        raise ValueError(f"the row ends on {until.isoformat()}, before it begins")
    note = Wording(cells.get("note_en") or "", cells.get("note_ru") or "")
    sources = tuple(cells["sources"].split())
    confidence = Confidence(cells["confidence"])
    if not sources and confidence is not Confidence.LOW:
        raise ValueError("a row without a source is unverified: its confidence is low")
    return Row(kept, Span(since, until), Evidence(sources, confidence, note), where)


def _until(cell: str) -> Edge:
    return date.fromisoformat(cell) if cell.strip() else FOREVER
