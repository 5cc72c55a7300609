"""Every fault of a table that does not fit its shape, told in one run.

The reader tells one fault at a time. So each fault is told, its value taken out, and the rest read
again, until nothing is wrong. A table that lacks what it needs is told whole and taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Protocol

import msgspec

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.texts.atoms import decode
from foedus.texts.findings import finding
from foedus.texts.lines import Path

_AT: Final = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_UNKNOWN: Final = re.compile(r"unknown field `(?P<key>[^`]+)`")
_PART: Final = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
_DATE: Final = re.compile(r"EDTF|no date|a date is needed|a day is needed|day is out of range")


class Places(Protocol):
    """Who knows where in a file something stands."""

    def place(self, path: Path) -> Place:
        """Where *path* stands."""


def all_faults(
    document: dict[str, Any], shape: type[msgspec.Struct], places: Places
) -> Iterator[Finding]:
    """Every fault of *document*, each with its place."""
    rest = _copied(document)
    gone: list[Path] = []
    while True:
        try:
            msgspec.convert(rest, shape, dec_hook=decode)
        except (msgspec.ValidationError, ValueError, TypeError) as fault:
            path, told = _where(str(fault))
            if "missing required" in told:
                yield from _all_missing(rest, shape, path, gone, places)
            else:
                where = places.place(_before(path, gone))
                yield finding(_code(told), f"{told}.", where)
            if not path or not _take_out(rest, path, gone):
                return
        else:
            return


def _all_missing(
    rest: dict[str, Any], shape: type[msgspec.Struct], path: Path, gone: list[Path], places: Places
) -> Iterator[Finding]:
    """Each key that a table needs and lacks, but for those just taken out as wrong."""
    table = _at(rest, path)
    for key in _required(shape, path):
        if key not in table and (*_before(path, gone), key) not in gone:
            told = f"Object missing required field `{key}`."
            yield finding("V4", told, places.place(_before(path, gone)))


def _required(shape: type[msgspec.Struct], path: Path) -> Iterator[str]:
    """The keys that the table at *path* needs, by its shape."""
    info: Any = msgspec.inspect.type_info(shape)
    for part in path:
        info = info.item_type if isinstance(part, int) else _field(info, part)
        if isinstance(info, msgspec.inspect.UnionType):
            info = next(one for one in info.types if isinstance(one, msgspec.inspect.StructType))
    yield from (field.encode_name for field in getattr(info, "fields", ()) if field.required)


def _field(info: Any, name: str) -> Any:
    return next(field.type for field in info.fields if field.encode_name == name)


def _where(message: str) -> tuple[Path, str]:
    """The path that a message of the reader names, and what it says."""
    at = _AT.search(message)
    told = message[: at.start()] if at else message
    parts = _PART.findall(at["path"]) if at else []
    path: Path = tuple(int(index) if index else key for key, index in parts)
    unknown = _UNKNOWN.search(told)
    return ((*path, unknown["key"]) if unknown else path), told


def _code(told: str) -> str:
    if "unknown field" in told:
        return "V1"
    return "V3" if _DATE.search(told) else "V2"


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list) else value


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value


def _take_out(document: Any, path: Path, gone: list[Path]) -> bool:
    """Remove the value at *path* and remember it; whether there was one."""
    try:
        around = _at(document, path[:-1])
        original = _before(path, gone)
        del around[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    gone.append(original)
    return True


def _before(path: Path, gone: list[Path]) -> Path:
    """*path* as it was before earlier items of its lists were taken out."""
    result: list[str | int] = []
    for part in path:
        if isinstance(part, int):
            taken = sorted(
                p[-1] for p in gone if p[:-1] == tuple(result) and isinstance(p[-1], int)
            )
            for index in taken:
                part += index <= part  # noqa: PLW2901 - the place shifts with each item before it
        result.append(part)
    return tuple(result)
