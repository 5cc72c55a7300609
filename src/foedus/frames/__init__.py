"""Questions by the million: frames and files of rows in, the same with answers out.

::

    schema + constants ──▶ Asking ──┐
    register ──▶ Columns ───────────┼──▶ answered(columns, asking, batch) ──▶ frames, files, Spark
    batches of rows ────────────────┘

Needs pyarrow (``foedus[frames]``). Polars and pandas come in and go out through Arrow.
"""

from __future__ import annotations

from foedus.frames.errors import NeedsExtra

try:
    import pyarrow as pa  # noqa: F401 - one clear message, here and not in every module
except ImportError as fault:
    raise NeedsExtra("pyarrow", "frames") from fault

from foedus.frames.answering import answered, answers, with_answers
from foedus.frames.ask import ask, explain
from foedus.frames.asking import Asking, asking_for
from foedus.frames.columns_of import columns_of
from foedus.frames.files import Done, Keep, ask_file
from foedus.frames.kinds import Kind, Role

__all__ = [
    "Asking",
    "Done",
    "Keep",
    "Kind",
    "Role",
    "answered",
    "answers",
    "ask",
    "ask_file",
    "asking_for",
    "columns_of",
    "explain",
    "with_answers",
]
