"""Rows of text ──▶ a sheet: the header where it stands, the rows under it, what is beside them.

Publishers set a title above the header and notes below the last row. Neither is a row: the title
may name the treaty, the notes are counted and left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.published.errors import UnreadableTable
from foedus.published.findings import finding
from foedus.published.header import header_at, is_second_header, joined_headers

_BELOW: Final = re.compile(
    r"(?:end ?|foot ?)?notes?|declarations(?: and reservations)?|reservations|objections|legend"
    r"|remarks|territorial application|explanations?|sources?|примечани[ея]|сноски|anmerkungen"
    r"|vorbehalte und erklärungen|noten|voetnoten",
    re.IGNORECASE,
)
"""A line by itself that begins what stands below a table."""

_SUM: Final = re.compile(r"(?:total|sum|итого|всего|insgesamt|totaal)\b.*", re.IGNORECASE)
"""How a row of sums begins: it is no participant."""

_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d\b.*")
_NO_WIDTH: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
"""Letters without width: left over from web pages, and in nobody's name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One data row, and the line of the file on which it ends."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header and the rows under it, all as long as the header; what was wrong with others.

    *above*: the lines over the header. *aside*: how many lines are no rows (titles, notes).
    *lost*: how many rows could not be fitted under the header; each is told. *line*: of the header.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = field(default=())
    above: tuple[Row, ...] = ()
    aside: int = 0
    lost: int = 0
    line: int = 1


def sheet_of(name: str, rows: Sequence[Row], *, is_whole: bool = True) -> Sheet:
    """The sheet in *rows*: its header is the first row that can be one, else the first of all.

    *is_whole*: the last row ends where a row should; if not, a short one is told as cut off.
    """
    if not rows:
        raise UnreadableTable(name, "There is no row at all.", "Give the file that has the table.")
    clean = [Row(row.line, tuple(cell.translate(_NO_WIDTH) for cell in row.cells)) for row in rows]
    at = header_at([row.cells for row in clean]) or 0
    header, rest = clean[at], clean[at + 1 :]
    names = tuple(" ".join(cell.split()) for cell in header.cells)
    if len(rest) > 1 and is_second_header(names, rest[0].cells):
        names, rest = joined_headers(names, rest[0].cells), rest[1:]
    sheet = Sheet(name, names, (), above=tuple(clean[:at]), line=header.line)
    return _with_split_dates_joined(_filled(sheet, rest, is_whole=is_whole))


def _filled(sheet: Sheet, rest: list[Row], *, is_whole: bool) -> Sheet:
    """*sheet* with the rows of *rest*, up to what stands below the table."""
    table = list(takewhile(lambda row: not _begins_below(row), rest))
    cut = table[-1] if table and not is_whole and table[-1] is rest[-1] else None
    fates = [(row, _fate(sheet, row, is_cut=row is cut)) for row in table]
    rows = tuple(fate for _, fate in fates if isinstance(fate, Row))
    lost = [fate for _, fate in fates if isinstance(fate, Finding)]
    short = [row.line for row, fate in fates if isinstance(fate, Row) and _is_short(sheet, row)]
    return replace(
        sheet,
        rows=rows,
        findings=(*lost, *_told_short(sheet, short)),
        aside=len(rest) - len(rows) - len(lost),
        lost=len(lost),
    )


def _fate(sheet: Sheet, row: Row, *, is_cut: bool) -> Row | Finding | None:
    """*row* as long as the header; or why it cannot be; None where it is no row of the table."""
    found, width = len(row.cells), len(sheet.header)
    if _SUM.fullmatch(" ".join(row.cells[0].split())):
        return None
    if _is_header_again(sheet, row) or (_is_one_cell(row) and found != width and not is_cut):
        return None
    if (is_cut and found < width) or any(cell.strip() for cell in row.cells[width:]):
        told = f"The row has {found} cell(s), the header {width}."
        return finding("P8", told, Place(sheet.name, row.line))
    return Row(row.line, (*row.cells[:width], *[""] * (width - found)))


def _told_short(sheet: Sheet, lines: list[int]) -> Iterable[Finding]:
    """Rows that end early: some programs leave the empty cells at the end of a row away."""
    if not lines:
        return ()
    told = (
        f"{len(lines)} row(s) have fewer cells than the header; what is missing at their end was "
        "read as empty."
    )
    return (finding("P8", told, Place(sheet.name, lines[0])),)


def _is_short(sheet: Sheet, row: Row) -> bool:
    return len(row.cells) < len(sheet.header)


def _is_one_cell(row: Row) -> bool:
    return sum(1 for cell in row.cells if cell.strip()) == 1


def _begins_below(row: Row) -> bool:
    said = "".join(row.cells).strip().rstrip(":.").strip()
    return _is_one_cell(row) and _BELOW.fullmatch(said) is not None


def _is_header_again(sheet: Sheet, row: Row) -> bool:
    return tuple(" ".join(cell.split()) for cell in row.cells) == sheet.header


def _with_split_dates_joined(sheet: Sheet) -> Sheet:
    """A year in a column of its own, without a heading, goes back to the day beside it."""
    for number in range(len(sheet.header) - 1, 0, -1):
        if not sheet.header[number] and sheet.header[number - 1] and _are_years(sheet, number):
            sheet = replace(
                sheet,
                header=(*sheet.header[:number], *sheet.header[number + 1 :]),
                rows=tuple(Row(row.line, _joined(row.cells, number)) for row in sheet.rows),
            )
    return sheet


def _are_years(sheet: Sheet, number: int) -> bool:
    said = [row.cells[number].strip() for row in sheet.rows if row.cells[number].strip()]
    return bool(said) and all(_YEAR.fullmatch(cell) for cell in said)


def _joined(cells: tuple[str, ...], number: int) -> tuple[str, ...]:
    both = f"{cells[number - 1].strip()} {cells[number].strip()}".strip()
    return (*cells[: number - 1], both, *cells[number + 1 :])
