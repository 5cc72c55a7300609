"""folder ──▶ tables: every file of a register, read and checked against its shape.

All faults are found in one run: a table with a fault is read again without the value at fault,
until it has none, so that each of them is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
import tomli

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.texts import people_shapes, session_shapes, shapes
from foedus.texts.atoms import decode
from foedus.texts.bulk import NO_ACTS_BESIDE, ActsBeside, acts_beside
from foedus.texts.faults import all_faults
from foedus.texts.files import ACTS_BESIDE, Files, Folder
from foedus.texts.findings import finding
from foedus.texts.lines import Path as KeyPath
from foedus.texts.lines import line_at, lines_of

SHAPES: Final[dict[str, type[msgspec.Struct]]] = {
    "instruments": shapes.InstrumentFile,
    "organisations": shapes.OrganisationFile,
    "offices": shapes.OfficeFile,
    "sessions": session_shapes.SessionsFile,
    "sources": shapes.SourcesFile,
    "parties.toml": shapes.PartiesFile,
    "people.toml": people_shapes.PeopleFile,
    "towns.toml": people_shapes.TownsFile,
    "register.toml": shapes.RegisterFile,
}
"""Which shape a file has: by its folder, or by its name at the top."""

BESIDE: Final = "regimes"
"""A folder of a register that is not its text: rules that stand on it, with their own reader."""

_DECLARED: Final = re.compile(r"""\b(?:id|code|name)\s*=\s*["']([^"'\n]+)["']""")


@dataclass(slots=True)
class Lines:
    """Where the keys of a file stand, and the rows of the acts beside it; found when asked for."""

    name: str
    text: str
    beside: ActsBeside = NO_ACTS_BESIDE
    _found: dict[KeyPath, int] | None = None

    def place(self, path: KeyPath) -> Place:
        """Where *path* stands: in the file, or in the table of acts beside it."""
        row = self.beside.row_of(path)
        if row is not None:
            return Place(self.beside.name, row)
        if self._found is None:
            self._found = lines_of(self.text)
        return Place(self.name, line_at(self._found, self.beside.own(path)))


@dataclass(slots=True)
class FileRead:
    """One file: its table in its shape, and where its keys stand."""

    name: str
    table: msgspec.Struct
    text: str
    lines: Lines | None = None

    def place(self, *path: str | int) -> Place:
        """Where in the file *path* stands."""
        if self.lines is None:
            self.lines = Lines(self.name, self.text)
        return self.lines.place(path)


NOTHING_KEPT: Final[Mapping[str, FileRead]] = MappingProxyType({})
"""No file has been read before."""


@dataclass(slots=True)
class FolderRead:
    """All files of a register folder that could be read, and the faults of those that could not."""

    files: dict[str, list[FileRead]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """The ids and codes that stand in files left out: they are held, but cannot be read."""


def read_folder(folder: Path) -> FolderRead:
    """Read every file of the register in *folder*; nothing is raised for what it holds."""
    return read_files(Folder(folder))


def read_files(files: Files, kept: Mapping[str, FileRead] = NOTHING_KEPT) -> FolderRead:
    """Read every file of a register; nothing is raised for what it holds.

    Files in *kept* have been read before, without faults, and have not changed since.
    """
    read = FolderRead()
    names = files.names()
    for name in names:
        if _part(name) != BESIDE and not name.endswith(ACTS_BESIDE):
            _take_in(files, name, kept.get(name), read)
    for name in names:
        if name.endswith(ACTS_BESIDE) and not files.holds(f"{name.removesuffix(ACTS_BESIDE)}.toml"):
            read.findings.append(finding("F4", f"{name} stands beside nothing.", Place(name, 1)))
    if "register.toml" not in read.files and not files.holds("register.toml"):
        read.findings.append(finding("F3", "There is none.", Place("register.toml", 1)))
    return read


def _take_in(files: Files, name: str, kept: FileRead | None, read: FolderRead) -> None:
    kind = _part(name)
    if kind not in SHAPES:
        read.findings.append(finding("F4", f"{name} belongs to no part.", Place(name, 1)))
        return
    one = kept or _read_file(files, name, SHAPES[kind], read.findings)
    if one is not None:
        read.files.setdefault(kind, []).append(one)
    else:
        read.left_out.update(_declared(files, name))


def read_part(folder: Path, name: str) -> FolderRead:
    """Read one file of the register in *folder*, by its name there."""
    read = FolderRead()
    one = _read_file(Folder(folder), name, SHAPES[_part(name)], read.findings)
    if one is not None:
        read.files.setdefault(_part(name), []).append(one)
    return read


def _declared(files: Files, name: str) -> list[str]:
    """The ids and codes in a file, even if it is broken."""
    try:
        return _DECLARED.findall(files.read(name).decode("utf-8", errors="replace"))
    except OSError:
        return []


def _part(name: str) -> str:
    return name if name in SHAPES else name.partition("/")[0]


def shape_of(name: str) -> type[msgspec.Struct] | None:
    """The shape of a file of a register, by its name in the folder; None: it has no place there."""
    return SHAPES.get(_part(name))


def _read_file(
    files: Files, name: str, shape: type[msgspec.Struct], findings: list[Finding]
) -> FileRead | None:
    try:
        text = _text(files.read(name))
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        findings.append(finding("F1", f"{fault}.", Place(name, 1)))
        return None
    except RecursionError:
        told = "Its tables or lists are nested too deeply."
        findings.append(finding("F2", told, Place(name, 1)))
        return None
    except tomli.TOMLDecodeError as fault:
        code = "V3" if "invalid date" in str(fault).lower() else "F2"
        findings.append(finding(code, f"{fault}.", Place(name, _line_of_fault(fault, text))))
        return None
    beside = NO_ACTS_BESIDE
    if shape is shapes.InstrumentFile:
        document, beside = acts_beside(files, name, document, findings)
    where = Lines(name, text, beside)
    table = shaped(document, shape, findings, where)
    return None if table is None else FileRead(name, table, text, where)


def _text(content: bytes) -> str:
    """A file as text; however its lines end, they end in one way here."""
    return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _line_of_fault(fault: tomli.TOMLDecodeError, text: str) -> int:
    line = getattr(fault, "lineno", None)
    if isinstance(line, int):
        return line
    told = re.search(r"line (\d+)", str(fault))
    return int(told[1]) if told else text.count("\n") + 1


def shaped(
    document: dict[str, Any],
    shape: type[msgspec.Struct],
    findings: list[Finding],
    lines: Lines,
) -> msgspec.Struct | None:
    """*document* in its *shape*; None when something in it is wrong, and then it is told."""
    try:
        return msgspec.convert(document, shape, dec_hook=decode)
    except (msgspec.ValidationError, ValueError, TypeError):
        findings.extend(all_faults(document, shape, lines))
        return None
