"""tables ──▶ TOML in the canonical layout, so that what is read and written again is the same.

The layout: the keys of a table stand in the order of its shape, evidence last; values first, then
clauses as tables, then arrays of tables. Small tables (words, delays, conditions) are inline.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import tomli
import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from foedus.law.terms.errors import UnusableRegister
from foedus.texts.reading import read_folder, shape_of
from foedus.texts.tables import DelayTable, WordsTable

_INLINE: Final = (WordsTable, DelayTable)
_EVIDENCE: Final = ("sources", "confidence", "note")


def canonical(document: dict[str, Any], shape: type[msgspec.Struct]) -> str:
    """*document* (as a TOML reader gives it) as text in the canonical layout of *shape*.

    >>> from foedus.texts.shapes import PartiesFile
    >>> print(canonical({"parties": [{"name": {"en": "X"}, "code": "XX"}]}, PartiesFile))
    [[parties]]
    code = "XX"
    name = {en = "X"}
    <BLANKLINE>
    """
    return tomlkit.dumps(_filled(tomlkit.document(), document, msgspec.inspect.type_info(shape)))


def tidy(folder: Path) -> tuple[str, ...]:
    """Write every file of a register in the canonical layout; the names of those that changed.

    Only the layout changes: what a file says is read again and compared before it is replaced.
    Raises `UnusableRegister`, and writes nothing, if a file cannot be read.
    Comments are not kept; facts belong into `note`.
    """
    faults = read_folder(folder).findings
    if faults:
        raise UnusableRegister(folder.name, tuple(faults))
    changed = []
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        shape = shape_of(name)
        text = path.read_text(encoding="utf-8")
        document = tomli.loads(text)
        written = text if shape is None else canonical(document, shape)
        if written != text and tomli.loads(written) == document:
            path.write_text(written, encoding="utf-8")
            changed.append(name)
    return tuple(changed)


def _filled(table: Any, values: dict[str, Any], info: Any) -> Any:
    apart: list[tuple[str, Any]] = []
    for key, value, inner in _in_order(values, info):
        built = _built(value, inner)
        if isinstance(built, Table | AoT):
            apart.append((key, built))
        else:
            table.append(key, built)
    for key, built in sorted(apart, key=lambda item: isinstance(item[1], AoT)):
        table.append(key, built)
    return table


def _in_order(values: dict[str, Any], info: Any) -> Iterator[tuple[str, Any, Any]]:
    """The keys of a table in the order of its shape, with what is known of each value's type."""
    fields = {field.encode_name: field.type for field in getattr(info, "fields", ())}
    names = [*(name for name in fields if name not in _EVIDENCE), *_EVIDENCE]
    for key in sorted(values, key=lambda key: names.index(key) if key in names else len(names)):
        yield key, values[key], _plain(fields.get(key))


def _plain(info: Any) -> Any:
    """A type without its "or nothing"; the type of the items for a list."""
    if isinstance(info, msgspec.inspect.UnionType):
        structs = [one for one in info.types if isinstance(one, msgspec.inspect.StructType)]
        return structs[0] if structs else None
    return info


def _built(value: Any, info: Any) -> Any:
    if isinstance(value, dict):
        stands_apart = isinstance(info, msgspec.inspect.StructType) and info.cls not in _INLINE
        if stands_apart or _is_table_of_tables(value):
            return _filled(tomlkit.table(), value, info)
        return _inline(value, info)
    items = getattr(info, "item_type", None)
    if isinstance(items, msgspec.inspect.StructType) and value:
        array = tomlkit.aot()
        for one in value:
            array.append(_filled(tomlkit.table(), one, items))
        return array
    return _item(value)


def _is_table_of_tables(value: dict[str, Any]) -> bool:
    """A weighted table: a table for each name."""
    return bool(value) and all(isinstance(one, dict) for one in value.values())


def _inline(values: dict[str, Any], info: Any) -> InlineTable:
    inline = tomlkit.inline_table()
    for key, value, inner in _in_order(values, info):
        inline.append(key, _inline(value, inner) if isinstance(value, dict) else _item(value))
    return inline


def _item(value: Any) -> Any:
    if isinstance(value, dict):
        return _inline(value, None)
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_item(inner))
        return array
    return value
