"""A panel ──▶ a file. What was counted, and how, is written beside the rows in Parquet."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Final

import pyarrow as pa

from foedus.frames.panel_terms import Panel
from foedus.frames.targets import format_of, refuse_place, written

ROWS: Final = 1 << 18
"""At least so many rows make a group of rows."""


def write_panel(panel: Panel, target: Path) -> int:
    """Write *panel* to *target*, Parquet or CSV by its name; the number of rows."""
    form = format_of(target)
    refuse_place(target)
    rows = 0
    notes = {"foedus": json.dumps(panel.notes, ensure_ascii=False)}
    with written(form, target, panel.schema, notes) as write, closing(panel.batches) as batches:
        for batch in _joined(batches):
            write(batch)
            rows += batch.num_rows
    return rows


def _joined(batches: Generator[pa.RecordBatch]) -> Generator[pa.RecordBatch]:
    """The same rows in fewer batches."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        held.append(batch)
        if sum(one.num_rows for one in held) >= ROWS:
            yield pa.concat_batches(held)
            held = []
    if held:
        yield pa.concat_batches(held)
