"""A published table of state-years ──▶ a panel, under a named counting rule.

The table has a row a state and year and a column an organisation, as Correlates of War publishes
it; see `law.columns.panel.state_years`.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames.errors import UnusableFile
from foedus.frames.formats import faults_told
from foedus.frames.panel_rows import named
from foedus.frames.panel_terms import Panel, Shape
from foedus.frames.parquet_files import REMEDY
from foedus.law.columns.panel.dyad_years import dyad_years
from foedus.law.columns.panel.members import state_years, unit_years
from foedus.law.columns.panel.presence import Presence
from foedus.law.columns.panel.rules import RULES, CountingRule
from foedus.law.columns.panel.state_years import presence_of_state_years
from foedus.law.terms.errors import UnknownName

STATE: Final = "ccode"
YEAR: Final = "year"
KEYS: Final = {"count", STATE, YEAR}


def rule_named(name: str) -> CountingRule:
    """The counting rule of a name; UnknownName otherwise."""
    for rule in RULES:
        if rule.name == name:
            return rule
    raise UnknownName("counting rule", name, [rule.name for rule in RULES])


def presence_in(path: Path) -> Presence:
    """What a Parquet file of state-years tells: its whole-number columns of one byte are units."""
    with faults_told(path, REMEDY):
        table = pq.read_table(path)
    for name in (STATE, YEAR):
        if name not in table.column_names or not pa.types.is_integer(table.schema.field(name).type):
            needed = f"Give it whole-number columns {STATE} and {YEAR}, and one an organisation."
            raise UnusableFile(path, f"it has no column {name} of whole numbers.", needed)
    units = tuple(f.name for f in table.schema if f.name not in KEYS and f.type == pa.int8())
    codes = [_whole(path, table[name]) for name in units]
    empty = np.zeros((table.num_rows, 0), np.int8)
    return presence_of_state_years(
        _whole(path, table[STATE]).astype(np.int64),
        _whole(path, table[YEAR]).astype(np.int64),
        np.column_stack(codes) if codes else empty,
        units,
    )


def _whole(path: Path, column: pa.ChunkedArray) -> Any:
    if column.null_count:
        raise UnusableFile(
            path, "a cell of a state-year is empty.", "Write -9 where it is missing."
        )
    return column.to_numpy()


def published_panel(
    presence: Presence, shape: Shape, rule: CountingRule, years: range | None = None
) -> Panel:
    """The panel of *presence* in *years*, all where none are named."""
    match shape:
        case Shape.DYAD_YEAR:
            dyads = dyad_years(presence, rule)
            states = np.array(presence.states)
            keys = {"first": states[dyads.a], "second": states[dyads.b]}
            year, count, name = dyads.year, dyads.count, "shared"
        case Shape.STATE_YEAR:
            held = state_years(presence, rule)
            keys = {"state": np.array(presence.states)[held.state]}
            year, count, name = held.year, held.count, "count"
        case Shape.INSTRUMENT_YEAR:
            members = unit_years(presence, rule)
            keys = {"organisation": named(members.unit, presence.units)}
            year, count, name = members.year, members.count, "count"
    columns = {"year": year.astype(np.int16), **keys, name: count}
    batch = pa.RecordBatch.from_arrays([pa.array(one) for one in columns.values()], [*columns])
    wanted = batch if years is None else batch.filter(pa.array(np.isin(year, list(years))))
    notes = {"panel": str(shape), "rule": rule.name, "source": "state-years"}
    return Panel(batch.schema, _in_one(wanted), notes)


def _in_one(batch: pa.RecordBatch) -> Generator[pa.RecordBatch]:
    yield batch
