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

from foedus.claims.batch import Asking, checked_batch, usual_jobs
from foedus.cli.progress import progress_of

LABELLED = Path(__file__).parent.parent / "tests" / "claims" / "reports" / "development"


def written(folder: Path, number: int) -> list[Path]:
    """So many reports: paragraphs of the labelled ones, mixed by a fixed seed, a day above."""
    chance = random.Random(20261122)  # noqa: S311 - a fixed mixture, no secret
    by_language = {
        language: [
            paragraph
            for report in sorted(LABELLED.glob(f"{language}-*.txt"))
            for paragraph in report.read_text("utf-8").split("\n\n")
        ]
        for language in ("en", "ru")
    }
    files = []
    for n in range(number):
        paragraphs = by_language["en" if n % 2 else "ru"]
        day = f"{1992 + n % 34}-{1 + n % 12:02}-{1 + n % 28:02}"
        file = folder / f"{n:05}.txt"
        file.write_text("\n\n".join([day, *chance.choices(paragraphs, k=5)]), "utf-8")
        files.append(file)
    return files


def main(number: int) -> None:
    """Print reports a second for a tenth of them and for all."""
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), number)
        size = sum(file.stat().st_size for file in files)
        print(f"{number} reports, {size / number:.0f} bytes each on average")
        for part in (files[: number // 10], files):
            start = time.perf_counter()
            with progress_of(len(part), "reports") as done:
                outcomes = list(checked_batch(part, Asking(), usual_jobs(), done))
            seconds = time.perf_counter() - start
            claims = sum(len(one.get("claims", ())) for one in outcomes)
            print(
                f"{len(part):6} reports {seconds:7.1f} s  {len(part) / seconds:6.1f} reports/s  "
                f"{1000 * seconds / len(part):5.1f} ms each  {claims} statements  {usual_jobs()} processes"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
