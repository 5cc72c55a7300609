"""The server ends as a whole, frees its port, and what it works at beside is not lost."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foedus.cli.working import ATTEMPTS, take_up_again
from support.databases import with_tables
from support.lake import write_lake
from support.serving import FOEDUS, Served, gone, processes_with, serving


@pytest.fixture
def surroundings(tmp_path: Path, made_tables: Path) -> dict[str, str]:
    data = with_tables(tmp_path / "data", made_tables)
    return {"FOEDUS_DATA": str(data), "FOEDUS_DATABASE": ""}


@pytest.fixture
def lake(tmp_path: Path) -> str:
    return str(write_lake(tmp_path / "lake"))


def beside(served: Served, surroundings: dict[str, str]) -> list[int]:
    """The process that works beside the server."""
    word = f"foedus.cli.working\0{served.process.pid}\0"
    ours = processes_with(surroundings["FOEDUS_DATA"])
    return [one for one in processes_with(word) if one in ours]


def wait_for_beside(served: Served, surroundings: dict[str, str], other_than: int = 0) -> int:
    for _ in range(600):
        found = [one for one in beside(served, surroundings) if one != other_than]
        if found and any("Starting worker" in line for line in served.printed):
            return found[0]
        time.sleep(0.05)
    raise AssertionError("".join(served.printed))


def free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return tried.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=str)
def test_the_server_ends_with_all_its_processes(
    how: signal.Signals, surroundings: dict[str, str], lake: str
) -> None:
    with serving(surroundings, "--register", lake) as served:
        wait_for_beside(served, surroundings)
        assert served.asked("/health")[0] == 200
        served.stop(how)  # the one process: not its group

        assert gone(surroundings["FOEDUS_DATA"]) == {}
        assert free(served.port)


def test_what_works_beside_the_server_is_started_again_when_it_was_killed(
    surroundings: dict[str, str], lake: str
) -> None:
    with serving(surroundings, "--register", lake) as served:
        first = wait_for_beside(served, surroundings)
        os.kill(first, signal.SIGKILL)

        assert wait_for_beside(served, surroundings, other_than=first) != first
        assert served.asked("/health")[0] == 200


def test_the_server_says_how_it_is_in_one_line_of_json_for_each_request(
    surroundings: dict[str, str], lake: str
) -> None:
    with serving(surroundings, "--register", lake) as served:
        status, told = served.asked("/health")
        served.stop()

    assert (status, json.loads(told)["status"]) == (200, "ok")
    lines = [json.loads(line) for line in served.printed if line.startswith("{")]
    assert any(line.get("request") == "GET /health" for line in lines), served.printed


def test_a_port_that_is_taken_is_told(surroundings: dict[str, str], lake: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        told = subprocess.run(
            [FOEDUS, "serve", "--port", port, "--register", lake],
            capture_output=True,
            text=True,
            env={**_plain(), **surroundings},
            check=False,
        )

    assert told.returncode == 2
    assert re.search(rf"port {port}: Address already in use", told.stderr), told.stderr


def _plain() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}


def task(status: str, *workers: str) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path="foedus.register.desk.posting.post_copies",
        worker_ids=list(workers),
        backend_name="default",
        run_after=timezone.now(),
    )


@pytest.mark.django_db
def test_a_task_whose_process_was_killed_is_taken_up_again_by_its_successor() -> None:
    ours, others, done = task("RUNNING", "a"), task("RUNNING", "b"), task("SUCCESSFUL", "a")

    assert take_up_again("a") == 1

    told = {one.pk: one.status for one in DBTaskResult.objects.all()}
    assert told == {ours.pk: "READY", others.pk: "RUNNING", done.pk: "SUCCESSFUL"}


@pytest.mark.django_db
def test_a_task_that_ends_its_process_every_time_is_given_up() -> None:
    one = task("RUNNING", *["a"] * ATTEMPTS)

    assert take_up_again("a") == 0
    assert DBTaskResult.objects.get(pk=one.pk).status == "FAILED"
