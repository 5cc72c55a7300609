"""A frame of questions ──▶ the same frame with its answers; and the proof of any row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pyarrow as pa

from foedus.frames.answering import answer_fields, answers
from foedus.frames.asking import Asking, asking_for
from foedus.frames.cells import Cells
from foedus.frames.columns_of import columns_of
from foedus.frames.days import days_in
from foedus.frames.files import ROWS, ROWS_OF_LISTS
from foedus.frames.kinds import Kind, Role
from foedus.frames.streams import batches_in, given_back, stream_of
from foedus.law.answers.data import between_data
from foedus.law.columns.clocks import day_of
from foedus.law.terms.errors import BadQuestion
from foedus.opened import Day, OpenRegister, Reply


def ask(
    opened: OpenRegister,
    frame: Any,
    *,
    question: str = "",
    readings: Iterable[str] = (),
    kernel: str = "",
    **constants: Day | None,
) -> Any:
    """*frame* with an answer to each of its rows; a frame of the same library.

    Takes frames of Polars and pandas, and whatever else speaks Arrow's C stream (tables and
    readers of pyarrow, relations of DuckDB), for which it gives a `pyarrow.Table`. *question* is
    a word of `Kind`, or "" to tell it from the columns; *constants* are what all rows share, by
    the names of the columns that they stand for. Raises `BadColumn`, `UnknownName`,
    `BadQuestion`.
    """
    stream = stream_of(frame)
    asking = asking_for(opened, stream.schema, question, constants)
    columns = columns_of(opened, readings, kernel)
    rows = ROWS_OF_LISTS if asking.kind is Kind.INSTRUMENTS else ROWS
    asked: list[pa.RecordBatch] = []
    found: list[pa.RecordBatch] = []
    for batch in batches_in(stream, rows):
        found.append(answers(columns, asking, batch, sum(one.num_rows for one in asked)))
        asked.append(batch)
    added = pa.Table.from_batches(found, pa.schema(answer_fields(asking.kind)))
    questions = pa.Table.from_batches(asked, stream.schema)
    return given_back(frame, questions, added.unify_dictionaries())


def explain(
    opened: OpenRegister,
    frame: Any,
    row: int = 0,
    *,
    question: str = "",
    readings: Iterable[str] = (),
    **constants: Day | None,
) -> Reply[Any]:
    """The reply of the law to one row of *frame*, with its proof; rows are counted from 0.

    *frame* is as in `ask`, or a mapping of one row. A bond and what is shared are answered as by
    `between`, a standing as by `why`, a member as by `members`.
    """
    table = pa.RecordBatch.from_pylist([dict(frame)]) if isinstance(frame, Mapping) else frame
    stream = stream_of(table)
    asking = asking_for(opened, stream.schema, question, constants)
    cells = _row(stream, row)
    told = {role: str(cells[name][0]) for role, name in asking.columns.items()}
    texts = {**told, **asking.texts}
    times = {"on": _day(asking, cells, Role.ON), "known": _day(asking, cells, Role.KNOWN)}
    return _reply(opened, asking.kind, texts, {**times, "readings": readings})


def _row(stream: pa.RecordBatchReader, row: int) -> pa.RecordBatch:
    before = 0
    for batch in stream:
        if 0 <= row - before < batch.num_rows:
            return batch.slice(row - before, 1)
        before += batch.num_rows
    raise BadQuestion(f"There is no row {row}; the frame has {before}, counted from 0.")


def _day(asking: Asking, cells: pa.RecordBatch, role: Role) -> Day | None:
    name = asking.columns.get(role)
    if name is None:
        return asking.days.get(role)
    if role is Role.KNOWN and not cells[name][0].is_valid:
        return None
    return day_of(days_in(Cells(name, cells[name]))[0])


def _reply(
    opened: OpenRegister, kind: Kind, texts: Mapping[Role, str], times: dict[str, Any]
) -> Reply[Any]:
    match kind:
        case Kind.STANDING:
            return opened.why(texts[Role.INSTRUMENT], texts[Role.PARTY], **times)
        case Kind.MEMBER:
            criterion = texts[Role.CRITERION]
            return opened.members(texts[Role.ORGANISATION], criterion=criterion, **times)
        case Kind.BOND:
            reply = opened.between(texts[Role.FIRST], texts[Role.SECOND], **times)
            instrument = opened.names.instrument(texts[Role.INSTRUMENT])
            held = tuple(one for one in reply.answer.bonds if one.instrument == instrument)
            answer = replace(reply.answer, bonds=held, memberships=())
            return Reply(answer, between_data(answer, opened.language), reply.speaker)
        case _:
            return opened.between(texts[Role.FIRST], texts[Role.SECOND], **times)
