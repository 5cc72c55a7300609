"""Ten thousand reports in one batch: reports a second, and whether it is linear.

    python benchmarks/many_reports.py [NUMBER]

The reports are those of the labelled set and mixtures of their paragraphs, each with its own day.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from foedus.claims.batch import Asking, checked_batch, usual_jobs
from foedus.cli.progress import progress_of

LABELLED: Final = Path(__file__).parent.parent / "tests" / "claims" / "reports" / "development"
MANY: Final = 10_000
PARAGRAPHS: Final = 5


def written(folder: Path, number: int) -> list[Path]:
    """So many reports: paragraphs of the labelled ones, mixed by a fixed seed, a day above."""
    chance = random.Random(20261122)  # noqa: S311 - a fixed mixture, no secret
    by_language = {language: _paragraphs(language) for language in ("en", "ru")}
    files = []
    for n in range(number):
        paragraphs = by_language["en" if n % 2 else "ru"]
        day = f"{1992 + n % 34}-{1 + n % 12:02}-{1 + n % 28:02}"
        file = folder / f"{n:05}.txt"
        file.write_text("\n\n".join([day, *chance.choices(paragraphs, k=PARAGRAPHS)]), "utf-8")
        files.append(file)
    return files


def _paragraphs(language: str) -> list[str]:
    return [
        paragraph
        for report in sorted(LABELLED.glob(f"{language}-*.txt"))
        for paragraph in report.read_text("utf-8").split("\n\n")
    ]


def measured(files: list[Path]) -> dict[str, Any]:
    """Check *files* in one batch; seconds and statements."""
    start = time.perf_counter()
    with progress_of(len(files), "reports") as done:
        claims = [
            len(one.get("claims", ())) for one in checked_batch(files, Asking(), usual_jobs(), done)
        ]
    seconds = time.perf_counter() - start
    return {"reports": len(files), "seconds": seconds, "statements": sum(claims)}


def _told(run: dict[str, Any]) -> dict[str, Any]:
    """A run, printed as soon as it is done."""
    each = run["seconds"] / run["reports"]
    print(
        f"{run['reports']:6} reports {run['seconds']:8.1f} s {1 / each:7.1f} a second "
        f"{1000 * each:7.1f} ms each {run['statements']:7} statements",
        flush=True,
    )
    return run


def figures(number: int = MANY) -> dict[str, Any]:
    """A tenth of the reports, then all; printed, and as data."""
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), number)
        size = sum(file.stat().st_size for file in files) / number
        print(f"{number} reports of {size:.0f} bytes on average, {usual_jobs()} processes")
        runs = [_told(measured(part)) for part in (files[: number // 10], files)]
    return {"bytes": size, "processes": usual_jobs(), "runs": runs}


if __name__ == "__main__":
    figures(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
