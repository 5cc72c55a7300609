"""Parquet files ──▶ tasks: row groups in their order, so many rows each."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames.errors import UnusableFile
from foedus.frames.formats import Questions
from foedus.frames.parquet_files import REMEDY
from foedus.spark.places import absolute, parquet_files, place_of, told_at

WAVES: Final = 4
"""So many tasks a core, if there are row groups enough: the slowest then keeps few waiting."""

MOST: Final = 1 << 23
"""So many rows at most are a task, if a row group is not larger: little is lost with one."""

_AT_ONCE: Final = 16
"""Footers that the driver reads at the same time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that has been looked at: the rows and the bytes of each of its row groups."""

    file: str
    schema: pa.Schema
    groups: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Row groups of one file that follow one another; *before* counts the rows before them."""

    file: str
    groups: tuple[int, ...]
    before: int
    rows: int

    def __add__(self, later: Piece) -> Piece:
        groups = (*self.groups, *later.groups)
        return Piece(self.file, groups, self.before, self.rows + later.rows)


@dataclass(frozen=True, slots=True)
class Task:
    """What makes one part: its number, and the pieces that it answers."""

    number: int
    pieces: tuple[Piece, ...]


def looked_at(sources: str | Path | Iterable[str | Path]) -> list[Held]:
    """The files at some paths and URIs, in their order. Raises `UnusableFile`."""
    named = [sources] if isinstance(sources, str | Path) else list(sources)
    files = [file for name in named for file in parquet_files(absolute(name))]
    if not files:
        raise UnusableFile("sources", "no file is named.", "Name files or folders.")
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        held = list(threads.map(_look, files))
    for one in held:
        _refuse_other_columns(one, held[0])
    return held


def _look(file: str) -> Held:
    place = place_of(file)
    with (
        told_at(place, REMEDY),
        pq.ParquetFile(place.path, filesystem=place.system) as opened,
    ):
        found = opened.metadata
        groups = [found.row_group(number) for number in range(found.num_row_groups)]
        size = sum(group.total_byte_size for group in groups)
        return Held(file, opened.schema_arrow, tuple(group.num_rows for group in groups), size)


def _refuse_other_columns(one: Held, first: Held) -> None:
    columns, others = ([(f.name, f.type) for f in held.schema] for held in (one, first))
    if columns != others:
        what = f"its columns are not those of {first.file}."
        raise UnusableFile(one.file, what, "Ask files of different columns one after another.")


def as_questions(held: Sequence[Held]) -> Questions:
    """All files as if they were one."""
    rows = sum(sum(one.groups) for one in held)
    size = sum(one.size for one in held)
    return Questions(Path(held[0].file), held[0].schema, rows, size // max(rows, 1))


def tasks_of(held: Sequence[Held], cores: int) -> list[Task]:
    """The tasks, for a cluster of so many *cores*; one without pieces where there are no rows."""
    pieces = [piece for one in held for piece in _smallest(one)]
    rows = sum(piece.rows for piece in pieces)
    wanted = min(-(-rows // (WAVES * cores)), MOST)
    found = list(_in_runs(pieces, wanted)) or [()]
    return [Task(number, _joined(run)) for number, run in enumerate(found)]


def _smallest(held: Held) -> Iterator[Piece]:
    before = 0
    for group, rows in enumerate(held.groups):
        yield Piece(held.file, (group,), before, rows)
        before += rows


def _in_runs(pieces: Iterable[Piece], wanted: int) -> Iterator[tuple[Piece, ...]]:
    """Runs of pieces with at most *wanted* rows, or of one piece that has more."""
    run: list[Piece] = []
    for piece in pieces:
        if run and sum(one.rows for one in run) + piece.rows > wanted:
            yield tuple(run)
            run = []
        run.append(piece)
    if run:
        yield tuple(run)


def _joined(run: Iterable[Piece]) -> tuple[Piece, ...]:
    """One piece for each file, so that it is opened once."""
    by_file = groupby(run, key=lambda piece: piece.file)
    return tuple(reduce(operator.add, pieces) for _, pieces in by_file)
