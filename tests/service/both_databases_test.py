"""What the tests show on SQLite they show on PostgreSQL too: the same tests, another setting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.postgres import Postgres

ROOT = Path(__file__).parent.parent.parent
PLACES = ("tests/register", "tests/service/tampering_test.py")
"""The tests that ask the database for what it keeps, and refuses."""


@pytest.mark.parametrize("place", PLACES)
def test_the_same_tests_pass_on_postgresql(place: str, postgres: Postgres, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", place]
    told = subprocess.run(
        command,
        cwd=ROOT,
        env={
            **os.environ,
            "FOEDUS_DATABASE": postgres.address(f"same_{PLACES.index(place)}"),
            "FOEDUS_DATA": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
