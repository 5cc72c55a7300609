"""Where answers go: a file that is whole, or no file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

import pyarrow as pa

from foedus.frames.csv_files import CSV
from foedus.frames.errors import UnusableFile
from foedus.frames.formats import Answers, Format, Notes, faults_told
from foedus.frames.parquet_files import PARQUET

FORMATS: Final[dict[str, Format]] = {".parquet": PARQUET, ".pq": PARQUET, ".csv": CSV}
"""The formats, by the end of a file's name."""

_ELSEWHERE: Final = "Choose another place for the answers."


def format_of(path: Path) -> Format:
    """The format that the end of a file's name tells."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        listed = ", ".join(FORMATS)
        raise UnusableFile(path, "the end of its name tells no format.", f"Use one of: {listed}.")
    return found


def refuse_place(target: Path) -> None:
    """Raise `UnusableFile` where no file can be written."""
    if not target.parent.is_dir():
        raise UnusableFile(target, "its folder does not exist.", "Make the folder first.")
    refuse_folder(target)


def refuse_folder(path: Path) -> None:
    """Raise `UnusableFile` where a folder stands in the place of a file."""
    if path.is_dir():
        raise UnusableFile(path, "it is a folder.", "Name a file.")


def refuse_same(source: Path, target: Path) -> None:
    """Raise `UnusableFile` where what is written would replace what is read."""
    if target.exists() and source.exists() and source.samefile(target):
        raise UnusableFile(target, "the answers would replace the questions.", "Name another file.")


@contextmanager
def written(
    form: Format, target: Path, schema: pa.Schema, notes: Notes
) -> Iterator[Callable[[pa.RecordBatch], None]]:
    """What writes batches: beside *target*, moved there at the end, removed without a good end."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with faults_told(target, _ELSEWHERE):
            file = form.create(part, schema, notes)
        try:
            yield partial(_write, file, target)
        except BaseException:
            with suppress(Exception):  # the first fault is the one to tell
                file.close()
            raise
        with faults_told(target, _ELSEWHERE):
            file.close()
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(file: Answers, target: Path, batch: pa.RecordBatch) -> None:
    with faults_told(target, _ELSEWHERE):
        file.write(batch)
