"""Batches of consignments ──▶ batches of answers: coding, deciding and writing side by side."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyarrow as pa

from foedus.frames.ahead import ahead
from foedus.frames.formats import Wanted
from foedus.frames.targets import format_of, refuse_place, refuse_same, written
from foedus.law.columns.choosing import work_on_one_core
from foedus.law.terms.errors import BadQuestion
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.columns.answered import Answered, Batch, TableAnswers
from foedus.regimes.trade.columns.arrow_in import NEEDED
from foedus.regimes.trade.columns.arrow_out import FIELDS, answer_columns
from foedus.regimes.trade.columns.names import WORDS
from foedus.regimes.trade.errors import MissingColumns
from foedus.regimes.trade.findings import Fault

TOLD: Final = 100
"""Of so many rows of a table that lack something for an amount, each lack is told."""

ROWS: Final = 1 << 20
"""So many rows are answered at a time."""


@dataclass
class Counts:
    """How many rows were answered, and the faults of the others.

    *lacking* rows are answered without an amount, for something that they should have said.
    """

    rows: int = 0
    lacking: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def faulty(self) -> int:
        """How many rows have a fault."""
        return len({one.row for one in self.faults if not one.is_lack})

    @property
    def answered(self) -> int:
        """How many rows were answered."""
        return self.rows - self.faulty


def answer_table(desk: TableAnswers, table: pa.Table) -> tuple[pa.Table, Counts]:
    """The answers of a table, as a table of as many rows; and the faults."""
    counts = Counts()
    slices = (table.slice(start, ROWS) for start in range(0, table.num_rows, ROWS))
    batches = [answers for _, answers in _answers(desk, slices, counts)]
    return pa.Table.from_batches(batches, pa.schema(list(FIELDS))), counts


def answer_file(books: Books, source: Path, target: Path) -> Counts:
    """Answer a file of consignments (CSV or Parquet) into another: its columns, and the answers.

    The target is whole, or not there. Raises `UnusableFile` and `MissingColumns`.
    """
    form, out = format_of(source), format_of(target)
    refuse_place(target)
    refuse_same(source, target)
    questions = form.look(source)
    missing = [name for name in NEEDED if name not in questions.schema.names]
    if missing:
        raise MissingColumns(missing, questions.schema.names)
    names = questions.schema.names
    _refuse_names(names)
    words = tuple(one.name for one in questions.schema if one.name in WORDS and _is_text(one))
    wanted = Wanted(tuple(names), words, ROWS)
    counts, desk = Counts(), TableAnswers(books)
    tables = (pa.Table.from_batches([batch]) for batch in form.read(questions, wanted))
    with written(out, target, _schema(questions.schema), {}) as write:
        for table, answers in _answers(desk, tables, counts):
            held = table.combine_chunks().to_batches()
            for batch in held:
                write(_beside(batch, answers, questions.schema))
    return counts


def _is_text(column: pa.Field) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _refuse_names(names: list[str]) -> None:
    """Raise `BadQuestion` where a column stands twice, or bears the name of an answer."""
    own = {one.name for one in FIELDS}
    bad = sorted({name for name in names if names.count(name) > 1 or name in own})
    if bad:
        raise BadQuestion(f"Rename the columns that stand twice or are answers: {', '.join(bad)}.")


def _schema(asked: pa.Schema) -> pa.Schema:
    kept = [one for one in asked if one.name not in {own.name for own in FIELDS}]
    return pa.schema([*kept, *FIELDS])


def _beside(batch: pa.RecordBatch, answers: pa.RecordBatch, asked: pa.Schema) -> pa.RecordBatch:
    schema = _schema(asked)
    names = [name for name in batch.schema.names if name in schema.names]
    columns = [batch.column(name) for name in names if name not in answers.schema.names]
    fields = [batch.schema.field(n) for n in names if n not in answers.schema.names]
    return pa.RecordBatch.from_arrays(
        [*columns, *answers.columns], schema=pa.schema([*fields, *answers.schema])
    )


def _answers(
    desk: TableAnswers, tables: Iterable[pa.Table], counts: Counts
) -> Iterator[tuple[pa.Table, pa.RecordBatch]]:
    """Three threads: one codes, one decides, and this one lays the answers out."""
    for batch, found in ahead(_decided(desk, ahead(_coded(desk, tables)))):
        counts.rows += batch.table.num_rows
        lacking = desk.lacking(batch, found, max(TOLD - counts.lacking, 0))
        counts.lacking += lacking.rows
        counts.faults += (*found.faults, *lacking.faults)
        yield batch.table, answer_columns(found)


def _coded(desk: TableAnswers, tables: Iterable[pa.Table]) -> Generator[Batch]:
    first = 1
    for table in tables:
        yield desk.coded(table, first)
        first += table.num_rows


def _decided(desk: TableAnswers, batches: Generator[Batch]) -> Generator[tuple[Batch, Answered]]:
    work_on_one_core()
    for batch in batches:
        yield batch, desk.decided(batch)
