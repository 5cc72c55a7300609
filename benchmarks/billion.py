"""A thousand million rows from Parquet to Parquet: how fast, and in how much memory.

``python benchmarks/billion.py [most rows]``. Not a part of ``make bench``: it needs some ten
gigabytes of disk and some minutes. Each size is answered in a process of its own, whose most
memory the system tells. How many rows are in force is compared with the reference.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Final

import pyarrow.parquet as pq

from foedus.frames import ask_file
from foedus.opened import OpenRegister
from peers.files import COMPRESSION, IN_FORCE, SCHEMA, batch
from peers.world import TREATY, Rows, World, reference, rows_of, world_of
from timing import peak_megabytes

SIZES: Final = (10**7, 10**8, 10**9)
BATCH: Final = 10**6
BYTES: Final = 24
"""What a row may need on the disk, in both files."""


def batches(size: int) -> Iterator[Rows]:
    """The rows, drawn a million at a time, each million by its own seed."""
    return (rows_of(min(BATCH, size - start), seed=start) for start in range(0, size, BATCH))


def write(world: World, size: int, path: Path) -> int:
    """Make the questions; how many of them are in force."""
    bound = 0
    with pq.ParquetWriter(path, SCHEMA, compression=COMPRESSION, store_schema=False) as file:
        for rows in batches(size):
            file.write_batch(batch(rows))
            bound += int(reference(world, rows).sum())
    return bound


def answer(source: Path, target: Path) -> None:
    """Answer a file and say the figures; in a process of its own."""
    opened = OpenRegister(world_of().register)
    start = perf_counter()
    done = ask_file(opened, source, target, instrument=TREATY)
    seconds = perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {
        "rows": done.rows,
        "bound": done.answers[IN_FORCE],
        "seconds": seconds,
        "processor_seconds": used.ru_utime + used.ru_stime,
        "peak_mb": peak_megabytes(),
    }
    print(json.dumps(figures))


def measured(world: World, size: int, folder: Path) -> dict[str, float]:
    """The figures of one size."""
    source, target = folder / "asked.parquet", folder / "answered.parquet"
    bound = write(world, size, source)
    command = [sys.executable, __file__, str(source), str(target)]
    found: dict[str, float] = json.loads(subprocess.check_output(command, text=True))
    if (found["rows"], found["bound"]) != (size, bound):
        raise AssertionError(f"{found} where {bound} of {size} rows are in force")
    rows_and_bytes = {"bytes_in": source.stat().st_size, "bytes_out": target.stat().st_size}
    return {**found, **rows_and_bytes, "rows_per_second": size / found["seconds"]}


def main(most: int) -> None:
    """All sizes up to *most*, as far as the disk has room."""
    world = world_of()
    for size in (one for one in SIZES if one <= most):
        with tempfile.TemporaryDirectory() as name:
            if shutil.disk_usage(name).free < size * BYTES:
                print(f"{size:>15,} rows: no room for them in {name}")
                continue
            found = measured(world, size, Path(name))
        print(
            f"{size:>15,} rows {found['rows_per_second'] / 1e6:>8.1f} million rows/s"
            f" {found['peak_mb']:>8,.0f} MB at most, {found['bytes_in'] / 1e9:.1f} GB in,"
            f" {found['bytes_out'] / 1e9:.1f} GB out",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        answer(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1])
