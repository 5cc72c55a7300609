"""Panels: every dyad-year's shared organisations, 1816 to 2014, by us and by others.

Each peer starts from the layout that it likes best, made before the clock starts; we start from
spells. A peer gives no more than its counts; we write all columns. Every answer is compared with
ours before anything is timed. Time is time on the clock, since some peers use several threads.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from foedus.law.columns.panel import kernel, products
from foedus.law.columns.panel.dyad_years import DyadYears, dyad_years, dyads, shared_counts
from foedus.law.columns.panel.members import state_years, unit_years
from foedus.law.columns.panel.presence import Presence
from foedus.law.columns.panel.rules import COW_PUBLISHED
from foedus.law.columns.panel.spells import counted, merged
from foedus.law.columns.panel.state_years import presence_of_state_years

PROJECT: Final = Path(__file__).parent.parent
NO_DATA: Final = "COW: no table in {}; skipped. Set FOEDUS_SHARED_DATA to the shared data folder."
RULE: Final = COW_PUBLISHED

Columns = dict[str, NDArray[Any]]
Members = list[NDArray[np.float32]]
"""For each year: a row a state in the system, a column an organisation, 1 for a member."""

FIRST_CALL: Final = """
import time, numpy as np
from foedus.law.columns.panel import dyad_years, kernel, presence, rules
one = np.zeros(1, np.int32)
world = presence.Presence(
    states=("A", "B"), units=("U",), periods=(1990,), unit=one, state=one, start=one, end=one + 1,
    code=np.ones(1, np.int8), in_system=np.ones((2, 1), np.bool_))
start = time.perf_counter()
dyad_years.dyad_years(world, rules.FULL_MEMBERS)
print(time.perf_counter() - start)
"""


@dataclass(frozen=True, slots=True)
class Table:
    """The state-year table as it is read: a state-year a row, an organisation a column of codes."""

    ccode: NDArray[np.int64]
    year: NDArray[np.int64]
    codes: NDArray[np.int8]
    units: tuple[str, ...]

    def presence(self) -> Presence:
        return presence_of_state_years(self.ccode, self.year, self.codes, self.units)


def folder() -> Path:
    """Where the table is looked for."""
    return PROJECT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data") / "cow-igo"


def read() -> Table | None:
    """The state-year table of COW; None where there is no table."""
    path = folder() / "state_year_format3.parquet"
    if not path.exists():
        return None
    table = pq.read_table(path)
    units = tuple(table.column_names[3:])
    codes = np.column_stack([table[unit].to_numpy() for unit in units])
    return Table(table["ccode"].to_numpy(), table["year"].to_numpy(), codes, units)


def best(work: Callable[[], object], runs: int) -> float:
    """Seconds on the clock of the fastest of *runs*."""
    return min(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    result = work()  # kept until the clock has stopped, so that freeing it is not measured
    end = perf_counter()
    del result
    return end - start


def first_calls() -> tuple[float, float]:
    """Seconds of a first call in a new process: compiling, and then loading what was compiled."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "NUMBA_CACHE_DIR": cache}
        command = [sys.executable, "-c", FIRST_CALL]
        told = [subprocess.check_output(command, env=environment, text=True) for _ in range(2)]
    return float(told[0]), float(told[1])


def members_of_years(presence: Presence) -> Members:
    """The matrices that a matrix product starts from."""
    spells = merged(counted(presence, RULE))
    cells = np.zeros((spells.periods, spells.states, spells.units), np.float32)
    columns = (spells.unit, spells.state, spells.start, spells.end)
    for unit, state, start, end in zip(*(one.tolist() for one in columns), strict=True):
        cells[start:end, state, unit] = 1
    return [cells[period][there] for period, there in enumerate(spells.there)]


def memberships(members: Members) -> Columns:
    """The rows that a join starts from: year, state, organisation; as places, from 0."""
    places = [np.nonzero(one) for one in members]
    years = np.repeat(np.arange(len(members)), [len(state) for state, _ in places])
    state, unit = (np.concatenate(one).astype(np.int32) for one in zip(*places, strict=True))
    return {"year": years.astype(np.int32), "state": state, "unit": unit}


def with_matrices(members: Members) -> Members:
    """What each two states share, year by year: a square matrix each."""
    return [one @ one.T for one in members]


def upper(squares: Members) -> NDArray[np.uint16]:
    """The counts of the dyads, in order."""
    parts = [one[np.triu_indices(len(one), 1)] for one in squares]
    return np.concatenate(parts).astype(np.uint16)


def with_scipy(matrices: list[Any]) -> list[Any]:
    """The same with sparse matrices."""
    return [one @ one.T for one in matrices]


def with_duckdb(connection: Any) -> Any:  # noqa: ANN401 - a bench-only package
    """A self-join, grouped; dyads that share nothing have no row."""
    return connection.sql(
        "select x.year, x.state as a, y.state as b, count(*) as count "
        "from memberships x join memberships y using (year, unit) "
        "where x.state < y.state group by all"
    ).to_arrow_table()


