"""The law as it would be: what the supposed acts cannot touch is the law as it is.

An act under an instrument can change how states stand to it and to what depends on it. Every
other line is taken from the law as it is, so that it is derived once, and known not to differ.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from foedus.law.answers.questions.changes import with_acts
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.uncertain import first_possible
from foedus.regimes.rules.law import Law, Line
from foedus.regimes.rules.measures import Measures

_GIVEN: Final = Evidence(confidence=Confidence.HIGH)
"""A supposition is given, and not doubted: what follows from it is as sure as the rest is."""


class SupposedLaw(Law):
    """The law as it is, and as it would be if *acts* were done."""

    def __init__(self, law: Law, acts: tuple[Act, ...]) -> None:
        given = tuple(replace(act, evidence=_GIVEN) for act in acts)
        now = as_known(law.register, law.known)
        super().__init__(with_acts(now, given), None, law.worlds.readings)
        self.law = law
        self.acts = given
        self._touched = frozenset(act.instrument for act in given)

    @property
    def start(self) -> date:
        """The first day on which an act is supposed."""
        days = (first_possible(act.date) for act in self.acts if act.date is not None)
        return min(days, default=date.min)

    def bond(self, instrument: str, first: str, second: str) -> Line[Any]:
        """How *instrument* would stand between two states."""
        if instrument in self.affected:
            return super().bond(instrument, first, second)
        return self.law.bond(instrument, first, second)

    def standing(self, instrument: str, party: str) -> Line[Any]:
        """How *party* would stand to *instrument*."""
        if instrument in self.affected:
            return super().standing(instrument, party)
        return self.law.standing(instrument, party)

    def membership(self, organisation: str, criterion: str, party: str) -> Line[Any]:
        """Whether *party* would meet *criterion* of *organisation*."""
        if organisation in self.affected:
            return super().membership(organisation, criterion, party)
        return self.law.membership(organisation, criterion, party)

    def measures(self, instrument: str, by: str, towards: str) -> tuple[Measures, ...]:
        """The measures that one state would take towards another."""
        if instrument in self.affected:
            return super().measures(instrument, by, towards)
        return self.law.measures(instrument, by, towards)

    @cached_property
    def affected(self) -> frozenset[str]:
        """The instruments and organisations to which states could stand otherwise."""
        return frozenset(name for name in self._names() if self._looks_at(name) & self._touched)

    def _names(self) -> tuple[str, ...]:
        return (*self.register.instrument, *self.register.organisation)

    def _looks_at(self, name: str) -> frozenset[str]:
        """All that the standings and bonds of *name* are derived from, and itself."""
        related = self.worlds.material.related
        beside = [o.id for (other, _), found in related.items() if other == name for o, _ in found]
        held = self.register.instrument.get(name)
        within = [] if held is None or not held.within else [held.within]
        return self.worlds.needs(name, *beside, *within)
