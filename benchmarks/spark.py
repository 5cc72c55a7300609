"""Both ways of Spark, on two workers of this machine: ``python benchmarks/spark.py [rows]``.

Not a part of ``make bench`` unless FOEDUS_BENCH_SPARK is set: it needs Java, and Spark starts for
half a minute. All answers are compared with the reference before anything is timed. The machine
is shared by driver, workers and Java, so these are no rates of a cluster.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames.files import ask_file
from foedus.opened import OpenRegister
from foedus.spark import ask, ask_files
from peers.files import IN_FORCE, write
from peers.world import TREATY, Column, reference, rows_of, world_of

ROWS: Final = 10_000_000
RUNS: Final = 3
WORKERS: Final = 2
BATCHES: Final = (10_000, 1 << 16)
"""Rows of an Arrow batch: Spark's own choice, and a larger one."""

SILENT: Final = """
appender.nowhere.type = Null
appender.nowhere.name = nowhere
rootLogger.level = off
rootLogger.appenderRef.only.ref = nowhere
"""
"""What Spark is told about its log."""

SWITCH: Final = "FOEDUS_BENCH_SPARK"


def is_wanted() -> bool:
    """Whether the environment asks for it, and Java is there."""
    return bool(os.environ.get(SWITCH)) and shutil.which("java") is not None


def measure(size: int = ROWS) -> dict[str, float]:
    """Rows a second of both ways, and of one process without Spark, from Parquet to Parquet."""
    world, rows = world_of(), rows_of(size)
    right = reference(world, rows)
    opened = OpenRegister(world.register)
    with tempfile.TemporaryDirectory() as name, cluster(Path(name)) as session:
        folder = Path(name)
        source = folder / "asked.parquet"
        write(rows, source)

        def by_files() -> Path:
            ask_files(opened, session, source, target := _new(folder), instrument=TREATY)
            return target

        def by_rows() -> Path:
            frame = session.read.parquet(str(source))
            target = _new(folder)
            ask(opened, frame, instrument=TREATY).write.parquet(str(target))
            return target

        def copied() -> Path:
            session.read.parquet(str(source)).write.parquet(str(target := _new(folder)))
            return target

        def alone() -> Path:
            ask_file(opened, source, target := _new(folder, ".parquet"), instrument=TREATY)
            return target

        found = {
            "spark_files": _rate(by_files, right),
            "alone_files": _rate(alone, right),
            "spark_copy_without_questions": _rate(copied, None, size),
        }
        for batch in BATCHES:
            session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(batch))
            found[f"spark_rows_batches_of_{batch}"] = _rate(by_rows, right)
    return {"rows": float(size), "load": os.getloadavg()[0], **found}


def _new(folder: Path, end: str = "") -> Path:
    return folder / f"answered-{len(list(folder.iterdir()))}{end}"


def _rate(work: Callable[[], Path], right: Column | None, size: int = 0) -> float:
    """Rows a second, the middle of some runs; the first is compared and not timed."""
    first = work()
    if right is not None and not np.array_equal(_answers(first, right.size), right):
        raise AssertionError(f"{work.__name__}: other answers than the reference")
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return (size or len(right if right is not None else ())) / median(times)


def _answers(path: Path, size: int) -> Column:
    table = pq.read_table(path, columns=["id", "answer"])
    found = np.zeros(size, np.bool_)
    found[table["id"].to_numpy()] = table["answer"].cast(pa.string()).to_numpy() == IN_FORCE
    return found


@contextmanager
def cluster(folder: Path) -> Iterator[Any]:
    """A Spark session with workers in processes of their own, which leaves nothing behind."""
    import pyspark
    from pyspark.sql import SparkSession

    home, settings = folder / "home", folder / "settings"
    for made in (home, settings):
        made.mkdir()
    for part in Path(pyspark.__file__).parent.iterdir():  # the workers write beside these
        (home / part.name).symlink_to(part)
    (settings / "log4j2.properties").write_text(SILENT, encoding="utf-8")
    os.environ |= {
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(settings),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }
    session = (
        SparkSession.builder.master(f"local-cluster[{WORKERS},1,1024]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    try:
        yield session
    finally:
        session.stop()


def main() -> None:
    """Say the figures."""
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
