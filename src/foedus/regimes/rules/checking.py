"""What is wrong with a regime as a whole: names that nothing declares, ids that are not held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Register
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.findings import finding
from foedus.regimes.rules.terms import REFER, Question, Regime, Rule


def faults_of(regime: Regime, rules: tuple[Rule, ...], register: Register) -> Iterator[Finding]:
    """Everything that only the whole regime shows."""
    counts = Counter(rule.id for rule in rules)
    before: set[str] = set()
    questions = {question.name: question for question in regime.questions}
    for question in regime.questions:
        for rule in question.rules:
            yield from _of_rule(regime, rule, before)
        before.add(question.name)
    for rule in rules:
        if counts[rule.id] > 1:
            yield finding("G5", f"{rule.id!r} stands {counts[rule.id]} times.", rule.where)
        yield from _answers(rule, questions)
        yield from _in_register(rule, register)
    yield from _sources(regime, register)


def _answers(rule: Rule, questions: dict[str, Question]) -> Iterator[Finding]:
    question = questions.get(rule.question)
    if question is None:
        told = f"Rule {rule.id!r}: there is no question {rule.question!r}."
        yield finding("G3", told, rule.where, rule.id)
    elif rule.outcome not in {*question.outcomes, REFER}:
        told = f"Rule {rule.id!r}: {rule.question!r} has no outcome {rule.outcome!r}."
        yield finding("G3", told, rule.where, rule.id)


def _of_rule(regime: Regime, rule: Rule, before: set[str]) -> Iterator[Finding]:
    for atom in (*c.atoms_of(rule.when), *rule.weighs):
        for name in c.fields_of(atom):
            if name not in regime.fields:
                yield finding("G4", f"Rule {rule.id!r}: no field {name!r}.", rule.where, rule.id)
        for table, columns in _columns_of(atom):
            yield from _declared(regime, rule, table, columns)
        if isinstance(atom, c.Decided) and atom.question not in before:
            told = f"Rule {rule.id!r} asks for {atom.question!r}."
            yield finding("G9", told, rule.where, rule.id)
    for given in rule.gives:
        yield from _declared(regime, rule, given.table, (given.column,))


def _declared(
    regime: Regime, rule: Rule, table: str, columns: tuple[str, ...]
) -> Iterator[Finding]:
    held = regime.tables.get(table)
    if held is None:
        yield finding("G4", f"Rule {rule.id!r}: no table {table!r}.", rule.where, rule.id)
        return
    for column in columns:
        if column not in held.columns:
            told = f"Rule {rule.id!r}: table {table!r} has no column {column!r}."
            yield finding("G4", told, rule.where, rule.id)


def _columns_of(atom: c.Atom) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(atom, c.RowApplies):
        yield atom.table, tuple(column for column, _ in atom.keys)
    if isinstance(atom, c.MeasureBy):
        yield atom.lists, ("goods", "commodity", "effect")


def _in_register(rule: Rule, register: Register) -> Iterator[Finding]:
    named = [cite.instrument for cite in rule.basis]
    for atom in c.atoms_of(rule.when):
        match atom:
            case c.BondIs(instruments):
                named += instruments
            case c.StandsAs(instrument) | c.MeasureBy(instrument):
                named.append(instrument)
            case c.MemberOf(organisation):
                if organisation not in register.organisation:
                    yield finding("G6", f"{organisation!r} is not held.", rule.where, rule.id)
            case _:
                pass
    for name in dict.fromkeys(named):
        if name not in register.instrument:
            yield finding("G6", f"Rule {rule.id!r}: {name!r} is not held.", rule.where, rule.id)


def _sources(regime: Regime, register: Register) -> Iterator[Finding]:
    known = {source.id for source in register.sources}
    for rule in regime.rules.values():
        for source in rule.evidence.sources:
            if source not in known:
                yield finding("G10", f"{source!r} is not held.", rule.where, rule.id)
    for table in regime.tables.values():
        for row in table.rows:
            for source in row.evidence.sources:
                if source not in known:
                    yield finding("G10", f"{source!r} is not held.", row.where, table.name)
