"""Every case of tests/cases, asked one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from support.asking import differences
from support.cases import FOLDER, all_cases, read_case

CASES = all_cases()
KNOWN: dict[str, str] = tomllib.loads(
    (FOLDER / "known-faults.toml").read_text(encoding="utf-8"),
)["faults"]
"""What the engine answers wrongly today, and why: told, not hidden."""


def _marked(path: Path) -> Any:
    name = f"{path.parent.name}/{path.stem}"
    marks = [pytest.mark.xfail(reason=KNOWN[name])] if name in KNOWN else []
    return pytest.param(path, id=name, marks=marks)


def test_there_are_cases() -> None:
    """An empty folder must not pass for a good one."""
    assert len(CASES) > 100


@pytest.mark.parametrize("path", [_marked(path) for path in CASES])
def test_the_case_is_answered_as_the_rules_say(path) -> None:
    case = read_case(path)
    wrong = [
        f"{number}. {expected['ask']} on {expected.get('on', '')}: {line}"
        for number, expected in enumerate(case.expectations, start=1)
        for line in differences(case, expected)
    ]

    assert not wrong, "\n".join([case.title, *wrong])
