"""Cases of whole sessions: the register before them, and what it must say afterwards."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import tomli

CASES = Path(__file__).parents[1] / "assembly" / "cases"
REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"


def case(name: str) -> dict[str, Any]:
    """The case in *name*.toml."""
    return tomli.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def register_before(told: dict[str, Any], folder: Path) -> Path:
    """The bundled register in *folder*, without what the case itself makes."""
    place = folder / told["register"]
    shutil.copytree(
        REGISTERS / told["register"], place, ignore=shutil.ignore_patterns("__pycache__", "*.py")
    )
    without = told["before"]
    for path in sorted(place.glob("instruments/**/*.toml")):
        if tomli.loads(path.read_text(encoding="utf-8"))["id"] in without["instruments"]:
            path.unlink()
    for path in place.glob("sessions/*.toml"):
        _cut(path, "[[sessions]]", lambda table: _session(table) in without["sessions"])
    for act in without["acts"]:
        _cut(_file_of(place, act["holder"]), "[[acts]]", lambda table, act=act: _is(table, act))
    return place


def _cut(path: Path, header: str, is_taken_out: Any) -> None:
    """Take tables out of a file; each begins with *header* and ends before the next or the end."""
    text = path.read_text(encoding="utf-8")
    first, *tables = re.split(rf"(?m)^(?={re.escape(header)}$)", text)
    kept = [one for one in tables if not is_taken_out(one)]
    path.write_text("".join([first, *kept]), encoding="utf-8")


def _session(table: str) -> str:
    return tomli.loads(table)["sessions"][0]["id"]


def _is(table: str, act: dict[str, Any]) -> bool:
    held = tomli.loads(table)["acts"][0]
    return held["kind"] == act["kind"] and held.get("date") == act["date"]


def _file_of(place: Path, holder: str) -> Path:
    for path in (*place.glob("offices/*.toml"), *place.glob("organisations/*.toml")):
        if tomli.loads(path.read_text(encoding="utf-8"))["id"] == holder:
            return path
    raise LookupError(holder)
