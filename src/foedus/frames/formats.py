"""What a format of files can do: tell its columns, give batches, take batches."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from foedus.frames.errors import UnusableFile

Notes = Mapping[str, str]
"""What is written beside the rows: where they come from."""


@dataclass(frozen=True, slots=True)
class Questions:
    """A file of questions that has been looked at: its columns, and how many rows it has.

    *rows* is None where only reading it through tells.
    """

    path: Path
    schema: pa.Schema
    rows: int | None
    bytes_of_a_row: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is read: the columns *kept*, those that are best read as *words*, rows at once."""

    kept: tuple[str, ...]
    words: tuple[str, ...]
    rows: int


class Answers(Protocol):
    """A file that is being written."""

    def write(self, batch: pa.RecordBatch) -> None:
        """Write the rows of *batch*."""

    def close(self) -> None:
        """Write what comes at the end."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one format are looked at, read and written.

    *create* takes the path, the schema that the file shall tell, and notes.
    """

    look: Callable[[Path], Questions]
    read: Callable[[Questions, Wanted], Generator[pa.RecordBatch]]
    create: Callable[[Path, pa.Schema, Notes], Answers]


@contextmanager
def faults_told(path: object, remedy: str) -> Iterator[None]:
    """Turn what Arrow and the system say about *path* into `UnusableFile`."""
    try:
        yield
    except FileNotFoundError as fault:
        raise UnusableFile(path, "there is no such file.", "Correct the name.") from fault
    except PermissionError as fault:
        raise UnusableFile(path, "access is denied.", "Change the rights, or the name.") from fault
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fault:
        said = str(fault).strip().splitlines() or [type(fault).__name__]
        raise UnusableFile(path, f"{said[0].rstrip('.')}.", remedy) from fault
