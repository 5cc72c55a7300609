"""The text of a treaty in pieces: nothing is lost or moved, every value has its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedus.finalclauses.terms import Function, Quote, Reading, Status, Unread, Value
from foedus.web.read.shown import groups_of, pieces_of

TEXTS = st.text("ab\n.", min_size=1, max_size=60).map(lambda part: part * 80)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda two: (min(two), max(two)))
    paths = ("entry_into_force.trigger", "withdrawal.tail", "duration.kind")
    values = tuple(
        Value(
            path=path,
            value="x",
            status=Status.GIVEN,
            quotes=tuple(Quote(a, b, text[a:b]) for a, b in draw(st.lists(spans, max_size=2))),
        )
        for path in paths
    )
    unread = tuple(
        Unread(start=a, end=b, words=text[a:b], function=Function.WITHDRAWAL, where="")
        for a, b in draw(st.lists(spans, max_size=2))
    )
    return Reading(name="x", language="en", text=text, whole=True, values=values, unread=unread)


@given(readings())
def test_the_pieces_together_are_the_text(reading: Reading) -> None:
    assert "".join(one.text for one in pieces_of(reading)) == reading.text


@given(readings())
def test_what_a_value_rests_on_is_marked_and_nothing_else(reading: Reading) -> None:
    marked = set()
    place = 0
    for piece in pieces_of(reading):
        if piece.values:
            marked |= set(range(place, place + len(piece.text)))
        assert not (piece.folded and (piece.values or piece.unread))
        place += len(piece.text)

    quoted = {
        at for value in reading.values for one in value.quotes for at in range(one.start, one.end)
    }
    assert marked == quoted


@given(readings())
def test_a_link_to_words_leads_to_words(reading: Reading) -> None:
    beginnings = {number for piece in pieces_of(reading) for number in piece.first}
    linked = {
        one.number
        for group in groups_of(reading, reading, (), "en")
        for one in group.values
        if one.linked
    }
    with_words = {
        number for number in linked if any(number in piece.values for piece in pieces_of(reading))
    }

    assert beginnings == with_words
