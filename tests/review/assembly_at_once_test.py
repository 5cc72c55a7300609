"""Whatever is done at the same moment by real threads is done once, on both databases."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.postgres import postgres

__all__ = ["postgres"]

TESTS = Path(__file__).parents[1]
PROGRAM = Path(__file__).with_name("assembly_at_once.py")
THREADS = 6


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def races(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of each race, by its name."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    kept.pop("FOEDUS_DATABASE", None)
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        kept["FOEDUS_DATABASE"] = server.address("assembly_at_once")
    more = {"FOEDUS_DATA": str(tmp_path_factory.mktemp("races")), "PYTHONPATH": str(TESTS)}
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        env={**kept, **more, "FOEDUS_DEMO": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        found |= json.loads(line)
    return found


def test_a_grid_is_closed_once_or_reopened_by_a_late_entry_and_the_journal_is_sound(races) -> None:
    race = races["closings"]

    assert set(race["told"]) <= {"done", "NotNow", "ChangedSince"}
    assert race["told"]["done"] == 1
    assert (race["phase"], race["closed"], race["late"], race["documents"]) in {
        ("closed", 1, 0, 2),
        ("open", 0, 1, 0),
    }
    assert race["sound"] is True


def test_officers_who_close_together_close_once(races) -> None:
    race = races["closings_alone"]

    assert race["told"] == {"done": 1, "NotNow": THREADS - 1}
    assert (race["phase"], race["closed"], race["documents"]) == ("closed", 1, 2)
    assert race["sound"] is True


def test_a_signature_that_is_sent_often_is_recorded_once_and_a_cell_begins_once(races) -> None:
    race = races["same_signature"]

    assert race["told"] == {"done": THREADS + 1, "RecordedOtherwise": THREADS - 1}
    assert (race["AM"], race["BY"]) == (1, 1)


def test_all_can_be_the_first_to_speak_and_nobody_is_lost(races) -> None:
    race = races["first_positions"]

    assert race["told"] == {"done": 5}
    assert race["positions"] == 4


def test_a_question_is_decided_once_with_what_was_said_before(races) -> None:
    race = races["decided"]

    assert set(race["told"]) <= {"done", "NotNow", "ChangedSince"}
    assert race["told"]["done"] == 1
    assert race["decisions"] in {0, 1}
    assert race["agree"] is True


def test_conflicting_amendments_are_accepted_once_and_a_comment_is_kept_once(races) -> None:
    race = races["amendments"]

    assert race["told"]["done"] == 1 + THREADS
    assert set(race["told"]) == {"done", "ChangedSince"}
    assert (race["versions"], race["comments"]) == (2, 1)


def test_a_visit_that_is_sent_often_is_written_down_once(races) -> None:
    assert races["visits"] == {"told": {"done": THREADS}, "visits": 1}
