"""A PostgreSQL of the tests' own, in a folder that goes away with it.

It listens on a socket in that folder only, so that no port is taken and nothing else is met. It
runs as an ordinary user, for PostgreSQL refuses root, and writes through to the disk as a real one
does (``fsync``).
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

INSTALLED = Path("/usr/lib/postgresql")
ROLE = "foedus"
PATIENCE = 60
"""In seconds: how long a server may take to answer, also when it recovers."""


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL of this machine; None where there is none."""
    found = [place.parent for place in INSTALLED.glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path).resolve().parent] if on_path else []
    return max(found, key=_version, default=None)


def _version(place: Path) -> int:
    return int(place.parent.name) if place.parent.name.isdecimal() else 0


@dataclass
class Postgres:
    """A server in *folder*; it can be stopped, killed and started again on the same data."""

    folder: Path
    programs: Path
    runs_as: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None
    made: set[str] = field(default_factory=set)

    @property
    def data(self) -> Path:
        """Where the cluster lies."""
        return self.folder / "data"

    def address(self, database: str) -> str:
        """What FOEDUS_DATABASE says of *database*, which is made if need be."""
        if database not in self.made:
            self.run("createdb", database)
            self.made.add(database)
        return f"postgresql://{ROLE}@{quote(str(self.folder), safe='')}/{database}"

    def run(self, program: str, *words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
        """Run one of PostgreSQL's own programs against this server."""
        command = [str(self.programs / program), *words]
        return subprocess.run(
            command, check=True, capture_output=True, env=self.surroundings(), **more
        )

    def surroundings(self) -> dict[str, str]:
        """The environment in which PostgreSQL's programs find this server."""
        path = f"{self.programs}:{os.environ.get('PATH', '')}"
        return {**os.environ, "PATH": path, "PGHOST": str(self.folder), "PGUSER": ROLE}

    def make(self) -> None:
        """Make the cluster."""
        words = ["--pgdata", str(self.data), "--username", ROLE, "--auth", "trust"]
        words += ["--encoding", "UTF8", "--locale", "C", "--no-instructions"]
        subprocess.run(
            [str(self.programs / "initdb"), *words],
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self.runs_as,
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        told = (self.folder / "log").open("ab")
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "fsync": "on",
            "synchronous_commit": "on",
            "shared_buffers": "64MB",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with told:
            self.process = subprocess.Popen(
                [str(self.programs / "postgres"), "-D", str(self.data), *words],
                stdout=told,
                stderr=told,
                cwd=self.folder,
                start_new_session=True,
                **self.runs_as,
            )
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._answers():
                return
            if self.process is not None and self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text(errors="replace"))

    def _answers(self) -> bool:
        asked = [str(self.programs / "pg_isready"), "-q"]
        return subprocess.run(asked, env=self.surroundings(), check=False).returncode == 0

    def kill(self) -> None:
        """End the server and all its processes at once, as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None

    def stop(self) -> None:
        """End the server in good order, whoever is connected."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=PATIENCE)
        self.process = None


@contextmanager
def running() -> Iterator[Postgres]:
    """A server that answers; it and its folder are gone afterwards."""
    programs = binaries()
    if programs is None:
        raise LookupError("no PostgreSQL is installed")
    folder = Path(tempfile.mkdtemp(prefix="foedus-pg-"))
    try:
        server = Postgres(folder, programs, _ordinary(folder))
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ordinary(folder: Path) -> dict[str, Any]:
    """As whom the server runs: as we do, or for root as a user who owns nothing else."""
    if os.geteuid() != 0:
        return {}
    names = {one.pw_name: one for one in pwd.getpwall()}
    one = names.get("postgres") or names["nobody"]
    os.chown(folder, one.pw_uid, one.pw_gid)
    return {"user": one.pw_uid, "group": one.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of a session; where PostgreSQL is not installed, they say so."""
    if binaries() is None:
        pytest.skip("no PostgreSQL on this machine: apt-get install postgresql")
    with running() as server:
        yield server
