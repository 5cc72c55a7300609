"""A CSV file ──▶ rows under columns that are known by their names. Nothing is understood yet.

Any of four delimiters; the header is the first line that is not empty. A caller gives the columns
it needs as *known*: each with the names under which publishers write it, the best first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final, TypeAlias

from foedus.published.encodings import AS_CSV, text_of
from foedus.published.errors import UnreadableTable

_DELIMITERS: Final = (",", ";", "\t", "|")

Columns: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is looked for ──▶ the names of its column, best first."""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One row: the line on which it begins, and its cells by what they are; stripped."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, what: str) -> str:
        """The cell of a column; empty where the file has no such column, or the row ends early."""
        return self.cells.get(what, "")


@dataclass(frozen=True, slots=True)
class NamedRows:
    """The rows of a file, the columns that were found in it, and its encoding if not UTF-8."""

    name: str
    rows: tuple[NamedRow, ...]
    columns: tuple[str, ...]
    encoding: str = ""


def read_named_rows(path: Path, known: Columns, *, needed: Sequence[str]) -> NamedRows:
    """The rows of the CSV file at *path*. `UnreadableTable`: no text, or a needed column is not."""
    text, encoding = read_text(path)
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if not lines:
        raise UnreadableTable(path.name, "The file is empty.", "Give the file with the rows.")
    delimiter = max(_DELIMITERS, key=lambda one: len(_found(_cells(lines[0], one), known)))
    found = _found(_cells(lines[0], delimiter), known)
    missing = [what for what in needed if what not in found]
    if missing:
        wanted = "; ".join(f"{what} ({', '.join(known[what])})" for what in missing)
        raise UnreadableTable(path.name, f"Columns are missing: {wanted}.", "Name them so.", 1)
    rows = tuple(_rows(path.name, text, delimiter, found))
    return NamedRows(path.name, rows, tuple(found), encoding)


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file and how it was read if not as UTF-8. `UnreadableTable` if it cannot be."""
    try:
        return text_of(path.name, path.read_bytes())
    except OSError as fault:
        told = f"The file cannot be read ({fault.strerror})."
        raise UnreadableTable(path.name, told, "Correct the path.") from fault


def column_of(header: Sequence[str], names: tuple[str, ...]) -> int | None:
    """The place of the first of *names* that *header* has; capitals and underscores are one.

    >>> column_of(["HTS10", "Base Rate Raw"], ("rate", "base_rate_raw"))
    1
    """
    plain = [" ".join(cell.replace("_", " ").casefold().split()) for cell in header]
    wanted = (name.replace("_", " ") for name in names)
    return next((plain.index(name) for name in wanted if name in plain), None)


def _found(header: Sequence[str], known: Columns) -> dict[str, int]:
    places = {what: column_of(header, names) for what, names in known.items()}
    return {what: place for what, place in places.items() if place is not None}


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _rows(name: str, text: str, delimiter: str, found: dict[str, int]) -> Iterator[NamedRow]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header_seen, begins = False, 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not any(map(str.strip, cells)):
                continue
            if header_seen:
                held = {what: cells[at].strip() for what, at in found.items() if at < len(cells)}
                yield NamedRow(line, held)
            header_seen = True
    except csv.Error as fault:
        raise UnreadableTable(name, f"{fault}.", AS_CSV, reader.line_num) from fault
