"""512 treaties at once: how many are in force between a and b on day d?

Each state accedes to each treaty with a chance of a half, and leaves it again with a chance of a
quarter. The law derives all of it; the reference goes through the treaties one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any, Final

import numpy as np

from foedus.law.columns.clocks import number_of
from foedus.law.columns.columns import Columns
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from peers.methods import Method, NotTheSame
from peers.ours import THREADS, on_threads, threads
from peers.world import (
    DAYS,
    FIRST,
    NOTICE,
    RECORDED,
    STATES,
    WAIT,
    Column,
    Rows,
    Spell,
    acts_of,
    clauses,
    parties,
)

TREATIES: Final = 512
NEVER: Final = FIRST + timedelta(days=10 * DAYS)
"""Stands for the end of a spell that has none; the withdrawal is left out."""


@dataclass(frozen=True, slots=True)
class Many:
    """The register, and for each treaty and state when it becomes bound and stops being so."""

    register: Register
    begins: Column
    ends: Column


def many_of(treaties: int = TREATIES, seed: int = 512) -> Many:
    """The treaties; the same for the same *seed*."""
    random = Random(seed)  # noqa: S311 - no secret
    spells = [list(_spells(random)) for _ in range(treaties)]
    begins = np.full((treaties, STATES), number_of(NEVER), np.int32)
    ends = begins.copy()
    for number, own in enumerate(spells):
        for state, since, until, _ in own:
            begins[number, state], ends[number, state] = number_of(since), number_of(until)
    made = tuple(_instrument(f"x/{number}", own) for number, own in enumerate(spells))
    register = Register(id="x", title=Wording("X"), parties=parties(), instruments=made)
    return Many(register, begins, ends)


def _spells(random: Random) -> Iterator[Spell]:
    for state in range(STATES):
        if random.random() < 1 / 2:
            since = FIRST + timedelta(days=random.randrange(WAIT.days, DAYS))
            until = since + NOTICE + timedelta(days=random.randrange(DAYS))
            yield state, since, until if random.random() < 1 / 4 else NEVER, RECORDED[0]


def _instrument(name: str, spells: list[Spell]) -> Instrument:
    acts = (act for number, spell in enumerate(spells) for act in acts_of(number, spell))
    kept = (replace(act, instrument=name) for act in acts if act.date != NEVER - NOTICE)
    return Instrument(
        id=name, title=Wording(name), adopted=FIRST, clauses=clauses(), acts=tuple(kept)
    )


def reference(many: Many, rows: Rows) -> Column:
    """The counts, treaty by treaty."""
    found = np.zeros(rows.size, np.uint16)
    for begins, ends in zip(many.begins, many.ends, strict=True):
        since = np.maximum(begins[rows.first], begins[rows.second])
        until = np.minimum(ends[rows.first], ends[rows.second])
        found += (since <= rows.day) & (rows.day < until) & (rows.first != rows.second)
    return found


def methods(many: Many, rows: Rows) -> Iterator[Method]:
    """The compiled kernel on one thread and on all, compared with the reference."""
    columns = Columns(many.register, kernel="numba")
    _compare(columns.shared(rows.first, rows.second, rows.day), reference(many, rows))
    for number in sorted({1, THREADS}):
        ask = on_threads(number, _asking(columns, rows))
        name = f"{TREATIES} treaties at once, {threads(number)}"
        yield Method(name, rows.size, ask, runs=7)


def _asking(columns: Columns, rows: Rows) -> Any:  # noqa: ANN401 - a call
    return lambda: columns.shared(rows.first, rows.second, rows.day)


def _compare(found: tuple[Column, Column], right: Column) -> None:
    certain, doubt = found
    if not np.array_equal(certain, right) or doubt.any():
        raise NotTheSame("the counts of shared treaties")
