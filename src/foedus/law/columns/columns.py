"""Questions in columns: arrays of states and days in, arrays of coded answers out.

Every answer equals that of the slow twin (`foedus.law.answers`) on the same register; `codes` says
how an answer is a number. Plans are compiled when a question first needs them, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.law.columns.clocks import Clock, Days, clock_of
from foedus.law.columns.codes import BOND, Codes
from foedus.law.columns.compile import belonging_plan, pair_plan, standing_plan
from foedus.law.columns.kernels import Loops, loops
from foedus.law.columns.kernels.with_numpy import Things, shared_vectors
from foedus.law.columns.knowledge import Knowledge, Library
from foedus.law.columns.plans import PairPlan, States, TablePlan
from foedus.law.columns.shelf import EVERYTHING, Shelf
from foedus.law.columns.stacks import (
    PairStack,
    TableStack,
    VectorStack,
    pairs_stacked,
    tables_stacked,
    vectors_stacked,
)
from foedus.law.columns.vectors import vector_plan
from foedus.law.derive.relations import Bond
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register

Criterion = tuple[str, str]
"""An organisation and the name of one of its criteria."""


class Columns:
    """A register that answers columns of questions.

    *readings* settle disputes, as in a question to the slow twin. *kernel*: "numba", "numpy", or
    "" for the fastest that is installed. States, instruments and criteria are numbered by their
    places in `states`, `instruments` and `criteria`; rows hold these numbers, and days as numbers
    since 1970-01-01.

    >>> import numpy as np
    >>> from foedus.law.terms.register import Register
    >>> from foedus.law.terms.wording import Wording
    >>> Columns(Register(id="x", title=Wording("X"))).states
    ()
    """

    def __init__(
        self, register: Register, readings: Iterable[str] = (), *, kernel: str = ""
    ) -> None:
        self.states: tuple[str, ...] = tuple(party.code for party in register.parties)
        self.instruments: tuple[str, ...] = tuple(one.id for one in register.instruments)
        self.criteria: tuple[Criterion, ...] = tuple(
            dict.fromkeys((o.id, c.name) for o in register.organisations for c in o.criteria)
        )
        self._library = Library(register, frozenset(readings))
        self._binding = np.array([one.binding for one in register.instruments], np.bool_)
        self._loops: Loops = loops(kernel)
        self._shared: dict[int, VectorStack] = {}

    @property
    def width(self) -> type[np.unsignedinteger[Any]]:
        """The type of a column of states: one byte a row where that is enough."""
        return np.uint8 if len(self.states) <= np.iinfo(np.uint8).max else np.uint16

    def numbers(self, codes: Iterable[str]) -> States:
        """The column of states for their *codes*; UnknownName for one that is not held."""
        place = {code: number for number, code in enumerate(self.states)}
        listed = list(codes)
        for code in listed:
            if code not in place:
                raise UnknownName("party", code, self.states)
        return np.array([place[code] for code in listed], self.width)

    def bonds(
        self,
        instrument: str | Things,
        first: States,
        second: States,
        on: Days,
        known: Days | None = None,
    ) -> Codes:
        """How an instrument stands between two states on a day, as `BOND` codes.

        *instrument* is one id for all rows, or a column of numbers. *known* is a column of days
        of knowledge, `EVERYTHING` for a row without one.
        """
        answers = BOND.nothing, BOND.bit(Bond.IN_FORCE)
        if isinstance(instrument, str) and known is None:
            plan = self._pairs.plan(self._instrument(instrument))
            if plan.is_plain:
                return self._loops.bound_pairs(plan, first, second, on, answers)
        things = self._things(instrument, on.size)
        if not on.size:
            return np.zeros(0, BOND.width)
        days = _known(known, on.size)
        return self._pairs.answer(
            things,
            days,
            lambda stack, keys: self._loops.bonds(
                stack, keys, things, days, first, second, on, answers
            ),
        )

    def standings(
        self, instrument: str | Things, party: States, on: Days, known: Days | None = None
    ) -> Codes:
        """How a state stands to an instrument on a day, as `STANDING` codes."""
        things = self._things(instrument, on.size)
        return self._states(self._standings, things, party, on, known)

    def belongings(
        self, criterion: Criterion | Things, party: States, on: Days, known: Days | None = None
    ) -> Codes:
        """Whether a state meets a criterion of an organisation on a day, as `BELONGING` codes."""
        if isinstance(criterion, tuple):
            if criterion not in self.criteria:
                known_names = [" as ".join(one) for one in self.criteria]
                raise UnknownName("criterion", " as ".join(criterion), known_names)
            criterion = np.full(on.size, self.criteria.index(criterion), np.int32)
        return self._states(self._belongings, criterion, party, on, known)

    def _states(
        self,
        shelf: Shelf[TablePlan, TableStack],
        things: Things,
        party: States,
        on: Days,
        known: Days | None,
    ) -> Codes:
        if not on.size:
            return np.zeros(0, np.uint16)
        days = _known(known, on.size)
        return shelf.answer(
            things,
            days,
            lambda stack, keys: self._loops.state_codes(stack, keys, things, days, party, on),
        )

    def shared(
        self, first: States, second: States, on: Days, known: Days | None = None
    ) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
        """How many binding instruments are in force between two states: certainly, and in doubt."""
        certain, doubt = np.zeros(on.size, np.uint16), np.zeros(on.size, np.uint16)
        for stack, rows in self._by_knowledge(known, on.size):
            found = self._loops.shared(stack, first[rows], second[rows], on[rows])
            certain[rows], doubt[rows] = found
        return certain, doubt

    def shared_instruments(
        self, first: States, second: States, on: Days, known: Days | None = None
    ) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        """Which instruments: for each row a bit for each, by its place in `instruments`.

        The first array has those certainly in force, the second those in doubt; bit n of a row is
        bit n % 64 of its word n // 64.
        """
        words = -(-max(len(self.instruments), 1) // 64)
        sure, unsure = (np.zeros((on.size, words), np.uint64) for _ in range(2))
        for stack, rows in self._by_knowledge(known, on.size):
            found = shared_vectors(stack, first[rows], second[rows], on[rows])
            sure[rows], unsure[rows] = found
        return sure, unsure

    def _by_knowledge(
        self, known: Days | None, rows: int
    ) -> Iterable[tuple[VectorStack, slice | NDArray[np.intp]]]:
        """The vectors of each class of knowledge that occurs, with its rows."""
        if not rows:
            return
        if known is None:
            yield self._vectors(self._recordings.segments - 1), slice(0, rows)
            return
        classes = self._recordings.segment(known)
        for number in np.unique(classes):
            yield self._vectors(int(number)), np.flatnonzero(classes == number)

    def _vectors(self, number: int) -> VectorStack:
        """The vectors of the whole register in one class of knowledge."""
        if number not in self._shared:
            day = self._first_day_of(number)
            plans = [self._pairs.plan_known(thing, day) for thing in range(len(self.instruments))]
            self._shared[number] = vectors_stacked(vector_plan(plans, self._binding, self.states))
        return self._shared[number]

    def _first_day_of(self, number: int) -> int:
        """The first day of a class of knowledge; `EVERYTHING` for the class that knows all."""
        if number == self._recordings.segments - 1:
            return EVERYTHING
        days = self._recordings.days()
        return int(days[number - 1]) if number else int(days[0]) - 1

    @cached_property
    def _recordings(self) -> Clock:
        """The days on which anything became known about any instrument."""
        days = {day for name in self.instruments for day in self._library.about(name).recorded}
        return clock_of(days)

    @cached_property
    def _pairs(self) -> Shelf[PairPlan, PairStack]:
        held = self._knowledge(self.instruments)

        def make(thing: int, number: int) -> PairPlan:
            return pair_plan(held[thing].worlds(number), self.instruments[thing], self.states)

        return Shelf(held, make, pairs_stacked)

    @cached_property
    def _standings(self) -> Shelf[TablePlan, TableStack]:
        held = self._knowledge(self.instruments)

        def make(thing: int, number: int) -> TablePlan:
            return standing_plan(held[thing].worlds(number), self.instruments[thing], self.states)

        return Shelf(held, make, tables_stacked)

    @cached_property
    def _belongings(self) -> Shelf[TablePlan, TableStack]:
        held = self._knowledge([organisation for organisation, _ in self.criteria])

        def make(thing: int, number: int) -> TablePlan:
            return belonging_plan(held[thing].worlds(number), *self.criteria[thing], self.states)

        return Shelf(held, make, tables_stacked)

    def _knowledge(self, names: Sequence[str]) -> list[Knowledge]:
        return [self._library.about(name) for name in names]

    def _instrument(self, name: str) -> int:
        if name not in self.instruments:
            raise UnknownName("instrument", name, self.instruments)
        return self.instruments.index(name)

    def _things(self, instrument: str | Things, rows: int) -> Things:
        if isinstance(instrument, str):
            return np.full(rows, self._instrument(instrument), np.int32)
        return instrument


def _known(known: Days | None, rows: int) -> Days:
    return np.full(rows, EVERYTHING, np.int32) if known is None else known
