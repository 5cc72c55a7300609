"""Where sentences end: the cases stand in sentences.txt."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from foedus.documents.reading import read_document
from foedus.documents.sentences import sentences, sentences_in

CASES = tuple(
    line
    for line in Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)


BLOCKS = tuple(
    part.partition("\n")
    for part in Path(__file__).with_name("blocks.txt").read_text("utf-8").split("\n=== ")[1:]
)


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences_in(text, 0, len(text))]


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_ends_where_a_reader_ends_it(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize("case", CASES)
def test_the_line_ends_of_a_wrapped_text_change_nothing(case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    wrapped = "\n".join(" ".join(expected).split(" "))
    assert [" ".join(one.split()) for one in split(wrapped)] == expected


@pytest.mark.parametrize("part", BLOCKS, ids=lambda part: part[0])
def test_what_is_no_running_text_is_not_joined_to_it(part: tuple[str, str, str]) -> None:
    text, _, expected = part[2].partition("\n---\n")
    document = read_document(text.encode(), "report.txt")
    found = [" ".join(document.text[a.start : a.end].split()) for a in sentences(document)]
    assert found == expected.strip().splitlines()


def test_there_are_enough_cases_to_mean_something() -> None:
    assert len(CASES) >= 80


def test_a_sentence_never_reaches_into_another_block() -> None:
    document = read_document(
        b"A title\n\nOne sentence that goes\non. Another\n\n1. an item;", "a.txt"
    )
    found = [document.text[one.start : one.end] for one in sentences(document)]
    assert found == ["A title", "One sentence that goes\non.", "Another", "1. an item;"]
    assert [one.block for one in sentences(document)] == [0, 1, 1, 2]


@settings(deadline=None)
@given(some.text(some.sampled_from("aБ.!? \n\"'«»—1гA…("), max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = list(sentences_in(text, 0, len(text)))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
