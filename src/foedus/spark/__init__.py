"""Questions for more than one machine: Apache Spark hands out the rows, the plan goes along.

::

    register ──▶ Plan ──broadcast──┬──▶ ask: rows of a Spark frame, in Arrow batches
                                   └──▶ ask_files: row groups of Parquet, each task one part

Nothing is joined: a plan is about a megabyte, and every worker holds a whole one. Needs pyspark
and pyarrow (``foedus[spark]``), and on every machine Foedus, NumPy and pyarrow.
"""

from __future__ import annotations

from foedus.spark.errors import NeedsClassicSession, NotOnWorkers
from foedus.spark.faults import clear_errors
from foedus.spark.files import ask_files
from foedus.spark.rows import ask

__all__ = ["NeedsClassicSession", "NotOnWorkers", "ask", "ask_files", "clear_errors"]
