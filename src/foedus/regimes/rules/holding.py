"""Does a condition hold for a case? With its grounds, in three-valued logic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.cases import Case, Single
from foedus.regimes.rules.combining import any_held, held_by
from foedus.regimes.rules.grounds import Ground, GroundKind, Held
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.of_law import bilateral_held, bond_held, state_held
from foedus.regimes.rules.of_measures import Goods, measure_held
from foedus.regimes.rules.rows import NOT_HELD, rows_that_apply
from foedus.regimes.rules.terms import REFER, DatedTable, Regime
from foedus.regimes.rules.truth import Truth, truth_of


class HasOutcomes(Protocol):
    """What an earlier question came to: the outcomes that are possible."""

    @property
    def possible(self) -> frozenset[str]:
        """One outcome, or the alternatives."""
        ...

    @property
    def confidence(self) -> Confidence:
        """The lowest confidence that it rests on."""
        ...


@dataclass(frozen=True)
class Judge:
    """A regime over the law, asked about one case; *decided* are its earlier questions."""

    regime: Regime
    law: Law
    case: Case
    decided: Mapping[str, HasOutcomes] = field(default_factory=dict)

    def held(self, condition: c.Condition) -> Held:
        """Whether *condition* holds."""
        return held_by(condition, self.atom)

    def atom(self, atom: c.Atom) -> Held:
        """Whether one part of a condition holds."""
        match atom:
            case c.BondIs() | c.BilateralIs() | c.MeasureBy():
                return self._of_pair(atom)
            case c.StandsAs() | c.MemberOf():
                party = self._state(atom.party)
                if party is None:
                    return self._lacking(atom.party)
                return state_held(self.law, atom, party, self.case.on)
            case c.RowApplies():
                return self.row(atom)
            case c.Decided(question):
                return decided_held(self.regime, atom, self.decided[question])
            case _:
                return self._of_case(atom)

    def _of_pair(self, atom: c.BondIs | c.BilateralIs | c.MeasureBy) -> Held:
        names = (atom.by, atom.towards) if isinstance(atom, c.MeasureBy) else atom.between
        first, second = (self._state(name) for name in names)
        if first is None or second is None:
            return self._lacking(names[0] if first is None else names[1])
        pair = first, second
        match atom:
            case c.BondIs():
                return bond_held(self.law, atom, pair, self.case.on)
            case c.BilateralIs():
                return bilateral_held(self.law, atom, pair, self.case.on)
            case c.MeasureBy():
                table = self.regime.tables[atom.lists]
                goods = Goods(atom, table, self.case, self.missing(atom.goods))
                return measure_held(self.law, goods, pair)

    def _state(self, name: str) -> str | None:
        """The state of a field; None where it is not one certain state."""
        possible = self.case.possible(name)
        return str(next(iter(possible))) if len(possible) == 1 else None

    def _lacking(self, name: str) -> Held:
        return Held(Truth.UNSURE, (), (self.missing(name),))

    def row(self, atom: c.RowApplies) -> Held:
        """Whether a row of a dated table applies; the grounds are the rows."""
        table = self.regime.tables[atom.table]
        fields = dict(atom.keys)
        values = {column: self.case.possible(name) for column, name in atom.keys}
        found = []
        for row, truth, unsure in rows_that_apply(table, values, self.case.on):
            ground = Ground(
                kind=GroundKind.ROW,
                name=table.name,
                since=row.span.start,
                evidence=row.evidence,
                row=row,
            )
            missing = tuple(self._unsure_cell(row.cells[n], fields[n], table) for n in unsure)
            found.append(Held(truth, (ground,), missing))
        return any_held(found)

    def _unsure_cell(self, cell: str, name: str, table: DatedTable) -> Wording:
        if cell != NOT_HELD:
            return self.missing(name)
        return Wording(
            f"a part of the table “{table.title.en}” that is not held",
            f"часть таблицы «{table.title.ru}», которой нет",
        )

    def _of_case(self, atom: c.FieldIs | c.FieldWithin | c.FieldGiven | c.SameField) -> Held:
        match atom:
            case c.FieldGiven(name):
                truth = Truth.YES if self.case.possible(name) else Truth.NO
                return Held(truth, (self._said(name),))
            case c.SameField(first, second):
                return self._same(first, second)
            case c.FieldIs(name, wanted):
                return self._is(name, lambda value: str(value) in wanted)
            case c.FieldWithin(name):
                return self._is(name, lambda value: _within(value, atom))

    def _same(self, first: str, second: str) -> Held:
        one, other = self.case.possible(first), self.case.possible(second)
        if not one or not other:
            return self._lacking(second if one else first)
        truth = truth_of(a == b for a in one for b in other)
        return Held(truth, (self._said(first), self._said(second)))

    def _is(self, name: str, test: Callable[[Single], bool]) -> Held:
        possible = self.case.possible(name)
        if not possible:
            return self._lacking(name)
        truth = truth_of(test(value) for value in possible)
        missing = (self.missing(name),) if truth is Truth.UNSURE else ()
        return Held(truth, (self._said(name),), missing)

    def _said(self, name: str) -> Ground:
        words = tuple(sorted(str(value) for value in self.case.possible(name)))
        return Ground(kind=GroundKind.FIELD, name=name, words=words)

    def missing(self, name: str) -> Wording:
        """What is missing, where a field is unknown: why, or what the field is called."""
        return self.case.why.get(name) or self.regime.fields[name].title


def decided_held(regime: Regime, atom: c.Decided, earlier: HasOutcomes) -> Held:
    """Whether an earlier question was decided as asked; it rests on what that rested on."""
    possible = earlier.possible
    truth = Truth.UNSURE if REFER in possible else truth_of(o in atom.outcomes for o in possible)
    ground = Ground(
        kind=GroundKind.QUESTION,
        name=atom.question,
        words=tuple(sorted(possible)),
        evidence=Evidence(confidence=earlier.confidence),
    )
    missing = (regime.question(atom.question).title,) if truth is Truth.UNSURE else ()
    return Held(truth, (ground,), missing)


def _within(value: Single, atom: c.FieldWithin) -> bool:
    held: Any = Decimal(value) if isinstance(value, str) else value
    return (
        all(held >= edge for edge in atom.at_least)
        and all(held > edge for edge in atom.more_than)
        and all(held <= edge for edge in atom.at_most)
        and all(held < edge for edge in atom.less_than)
    )
