"""Every case of tests/cases, asked one by one."""

from __future__ import annotations

import pytest

from support.asking import differences
from support.cases import all_cases, read_case

CASES = all_cases()


def test_there_are_cases() -> None:
    """An empty folder must not pass for a good one."""
    assert len(CASES) > 100


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_case_is_answered_as_the_rules_say(path) -> None:
    case = read_case(path)
    wrong = [
        f"{number}. {expected['ask']} on {expected.get('on', '')}: {line}"
        for number, expected in enumerate(case.expectations, start=1)
        for line in differences(case, expected)
    ]

    assert not wrong, "\n".join([case.title, *wrong])
