"""Parquet files of questions ──▶ a folder of answers: row groups are tasks, each makes one part.

Nothing goes through Java but the list of tasks: each worker reads, answers and writes by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from foedus.frames.files import Done, Keep, answer_schema, note_of, wanted_of
from foedus.law.terms.errors import FoedusError
from foedus.opened import Day, OpenRegister
from foedus.spark.faults import Fault, clear_errors
from foedus.spark.folders import folder_of, made_whole
from foedus.spark.parts import Part, Work, part_made
from foedus.spark.places import absolute
from foedus.spark.plan import context_of, plan_for
from foedus.spark.tasks import Task, as_questions, looked_at, tasks_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def ask_files(  # noqa: PLR0913 - all by name
    opened: OpenRegister,
    session: SparkSession,
    sources: str | Path | Iterable[str | Path],
    target: str | Path,
    *,
    question: str = "",
    readings: Iterable[str] = (),
    kernel: str = "",
    keep: Keep = Keep.ALL,
    **constants: Day | None,
) -> Done:
    """Answer every row of *sources* in the folder *target*, in parts that keep the order of rows.

    *sources* are Parquet files or folders of them, all of the same columns; *target* is a new or
    an empty folder. Both are paths or URIs that all machines can open. The rest is as in
    `frames.ask_file`. Raises `UnusableFile`, `BadColumn`, `UnknownName`, `BadQuestion`,
    `NeedsClassicSession`, `NotOnWorkers`; then *target* is as it was before. If Spark itself fails,
    or the driver does, what is in *target* has no ``_SUCCESS``.
    """
    start = perf_counter()
    context = context_of(session)
    held = looked_at(sources)
    questions = as_questions(held)
    asked = {"question": question, "readings": readings, "kernel": kernel}
    plan = plan_for(opened, questions.schema, asked, constants)
    work = Work(
        plan,
        absolute(target),
        wanted_of(questions, plan.asking, keep),
        answer_schema(questions.schema, plan.asking.kind, keep),
        {"foedus": note_of(opened, plan.asking, readings)},
        keep,
    )
    tasks = tasks_of(held, context.defaultParallelism)
    with made_whole(folder_of(work.target), len(tasks)):
        parts = _parts(context, work, tasks)
    counted = sum((Counter(part.answers) for part in parts), Counter[str]())
    rows = sum(part.rows for part in parts)
    return Done(rows, perf_counter() - start, dict(counted.most_common()))


def _parts(context: Any, work: Work, tasks: Sequence[Task]) -> list[Part]:
    """Have Spark do the tasks. Raises the first fault, in the order of the rows, that was found."""
    sent = context.broadcast(work)
    try:
        with clear_errors():
            told = context.parallelize(tasks, len(tasks)).map(_worker(sent)).collect()
    finally:
        sent.destroy()
    faults = (one.as_error() for one in told if isinstance(one, Fault))
    error: FoedusError | None = next(faults, None)
    if error is not None:
        raise error
    return [one for one in told if isinstance(one, Part)]


def _worker(sent: Any) -> Any:
    return lambda task: part_made(sent.value, task)
