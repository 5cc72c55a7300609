"""Answers, batch by batch ──▶ a Parquet file with the columns of the questions, copied.

pyarrow encodes the answers, and writes them into the target after the copied columns of each row
group. It takes this for a file of their own, whose footer is kept aside for the one of both.
"""

from __future__ import annotations

import base64
import io
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

import pyarrow as pa

from foedus.frames.errors import UnusableFile
from foedus.frames.formats import Format, Notes, faults_told
from foedus.frames.parquet_files import ARROW, PARQUET, REMEDY, told_with, writer_of
from foedus.frames.splice.compact import Unreadable
from foedus.frames.splice.footer import MAGIC, TAIL, Chunk, Footer, Group, footer_at_end, footer_of
from foedus.frames.splice.merging import merged

_PIECE: Final = 1 << 20
"""Bytes copied at once."""


@dataclass(frozen=True, slots=True)
class _Work:
    """The file whose columns are copied, and the columns that are added."""

    path: Path
    footer: Footer
    adds: pa.Schema


def splicing(path: Path, adds: pa.Schema, most: int) -> Format | None:
    """How the columns *adds* are written after copied columns of the questions at *path*.

    None where that cannot be: a row group has more than *most* rows, whose answers are encoded at
    once, or the file has what is not known here.
    """
    try:
        with faults_told(path, REMEDY), path.open("rb") as file:
            work = _Work(path, footer_at_end(file), adds)
    except Unreadable:
        return None
    if any(group.rows > most for group in work.footer.groups):
        return None
    return Format(PARQUET.look, PARQUET.read, partial(_Writer, work))


class _Sink(io.RawIOBase):
    """What pyarrow writes into: the target, and from `aside` on, memory."""

    def __init__(self, target: BinaryIO) -> None:
        super().__init__()
        self._target = target
        self._end: bytearray | None = None
        self.written = 0

    def writable(self) -> bool:
        """Yes, always."""
        return True

    def write(self, data: Any) -> int:
        """Write to one or the other."""
        if self._end is None:
            self.written += len(data)
            return self._target.write(data)
        self._end += data
        return len(data)

    def aside(self) -> bytearray:
        """What is written from now on."""
        self._end = bytearray()
        return self._end


class _Writer:
    """A row group is written when all its answers are there."""

    def __init__(self, work: _Work, path: Path, schema: pa.Schema, notes: Notes) -> None:
        self._work = work
        self._told = told_with(_typed(work, schema), notes)
        self._ahead = iter(work.footer.groups)
        self._next = next(self._ahead, None)
        self._starts: list[int] = []
        self._waiting = work.adds.empty_table()
        self._piece = memoryview(bytearray(_PIECE))
        with ExitStack() as files:
            with faults_told(work.path, REMEDY):
                self._questions = files.enter_context(work.path.open("rb", buffering=0))
            self._target = files.enter_context(path.open("wb"))
            self._sink = _Sink(self._target)
            self._answers: Any = writer_of(self._sink, work.adds)
            self._files = files.pop_all()

    def write(self, batch: pa.RecordBatch) -> None:
        """Write the row groups that *batch* completes."""
        self._waiting = pa.concat_tables([self._waiting, pa.Table.from_batches([batch])])
        self._write_whole()

    def close(self) -> None:
        """Write the footer of both. Raises `UnusableFile` where rows are missing or left over."""
        with self._files:
            try:
                self._write_whole()
            finally:
                end = self._sink.aside()
                self._answers.close()
            if self._next is not None or self._waiting.num_rows:
                what = "it does not have as many rows as it tells."
                raise UnusableFile(self._work.path, what, REMEDY)
            added = footer_of(bytes(end[:-TAIL]), self._sink.written)
            footer = merged(self._work.footer, added, self._starts, self._told)
            self._target.write(footer + len(footer).to_bytes(4, "little") + MAGIC)

    def _write_whole(self) -> None:
        while (group := self._next) is not None and group.rows <= self._waiting.num_rows:
            self._write_group(group, self._waiting.slice(0, group.rows))
            self._waiting = self._waiting.slice(group.rows)
            self._next = next(self._ahead, None)

    def _write_group(self, group: Group, answers: pa.Table) -> None:
        self._starts.append(self._target.tell())
        for chunk in group.chunks:
            self._copy(chunk)
        self._answers.write_table(answers.unify_dictionaries(), max(group.rows, 1))

    def _copy(self, chunk: Chunk) -> None:
        self._questions.seek(chunk.start)
        left = chunk.length
        while left:
            with faults_told(self._work.path, REMEDY):
                count = self._questions.readinto(self._piece[:left])
            if not count:
                raise UnusableFile(self._work.path, "it ends too soon.", REMEDY)
            self._target.write(self._piece[:count])
            left -= count


def _typed(work: _Work, schema: pa.Schema) -> pa.Schema:
    """*schema* with the types that the questions tell: some of them pyarrow reads as others."""
    noted = dict(work.footer.notes).get(ARROW, b"")
    try:
        told = pa.ipc.read_schema(pa.py_buffer(base64.b64decode(noted)))
    except (pa.ArrowException, ValueError, OSError):  # none is told, or none that can be read
        return schema
    types = [*told, *work.adds]
    if [field.name for field in types] != schema.names:
        return schema
    return pa.schema(types, metadata=schema.metadata)
