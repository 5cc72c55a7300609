"""Many reports in one run: each is checked by itself, a bad one is told, the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from foedus.claims.checking import Checker
from foedus.claims.report.data import report_data
from foedus.documents.errors import UnreadableFile
from foedus.documents.terms import LIMITS
from foedus.law.terms.errors import FoedusError
from foedus.opened import open_register

Outcome = dict[str, Any]
"""A checked report as data, or ``{"name": …, "error": {"code": …, "message": …}}``."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How the reports of a batch are checked: by which register and readings, on which day."""

    register: str = "cis"
    readings: tuple[str, ...] = ()
    on: date | None = None


_AT_ONCE: Final = 16
_checkers: dict[Asking, Checker] = {}


def checked_batch(
    files: Sequence[Path], asking: Asking, jobs: int, done: Callable[[], None]
) -> Iterator[Outcome]:
    """What becomes of each of *files*, in order; *done* is called after each."""
    if jobs <= 1 or len(files) < _AT_ONCE:
        for path in files:
            yield check_file(asking, path)
            done()
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        for outcome in pool.map(_Checking(asking), files, chunksize=_AT_ONCE):
            yield outcome
            done()


@dataclass(frozen=True, slots=True)
class _Checking:
    asking: Asking

    def __call__(self, path: Path) -> Outcome:
        return check_file(self.asking, path)


def check_file(asking: Asking, path: Path) -> Outcome:
    """Check one file; a fault of the file is an outcome, not an exception."""
    try:
        report = checker_for(asking).check(content_of(path), path.name, asking.on)
        return report_data(report)
    except FoedusError as fault:
        return {"name": path.name, "error": {"code": fault.code, "message": str(fault)}}
    except OSError as fault:
        unread = UnreadableFile(path.name, fault.strerror or type(fault).__name__)
        return {"name": path.name, "error": {"code": unread.code, "message": str(unread)}}


def content_of(path: Path) -> bytes:
    """The bytes of a file, one more than the limit at most: a larger one is refused unread."""
    with path.open("rb") as file:
        return file.read(LIMITS.content + 1)


def checker_for(asking: Asking) -> Checker:
    """The checker of this process for *asking*; the register is read once."""
    if asking not in _checkers:
        beyond = (open_register("world").register,) if asking.register != "world" else ()
        _checkers[asking] = Checker(open_register(asking.register), beyond, asking.readings)
    return _checkers[asking]


def usual_jobs() -> int:
    """As many processes as there are cores."""
    return os.cpu_count() or 1
