"""What is a misspelling of a word of final clauses, and what is a word of its own."""

from __future__ import annotations

import pytest

from foedus.finalclauses.grammar.book import phrase_book
from foedus.finalclauses.grammar.dictionaries import is_other_word, is_word
from foedus.finalclauses.grammar.scanning import Scanner

from .support import reading_of


def _corrections(text: str, language: str = "en") -> list[tuple[str, str]]:
    scanned = Scanner(phrase_book(language).lexicon, language).scan(text)
    return [(one.written, one.read) for one in scanned.corrections]


@pytest.mark.parametrize(
    "word",
    ["character", "whose", "commerce", "content", "determination", "international", "issues"],
)
def test_a_word_of_the_language_is_not_parted_or_taken_for_another(word: str) -> None:
    told = _corrections(f"the {word} of the goods")

    assert all(is_other_word(word, read, "en") is False for _, read in told)
    assert not any(" " in read for _, read in told)


@pytest.mark.parametrize(
    ("written", "read"),
    [("moths", "months"), ("notifiying", "notifying"), ("thirtiethday", "thirtieth day")],
)
def test_a_misspelling_is_mended(written: str, read: str) -> None:
    assert _corrections(f"six {written} after") == [(written, read)]


def test_another_form_of_a_word_of_the_book_is_read_as_that_word() -> None:
    assert not is_other_word("continuarán", "continuará", "es")
    assert is_other_word("character", "charter", "en")


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert not is_word("months", "tlh")


def test_six_moths_are_six_months() -> None:
    reading = reading_of(
        "Either Party may terminate this Agreement by written notification to the other Party. "
        "This Agreement shall expire six moths after the date of such notification."
    )

    assert reading.given("withdrawal.notice.unit") == "months"
