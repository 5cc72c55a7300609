"""Killed at random moments, the desk loses nothing acknowledged and writes nothing twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Thread
from time import sleep

import pytest

from support.databases import with_tables
from support.killing import Writers, begin, check, end, interrupted, look
from support.postgres import Postgres
from support.serving import begin_to_serve
from support.signing import Signing

PAPERS = 200
FEWER = 60
"""By writers who call the services themselves, without a server."""
INSTRUMENTS = 17
MOST = 60
"""A server lives for so many recordings at most, and a moment."""
SEED = 20240502
SERVER_KILLED_TOO = (2, 4)
"""After these kills, PostgreSQL itself was killed too."""


@pytest.fixture(params=["sqlite", "postgresql"])
def surroundings(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Where the data lies: SQLite in a folder, or a database of a PostgreSQL of our own."""
    told = {"FOEDUS_DATA": str(tmp_path / "data"), "FOEDUS_LOG_LEVEL": "ERROR"}
    with_tables(tmp_path / "data", request.getfixturevalue("made_tables"))
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return {**told, "FOEDUS_DATABASE": server.address(f"killed_{len(server.made)}")}
    return {**told, "FOEDUS_DATABASE": ""}


@pytest.fixture
def also(surroundings: dict[str, str], request: pytest.FixtureRequest) -> Callable[[int], None]:
    """What else is done after a kill: now and then PostgreSQL is killed, and recovers."""
    if not surroundings["FOEDUS_DATABASE"]:
        return lambda _: None
    server: Postgres = request.getfixturevalue("postgres")

    def between(kill: int) -> None:
        if kill in SERVER_KILLED_TOO:
            server.kill()
            server.start()

    return between


def test_two_hundred_countersignatures_by_eight_clients_survive_every_kill_of_the_server(
    surroundings: dict[str, str], also: Callable[[int], None]
) -> None:
    writers = begin(INSTRUMENTS, PAPERS, surroundings)
    writers.say("send")
    signing = Signing(**json.loads(writers.hear("sent")))
    writers.acknowledged = signing.acknowledged
    clients = signing.begin()

    kills = until_all_have_signed(signing, clients, writers, surroundings, also)
    stands = look(writers)
    end(writers)

    assert signing.faults == []
    check(writers, stands)
    assert kills >= max(SERVER_KILLED_TOO)
    assert len(signing.acknowledged) + len(signing.standing) == PAPERS
    assert stands["numbers"] == list(range(1, PAPERS + 1))
    assert _verified(surroundings) == 0


def until_all_have_signed(
    signing: Signing,
    clients: list[Thread],
    writers: Writers,
    surroundings: dict[str, str],
    also: Callable[[int], None],
) -> int:
    """Serve, and kill the server at random moments; how often it was killed."""
    random, kills = Random(SEED), 0
    while any(client.is_alive() for client in clients):
        signing.served = begin_to_serve(surroundings)
        signing.up.set()
        enough = signing.done() + random.randint(1, MOST)
        while signing.done() < enough and any(client.is_alive() for client in clients):
            sleep(0.005)
        sleep(random.uniform(0, 0.3))
        signing.up.clear()
        signing.served.kill()
        kills += 1
        also(kills)
        check(writers, look(writers))
    return kills


def test_recordings_by_eight_writers_survive_every_kill(
    surroundings: dict[str, str], also: Callable[[int], None]
) -> None:
    writers = begin(INSTRUMENTS, FEWER, surroundings)
    kills = interrupted(writers, Random(SEED), also)
    stands = look(writers)
    end(writers)

    check(writers, stands)
    assert kills >= 2
    assert len(writers.acknowledged) == FEWER == len(stands["references"])
    assert _verified(surroundings) == 0


def _verified(surroundings: dict[str, str]) -> int:
    """How `foedus verify` ends on what is stored."""
    foedus = [str(Path(sys.executable).with_name("foedus")), "verify"]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    told = subprocess.run(foedus, env={**ours, **surroundings}, capture_output=True, check=False)
    return told.returncode
