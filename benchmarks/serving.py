"""The service under load: ``python benchmarks/serving.py [seconds]``.

The CIS register on PostgreSQL, two workers of four threads, beside Datasette on the same table of
acts in SQLite; one client with eight connections asks both. They take turns, and a ratio is the
middle one of the turns, so that work of others on the machine falls on both sides. A page of a
treaty is computed law with proofs; Datasette's page is the rows of its acts.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, Final

from service import servers
from service.asking import Load, Target, once, under_load

HERE: Final = Path(__file__).parent
BUILD: Final = HERE.parent / "build"
SECONDS: Final = 5.0
TURNS: Final = 3
TREATY: Final = "cis/free-trade-2011"
NO_DATASETTE: Final = "Datasette is not installed: sh scripts/set-up --group bench"
PATHS: Final = {
    "status page": f"/instruments/{TREATY}?on=2020-01-01",
    "API status": f"/api/v1/instruments/{TREATY}/status?on=2020-01-01",
    "API acts": f"/api/v1/acts?instrument={TREATY}",
}
PLAIN: Final[Mapping[str, str]] = {"Accept-Encoding": "identity"}


def main(seconds: float) -> None:
    """Measure, say it, write it down."""
    sys.path.insert(0, str(HERE.parent / "tests"))
    from support.postgres import binaries, running

    if binaries() is None:
        print("PostgreSQL is not installed; the service was not measured.")
        return
    with tempfile.TemporaryDirectory() as name, running() as postgres:
        database = postgres.address("bench")
        folder = Path(name)
        with servers.ours(folder, database) as port:
            cold = {name: once(Target(port, path, PLAIN))[0] for name, path in PATHS.items()}
            figures = _beside(folder, database, port, seconds)
    figures["cold_ms"] = cold
    BUILD.mkdir(exist_ok=True)
    (BUILD / "serving.json").write_text(json.dumps({"serving": figures}, indent=2) + "\n")
    print("\n".join(described(figures)))


def _ours(port: int) -> dict[str, Target]:
    """What is asked of us, by name: in full, and with the tag of what is known already."""
    asked = {name: Target(port, path, PLAIN) for name, path in PATHS.items()}
    for name, target in list(asked.items()):
        tag = once(target)[1].get("ETag", "")
        if tag:
            known = {**PLAIN, "If-None-Match": tag}
            asked[f"{name}, not changed"] = Target(port, target.path, known, 304)
    return asked


def _theirs(port: int) -> dict[str, Target]:
    table = f"/acts/acts?instrument={TREATY}&_size=100"
    rows = f"/acts/acts.json?instrument={TREATY}&_size=100&_shape=objects"
    return {
        "Datasette page": Target(port, table, PLAIN),
        "Datasette rows": Target(port, rows, PLAIN),
    }


RATIOS: Final = {
    "status page": "Datasette page",
    "API status": "Datasette rows",
    "API acts": "Datasette rows",
}
"""What is compared with what."""


def _beside(folder: Path, database: str, port: int, seconds: float) -> dict[str, Any]:
    asked = _ours(port)
    if not (servers.BINARIES / "datasette").exists():
        print(NO_DATASETTE)
        return _figures(_turns(asked, seconds))
    with servers.datasette(folder, database) as other:
        return _figures(_turns({**asked, **_theirs(other)}, seconds))


def _turns(asked: Mapping[str, Target], seconds: float) -> dict[str, list[Load]]:
    found: dict[str, list[Load]] = {name: [] for name in asked}
    for target in asked.values():
        under_load(target, 1)  # both workers have read the register and made the page
    for _ in range(TURNS):
        for name, target in asked.items():
            found[name].append(under_load(target, seconds))
    return found


def _figures(found: Mapping[str, list[Load]]) -> dict[str, Any]:
    ratios = {
        f"{one} / {other}": median(
            a.per_second / b.per_second for a, b in zip(found[one], found[other], strict=True)
        )
        for one, other in RATIOS.items()
        if other in found
    }
    middle = {name: sorted(loads, key=lambda one: one.per_second) for name, loads in found.items()}
    loads = {name: asdict(some[len(some) // 2]) for name, some in middle.items()}
    return {"loads": loads, "ratios": ratios}


def described(figures: dict[str, Any]) -> list[str]:
    """The figures as a table."""
    head = f"{'':26}{'requests/s':>12}{'p50 ms':>9}{'p95 ms':>9}{'kB':>8}{'first ms':>10}"
    lines = [head]
    cold = figures["cold_ms"]
    for name, load in figures["loads"].items():
        first = f"{cold[name]:>10.0f}" if name in cold else ""
        lines.append(
            f"{name:26}{load['per_second']:>12.0f}{load['p50']:>9.1f}{load['p95']:>9.1f}"
            f"{load['size'] / 1000:>8.1f}{first}"
        )
    lines += [f"{name:44}{ratio:>6.2f}" for name, ratio in figures["ratios"].items()]
    return lines


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else SECONDS)
