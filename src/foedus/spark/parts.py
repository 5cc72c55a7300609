"""A task ──▶ its part: a Parquet file that is whole, or no file. This runs in a worker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames.answering import answered, answers
from foedus.frames.errors import UnusableFile
from foedus.frames.files import Keep, counts_of
from foedus.frames.formats import Notes, Wanted
from foedus.frames.parquet_files import PARQUET, REMEDY
from foedus.law.terms.errors import FoedusError
from foedus.spark.faults import Fault, Refused, fault_of, placed
from foedus.spark.folders import Folder, folder_of
from foedus.spark.places import place_of, told_at
from foedus.spark.plan import Plan
from foedus.spark.tasks import Piece, Task

_ELSEWHERE: Final = "Choose another place for the answers, one that all machines share."


@dataclass(frozen=True, slots=True)
class Work:
    """What all tasks share: the plan, the folder, what is read and what the parts tell."""

    plan: Plan
    target: str
    wanted: Wanted
    schema: pa.Schema
    notes: Notes
    keep: Keep


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is in its place: its rows, and how often each answer was given."""

    rows: int
    answers: dict[str, int]


def part_made(work: Work, task: Task) -> Part | Fault | None:
    """Answer a task. A wrong row is a value, not an error: Spark would try it again in vain.

    None where another task has found one. Raises `Refused` for a file that cannot be read or
    written; trying again may help there.
    """
    folder = folder_of(work.target)
    if folder.is_refused and _is_first_attempt():
        return None
    try:
        return _made(work, task, folder)
    except UnusableFile as fault:
        raise Refused(fault) from None
    except FoedusError as fault:
        folder.refuse()
        return fault_of(fault)


def _made(work: Work, task: Task, folder: Folder) -> Part:
    counted: Counter[str] = Counter()
    rows = 0
    with (
        told_at(folder.place, _ELSEWHERE),
        folder.part(task.number, _attempt()) as sink,
        closing(PARQUET.create(sink, work.schema, work.notes)) as file,
    ):
        for batch in chain.from_iterable(_answered(work, piece) for piece in task.pieces):
            file.write(batch)
            counted.update(counts_of(batch, work.plan.asking))
            rows += batch.num_rows
    return Part(rows, dict(counted))


def _answered(work: Work, piece: Piece) -> Iterator[pa.RecordBatch]:
    answer = answered if work.keep is Keep.ALL else answers
    before = piece.before
    for batch in _read(work.wanted, piece):
        try:
            found = answer(work.plan.columns, work.plan.asking, batch, before)
        except FoedusError as fault:
            raise placed(fault, piece.file) from None
        yield found
        before += batch.num_rows


def _read(wanted: Wanted, piece: Piece) -> Iterator[pa.RecordBatch]:
    place = place_of(piece.file)
    with (
        told_at(place, REMEDY),
        pq.ParquetFile(
            place.path,
            filesystem=place.system,
            read_dictionary=list(wanted.words),
            pre_buffer=not place.is_local,  # far away, few large reads are better
        ) as file,
    ):
        groups, kept = list(piece.groups), list(wanted.kept)
        yield from file.iter_batches(wanted.rows, row_groups=groups, columns=kept)


def _is_first_attempt() -> bool:
    """A later attempt works in earnest: the refusal may be its own, whose telling was lost."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return context is None or context.attemptNumber() == 0


def _attempt() -> int:
    """A number that no other attempt of the job has."""
    from pyspark import TaskContext

    context = TaskContext.get()
    return 0 if context is None else context.taskAttemptId()
