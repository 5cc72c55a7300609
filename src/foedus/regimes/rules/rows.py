"""Which rows of a dated table apply to a case, on a day.

A cell meets a value: ``*`` meets all, ``?`` is a cell that the table does not hold, several values
stand with spaces between. A code meets a prefix when it begins so; a code shorter than the prefix
may or may not meet it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from foedus.regimes.rules.cases import Single
from foedus.regimes.rules.terms import ColumnKind, DatedTable, Row
from foedus.regimes.rules.truth import Truth

ANYTHING: Final = "*"
NOT_HELD: Final = "?"

Possible = Mapping[str, frozenset[Single]]
"""The possible values of each key column; an empty set is an unknown value."""


def rows_that_apply(
    table: DatedTable, values: Possible, day: date
) -> Iterator[tuple[Row, Truth, tuple[str, ...]]]:
    """The rows that apply, certainly or perhaps; and the columns on which "perhaps" hangs."""
    for row in table.rows:
        if day not in row.span:
            continue
        found = {name: _column(table, row, name, held) for name, held in values.items()}
        truth = min(found.values(), default=Truth.YES)
        if truth is not Truth.NO:
            unsure = (name for name, one in found.items() if one is Truth.UNSURE)
            yield row, truth, tuple(unsure)


def most_particular(table: DatedTable, rows: list[Row]) -> list[Row]:
    """The rows with the longest prefixes: what is said of a few goods goes before what of many."""
    ranked = {id(row): _length(table, row) for row in rows}
    longest = max(ranked.values(), default=0)
    return [row for row in rows if ranked[id(row)] == longest]


def _length(table: DatedTable, row: Row) -> int:
    kinds = table.columns.items()
    cells = (row.cells[name] for name, kind in kinds if kind is ColumnKind.PREFIX)
    return sum(max((len(p) for p in _options(cell)), default=0) for cell in cells)


def _options(cell: str) -> list[str]:
    return [] if cell in {ANYTHING, NOT_HELD} else cell.split()


def _column(table: DatedTable, row: Row, name: str, held: frozenset[Single]) -> Truth:
    cell, kind = row.cells[name], table.columns[name]
    if cell == ANYTHING:
        return Truth.YES
    if cell == NOT_HELD or not held:
        return Truth.UNSURE
    found = {_cell(cell, kind, str(value)) for value in held}
    return found.pop() if len(found) == 1 else Truth.UNSURE


def _cell(cell: str, kind: ColumnKind, value: str) -> Truth:
    if kind is ColumnKind.PREFIX:
        return max((begins(value, prefix) for prefix in cell.split()), default=Truth.NO)
    return Truth.YES if value in {cell, *cell.split()} else Truth.NO


def begins(code: str, prefix: str) -> Truth:
    """Whether *code* begins with *prefix*; UNSURE where it is too short to tell.

    >>> begins("1701991001", "170199100").name, begins("1701", "170199100").name
    ('YES', 'UNSURE')
    """
    if code.startswith(prefix):
        return Truth.YES
    return Truth.UNSURE if prefix.startswith(code) else Truth.NO
