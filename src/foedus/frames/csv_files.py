"""Files of questions and answers in CSV: UTF-8, a header, commas. Every cell is kept as text."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from foedus.frames.formats import Format, Notes, Questions, Wanted, faults_told

REMEDY: Final = "Write UTF-8 text with a header, commas, and the same number of cells in each row."
_BLOCK: Final = 1 << 24
"""Bytes read at once."""

_ROW_OF_TEXT: Final = 64


def _look(path: Path) -> Questions:
    with faults_told(path, REMEDY), path.open("rb") as file:
        first = pa.BufferReader(file.readline())
        names = pa_csv.read_csv(first).column_names
    schema = pa.schema([pa.field(name, pa.string()) for name in names])
    return Questions(path, schema, None, _ROW_OF_TEXT)


def _read(questions: Questions, wanted: Wanted) -> Generator[pa.RecordBatch]:
    options = pa_csv.ConvertOptions(
        column_types=dict.fromkeys(questions.schema.names, pa.string()),
        include_columns=list(wanted.kept),
        null_values=[""],  # NA is Namibia
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )
    with (
        faults_told(questions.path, REMEDY),
        pa_csv.open_csv(
            questions.path,
            read_options=pa_csv.ReadOptions(block_size=_BLOCK),
            convert_options=options,
        ) as reader,
    ):
        for batch in reader:
            for start in range(0, batch.num_rows, wanted.rows):
                yield batch.slice(start, wanted.rows)


class _Writer:
    """Lists are written with semicolons; notes have no place in CSV."""

    def __init__(self, path: Path, schema: pa.Schema, notes: Notes) -> None:  # noqa: ARG002 - see above
        self._schema = pa.schema([pa.field(one.name, _as_written(one.type)) for one in schema])
        self._writer: Any = pa_csv.CSVWriter(path, self._schema)

    def write(self, batch: pa.RecordBatch) -> None:
        """Write the rows of *batch*."""
        cells = [_written(column) for column in batch.columns]
        self._writer.write_batch(pa.RecordBatch.from_arrays(cells, schema=self._schema))

    def close(self) -> None:
        """End the file."""
        self._writer.close()


def _as_written(held: pa.DataType) -> pa.DataType:
    if pa.types.is_list(held) or pa.types.is_dictionary(held) or pa.types.is_string_view(held):
        return pa.string()
    return held


def _written(column: pa.Array) -> pa.Array:
    if pa.types.is_list(column.type):
        return pc.binary_join(column.cast(pa.list_(pa.string())), "; ")
    return column.cast(_as_written(column.type))


CSV: Final = Format(_look, _read, _Writer)
