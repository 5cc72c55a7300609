"""Ten million consignments decided: ``python benchmarks/duties.py [rows]``.

Treatment, rule and duty, by us, in DuckDB's SQL, and by a formula in OpenFisca, from the same
table. All answers are compared with ours, row by row, before anything is timed, and a sample of
ours with the slow twin. Then all take turns; a ratio is the middle one of the turns, each by
itself, so that work of others on the machine falls on both sides. Time is time on the clock.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numba

import machine
from duty import duckdb_peer, openfisca_peer, ours
from duty.answers import Answers, compare
from duty.law_tables import law_tables
from duty.methods import Measured, Method, in_turns, seconds, with_memory
from duty.world import table_of, world_of

BUILD: Final = Path(__file__).parent.parent / "build"
FIGURES: Final = BUILD / "duties.json"
ROWS: Final = 10_000_000
FIRST_ROWS: Final = 100_000
EXPLAINED: Final = 2_000
THREADS: Final = min(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Result:
    """Every method as measured, by name; and the figures made of them."""

    methods: dict[str, Measured]
    figures: dict[str, float | None]


def measure(size: int = ROWS) -> Result:
    """Compare everything, time everything."""
    numba.set_num_threads(THREADS)
    with tempfile.TemporaryDirectory() as name:
        world = world_of(Path(name))
        asked = table_of(world, size)
        first = next(ours.methods(world, asked.slice(0, FIRST_ROWS)))
        first_call = seconds(first.ask)
        tables = law_tables(world)
        found: dict[str, Measured] = {}
        own = list(ours.methods(world, asked))
        right = _compared(own, None, found)
        explained = ours.explained(world, asked, right, EXPLAINED)
        peers = list(duckdb_peer.methods(world, tables, asked, THREADS))
        peers += openfisca_peer.methods(world, tables, asked)
        _compared(peers, right, found)
        in_turns([*own, *peers], found)
    figures = {
        "duty_rows": float(size),
        "duty_first_call_s": first_call,
        "duty_explained_per_s": explained,
        **_ratios(found),
    }
    return Result(found, figures)


def _compared(
    methods: Iterable[Method], right: Answers | None, found: dict[str, Measured]
) -> Answers:
    """Ask each once, which warms it up; all answers are *right*, or those of the first."""
    for method in methods:
        method.ask()
        result, megabytes = with_memory(method.ask)
        answers = method.read(result)
        del result
        if right is None:
            right = answers
        compare(method.name, answers, right)
        found[method.name] = Measured(method.name, method.rows, megabytes)
        print(f"{method.name}: the same answers", flush=True)
    if right is None:
        raise ValueError(methods)
    return right


def _ratios(found: dict[str, Measured]) -> dict[str, float | None]:
    """Ours beside the fastest of DuckDB's, and beside OpenFisca from the same table."""
    us = found[ours.NUMBA]
    names = [f"DuckDB, {join}" for join in duckdb_peer.JOINS]
    duckdb = max((found[name] for name in names), key=lambda one: one.rate)
    numpy = found.get(ours.NUMPY)
    return {
        "duty_rows_per_s": us.rate,
        "duty_numpy_rows_per_s": None if numpy is None else numpy.rate,
        "duty_vs_duckdb": us.per_turn(duckdb),
        "duty_vs_duckdb_from_arrow": us.per_turn(found[duckdb_peer.FROM_ARROW]),
        "duty_vs_openfisca": us.per_turn(found[openfisca_peer.LOADING]),
        "duty_vs_openfisca_loaded": us.per_turn(found[openfisca_peer.LOADED]),
        "duty_mb": us.megabytes,
        "duty_duckdb_mb": duckdb.megabytes,
        "duty_openfisca_mb": found[openfisca_peer.LOADING].megabytes,
    }


def described(result: Result) -> list[str]:
    """The table, the fastest first, and the figures."""
    lines = [f"{'':42}{'million rows/s':>15}{'peak MB':>10}  seconds of each turn"]
    for one in sorted(result.methods.values(), key=lambda each: -each.rate):
        megabytes = "" if one.megabytes is None else f"{one.megabytes:,.0f}"
        turns = " ".join(f"{each:.2f}" for each in one.seconds)
        lines.append(f"{one.name:42}{one.rate / 1e6:>15,.4g}{megabytes:>10}  {turns}")
    told = ((name, figure) for name, figure in result.figures.items() if figure is not None)
    return [*lines, *(f"{name:42}{figure:>15,.4g}" for name, figure in told)]


def as_data(result: Result) -> dict[str, Any]:
    """What the file of figures gets."""
    methods = {
        one.name: {"rows_per_s": one.rate, "mb": one.megabytes, "seconds": one.seconds}
        for one in result.methods.values()
    }
    return {**result.figures, "duty_methods": methods}


def main() -> None:
    """Say the machine and all figures; write them into ``build``."""
    print("\n".join(f"{name:16}{value}" for name, value in machine.described().items()))
    result = measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    print("\n".join(described(result)))
    BUILD.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(as_data(result), indent=2) + "\n", encoding="utf-8")
    print(f"written: {FIGURES}")


if __name__ == "__main__":
    main()
