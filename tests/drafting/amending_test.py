"""Amendments: what they make, which cannot stand together, and when they come too late."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.drafting.agreement import Stance, Standing, fingerprint, positions
from foedus.drafting.amending import (
    Amendment,
    Carried,
    Deed,
    Orphaned,
    amended,
    carried,
    conflicts,
)
from foedus.drafting.errors import Conflicting, NoSuchElement, Orphan
from foedus.drafting.identity import with_ids
from foedus.drafting.languages import Step, out_of_step
from foedus.drafting.plain import read_plain
from foedus.drafting.structure import Element, Kind, Text, element_at, walk
from support.drafts import AT

from .texts import TEXTS, WORDS

BASE = read_plain(
    "Договор\nСтатья 1. Предмет\n1. Стороны охраняют озеро.\n2. Стороны не ловят рыбу.\n"
    "Статья 2. Комиссия\nСтороны создают комиссию на два года.\n",
    "ru",
)


def asks(key: int, deed: Deed, element: str = "art_2", **more: object) -> Amendment:
    return Amendment(key=key, element=element, deed=deed, **more)


def replaces(key: int, words: str, passage: str = "", element: str = "art_2") -> Amendment:
    return asks(key, Deed.REPLACE_WORDS, element, words=words, passage=passage)


PAIRS = [
    ("other words", replaces(1, "A."), replaces(2, "B."), True),
    ("the same words", replaces(1, "A."), replaces(2, "A."), False),
    ("one passage", replaces(1, "три", "два"), replaces(2, "пять", "два"), True),
    ("two passages", replaces(1, "три", "два"), replaces(2, "совет", "комиссию"), False),
    ("overlapping", replaces(1, "x", "на два"), replaces(2, "y", "два года"), True),
    ("a passage and all", replaces(1, "три", "два"), replaces(2, "Всё иное."), True),
    ("two elements", replaces(1, "A."), replaces(2, "B.", element="art_1__para_1"), False),
    ("deleted and changed", asks(1, Deed.DELETE), replaces(2, "B."), True),
    ("deleted twice", asks(1, Deed.DELETE), asks(2, Deed.DELETE), False),
    (
        "deleted around it",
        asks(1, Deed.DELETE, "art_1"),
        replaces(2, "B.", element="art_1__para_2"),
        True,
    ),
    (
        "deleted, and inserted beside it",
        asks(1, Deed.DELETE),
        asks(2, Deed.INSERT_AFTER, words="Новое."),
        False,
    ),
    (
        "inserted in what is deleted",
        asks(1, Deed.DELETE, "art_1"),
        asks(2, Deed.INSERT_AFTER, "art_1__para_1", words="Новое."),
        True,
    ),
    (
        "two headings",
        asks(1, Deed.REPLACE_HEADING, heading="A"),
        asks(2, Deed.REPLACE_HEADING, heading="B"),
        True,
    ),
    ("heading and words", asks(1, Deed.REPLACE_HEADING, heading="A"), replaces(2, "B."), False),
    (
        "one number twice",
        asks(1, Deed.INSERT_AFTER, number="Статья 3", words="A."),
        asks(2, Deed.INSERT_AFTER, number="Статья 3", words="B."),
        True,
    ),
    (
        "two insertions",
        asks(1, Deed.INSERT_AFTER, number="Статья 3", words="A."),
        asks(2, Deed.INSERT_AFTER, number="Статья 4", words="B."),
        False,
    ),
]


@pytest.mark.parametrize(
    ("first", "second", "against"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS]
)
def test_two_amendments_stand_together_or_not(
    first: Amendment, second: Amendment, *, against: bool
) -> None:
    for both in ((first, second), (second, first)):
        assert bool(conflicts(BASE, both)) is against
        if against:
            with pytest.raises(Conflicting):
                amended(BASE, both)
        else:
            assert amended(BASE, both) == amended(BASE, both[::-1])


def test_three_in_one_matter_are_one_conflict() -> None:
    found = conflicts(BASE, (replaces(1, "A."), replaces(2, "B."), asks(3, Deed.DELETE)))
    assert [one.keys for one in found] == [(1, 2, 3)]
    assert found[0].reason.ru


def test_what_each_deed_makes() -> None:
    made = amended(
        BASE,
        (
            replaces(1, "пять лет", "два года"),
            asks(2, Deed.REPLACE_HEADING, heading="Совет"),
            asks(3, Deed.DELETE, "art_1__para_1"),
            asks(4, Deed.INSERT_BEFORE, number="Статья 1 bis", heading="Вода", words="Чистая."),
        ),
    )
    assert [one.eid for one in walk(made)] == ["art_1", "art_1__para_2", "art_1-bis", "art_2"]
    council = element_at(made, "art_2")
    assert (council.heading, council.words) == ("Совет", "Стороны создают комиссию на пять лет.")
    assert element_at(made, "art_1-bis").words == "Чистая."


def test_nothing_is_made_of_what_is_not_there() -> None:
    with pytest.raises(NoSuchElement):
        amended(BASE, (replaces(1, "A.", element="art_9"),))
    with pytest.raises(Orphan):
        amended(BASE, (replaces(1, "A.", "таких слов нет"),))


def changed(text: Text, element: str, words: str) -> Text:
    return amended(text, (replaces(0, words, element=element),))


@pytest.mark.parametrize(
    ("amendment", "now", "stands"),
    [
        (replaces(1, "A."), BASE, True),
        (replaces(1, "A."), changed(BASE, "art_1__para_1", "Иное."), True),
        (replaces(1, "A."), changed(BASE, "art_2", "Иное."), False),
        (replaces(1, "три", "два"), changed(BASE, "art_2", "Есть два дня."), True),
        (replaces(1, "три", "два"), changed(BASE, "art_2", "Есть два и два."), False),
        (asks(1, Deed.DELETE, "art_1"), changed(BASE, "art_1__para_1", "Иное."), False),
        (asks(1, Deed.INSERT_AFTER, words="A."), changed(BASE, "art_2", "Иное."), True),
        (asks(1, Deed.REPLACE_HEADING, heading="A"), changed(BASE, "art_2", "Иное."), True),
        (replaces(1, "A."), amended(BASE, (asks(0, Deed.DELETE),)), False),
    ],
)
def test_an_amendment_is_carried_while_what_it_is_about_is_unchanged(
    amendment: Amendment, now: Text, *, stands: bool
) -> None:
    found = carried(amendment, BASE, now)
    assert isinstance(found, Carried) is stands
    if isinstance(found, Orphaned):
        assert found.reason.en
        assert found.reason.ru


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_amendments_without_conflict_give_one_text_in_whatever_order(data: st.DataObject) -> None:
    text = data.draw(TEXTS.filter(lambda one: bool(one.elements)))
    places = st.sampled_from([one.wid for one in walk(text)])
    made = st.builds(
        lambda element, deed, words: (element, deed, words), places, st.sampled_from(Deed), WORDS
    )
    rows = data.draw(st.lists(made, max_size=4))
    todo = tuple(
        asks(key, deed, element, words=words or "x", heading=words or "x")
        for key, (element, deed, words) in enumerate(rows, start=1)
    )
    pairwise = all(not conflicts(text, both) for both in combinations(todo, 2))
    assert pairwise is (not conflicts(text, todo))
    if pairwise:
        assert amended(text, todo) == amended(text, tuple(reversed(todo)))


def test_a_passage_that_overlaps_itself_is_at_two_places() -> None:
    words = "the\nthe\nthe"
    text = with_ids(
        Text(language="en", elements=(Element(kind=Kind.ARTICLE, number="1", words=words),))
    )
    (wid,) = (one.wid for one in walk(text))

    def asked(passage: str) -> Amendment:
        return Amendment(key=1, element=wid, deed=Deed.REPLACE_WORDS, passage=passage, words="this")

    assert words.count("the\nthe") == 1
    assert isinstance(carried(asked("the\nthe"), text, text), Orphaned)
    with pytest.raises(Orphan):
        amended(text, (asked("the\nthe"),))
    assert carried(asked(words), text, text) == Carried(asked(words))
    assert element_at(amended(text, (asked(words),)), wid).words == "this"


def test_agreement_is_to_words_and_lapses_with_them_alone() -> None:
    said = tuple(
        Stance(
            element=wid,
            party="AM",
            agrees=True,
            fingerprint=fingerprint(element_at(BASE, wid)),
            at=AT,
        )
        for wid in ("art_1", "art_1__para_1", "art_1__para_2", "art_2")
    )
    now = changed(BASE, "art_1__para_1", "Иное.")
    standing = {wid: by["AM"].standing for wid, by in positions(now, said).items()}
    assert standing == {
        "art_1": Standing.LAPSED,  # it is made of a paragraph that changed
        "art_1__para_1": Standing.LAPSED,
        "art_1__para_2": Standing.AGREED,
        "art_2": Standing.AGREED,
    }
    renumbered = replace(BASE, elements=(replace(BASE.elements[0], number="Статья 9"),))
    assert positions(renumbered, said)["art_1"]["AM"].standing is Standing.AGREED
    back = changed(now, "art_1__para_1", "Стороны охраняют озеро.")
    assert positions(back, said)["art_1"]["AM"].standing is Standing.AGREED


def test_languages_out_of_step_are_told_by_element() -> None:
    english = replace(BASE, language="en")
    assert out_of_step((BASE, english)) == ()
    short = replace(english, elements=english.elements[:1])
    assert [(one.wid, one.language, one.step) for one in out_of_step((BASE, short))] == [
        ("art_2", "en", Step.MISSING)
    ]
    turned = replace(english, elements=english.elements[::-1])
    assert [one.step for one in out_of_step((BASE, turned))] == [Step.ORDER]