def with_polars(frame: Any) -> Any:  # noqa: ANN401 - a bench-only package
    """The same with Polars."""
    from polars import col

    joined = frame.lazy().join(frame.lazy(), on=["year", "unit"])
    pairs = joined.filter(col("state") < col("state_right"))
    return pairs.group_by("year", "state", "state_right").len().collect()


def peers(presence: Presence, ours: DyadYears) -> dict[str, Callable[[], object]]:
    """What is timed beside ours, by name; each has given our answer."""
    members = members_of_years(presence)
    assert np.array_equal(upper(with_matrices(members)), ours.count)  # noqa: S101
    found: dict[str, Callable[[], object]] = {
        "matrix_product": lambda: with_matrices(members),
        "matrix_product_read": lambda: upper(with_matrices(members)),
    }
    if find_spec("scipy"):
        found["scipy"] = _scipy(members, ours)
    if find_spec("duckdb"):
        found["duckdb"] = _duckdb(members, ours)
    if find_spec("polars"):
        found["polars"] = _polars(members, ours)
    return found


def _scipy(members: Members, ours: DyadYears) -> Callable[[], object]:
    from scipy.sparse import csr_array

    matrices = [csr_array(one) for one in members]
    squares = [one.toarray() for one in with_scipy(matrices)]
    assert np.array_equal(upper(squares), ours.count)  # noqa: S101
    return lambda: with_scipy(matrices)


def _duckdb(members: Members, ours: DyadYears) -> Callable[[], object]:
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    connection.register("given", pa.table(memberships(members)))
    connection.execute("create table memberships as select * from given")
    answer = with_duckdb(connection)
    _same(ours, members, *(answer[name].to_numpy() for name in ("year", "a", "b", "count")))
    return lambda: with_duckdb(connection)


def _polars(members: Members, ours: DyadYears) -> Callable[[], object]:
    from polars import DataFrame

    frame = DataFrame(memberships(members))
    answer = with_polars(frame)
    _same(ours, members, *(answer[name].to_numpy() for name in answer.columns))
    return lambda: with_polars(frame)


def _same(ours: DyadYears, members: Members, *theirs: NDArray[Any]) -> None:
    """That a join's rows are ours, but for dyads that share nothing."""
    period, a, b, count = theirs
    squares = [np.zeros((len(one), len(one)), np.float32) for one in members]
    begins = np.cumsum([0, *(one.size for one in squares)])
    flat = np.zeros(begins[-1], np.float32)
    size = np.array([len(one) for one in members])[period]
    flat[begins[period] + a.astype(np.int64) * size + b] = count
    told = [flat[at : at + one.size].reshape(one.shape) for at, one in zip(begins, squares)]  # noqa: B905 - begins has the end too
    assert np.array_equal(upper(told), ours.count)  # noqa: S101


def figures(table: Table) -> dict[str, float]:
    """All figures by name: seconds, but for ``_dyad_years`` (rows) and ``_vs_`` (ratios)."""
    presence = table.presence()
    ours, spells = dyad_years(presence, RULE), counted(presence, RULE)
    assert np.array_equal(products.shared_counts(spells), ours.count)  # noqa: S101
    compiling, loading = first_calls()
    found = {
        "panel_dyad_years": float(ours.count.size),
        "panel_first_call_compiling": compiling,
        "panel_first_call_compiled_before": loading,
        "panel_presence_seconds": best(table.presence, 5),
        "panel_counts_seconds": best(lambda: shared_counts(presence, RULE), 50),
        "panel_columns_seconds": best(lambda: dyads(presence), 50),
        "panel_seconds": best(lambda: dyad_years(presence, RULE), 50),
        "panel_kernel_seconds": best(lambda: kernel.shared_counts(spells), 50),
        "panel_numpy_kernel_seconds": best(lambda: products.shared_counts(spells), 15),
        "panel_state_years_seconds": best(lambda: state_years(presence, RULE), 15),
        "panel_unit_years_seconds": best(lambda: unit_years(presence, RULE), 15),
    }
    for name, work in peers(presence, ours).items():
        found[f"panel_{name}_seconds"] = best(work, 5)
    ratio = found["panel_matrix_product_seconds"] / found["panel_seconds"]
    return {**found, "panel_vs_matrix_product": ratio}


def described(found: dict[str, float]) -> list[str]:
    """The lines of a table: each figure, and for seconds how many times ours it is."""
    lines = [f"{'panels, ' + kernel.NAME:36}{'':>12}{'times ours':>12}"]
    for name, figure in found.items():
        if name.endswith("_seconds"):
            times = figure / found["panel_seconds"]
            lines.append(f"{name:36}{figure * 1000:>9.2f} ms{times:>12.2f}")
        else:
            lines.append(f"{name:36}{figure:>12,.2f}")
    return lines


def main() -> None:
    """Say all figures."""
    table = read()
    print("\n".join(described(figures(table))) if table else NO_DATA.format(folder()))


if __name__ == "__main__":
    main()
