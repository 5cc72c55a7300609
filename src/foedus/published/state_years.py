"""Correlates of War, IGO data ──▶ who belonged to which organisation, year by year.

Format 3 has a row for each state and year and a column for each organisation. Membership codes
1 and 2 (full, associate) count as belonging, as the project's own counts do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from foedus.law.terms.acts import Kind
from foedus.law.terms.uncertain import Bounded
from foedus.published.errors import UnreadableTable
from foedus.published.files import read_sheet
from foedus.published.headings import Role, plain
from foedus.published.layouts import Plan, plan_of
from foedus.published.sheets import Sheet
from foedus.published.terms import Entry, Layout, PublishedTable, StateYears

if TYPE_CHECKING:
    from numpy import int8, int32
    from numpy.typing import NDArray

BELONGS: Final = (1, 2)
"""The codes of full and of associate members."""

_KNOWN: Final = frozenset({"ccode", "cowcode", "stateabb", "state", "country", "statenme", "year"})


def read_state_years(path: Path) -> StateYears:
    """The memberships in the file at *path*, CSV or Parquet.

    `UnreadableTable`: no table, no column of years or states, or a cell that is no whole number.
    """
    if path.suffix.casefold() == ".parquet":
        return _from_parquet(path)
    sheet = read_sheet(path)
    return state_years_of(sheet, plan_of(sheet))


def _from_parquet(path: Path) -> StateYears:
    """Column by column, without a detour through text: the table has millions of cells."""
    import numpy as np  # late: only for large tables

    from foedus.published.files import parquet_table

    table = parquet_table(path)
    header = tuple(table.column_names)
    _needed(path.name, header)
    names = [name for name in header if plain(name) not in _KNOWN]
    state = next((n for n in header if plain(n) in {"state", "country"}), header[0])
    number = next((n for n in header if plain(n) in {"ccode", "cowcode"}), state)
    year = next(name for name in header if plain(name) == "year")
    columns = [table.column(name).fill_null(-9).to_numpy().astype(np.int8) for name in names]
    return StateYears(
        source=path.name,
        states=tuple(map(str, table.column(state).to_pylist())),
        numbers=tuple(map(str, table.column(number).to_pylist())),
        years=table.column(year).to_numpy().astype(np.int32),
        organisations=tuple(names),
        codes=np.column_stack(columns),
    )


def _needed(name: str, header: tuple[str, ...]) -> None:
    found = {plain(one) for one in header}
    if "year" not in found or not found & (_KNOWN - {"year"}):
        told = "A table of state-years has the columns year and state (or ccode)."
        raise UnreadableTable(name, told, "Head the columns so.", 1)


def state_years_of(sheet: Sheet, plan: Plan) -> StateYears:
    """The memberships that *sheet* holds."""
    import numpy as np  # late: only for this layout

    if plan.layout is not Layout.STATE_YEARS:
        raise UnreadableTable(sheet.name, "It holds no state-years.", "Read it as another table.")
    places = [n for n, name in enumerate(sheet.header) if plain(name) not in _KNOWN]
    who = plan.place[Role.PARTICIPANT]
    number = plan.place.get(Role.CODE, who)
    year = plan.place[Role.YEAR]
    return StateYears(
        source=sheet.name,
        states=tuple(row.cells[who] for row in sheet.rows),
        numbers=tuple(row.cells[number] for row in sheet.rows),
        years=np.array([_whole(sheet, n, year) for n in range(len(sheet.rows))], dtype=np.int32),
        organisations=tuple(sheet.header[place] for place in places),
        codes=np.array(
            [[_whole(sheet, n, place) for place in places] for n in range(len(sheet.rows))],
            dtype=np.int8,
        ).reshape(len(sheet.rows), len(places)),
    )


def _whole(sheet: Sheet, number: int, place: int) -> int:
    row = sheet.rows[number]
    text = row.cells[place].strip()
    try:
        return int(float(text)) if text not in {"", "NA"} else -9
    except ValueError:
        told = f"{text!r} under {sheet.header[place]!r} is no whole number."
        raise UnreadableTable(sheet.name, told, "Correct the cell.", row.line) from None


def membership_table(held: StateYears) -> PublishedTable:
    """The memberships as entries: a statement for each span of years in which a state belonged.

    A span begins on some day of its first year and ends on some day of the first year without.
    Where the rows of a state pause, it ends on some day of the pause. A span that lasts to the
    last row of the state has no end.
    """
    return PublishedTable(
        source=held.source,
        layout=Layout.STATE_YEARS,
        rows=len(held.states),
        entries=tuple(_spells(held)),
        passed_over=(("state-years without membership", _without(held)),),
    )


def _without(held: StateYears) -> int:
    import numpy as np  # late: see above

    return int((~np.isin(held.codes, BELONGS).any(axis=1)).sum())


def _spells(held: StateYears) -> Iterator[Entry]:
    import numpy as np  # late: see above

    order = np.lexsort((held.years, np.array(held.numbers)))
    inside = np.isin(held.codes[order], BELONGS)
    numbers = np.array(held.numbers)[order]
    years = held.years[order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (numbers[1:] != numbers[:-1]) | (years[1:] != years[:-1] + 1)
    for place, name in enumerate(held.organisations):
        for start, end in _runs(inside[:, place], fresh):
            row = int(order[start])
            yield Entry(
                treaty=name,
                participant=held.states[row],
                code=held.numbers[row],
                kind=Kind.STATEMENT,
                effect=_year(int(years[start])),
                until=_end(numbers, years, end),
                raw=str(int(held.codes[row, place])),
                line=row + 1,
            )


def _end(numbers: NDArray[Any], years: NDArray[int32], end: int) -> Bounded | None:
    """When a span ended whose first row without is *end*; None if it is another state's."""
    if end == len(numbers) or numbers[end] != numbers[end - 1]:
        return None
    first, last = int(years[end - 1]) + 1, int(years[end])
    if first == last:
        return _year(last)
    return Bounded(date(first, 1, 1), date(last - 1, 12, 31), f"{first}/{last - 1}")


def _runs(inside: NDArray[Any], fresh: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """The spans of rows in which *inside* holds without a break at a *fresh* row."""
    import numpy as np  # late: see above

    before = np.concatenate(([False], inside[:-1])) & ~fresh
    starts = np.flatnonzero(inside & ~before)
    after = np.concatenate((inside[1:] & ~fresh[1:], [False]))
    ends = np.flatnonzero(inside & ~after) + 1
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def _year(year: int) -> Bounded:
    return Bounded(date(year, 1, 1), date(year, 12, 31), str(year))


def belonging(held: StateYears) -> NDArray[int8]:
    """1 where a state belonged to an organisation in a year (codes 1 and 2), else 0."""
    import numpy as np  # late: see above

    return np.isin(held.codes, BELONGS).astype(np.int8)
