"""Cutting a text into words, numbers and marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import forms_in
from foedus.claims.words.tokens import LONGEST, Sort, tokens_of


def cut(text: str, language: str = "en") -> list[str]:
    forms = forms_in("ru" if language == "ru" else "en")
    return [token.text for token in tokens_of(text, Stretch(0, len(text)), forms)]


def test_words_numbers_and_marks_stand_apart() -> None:
    assert cut("Nine states, on 13 May.") == ["Nine", "states", ",", "on", "13", "May", "."]


@pytest.mark.parametrize("genitive", ["Armenia's", "Armenia’s"])
def test_the_genitive_is_a_link_and_no_part_of_the_name(genitive: str) -> None:
    text = f"{genitive} parliament"
    tokens = tokens_of(text, Stretch(0, len(text)), forms_in("en"))
    assert [(t.text[:7], t.sort) for t in tokens][:2] == [
        ("Armenia", Sort.WORD),
        (genitive[7:], Sort.LINK),
    ]


def test_a_hyphen_between_words_is_a_link_and_a_dash_is_a_mark() -> None:
    text = "secretary-general - acting"
    sorts = [t.sort for t in tokens_of(text, Stretch(0, len(text)), forms_in("en"))]
    assert sorts == [Sort.WORD, Sort.LINK, Sort.WORD, Sort.MARK, Sort.WORD]


def test_initials_with_full_stops_are_one_word() -> None:
    assert cut("the U.S. and the C.I.S.") == ["the", "U.S.", "and", "the", "C.I.S."]


@pytest.mark.parametrize(
    ("word", "lemma", "language"),
    [
        ("ratified", "ratify", "en"),
        ("republics", "republic", "en"),
        ("ратифицировали", "ратифицировать", "ru"),
        ("Содружества", "содружество", "ru"),
        ("подписанный", "подписать", "ru"),
        ("её", "ее", "ru"),
    ],
)
def test_a_form_is_found_by_its_base_form(word: str, lemma: str, language: str) -> None:
    forms = forms_in("ru" if language == "ru" else "en")
    (token,) = tokens_of(word, Stretch(0, len(word)), forms)
    assert lemma in token.lemmas
    assert "=" + token.lower in token.lemmas


@given(st.text(max_size=200))
def test_every_letter_and_digit_of_any_text_stands_in_a_token(text: str) -> None:
    tokens = tokens_of(text, Stretch(0, len(text)), forms_in("en"))
    assert [t.text for t in tokens] == [text[t.stretch.start : t.stretch.end] for t in tokens]
    covered = {i for t in tokens for i in range(t.stretch.start, t.stretch.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


def test_a_word_longer_than_any_word_is_not_looked_up() -> None:
    text = "a" * (LONGEST + 1)
    (token,) = tokens_of(text, Stretch(0, len(text)), forms_in("en"))
    assert (token.sort, token.forms) == (Sort.MARK, ())
