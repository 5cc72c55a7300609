"""A file with a tariff ──▶ its rows as they stand, and what it says of itself. Nothing is read yet.

JSON with a list of objects in it, or CSV. Columns and keys are known by their names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from foedus.regimes.quantities.csv_rows import column_of, read_named_rows, read_text
from foedus.regimes.tariffs.errors import UnreadableTariff

_CODES: Final = (
    "code", "hs_code", "hts10", "hts8", "hts_number", "hs", "hs10", "hs8", "hs6", "commodity",
    "commodity_code", "goods_nomenclature_item_id", "tariff_code", "tariff_line", "cn_code",
    "goods_code", "heading/subheading", "код", "код тн вэд", "код тн вэд еаэс",
)  # fmt: skip
_RATES: Final = (
    "duty_rate", "base_rate_raw", "rate", "mfn_rate", "mfn_applied_duty_rate", "general_rate",
    "general_rate_of_duty", "mfn_text_rate", "third_country_duty", "duty_expression", "duty",
    "mfn", "general", "base_rate", "ставка", "ставка пошлины", "ставка ввозной таможенной пошлины",
)  # fmt: skip
COLUMNS: Final = {"code": _CODES, "rate": _RATES}


@dataclass(frozen=True, slots=True)
class RawLine:
    """A row of a tariff as it stands, and the line of the file on which it begins."""

    code: str
    rate: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTariff:
    """The rows of a file, and what it says of itself; what it does not say is empty.

    *encoding*: how the file was read if not as UTF-8.
    """

    name: str
    lines: tuple[RawLine, ...]
    revision: str = ""
    since: str = ""
    source: str = ""
    encoding: str = ""


def read_raw(path: Path) -> RawTariff:
    """The rows of the file at *path*. `UnreadableTariff`, `UnreadableTable`: there are none."""
    return _from_json(path) if path.suffix.casefold() == ".json" else _from_csv(path)


def _from_csv(path: Path) -> RawTariff:
    held = read_named_rows(path, COLUMNS, needed=("code", "rate"))
    lines = tuple(RawLine(row["code"], row["rate"], row.line) for row in held.rows)
    return RawTariff(name=path.name, lines=lines, encoding=held.encoding)


def _from_json(path: Path) -> RawTariff:
    text, encoding = read_text(path)
    try:
        document = json.loads(text, parse_float=str, parse_int=str)  # figures as they stand
    except ValueError as fault:
        raise UnreadableTariff(path.name, f"It is no JSON ({fault}).", "Mend the file.") from fault
    head = document if isinstance(document, dict) else {}
    rows = _rows(path.name, document)
    keys = {what: _key(path.name, rows[0], what) for what in COLUMNS}
    places = _places(text, keys["code"], len(rows))
    cells = ((_cell(row, keys["code"]), _cell(row, keys["rate"])) for row in rows)
    return RawTariff(
        name=path.name,
        lines=tuple(RawLine(*pair, line) for pair, line in zip(cells, places, strict=True)),
        revision=_cell(head, "revision"),
        since=_cell(head, "effective_from"),
        source=_cell(head, "source_url"),
        encoding=encoding,
    )


def _rows(name: str, document: Any) -> list[dict[str, Any]]:
    """The longest list of objects: the document, or a value of it."""
    values = list(document.values()) if isinstance(document, dict) else [document]
    lists = [
        value
        for value in values
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    ]
    if not lists:
        raise UnreadableTariff(name, "There is no list of rates in it.", "Give the whole file.")
    return max(lists, key=len)


def _key(name: str, row: Mapping[str, Any], what: str) -> str:
    place = column_of(list(row), COLUMNS[what])
    if place is None:
        wanted = ", ".join(COLUMNS[what])
        raise UnreadableTariff(name, f"No row has a {what}.", f"Name it as one of: {wanted}.")
    return list(row)[place]


def _cell(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def _places(text: str, key: str, count: int) -> Iterator[int]:
    """The line of each row: where its key stands if each row has it once; else its number."""
    found = [match.start() for match in re.finditer(rf'"{re.escape(key)}"\s*:', text)]
    if len(found) != count:
        yield from range(1, count + 1)
        return
    line, at = 1, 0
    for place in found:
        line += text.count("\n", at, place)
        at = place
        yield line
