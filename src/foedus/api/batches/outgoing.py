"""Answers as they are fetched: Parquet as it was written, an Arrow stream, or CSV that is safe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from foedus.api.batches.incoming import Form
from foedus.collection.formats.csv_text import guarded

TYPES: Final = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.ARROW: "application/vnd.apache.arrow.stream",
}
"""The media types of answers."""
_FORMULA: Final = r"^[=+\-@\t\r\n]"
_NUMBER: Final = r"^[+\-]?[0-9]+([.,][0-9]+)?$"
_ROWS: Final = 1 << 17


def delivered(answers: Path, form: Form) -> Path:
    """The file *answers* (Parquet) in the form that was asked for; another file, or itself."""
    if form is Form.PARQUET:
        return answers
    target = answers.with_suffix(f".{form}")
    with pq.ParquetFile(answers) as file:
        if form is Form.CSV:
            _write_csv(file, target)
        else:
            with pa.ipc.new_stream(str(target), file.schema_arrow) as writer:
                for batch in _batches(file):
                    writer.write_batch(batch)
    answers.unlink()
    return target


def _batches(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    yield from file.iter_batches(_ROWS)


def _write_csv(file: pq.ParquetFile, target: Path) -> None:
    """Cells that a spreadsheet would run get an apostrophe; numbers stay as they are."""
    fields = [pa.field(guarded(one.name), _plain(one.type)) for one in file.schema_arrow]
    schema = pa.schema(fields)
    with pa_csv.CSVWriter(str(target), schema) as writer:
        for batch in _batches(file):
            cells = [_cells(column) for column in batch.columns]
            writer.write_batch(pa.RecordBatch.from_arrays(cells, schema=schema))


def _plain(held: pa.DataType) -> pa.DataType:
    """What a column is in CSV: text, unless it is of numbers or days."""
    inner = held.value_type if pa.types.is_dictionary(held) else held
    plain = pa.types.is_primitive(inner) and not pa.types.is_duration(inner)
    return inner if plain else pa.string()


def _cells(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        column = pc.binary_join(column.cast(pa.list_(pa.string())), "; ")
    if _plain(column.type) != pa.string():
        return column
    text = column.cast(pa.string())
    runs = pc.match_substring_regex(text, _FORMULA)
    is_number = pc.match_substring_regex(text, _NUMBER)
    marked = pc.binary_join_element_wise("'", text, "")
    return pc.if_else(pc.and_not(runs, is_number), marked, text)
