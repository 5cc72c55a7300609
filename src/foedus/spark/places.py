"""Paths and URIs ──▶ places that every machine can open: a file system of Arrow, and a path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import pyarrow as pa
import pyarrow.fs as pa_fs

from foedus.frames.errors import UnusableFile
from foedus.frames.formats import faults_told

ENDS = (".parquet", ".pq")
"""The files that are taken from a folder."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder, and the file system that has it. Keys to it are in no place."""

    system: Any
    path: str

    def __truediv__(self, name: str) -> Self:
        return type(self)(self.system, f"{self.path.rstrip('/')}/{name}")

    def __str__(self) -> str:
        kind = self.system.type_name
        return self.path if kind == "local" else f"{kind}://{self.path}"

    @property
    def is_local(self) -> bool:
        """Whether it is on disks that this machine mounts."""
        return bool(self.system.type_name == "local")

    @property
    def is_there(self) -> bool:
        """Whether anything is there."""
        return bool(self.system.get_file_info(self.path).type != pa_fs.FileType.NotFound)

    @property
    def is_folder(self) -> bool:
        """Whether a folder is there."""
        return bool(self.system.get_file_info(self.path).type == pa_fs.FileType.Directory)

    def inside(self) -> list[str]:
        """The paths of all that is in a folder and below; nothing where there is no folder."""
        chosen = pa_fs.FileSelector(self.path, recursive=True, allow_not_found=True)
        return sorted(one.path for one in self.system.get_file_info(chosen) if one.is_file)

    def write(self, content: bytes = b"") -> None:
        """Make a small file."""
        with self.system.open_output_stream(self.path) as file:
            file.write(content)


def absolute(name: str | Path) -> str:
    """A URI as it is; a path from the root of the file system.

    >>> absolute("s3://bucket/rows")
    's3://bucket/rows'
    """
    return name if isinstance(name, str) and "://" in name else str(Path(name).absolute())


def place_of(name: str) -> Place:
    """The place of an absolute path or a URI: file, s3, gs, abfss, hdfs."""
    try:
        return Place(*pa_fs.FileSystem.from_uri(name))
    except (pa.ArrowException, OSError, ValueError) as fault:
        remedy = "Write a path, or a URI that pyarrow can open, as s3://bucket/folder."
        raise UnusableFile(name, f"{str(fault).splitlines()[0].rstrip('.')}.", remedy) from fault


@contextmanager
def told_at(place: Place, remedy: str) -> Iterator[None]:
    """Turn what Arrow and the system say about *place* into `UnusableFile`."""
    with faults_told(place, remedy):
        yield


def parquet_files(name: str) -> list[str]:
    """The names of the Parquet files at *name*, a file or a folder; hidden ones do not count."""
    place = place_of(name)
    with told_at(place, "Correct the name."):
        if not place.is_folder:
            return [name]
        found = [path.removeprefix(place.path).lstrip("/") for path in place.inside()]
    seen = [path for path in found if path.endswith(ENDS) and not _is_hidden(path)]
    if not seen:
        raise UnusableFile(name, "no Parquet file is in it.", "Name another folder.")
    return [_within(name, path) for path in seen]


def _within(folder: str, path: str) -> str:
    """The name of what is at *path* in a folder; a URI keeps what stands after its question mark.

    >>> _within("s3://bucket/rows?region=eu-north-1", "2026/a b.parquet")
    's3://bucket/rows/2026/a%20b.parquet?region=eu-north-1'
    """
    if "://" not in folder:
        return f"{folder.rstrip('/')}/{path}"
    head, mark, tail = folder.partition("?")
    return f"{head.rstrip('/')}/{quote(path)}{mark}{tail}"


def _is_hidden(path: str) -> bool:
    """As Spark has it: what begins with an underscore or a dot is not a reader's."""
    return any(part.startswith(("_", ".")) for part in path.split("/"))
