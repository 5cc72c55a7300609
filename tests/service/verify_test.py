"""`foedus verify` on a database: what it prints, how it ends, also while others record."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from support.databases import with_tables
from support.killing import Writers, begin, end
from support.serving import FOEDUS

PAPERS = 12


@pytest.fixture
def surroundings(tmp_path: Path, made_tables: Path) -> dict[str, str]:
    data = with_tables(tmp_path / "data", made_tables)
    return {"FOEDUS_DATA": str(data), "FOEDUS_DATABASE": ""}


@pytest.fixture
def writers(surroundings: dict[str, str]) -> Iterator[Writers]:
    found = begin(1, PAPERS, surroundings)
    yield found
    end(found)


def verify(surroundings: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    return subprocess.run(
        [FOEDUS, "verify", *words],
        env={**ours, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )


def tamper(surroundings: dict[str, str], *statements: str) -> None:
    place = Path(surroundings["FOEDUS_DATA"]) / "foedus.sqlite3"
    with closing(sqlite3.connect(place)) as database, database:
        for statement in statements:
            database.execute(statement)


def test_it_finds_nothing_while_eight_writers_record_and_the_first_entry_that_was_changed_after(
    writers: Writers, surroundings: dict[str, str], tmp_path: Path
) -> None:
    writers.say("begin")
    assert writers.hear("group")
    meanwhile = [verify(surroundings) for _ in range(2)]
    assert writers.hear("finished")
    assert [one.returncode for one in meanwhile] == [0, 0], meanwhile

    tamper(
        surroundings,
        "DROP TRIGGER foedus_register_block_update",
        "UPDATE foedus_register_block SET text = replace(text, '2024', '2023') "
        "WHERE entry_id = (SELECT max(entry_id) FROM foedus_register_block)",
    )
    told = verify(surroundings)
    assert told.returncode == 1
    assert "block: the row is not what was recorded" in told.stdout
    rows = json.loads(verify(surroundings, "--json").stdout)["rows"]
    assert len(rows) == 1
    assert f"{last_entry(surroundings)}, block" in rows[0]

    keep = tmp_path / "head.json"
    keep.write_text(last_head(surroundings))
    assert verify(surroundings, "--head", str(keep)).returncode == 1
    assert "строка не та" in verify(surroundings, "--lang", "ru").stdout


def last_entry(surroundings: dict[str, str]) -> int:
    """The entry of the block that was changed."""
    place = Path(surroundings["FOEDUS_DATA"]) / "foedus.sqlite3"
    with closing(sqlite3.connect(place)) as database:
        told = "SELECT max(entry_id) FROM foedus_register_block"
        return int(database.execute(told).fetchone()[0])


def last_head(surroundings: dict[str, str]) -> str:
    place = Path(surroundings["FOEDUS_DATA"]) / "foedus.sqlite3"
    names = ("at", "origin", "root", "signature", "size")
    with closing(sqlite3.connect(place)) as database:
        told = f"SELECT {', '.join(names)} FROM foedus_register_signedhead ORDER BY size DESC"  # noqa: S608
        row = database.execute(told).fetchone()
    return json.dumps(dict(zip(names, row, strict=True)), separators=(",", ":")) + "\n"
