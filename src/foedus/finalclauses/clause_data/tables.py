"""Clauses of the law ──▶ the tables of a register's file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from foedus.finalclauses.clause_data.proposing import ProposedClauses
from foedus.law.terms.clauses import (
    Duration,
    EntryIntoForce,
    ProvisionalApplication,
    Reservations,
    Text,
    Withdrawal,
)
from foedus.law.terms.conditions import (
    All,
    Condition,
    Count,
    Every,
    FromDay,
    Group,
    Includes,
    Signing,
    StateSet,
    What,
)
from foedus.law.terms.delays import NO_DELAY, Base, Delay, Rounding

TomlValue: TypeAlias = "bool | int | str | date | list[TomlValue] | dict[str, TomlValue]"
Table: TypeAlias = "dict[str, TomlValue]"


def tables_of(clauses: ProposedClauses) -> dict[str, Table]:
    """The tables of the clauses that are proposed, by their names in a file."""
    made = {
        "entry_into_force": _entry(clauses.entry_into_force),
        "provisional": _provisional(clauses.provisional),
        "reservations": _reservations(clauses.reservations),
        "withdrawal": _withdrawal(clauses.withdrawal),
        "duration": _duration(clauses.duration),
    }
    return {name: table for name, table in made.items() if table}


def _text(text: Text) -> Table:
    words: Table = {}
    if text.words.en:
        words["en"] = text.words.en
    if text.words.ru:
        words["ru"] = text.words.ru
    table: Table = {"cite": text.cite}
    if words:
        table["words"] = words
    if text.sources:
        table["sources"] = list(text.sources)
    return table


def _entry(clause: EntryIntoForce | None) -> Table:
    if clause is None:
        return {}
    table = _text(clause.text)
    if clause.on is not None:
        return {**table, "on": clause.on}
    if clause.condition is not None:
        table["when"] = condition_table(clause.condition)
    if clause.delay != NO_DELAY:
        table["delay"] = delay_table(clause.delay)
    if clause.later is not None:
        table["later"] = delay_table(clause.later)
    return table


def _provisional(clause: ProvisionalApplication | None) -> Table:
    return {} if clause is None else {**_text(clause.text), "start": clause.start.value}


def _withdrawal(clause: Withdrawal | None) -> Table:
    if clause is None:
        return {}
    table = _text(clause.text)
    if not clause.allowed:
        return {**table, "allowed": False}
    table["notice"] = delay_table(clause.notice)
    if clause.addressee:
        table["addressee"] = clause.addressee
    if clause.tail:
        said = (("en", clause.tail.en), ("ru", clause.tail.ru))
        table["tail"] = {language: words for language, words in said if words}
    return table


def _duration(clause: Duration | None) -> Table:
    if clause is None:
        return {}
    table = _text(clause.text)
    if clause.term is not None:
        table["term"] = delay_table(clause.term)
    if clause.renewal is not None:
        table["renewal"] = delay_table(clause.renewal)
    return table


def _reservations(clause: Reservations | None) -> Table:
    return {} if clause is None else {**_text(clause.text), "rule": clause.rule.value}


def delay_table(delay: Delay) -> Table:
    """A delay as a register writes it; what is usual is left out."""
    table: Table = {}
    for unit, number in (("days", delay.days), ("months", delay.months), ("years", delay.years)):
        if number:
            table[unit] = number
    if delay.base is not Base.DEPOSIT:
        table["base"] = delay.base.value
    if delay.rounding is not Rounding.NONE:
        table["rounding"] = delay.rounding.value
    return table


def condition_table(condition: Condition) -> Table:
    """A condition as a register writes it."""
    return _WRITERS[type(condition)](condition)


def _states(states: StateSet) -> TomlValue:
    return states.value if isinstance(states, Group) else "any"


def _of(what: What) -> Table:
    return {} if what is What.CONSENTS else {"of": what.value}


def _count(one: Count) -> Table:
    by: Table = {} if one.among is Group.ANY else {"by": _states(one.among)}
    return {"count": one.number, **_of(one.what), **by}


_WRITERS: Final[dict[type, Callable[..., Table]]] = {
    All: lambda one: {"all": [condition_table(inner) for inner in one.conditions]},
    Signing: lambda _: {"signing": True},
    FromDay: lambda one: {"from_day": one.day},
    Count: _count,
    Every: lambda one: {"every": _states(one.among), **_of(one.what)},
    Includes: lambda one: {"includes": sorted(one.parties), **_of(one.what)},
}
