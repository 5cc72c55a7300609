"""DuckDB and SQLite: the spells as a table, and the rows joined to it twice.

Rows and spells are in the database's own tables before the clock starts. The inner join gives the
rows that are in force, and the others are 0: in DuckDB an outer join, or "exists", was slower.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from peers.methods import Method
from peers.world import Column, Rows, World

RANGE: Final = "DuckDB, range join"

RANGE_JOIN: Final = """
select id from questions
join spells x on x.state = first and day >= x.begins and day < x.ends
join spells y on y.state = second and day >= y.begins and day < y.ends
where first <> second
"""

ASOF_JOIN: Final = """
select id from questions
asof join spells x on x.state = first and day >= x.begins
asof join spells y on y.state = second and day >= y.begins
where day < x.ends and day < y.ends and first <> second
"""

MOST_SQLITE_ROWS: Final = 200_000

Table = dict[str, NDArray[Any]]


def questions(rows: Rows) -> Table:
    """The rows as a table; *id* is the place of a row."""
    place = np.arange(rows.size, dtype=np.int32)
    return {"id": place, "first": rows.first, "second": rows.second, "day": rows.day}


def spells(world: World) -> Table:
    """The spells as a table."""
    held = world.spells
    return {"state": held.state, "begins": held.begins, "ends": held.ends}


def scattered(places: Column, rows: int) -> Column:
    """1 at each of *places*, else 0."""
    found = np.zeros(rows, np.uint8)
    found[places] = 1
    return found


def methods(world: World, rows: Rows) -> Iterator[Method]:
    """DuckDB with all its threads, which is its default, and SQLite, which has one."""
    yield Method(RANGE, rows.size, _duckdb(world, rows, RANGE_JOIN), runs=3)
    yield Method("DuckDB, ASOF join", rows.size, _duckdb(world, rows, ASOF_JOIN), runs=3)
    few = rows.head(MOST_SQLITE_ROWS)
    yield Method("SQLite, range join", few.size, _sqlite(world, few), runs=2)


def _duckdb(world: World, rows: Rows, query: str) -> Callable[[], Column]:
    connection = duckdb.connect()
    for name, table in (("questions", questions(rows)), ("spells", spells(world))):
        connection.register("given", pa.table(table))
        connection.execute(f"create table {name} as select * from given")  # noqa: S608 - own names
        connection.unregister("given")
    return lambda: scattered(connection.execute(query).fetchnumpy()["id"], rows.size)


def _sqlite(world: World, rows: Rows) -> Callable[[], Column]:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    for name, table in (("questions", questions(rows)), ("spells", spells(world))):
        marks = ", ".join("?" for _ in table)
        connection.execute(f"create table {name} ({', '.join(table)})")
        values = zip(*(one.tolist() for one in table.values()), strict=True)
        connection.executemany(f"insert into {name} values ({marks})", values)  # noqa: S608 - own names
    connection.execute("create index by_state on spells (state, begins, ends)")
    connection.execute("analyze")

    def ask() -> Column:
        found = connection.execute(RANGE_JOIN).fetchall()
        return scattered(np.array(found, np.int32).ravel(), rows.size)

    return ask
