"""What starting costs: the command line as a child process, beside a bare interpreter.

On the clock, because that is what one waits for; the processor time stands beside it, because on
a busy machine the clock also counts the work of others.
"""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

from mtdsg import PROJECT

RUNS: Final = 15
"""Starts vary by a few milliseconds with what else runs; the middle one of fifteen does not."""

CLI: Final = "foedus.cli.main"

COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "python_start_ms": ("-c", "pass"),
    "help_ms": ("-m", CLI, "--help"),
    "first_status_ms": ("-m", CLI, "status", "cis/free-trade-2011"),
}
"""What is started, by the name of its measurement: the interpreter's arguments."""


@dataclass(frozen=True, slots=True)
class Started:
    """The middle time of a command in milliseconds; None, and the *reason* why there is none.

    *processor* is the mean processor time, also in milliseconds.
    """

    milliseconds: float | None
    reason: str = ""
    processor: float | None = None


def starts() -> dict[str, Started]:
    """How long each command takes from the start of its process to its end."""
    return {name: _started(arguments) for name, arguments in COMMANDS.items()}


def _started(arguments: tuple[str, ...]) -> Started:
    if CLI in arguments and not _is_there():
        return Started(None, f"{CLI} does not exist yet")
    _run(arguments)  # once unmeasured: it writes the compiled modules and fills the file cache
    times = []
    before = _children()
    for _ in range(RUNS):
        start = perf_counter()
        done = _run(arguments)
        times.append(perf_counter() - start)
        if done.returncode:
            return Started(None, f"ended with {done.returncode}: {_last_line(done.stderr)}")
    processor = (_children() - before) / RUNS * 1000
    return Started(median(times) * 1000, processor=processor)


def _children() -> float:
    """The processor time of all children so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _is_there() -> bool:
    try:
        return importlib.util.find_spec(CLI) is not None
    except ModuleNotFoundError:  # its package is missing, too
        return False


def _run(arguments: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, env=_environment()
    )


def _environment() -> dict[str, str]:
    """This environment, with compiled modules kept: an installed package has them.

    Some work places forbid to write them, and then every start compiles all modules anew.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(PROJECT / "build" / "pycache")}


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "without a word"


def described(started: dict[str, Started]) -> list[str]:
    """The starts as lines."""
    return [f"{name:24}{_figure(one)}" for name, one in started.items()]


def _figure(started: Started) -> str:
    if started.milliseconds is None:
        return f"not measured: {started.reason}"
    return f"{started.milliseconds:>10.1f} ms, {started.processor:.1f} ms of the processor"


if __name__ == "__main__":
    print("\n".join(described(starts())))
