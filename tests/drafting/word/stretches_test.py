"""Which passage is replaced: found once, and replaced as it was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.drafting.amending import Amendment, Deed, amended
from foedus.drafting.structure import Element, Kind, Text
from foedus.drafting.word.portions import Token
from foedus.drafting.word.stretches import compared, replaced

WORDS = st.text(alphabet="ab \n.", max_size=14)


def apply(words, told):
    """The words after the amendments, as the drafts themselves make them."""
    if not words:
        return told[0].words if told else words
    element = Element(kind=Kind.ARTICLE, wid="a", words=words)
    asked = tuple(
        Amendment(key=n, element="a", deed=Deed.REPLACE_WORDS, passage=p.passage, words=p.words)
        for n, p in enumerate(told)
    )
    return amended(Text(language="en", elements=(element,)), asked).elements[0].words


@given(before=WORDS, after=WORDS)
def test_what_is_replaced_makes_of_the_one_the_other(before, after):
    assert apply(before, replaced(compared(before, after), before)) == after


@st.composite
def token_lists(draw):
    flags = st.sampled_from([(True, True), (True, False), (False, True)])
    made = draw(st.lists(st.tuples(st.text("ab ", min_size=1, max_size=3), flags), max_size=8))
    moments = st.sampled_from([None, 1, 2])
    return [
        Token(words, before, after, None if before is after else draw(moments))
        for words, (before, after) in made
    ]


@given(tokens=token_lists())
def test_whatever_was_put_in_and_taken_out_at_whichever_moments(tokens):
    before = "".join(one.words for one in tokens if one.before)
    after = "".join(one.words for one in tokens if one.after)
    assert apply(before, replaced(tokens, before)) == after


@pytest.mark.parametrize(
    ("before", "after", "passage", "words"),
    [
        ("within 30 days", "within 60 days", "30", "60"),
        ("30 days, not 30 hours", "30 days, not 60 hours", "not 30 hours", "not 60 hours"),
        ("the the the", "the the", "", "the the"),
        ("", "new", "", "new"),
        ("all gone", "", "", ""),
    ],
)
def test_a_passage_is_widened_only_until_it_stands_once(before, after, passage, words):
    [one] = replaced(compared(before, after), before)
    assert (one.passage, one.words) == (passage, words)
