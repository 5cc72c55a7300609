"""The two reports that Foedus began with: their statements, and what the register says to them."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from foedus.claims.checking import Checker
from foedus.claims.report.data import report_data
from foedus.opened import open_register

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
ROWS: list[dict[str, Any]] = tomllib.loads((HERE / "both_reports.toml").read_text("utf-8"))["rows"]


@cache
def checked(report: str) -> dict[str, Any]:
    path = SHARED.parent / "reports" / report
    if not path.is_file():
        pytest.skip(f"There is no report at {path}; set FOEDUS_SHARED_DATA.")
    checker = Checker(open_register("cis"), (open_register("world").register,))
    return report_data(checker.check(path.read_bytes(), "report.txt"))


def statement(row: dict[str, Any]) -> dict[str, Any]:
    of_kind = [c for c in checked(row["report"])["claims"] if c["kind"] == row["kind"]]
    words = row["words"]
    found = [c for c in of_kind if words in " ".join(c["text"].split()) or c["text"] in words]
    assert found, f"{row['row']} is not found among {[c['text'] for c in of_kind]}"
    return found[0]


@pytest.mark.parametrize("row", ROWS, ids=[row["row"] for row in ROWS])
def test_a_row_of_section_6_is_found_and_judged(row: dict[str, Any]) -> None:
    claim = statement(row)
    assert claim["verdict"] == row["verdict"], claim["told"]["en"]
    counts = {one["name"]: one["count"] for one in claim["criteria"]}
    assert {name: counts.get(name) for name in row.get("counts", {})} == row.get("counts", {})
    assert claim["told"]["en"]
    assert claim["told"]["ru"]
    assert claim["proof"]


@pytest.mark.parametrize(
    ("report", "day", "ground"),
    [
        ("rferl-2007-10-05.txt", "2007-10-05", "October 5, 2007"),
        ("asia-plus-2022-05-12.txt", "2022-05-12", "Thursday"),
    ],
)
def test_the_day_of_each_report_is_found_with_its_grounds(
    report: str, day: str, ground: str
) -> None:
    data = checked(report)
    assert data["date"] == day
    assert any(ground in one["told"]["en"] for one in data["date_grounds"]), data["date_grounds"]


@pytest.mark.parametrize("report", ["rferl-2007-10-05.txt", "asia-plus-2022-05-12.txt"])
def test_the_words_of_every_statement_stand_where_it_says(report: str) -> None:
    claims = checked(report)["claims"]
    text = (SHARED.parent / "reports" / report).read_bytes().decode("utf-8")
    assert [text[c["start"] : c["end"]] for c in claims] == [c["text"] for c in claims]
