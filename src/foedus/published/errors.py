"""What a caller can do wrong with a published table.

FoedusError
├── UnreadableTable   a file that is no table: empty, cut off, not text, without its columns
├── MissingLibrary    a file needs a library that is not installed
├── FolderInTheWay    the folder to write into holds something already
└── NoSuchLayout      a layout that cannot be written
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class UnreadableTable(FoedusError, ValueError):
    """A file that cannot be read as a table at all. Nothing of it was read."""

    code = "E10"

    def __init__(self, name: str, what: str, remedy: str, line: int = 0) -> None:
        self.name, self.line = name, line
        where = f"{name}:{line}" if line else name
        super().__init__(f"{where}: {what} Remedy: {remedy}")


class MissingLibrary(FoedusError, ImportError):
    """A library that this file needs is not installed."""

    code = "E11"

    def __init__(self, name: str, library: str, extra: str) -> None:
        super().__init__(
            f"{name} needs {library}, which is not installed. "
            f"Remedy: pip install 'foedus[{extra}]'."
        )


class FolderInTheWay(FoedusError, FileExistsError):
    """The folder to write into exists and is not empty. Nothing was written."""

    code = "E12"

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} exists and is not empty. Remedy: name a new folder.")


class NoSuchLayout(FoedusError, ValueError):
    """A layout in which a register's acts cannot be written."""

    code = "E13"
