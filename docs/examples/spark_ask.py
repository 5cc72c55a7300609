"""Answer Parquet files of questions on a Spark cluster.

``spark-submit spark_ask.py SOURCE TARGET [NAME=VALUE ...]``: SOURCE is a file or a folder, TARGET
a new folder; both are paths or URIs that all machines can open. A NAME=VALUE is what all rows
share, as ``instrument=cis/free-trade-2011`` or ``on=2016-06-01``; ``register=FOLDER`` names a
register of your own, which only this machine need have.
"""  # noqa: INP001 - a script beside the pages, no package

from __future__ import annotations

import sys
from typing import Any

from pyspark.sql import SparkSession

import foedus
from foedus.law.terms.errors import FoedusError
from foedus.spark import ask_files


def main(source: str, target: str, *settings: str) -> int:
    """Answer the files, say how often each answer was given; 2 where the question is wrong."""
    asked: dict[str, Any] = dict(one.split("=", 1) for one in settings)
    session = SparkSession.builder.appName("foedus").getOrCreate()
    try:
        register = foedus.open(asked.pop("register", "cis"))
        done = ask_files(register, session, source, target, **asked)
    except FoedusError as fault:
        sys.stderr.write(f"{fault.code}: {fault}\n")
        return 2
    for answer, rows in done.answers.items():
        sys.stdout.write(f"{rows:>15,}  {answer}\n")
    sys.stdout.write(f"{done.rows:>15,}  rows in {done.seconds:,.1f} seconds\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
