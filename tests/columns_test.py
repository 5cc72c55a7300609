"""The fast twin against the slow one: the same answer in every row, however it is computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import foedus
from foedus.law.columns.clocks import clock_of, day_of, number_of
from foedus.law.columns.codes import BELONGING, BOND, STANDING
from foedus.law.columns.columns import Columns
from foedus.law.columns.shelf import EVERYTHING
from foedus.law.derive.relations import Bond
from foedus.law.terms.acts import Act, Rival
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.instruments import Dispute, Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from support.cases import all_cases, read_case
from support.slow_rows import (
    SlowRows,
    changes_in,
    days_as_numbers,
    days_of_knowledge,
    edges_and_neighbours,
    pair_rows,
)
from support.worlds import days, register_of, treaties

FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
KERNELS = ("numpy", "numba")
ROWS = 400
"""So many rows of a register are compared; which ones, a fixed seed draws from all of them."""


def drawn(rows: list[tuple], seed: int = 7) -> list[tuple]:
    return rows if len(rows) <= ROWS else Random(seed).sample(rows, ROWS)


def bonds_of(columns: Columns, rows: list[tuple]) -> list[int]:
    place = {name: number for number, name in enumerate(columns.instruments)}
    known = [EVERYTHING if row[4] is None else number_of(row[4]) for row in rows]
    return columns.bonds(
        np.array([place[row[0]] for row in rows], np.int32),
        columns.numbers(row[1] for row in rows),
        columns.numbers(row[2] for row in rows),
        np.array([number_of(row[3]) for row in rows], np.int32),
        np.array(known, np.int32),
    ).tolist()


def bonds_of_one(columns: Columns, name: str, rows: list[tuple]) -> list[int]:
    """The bonds under one instrument, all known: the kernel for a single plan."""
    own = [row for row in rows if row[0] == name and row[4] is None]
    return columns.bonds(
        name,
        columns.numbers(row[1] for row in own),
        columns.numbers(row[2] for row in own),
        np.array([number_of(row[3]) for row in own], np.int32),
    ).tolist()


def standings_of(columns: Columns, rows: list[tuple]) -> list[int]:
    place = {name: number for number, name in enumerate(columns.instruments)}
    known = [EVERYTHING if row[3] is None else number_of(row[3]) for row in rows]
    return columns.standings(
        np.array([place[row[0]] for row in rows], np.int32),
        columns.numbers(row[1] for row in rows),
        np.array([number_of(row[2]) for row in rows], np.int32),
        np.array(known, np.int32),
    ).tolist()


def compare(register: Register, known: list[date | None], readings: tuple[str, ...] = ()) -> None:
    """Bonds and standings of a register, at its days of change and their neighbours."""
    slow = SlowRows(register, readings)
    fast = [Columns(register, readings, kernel=name) for name in KERNELS]
    pairs, standings = [], []
    for thing, name in enumerate(fast[0].instruments):
        worth = edges_and_neighbours(register, changes_in(fast[0], thing))
        pairs += [(name, a, b, d, k) for a, b in pair_rows(fast[0]) for d in worth for k in known]
        standings += [(name, a, d, k) for a in fast[0].states for d in worth for k in known]
    pairs, standings = drawn(pairs), drawn(standings)
    right = [slow.bond(*row) for row in pairs], [slow.standing(*row) for row in standings]
    for columns in fast:
        assert dict(zip(pairs, bonds_of(columns, pairs), strict=True)) == dict(
            zip(pairs, right[0], strict=True)
        )
        assert dict(zip(standings, standings_of(columns, standings), strict=True)) == dict(
            zip(standings, right[1], strict=True)
        )
        for name in columns.instruments:
            own = [c for r, c in zip(pairs, right[0], strict=True) if r[0] == name and r[4] is None]
            assert bonds_of_one(columns, name, pairs) == own


# the law cases: every feature that a lawyer has thought of


@pytest.mark.parametrize("path", all_cases(), ids=lambda path: path.stem)
def test_the_columns_answer_a_law_case_as_the_law_does(path: Path) -> None:
    register = read_case(path).register
    compare(register, [None])


@pytest.mark.parametrize("path", all_cases()[::4], ids=lambda path: path.stem)
def test_the_columns_know_at_each_time_what_the_law_knew(path: Path) -> None:
    register = read_case(path).register
    compare(register, [*days_of_knowledge(register)[:12], None])


@pytest.mark.parametrize("path", all_cases(), ids=lambda path: path.stem)
def test_the_columns_tell_members_as_the_law_does(path: Path) -> None:
    register = read_case(path).register
    columns, slow = Columns(register), SlowRows(register)
    worth = edges_and_neighbours(register, ())
    rows = [(o, c, s, d) for o, c in columns.criteria for s in columns.states for d in worth]
    for organisation, criterion, party, day in drawn(rows)[:60]:
        found = columns.belongings(
            (organisation, criterion), columns.numbers([party]), days_as_numbers((day,))
        )
        assert found.tolist() == [slow.belonging(organisation, criterion, party, day)]


# random worlds


def in_doubt(instrument: Instrument, seed: int) -> Instrument:
    """*instrument* with some of its days uncertain and some of its acts disputed."""
    random = Random(seed)
    acts = [_doubtful(act, random) for act in instrument.acts]
    found = [one for pair in acts for one in pair]
    disputes = {act.rival.dispute for act in found if act.rival is not None}
    told = tuple(Dispute(id=one, question=Wording(one)) for one in sorted(disputes))
    return replace(instrument, acts=tuple(found), disputes=told)


def _doubtful(act: Act, random: Random) -> list[Act]:
    if not isinstance(act.date, date) or random.random() < 0.8:
        return [act]
    later = date.fromordinal(act.date.toordinal() + random.randint(1, 200))
    if random.random() < 0.5:
        return [replace(act, date=Bounded(act.date, later))]
    rivals = [Rival(dispute=act.id, reading=reading) for reading in ("early", "late")]
    other = replace(act, id=f"{act.id}-late", date=later, rival=rivals[1])
    return [replace(act, rival=rivals[0]), other]


@FEW
@given(treaties(stated=True), st.integers(0, 1000))
def test_the_columns_answer_a_random_treaty_as_the_law_does(
    instrument: Instrument, seed: int
) -> None:
    compare(register_of(in_doubt(instrument, seed)), [None])


@FEW
@given(treaties(stated=True), days(), st.integers(0, 1000))
def test_the_columns_know_of_a_random_treaty_what_the_law_knew(
    instrument: Instrument, known: date, seed: int
) -> None:
    compare(register_of(in_doubt(instrument, seed)), [None, known])


def disturbed(register: Register, seed: int) -> Register:
    """A case that no lawyer has written: acts lost, moved, recorded late, in doubt, disputed.

    The relations between instruments, and all features of the law cases, stay.
    """
    random = Random(seed)
    instruments = tuple(
        in_doubt(replace(one, acts=tuple(_moved(one.acts, random))), seed)
        for one in register.instruments
    )
    return replace(register, instruments=instruments)


def _moved(acts: tuple[Act, ...], random: Random) -> Iterator[Act]:
    for act in acts:
        if random.random() < 0.1:
            continue
        day = act.date
        if isinstance(day, date) and random.random() < 0.3:
            day = date.fromordinal(day.toordinal() + random.randint(-90, 400))
        recorded = act.recorded
        if isinstance(day, date) and random.random() < 0.3:
            recorded = date.fromordinal(day.toordinal() + random.randint(0, 800))
        yield replace(act, date=day, recorded=recorded)


@MANY
@given(st.sampled_from(all_cases()), st.integers(0, 10_000))
def test_the_columns_answer_a_disturbed_case_as_the_law_does(path: Path, seed: int) -> None:
    register = disturbed(read_case(path).register, seed)
    known = days_of_knowledge(register)
    compare(register, [None, *Random(seed).sample(known, min(len(known), 3))])


@FEW
@given(st.lists(treaties(stated=True), min_size=2, max_size=4), st.integers(0, 1000))
def test_shared_instruments_are_those_that_the_law_finds_one_by_one(
    instruments: list[Instrument], seed: int
) -> None:
    named = [
        replace(
            in_doubt(one, seed),
            id=f"x/{n}",
            acts=tuple(replace(a, instrument=f"x/{n}") for a in in_doubt(one, seed).acts),
        )
        for n, one in enumerate(instruments)
    ]
    register = register_of(*named)
    slow = SlowRows(register)
    rows = drawn(
        [
            (a, b, day)
            for a, b in pair_rows(Columns(register))
            for day in edges_and_neighbours(register, ())
        ]
    )[:80]
    codes = [[slow.bond(one.id, *row) for one in named] for row in rows]
    certain = [sum(code == BOND.bit(Bond.IN_FORCE) for code in row) for row in codes]
    doubt = [
        sum(bool(code & BOND.bit(Bond.IN_FORCE)) for code in row) - n
        for row, n in zip(codes, certain, strict=True)
    ]
    for kernel in KERNELS:
        columns = Columns(register, kernel=kernel)
        first, second = (columns.numbers(row[n] for row in rows) for n in (0, 1))
        on = np.array([number_of(row[2]) for row in rows], np.int32)
        found = columns.shared(first, second, on)
        assert [one.tolist() for one in found] == [certain, doubt]
        known = columns.shared(first, second, on, np.full(on.size, EVERYTHING, np.int32))
        assert [one.tolist() for one in known] == [certain, doubt]
        sure, unsure = columns.shared_instruments(first, second, on)
        assert np.bitwise_count(sure).sum(axis=1).tolist() == certain
        assert np.bitwise_count(unsure).sum(axis=1).tolist() == doubt


# clocks


@given(st.lists(st.dates(date(1700, 1, 1), date(2300, 1, 1)), max_size=40), st.data())
def test_a_clock_counts_the_changes_up_to_a_day(changes: list[date], data: st.DataObject) -> None:
    clock = clock_of(changes)
    edges = [date.fromordinal(c.toordinal() + by) for c in changes for by in (-1, 0, 1)]
    asked = data.draw(st.lists(st.dates(), max_size=20)) + edges
    numbers = np.array([number_of(day) for day in asked], np.int32)

    assert clock.segment(numbers).tolist() == [sum(c <= d for c in set(changes)) for d in asked]
    assert clock.segments == len(set(changes)) + 1
    assert [day_of(number) for number in clock.days()] == sorted(set(changes))


# the edges of the questions themselves


def test_no_rows_have_no_answers() -> None:
    columns = Columns(Register(id="x", title=Wording("X")))
    none, nobody = np.zeros(0, np.int32), np.zeros(0, np.uint8)

    assert columns.bonds(none, nobody, nobody, none).size == 0
    assert columns.standings(none, nobody, none).size == 0
    assert columns.shared(nobody, nobody, none)[0].size == 0


def test_a_name_that_is_not_held_is_told_with_the_nearest() -> None:
    columns = Columns(Register(id="x", title=Wording("X")))
    with pytest.raises(UnknownName, match="no party 'AA'"):
        columns.numbers(["AA"])


def test_a_code_tells_a_dispute_from_ignorance() -> None:
    assert BOND.word(BOND.nothing) == "none"
    assert STANDING.word(STANDING.nothing | 2) == "unknown: none, party"
    assert BELONGING.word(BELONGING.disputed | 3) == "disputed: no, yes"


# the bundled register, with all its doubts


@pytest.fixture(scope="module")
def cis() -> Register:
    return foedus.open("cis").register


def test_the_columns_answer_the_bundled_register_as_the_law_does(cis: Register) -> None:
    """Rows drawn from all instruments and pairs, at the days of change of each and beside them."""
    slow, random = SlowRows(cis), Random(3)
    fast = [Columns(cis, kernel=name) for name in KERNELS]
    pairs, standings = [], []
    for thing in random.sample(range(len(fast[0].instruments)), 20):
        name = fast[0].instruments[thing]
        changes = changes_in(fast[0], thing)
        worth = sorted({date.fromordinal(c.toordinal() + by) for c in changes for by in (-1, 0, 1)})
        for day in random.sample(worth, min(len(worth), 6)):
            pairs.append((name, *random.sample(fast[0].states, 2), day, None))
            standings.append((name, random.choice(fast[0].states), day, None))
    for columns in fast:
        assert bonds_of(columns, pairs) == [slow.bond(*row) for row in pairs]
        assert standings_of(columns, standings) == [slow.standing(*row) for row in standings]


def test_suspension_towards_one_state_is_seen_from_its_day_on(cis: Register) -> None:
    columns = Columns(cis)
    rows = [
        ("cis/free-trade-2011", *pair, date(2016, 1, 1) + timedelta(days=by), None)
        for pair in (("RU", "UA"), ("UA", "RU"), ("KZ", "UA"))
        for by in (-1, 0, 1)
    ]
    words = [BOND.word(code) for code in bonds_of(columns, rows)]

    held, paused = "in-force", "suspended"
    assert words == [held, paused, paused] * 2 + [held] * 3


def test_a_member_is_one_until_the_day_on_which_it_is_out(cis: Register) -> None:
    columns = Columns(cis)
    days_asked = [date(2009, 8, 17), date(2009, 8, 18), date(2009, 8, 18)]
    known = [EVERYTHING, EVERYTHING, number_of(date(2008, 8, 17))]
    found = columns.belongings(
        ("cis", "member"),
        columns.numbers(["GE"] * 3),
        np.array([number_of(day) for day in days_asked], np.int32),
        np.array(known, np.int32),
    )

    assert [BELONGING.word(code) for code in found.tolist()] == ["yes", "no", "yes"]
