"""The commands about a database: load, dump, verify, account, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from foedus.texts.files import files_in
from support.databases import with_tables
from support.lake import FILES, write_lake


@pytest.fixture
def data(tmp_path: Path, made_tables: Path) -> Path:
    """A data folder in which a command has run already."""
    return with_tables(tmp_path / "data", made_tables)


@pytest.fixture
def no_data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


def foedus(data: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    run = "from foedus.cli.main import main; main()"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FOEDUS_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-c", run, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**kept, "FOEDUS_DATA": str(data)},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_register_goes_in_and_comes_out_the_same(no_data: Path, tmp_path: Path) -> None:
    lake = write_lake(tmp_path / "lake")

    loaded = foedus(no_data, "load", lake, "--json")
    dumped = foedus(no_data, "dump", tmp_path / "out")

    assert json.loads(loaded.stdout) == {
        "register": "lake",
        "files": len(FILES),
        "acts": 6,
        "entries": 9,
    }
    assert dumped.returncode == 0
    assert files_in(tmp_path / "out") == files_in(lake)


def test_data_and_key_are_for_the_owners_eyes_only(no_data: Path, tmp_path: Path) -> None:
    foedus(no_data, "load", write_lake(tmp_path / "lake"))

    assert no_data.stat().st_mode & 0o077 == 0
    assert (no_data / "keys" / "journal.pem").stat().st_mode & 0o077 == 0
    assert (no_data / "secret-key").stat().st_mode & 0o077 == 0


def test_verify_says_what_it_read_and_that_it_is_sound(data: Path, tmp_path: Path) -> None:
    foedus(data, "load", write_lake(tmp_path / "lake"))
    english, russian = foedus(data, "verify"), foedus(data, "verify", "--lang", "ru", "--json")

    assert english.returncode == 0
    assert english.stdout.startswith("The log is sound.\nRead: 9 entries, 1 heads")
    assert json.loads(russian.stdout)["sentences"][0] == "Журнал в порядке."


def test_a_downloaded_log_is_held_against_a_register_offline(data: Path, tmp_path: Path) -> None:
    lake = write_lake(tmp_path / "lake")
    foedus(data, "load", lake)
    log = tmp_path / "log.jsonl"
    log.write_bytes(downloaded(data))

    assert foedus(tmp_path / "elsewhere", "verify", log, "--against", lake).returncode == 0

    place = lake / "instruments/convention.toml"
    place.write_text(place.read_text().replace("2020-03-05", "2020-03-06"))
    found = foedus(tmp_path / "elsewhere", "verify", log, "--against", lake)
    assert found.returncode == 1
    entries = [json.loads(line) for line in log.read_text().splitlines()[1:-1]]
    wrong = next(e["seq"] for e in entries if "2020-03-05" in e["payload"].get("text", ""))
    assert f"entry {wrong}" in found.stdout


def downloaded(data: Path) -> bytes:
    """The log as the service gives it."""
    code = (
        "from foedus.cli.site import open_site; open_site()\n"
        "from foedus.register.stored_log import log_lines\n"
        "import sys; sys.stdout.write(''.join(log_lines()))"
    )
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FOEDUS_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**kept, "FOEDUS_DATA": str(data)},
    )
    return done.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("load", "nowhere"), "E1"),
        (("dump", "/proc/foedus"), "E90"),
        (("verify", "nowhere.jsonl"), "E2"),
        (("verify", "--against", "cis"), "E2"),
        (("account", "renew", "nobody"), "E"),
    ],
)
def test_a_wrong_command_is_told_with_a_code_and_exit_code_two(
    words: tuple[str, ...], code: str, data: Path
) -> None:
    done = foedus(data, *words)

    assert done.returncode == 2
    assert done.stderr.startswith(code)


def test_a_faulty_register_is_told_whole_and_nothing_is_loaded(data: Path, tmp_path: Path) -> None:
    lake = write_lake(tmp_path / "lake", convention='id = "lake/convention"\nadopted = "never"\n')
    done = foedus(data, "load", lake)

    assert done.returncode == 2
    assert "instruments/convention.toml:" in done.stderr
    assert foedus(data, "dump", tmp_path / "out").stderr.startswith("E90")


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = foedus(tmp_path / "file", "verify")

    assert done.returncode == 2
    assert "FOEDUS_DATA" in done.stderr


def test_an_officer_is_made_on_the_command_line_with_a_password_shown_once(data: Path) -> None:
    words = ("account", "add", "ines", "--role", "depositary-officer", "--name", "Ines")
    made, again = foedus(data, *words), foedus(data, *words)

    assert made.stdout.startswith("One-time password: ")
    assert again.returncode == 2
    assert foedus(data, "account", "close", "ines").returncode == 0
