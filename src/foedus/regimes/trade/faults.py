"""The faults of a table's rows, as a table beside the answers."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from foedus.regimes.trade.findings import Fault

_COLUMNS = ("row", "field", "code", "message", "remedy")


def write_faults(target: Path, faults: Iterable[Fault]) -> Path:
    """Write *faults* beside *target*, as ``answers.faults.csv`` beside ``answers.csv``.

    The file is whole, or not there.
    """
    beside = target.with_suffix(".faults.csv")
    part = beside.with_name(f".{beside.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS)
            writer.writeheader()
            writer.writerows(fault.data for fault in faults)
        part.replace(beside)
    finally:
        part.unlink(missing_ok=True)
    return beside
