"""A file that comes in: what it is, whether it can be asked with, how many rows it has."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from foedus.api.errors import TooLarge
from foedus.frames.asking import asking_for
from foedus.frames.errors import UnusableFile
from foedus.frames.formats import Questions, Wanted, faults_told
from foedus.frames.targets import format_of
from foedus.opened import OpenRegister

MOST_ROWS: Final = 20_000_000
"""So many rows may a file have."""
_MOST_BYTES: Final = 4 * 1024**3
"""So many bytes may the rows of a file have when they are unpacked."""
_AT_ONCE: Final = 1 << 18
_REMEDY: Final = "Is it a whole file? Make it anew."


class Form(StrEnum):
    """The formats of files of questions and answers."""

    CSV = "csv"
    PARQUET = "parquet"
    ARROW = "arrow"


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that can be asked with: where it lies now, and how many rows it has."""

    path: Path
    rows: int


def form_of(start: bytes) -> Form:
    """What a file is, by its first bytes; what is neither Parquet nor Arrow is read as CSV.

    >>> form_of(b"PAR1...."), form_of(b"instrument,party")
    (<Form.PARQUET: 'parquet'>, <Form.CSV: 'csv'>)
    """
    if start.startswith(b"PAR1"):
        return Form.PARQUET
    if start.startswith((b"ARROW1", b"\xff\xff\xff\xff")):
        return Form.ARROW
    return Form.CSV


def looked_at(
    opened: OpenRegister, path: Path, form: Form, question: str, constants: Mapping[str, str]
) -> Looked:
    """*path*, ready to be answered: its columns fit a question, and every row can be read.

    Raises `UnusableFile`, `BadColumn`, `BadQuestion`, `UnknownName`, `TooLarge`.
    """
    ready = _unpacked(path) if form is Form.ARROW else path
    questions = format_of(ready).look(ready)
    asking_for(opened, questions.schema, question, dict(constants))
    return Looked(ready, _rows(questions))


def _rows(questions: Questions) -> int:
    """How many rows a file has; CSV is read through, which also finds a row of another length."""
    rows = questions.rows
    if rows is None:
        rows = 0
        wanted = Wanted(tuple(questions.schema.names[:1]), (), _AT_ONCE)
        for batch in format_of(questions.path).read(questions, wanted):
            rows += batch.num_rows
    _refuse_many(rows, rows * questions.bytes_of_a_row)
    return rows


def _refuse_many(rows: int, size: int) -> None:
    if rows > MOST_ROWS or size > _MOST_BYTES:
        raise TooLarge(f"A file may have {MOST_ROWS:,} rows; hand it in in parts.")


def _unpacked(path: Path) -> Path:
    """The rows of an Arrow file, as Parquet beside it."""
    ready = path.with_suffix(".parquet")
    rows = size = 0
    with (
        faults_told(path, _REMEDY),
        _batches(path) as (schema, batches),
        pq.ParquetWriter(ready, schema) as writer,
    ):
        for batch in batches:
            rows, size = rows + batch.num_rows, size + batch.nbytes
            _refuse_many(rows, size)
            batch.validate(full=True)
            writer.write_batch(batch)
    path.unlink()
    return ready


@contextmanager
def _batches(path: Path) -> Generator[tuple[pa.Schema, Generator[pa.RecordBatch]]]:
    """The batches of an Arrow file, or of a stream that was kept as one."""
    with path.open("rb") as file:
        is_file = file.read(6) == b"ARROW1"
    with pa.OSFile(str(path)) as source:
        reader = pa.ipc.open_file(source) if is_file else pa.ipc.open_stream(source)
        with reader:
            if is_file:
                yield reader.schema, (reader.get_batch(n) for n in range(reader.num_record_batches))
            else:
                yield reader.schema, (batch for batch in reader)


def without_path(fault: UnusableFile) -> str:
    """What is wrong with a file, without the place where the service keeps it."""
    return str(fault).replace(f"{fault.path}: ", "", 1).replace(fault.path, "the file")
