"""The commands of the page on running it: what they keep is what comes back, and it goes on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support.killing import Writers, begin, end, look
from support.postgres import Postgres
from support.serving import FOEDUS

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "how" / "run-the-service.md"
BEFORE, AFTER = 3, 5
"""So many recordings were made before the backup, and stand after more were made."""


def commands(name: str) -> str:
    """The block of the page that begins with a comment of this name."""
    found = re.search(rf"^```sh\n# {name}\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


def run(block: str, surroundings: dict[str, str]) -> None:
    told = subprocess.run(
        ["sh", "-eu", "-c", block], env=surroundings, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr


def record(writers: Writers) -> dict[str, Any]:
    """Let the writers record all that they have; what stands then."""
    writers.say("begin")
    assert writers.hear("finished")
    stands = look(writers)
    end(writers)
    return stands


@pytest.fixture
def ours(tmp_path: Path) -> dict[str, str]:
    path = f"{Path(FOEDUS).parent}:{os.environ['PATH']}"
    plain = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    return {
        **plain,
        "PATH": path,
        "BACKUP": str(tmp_path / "backup"),
        "FOEDUS_DATA": str(tmp_path / "data"),
        "FOEDUS_DATABASE": "",
    }


def filled(surroundings: dict[str, str]) -> dict[str, Any]:
    """A register with recordings and a scan; what stands in it."""
    stands = record(begin(1, BEFORE, surroundings))
    scan = Path(surroundings["FOEDUS_DATA"]) / "scans" / "ab" / "abcd"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"a scan")
    return stands


def same_and_goes_on(surroundings: dict[str, str], stands: dict[str, Any]) -> None:
    writers = begin(1, AFTER, surroundings, load=False)
    restored = look(writers)
    assert restored == stands
    assert restored["protected"]
    assert (Path(surroundings["FOEDUS_DATA"]) / "scans/ab/abcd").read_bytes() == b"a scan"

    after = record(writers)
    assert after["sound"]
    assert after["numbers"] == list(range(1, AFTER + 1))
    assert after["references"].items() >= stands["references"].items()


@pytest.mark.skipif(shutil.which("sqlite3") is None, reason="sqlite3 is not installed")
def test_sqlite_comes_back_with_the_same_head_and_goes_on(
    ours: dict[str, str], tmp_path: Path
) -> None:
    stands = filled(ours)
    run(commands("backup, SQLite"), ours)
    elsewhere = {**ours, "FOEDUS_DATA": str(tmp_path / "restored")}
    run(commands("restore, SQLite"), elsewhere)

    same_and_goes_on(elsewhere, stands)


def test_postgresql_comes_back_with_the_same_head_and_goes_on(
    ours: dict[str, str], tmp_path: Path, postgres: Postgres
) -> None:
    ours = {**ours, "PATH": f"{postgres.programs}:{ours['PATH']}"}
    ours["FOEDUS_DATABASE"] = postgres.address("kept")
    stands = filled(ours)
    run(commands("backup, PostgreSQL"), ours)
    elsewhere = {**ours, "FOEDUS_DATA": str(tmp_path / "restored")}
    elsewhere["FOEDUS_DATABASE"] = postgres.address("restored")
    run(commands("restore, PostgreSQL"), elsewhere)

    same_and_goes_on(elsewhere, stands)


def test_every_setting_is_on_the_page_and_no_other() -> None:
    sources = (ROOT / "src" / "foedus").rglob("*.py")
    asked = {
        name
        for path in sources
        for name in re.findall(r'"(FOEDUS_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    told = set(re.findall(r"^\| `(FOEDUS_[A-Z_]+)` \|", PAGE.read_text(), flags=re.MULTILINE))

    assert told == asked
