"""A file of questions ──▶ a file of answers, in pieces: memory does not grow with the rows.

Reading, answering and writing go on at once, each in its own thread. The answers are written
beside their place and moved there when they are whole.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np
import pyarrow as pa

from foedus.frames.ahead import ahead
from foedus.frames.answering import answer_fields, answered, answers, with_answers
from foedus.frames.asking import DAYS, Asking, asking_for
from foedus.frames.columns_of import columns_of
from foedus.frames.formats import Format, Questions, Wanted
from foedus.frames.kinds import Kind
from foedus.frames.parquet_files import PARQUET
from foedus.frames.splice.writing import splicing
from foedus.frames.targets import format_of, refuse_folder, refuse_place, refuse_same, written
from foedus.law.columns.columns import Columns
from foedus.opened import Day, OpenRegister

ROWS: Final = 1 << 19
ROWS_OF_LISTS: Final = 1 << 16
BYTES: Final = 1 << 26
"""At most so many rows, or bytes of a file, are answered at once."""

ROWS_COPIED: Final = 1 << 24
"""The answers of so many rows are encoded at once: a row group that has more is not copied."""

FEW: Final = 2_000_000
"""So few rows are answered before numba is loaded."""

_CELL: Final = 16

Progress = Callable[[int, int | None], None]
"""Told the rows done, and the rows in all where that is known."""


def _no_progress(done: int, total: int | None) -> None:
    """Tell nobody."""


class Keep(StrEnum):
    """What the answers hold of the questions: all columns, or nothing but the answer."""

    ALL = "all"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: *answers* has how often each answer was given; lists are not counted."""

    rows: int
    seconds: float
    answers: dict[str, int]


def ask_file(  # noqa: PLR0913 - all by name
    opened: OpenRegister,
    source: Path,
    target: Path,
    *,
    question: str = "",
    readings: Iterable[str] = (),
    kernel: str = "",
    keep: Keep = Keep.ALL,
    progress: Progress = _no_progress,
    **constants: Day | None,
) -> Done:
    """Answer every row of *source* in *target*; Parquet or CSV, by the ends of their names.

    The rest is as in `ask`. Raises `UnusableFile`, `BadColumn`, `UnknownName`, `BadQuestion`; then
    *target* is as it was before.
    """
    start, keep = perf_counter(), Keep(keep)
    reading, writing = format_of(source), format_of(target)
    refuse_folder(source)
    refuse_place(target)
    refuse_same(source, target)
    questions = reading.look(source)
    asking = asking_for(opened, questions.schema, question, constants)
    columns = columns_of(opened, readings, kernel or _quickest(questions.rows))
    copying = _copying(source, target, asking.kind, keep)
    decoded = Keep.ANSWER if copying else keep
    wanted = wanted_of(questions, asking, decoded)
    made = _answers(columns, asking, reading.read(questions, wanted), decoded)
    told = answer_schema(questions.schema, asking.kind, keep)
    notes = {"foedus": note_of(opened, asking, readings)}
    counted: Counter[str] = Counter()
    done = 0
    with written(copying or writing, target, told, notes) as write, closing(ahead(made)) as batches:
        for batch in batches:
            write(batch)
            counted.update(counts_of(batch, asking))
            done += batch.num_rows
            progress(done, questions.rows)
    return Done(done, perf_counter() - start, dict(counted.most_common()))


def _answers(
    columns: Columns, asking: Asking, batches: Generator[pa.RecordBatch], keep: Keep
) -> Generator[pa.RecordBatch]:
    answer = answered if keep is Keep.ALL else answers
    before = 0
    with closing(ahead(batches)) as read:
        for batch in read:
            yield answer(columns, asking, batch, before)
            before += batch.num_rows


def _copying(source: Path, target: Path, kind: Kind, keep: Keep) -> Format | None:
    """How all columns are kept without decoding those that nobody asks; None where they must be."""
    parquet = format_of(source) is format_of(target) is PARQUET
    if keep is Keep.ANSWER or not parquet:
        return None
    most = ROWS_OF_LISTS if kind is Kind.INSTRUMENTS else ROWS_COPIED
    return splicing(source, pa.schema(answer_fields(kind)), most)


def _quickest(rows: int | None) -> str:
    """NumPy for few rows, while numba is not loaded yet: loading it takes a second."""
    return "numpy" if rows is not None and rows < FEW and "numba" not in sys.modules else ""


def wanted_of(questions: Questions, asking: Asking, keep: Keep) -> Wanted:
    """The columns to read, and how many rows of them at once."""
    schema = questions.schema
    asked = [name for role, name in asking.columns.items() if role not in DAYS]
    kept = schema.names if keep is Keep.ALL else sorted({*asking.columns.values()})
    words = [name for name in asked if not pa.types.is_dictionary(schema.field(name).type)]
    size = max(questions.bytes_of_a_row, _CELL * len(kept), 1)
    most = ROWS_OF_LISTS if asking.kind is Kind.INSTRUMENTS else ROWS
    return Wanted(tuple(kept), tuple(words), min(most, max(BYTES // size, 1)))


def answer_schema(schema: pa.Schema, kind: Kind, keep: Keep) -> pa.Schema:
    return with_answers(schema, kind) if keep is Keep.ALL else pa.schema(answer_fields(kind))


def note_of(opened: OpenRegister, asking: Asking, readings: Iterable[str]) -> str:
    """What was asked, and of which register."""
    return json.dumps(
        {
            "question": asking.kind,
            "register": opened.register.id,
            "readings": [readings] if isinstance(readings, str) else sorted(readings),
            **{str(role): text for role, text in asking.texts.items()},
            **{str(role): day.isoformat() for role, day in asking.days.items()},
        },
        ensure_ascii=False,
    )


def counts_of(batch: pa.RecordBatch, asking: Asking) -> dict[str, int]:
    """How often each answer is in *batch*."""
    column: Any = batch.column(asking.adds[0])
    if asking.kind is Kind.INSTRUMENTS:
        return {}
    if asking.kind is Kind.SHARED:
        found = np.bincount(column.to_numpy())
        return {str(number): int(rows) for number, rows in enumerate(found) if rows}
    indices = column.indices.to_numpy()
    words = column.dictionary.to_pylist()
    rows = (int(np.count_nonzero(indices == number)) for number in range(len(words)))
    return {word: count for word, count in zip(words, rows, strict=True) if count}
