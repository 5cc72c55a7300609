"""Frames of other libraries, in and out: all through Arrow's C stream.

Nothing here is imported before a frame of its kind came in.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pyarrow as pa

from foedus.frames.errors import BadColumn


def stream_of(frame: Any) -> pa.RecordBatchReader:
    """The rows of a frame of Polars, pandas, Arrow, DuckDB or another that speaks Arrow."""
    if not hasattr(frame, "__arrow_c_stream__"):
        hint = "Call .collect() first." if hasattr(frame, "collect") else "Make it a frame first."
        raise BadColumn("*", f"a {type(frame).__name__} is no frame of rows.", hint)
    try:
        return pa.RecordBatchReader.from_stream(frame)
    except (pa.ArrowException, TypeError) as fault:
        what = f"the frame cannot be read as Arrow: {fault}."
        raise BadColumn("*", what, "Give each column one type.") from fault


def batches_in(stream: pa.RecordBatchReader, rows: int) -> Generator[pa.RecordBatch]:
    """The batches of a stream, none of more than *rows*."""
    for batch in stream:
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)


def given_back(frame: Any, questions: pa.Table, answers: pa.Table) -> Any:
    """*frame* with its answers: of Polars or pandas as it came, else *questions* with them."""
    kind = type(frame).__module__.partition(".")[0]
    if kind == "polars":
        import polars as pl

        return frame.hstack(pl.DataFrame(answers))
    if kind == "pandas":
        held = answers.to_pandas()
        return frame.assign(**{name: held[name].array for name in answers.column_names})
    for field, column in zip(answers.schema, answers.columns, strict=True):
        questions = questions.append_column(field, column)
    return questions
