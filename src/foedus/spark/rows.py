"""A Spark frame of questions ──▶ the same frame with its answers, in Arrow batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from foedus.frames.answering import answers
from foedus.frames.kinds import Kind
from foedus.law.terms.errors import FoedusError
from foedus.opened import Day, OpenRegister
from foedus.spark.errors import NeedsClassicSession
from foedus.spark.faults import Refused, placed
from foedus.spark.plan import Plan, context_of, plan_for

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField

_SPARK: Final = {Kind.SHARED: pa.int32()}
"""Spark knows no unsigned numbers, and no dictionaries of text."""


def ask(
    opened: OpenRegister,
    frame: DataFrame,
    *,
    question: str = "",
    readings: Iterable[str] = (),
    kernel: str = "",
    **constants: Day | None,
) -> DataFrame:
    """*frame* with an answer to each of its rows; lazy, as all of Spark.

    The parameters are those of `frames.ask`. An answer is text, a count an int, a list an array
    of ids. What is wrong with columns or constants is raised here; a wrong cell is found when
    Spark works, and `clear_errors` tells it. All columns go through Python: select those that you
    need. Raises `BadColumn`, `UnknownName`, `BadQuestion`, `NeedsClassicSession`.
    """
    from pyspark.sql.types import StructType

    if not hasattr(frame, "mapInArrow"):
        raise NeedsClassicSession(frame)
    context = context_of(frame.sparkSession)
    asked = {"question": question, "readings": readings, "kernel": kernel}
    plan = plan_for(opened, frame.limit(0).toArrow().schema, asked, constants)
    sent = context.broadcast(plan)

    def answer(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return answered_batches(sent.value, batches)

    fields = [*frame.schema.fields, *answer_fields(plan.asking.kind)]
    return frame.mapInArrow(answer, StructType(fields))


def answer_fields(kind: Kind) -> list[StructField]:
    """The columns that an answer adds, as Spark declares them; none has empty cells."""
    from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField

    match kind:
        case Kind.SHARED:
            types: dict[str, Any] = {"shared": IntegerType(), "in_doubt": IntegerType()}
        case Kind.INSTRUMENTS:
            ids = ArrayType(StringType(), containsNull=False)
            types = {"instruments": ids, "in_doubt": ids}
        case _:
            types = {"answer": StringType()}
    return [StructField(name, held, nullable=False) for name, held in types.items()]


def answered_batches(plan: Plan, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches of one partition with their answers; in a worker. Raises `Refused`."""
    before = 0
    for batch in batches:
        try:
            found = answers(plan.columns, plan.asking, batch, before)
        except FoedusError as fault:
            raise Refused(placed(fault, f"Partition {_partition()} of the frame")) from None
        yield _with(batch, found, plan.asking.kind)
        before += batch.num_rows


def _with(batch: pa.RecordBatch, found: pa.RecordBatch, kind: Kind) -> pa.RecordBatch:
    added = found.columns
    if kind is not Kind.INSTRUMENTS:
        added = [column.cast(_SPARK.get(kind, pa.string())) for column in added]
    names = [*batch.schema.names, *found.schema.names]
    return pa.RecordBatch.from_arrays([*batch.columns, *added], names=names)


def _partition() -> int:
    from pyspark import TaskContext

    context = TaskContext.get()
    return context.partitionId() if context is not None else 0
