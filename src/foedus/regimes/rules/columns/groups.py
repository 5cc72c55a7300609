"""Which parts of the conditions depend on which fields: parts that share fields share a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.terms import FieldKind, Question, Regime


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that depend on the same fields (and, it may be, on the day)."""

    fields: tuple[str, ...]
    atoms: tuple[c.Atom, ...]


def groups_of(regime: Regime, question: Question) -> tuple[Group, ...]:
    """The parts of a question's conditions, grouped.

    What depends on fewer fields joins what depends on more, unless that would multiply codes of
    goods with things that have nothing to do with goods.
    """
    atoms = list(dict.fromkeys(_asked(question)))
    wide = sorted({fields_of(atom) for atom in atoms}, key=lambda one: (len(one), sorted(one)))
    home = {fields: _home(regime, fields, wide) for fields in wide}
    kept = dict.fromkeys(home.values())
    return tuple(
        Group(tuple(sorted(one)), tuple(a for a in atoms if home[fields_of(a)] == one))
        for one in kept
    )


def _asked(question: Question) -> Iterable[c.Atom]:
    for rule in question.rules:
        yield from (*c.atoms_of(rule.when), *rule.weighs)


def _home(regime: Regime, fields: frozenset[str], wide: list[frozenset[str]]) -> frozenset[str]:
    """The widest set of states alone in which *fields* fit; or themselves."""
    of_states = [one for one in wide if fields <= one and _are_states(regime, one)]
    return of_states[-1] if of_states else fields


def _are_states(regime: Regime, fields: frozenset[str]) -> bool:
    kept = fields - {regime.day}
    kinds = {regime.fields[name].kind for name in kept if name in regime.fields}
    return kinds <= {FieldKind.STATE}


def fields_of(atom: c.Atom) -> frozenset[str]:
    """The fields that a condition asks about; an earlier question counts as one."""
    if isinstance(atom, c.Decided):
        return frozenset({decided(atom.question)})
    return frozenset(c.fields_of(atom))


def decided(question: str) -> str:
    """How an earlier question is called among the fields."""
    return f"decided:{question}"
