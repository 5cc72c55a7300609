"""tables ──▶ TOML in the canonical layout, so that what is read and written again is the same.

The layout: scalars first, then inline tables, then clauses as tables, then arrays of tables; the
keys of a table in the order of its shape. A small table (words, a delay, a condition) is inline.
"""

from __future__ import annotations

from typing import Any, Final

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

_CLAUSES: Final = {
    "signature", "entry_into_force", "provisional", "participation", "reservations", "withdrawal",
    "suspension", "duration", "amendment", "depositary", "membership", "rule",
}  # fmt: skip
_ARRAYS: Final = {
    "relations", "disputes", "acts", "criteria", "links", "chair_rules", "bodies", "titles",
    "sessions", "parties", "sources", "readings", "special",
}  # fmt: skip


def canonical(document: dict[str, Any]) -> str:
    """*document* (as a TOML reader gives it) as text in the canonical layout.

    >>> print(canonical({"id": "x", "acts": [{"kind": "signature", "party": "BY"}]}), end="")
    id = "x"
    <BLANKLINE>
    [[acts]]
    kind = "signature"
    party = "BY"
    """
    return tomlkit.dumps(_fill(tomlkit.document(), document))


def _fill(table: Any, values: dict[str, Any]) -> Any:
    plain = {key: value for key, value in values.items() if not _stands_apart(key, value)}
    for key, value in plain.items():
        table.append(key, _item(value))
    for key, value in values.items():
        if key not in plain:
            table.append(key, _array(value) if isinstance(value, list) else _table(value))
    return table


def _stands_apart(key: str, value: object) -> bool:
    if isinstance(value, dict):
        return key in _CLAUSES or key == "weights"
    return key in _ARRAYS and isinstance(value, list) and bool(value) and _is_tables(value)


def _is_tables(value: list[Any]) -> bool:
    return all(isinstance(one, dict) for one in value)


def _table(values: dict[str, Any]) -> Table:
    table: Table = _fill(tomlkit.table(), values)
    return table


def _array(values: list[dict[str, Any]]) -> AoT:
    array = tomlkit.aot()
    for value in values:
        array.append(_table(value))
    return array


def _item(value: object) -> object:
    if isinstance(value, dict):
        inline: InlineTable = tomlkit.inline_table()
        for key, inner in value.items():
            inline.append(key, _item(inner))
        return inline
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_item(inner))
        return array
    return value
