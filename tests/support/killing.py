"""Writers at the desk who are killed at random moments, and what must stand after each kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from random import Random
from threading import Thread
from typing import Any

TESTS = Path(__file__).parent.parent
MOST = 15
"""Writers live for so many recordings at most, and a moment."""
PATIENCE = 120
"""In seconds: how long anything may take before the test gives up."""


@dataclass
class Writers:
    """The process of `service/writing.py`, and all that it acknowledged: key → reference."""

    process: subprocess.Popen[str]
    lines: Queue[str] = field(default_factory=Queue)
    acknowledged: dict[str, str] = field(default_factory=dict)
    group: int = 0

    def say(self, word: str) -> None:
        """Give an order."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def hear(self, *words: str, within: float = PATIENCE) -> str:
        """Wait for a line that begins with one of *words*; empty if none came in time.

        What is acknowledged on the way is kept, and a fault ends the test.
        """
        end = time.monotonic() + within
        while (left := end - time.monotonic()) > 0:
            try:
                line = self.lines.get(timeout=left)
            except Empty:
                break
            word, _, rest = line.partition(" ")
            if word in words:
                return rest or word
            if word == "ack":
                self._acknowledge(*rest.split())
            elif word == "fault":
                raise AssertionError(json.loads(rest))
        return ""

    def _acknowledge(self, key: str, reference: str) -> None:
        assert self.acknowledged.setdefault(key, reference) == reference, f"{key} recorded twice"


def begin(
    instruments: int, papers: int, surroundings: dict[str, str], *, load: bool = True
) -> Writers:
    """Writers who wait for orders, with a register loaded, or with what stands already."""
    script = TESTS / "service" / "writing.py"
    process = subprocess.Popen(
        [sys.executable, str(script), str(instruments), str(papers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TESTS), **surroundings},
    )
    writers = Writers(process)
    Thread(target=_listen, args=(process, writers.lines), daemon=True).start()
    if load:
        writers.say("load")
        assert writers.hear("loaded")
    return writers


def _listen(process: subprocess.Popen[str], lines: Queue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line.rstrip("\n"))


def interrupted(writers: Writers, random: Random, between: Callable[[int], None]) -> int:
    """Let the writers record all, killing them at random moments; how often they were.

    *between* is called after each kill with its number, before anything is looked at.
    """
    kills = 0
    while True:
        writers.say("begin")
        writers.group = int(writers.hear("group"))
        if _finished(writers, len(writers.acknowledged) + random.randint(1, MOST)):
            return kills
        if writers.hear("finished", within=random.uniform(0, 0.3)):
            return kills
        os.killpg(writers.group, signal.SIGKILL)
        kills += 1
        between(kills)
        check(writers, look(writers))


def _finished(writers: Writers, enough: int) -> bool:
    """Wait for so many recordings; whether there are no more to come."""
    end = time.monotonic() + PATIENCE
    while len(writers.acknowledged) < enough and time.monotonic() < end:
        if writers.hear("finished", within=0.02):
            return True
    return False


def look(writers: Writers) -> dict[str, Any]:
    """What stands in the database now."""
    writers.say("look")
    told: dict[str, Any] = json.loads(writers.hear("stands"))
    return told


def check(writers: Writers, stands: dict[str, Any]) -> None:
    """Nothing lost that was acknowledged, nothing twice, nothing half, no number left out."""
    assert stands["sound"], stands["misfits"]
    assert writers.acknowledged.items() <= stands["references"].items()
    recorded = {key for key, one in stands["dossiers"].items() if one[0] == "recorded"}
    assert recorded == stands["references"].keys()
    for key, (stage, acts, letters) in stands["dossiers"].items():
        assert (acts, letters) == ((1, 1) if stage == "recorded" else (0, 0)), key
    assert stands["numbers"] == list(range(1, len(recorded) + 1))
    acts = [tuple(one) for one in stands["ratified"]]
    assert len(set(acts)) == len(acts) == len(recorded)
    assert stands["entries"] == stands["last"] + 1


def end(writers: Writers) -> None:
    """Let the process go."""
    if writers.process.stdin is not None:
        writers.process.stdin.close()
    writers.process.wait(timeout=PATIENCE)
    if writers.process.stdout is not None:
        writers.process.stdout.close()
