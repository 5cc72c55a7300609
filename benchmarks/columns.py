"""The fast twin beside its peers: ``python benchmarks/columns.py [rows]``, ten million by default.

Every method answers the same rows in the same process. Its answers are compared with the
reference, all of them, before anything is timed; then all take turns. Time is time on the clock,
since some use several threads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import bars
import machine
from peers import (
    copies,
    databases,
    dataframes,
    files,
    many,
    openfisca,
    ours,
    plain_python,
    proofs,
)
from peers.methods import Measured, Method, compare, in_turns
from peers.world import Rows, World, reference, reference_as_known, rows_of, world_of

BUILD: Final = Path(__file__).parent.parent / "build"
FIGURES: Final = BUILD / "columns.json"
PICTURE: Final = BUILD / "rows-per-second.svg"

ROWS: Final = 10_000_000
MANY_ROWS: Final = 500_000

TITLE: Final = "“Is the treaty in force between a and b on day d?”"


@dataclass(frozen=True, slots=True)
class Result:
    """Every method as measured, by name; those from file to file; the figures made of them."""

    methods: dict[str, Measured]
    files: dict[str, Measured]
    figures: dict[str, float]


def measure(size: int = ROWS) -> Result:
    """Compare everything, time everything."""
    world, rows = world_of(), rows_of(size)
    found = {one.name: one for one in in_turns(_compared(world, rows))}
    many_found = in_turns(many.methods(many.many_of(), rows_of(min(size, MANY_ROWS))))
    filed = files.measured(world, rows)
    figures = {
        "rows": float(size),
        "days_of_change": float(world.days_of_change()),
        **_ratios(found),
        **{f"decisions_{n}_threads": decisions for n, decisions in _decisions(many_found)},
        "proof_microseconds": proofs.microseconds(world, rows),
        **files.figures(filed),
    }
    return Result(found, filed, figures)


def _compared(world: World, rows: Rows) -> list[Method]:
    """All methods, each of which has given the right answer to all its rows."""
    by_day = rows.by_day()
    groups = (
        (_plain(world, rows), reference(world, rows)),
        (ours.sorted_methods(world, by_day), reference(world, by_day)),
        (ours.known_methods(world, rows), reference_as_known(world, rows)),
    )
    found = []
    for methods, right in groups:
        for method in methods:
            compare(method, right)
            found.append(method)
    return [*found, *copies.methods(rows)]


def _plain(world: World, rows: Rows) -> Iterator[Method]:
    for those in (ours, databases, dataframes, openfisca, plain_python):
        yield from those.methods(world, rows)


def _ratios(found: dict[str, Measured]) -> dict[str, float]:
    """Like with like: one thread with one, all with all. DuckDB always has all."""
    one, by_all = (found[f"{ours.KERNEL}, {ours.threads(n)}"].rate for n in (1, ours.THREADS))
    duckdb = found[databases.RANGE].rate
    return {
        "kernel_vs_duckdb": by_all / duckdb,
        "kernel_1_thread_vs_duckdb": one / duckdb,
        "numpy_vs_duckdb": found[f"{ours.NUMPY}, 1 thread"].rate / duckdb,
        "kernel_vs_copy": one / found[copies.COPY].rate,
        "kernel_vs_copy_all_threads": by_all / found[copies.COPY_BY_ALL].rate,
    }


def _decisions(found: list[Measured]) -> Iterator[tuple[int, float]]:
    """Million decisions a second: a row is one for each treaty."""
    for number, one in zip(sorted({1, ours.THREADS}), found, strict=True):
        yield number, one.rate * many.TREATIES


def described(result: Result) -> list[str]:
    """The table, the fastest first, and the figures."""
    everything = (*result.methods.values(), *result.files.values())
    found = sorted(everything, key=lambda one: -one.rate)
    duckdb, copy = (result.methods[name].rate for name in (databases.RANGE, copies.COPY))
    lines = [f"{'':42}{'million rows/s':>15}{'x DuckDB':>11}{'x copy':>9}{'rows':>13}"]
    for one in found:
        ratios = f"{one.rate / duckdb:>11.4g}{one.rate / copy:>9.3g}"
        lines.append(f"{one.name:42}{one.rate:>15,.4g}{ratios}{one.rows:>13,}  {one.note}".rstrip())
    return [*lines, *(f"{name:42}{figure:>15,.4g}" for name, figure in result.figures.items())]


def as_data(result: Result) -> dict[str, Any]:
    """What the file of figures gets."""
    everything = (*result.methods.values(), *result.files.values())
    methods = {one.name: asdict(one) | {"rate": one.rate} for one in everything}
    return {**result.figures, "rows_per_second": methods, "machine_described": machine.described()}


def picture(result: Result) -> dict[str, Any]:
    """The rates as bars."""
    return bars.bars({one.name: one.rate for one in result.methods.values()}, TITLE)


def main() -> None:
    """Say the machine and all figures; write them, and the picture, into ``build``."""
    print("\n".join(f"{name:16}{value}" for name, value in machine.described().items()))
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    print("\n".join(described(result)))
    BUILD.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(as_data(result), indent=2) + "\n", encoding="utf-8")
    PICTURE.write_text(bars.svg(picture(result)), encoding="utf-8")
    print(f"written: {FIGURES}, {PICTURE}")


if __name__ == "__main__":
    main()
