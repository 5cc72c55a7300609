"""A batch of questions ──▶ the same batch with its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
import pyarrow as pa

from foedus.frames.asking import Asking
from foedus.frames.cells import Cells
from foedus.frames.days import days_in, known_in
from foedus.frames.errors import BadColumn
from foedus.frames.kinds import Kind, Role
from foedus.frames.lists import LIST, flags_of, listed
from foedus.frames.things import Numbers, Places, numbers_in
from foedus.frames.words import SCALES, type_of, words_of
from foedus.law.columns.clocks import Days, number_of
from foedus.law.columns.columns import Columns

_COUNTS: Final = pa.uint16()


def answered(
    columns: Columns, asking: Asking, batch: pa.RecordBatch, before: int = 0
) -> pa.RecordBatch:
    """*batch* unchanged, and the columns of its answers.

    *before* counts the rows of earlier batches, for messages. Raises `BadColumn` and
    `UnknownValues`, which name column and row.
    """
    found = answers(columns, asking, batch, before)
    return pa.RecordBatch.from_arrays(
        [*batch.columns, *found.columns], schema=with_answers(batch.schema, asking.kind)
    )


def answers(
    columns: Columns, asking: Asking, batch: pa.RecordBatch, before: int = 0
) -> pa.RecordBatch:
    """The columns of the answers alone."""
    rows = _Rows(columns, asking, batch, before)
    match asking.kind:
        case Kind.BOND:
            codes = columns.bonds(rows.instruments, *rows.pair, rows.on, rows.known)
        case Kind.STANDING:
            codes = columns.standings(
                rows.instruments, rows.states(Role.PARTY), rows.on, rows.known
            )
        case Kind.MEMBER:
            codes = columns.belongings(rows.criteria, rows.states(Role.PARTY), rows.on, rows.known)
        case Kind.SHARED:
            counts = columns.shared(*rows.pair, rows.on, rows.known)
            return _batch(asking.kind, [pa.array(count) for count in counts])
        case Kind.INSTRUMENTS:
            ids = columns.instruments
            bits = columns.shared_instruments(*rows.pair, rows.on, rows.known)
            return _batch(asking.kind, [listed(flags_of(one, len(ids)), ids) for one in bits])
    return _batch(asking.kind, [words_of(SCALES[asking.kind], codes)])


def answer_fields(kind: Kind) -> list[pa.Field]:
    """The columns that an answer adds. None of them has empty cells."""
    match kind:
        case Kind.SHARED:
            types = {"shared": _COUNTS, "in_doubt": _COUNTS}
        case Kind.INSTRUMENTS:
            types = {"instruments": LIST, "in_doubt": LIST}
        case _:
            types = {"answer": type_of(SCALES[kind])}
    return [pa.field(name, held, nullable=False) for name, held in types.items()]


def with_answers(schema: pa.Schema, kind: Kind) -> pa.Schema:
    """The schema of answered rows."""
    return pa.schema([*schema, *answer_fields(kind)], metadata=schema.metadata)


def _batch(kind: Kind, arrays: list[pa.Array]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(answer_fields(kind)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The parts of the questions of a batch, as the columns of the law take them."""

    columns: Columns
    asking: Asking
    batch: pa.RecordBatch
    before: int

    @property
    def pair(self) -> tuple[Numbers, Numbers]:
        return self.states(Role.FIRST), self.states(Role.SECOND)

    @property
    def on(self) -> Days:
        shared = self.asking.days.get(Role.ON)
        return days_in(self._cells(Role.ON)) if shared is None else self._all(number_of(shared))

    @property
    def known(self) -> Days | None:
        if Role.KNOWN in self.asking.columns:
            return known_in(self._cells(Role.KNOWN))
        shared = self.asking.days.get(Role.KNOWN)
        return None if shared is None else self._all(number_of(shared))

    @property
    def instruments(self) -> str | Numbers:
        names = self.asking.names
        shared = self.asking.texts.get(Role.INSTRUMENT)
        ids = self.columns.instruments
        places = Places("instrument", ids, names.instrument, names.instruments, np.int32)
        return numbers_in(self._cells(Role.INSTRUMENT), places) if shared is None else shared

    def states(self, role: Role) -> Numbers:
        """The numbers of the states of one role."""
        names, width = self.asking.names, self.columns.width
        places = Places("party", self.columns.states, names.party, names.parties, width)
        return self._numbers(role, places)

    @property
    def criteria(self) -> Numbers:
        """The number of organisation and criterion together."""
        names, known = self.asking.names, self.columns.criteria
        ids = tuple(dict.fromkeys(organisation for organisation, _ in known))
        tests = tuple(dict.fromkeys(name for _, name in known))
        own = Places("organisation", ids, names.organisation, names.organisations, np.int32)
        organisation = self._numbers(Role.ORGANISATION, own)
        criterion = self._numbers(Role.CRITERION, Places("criterion", tests, str, tests, np.int32))
        table = np.full((len(ids), len(tests)), -1, np.int32)
        for number, (one, test) in enumerate(known):
            table[ids.index(one), tests.index(test)] = number
        found = table[organisation, criterion]
        self._refuse_no_such_criterion(found, organisation, criterion, (ids, tests))
        return cast("Numbers", found)

    def _refuse_no_such_criterion(
        self,
        found: Numbers,
        organisation: Numbers,
        criterion: Numbers,
        names: tuple[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        places = np.flatnonzero(found < 0)
        if not places.size:
            return
        held, test = names[0][organisation[places[0]]], names[1][criterion[places[0]]]
        has = ", ".join(name for one, name in self.columns.criteria if one == held)
        column = self.asking.columns.get(Role.CRITERION, str(Role.CRITERION))
        row = self.before + int(places[0])
        raise BadColumn(column, f"{held} has no criterion {test!r}.", f"It has: {has}.", row)

    def _numbers(self, role: Role, places: Places) -> Numbers:
        if role in self.asking.columns:
            return numbers_in(self._cells(role), places)
        number = places.numbers([self.asking.texts[role]])[0]
        return np.full(self.batch.num_rows, number, places.width)

    def _cells(self, role: Role) -> Cells:
        name = self.asking.columns[role]
        return Cells(name, self.batch.column(name), self.before)

    def _all(self, number: int) -> Any:
        return np.full(self.batch.num_rows, number, np.int32)
