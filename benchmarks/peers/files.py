"""Parquet to Parquet: the rows in a file, and the same rows with their answers in another.

A row has an id, since a join does not keep the order of rows; states are codes of two letters,
days are dates. Both write all columns, with the same compression. The files lie in memory where the
system has a place for that: what is measured is the two programs, and not the disk.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from foedus.frames import ask_file
from foedus.law.columns.codes import BOND
from foedus.law.derive.relations import Bond
from foedus.opened import OpenRegister
from peers.methods import Measured, Method, compare, in_turns
from peers.world import STATES, TREATY, Column, Rows, World, code, reference

OURS: Final = "Foedus, Parquet to Parquet"
DUCKDB: Final = "DuckDB, Parquet to Parquet"
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
COMPRESSION: Final = "snappy"
ROW_GROUP: Final = 1 << 20
CODES: Final = pa.array([code(state) for state in range(STATES)])
_CODED: Final = pa.dictionary(pa.uint8(), pa.string())
SCHEMA: Final = pa.schema(
    [("id", pa.int32()), ("first", _CODED), ("second", _CODED), ("on", pa.date32())]
)

IN_FORCE: Final = BOND.word(BOND.bit(Bond.IN_FORCE))
NONE: Final = BOND.word(BOND.nothing)

QUERY: Final = f"""
copy (
  select q.*, case when x.state is not null and y.state is not null and q.first <> q.second
    then '{IN_FORCE}' else '{NONE}' end as answer
  from read_parquet('{{source}}') q
  left join spells x on x.state = q.first and q."on" >= x.begins and q."on" < x.ends
  left join spells y on y.state = q.second and q."on" >= y.begins and q."on" < y.ends
) to '{{target}}' (format parquet, compression {COMPRESSION})
"""  # noqa: S608 - own words


def measured(world: World, rows: Rows) -> dict[str, Measured]:
    """Ours and DuckDB's, both compared with the reference."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as name:
        folder = Path(name)
        write(rows, folder / "asked.parquet")
        right = reference(world, rows)
        found = [_ours(world, rows, folder), _duckdb(world, rows, folder)]
        for method in found:
            compare(method, right)
        return {one.name: one for one in in_turns(found)}


def figures(found: dict[str, Measured]) -> dict[str, float]:
    """The ratio of the two."""
    return {"parquet_vs_duckdb": found[OURS].rate / found[DUCKDB].rate}


def write(rows: Rows, path: Path) -> None:
    """The rows as a file, which says of itself no more than that it has text, dates and numbers."""
    with pq.ParquetWriter(path, SCHEMA, compression=COMPRESSION, store_schema=False) as file:
        file.write_batch(batch(rows), row_group_size=ROW_GROUP)


def batch(rows: Rows) -> pa.RecordBatch:
    """The rows with codes and dates; *id* is the place of a row."""
    return pa.RecordBatch.from_arrays(
        [
            pa.array(np.arange(rows.size, dtype=np.int32)),
            *(pa.DictionaryArray.from_arrays(one, CODES) for one in (rows.first, rows.second)),
            pa.array(rows.day).cast(pa.date32()),
        ],
        schema=SCHEMA,
    )


def _duckdb(world: World, rows: Rows, folder: Path) -> Method:
    connection = duckdb.connect()
    days = {name: getattr(world.spells, name) for name in ("begins", "ends")}
    codes = [code(state) for state in world.spells.state]
    dated = {name: pa.array(column).cast(pa.date32()) for name, column in days.items()}
    connection.register("given", pa.table({"state": codes, **dated}))
    connection.execute("create table spells as select * from given")
    target = folder / "duckdb.parquet"
    query = QUERY.format(source=folder / "asked.parquet", target=target)
    return Method(DUCKDB, rows.size, lambda: connection.execute(query), _reader(target), runs=2)


def _ours(world: World, rows: Rows, folder: Path) -> Method:
    opened, target = OpenRegister(world.register), folder / "foedus.parquet"

    def ask() -> None:
        ask_file(opened, folder / "asked.parquet", target, instrument=TREATY)

    return Method(OURS, rows.size, ask, _reader(target), runs=3)


def _reader(path: Path) -> Callable[[object], Column]:
    def read(_: object) -> Column:
        answers = pq.read_table(path, columns=["id", "answer"])
        bound = answers["answer"].cast(pa.string()).to_numpy() == IN_FORCE
        found = np.zeros(bound.size, np.bool_)
        found[answers["id"].to_numpy()] = bound
        return found

    return read
