"""A row of a table ──▶ the JSON object that says the same.

``GoodsMeasure.netMass.value`` is the key ``value`` of ``netMass`` of ``GoodsMeasure``. Documents,
quantities and legs of the way are lists in JSON; a table has one document and one quantity, and
the way as text: ``UA RU KZ``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa

from foedus.regimes.trade.columns.names import NAMES, ROUTE

_LISTS: Final = (("GoodsMeasure", "tariffQuantity"), ("AdditionalDocument",))
_DEFAULTS: Final = {"GoodsMeasure.netMass": "KGM", "GoodsMeasure.grossMass": "KGM"}


def row_of(table: pa.Table, row: int) -> dict[str, Any]:
    """The JSON object of a row, counted from 0; columns with other names are not part of it."""
    cells = {name: table.column(name)[row].as_py() for name in table.column_names if name in NAMES}
    return nested(cells)


def nested(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Cells by their dotted names as an object; empty cells are left away.

    >>> nested({"Origin.countryCode": "UA", "GoodsMeasure.netMass.value": 5})["GoodsMeasure"]
    {'netMass': {'value': '5', 'unitCode': 'KGM'}}
    """
    found: dict[str, Any] = {}
    for name, cell in cells.items():
        if name == ROUTE:
            _put(found, ("Itinerary",), _way(cell))
        elif cell is not None and cell != "":
            _put(found, tuple(name.split(".")), _plain(cell))
    for name, unit in _DEFAULTS.items():
        _with_unit(found, tuple(name.split(".")), unit)
    for path in _LISTS:
        _listed(found, path)
    if cells.get("AdditionalDocument.typeCode") in {"", "none"}:
        found["AdditionalDocument"] = []
    return found


def _put(found: dict[str, Any], path: tuple[str, ...], cell: Any) -> None:
    place = found
    for key in path[:-1]:
        place = place.setdefault(key, {})
    if cell is not None:
        place[path[-1]] = cell


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(_number(cell))


def _number(cell: Any) -> Any:
    """A number as it is written; a float by its shortest decimal."""
    return Decimal(repr(cell)) if isinstance(cell, float) else cell


def _way(cell: Any) -> list[dict[str, str]] | None:
    return [{"countryCode": one} for one in str(cell).split()] if cell else None


def _with_unit(found: dict[str, Any], path: tuple[str, ...], unit: str) -> None:
    held = found
    for key in path:
        held = held.get(key, {})
    if held:
        held.setdefault("unitCode", unit)


def _listed(found: dict[str, Any], path: tuple[str, ...]) -> None:
    place = found
    for key in path[:-1]:
        place = place.get(key, {})
    if isinstance(place.get(path[-1]), dict):
        place[path[-1]] = [place[path[-1]]]
