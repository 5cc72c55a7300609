"""folder ──▶ tables: every file of a register, read and checked against its shape.

All faults are found in one run: a table with a fault is read again without the value at fault,
until it has none, so that each of them is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec
import tomli

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.texts import shapes
from foedus.texts.atoms import decode
from foedus.texts.bulk import acts_beside
from foedus.texts.findings import finding
from foedus.texts.lines import Path as KeyPath
from foedus.texts.lines import line_at, lines_of

SHAPES: Final[dict[str, type[msgspec.Struct]]] = {
    "instruments": shapes.InstrumentFile,
    "organisations": shapes.OrganisationFile,
    "offices": shapes.OfficeFile,
    "sessions": shapes.SessionsFile,
    "sources": shapes.SourcesFile,
    "parties.toml": shapes.PartiesFile,
    "register.toml": shapes.RegisterFile,
}
"""Which shape a file has: by its folder, or by its name at the top."""


@dataclass(slots=True)
class FileRead:
    """One file: its table in its shape, and where its keys stand."""

    name: str
    table: msgspec.Struct
    text: str
    _lines: dict[KeyPath, int] | None = None

    def place(self, *path: str | int) -> Place:
        """Where in the file *path* stands."""
        if self._lines is None:
            self._lines = lines_of(self.text)
        return Place(self.name, line_at(self._lines, path))


@dataclass(slots=True)
class FolderRead:
    """All files of a register folder that could be read, and the faults of those that could not."""

    files: dict[str, list[FileRead]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_folder(folder: Path) -> FolderRead:
    """Read every file of the register in *folder*; nothing is raised for what it holds."""
    read = FolderRead()
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        kind = _part(name)
        if kind not in SHAPES:
            read.findings.append(finding("F4", f"{name} belongs to no part.", Place(name, 1)))
            continue
        one = _read_file(path, name, SHAPES[kind], read.findings)
        if one is not None:
            read.files.setdefault(kind, []).append(one)
    if "register.toml" not in read.files and not (folder / "register.toml").exists():
        read.findings.append(finding("F3", "There is none.", Place("register.toml", 1)))
    return read


def _part(name: str) -> str:
    return name if name in SHAPES else name.partition("/")[0]


def shape_of(name: str) -> type[msgspec.Struct] | None:
    """The shape of a file of a register, by its name in the folder; None: it has no place there."""
    return SHAPES.get(_part(name))


def _read_file(
    path: Path, name: str, shape: type[msgspec.Struct], findings: list[Finding]
) -> FileRead | None:
    try:
        text = path.read_text(encoding="utf-8")
        document = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as fault:
        findings.append(finding("F1", f"{fault}.", Place(name, 1)))
        return None
    except tomli.TOMLDecodeError as fault:
        code = "V3" if "date" in str(fault).lower() else "F2"
        findings.append(finding(code, f"{fault}.", Place(name, _line_of_fault(fault, text))))
        return None
    if shape is shapes.InstrumentFile:
        document = acts_beside(path, name, document, findings)
    table = shaped(document, shape, findings, name, text)
    return None if table is None else FileRead(name, table, text)


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
    name: str,
    text: str,
) -> msgspec.Struct | None:
    """*document* in its *shape*; None when something that it needs is missing."""
    try:
        return msgspec.convert(document, shape, dec_hook=decode)
    except (msgspec.ValidationError, ValueError, TypeError):
        findings.extend(_all_faults(document, shape, name, lines_of(text)))
        return None


_AT: Final = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<key>[^`]+)`")
_PART: Final = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


def _all_faults(
    document: dict[str, Any],
    shape: type[msgspec.Struct],
    name: str,
    lines: dict[KeyPath, int],
) -> Iterator[Finding]:
    """Every fault of *document*: each is told, its value taken out, and the rest read again."""
    rest = _copied(document)
    moved: list[KeyPath] = []
    while True:
        try:
            msgspec.convert(rest, shape, dec_hook=decode)
        except msgspec.ValidationError as fault:
            path, told = _where(str(fault))
            original = _before_removals(path, moved)
            yield finding(_code(told), f"{told}.", Place(name, line_at(lines, original)))
            if not path or ("missing required" in told and not _take_out(rest, path, moved)):
                return
            if "missing required" not in told and not _take_out(rest, path, moved):
                return
        else:
            return


def _where(message: str) -> tuple[KeyPath, str]:
    """The path that a message of the reader names, and what it says."""
    at = _AT.search(message)
    told = message[: at.start()] if at else message
    parts = _PART.findall(at["path"]) if at else []
    path: KeyPath = tuple(int(index) if index else key for key, index in parts)
    unknown = _UNKNOWN.search(told)
    return ((*path, unknown["key"]) if unknown else path), told


def _code(told: str) -> str:
    if "unknown field" in told:
        return "V1"
    if "missing required" in told:
        return "V4"
    return "V3" if re.search(r"\bdate\b|EDTF|\bday\b", told) else "V2"


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _take_out(document: Any, path: KeyPath, moved: list[KeyPath]) -> bool:
    """Remove the value at *path*; whether there was one."""
    *around, last = path
    for part in around:
        document = document[part]
    try:
        del document[last]
    except (KeyError, IndexError, TypeError):
        return False
    if isinstance(last, int):
        moved.append(path)
    return True


def _before_removals(path: KeyPath, moved: list[KeyPath]) -> KeyPath:
    """*path* as it was before earlier items of its lists were taken out."""
    result = list(path)
    for gone in reversed(moved):
        depth = len(gone) - 1
        same = len(result) > depth and tuple(result[:depth]) == gone[:depth]
        last, now = gone[-1], result[depth] if same else None
        if same and isinstance(last, int) and isinstance(now, int) and now >= last:
            result[depth] = now + 1
    return tuple(result)
