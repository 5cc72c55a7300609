"""Both servers on the same acts: ours on PostgreSQL, and Datasette on SQLite."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PROJECT: Final = HERE.parent.parent
BINARIES: Final = Path(sys.executable).parent
COLUMNS: Final = (
    "id",
    "act",
    "instrument",
    "party",
    "kind",
    "done",
    "received",
    "effect",
    "until",
    "legal_from",
    "known_from",
    "value",
)

sys.path.insert(0, str(PROJECT / "tests"))


@contextmanager
def ours(folder: Path, database: str) -> Iterator[int]:
    """`foedus serve` with two workers of four threads; its port."""
    from support.serving import serving

    surroundings = {
        "FOEDUS_DATA": str(folder / "data"),
        "FOEDUS_DATABASE": database,
        "FOEDUS_LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "unthrottled",
        "PYTHONPATH": str(HERE),
    }
    with serving(surroundings) as served:
        yield served.port


@contextmanager
def datasette(folder: Path, database: str) -> Iterator[int]:
    """Datasette on a SQLite file with the rows of our table of acts; its port."""
    place = folder / "acts.db"
    _copy(database, place)
    port = _free()
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    program = str(BINARIES / "datasette")
    command = [program, "serve", "--immutable", str(place), "--port", str(port)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _copy(database: str, place: Path) -> None:
    """The table of acts, its indexes too, out of PostgreSQL."""
    import psycopg

    rows: list[tuple[Any, ...]]
    with psycopg.connect(database) as source:
        names = ", ".join(COLUMNS)
        told = f"SELECT {names} FROM foedus_register_actrow ORDER BY id"  # noqa: S608 - our own
        rows = [
            tuple(None if one is None else one if isinstance(one, int) else str(one) for one in row)
            for row in source.execute(told)
        ]
    with closing(sqlite3.connect(place)) as target, target:
        target.execute(f"CREATE TABLE acts (id INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])})")
        for name in ("instrument", "party", "kind", "legal_from", "known_from"):
            target.execute(f"CREATE INDEX acts_{name} ON acts ({name})")
        marks = ", ".join("?" * len(COLUMNS))
        target.executemany(f"INSERT INTO acts VALUES ({marks})", rows)  # noqa: S608 - our own


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as tried:
        return int(tried.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("Datasette did not start.")
