"""A register ──▶ a panel: a row for each two states, each state or each instrument in each year.

One day of each year is asked about. A state has rows in the years in which it exists on that day;
organisations that are parties have none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa

from foedus.frames.columns_of import columns_of
from foedus.frames.lists import flags_of
from foedus.frames.panel_rows import Counted, Flags, Numbers, named, of_flags, of_lists, rows_of
from foedus.frames.panel_terms import Detail, Of, Panel, PanelAsked, Shape
from foedus.law.answers.standing import Word
from foedus.law.columns.clocks import Days, number_of
from foedus.law.columns.codes import BELONGING, STANDING, Codes
from foedus.law.columns.columns import Columns
from foedus.law.columns.kernels.with_numpy import Things
from foedus.law.columns.plans import States
from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.opened import OpenRegister, read_day

BOUND: Final = (Word.PARTY, Word.BOUND_THROUGH)
"""A state with one of these words is bound by an instrument, and counted."""


def panel(opened: OpenRegister, asked: PanelAsked, kernel: str = "") -> Panel:
    """The panel of a register. Raises `BadQuestion` and `UnknownName`."""
    if asked.of is Of.MEMBERSHIPS and asked.shape is Shape.INSTRUMENT_YEAR:
        raise BadQuestion("A panel of instruments counts bonds; leave out memberships.")
    columns = columns_of(opened, asked.readings, kernel)
    known = sorted({name for _, name in columns.criteria})
    if asked.of is Of.MEMBERSHIPS and asked.criterion not in known:
        raise UnknownName("criterion", asked.criterion, known)
    days = [_day_in(year, asked) for year in asked.years]
    if not days:
        raise BadQuestion("The panel has no year; its last year must not be before its first.")
    year = _Year(opened, columns, asked)
    return Panel(year.rows(days[0]).schema, (year.rows(day) for day in days), _notes(opened, asked))


def _day_in(year: int, asked: PanelAsked) -> date:
    month, day = asked.day
    try:
        return date(year, month, day)
    except ValueError as fault:
        raise BadQuestion(
            f"{year} has no day {month:02}-{day:02}; name another month and day, or other years."
        ) from fault


def _notes(opened: OpenRegister, asked: PanelAsked) -> dict[str, str]:
    """What the panel says about itself."""
    rules = {
        (Of.BONDS, Shape.DYAD_YEAR): "instruments in force between both states",
        (Of.BONDS, Shape.STATE_YEAR): "instruments that bind the state",
        (Of.BONDS, Shape.INSTRUMENT_YEAR): "states that the instrument binds",
        (Of.MEMBERSHIPS, Shape.DYAD_YEAR): f"organisations of which both are {asked.criterion}",
        (Of.MEMBERSHIPS, Shape.STATE_YEAR): f"organisations of which it is {asked.criterion}",
    }
    month, day = asked.day
    return {
        "panel": str(asked.shape),
        "rule": rules[asked.of, asked.shape],
        "register": opened.register.id,
        "version": opened.register.version,
        "on": f"{month:02}-{day:02}",
        "known": "everything" if asked.known is None else read_day(asked.known).isoformat(),
        "readings": ", ".join(asked.readings),
    }


@dataclass(frozen=True, slots=True)
class _Units:
    """What states can be bound by or belong to; flags have a row a unit and a column a state."""

    names: tuple[str, ...]
    sure: Flags
    in_doubt: Flags


@dataclass(frozen=True, slots=True)
class _Year:
    """What is asked of each year."""

    opened: OpenRegister
    columns: Columns
    asked: PanelAsked

    def rows(self, day: date) -> pa.RecordBatch:
        """The rows of the year of *day*."""
        there = self._there(day)
        match self.asked.shape:
            case Shape.DYAD_YEAR:
                return self._dyads(there, day)
            case Shape.STATE_YEAR:
                units = self._units(day)
                counted = self._counted(units.sure.T[there], units.in_doubt.T[there], units.names)
                keys = {"state": named(there, self.columns.states)}
            case Shape.INSTRUMENT_YEAR:
                units = self._units(day)
                sure, in_doubt = units.sure[:, there], units.in_doubt[:, there]
                held = np.flatnonzero((sure | in_doubt).any(axis=1))
                states = tuple(self.columns.states[number] for number in there)
                counted = self._counted(sure[held], in_doubt[held], states)
                keys = {"instrument": named(held, units.names)}
        return rows_of(day.year, keys, "count", counted)

    def _there(self, day: date) -> Numbers:
        """The numbers of the states that exist on *day*."""
        there = [
            not party.organisation
            and (party.existed_from is None or party.existed_from <= day)
            and (party.existed_until is None or day < party.existed_until)
            for party in self.opened.register.parties
        ]
        return np.flatnonzero(np.array(there, np.bool_)).astype(self.columns.width)

    def _counted(self, sure: Flags, in_doubt: Flags, names: tuple[str, ...]) -> Counted:
        if self.asked.detail is Detail.LISTS:
            return of_lists(sure, in_doubt, names)
        return of_flags(sure, in_doubt)

    def _dyads(self, there: Numbers, day: date) -> pa.RecordBatch:
        """Each two states, in the order of the register's list."""
        one, other = np.triu_indices(there.size, 1)
        first, second = there[one], there[other]
        if self.asked.of is Of.BONDS:
            counted = self._bonds(first, second, day)
        else:
            units = self._units(day)
            sure = units.sure.T[first] & units.sure.T[second]
            could = (units.sure | units.in_doubt).T
            counted = self._counted(sure, could[first] & could[second] & ~sure, units.names)
        states = self.columns.states
        keys = {"first": named(first, states), "second": named(second, states)}
        return rows_of(day.year, keys, "shared", counted)

    def _bonds(self, first: Numbers, second: Numbers, day: date) -> Counted:
        on, known = self._days(day, first.size), self._known(first.size)
        if self.asked.detail is Detail.COUNTS:
            return Counted(*self.columns.shared(first, second, on, known))
        names = self.columns.instruments
        bits = self.columns.shared_instruments(first, second, on, known)
        sure, in_doubt = (flags_of(one, len(names)) for one in bits)
        return of_lists(sure, in_doubt, names)

    def _units(self, day: date) -> _Units:
        """What all states are bound by, or belong to, on *day*."""
        if self.asked.of is Of.BONDS:
            held = [one.binding for one in self.opened.register.instruments]
            names, things = self.columns.instruments, np.flatnonzero(held)
            codes = self._table(self.columns.standings, things, day)
            wanted = sum(STANDING.bit(word) for word in BOUND)
            return _units(tuple(names[n] for n in things), codes, wanted, STANDING.disputed)
        criteria = self.columns.criteria
        things = np.flatnonzero([name == self.asked.criterion for _, name in criteria])
        codes = self._table(self.columns.belongings, things, day)
        names = tuple(criteria[n][0] for n in things)
        return _units(names, codes, BELONGING.bit(value=True), BELONGING.disputed)

    def _table(
        self,
        answer: Callable[[Things, States, Days, Days | None], Codes],
        things: Numbers,
        day: date,
    ) -> Codes:
        """The code of each thing (a row) and each state (a column)."""
        states = np.arange(len(self.columns.states), dtype=self.columns.width)
        rows = things.size * states.size
        each = np.repeat(things.astype(np.int32), states.size)
        codes = answer(each, np.tile(states, things.size), self._days(day, rows), self._known(rows))
        return codes.reshape(things.size, states.size)

    def _known(self, rows: int) -> Days | None:
        return None if self.asked.known is None else self._days(read_day(self.asked.known), rows)

    @staticmethod
    def _days(day: date, rows: int) -> Days:
        return np.full(rows, number_of(day), np.int32)


def _units(names: tuple[str, ...], codes: Codes, wanted: int, disputed: int) -> _Units:
    """Who has, by its code, one of the answers *wanted*: in all alternatives, or in some."""
    values = codes & codes.dtype.type(disputed - 1)
    could = (values & codes.dtype.type(wanted)) != 0
    sure = could & ((values & ~codes.dtype.type(wanted)) == 0)
    return _Units(names, sure, could & ~sure)
