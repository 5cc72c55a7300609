"""The slow twin of the columns: one question to the law for each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

import numpy as np

from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.between import bond
from foedus.law.answers.questions.members import members
from foedus.law.answers.questions.status import standing_of
from foedus.law.answers.told import Alternative, Told
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.columns.clocks import number_of
from foedus.law.columns.codes import BELONGING, BOND, STANDING
from foedus.law.columns.columns import Columns
from foedus.law.columns.knowledge import recorded_days
from foedus.law.derive.relations import Bond
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import dates_of
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible, last_possible

NOT_BOUND: Told[Bond | None] = Told((Alternative(None, ()),))


class SlowRows:
    """A register that answers row by row, with the codes that the columns use."""

    def __init__(self, register: Register, readings: Iterable[str] = ()) -> None:
        self.register = register
        self._readings = frozenset(readings)
        self._worlds: dict[date | None, Worlds] = {}

    def worlds(self, known: date | None) -> Worlds:
        if known not in self._worlds:
            self._worlds[known] = worlds_of(as_known(self.register, known), self._readings)
        return self._worlds[known]

    def bond(
        self, instrument: str, first: str, second: str, on: date, known: date | None = None
    ) -> int:
        worlds = self.worlds(known)
        held = worlds.material.register.instrument[instrument]
        found = bond(worlds, held, first, second, Moment(on=on, known=known))
        return BOND.code(NOT_BOUND if found is None else found.bond)

    def standing(self, instrument: str, party: str, on: date, known: date | None = None) -> int:
        moment = Moment(on=on, known=known)
        return STANDING.code(standing_of(self.worlds(known), instrument, party, moment).word)

    def belonging(
        self, organisation: str, criterion: str, party: str, on: date, known: date | None = None
    ) -> int:
        moment = Moment(on=on, known=known)
        found = members(self.worlds(known), organisation, criterion, moment)
        for one in (*found.members, *found.in_doubt):
            if one.party == party:
                return BELONGING.code(one.belongs)
        return BELONGING.nothing


def edges_and_neighbours(register: Register, changes: Iterable[date]) -> list[date]:
    """Each day of change, the day before and the day after; and days before and after all."""
    days = set(changes)
    for act in register.acts():
        days |= {first_possible(when) for _, when in dates_of(act)}
        days |= {day for _, w in dates_of(act) if isinstance(day := last_possible(w), date)}
    near = {day + timedelta(days=by) for day in days for by in (-1, 0, 1)}
    return sorted(near | {date(1850, 1, 1), date(2090, 6, 1)})


def days_of_knowledge(register: Register) -> list[date]:
    """The days before, on and after which something was recorded."""
    recorded = {day for act in register.acts() for day in recorded_days(act)}
    return sorted({day + timedelta(days=by) for day in recorded for by in (-1, 0)})


@cache
def days_as_numbers(days: tuple[date, ...]) -> np.ndarray:
    return np.array([number_of(day) for day in days], np.int32)


def pair_rows(columns: Columns) -> Iterator[tuple[str, str]]:
    yield from combinations(columns.states, 2)


def changes_in(columns: Columns, thing: int) -> list[date]:
    """The days on which the plan of an instrument says that something changes."""
    plan = columns._pairs.plan(thing)
    numbers = [*plan.clock.days(), *plan.overlay.days]
    numbers += [*columns._standings.plan(thing).clock.days()]
    return [date(1970, 1, 1) + timedelta(days=int(number)) for number in numbers]
