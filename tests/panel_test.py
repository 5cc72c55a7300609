"""Panels: the sweep, the products and the sets agree, and COW's own counts come out."""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.law.columns.panel import dyad_years as panel
from foedus.law.columns.panel import kernel, members, products, sets
from foedus.law.columns.panel.errors import BadPresence, NoDyad
from foedus.law.columns.panel.presence import Presence
from foedus.law.columns.panel.rules import COW_PUBLISHED, FULL_MEMBERS, RULES, CountingRule
from foedus.law.columns.panel.spells import counted, merged, system, within_system
from foedus.law.columns.panel.state_years import presence_of_state_years
from foedus.law.terms.errors import UnknownName

ROOT = Path(__file__).parent.parent
COW = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data") / "cow-igo"
UNHURRIED = settings(deadline=None)  # the first call compiles
SPELL_COLUMNS = ("unit", "state", "start", "end", "code")


def presence_of(
    spells: list[tuple[int, int, int, int, int]], in_system: np.ndarray, units: int
) -> Presence:
    """A small world; a spell is unit, state, start, end, code."""
    columns = np.array(spells, np.int32).reshape(-1, 5).T
    states, periods = in_system.shape
    return Presence(
        states=tuple(f"S{number}" for number in range(states)),
        units=tuple(f"U{number}" for number in range(units)),
        periods=tuple(range(1990, 1990 + periods)),
        in_system=in_system,
        **dict(zip(SPELL_COLUMNS[:4], columns, strict=False)),
        code=columns[4].astype(np.int8),
    )


@st.composite
def presences(draw: st.DrawFn) -> Presence:
    """Worlds in which spells overlap, touch and return, and states come into the system and go."""
    states, units, periods = (draw(st.integers(0, most)) for most in (6, 4, 6))
    cells = draw(st.lists(st.booleans(), min_size=states * periods, max_size=states * periods))
    in_system = np.array(cells, np.bool_).reshape(states, periods)
    if not (states and units and periods):
        return presence_of([], in_system, units)
    start = st.integers(0, periods - 1)
    spell = st.tuples(st.integers(0, units - 1), st.integers(0, states - 1), start, start).map(
        lambda one: (*one[:2], min(one[2:]), max(one[2:]) + 1)
    )
    spells = draw(st.lists(st.tuples(spell, st.sampled_from([1, 1, 2, 3]))))
    return presence_of([(*one, code) for one, code in spells], in_system, units)


RULE = st.sampled_from(
    [*RULES, CountingRule("nobody", frozenset()), CountingRule("3", frozenset({3}))]
)


def rows(*columns: np.ndarray) -> list[tuple[int, ...]]:
    return list(zip(*(column.tolist() for column in columns), strict=True))


def in_system_always(states: int, periods: int) -> np.ndarray:
    return np.ones((states, periods), np.bool_)


@UNHURRIED
@given(presences(), RULE)
def test_the_kernel_counts_what_the_sets_count(presence: Presence, rule: CountingRule) -> None:
    answer = panel.dyad_years(presence, rule)

    assert rows(answer.year, answer.a, answer.b, answer.count) == list(
        sets.dyad_years(presence, rule)
    )


@UNHURRIED
@given(presences(), RULE)
def test_the_products_count_what_the_kernel_counts(presence: Presence, rule: CountingRule) -> None:
    spells, years = counted(presence, rule), np.array(presence.periods, np.int32)
    chosen = (*kernel.dyads(spells.there, years), kernel.shared_counts(spells))
    plain = (*products.dyads(spells.there, years), products.shared_counts(spells))

    assert [one.tolist() for one in chosen] == [one.tolist() for one in plain]
    assert [one.dtype for one in chosen] == [one.dtype for one in plain]


@UNHURRIED
@given(presences(), RULE)
def test_states_and_units_have_what_the_sets_count(presence: Presence, rule: CountingRule) -> None:
    of_states = members.state_years(presence, rule)
    of_units = members.unit_years(presence, rule)

    assert rows(of_states.year, of_states.state, of_states.count) == list(
        sets.state_years(presence, rule)
    )
    assert rows(of_units.year, of_units.unit, of_units.count) == list(
        sets.unit_years(presence, rule)
    )


@UNHURRIED
@given(presences(), RULE)
def test_as_many_units_are_named_as_counted(presence: Presence, rule: CountingRule) -> None:
    for year, a, b, count in sets.dyad_years(presence, rule):
        named = panel.shared_units(
            presence, rule, a=presence.states[b], b=presence.states[a], year=year
        )
        period = presence.periods.index(year)
        units = sets.members(presence, rule, period)

        assert len(named) == count
        assert all({a, b} <= units[presence.units.index(unit)] for unit in named)


@UNHURRIED
@given(presences(), RULE)
def test_merging_and_cutting_change_no_count(presence: Presence, rule: CountingRule) -> None:
    spells = counted(presence, rule)
    counts = kernel.shared_counts(spells).tolist()

    assert kernel.shared_counts(merged(spells)).tolist() == counts
    assert kernel.shared_counts(within_system(spells)).tolist() == counts


