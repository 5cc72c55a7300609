"""Record time as classes: between two recordings the register knows the same.

"As known on K" is no join. The days on which anything was recorded part all days into few
classes; a plan is compiled for each class that a question really has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.columns.clocks import Clock, clock_of
from foedus.law.derive.order import references
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.register import Register

_SIDEWAYS = (RelationRule.CEASES_BETWEEN_PARTIES, RelationRule.AMENDS)
"""Relations by which another instrument changes what this one does between two states."""


@dataclass(frozen=True)
class Knowledge:
    """What some instruments and organisations depend on, and how it became known.

    Class 0 is before the first recording; the last class is everything.
    """

    register: Register
    readings: frozenset[str]
    recorded: tuple[date, ...]

    @cached_property
    def clock(self) -> Clock:
        """The class of each day of knowledge."""
        return clock_of(self.recorded)

    @property
    def everything(self) -> int:
        """The class in which all is known."""
        return len(self.recorded)

    def known_in(self, number: int) -> date | None:
        """The first day of a class; None where everything is known."""
        if number == self.everything:
            return None
        return self.recorded[number - 1] if number else self.recorded[0] - ONE_DAY

    def worlds(self, number: int) -> Worlds:
        """The worlds of the register as it was known in a class."""
        return worlds_of(as_known(self.register, self.known_in(number)), self.readings)


class Library:
    """A register, cut into what each instrument and organisation depends on."""

    def __init__(self, register: Register, readings: frozenset[str]) -> None:
        self.register = register
        self.readings = readings
        self._needs = references(register)
        self._sideways = _sideways(register)
        self._kept: dict[frozenset[str], Knowledge] = {}

    def about(self, name: str) -> Knowledge:
        """What the instrument or organisation *name* depends on, also between two states."""
        wanted = frozenset(self._closure({name, *self._sideways.get(name, ())}))
        if wanted not in self._kept:
            self._kept[wanted] = self._knowledge(wanted)
        return self._kept[wanted]

    def _closure(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield name
            yield from self._needs.get(name, ())

    def _knowledge(self, wanted: frozenset[str]) -> Knowledge:
        cut = replace(
            self.register,
            instruments=tuple(one for one in self.register.instruments if one.id in wanted),
            organisations=tuple(one for one in self.register.organisations if one.id in wanted),
            offices=(),
            sessions=(),
        )
        days = {day for act in cut.acts() for day in recorded_days(act)}
        return Knowledge(cut, self.readings, tuple(sorted(days)))


def _sideways(register: Register) -> dict[str, set[str]]:
    """For each instrument, those that change what it does between two states."""
    found: dict[str, set[str]] = defaultdict(set)
    for instrument in register.instruments:
        for relation in instrument.clauses.relations:
            for other in relation.others if relation.rule in _SIDEWAYS else ():
                found[other].add(instrument.id)
    return found


def recorded_days(act: Act) -> Iterator[date]:
    """The days on which something about *act* becomes known (see `derive.visible`)."""
    since = act.known_from()
    if since is not None:
        yield since
    if act.notified is not None:
        yield act.notified
    yield from (day for _, day in act.notified_to)
