"""The TOML of a register from a reading: clauses that are given, and the rest as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.finalclauses.clause_data.proposing import TomlNaming, clauses_of
from foedus.finalclauses.clause_data.tables import Table, TomlValue, tables_of
from foedus.finalclauses.terms import Reading, Status, Value

_CONFIRM: Final = "# to be confirmed / подтвердить: "


def toml_of(reading: Reading, naming: TomlNaming) -> str:
    """The file of an instrument: its name, the proposed clauses, and what is to be confirmed."""
    head: Table = {
        "id": naming.id,
        "title": {k: v for k, v in (("en", naming.title.en), ("ru", naming.title.ru)) if v},
        "adopted": naming.adopted,
    }
    if naming.languages:
        head["languages"] = list(naming.languages)
    if naming.sources:
        head["sources"] = list(naming.sources)
    lines = [f"{key} = {_written(value)}" for key, value in head.items()]
    for name, table in tables_of(clauses_of(reading, naming)).items():
        lines += ["", f"[{name}]", *(f"{key} = {_written(value)}" for key, value in table.items())]
    lines += _comments(reading)
    return "\n".join(lines) + "\n"


def _comments(reading: Reading) -> list[str]:
    """What a lawyer must still decide: proposals, sentences not read, words put right."""
    found = [*_values(reading), *_unread(reading)]
    return ["", *found] if found else []


def _values(reading: Reading) -> Iterator[str]:
    for value in reading.values:
        if value.status is Status.TO_CONFIRM:
            yield f"{_CONFIRM}{value.path} = {_plain(value)}"


def _unread(reading: Reading) -> Iterator[str]:
    for one in reading.unread:
        words = _one_line(one.words)
        yield f"{_CONFIRM}{one.function.value}, {one.article}: {words}"


def _plain(value: Value) -> str:
    return _one_line(str(value.value))


def _one_line(words: str) -> str:
    """Words as they can stand in a comment: one line, without control characters."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def _written(value: TomlValue) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return _quoted(value)
        case list():
            return "[" + ", ".join(_written(one) for one in value) + "]"
        case _:
            inner = ", ".join(f"{key} = {_written(one)}" for key, one in value.items())
            return "{" + inner + "}"


def _quoted(text: str) -> str:
    """A TOML string; what TOML cannot hold (lone surrogates) is replaced."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