@UNHURRIED
@given(presences())
def test_a_wider_rule_never_counts_less(presence: Presence) -> None:
    strict = panel.shared_counts(presence, FULL_MEMBERS)
    wide = panel.shared_counts(presence, COW_PUBLISHED)

    assert (strict <= wide).all()


def test_a_state_that_leaves_and_returns_shares_nothing_between() -> None:
    spells = [(0, 0, 0, 4, 1), (0, 1, 0, 1, 1), (0, 1, 3, 4, 1)]
    answer = panel.dyad_years(presence_of(spells, in_system_always(2, 4), 1), FULL_MEMBERS)

    assert rows(answer.year, answer.count) == [(1990, 1), (1991, 0), (1992, 0), (1993, 1)]


def test_a_state_outside_the_system_forms_no_dyad_though_it_is_a_member() -> None:
    in_system = np.array([[True, True], [False, True]])
    presence = presence_of([(0, 0, 0, 2, 1), (0, 1, 0, 2, 1)], in_system, 1)
    answer = panel.dyad_years(presence, FULL_MEMBERS)

    assert rows(answer.year, answer.a, answer.b, answer.count) == [(1991, 0, 1, 1)]
    assert members.unit_years(presence, FULL_MEMBERS).count.tolist() == [1, 2]


def test_a_change_from_associate_to_full_member_is_no_break() -> None:
    spells = [(0, 0, 0, 3, 1), (0, 1, 0, 1, 2), (0, 1, 1, 3, 1)]
    presence = presence_of(spells, in_system_always(2, 3), 1)

    assert panel.shared_counts(presence, COW_PUBLISHED).tolist() == [1, 1, 1]
    assert panel.shared_counts(presence, FULL_MEMBERS).tolist() == [0, 1, 1]


def test_touching_and_overlapping_spells_become_one() -> None:
    spells = [(0, 0, 0, 2, 1), (0, 0, 2, 3, 1), (0, 0, 1, 2, 1), (0, 1, 3, 4, 1)]
    presence = presence_of(spells, in_system_always(2, 4), 1)
    whole = merged(counted(presence, FULL_MEMBERS))

    assert rows(whole.state, whole.start, whole.end) == [(0, 0, 3), (1, 3, 4)]


def test_a_spell_is_cut_where_the_state_leaves_the_system() -> None:
    in_system = np.array([[True, False, True, True]])
    presence = presence_of([(0, 0, 0, 3, 1), (0, 0, 1, 2, 1)], in_system, 1)
    pieces = within_system(counted(presence, FULL_MEMBERS))

    assert rows(pieces.start, pieces.end) == [(0, 1), (2, 3)]


def test_a_dyad_that_is_not_formed_is_not_a_dyad_that_shares_nothing() -> None:
    in_system = np.array([[True, True], [False, True]])
    presence = presence_of([], in_system, 1)

    assert panel.shared_units(presence, FULL_MEMBERS, a="S0", b="S1", year=1991) == ()
    with pytest.raises(NoDyad, match="S0 and S1 form no dyad in 1990"):
        panel.shared_units(presence, FULL_MEMBERS, a="S0", b="S1", year=1990)
    with pytest.raises(NoDyad):
        panel.shared_units(presence, FULL_MEMBERS, a="S1", b="S1", year=1991)


def test_an_unknown_state_or_year_is_named() -> None:
    presence = presence_of([], in_system_always(2, 2), 1)

    with pytest.raises(UnknownName, match="no state 'S9'"):
        panel.shared_units(presence, FULL_MEMBERS, a="S0", b="S9", year=1990)
    with pytest.raises(UnknownName, match="no year '2090'"):
        panel.shared_units(presence, FULL_MEMBERS, a="S0", b="S1", year=2090)


FAULTY: dict[str, dict[str, Any]] = {
    "must have one entry a spell": {"unit": np.array([0, 0], np.int32)},
    "not listed": {"state": np.array([7], np.int32)},
    "before it has lasted": {"end": np.array([0], np.int32)},
    "listed twice": {"states": ("S0", "S0")},
    "do not rise": {"periods": (1991, 1990)},
    "in_system must be boolean": {"in_system": np.ones((2, 3), np.bool_)},
}


