"""How reports are dated, case by case: the file cases.txt, to which anybody can add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.claims.written_days import closing, opening

from foedus.claims.dating.dating import Dater
from foedus.claims.times.calendar import last_day
from foedus.documents.reading import read_document
from foedus.opened import open_register

FILE: Final = Path(__file__).with_name("cases.txt")
_HEAD: Final = "=== "
_PAGE: Final = "html: "


@dataclass(frozen=True)
class Case:
    title: str
    form: str
    text: str
    days: str
    sure: str


def cases() -> Iterator[Case]:
    parts = ("\n" + FILE.read_text("utf-8")).split("\n" + _HEAD)[1:]
    for part in parts:
        head, _, rest = part.partition("\n")
        title, _, expected = head.rpartition(" => ")
        days, _, sure = expected.strip().partition(" ")
        lines = [line for line in rest.splitlines() if not line.startswith("# ----")]
        form = "html" if title.startswith(_PAGE) else "txt"
        yield Case(title.removeprefix(_PAGE), form, "\n".join(lines).strip(), days, sure)


CASES: Final = tuple(cases())


@pytest.fixture(scope="module")
def dater() -> Dater:
    return Dater.of(open_register("cis"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_report_is_dated_as_a_careful_reader_would_date_it(case: Case, dater: Dater) -> None:
    dated = dater.date(read_document(case.text.encode(), f"report.{case.form}"))
    if case.days == "none":
        assert not dated.settled
        return
    first, _, last = case.days.partition("..")
    assert dated, [ground.told.en for ground in dated.grounds]
    assert (dated.span.start, last_day(dated.span)) == (opening(first), closing(last or first))
    assert case.sure in {"", dated.confidence.value}


def test_there_are_enough_cases_to_mean_something_and_no_two_of_one_title() -> None:
    titles = [case.title for case in CASES]
    assert len(set(titles)) == len(titles) >= 60
