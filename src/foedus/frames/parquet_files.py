"""Files of questions and answers in Parquet.

States are read as dictionaries, which is how Parquet holds them, and are written so. What a reader
of the answers is told about their types is what the questions had: the schema that Arrow keeps in
a file is written by hand.
"""

from __future__ import annotations

import base64
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames.formats import Format, Notes, Questions, Wanted, faults_told

REMEDY: Final = "Is it a whole Parquet file? Make it anew."
_BUFFER: Final = 1 << 20
"""Bytes of a column read at once, so that memory does not grow with a row group."""

_FEW_BITS: Final = 16
"""As wide as places in a short dictionary are: those of the answers."""

ARROW: Final = b"ARROW:schema"
"""The key of the Arrow types of a file."""


def _look(path: Path) -> Questions:
    with faults_told(path, REMEDY), pq.ParquetFile(path) as file:
        held = file.metadata
        size = sum(held.row_group(number).total_byte_size for number in range(held.num_row_groups))
        return Questions(path, file.schema_arrow, held.num_rows, size // max(held.num_rows, 1))


def _read(questions: Questions, wanted: Wanted) -> Generator[pa.RecordBatch]:
    """Batches of at most *wanted.rows*. Nothing is read long before it is needed."""
    with (
        faults_told(questions.path, REMEDY),
        pq.ParquetFile(
            questions.path,
            read_dictionary=list(wanted.words),
            buffer_size=_BUFFER,
            pre_buffer=False,  # it would keep what has been read
        ) as file,
    ):
        yield from file.iter_batches(wanted.rows, columns=list(wanted.kept))


class _Writer:
    """Each batch becomes a row group: so each can have its own dictionary of answers."""

    def __init__(self, path: Path, schema: pa.Schema, notes: Notes) -> None:
        self._path, self._schema, self._notes = path, schema, notes
        self._writer: Any = None

    def write(self, batch: pa.RecordBatch) -> None:
        """Write the rows of *batch* as a row group."""
        self._opened(batch.schema).write_batch(batch)

    def close(self) -> None:
        """Write the notes and the end of the file."""
        writer = self._opened(self._schema)
        writer.add_key_value_metadata(told_with(self._schema, self._notes))
        writer.close()

    def _opened(self, schema: pa.Schema) -> Any:
        """The writer; the batches tell how columns were read, so the first one opens it."""
        if self._writer is None:
            self._writer = writer_of(self._path, schema)
        return self._writer


def writer_of(where: Any, schema: pa.Schema) -> Any:
    """A writer into a path or an open file, which tells nothing of Arrow."""
    return pq.ParquetWriter(
        where,
        schema,
        compression=_compressions(schema),
        use_dictionary=list(_with_dictionary(schema)),
        write_statistics=list(_with_statistics(schema)),
        store_schema=False,
    )


def _compressions(schema: pa.Schema) -> str | dict[str, str]:
    """One for each column; or one for all, where a column has parts with names of their own."""
    if any(pa.types.is_nested(field.type) for field in schema):
        return "snappy"
    return {field.name: _compression(field) for field in schema}


def _compression(field: pa.Field) -> str:
    """None for few words: as places in a dictionary they are a few bits each already."""
    few = pa.types.is_dictionary(field.type) and field.type.index_type.bit_width <= _FEW_BITS
    return "none" if few else "snappy"


def told_with(schema: pa.Schema, notes: Notes) -> dict[bytes, bytes]:
    """What a file says about itself: the types of *schema*, not those read, and *notes*."""
    held = {key.encode(): text.encode() for key, text in notes.items()}
    told = {**(schema.metadata or {}), **held}
    arrow = schema.with_metadata(told).serialize().to_pybytes()
    return {**told, ARROW: base64.b64encode(arrow)}


def _with_dictionary(schema: pa.Schema) -> Iterable[str]:
    """The leaves of all columns but dates: days are quicker written as they are."""
    for field in schema:
        if pa.types.is_list(field.type):
            yield f"{field.name}.list.element"
        elif not pa.types.is_date(field.type):
            yield field.name


def _with_statistics(schema: pa.Schema) -> Iterable[str]:
    """All but words: finding the least and the greatest of them costs as much as writing all."""
    return (field.name for field in schema if not pa.types.is_dictionary(field.type))


PARQUET: Final = Format(_look, _read, _Writer)
