"""A file of consignments ──▶ JSON values, one for each row: one object, a list, or JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from foedus.regimes.trade.errors import UnreadableCase


def read_json(path: Path) -> list[Any]:
    """The JSON values in a file.

    Raises `UnreadableCase` where there are none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableCase(path.name, f"{fault}.") from fault
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError as fault:
        return _lines(path.name, text, str(fault))
    except RecursionError as fault:
        raise UnreadableCase(path.name, "It is nested too deeply.") from fault
    return value if isinstance(value, list) else [value]


def _lines(name: str, text: str, why: str) -> list[Any]:
    """One JSON value a line; a line that is none stands as its text, and is told as a fault."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith("{"):  # noqa: PLR2004 - one is no list
        raise UnreadableCase(name, f"{why}.")
    return [_value(line) for line in lines]


def _value(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return line
