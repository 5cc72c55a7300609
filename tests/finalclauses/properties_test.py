"""A delay that is put into words is read back; hostile texts are read in no time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.finalclauses.grammar.book import phrase_book
from foedus.finalclauses.grammar.mending import Mender
from foedus.finalclauses.grammar.scanning import Scanner
from foedus.finalclauses.reading import read_excerpts
from foedus.finalclauses.terms import Excerpt

from .support import reading_of

TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
]
ORDINAL = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
ORDINAL |= {"nine": "ninth", "twelve": "twelfth"}


def _in_words(number: int) -> str:
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {_in_words(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def _ordinal(number: int) -> str:
    head, dash, last = _in_words(number).rpartition("-" if "-" in _in_words(number) else " ")
    if last in ORDINAL:
        return head + dash + ORDINAL[last]
    return head + dash + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


WAYS = st.sampled_from(["figures", "words", "both"])


def _written(number: int, way: str) -> str:
    if way == "both":
        return f"{_in_words(number)} ({number})"
    return str(number) if way == "figures" else _in_words(number)


@settings(deadline=None, max_examples=60)
@given(
    number=st.integers(1, 365),
    unit=st.sampled_from(["days", "months", "years"]),
    way=WAYS,
    after=st.sampled_from(["after", "following", "from"]),
    event=st.sampled_from(
        [
            "the date of the exchange of instruments of ratification",
            "the date on which the Parties exchange diplomatic notes",
            "the deposit of the third instrument of ratification",
            "the receipt of the last written notification",
        ]
    ),
)
def test_a_delay_put_into_words_is_read_back(
    number: int, unit: str, way: str, after: str, event: str
) -> None:
    words = f"{_written(number, way)} {unit} {after} {event}"
    reading = reading_of(f"This Agreement shall enter into force {words}.")

    assert reading.given("entry_into_force.delay.n") == number
    assert reading.given("entry_into_force.delay.unit") == unit


@settings(deadline=None, max_examples=40)
@given(number=st.integers(1, 199))
def test_an_ordinal_put_into_words_is_read_back(number: int) -> None:
    text = (
        f"This Treaty shall enter into force on the {_ordinal(number)} "
        f"day after the exchange of notes."
    )

    assert reading_of(text).given("entry_into_force.delay.n") == number


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for language in ("en", "ru"):
        reading = reading_of(text, language)
        assert all(0 <= one.start <= one.end <= len(text) for one in reading.unread)


HEAD = "This Agreement shall enter into force "
HOSTILE = {
    "a word of 100 kB": HEAD + "a" * 100_000,
    "glued words": HEAD + "theagreement" * 8_000,
    "brackets": HEAD + "(" * 50_000,
    "numbers": HEAD + "one hundred and " * 20_000,
    "digits": HEAD + "9" * 100_000,
    "hyphens": HEAD + "-" * 50_000,
    "full stops": "A. " * 40_000,
    "new lines": "\n\n" * 50_000 + HEAD,
    "paragraph numbers": "1. (a) " * 20_000,
    "nothing but heads": (HEAD + "on " * 30) * 300,
    "NUL and surrogates": HEAD + "\x00\udc80\ud800 on signature.",
    "names": HEAD + "Republic of the " * 20_000,
    "dates": HEAD + "1 January " * 20_000,
    "combining marks": HEAD + "e\u0301" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    reading = reading_of(text)

    assert reading.text == text


def test_twice_the_text_is_not_more_than_a_few_times_the_work() -> None:
    """Counted in tokens and sentences, not in seconds."""
    scanner = Scanner(phrase_book("en").lexicon)
    once = scanner.scan("the agreement shall " * 100)
    twice = scanner.scan("the agreement shall " * 200)

    assert len(twice.tokens) == 2 * len(once.tokens)


@given(st.text(alphabet="abcdefgh", min_size=4, max_size=12))
def test_a_word_is_mended_only_to_a_word_of_the_book(word: str) -> None:
    mender = Mender(frozenset({"abcdefgh", "hgfedcba", "abcd"}))

    assert mender.nearest(word) in {"", "abcdefgh", "hgfedcba", "abcd"}


def test_two_near_words_mend_nothing() -> None:
    assert Mender(frozenset({"party", "parts"})).nearest("partz") == ""


def test_no_excerpts_give_an_empty_reading() -> None:
    assert read_excerpts([]).values == ()
    assert read_excerpts([Excerpt(article="1", text="")]).found == ()
