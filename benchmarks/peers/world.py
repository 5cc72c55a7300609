"""The world of the question "is treaty T in force between a and b on day d?", and its rows.

One treaty, 200 states, each of which accedes and withdraws 1 to 20 times in two hundred years. The
law derives from these acts who is bound when; the peers get the spells, found here by adding days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import number_of
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import EntryIntoForce, Text, Withdrawal
from foedus.law.terms.conditions import Count
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording

TREATY: Final = "x/treaty"
STATES: Final = 200
MOST_SPELLS: Final = 20
FIRST: Final = date(1825, 1, 1)
DAYS: Final = 73_000
"""Two hundred years: the days from which rows are drawn."""

SLOT: Final = 150
"""A state changes at most once in so many days: no act falls into the wait of the one before."""

WAIT: Final = timedelta(days=30)
NOTICE: Final = timedelta(days=90)

RECORDED: Final = tuple(date(2026, month, 1) for month in (1, 2, 3, 4))
"""The days on which the register learnt of the acts: so there are four classes of knowledge."""

Column = NDArray[Any]

Spell = tuple[int, date, date, date]
"""A state, the first day on which it is bound, the first on which it is not, day of recording."""


@dataclass(frozen=True, slots=True)
class Spells:
    """Who was a party from when (included) to when (not included), as day numbers."""

    state: Column
    begins: Column
    ends: Column
    recorded: Column


@dataclass(frozen=True, slots=True)
class Rows:
    """The questions, one a row: two states, a day, and a day of knowledge for those who ask."""

    first: Column
    second: Column
    day: Column
    known: Column

    @property
    def size(self) -> int:
        return int(self.day.size)

    def head(self, rows: int) -> Rows:
        """The first *rows* of them."""
        return self.at(slice(0, rows))

    def by_day(self) -> Rows:
        """The same rows in the order of their days."""
        return self.at(np.argsort(self.day, kind="stable"))

    def at(self, places: Any) -> Rows:  # noqa: ANN401 - whatever indexes an array
        """The rows at *places*."""
        return Rows(self.first[places], self.second[places], self.day[places], self.known[places])


@dataclass(frozen=True, slots=True)
class World:
    """The register, and the same facts as spells."""

    register: Register
    spells: Spells

    def days_of_change(self) -> int:
        return int(np.unique(np.concatenate((self.spells.begins, self.spells.ends))).size)


def world_of(seed: int = 3919) -> World:
    """The world of the benchmark; the same for the same *seed*."""
    spells = [spell for state in range(STATES) for spell in _spells(state, Random(seed + state))]  # noqa: S311 - no secret
    columns = (
        np.array([state for state, *_ in spells], np.uint8),
        *(np.array([number_of(one[n]) for one in spells], np.int32) for n in (1, 2, 3)),  # type: ignore[arg-type]
    )
    return World(_register(spells), Spells(*columns))


def _spells(state: int, random: Random) -> Iterator[Spell]:
    count = random.randint(1, MOST_SPELLS)
    slots = sorted(random.sample(range(DAYS // SLOT), 2 * count))
    within = SLOT - NOTICE.days
    days = [FIRST + timedelta(days=slot * SLOT + random.randrange(within)) for slot in slots]
    for begins, ends in zip(days[::2], days[1::2], strict=True):
        yield state, begins, ends, random.choice(RECORDED)


def _register(spells: list[Spell]) -> Register:
    treaty = Instrument(
        id=TREATY,
        title=Wording("One treaty"),
        adopted=FIRST - WAIT,
        clauses=clauses(),
        acts=tuple(act for number, spell in enumerate(spells) for act in acts_of(number, spell)),
    )
    return Register(id="x", title=Wording("X"), parties=parties(), instruments=(treaty,))


def parties() -> tuple[Party, ...]:
    """All states."""
    return tuple(Party(code=code(state), name=Wording(code(state))) for state in range(STATES))


def code(state: int) -> str:
    """The code of a state, two letters, by its number; in this order they stand in the register.

    >>> code(0), code(27)
    ('AA', 'BB')
    """
    return chr(ord("A") + state // 26) + chr(ord("A") + state % 26)


def clauses() -> Clauses:
    """In force thirty days after an accession, until ninety days after a withdrawal."""
    text = Text(cite="benchmark")
    wait = Delay(days=WAIT.days)
    entry = EntryIntoForce(text=text, condition=Count(1), delay=wait, later=wait)
    return Clauses(
        entry_into_force=entry,
        withdrawal=Withdrawal(text=text, notice=Delay(days=NOTICE.days)),
    )


def acts_of(number: int, spell: Spell) -> tuple[Act, Act]:
    """The accession and the withdrawal that make a spell."""
    state, begins, ends, recorded = spell
    shared = {"instrument": TREATY, "party": code(state), "recorded": recorded}
    accession, withdrawal = Kind.ACCESSION, Kind.WITHDRAWAL
    return (
        Act(id=f"{number}/{accession}", kind=accession, date=begins - WAIT, **shared),
        Act(id=f"{number}/{withdrawal}", kind=withdrawal, date=ends - NOTICE, **shared),
    )


def rows_of(size: int, seed: int = 1) -> Rows:
    """*size* rows, drawn uniformly: the worst case for caches."""
    draw = np.random.default_rng(seed)
    first, second = (draw.integers(0, STATES, size, np.uint8) for _ in range(2))
    start = number_of(FIRST)
    day = draw.integers(start, start + DAYS, size, np.int32)
    known = np.array([number_of(one) for one in RECORDED], np.int32)
    return Rows(first, second, day, known[draw.integers(0, len(RECORDED), size)])


def cells(world: World, recorded: int | None = None) -> NDArray[np.bool_]:
    """A cell for every day and state: whether it is bound; filled spell by spell, the plain way.

    Only by spells recorded by the day *recorded*, if that is given.
    """
    start = number_of(FIRST)
    bound = np.zeros((DAYS, STATES), np.bool_)
    held = world.spells
    columns = (held.state, held.begins, held.ends, held.recorded)
    for state, begins, ends, since in zip(*(one.tolist() for one in columns), strict=True):
        if recorded is None or since <= recorded:
            bound[begins - start : ends - start, state] = True
    return bound


def reference(world: World, rows: Rows, recorded: int | None = None) -> NDArray[np.bool_]:
    """The answers, looked up in the cells."""
    bound = cells(world, recorded)
    day = rows.day - number_of(FIRST)
    return np.asarray(
        bound[day, rows.first] & bound[day, rows.second] & (rows.first != rows.second)
    )


def reference_as_known(world: World, rows: Rows) -> NDArray[np.bool_]:
    """The answers of the rows, each as its day of knowledge has it."""
    found = np.zeros(rows.size, np.bool_)
    for known in np.unique(rows.known):
        places = np.flatnonzero(rows.known == known)
        found[places] = reference(world, rows.at(places), int(known))
    return found
