"""Values that no condition tells apart are one class: ten thousand codes become a few dozen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.law.terms.goods import is_code
from foedus.law.terms.register import Register
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.columns.coded import Coded
from foedus.regimes.rules.rows import ANYTHING, NOT_HELD, begins
from foedus.regimes.rules.terms import ColumnKind, Regime


@dataclass(frozen=True, slots=True)
class Classes:
    """For each number of a column its class, and for each class a number that stands for it."""

    of_number: NDArray[np.int32]
    example: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many classes there are."""
        return len(self.example)


@dataclass(frozen=True, slots=True)
class Seen:
    """Where conditions look: the tables of a regime, and the acts of a register."""

    regime: Regime
    register: Register


def classes_of(seen_in: Seen, atoms: Iterable[c.Atom], name: str, column: Coded) -> Classes:
    """The classes of a column's values, as far as *atoms* tell them apart."""
    tests = [test for atom in atoms for test in _tests(seen_in, atom, name)]
    seen: dict[Hashable, int] = {}
    numbers: list[int] = []
    example: list[int] = []
    for number in range(column.size):
        key = frozenset(tuple(test(value) for test in tests) for value in column.of(number))
        if key not in seen:
            seen[key] = len(seen)
            example.append(number)
        numbers.append(seen[key])
    return Classes(np.array(numbers, np.int32), tuple(example))


Test = Callable[[str], Hashable]


def _tests(seen_in: Seen, atom: c.Atom, name: str) -> Iterable[Test]:
    """What *atom* can see of a value of the field *name*."""
    match atom:
        case c.RowApplies(table, keys):
            for column in (column for column, field in keys if field == name):
                yield from _cells(seen_in.regime, table, column)
        case c.MeasureBy(instrument, _, _, goods, lists) if goods == name:
            yield from _cells(seen_in.regime, lists, "commodity")
            yield from _codes(seen_in.register, instrument)
        case c.FieldIs(field, wanted) if field == name:
            yield lambda value: value in wanted
        case c.FieldWithin(field) if field == name:
            yield from _edges(atom)
        case c.FieldGiven(field) if field == name:
            return
        case _ if name in _whole(atom):
            yield lambda value: value


def _whole(atom: c.Atom) -> tuple[str, ...]:
    """The fields of which a condition sees the whole value."""
    match atom:
        case c.BondIs(_, between) | c.BilateralIs(_, between):
            return between
        case c.StandsAs(_, party) | c.MemberOf(_, _, party):
            return (party,)
        case c.MeasureBy(_, by, towards):
            return by, towards
        case c.SameField(first, second):
            return first, second
        case _:
            return ()


def _cells(regime: Regime, table: str, column: str) -> Iterable[Test]:
    held = regime.tables[table]
    cells = dict.fromkeys(row.cells[column] for row in held.rows)
    for cell in cells:
        if cell in {ANYTHING, NOT_HELD}:
            continue
        if held.columns[column] is ColumnKind.PREFIX:
            for prefix in cell.split():
                yield lambda value, prefix=prefix: begins(value, prefix)  # type: ignore[misc]
        else:
            yield lambda value, cell=cell: value in {cell, *cell.split()}  # type: ignore[misc]


def _codes(register: Register, instrument: str) -> Iterable[Test]:
    """The codes by which measures under *instrument* name their goods."""
    held = register.instrument.get(instrument)
    acts = () if held is None else held.acts
    for code in dict.fromkeys(code for act in acts for code in act.goods if is_code(code)):
        yield lambda value, code=code: begins(value, code)  # type: ignore[misc]


def _edges(atom: c.FieldWithin) -> Iterable[Test]:
    edges: tuple[Any, ...] = (*atom.at_least, *atom.more_than, *atom.at_most, *atom.less_than)
    for edge in edges:
        yield lambda value, edge=edge: (  # type: ignore[misc]
            (Decimal(value) > edge) - (Decimal(value) < edge)
            if isinstance(edge, Decimal)
            else (value > edge.isoformat()) - (value < edge.isoformat())
        )
