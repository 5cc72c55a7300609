"""A real `foedus serve` in a process of its own, and a client that asks it over HTTP."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

FOEDUS = str(Path(sys.executable).with_name("foedus"))
TOKEN = "a" * 32
"""The secret against forged forms: cookie and field have to agree, whatever it is."""
PATIENCE = 90
"""In seconds."""


@dataclass
class Served:
    """A server under way: its address, and what it prints."""

    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)
    port: int = 0

    def asked(
        self, path: str, *, cookie: str = "", form: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """The status and the text of an answer, or where it leads; 0: the connection broke."""
        headers = {"Cookie": f"csrftoken={TOKEN}; sessionid={cookie}"}
        body = None
        if form is not None:
            body = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET" if form is None else "POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return answer.status, answer.headers.get("Location", text)
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()

    def kill(self) -> None:
        """End the server and its workers at once; what works beside it ends by itself."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask the server to end; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)


def begin_to_serve(surroundings: dict[str, str], *more: str) -> Served:
    """A server on a free port, listening."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    process = subprocess.Popen(
        [FOEDUS, "serve", "--port", "0", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        env={**ours, "PYTHONUNBUFFERED": "1", **surroundings},
    )
    served = Served(process)
    Thread(target=_listen, args=(served,), daemon=True).start()
    end = time.monotonic() + PATIENCE
    while not served.port:
        assert process.poll() is None, "".join(served.printed)
        assert time.monotonic() < end, "".join(served.printed)
        time.sleep(0.05)
    return served


def _listen(served: Served) -> None:
    assert served.process.stdout is not None
    for line in served.process.stdout:
        served.printed.append(line)
        if found := re.search(r"answers on http://[^/]+:(\d+)/", line):
            served.port = int(found[1])
    served.process.stdout.close()


@contextmanager
def serving(surroundings: dict[str, str], *more: str) -> Iterator[Served]:
    """A server that is ended afterwards."""
    served = begin_to_serve(surroundings, *more)
    try:
        yield served
    finally:
        served.kill()


def processes_with(word: str) -> dict[int, str]:
    """The processes whose command line or environment holds *word*, by number (Linux)."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            told = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
        except OSError:
            continue
        if word.encode() in told:
            found[int(place.name)] = told[:200].decode(errors="replace").replace("\0", " ")
    return found


def gone(word: str, within: float = 30) -> dict[int, str]:
    """The processes that are still there after waiting for all with *word* to end."""
    end = time.monotonic() + within
    while (left := processes_with(word)) and time.monotonic() < end:
        time.sleep(0.2)
    return left
