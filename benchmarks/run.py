"""All benchmarks: tables on the screen, ``build/bench.json`` and two pictures beside it.

The columns and their peers run in a process of their own: what they load would slow the others; so
do the consignments. ``python benchmarks/run.py duty`` measures these alone, and keeps the rest.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from typing import Any, Final

import derive
import mtdsg
from derive import Point
from foedus.texts.loading import load_trusted
from plot import svg
from shapes import SHAPES
from start import Started, described, starts
from timing import Timed, peak_megabytes

BUILD: Final = mtdsg.PROJECT / "build"


def main() -> None:
    """Run everything, say it, and write it down. What cannot be measured is null in the file."""
    version = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{version}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}")
    reading, deriving = derive.reading_cis(), derive.deriving_cis()
    print("\n".join((_timed("CIS, reading", reading), _timed("CIS, deriving", deriving))))
    started = starts()
    print("\n".join(described(started)), flush=True)
    one_treaty = derive.one_treaty_curves()
    for shape, points in one_treaty.items():
        print("\n".join(derive.table(f"one: {shape}", points, len(derive.ONE_TREATY))))
    print(flush=True, end="")
    register = _mtdsg()
    most = peak_megabytes()
    print(f"most memory: {most:,.0f} MB", flush=True)
    figures = _figures(reading, deriving, started, register, one_treaty)
    figures |= {"peak_mb": most, **_columns(), **_duties(), **_serving(), **_panels()}
    _write({**figures, **_apart("reports"), **_apart("treaties")})
    picture = BUILD / "derive-curve.svg"
    picture.write_text(_plot(deriving, register, one_treaty), encoding="utf-8")
    print(f"written: {BUILD / 'bench.json'}, {picture}")


def _timed(name: str, time: Timed) -> str:
    return f"{name:24}{time.best * 1000:>10.1f} ms best {time.middle * 1000:>10.1f} ms median"


def _mtdsg() -> list[Point]:
    """The curve of the UN's treaties; empty where their table is not at hand."""
    found = mtdsg.read()
    if found is None:
        print(mtdsg.NO_DATA.format(mtdsg.folder()))
        return []
    print("\n".join(found.described()), flush=True)
    points = derive.mtdsg_curve(found.register)
    print("\n".join(derive.table("MTDSG", points, len(derive.MULTIPLES))))
    return points


def _columns() -> dict[str, Any]:
    """The figures of the fast twin and its peers."""
    return _apart("columns")


def _duties() -> dict[str, Any]:
    """The figures of ten million consignments."""
    return _apart("duties")


def _serving() -> dict[str, Any]:
    """The figures of the service under load; none where PostgreSQL is not installed."""
    return _apart("serving")


def _apart(name: str) -> dict[str, Any]:
    """What a script gives that runs in a process of its own."""
    subprocess.run([sys.executable, mtdsg.PROJECT / "benchmarks" / f"{name}.py"], check=True)
    return _read(f"{name}.json")


def _read(name: str) -> dict[str, Any]:
    """A file of figures; empty where there is none yet."""
    path = BUILD / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def only_duty() -> None:
    """Measure the consignments, and put their figures beside those of an earlier run."""
    _write({**_read("bench.json"), **_duties()})
    print(f"written: {BUILD / 'bench.json'}")


def _panels() -> dict[str, float | None]:
    """The figures of the panels; there are none where their table is not at hand."""
    import panels  # late: it loads numba, which would slow the garbage collector above

    table = panels.read()
    if table is None:
        print(panels.NO_DATA.format(panels.folder()))
        return {"panel_seconds": None}
    found = panels.figures(table)
    print("\n".join(panels.described(found)))
    return dict(found)


def _figures(
    reading: Timed,
    deriving: Timed,
    started: dict[str, Started],
    register: list[Point],
    one_treaty: dict[str, list[Point]],
) -> dict[str, Any]:
    by_multiple = dict(zip(derive.MULTIPLES, register, strict=False))
    named = {1: "derive_s_mtdsg", 10: "derive_s_mtdsg_10x", 100: "derive_s_mtdsg_100x"}
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "read_ms_cis": reading.best * 1000,
        "read_median_ms_cis": reading.middle * 1000,
        "derive_ms_cis": deriving.best * 1000,
        "derive_median_ms_cis": deriving.middle * 1000,
        **{name: one.milliseconds for name, one in started.items()},
        "processor_ms": {name: one.processor for name, one in started.items()},
        **{
            name: by_multiple[times].seconds if times in by_multiple else None
            for times, name in named.items()
        },
        "mtdsg": [asdict(point) for point in register],
        "one_treaty": {name: [asdict(p) for p in points] for name, points in one_treaty.items()},
        "one_treaty_shapes": list(SHAPES),
        "load_average": os.getloadavg()[0],
    }


def _write(figures: dict[str, Any]) -> None:
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _plot(deriving: Timed, register: list[Point], one_treaty: dict[str, list[Point]]) -> str:
    cis = Point(sum(1 for _ in load_trusted(derive.CIS).acts()), deriving.best)
    curves = {
        **({"MTDSG, 1, 10, 100 times": register} if register else {}),
        **{f"one treaty: {shape}": points for shape, points in one_treaty.items()},
        "the CIS register": [cis],
    }
    return svg(curves, register[0] if register else cis)


if __name__ == "__main__":
    if sys.argv[1:] == ["duty"]:
        only_duty()
    else:
        main()
