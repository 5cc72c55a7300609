"""The page of two states: what binds them, kept apart from what does not."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collection.pages_views import on, view_of
from foedus.collection.pages.bonds import BondGroup, BondRow
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.pair import PairPage, pair_page
from foedus.law.answers.answers import BetweenAnswer
from foedus.law.terms.acts import Kind, Stated
from foedus.law.terms.conditions import Count
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.law.terms.uncertain import Bounded
from support.worlds import Maker, act, treaty

FREE_TRADE = "cis/free-trade-2011"


def _row(page: PairPage, instrument: str) -> BondRow:
    return next(row for row in page.rows if row.instrument.id == instrument)


@pytest.mark.parametrize(
    ("day", "group", "mark"),
    [
        ("2012-09-19", BondGroup.TO_COME, Mark.OPEN),
        ("2012-09-20", BondGroup.IN_FORCE, Mark.IN_FORCE),
        ("2015-12-31", BondGroup.IN_FORCE, Mark.IN_FORCE),
        ("2016-01-01", BondGroup.SUSPENDED, Mark.SUSPENDED),
        ("2016-01-02", BondGroup.SUSPENDED, Mark.SUSPENDED),
    ],
)
def test_free_trade_between_russia_and_ukraine_is_suspended_from_1_january_2016(
    day: str, group: BondGroup, mark: Mark
) -> None:
    row = _row(pair_page(on(day), "Russia", "Ukraine"), FREE_TRADE)

    assert (row.group, row.mark) == (group, mark)


def test_the_stretches_of_a_bond_tell_its_whole_life() -> None:
    row = _row(pair_page(on("2026-11-22"), "RU", "UA"), FREE_TRADE)

    assert [(one.mark, one.since.text, one.until.text) for one in row.stretches] == [
        (Mark.IN_FORCE, "2012-09-20", "2016-01-01"),
        (Mark.SUSPENDED, "2016-01-01", ""),
    ]


def test_what_is_over_stands_apart_with_its_days_and_the_reason() -> None:
    row = _row(pair_page(on("2026-11-22"), "RU", "UA"), "cis/pensions-1992")
    words = [step.words for branch in row.proof.branches for step in branch.steps]

    assert (row.group, row.since.text, row.ended.text) == (
        BondGroup.ENDED,
        "1992-03-13",
        "2023-01-01",
    )
    assert any("ended" in one or "withdrawal" in one for one in words)


def test_two_states_have_one_page_whoever_is_named_first() -> None:
    view = on("2026-11-22")

    assert pair_page(view, "UA", "RU") == pair_page(view, "Россия", "Ukraine")
    assert pair_page(view, "UA", "RU").href == "/pairs/RU/UA"


def test_the_counts_are_those_of_the_rows_and_the_sentence_says_them() -> None:
    page = pair_page(on("2026-11-22"), "RU", "UA")

    assert dict(page.counts) == Counter(row.group for row in page.rows)
    assert page.sentence.startswith("Russia – Ukraine: ")
    assert all(str(number) in page.sentence for _, number in page.counts)
    assert "1 suspended" in page.sentence


def test_what_binds_only_one_of_the_two_is_told_apart() -> None:
    page = pair_page(on("2026-11-22"), "RU", "UA")
    charter = next(one for one in page.unshared if one.instrument.id == "cis/charter-1993")

    assert (charter.bound.id, charter.other.id, charter.mark) == ("RU", "UA", Mark.NONE)
    assert not {one.instrument.id for one in page.unshared} & {
        row.instrument.id for row in page.rows
    }


def test_a_shared_membership_is_named_by_its_criterion() -> None:
    page = pair_page(on("2026-11-22"), "AM", "RU")

    assert ("cis", "member state") in {
        (one.organisation.id, one.criterion) for one in page.memberships
    }


def test_a_state_is_not_bound_towards_itself() -> None:
    with pytest.raises(BadQuestion):
        pair_page(on("2026-11-22"), "RU", "Russia")


@pytest.mark.parametrize("name", ["XX", "", "<b>", "../states"])
def test_an_unknown_state_is_an_unknown_name(name: str) -> None:
    with pytest.raises(UnknownName):
        pair_page(on("2026-11-22"), "RU", name)


def test_states_that_share_nothing_have_an_empty_page_that_says_so() -> None:
    page = pair_page(view_of(treaty([], Count(number=2))), "AA", "BB")

    assert page.rows == ()
    assert page.sentence == "AA – BB: nothing on record"
    assert page.looked_through == 1


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("1993-02-28", BondGroup.TO_COME),
        ("1993-03-01", BondGroup.IN_FORCE),
        ("1993-03-02", BondGroup.IN_FORCE),
    ],
)
def test_a_bond_begins_on_the_later_of_the_two_days(day: str, group: BondGroup) -> None:
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "CC", date(1993, 3, 1)),
    ]
    page = pair_page(view_of(treaty(acts, Count(number=2)), day=day), "AA", "CC")

    assert [(row.group, row.since.text) for row in page.rows] == [(group, "1993-03-01")]


def test_a_bond_has_the_own_day_of_each_of_the_two() -> None:
    row = _row(pair_page(on("2026-11-22"), "AM", "RU"), FREE_TRADE)

    assert [day.text for day in row.own_days] == ["2012-10-17", "2012-09-20"]
    assert row.since.text == "2012-10-17"


def test_the_end_of_a_bond_that_is_in_doubt_is_not_told_as_a_day() -> None:
    out = act(
        Kind.STATEMENT,
        "AA",
        None,
        effect=Bounded(date(1994, 1, 1), date(1994, 3, 1)),
        states=Stated.ENDED,
    )
    parties = [act(Kind.RATIFICATION, party, date(1993, 1, 1)) for party in ("AA", "BB")]
    page = pair_page(view_of(treaty([*parties, out], Count(number=2))), "AA", "BB")

    assert [(row.group, row.ended.text, row.ended.day) for row in page.rows] == [
        (BondGroup.ENDED, "[1994-01-01..1994-03-01]", None)
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_the_rows_that_hold_on_the_day_are_those_of_the_law(seed: int) -> None:
    maker = Maker(seed)
    view = view_of(maker.treaty(maker.condition()), day="1995-06-01")
    page = pair_page(view, "AA", "BB")
    answer: BetweenAnswer = view.opened.between("AA", "BB", on=view.on).answer
    past = {BondGroup.ENDED, BondGroup.TO_COME}

    assert [str(row.group) for row in page.rows if row.group not in past] == [
        str(bond.bond.value) for bond in answer.bonds
    ]
    for row in page.rows:
        if row.group is BondGroup.ENDED:
            assert row.ended.day is not None
            assert row.ended.day <= view.on
        if row.group is BondGroup.TO_COME:
            assert row.since.day is not None
            assert row.since.day > view.on
