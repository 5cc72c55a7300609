"""The days on which a decision can change: of the law, of the tables, of the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.law.terms.days import ONE_DAY
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.measures import days_of
from foedus.regimes.rules.terms import DatedTable, Regime


def days_of_change(regime: Regime, law: Law, case: Case) -> tuple[date, ...]:
    """Every day on which the answers of *regime* can change, for the states of *case*."""
    atoms = [
        atom for rule in regime.rules.values() for atom in (*c.atoms_of(rule.when), *rule.weighs)
    ]
    return days_for(atoms, regime, law, case)


def days_for(atoms: Iterable[c.Atom], regime: Regime, law: Law, case: Case) -> tuple[date, ...]:
    """Every day on which what *atoms* ask can change; a superset, in order."""
    return tuple(sorted({day for atom in atoms for day in _days(atom, regime, law, case)}))


def _days(atom: c.Atom, regime: Regime, law: Law, case: Case) -> Iterator[date]:
    match atom:
        case c.BondIs() | c.BilateralIs() | c.StandsAs() | c.MemberOf():
            yield from _of_law(atom, law, case)
        case c.MeasureBy(instrument, by, towards, _, lists):
            for pair in _pairs(case, by, towards):
                yield from days_of(law.measures(instrument, *pair))
            yield from _edges(regime.tables[lists])
        case c.RowApplies(table):
            yield from _edges(regime.tables[table])
        case c.FieldWithin():
            yield from _said(atom)
        case _:
            return


def _of_law(atom: c.LawAtom, law: Law, case: Case) -> Iterator[date]:
    match atom:
        case c.BondIs(instruments, between):
            for pair in _pairs(case, *between):
                yield from _of_bonds(law, instruments, pair)
        case c.BilateralIs(subject, between):
            for pair in _pairs(case, *between):
                named = law.bilateral(subject, *sorted(pair))
                yield from _of_bonds(law, [one.id for one in named], pair)
        case c.StandsAs(instrument, party):
            for state in _states(case, party):
                yield from law.standing(instrument, state).days
        case c.MemberOf(organisation, criterion, party):
            for state in _states(case, party):
                yield from law.membership(organisation, criterion, state).days


def _of_bonds(law: Law, instruments: Iterable[str], pair: tuple[str, str]) -> Iterator[date]:
    for instrument in instruments:
        yield from law.bond(instrument, *pair).days


def _edges(table: DatedTable) -> Iterator[date]:
    for row in table.rows:
        yield row.span.start
        if isinstance(row.span.end, date):
            yield row.span.end


def _said(atom: c.FieldWithin) -> Iterator[date]:
    """The days that a condition names: from them on, or from the day after."""
    for edge in (*atom.at_least, *atom.less_than):
        if isinstance(edge, date):
            yield edge
    for edge in (*atom.more_than, *atom.at_most):
        if isinstance(edge, date):
            yield edge + ONE_DAY


def _states(case: Case, name: str) -> Iterator[str]:
    yield from sorted(str(value) for value in case.possible(name))


def _pairs(case: Case, first: str, second: str) -> Iterator[tuple[str, str]]:
    for one in _states(case, first):
        yield from ((one, other) for other in _states(case, second))