@pytest.mark.parametrize("told", FAULTY)
def test_columns_that_do_not_fit_together_are_refused(told: str) -> None:
    presence = presence_of([(0, 0, 0, 2, 1)], in_system_always(2, 2), 1)

    with pytest.raises(BadPresence, match=told):
        replace(presence, **FAULTY[told])


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_without_numba_the_products_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where numba is not installed: importing it fails, and the kernel is chosen anew."""
    monkeypatch.setitem(sys.modules, "numba", None)
    for name in ("compiling", "panel.sweep", "panel.kernel"):
        monkeypatch.delitem(sys.modules, f"foedus.law.columns.{name}", raising=False)
    monkeypatch.setattr("foedus.law.columns.panel.kernel", kernel)  # the package's own is put back
    chosen = importlib.import_module("foedus.law.columns.panel.kernel")

    assert chosen.NAME == "numpy"
    assert chosen.shared_counts is products.shared_counts


def test_code_is_compiled_where_it_cannot_be_kept() -> None:
    pytest.importorskip("numba", reason="numba is not installed, so nothing is compiled.")
    from foedus.law.columns.compiling import compiled

    of_no_file = eval("lambda number: number + number")  # noqa: S307 - code of no file has no cache

    assert compiled(of_no_file)(21) == 42


def test_a_table_of_state_years_makes_spells() -> None:
    table = {
        (2, 1990): [1, 0, 3],
        (2, 1991): [1, 2, -9],
        (2, 1993): [1, 1, 3],
        (1, 1991): [-1, 0, 1],
    }
    keys = np.array(list(table))
    presence = presence_of_state_years(
        keys[:, 0], keys[:, 1], np.array(list(table.values()), np.int8), ("A", "B", "C")
    )

    assert (presence.states, presence.periods) == ((1, 2), (1990, 1991, 1992, 1993))
    assert presence.in_system.tolist() == [[False, True, False, False], [True, True, False, True]]
    assert sorted(rows(*(getattr(presence, name) for name in SPELL_COLUMNS))) == [
        (0, 1, 0, 2, 1),
        (0, 1, 3, 4, 1),
        (1, 1, 1, 2, 2),
        (1, 1, 3, 4, 1),
        (2, 0, 1, 2, 1),
        (2, 1, 0, 1, 3),
        (2, 1, 3, 4, 3),
    ]


def test_an_empty_table_is_an_empty_world() -> None:
    none = np.empty(0, np.int64)
    presence = presence_of_state_years(none, none, np.empty((0, 0), np.int8), ())

    assert panel.dyad_years(presence, FULL_MEMBERS).count.size == 0


def test_a_table_with_two_rows_for_a_state_year_is_refused() -> None:
    twice = np.array([2, 2]), np.array([1990, 1990])

    with pytest.raises(BadPresence, match="two rows for one year"):
        presence_of_state_years(*twice, np.zeros((2, 1), np.int8), ("A",))
    with pytest.raises(BadPresence, match="a column of codes a unit"):
        presence_of_state_years(*twice, np.zeros((2, 1), np.int8), ("A", "B"))


@pytest.fixture(scope="module")
def cow() -> Presence:
    """The state-year table of Correlates of War, 1816 to 2014."""
    path = COW / "state_year_format3.parquet"
    if not path.exists():
        pytest.skip(f"There is no COW table at {path}; set FOEDUS_SHARED_DATA to the data folder.")
    table = pq.read_table(path)
    units = tuple(table.column_names[3:])
    codes = np.column_stack([table[unit].to_numpy() for unit in units])
    return presence_of_state_years(
        table["ccode"].to_numpy(), table["year"].to_numpy(), codes, units
    )


def published() -> dict[tuple[int, int, int], int]:
    """COW's own counts: year, the two states, and how many organisations they share."""
    table = pq.read_table(COW / "dyad_year_counts_to_1950.parquet")
    columns = (table[name].to_pylist() for name in ("year", "ccode1", "ccode2", "dyadigos"))
    return {(year, a, b): count for year, a, b, count in zip(*columns, strict=True)}


def counts_to_1950(presence: Presence, rule: CountingRule) -> dict[tuple[int, int, int], int]:
    answer, states = panel.dyad_years(presence, rule), np.array(presence.states)
    early = answer.year <= 1950
    columns = (answer.year, states[answer.a], states[answer.b], answer.count)
    return {row[:3]: row[3] for row in rows(*(column[early] for column in columns))}  # type: ignore[misc]


def test_all_dyad_years_of_cow_are_formed(cow: Presence) -> None:
    """As many as its own table of dyad-years has rows."""
    assert panel.dyads(cow).year.size == 917_695


def test_the_published_rule_gives_every_published_count(cow: Presence) -> None:
    assert counts_to_1950(cow, COW_PUBLISHED) == published()


def test_the_strict_rule_gives_the_same_dyads_and_never_more(cow: Presence) -> None:
    strict, own = counts_to_1950(cow, FULL_MEMBERS), published()
    fewer = sum(strict[dyad] < count for dyad, count in own.items())

    assert strict.keys() == own.keys()
    assert all(strict[dyad] <= count for dyad, count in own.items())
    assert 0 < fewer < len(own) / 100


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_both_kernels_agree_on_all_of_cow(cow: Presence, rule: CountingRule) -> None:
    spells = counted(cow, rule)

    assert np.array_equal(kernel.shared_counts(spells), products.shared_counts(spells))


def test_memberships_counted_by_state_and_by_unit_are_as_many(cow: Presence) -> None:
    of_states = members.state_years(cow, COW_PUBLISHED)
    of_units = members.unit_years(cow, COW_PUBLISHED)

    assert of_states.count.sum() == of_units.count.sum()
    assert of_states.year.size == system(cow).sum()
