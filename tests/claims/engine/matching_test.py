"""The pattern language of the phrase book: what each sign stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.matching import Match, Row, matches
from foedus.claims.phrases.pattern import groups_of, in_order, orders_of
from foedus.claims.phrases.skipping import loose, no_skip, tight
from foedus.claims.phrases.vocabulary import vocabulary_of
from foedus.claims.pieces.row import Piece, Sort, States
from foedus.claims.terms.kinds import Stretch
from foedus.claims.terms.said import StatesSaid
from foedus.claims.words.forms import forms_in
from foedus.claims.words.tokens import Sort as TokenSort
from foedus.claims.words.tokens import tokens_of

FORMS = forms_in("en")
WORDS = vocabulary_of(
    {
        "articles": {"_": ["the", "a"]},
        "adjectives": {"_": ["new"]},
        "passed_over": {"_": ["have", "be", "also", "which", "not", "will"]},
        "posts": {"head": ["executive secretary"], "deputy": ["deputy"]},
    },
    FORMS,
)
STATES = {"Armenia", "Belarus", "Georgia"}


def row(text: str, skips: object = None) -> Row:
    tokens = tokens_of(text, Stretch(0, len(text)), FORMS)
    pieces = tuple(_piece(token) for token in tokens if token.sort is not TokenSort.LINK)
    return Row(pieces, WORDS, skips or loose(WORDS))  # type: ignore[arg-type]


def _piece(token: object) -> Piece:
    words = token.text  # type: ignore[attr-defined]
    if words in STATES:
        return Piece(Sort.STATES, (token,), States(StatesSaid((words,))))  # type: ignore[arg-type]
    mark = token.sort is TokenSort.MARK  # type: ignore[attr-defined]
    return Piece(Sort.MARK if mark else Sort.WORD, (token,))  # type: ignore[arg-type]


def found(says: str, text: str, skips: object = None) -> list[Match]:
    return list(matches(in_order(groups_of(says, WORDS, FORMS)), row(text, skips)))


def test_a_word_stands_for_all_its_forms() -> None:
    assert found("{states} sign", "Armenia signed")
    assert found("{states} sign", "Armenia signs")


def test_a_word_after_an_equals_sign_stands_for_itself_only() -> None:
    assert found("=signed", "they signed")
    assert not found("=signed", "they sign")


def test_either_of_two_words_and_rows_of_words() -> None:
    for text in ("Armenia left", "Armenia pulled out"):
        assert found("{states} =left|pull_out", text), text


def test_a_label_of_a_list_is_kept_by_its_role() -> None:
    (match,) = found("post:@posts of {states}", "the Executive Secretary of Armenia")
    assert match.labels == {"post": "head"}
    assert match.roles["states"].lower == "armenia"


def test_an_element_that_may_be_missing_may_be_missing_anywhere() -> None:
    assert found("new? secretary", "secretary")
    assert found("{states} also? sign", "Armenia signed")


def test_adverbs_auxiliaries_and_brackets_are_passed_over() -> None:
    (match,) = found("{states} sign", "Armenia (which is new) has also signed")
    assert match.passed


@pytest.mark.parametrize("text", ["Armenia wept and signed", "Armenia. Signed", "Armenia; signed"])
def test_other_words_are_not_passed_over(text: str) -> None:
    assert not found("{states} sign", text)


def test_nothing_is_passed_over_where_the_phrase_forbids_it() -> None:
    assert not found("{states} sign", "Armenia also signed", no_skip)
    assert not found("{states} sign", "Armenia also signed", tight(WORDS))


def test_a_gap_stays_within_the_clause_and_takes_the_nearest() -> None:
    (match,) = found("sign ~ {states}", "signed in a far country by Georgia and Belarus")
    assert match.roles["states"].lower == "georgia"
    assert not found("sign ~ {states}", "signed; later Georgia left")


def test_a_free_order_is_every_order() -> None:
    elements = groups_of("{states} sign new", WORDS, FORMS)
    assert len(orders_of(elements)) == 6


def test_the_beginning_of_the_sentence_can_be_demanded() -> None:
    assert found("^ {states} sign", "Armenia signed")
    assert not found("^ {states} sign", "today Armenia signed")


@pytest.mark.parametrize("says", ["{nothing}", "x:@nolist", "{a:states|nothing}"])
def test_a_phrase_that_cannot_be_read_is_refused_with_its_reason(says: str) -> None:
    with pytest.raises(BadPhrase, match="cannot be read"):
        groups_of(says, WORDS, FORMS)


@given(st.lists(st.sampled_from(["Armenia", "signed", "also", ",", "(", ")", "wept"]), max_size=40))
def test_every_match_ends_after_it_begins_and_holds_its_roles(words: list[str]) -> None:
    text = " ".join(words)
    for match in found("{states} sign", text):
        inside = row(text).pieces[match.first : match.last]
        assert match.roles["states"].stretch in [piece.stretch for piece in inside]
        assert inside[-1].lower == "signed"


def test_a_long_row_of_what_may_be_passed_over_is_given_up() -> None:
    assert not found("{states} sign", "Armenia " + "also " * 5000 + "signed")
