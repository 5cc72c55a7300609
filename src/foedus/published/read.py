"""A file ──▶ a published table: every row an entry, passed over for a reason, or a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.published.above import general_above, names_above
from foedus.published.dates import is_nothing, looks_dated, order_of
from foedus.published.desk import Desk
from foedus.published.files import parquet_table, read_sheet
from foedus.published.headings import Role, plain
from foedus.published.layouts import plan_of
from foedus.published.rows import act_entries, cell_entries, party_entries
from foedus.published.sheets import Row, Sheet
from foedus.published.state_years import membership_table, read_state_years, state_years_of
from foedus.published.terms import Entry, GeneralDate, Layout, Mark, PublishedTable, Weight

_READERS: Final[dict[Layout, Callable[[Desk, Row], Iterator[Entry]]]] = {
    Layout.STATUS_TABLE: party_entries,
    Layout.CELLS: cell_entries,
    Layout.PARTY_ROWS: party_entries,
    Layout.ACT_LOG: act_entries,
}
_ONCE: Final = CONSENT_KINDS | {Kind.SIGNATURE, Kind.SUCCESSION}
_LEAVING: Final = frozenset(
    {Kind.WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN, Kind.SIGNATURE_WITHDRAWN, Kind.EXPULSION},
)
_FIGURES: Final = frozenset("/.-")
"""What parts the figures of a date."""

_PERCENT: Final = 100


def read(path: Path) -> PublishedTable:
    """What the table in the file at *path* says.

    `UnreadableTable`: it is no table at all. Anything wrong with single rows is a finding.
    """
    if path.suffix.casefold() == ".parquet" and path.is_file():
        header = Sheet(path.name, tuple(parquet_table(path).column_names), ())
        if plan_of(header).layout is Layout.STATE_YEARS:  # millions of cells: not by way of text
            return membership_table(read_state_years(path))
    return table_of(read_sheet(path))


def table_of(sheet: Sheet) -> PublishedTable:
    """What *sheet* says; its layout is found by its header."""
    plan = plan_of(sheet)
    if plan.layout is Layout.STATE_YEARS:
        return membership_table(state_years_of(sheet, plan))
    desk = Desk(sheet.name, plan, order_of(_texts(sheet)))
    desk.findings.extend((*sheet.findings, *plan.findings))
    _headings_that_hold_dates(desk, sheet)
    if sheet.aside:
        desk.passed["lines beside the table"] += sheet.aside
    reader = _READERS[plan.layout]
    entries = tuple(entry for row in _once(desk, sheet) for entry in reader(desk, row))
    _contradictions(desk, entries)
    return PublishedTable(
        source=sheet.name,
        layout=plan.layout,
        rows=len(sheet.rows) + sheet.lost,
        entries=entries,
        general=_general(desk, sheet) or general_above(sheet.above),
        weights=tuple(_weights(desk, sheet)),
        titles=_titles(desk, sheet),
        above=names_above(sheet.above),
        passed_over=tuple(sorted(desk.passed.items())),
        findings=tuple(desk.findings),
    )


def _texts(sheet: Sheet) -> Iterator[str]:
    yield from (cell for row in sheet.rows for cell in row.cells if _FIGURES & set(cell))


def _once(desk: Desk, sheet: Sheet) -> Iterator[Row]:
    """The rows; one that repeats another word for word is told and left out."""
    seen: dict[tuple[str, ...], int] = {}
    for row in sheet.rows:
        first = seen.setdefault(row.cells, row.line)
        if first == row.line:
            yield row
        else:
            desk.tell("P4", f"The row repeats line {first}.", row.line)


def _headings_that_hold_dates(desk: Desk, sheet: Sheet) -> None:
    """A column with an unknown heading is told if it seems to hold days."""
    for number in desk.plan.unknown:
        cells = [row.cells[number] for row in sheet.rows[:_PERCENT] if row.cells[number].strip()]
        if cells and sum(map(looks_dated, cells)) * 2 > len(cells):
            told = f"The column {sheet.header[number]!r} holds days and was not read."
            desk.tell("P3", told, sheet.line)


def _contradictions(desk: Desk, entries: tuple[Entry, ...]) -> None:
    """The same act by the same participant on different days, without leaving in between."""
    left = {
        (one.treaty, one.participant)
        for one in entries
        if one.kind in _LEAVING or one.mark is Mark.TAKEN_BACK or one.until is not None
    }
    first: dict[tuple[str, str, Kind], Entry] = {}
    for entry in entries:
        key = (entry.treaty, entry.participant, entry.kind)
        if entry.kind not in _ONCE or key[:2] in left:
            continue
        earlier = first.setdefault(key, entry)
        if earlier is not entry:
            told = f"{entry.participant}: {entry.kind} stands in line {earlier.line}, too."
            desk.tell("P4", told, entry.line, entry.treaty)


def _general(desk: Desk, sheet: Sheet) -> tuple[GeneralDate, ...]:
    """The general dates of each treaty, the one that most rows give first; the others are told."""
    if not desk.plan.has(Role.GENERAL):
        return ()
    lines: dict[tuple[str, str], int] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for row in sheet.rows:
        key = (desk.treaty(row), desk.cell(row, Role.GENERAL))
        counts[key] += 1
        lines.setdefault(key, row.line)
    found: dict[str, list[GeneralDate]] = {}
    for (treaty, text), _ in counts.most_common():
        line = lines[treaty, text]
        when = desk.date(text, line, treaty).when
        if when is None:
            continue
        days = found.setdefault(treaty, [])
        days.append(GeneralDate(treaty=treaty, day=when, line=line))
        if len(days) > 1:
            told = f"In force in general from {text}, where most rows say {days[0].day}."
            desk.tell("P4", told, line, treaty)
    return tuple(one for days in found.values() for one in days)


def _weights(desk: Desk, sheet: Sheet) -> Iterator[Weight]:
    """The shares in per cent. The table is named for what it is a share of, if that is there."""
    if not desk.plan.has(Role.SHARE):
        return
    names = [plain(name) for name in sheet.header]
    table = "emissions" if "emissions" in names else "share"
    for row in sheet.rows:
        text = desk.cell(row, Role.SHARE).rstrip("% ")
        who = desk.who(row) if not is_nothing(text) else None
        if who is None:
            continue
        try:
            share = Fraction(text.replace(",", ".")) / _PERCENT
        except (ValueError, ZeroDivisionError):
            desk.tell("P2", f"{text!r} is no share in per cent.", row.line, who.participant)
            continue
        yield Weight(
            treaty=who.treaty,
            table=table,
            participant=who.participant,
            share=share,
            code=who.code,
            line=row.line,
        )


def _titles(desk: Desk, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    if not desk.plan.has(Role.TITLE):
        return ()
    return tuple({desk.treaty(row): desk.cell(row, Role.TITLE) for row in sheet.rows}.items())
