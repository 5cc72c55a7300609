"""Sentences that a scan has cut, run together or soiled are read as they may have stood."""

from __future__ import annotations

import pytest

from .support import given, reading_of

RULE = "This Agreement shall enter into force on the date of signature."


def test_a_full_stop_too_many_does_not_cut_a_sentence() -> None:
    text = (
        "It shall enter into force on 1 January 1973, provided that the. Contracting Parties have"
        " notified each other before that date that the procedures have been completed."
    )

    assert given(text, "entry_into_force.trigger") == "fixed_date_if_consents"


def test_two_sentences_without_a_full_stop_are_parted() -> None:
    text = (
        "This Agreement is concluded for an unlimited period Either Party may terminate it by"
        " giving six months' notice to the other Party."
    )

    assert given(text, "duration.kind") == "indefinite"
    assert given(text, "withdrawal.notice.n") == 6


def test_a_semicolon_parts_two_rules() -> None:
    text = (
        "This Agreement is concluded for an unlimited period; each Party may denounce it by giving"
        " twelve months notice."
    )

    assert given(text, "withdrawal.notice.n") == 12


@pytest.mark.parametrize("heading", ["Final Matters", "Closing Words of the Treaty Makers"])
def test_a_heading_run_into_a_sentence_is_left_out(heading: str) -> None:
    reading = reading_of(f"{heading} {RULE}")

    assert reading.given("entry_into_force.trigger") == "on_signature"
    quote = reading.by_path["entry_into_force.quote"].value
    assert quote == RULE


def test_words_before_a_comma_are_no_heading() -> None:
    reading = reading_of(f"Failing all that has been hoped, {RULE}")

    assert reading.given("entry_into_force.trigger") is None


def test_what_is_no_word_is_left_out_and_told() -> None:
    reading = reading_of("This Agreement shall enter into force on thc date of signature.")

    assert reading.given("entry_into_force.trigger") == "on_signature"
    assert [(one.written, one.read) for one in reading.corrections] == [("thc", "")]


@pytest.mark.parametrize("word", ["never", "not", "only"])
def test_a_word_of_the_language_is_never_left_out(word: str) -> None:
    reading = reading_of(f"This Agreement shall enter into force {word} on the date of signature.")

    assert reading.given("entry_into_force.trigger") is None


def test_dirt_inside_a_word_is_mended() -> None:
    text = "This Agreement shall enter into force on the date on w,hich the Parties exchange notes."

    assert given(text, "entry_into_force.trigger") == "exchange_of_instruments"


def test_a_stray_stop_before_the_number_of_an_article_ends_no_sentence() -> None:
    text = (
        "The present Agreement shall come into force on the first day of the second month"
        " following the date of exchange of the instruments of ratification and the notice of"
        " conclusion referred to in Article. 31."
    )

    assert given(text, "entry_into_force.consent_kind") == "ratification"
