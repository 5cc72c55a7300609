"""Comparing versions: what is told is what differs, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.drafting.comparing import How, What, apply, compare, word_pieces
from foedus.drafting.identity import carried_ids
from foedus.drafting.merging import merge
from foedus.drafting.plain import read_plain, write_plain
from foedus.drafting.structure import Text, walk

from .texts import TEXTS, WORDS, changed

BASE = """\
Соглашение

Статья 1. Предмет
1. Стороны охраняют озеро.
2. Стороны обмениваются сведениями.

Статья 2. Комиссия
Стороны создают комиссию, которая собирается раз в год.

Статья 3. Расходы
Стороны несут расходы поровну и отчитываются о них.
"""


def read(words: str) -> Text:
    return read_plain(words, "ru")


def told(before: str, after: str) -> dict[str, set[str]]:
    old = read(before)
    found = compare(old, carried_ids(old, read(after)))
    return {one.wid: {what.value for what in one.what} for one in found.changes}


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_a_text_compared_with_itself_gives_nothing(text: Text) -> None:
    found = compare(text, text)
    assert not found
    assert found.changes == ()


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_the_difference_applied_gives_the_other_text(data: st.DataObject) -> None:
    before = data.draw(TEXTS)
    after = data.draw(st.one_of(changed(before), TEXTS))
    assert apply(compare(before, after), before) == after


@given(WORDS, WORDS)
@settings(deadline=None, max_examples=60)
def test_pieces_of_words_make_both_sides(before: str, after: str) -> None:
    pieces = word_pieces(before, after)
    old = "".join(one.words for one in pieces if one.how is not How.ADDED)
    new = "".join(one.words for one in pieces if one.how is not How.REMOVED)
    assert (old, new) == (before, after)
    if before == after:
        assert all(one.how is How.SAME for one in pieces)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_what_differs_is_told_and_what_is_the_same_is_not(data: st.DataObject) -> None:
    """The slow twin: each element looked at by itself."""
    before = data.draw(TEXTS)
    after = data.draw(changed(before))
    old = {one.wid: one for one in walk(before)}
    new = {one.wid: one for one in walk(after)}
    found = compare(before, after)
    for wid in old.keys() | new.keys():
        change = found.of(wid)
        what = change.what if change else frozenset()
        assert (What.ADDED in what) == (wid not in old)
        assert (What.REMOVED in what) == (wid not in new)
        if wid in old and wid in new:
            one, other = old[wid], new[wid]
            assert (What.CHANGED in what) == (one.words != other.words)
            assert (What.RENUMBERED in what) == (one.number != other.number)
            assert (What.RETITLED in what) == (one.heading != other.heading)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BASE, {}),
        (BASE.replace("комиссию", "совет"), {"art_2": {"changed"}}),
        (
            BASE.replace(
                "Статья 3. Расходы", "Статья 3. Взносы\nСтороны платят взносы.\n\nСтатья 4. Расходы"
            ),
            {"art_3-v2": {"added"}, "art_3": {"renumbered"}},
        ),
        (
            BASE.replace("2. Стороны обмениваются сведениями.\n", ""),
            {"art_1__para_2": {"removed"}},
        ),
        (BASE.replace("Комиссия\n", "Совместная комиссия\n"), {"art_2": {"other heading"}}),
    ],
)
def test_changes_are_called_by_their_names(after: str, expected: dict[str, set[str]]) -> None:
    names = {"other heading": "retitled"}
    wanted = {wid: {names.get(one, one) for one in what} for wid, what in expected.items()}
    assert told(BASE, after) == wanted


def test_a_provision_that_changed_places_has_moved_and_the_others_have_not() -> None:
    text = read(BASE)
    first, *others = text.elements
    found = compare(text, replace(text, elements=(*others, first)))
    assert [(one.wid, set(one.what)) for one in found.changes] == [("art_1", {What.MOVED})]


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_merge_with_what_nobody_changed_is_the_other_side(data: st.DataObject) -> None:
    base = data.draw(TEXTS)
    ours = data.draw(changed(base))
    assert merge(base, ours, base).text == ours
    assert merge(base, base, ours).text == ours
    both = merge(base, ours, ours)
    assert (both.text, both.clashes) == (ours, ())


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_a_merge_loses_no_change_of_either_side_that_does_not_clash(data: st.DataObject) -> None:
    base = data.draw(TEXTS)
    ours, theirs = data.draw(changed(base)), data.draw(changed(base))
    merged = merge(base, ours, theirs)
    was, mine, other, now = (
        {one.wid: one for one in walk(text)} for text in (base, ours, theirs, merged.text)
    )
    clashing = {one.wid for one in merged.clashes}
    for wid in was.keys() & mine.keys() & other.keys() - clashing:
        both = {mine[wid].words, other[wid].words}
        assert now[wid].words in both
        if was[wid].words in both and len(both) == 2:
            assert now[wid].words != was[wid].words
    for side in (mine, other):
        assert side.keys() - was.keys() <= now.keys()


def test_both_sides_change_the_same_words_and_it_clashes() -> None:
    base = read(BASE)
    ours = carried_ids(base, read(BASE.replace("комиссию", "совет")))
    theirs = carried_ids(base, read(BASE.replace("комиссию", "бюро")))
    (clash,) = merge(base, ours, theirs).clashes
    assert (clash.wid, clash.part) == ("art_2", "words")
    assert "совет" in clash.ours
    assert "бюро" in clash.theirs


def test_one_deletes_what_the_other_changes_and_the_change_is_kept_for_decision() -> None:
    base = read(BASE)
    ours = replace(base, elements=base.elements[:1] + base.elements[2:])
    theirs = carried_ids(base, read(BASE.replace("комиссию", "бюро")))
    merged = merge(base, ours, theirs)
    assert [(one.wid, one.ours) for one in merged.clashes] == [("art_2", "")]
    assert "бюро" in write_plain(merged.text)
