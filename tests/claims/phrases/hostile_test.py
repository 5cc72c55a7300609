"""Texts made to break or to stall a reader: nothing is raised, and the work is linear."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.phrases.reading import claims_of, reader_of

WORDS = ["Armenia", "the CIS", "Charter", "and", "signed", ",", "(", ")", "Minsk", "it", "in 2007"]
HARD = {
    "one long word": lambda n: "a" * n,
    "one word again and again": lambda n: "Charter " * n,
    "commas": lambda n: "Armenia" + "," * n + " signed",
    "brackets within brackets": lambda n: "(" * n + " Armenia signed the Charter " + ")" * n,
    "states without end": lambda n: "Armenia, " * n + "signed the CIS Charter.",
    "ands without end": lambda n: "Armenia and signed " * n,
    "pronouns without end": lambda n: "The CIS met. " + "it and they " * n,
    "dashes": lambda n: "Armenia - " * n,
    "titles without end": lambda n: "the Treaty on " * n,
    "of without end": lambda n: "leaders of " * n + "Armenia met.",
}


@pytest.mark.parametrize("text", [made(3000) for made in HARD.values()], ids=list(HARD))
def test_hard_texts_are_read(text: str) -> None:
    assert isinstance(claims_of(text), tuple)


@pytest.mark.parametrize("made", HARD.values(), ids=list(HARD))
def test_the_work_is_linear_in_the_text(made: Callable[[int], str]) -> None:
    reader_of("en")
    small, large = _calls(made(200)), _calls(made(800))
    assert large < 8 * small + 100_000, f"{small} calls, for four times the text {large}"


def _calls(text: str) -> int:
    """How many functions are called to read *text*: work that does not hang on the clock."""
    made = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal made
        del frame, arg
        made += event == "call"

    claims_of(text)  # words are looked up once
    sys.setprofile(count)
    try:
        claims_of(text)
    finally:
        sys.setprofile(None)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_statements_stand_where_they_say(text: str) -> None:
    text = f"Minsk. {text}"
    for claim in claims_of(text):
        assert text[claim.stretch.start : claim.stretch.end] == claim.words


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    if text.isprintable():
        assert isinstance(claims_of(f"Minsk. {text}"), tuple)
