"""The times that words name, case by case: files that anybody can add to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from tests.claims.written_days import closing, opening

from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import last_day
from foedus.claims.times.reading import times_in
from foedus.claims.times.terms import Leaning
from foedus.law.terms.wording import Language

HERE: Final = Path(__file__).parent
BRACED: Final = re.compile(r"[{}]")


@dataclass(frozen=True)
class Case:
    where: str
    language: Language
    today: date
    leaning: Leaning
    text: str
    words: tuple[str, ...]
    expected: tuple[str, ...]


def read(name: str, language: Language) -> Iterator[Case]:
    today, leaning = date.min, Leaning.PAST
    for number, line in enumerate((HERE / name).read_text("utf-8").splitlines(), start=1):
        key, _, told = line.partition(": ")
        if not line or line.startswith("#"):
            continue
        if key == "today":
            today = date.fromisoformat(told)
        elif key == "leaning":
            leaning = Leaning(told)
        else:
            text, _, expected = line.partition(" => ")
            words = tuple(re.findall(r"\{(.*?)\}", text))
            each = tuple(expected.split("; ")) if expected else ()
            where = f"{name}:{number}"
            yield Case(where, language, today, leaning, BRACED.sub("", text), words, each)


CASES: Final = [*read("english.txt", "en"), *read("russian.txt", "ru")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.where)
def test_the_words_name_the_time_that_a_reader_would_say(case: Case) -> None:
    found = times_in(case.text, 0, len(case.text), case.language, case.today, leaning=case.leaning)
    assert tuple(one.said.words for one in found) == case.words
    told = tuple((one.said.relation, one.said.span.start, last_day(one.said.span)) for one in found)
    assert told == tuple(expected(one) for one in case.expected)


def expected(written: str) -> tuple[Relation, date, date]:
    relation, days = written.split()
    first, _, last = days.partition("..")
    return Relation(relation), opening(first), closing(last or first)


def test_both_languages_have_enough_cases_to_mean_something() -> None:
    assert sum(case.language == "en" for case in CASES) > 150
    assert sum(case.language == "ru" for case in CASES) > 120
