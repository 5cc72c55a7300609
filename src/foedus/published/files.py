"""A file ──▶ a sheet: a header, and rows of text with their lines. Nothing is understood yet.

CSV with any of four delimiters, HTML with a table in it, Parquet.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, Final, Protocol

from foedus.law.terms.evidence import Place
from foedus.published.encodings import AS_CSV, text_of
from foedus.published.errors import MissingLibrary, UnreadableTable
from foedus.published.findings import finding
from foedus.published.header import header_at, roles_of
from foedus.published.sheets import Row, Sheet, sheet_of

_DELIMITERS: Final = (",", ";", "\t", "|")
_PARQUET: Final = b"PAR1"
_LOOKED_AT: Final = 200
"""Of how many lines the delimiter is found."""

_SEP: Final = re.compile(r"\s*\"?sep=(.)\"?\s*\r?\n")
"""The first line that Excel writes to say by what the cells are parted."""


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
    text, encoding = text_of(path.name, content)
    if not text.strip():
        raise UnreadableTable(path.name, "The file is empty.", "Give the file that has the table.")
    read = _from_html if "<table" in text[:200_000].casefold() else _from_csv
    return _with_encoding_told(read(path.name, text), encoding)


def _with_encoding_told(sheet: Sheet, encoding: str) -> Sheet:
    if not encoding:
        return sheet
    told = finding("P9", f"The text was read as {encoding}.", Place(sheet.name, 1))
    return replace(sheet, findings=(told, *sheet.findings))


def _from_csv(name: str, text: str) -> Sheet:
    text = _SEP.sub("\n", text, count=1) if _SEP.match(text) else text
    delimiter = _delimiter_of(name, text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        rows.extend(
            Row(reader.line_num, tuple(cells)) for cells in reader if any(map(str.strip, cells))
        )
    except csv.Error as fault:
        raise UnreadableTable(name, f"{fault}.", AS_CSV, reader.line_num) from fault
    return sheet_of(name, rows, is_whole=text.endswith(("\n", "\r")))


def _delimiter_of(name: str, text: str) -> str:
    """The delimiter that gives a header whose columns are best known, else most cells."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]
    ranks = {one: _rank(lines, one) for one in _DELIMITERS}
    best = max(ranks, key=lambda one: ranks[one])
    if ranks[best][1] < 2:  # noqa: PLR2004 - a table needs a participant and something about it
        told = "There is no header: every line has one column."
        raise UnreadableTable(name, told, "Part the columns by commas, semicolons or tabs.", 1)
    return best


def _rank(lines: list[str], delimiter: str) -> tuple[int, int]:
    """How many columns of the header are known, and how many cells the widest line has."""
    rows = [tuple(cells) for cells in csv.reader(lines, delimiter=delimiter)]
    at = header_at(rows)
    known = 0 if at is None else sum(role is not None for role in roles_of(rows[at]))
    return known, max(map(len, rows), default=0)


def _from_html(name: str, text: str) -> Sheet:
    from foedus.published.html_tables import best_table  # late: few tables come as HTML

    rows, above = best_table(text)
    if not rows:
        raise UnreadableTable(name, "The table in the page has no rows.", AS_CSV)
    width = max(len(row.cells) for row in rows)
    even = [Row(row.line, (*row.cells, *[""] * (width - len(row.cells)))) for row in rows]
    sheet = sheet_of(name, even)
    return replace(sheet, above=(*above, *sheet.above))


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
