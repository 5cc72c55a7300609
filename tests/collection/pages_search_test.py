"""Search: every word must match, folded, by its beginning; the best first; nothing is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collection.pages_views import commonwealth, on, view_of
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.search import Filters, SearchPage, search
from foedus.collection.pages.search_index import Field, Found, fold, index_of, stem_of, words_in
from foedus.law.terms.acts import Kind
from foedus.law.terms.conditions import Count
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.wording import Wording
from support.worlds import act, treaty

TODAY = "2026-11-22"


def _ids(page: SearchPage) -> list[str]:
    return [hit.thing.id for hit in page.hits]


@pytest.mark.parametrize(
    ("words", "kind", "first"),
    [
        ("free trade 2011", "instrument", "cis/free-trade-2011"),
        ("Договор о зоне свободной торговли", "instrument", "cis/free-trade-2011"),
        ("cis/charter-1993", "", "cis/charter-1993"),
        ("charter article 9", "", "cis/charter-1993"),
        ("georgia", "", "GE"),
        ("Грузия", "", "GE"),
        ("lebedev", "office", "cis/executive-secretary"),
        ("interparliamentary assembly", "organisation", "cis"),
    ],
)
def test_what_a_reader_looks_for_stands_first(words: str, kind: str, first: str) -> None:
    assert _ids(search(on(TODAY), words, Filters(kind=kind)))[0] == first


def test_another_form_of_a_russian_word_is_found() -> None:
    found = search(on(TODAY), "пенсионное обеспечение", Filters(kind="instrument"))

    assert "eaeu/pensions-2019" in _ids(found)


def test_case_accents_and_yo_do_not_count() -> None:
    one = replace(treaty([], Count(number=2)), title=Wording("Accord de Genève", "Счётная палата"))
    view = view_of(one)

    assert _ids(search(view, "GENEVE")) == ["x/treaty"]
    assert _ids(search(view, "счетная")) == ["x/treaty"]
    assert _ids(search(view, "СЧЁТНАЯ")) == ["x/treaty"]
    assert fold("ЙОД") == "йод"


def test_every_word_must_match() -> None:
    assert search(on(TODAY), "charter zzzz").total == 0
    assert search(on(TODAY), "charter").total > 0


def test_nothing_found_says_what_was_looked_for_and_where() -> None:
    page = search(on(TODAY), "zzzz")

    assert page.hits == ()
    assert "“zzzz”" in page.message
    assert "clauses" in page.message


def test_filters_that_hide_everything_say_so() -> None:
    page = search(on(TODAY), "georgia", Filters(subject="pensions", kind="state"))

    assert page.total == 0
    assert "without the filters" in page.message


def test_an_excerpt_shows_where_each_word_matched() -> None:
    hit = search(on(TODAY), "charter article 9").hits[0]
    matched = {
        (one.field, piece.text) for one in hit.excerpts for piece in one.pieces if piece.matched
    }

    assert matched >= {(Field.TITLE, "Charter"), (Field.CLAUSE, "Art"), (Field.CLAUSE, "9")}


def test_an_empty_query_lists_everything_by_kind() -> None:
    page = search(on(TODAY))
    held = commonwealth().register

    assert dict(page.kinds)[Found.INSTRUMENT] == len(held.instruments)
    assert dict(page.kinds)[Found.ACT] == sum(1 for _ in held.acts())
    assert page.hits[0].kind is Found.INSTRUMENT
    assert page.message == ""


def test_pages_hold_everything_once() -> None:
    view = on(TODAY)
    filters = Filters(kind="instrument", organisation="cis")
    first = search(view, "", filters)
    ids = [
        one for n in range(1, first.pages + 1) for one in _ids(search(view, "", filters, page=n))
    ]

    assert len(ids) == len(set(ids)) == first.total
    assert search(view, "", filters, page=first.pages + 1).hits == ()


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2012-09-19", []),
        ("2012-09-20", ["cis/free-trade-2011"]),
        ("2012-09-21", ["cis/free-trade-2011"]),
    ],
)
def test_in_force_means_on_the_day(day: str, found: list[str]) -> None:
    filters = Filters(kind="instrument", in_force=True, subject="free-trade")

    assert _ids(search(on(day), "cis free trade 2011 free-trade-2011", filters)) == found


def test_an_act_that_was_not_known_is_not_found() -> None:
    late = act(
        Kind.COMMUNICATION,
        "AA",
        date(1993, 1, 1),
        words=Wording("zebra"),
        recorded=date(1995, 1, 1),
    )
    one = treaty([late], Count(number=2))

    assert search(view_of(one, known=date(1994, 12, 31)), "zebra").total == 0
    assert search(view_of(one, known=date(1995, 1, 1)), "zebra").total == 1


def test_bad_filters_are_refused_with_what_there_is() -> None:
    view = on(TODAY)
    with pytest.raises(BadFilter, match="instrument"):
        search(view, "x", Filters(kind="tretay"))
    with pytest.raises(BadFilter):
        search(view, "x", Filters(subject="<b>"))
    with pytest.raises(UnknownName):
        search(view, "x", Filters(organisation="nato"))
    with pytest.raises(BadQuestion):
        search(view, "x", page=0)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "%s{0}{who}zz", "'; --", "\x00", "((("]
)
def test_hostile_words_are_only_words(words: str) -> None:
    page = search(on(TODAY), words)

    assert page.words == words
    assert page.total == 0
    assert words in page.message


def test_an_index_is_built_once_for_a_register() -> None:
    assert index_of(commonwealth()) is index_of(commonwealth())


WORDS = st.lists(st.sampled_from(["free", "trade", "чл", "устав", "1993", "mol", "a"]), max_size=3)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_the_index_finds_what_reading_every_entry_would_find(words: list[str]) -> None:
    """The slow twin: look at every word of every entry."""
    index = index_of(commonwealth())
    wanted = [stem_of(word) for word in dict.fromkeys(words)]
    slow = sum(
        all(
            any(held.startswith(stem) for one in entry.passages for held in one.words)
            for stem in wanted
        )
        for entry in index.entries
    )

    assert search(on(TODAY), " ".join(words)).total == slow


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert words_in(" ".join(words_in(text))) == words_in(text)
