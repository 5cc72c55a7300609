"""DuckDB: consignments and spans in its own tables, or the Arrow table as it is.

It is given the same threads as the kernel. Its own tables have types that suit it: words are enums,
figures are decimals, so that it rounds exactly; filling them is not timed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import duckdb
import numpy as np
import pyarrow as pa

from duty import sql
from duty.answers import OUTCOMES, RULES, Answers, answers_of
from duty.law_tables import LawTables
from duty.methods import Method
from duty.parts import UNITS
from duty.world import CURRENCIES, FIRST, IMPORTERS, ORIGINS, World
from foedus.law.columns.clocks import number_of

JOINS: Final = {"ASOF join": sql.ASOF, "range join": sql.RANGE, "join by day": sql.BY_DAY}

FROM_ARROW: Final = "DuckDB, range join, from Arrow"

ENUMS: Final = {
    "state": sorted({*IMPORTERS, *ORIGINS}),
    "currency": ["EUR", *CURRENCIES],
    "unit": [*UNITS, "?"],
    "kind": ["free", "share", "specific", "sum", "greater", ""],
    "flag": ["yes", "no", ""],
    "outcome": list(OUTCOMES),
    "rule": list(RULES),
}

COLUMNS: Final = """
"Declaration.issueDateTime" as declared,
"Destination.countryCode"::state as importer, "Origin.countryCode"::state as origin,
"Commodity.Classification.id"::code as code,
"CustomsValuation.customsValue.amount"::decimal(12, 2) as value,
"CustomsValuation.customsValue.currency"::currency as currency,
"GoodsMeasure.netMass.value"::decimal(10, 3) as net_mass,
"GoodsMeasure.tariffQuantity.value"::decimal(10, 3) as quantity,
"GoodsMeasure.tariffQuantity.unitCode"::unit as unit,
"Finding.proofAccepted"::flag as proven, "Finding.onProhibitionList"::flag as listed
"""

SPANS: Final = "importer::state as importer, origin::state as origin, since, until, "
BONDS: Final = (
    "eaeu, customs_union, operates, treaty, suspended, ua_uz, bilateral, agreement_1994, "
    "eaeu_agreement, "
)
RATE: Final = (
    "kind::kind as kind, (share * 0.000001)::decimal(7, 6) as share, "
    "(amount::decimal(19, 0) * 0.000001)::decimal(19, 6) as amount, "
    "nullif(currency, '')::currency as currency, "
    "nullif(unit, '')::unit as unit"
)
TABLES: Final = {
    "law": f"select {SPANS} {BONDS} tariff::tariff as tariff from given",  # noqa: S608 - own names
    "measures": f"select {SPANS} goods, prohibits, withholds from given",  # noqa: S608 - own names
    "annex": f"select {SPANS} goods, {RATE} from given",  # noqa: S608 - own names
    "goods": "select code::code as code, goods, quota from given",
    "tariff": f"select tariff::tariff as tariff, code::code as code, {RATE} from given",  # noqa: S608 - own names
}


def methods(world: World, tables: LawTables, asked: pa.Table, threads: int) -> Iterator[Method]:
    """Its own tables, with each way to join; and the Arrow table, read and cast each time."""
    own = connected(world, tables, asked, threads)
    for name, joins in JOINS.items():
        yield Method(f"DuckDB, {name}", asked.num_rows, _asking(own, joins), _read)
    plain = connected(world, tables, asked, threads, own=False)
    yield Method(FROM_ARROW, asked.num_rows, _asking(plain, sql.RANGE), _read)


def connected(
    world: World, tables: LawTables, asked: pa.Table, threads: int, *, own: bool = True
) -> duckdb.DuckDBPyConnection:
    """A database with all tables; *own*: the consignments are in it, too."""
    connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    tariffs = sorted({str(one) for one in tables.law["tariff"].unique().to_pylist()})
    held = {str(one) for one in tables.tariff["tariff"].unique().to_pylist()}
    enums = {**ENUMS, "code": world.codes, "tariff": sorted({*tariffs, *held})}
    for name, words in enums.items():
        connection.execute(f"create type {name} as enum ({_quoted(words)})")
    for name, query in TABLES.items():
        _filled(connection, name, query, _with_units(getattr(tables, name)))
    _filled(connection, "daily", "select * from given", _daily(world))
    connection.execute(sql.LAW_BY_DAY)
    with_id = asked.append_column("id", pa.array(np.arange(asked.num_rows, dtype=np.int32)))
    connection.register("arrow", with_id)
    kind = "table" if own else "view"
    connection.execute(f"create {kind} asked as select id, {COLUMNS} from arrow")  # noqa: S608 - own names
    if own:
        connection.unregister("arrow")
    return connection


def _filled(connection: Any, name: str, query: str, given: pa.Table) -> None:  # noqa: ANN401 - DuckDB's
    connection.register("given", given)
    connection.execute(f"create table {name} as {query}")
    connection.unregister("given")


def _with_units(table: pa.Table) -> pa.Table:
    """Units by their codes, where the table has places."""
    if "unit" not in table.column_names:
        return table
    names = ["", *UNITS, "?"]
    codes = pa.array([names[place] for place in table["unit"].to_pylist()])
    return table.set_column(table.column_names.index("unit"), "unit", codes)


def _daily(world: World) -> pa.Table:
    days = np.arange(len(next(iter(world.daily.values()))), dtype=np.int32) + number_of(FIRST)
    rates = {f"{one}_{other}".lower(): rates for (one, other), rates in world.daily.items()}
    exact = {name: _ten_thousandths(column) for name, column in rates.items()}
    return pa.table({"declared": pa.array(days).cast(pa.date32()), **exact})


def _ten_thousandths(column: np.ndarray) -> pa.Array:
    wide = np.stack([column, np.zeros_like(column)], axis=1)
    return pa.Array.from_buffers(
        pa.decimal128(8, 4), column.size, [None, pa.py_buffer(wide.tobytes())]
    )


def _asking(connection: duckdb.DuckDBPyConnection, joins: str) -> Any:  # noqa: ANN401 - a query
    words = {"outcomes": list(RULES.values()), "rules": list(RULES)}
    listed = {name: f"[{_quoted(one)}]" for name, one in words.items()}
    query = sql.QUERY.format(joins=joins, **listed)
    return lambda: connection.sql(query).to_arrow_table()


def _quoted(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _read(table: Any) -> Answers:  # noqa: ANN401 - an Arrow table
    return answers_of(table, scale=2).in_order(table["id"].to_numpy())
