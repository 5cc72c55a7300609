"""What the conditions of a case ask of the law about some instruments."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import product
from typing import Any

from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.law import Law, Line
from foedus.regimes.rules.measures import Measures

Names = Container[str]
"""The instruments and organisations that are looked at; the others are left out."""


def lines_of(atoms: Iterable[c.Atom], law: Law, case: Case, names: Names) -> Iterator[Line[Any]]:
    """The lines of *names* that *atoms* read, in an order that depends on the case alone."""
    for atom in atoms:
        match atom:
            case c.BondIs(instruments, between):
                for pair in _pairs(case, between):
                    yield from (law.bond(one, *pair) for one in instruments if one in names)
            case c.BilateralIs(subject, between):
                for first, second in _pairs(case, between):
                    held = law.bilateral(subject, *sorted((first, second)))
                    yield from (law.bond(one.id, first, second) for one in held if one.id in names)
            case c.StandsAs(instrument, party) if instrument in names:
                yield from (law.standing(instrument, one) for one in _states(case, party))
            case c.MemberOf(organisation, criterion, party) if organisation in names:
                for one in _states(case, party):
                    yield law.membership(organisation, criterion, one)
            case _:
                pass


def measures_of(
    atoms: Iterable[c.Atom], law: Law, case: Case, names: Names
) -> list[tuple[Measures, ...]]:
    """The measures under *names* that *atoms* ask about."""
    return [
        law.measures(atom.instrument, *pair)
        for atom in atoms
        if isinstance(atom, c.MeasureBy) and atom.instrument in names
        for pair in _pairs(case, (atom.by, atom.towards))
    ]


def _states(case: Case, name: str) -> list[str]:
    return sorted(str(value) for value in case.possible(name))


def _pairs(case: Case, names: tuple[str, str]) -> Iterator[tuple[str, str]]:
    yield from product(_states(case, names[0]), _states(case, names[1]))
