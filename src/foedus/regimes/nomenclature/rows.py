"""A CSV file ──▶ its rows by the names of their columns, with their lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.encodings import text_of
from foedus.published.errors import UnreadableTable
from foedus.regimes.nomenclature.findings import finding


def rows_of(
    path: Path, columns: tuple[str, ...], findings: list[Finding]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The line of each row, and its cells under *columns*; a row that is cut off is told.

    `UnreadableTable`: the file is no table, or has not these columns.
    """
    reader = csv.reader(StringIO(_text(path), newline=""))
    header = [name.strip() for name in next(reader, [])]
    lacking = [name for name in columns if name not in header]
    if lacking:
        told = f"There is no column {', '.join(lacking)}."
        raise UnreadableTable(path.name, told, "Give the table that has it.", 1)
    at = [header.index(name) for name in columns]
    for row in reader:
        if len(row) == len(header):
            yield reader.line_num, tuple([row[index] for index in at])
        elif row:
            told = f"The row has {len(row)} cell(s), the header {len(header)}."
            findings.append(finding("N12", told, Place(path.name, reader.line_num)))


def _text(path: Path) -> str:
    try:
        return text_of(path.name, path.read_bytes())[0]
    except OSError as fault:
        told = f"The file cannot be read ({fault.strerror})."
        raise UnreadableTable(path.name, told, "Correct the path.") from fault
