"""A file ──▶ a sheet: a header, and rows of text with their lines. Nothing is understood yet.

CSV with any of four delimiters, HTML with a table in it, Parquet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, Final, Protocol

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.errors import MissingLibrary, UnreadableTable
from foedus.published.findings import finding

_DELIMITERS: Final = (",", ";", "\t", "|")
_PARQUET: Final = b"PAR1"
_AS_CSV: Final = "Save the file as CSV text in UTF-8."


@dataclass(frozen=True, slots=True)
class Row:
    """One data row, and the line of the file on which it ends."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows under it, all as long as the header; what was wrong with others."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = field(default=())


class ArrowTable(Protocol):
    """What is used of an Arrow table."""

    column_names: list[str]
    columns: list[Any]

    def column(self, name: str, /) -> Any: ...  # noqa: ANN401 - a column of whatever type


def read_sheet(path: Path) -> Sheet:
    """The table in the file at *path*. `UnreadableTable` says why there is none."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        told = f"The file cannot be read ({fault.strerror})."
        raise UnreadableTable(path.name, told, "Correct the path.") from fault
    if content.startswith(_PARQUET) or path.suffix.casefold() == ".parquet":
        return _from_parquet(path)
    text = _text(path.name, content)
    if not text.strip():
        raise UnreadableTable(path.name, "The file is empty.", "Give the file that has the table.")
    if "<table" in text[:200_000].casefold():
        return _from_html(path.name, text)
    return _from_csv(path.name, text)


def _text(name: str, content: bytes) -> str:
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        told = f"The byte 0x{content[fault.start]:02x} is not text in UTF-8."
        raise UnreadableTable(name, told, _AS_CSV, line) from fault


def _from_csv(name: str, text: str) -> Sheet:
    delimiter = _delimiter_of(name, text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        rows.extend(
            Row(reader.line_num, tuple(cells)) for cells in reader if any(map(str.strip, cells))
        )
    except csv.Error as fault:
        raise UnreadableTable(name, f"{fault}.", _AS_CSV, reader.line_num) from fault
    return _sheet(name, rows)


def _delimiter_of(name: str, text: str) -> str:
    """The delimiter that parts the first row into most cells."""
    first = next(line for line in text.splitlines() if line.strip())
    counts = {one: _cells_in(first, one) for one in _DELIMITERS}
    best = max(counts, key=lambda one: counts[one])
    if counts[best] < 2:  # noqa: PLR2004 - a table needs a participant and something about it
        told = "The first line is no header: it has one column."
        raise UnreadableTable(name, told, "Part the columns by commas, semicolons or tabs.", 1)
    return best


def _cells_in(line: str, delimiter: str) -> int:
    return len(next(csv.reader([line], delimiter=delimiter), []))


def _sheet(name: str, rows: list[Row]) -> Sheet:
    """The first row as the header, the others under it; a row of another length is told."""
    if not rows:
        raise UnreadableTable(name, "There is no row at all.", "Give the file that has the table.")
    header, *data = rows
    findings: list[Finding] = []
    kept = [one for row in data if (one := _fitted(row, len(header.cells), name, findings))]
    names = tuple(" ".join(cell.split()) for cell in header.cells)
    return Sheet(name, names, tuple(kept), tuple(findings))


def _fitted(row: Row, width: int, name: str, findings: list[Finding]) -> Row | None:
    found = len(row.cells)
    if found == width:
        return row
    if found > width and not any(cell.strip() for cell in row.cells[width:]):
        return Row(row.line, row.cells[:width])
    told = f"The row has {found} cell(s), the header {width}."
    findings.append(finding("P8", told, Place(name, row.line)))
    return None


def _from_html(name: str, text: str) -> Sheet:
    from foedus.published.html_tables import largest_table  # late: few tables come as HTML

    rows = largest_table(text)
    if not rows:
        raise UnreadableTable(name, "The table in the page has no rows.", _AS_CSV)
    width = len(rows[0].cells)
    even = [Row(row.line, (*row.cells, *[""] * (width - len(row.cells)))) for row in rows]
    return _sheet(name, even)


def _from_parquet(path: Path) -> Sheet:
    header, columns = parquet_columns(path)
    texts = [[_as_text(value) for value in column] for column in columns]
    rows = [Row(number, cells) for number, cells in enumerate(zip(*texts, strict=True), start=1)]
    return Sheet(path.name, header, tuple(rows))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def parquet_columns(path: Path) -> tuple[tuple[str, ...], Iterator[list[object]]]:
    """The header of a Parquet file, and its columns as lists."""
    table = parquet_table(path)
    return tuple(table.column_names), (column.to_pylist() for column in table.columns)


def parquet_table(path: Path) -> ArrowTable:
    """A Parquet file as an Arrow table; `UnreadableTable` if it is cut off or none."""
    try:
        # late: an optional library, slow to import, and without types
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as fault:
        raise MissingLibrary(path.name, "pyarrow", "frames") from fault
    try:
        table: ArrowTable = parquet.read_table(path)
    except (pa.ArrowException, OSError) as fault:
        told = f"The Parquet file cannot be read ({str(fault).splitlines()[0]})."
        remedy = "Fetch the file again; it may be cut off."
        raise UnreadableTable(path.name, told, remedy) from fault
    return table
