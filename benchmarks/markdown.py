"""The table of docs/benchmarks.md, made from what `columns.py` wrote into ``build``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import columns
from bars import OURS, whose
from peers import copies, databases, files

HEAD: Final = (
    "Method",
    "Million rows a second",
    "Times DuckDB's range join",
    "Times a copy",
    "Rows",
)


def lines(methods: dict[str, Any]) -> Iterator[str]:
    """The rows of the table, the fastest first; from file to file is not among them."""
    duckdb, copy = (methods[name]["rate"] for name in (databases.RANGE, copies.COPY))
    yield _row(HEAD)
    yield _row(["---"] * len(HEAD))
    for name, one in sorted(methods.items(), key=lambda each: -each[1]["rate"]):
        if name not in {files.OURS, files.DUCKDB}:
            rate = one["rate"]
            shown = (figure(rate), figure(rate / duckdb), figure(rate / copy))
            yield _row([_name(name), *shown, f"{one['rows']:,}"])


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _name(name: str) -> str:
    return f"**{name}**" if whose(name) == OURS else name


def figure(value: float) -> str:
    """Two digits of a small number, all before the point of a large one.

    >>> figure(1589.2), figure(0.698), figure(0.0000031)
    ('1,589', '0.70', '0.0000031')
    """
    if value >= 10:
        return f"{value:,.0f}"
    digits = 1 if value >= 1 else 1 - int(f"{value:e}".split("e")[1])
    return f"{value:.{digits}f}"


if __name__ == "__main__":
    print("\n".join(lines(json.loads(columns.FIGURES.read_text())["rows_per_second"])))
