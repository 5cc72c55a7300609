"""Where the files of a register are: in a folder, or held in memory under the same names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ACTS_BESIDE = ".acts.csv"
"""How the name of a table of acts ends that stands beside an instrument's file."""


class Files(Protocol):
    """The files of a register, by their names within it (``instruments/charter-1993.toml``)."""

    def names(self) -> tuple[str, ...]:
        """The names of all texts and tables of acts, in the order of folders."""

    def holds(self, name: str) -> bool:
        """Whether there is a file called *name*."""

    def read(self, name: str) -> bytes:
        """What the file *name* holds; `OSError` where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a folder."""

    path: Path

    def names(self) -> tuple[str, ...]:
        """The names of all texts and tables of acts below the folder."""
        found = (*self.path.rglob("*.toml"), *self.path.rglob(f"*{ACTS_BESIDE}"))
        return in_order(path.relative_to(self.path).as_posix() for path in found)

    def holds(self, name: str) -> bool:
        """Whether the folder has a file called *name*."""
        return (self.path / name).exists()

    def read(self, name: str) -> bytes:
        """What the file *name* holds."""
        return (self.path / name).read_bytes()


@dataclass(frozen=True, slots=True)
class Held:
    """Files held in memory, by name."""

    contents: Mapping[str, bytes]

    def names(self) -> tuple[str, ...]:
        """The names of all texts and tables of acts that are held."""
        return in_order(name for name in self.contents if name.endswith((".toml", ACTS_BESIDE)))

    def holds(self, name: str) -> bool:
        """Whether a file called *name* is held."""
        return name in self.contents

    def read(self, name: str) -> bytes:
        """What the file *name* holds."""
        return self.contents[name]


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a register's folder, by its name there; hidden and compiled ones are none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _is_hidden(path.relative_to(folder))
    }


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Names in the order of folders: what stands in one folder stands together.

    >>> in_order(["a-b.toml", "a/z.toml", "a.toml"])
    ('a/z.toml', 'a-b.toml', 'a.toml')
    """
    return tuple(sorted(names, key=lambda name: tuple(name.split("/"))))
