"""The law as rules ask it: lines over all time, each stretch with its evidence on demand.

A line is derived once for a pair of states or a state, and then read for any day; so that the
days on which a decision can change are known too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from foedus.law.answers.answers import Moment, Proof
from foedus.law.answers.questions.between import worlds_of_pair
from foedus.law.answers.questions.members import belonging_in, worlds_of_member
from foedus.law.answers.questions.status import why
from foedus.law.answers.standing import Word
from foedus.law.answers.told import Doubt
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.columns.codes import BELONGING, BOND, STANDING, Scale
from foedus.law.columns.timelines import (
    Timeline,
    belonging_timeline,
    coded,
    edges,
    standing_timeline,
)
from foedus.law.derive.relations import Bond, BondSpan, bond_on
from foedus.law.derive.visible import as_known
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.regimes.rules.evidence import CERTAIN, both, evidence_of
from foedus.regimes.rules.measures import Measures, measures_by
from foedus.regimes.rules.unlisted import is_unlisted

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Seen(Generic[Value]):
    """What the law tells on a day: the possible values, and since when it has told so.

    *since* is None before anything has happened. *evidence* is that of the day's answer, or, where
    nothing holds, that of the facts before and after it: "not yet" rests on the day of entry.
    """

    values: frozenset[Value]
    doubt: Doubt
    since: date | None
    evidence: Callable[[], Evidence]


@dataclass
class Line(Generic[Value]):
    """A timeline with evidence: *prove* gives the evidence of the answer on a day of change."""

    scale: Scale[Value]
    timeline: Timeline
    prove: Callable[[date], Evidence]
    _kept: dict[int, Evidence] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which what the law tells changes."""
        return tuple(day for day, _ in self.timeline)

    def at(self, day: date) -> Seen[Value]:
        """What the law tells on *day*."""
        place = bisect_right(self.days, day) - 1
        code = self.timeline[place][1] if place >= 0 else self.scale.nothing
        values, doubt = self.scale.meaning(code)
        since = self.timeline[place][0] if place >= 0 else None
        return Seen(values, doubt, since, lambda: self._evidence(place))

    def _evidence(self, place: int) -> Evidence:
        if place not in self._kept:
            self._kept[place] = self._proven(place)
        return self._kept[place]

    def _proven(self, place: int) -> Evidence:
        if place >= 0 and self.timeline[place][1] != self.scale.nothing:
            return self.prove(self.timeline[place][0])
        near = [n for n in (place - 1, place + 1) if 0 <= n < len(self.timeline)]
        found = CERTAIN
        for one in near:
            found = both(found, self.prove(self.timeline[one][0]))
        return found


class Law:
    """A register as known on a day under chosen readings, asked by rules."""

    def __init__(
        self, register: Register, known: date | None = None, readings: frozenset[str] = frozenset()
    ) -> None:
        self.register = register
        self.known = known
        self.worlds: Worlds = worlds_of(as_known(register, known), readings)
        self._lines: dict[tuple[str, ...], Line[Any]] = {}
        self._measures: dict[tuple[str, str, str], tuple[Measures, ...]] = {}
        self._bilateral: dict[tuple[str, str, str], tuple[Instrument, ...]] = {}

    def bond(self, instrument: str, first: str, second: str) -> Line[Any]:
        """How *instrument* stands between two states, as `Bond` or None."""
        a, b = sorted((first, second))
        key = "bond", instrument, a, b
        if key not in self._lines:
            self._lines[key] = self._bond_line(instrument, a, b)
        return self._lines[key]

    def standing(self, instrument: str, party: str) -> Line[Any]:
        """How *party* stands to *instrument*, as `Word`."""
        key = "standing", instrument, party
        if key not in self._lines:
            self._lines[key] = self._standing_line(instrument, party)
        return self._lines[key]

    def membership(self, organisation: str, criterion: str, party: str) -> Line[Any]:
        """Whether *party* meets *criterion* of *organisation*."""
        key = "member", organisation, criterion, party
        if key not in self._lines:
            timeline = belonging_timeline(self.worlds, organisation, criterion, party)
            self._lines[key] = Line(
                BELONGING, timeline, lambda _: self._member(organisation, criterion, party)
            )
        return self._lines[key]

    def measures(self, instrument: str, by: str, towards: str) -> tuple[Measures, ...]:
        """The measures of one state towards another, in each world in which they differ."""
        key = instrument, by, towards
        if key not in self._measures:
            self._measures[key] = measures_by(self.worlds, instrument, by, towards)
        return self._measures[key]

    def bilateral(self, subject: str, first: str, second: str) -> tuple[Instrument, ...]:
        """The bilateral treaties of two states on *subject*, the earliest first."""
        key = subject, first, second
        if key not in self._bilateral:
            held = self.worlds.material.register.instruments
            self._bilateral[key] = tuple(
                one
                for one in held
                if one.bilateral and subject in one.subjects and {first, second} == one.negotiating
            )
        return self._bilateral[key]

    def _bond_line(self, instrument: str, first: str, second: str) -> Line[Any]:
        if first == second:
            return Line(BOND, (), _nothing)
        standings = [self.standing(instrument, party).timeline for party in (first, second)]
        if not all(standings) and not self._is_through(instrument):
            return Line(BOND, (), _nothing)
        line = self._derived_bonds(instrument, first, second)
        if line.timeline or not all(standings):
            return line
        if not any(self._is_unlisted(instrument, party) for party in (first, second)):
            return line
        return Line(BOND, _perhaps_bound(standings), _nothing)

    def _derived_bonds(self, instrument: str, first: str, second: str) -> Line[Any]:
        """The bonds of two states, with the evidence of one world for each alternative."""
        asked = worlds_of_pair(self.worlds, instrument, first, second)
        seen = {id(world): world.bonds(instrument, first, second) for world in asked}
        days = {day for bonds in seen.values() for one in bonds for day in edges(one.span)}
        timeline = coded(
            self.worlds, asked, days, BOND, lambda world, day: _bond_of(seen[id(world)], day)
        )
        return Line(BOND, timeline, lambda day: _of_bonds(seen.values(), day))

    def _standing_line(self, instrument: str, party: str) -> Line[Any]:
        timeline = standing_timeline(self.worlds, instrument, party)
        if not timeline and self._is_unlisted(instrument, party):
            code = STANDING.bit(Word.NONE) | STANDING.bit(Word.PARTY)
            return Line(STANDING, self._since_adoption(instrument, code), _nothing)
        return Line(STANDING, timeline, lambda day: self._standing(instrument, party, day))

    def _is_unlisted(self, instrument: str, party: str) -> bool:
        held = self.worlds.material.register.instrument[instrument]
        return is_unlisted(self.worlds, held, party)

    def _since_adoption(self, instrument: str, code: int) -> Timeline:
        """Whether a state is bound is unknown from the first day on which it could be."""
        held = self.worlds.material.register.instrument[instrument]
        return ((first_possible(held.adopted), code),)

    def _is_through(self, instrument: str) -> bool:
        """Whether a state can be bound by another instrument, without acts under this one."""
        held = self.worlds.material.register.instrument[instrument]
        through = self.worlds.material.related.get((instrument, RelationRule.BINDS_THROUGH))
        return bool(through) or any(
            one.rule is RelationRule.AMENDS for one in held.clauses.relations
        )

    def _standing(self, instrument: str, party: str, day: date) -> Evidence:
        answer = why(self.worlds, instrument, party, Moment(on=day))
        return _of_proof(answer.standing.proof)

    def _member(self, organisation: str, criterion: str, party: str) -> Evidence:
        """The evidence of a membership: that of one world, over all its steps."""
        asked = worlds_of_member(self.worlds, organisation, criterion, party)
        held = belonging_in(asked[0], organisation, criterion, party)
        return CERTAIN if held is None else evidence_of(held.steps)


def _nothing(_: date) -> Evidence:
    """The evidence of what the register says nothing about."""
    return Evidence(confidence=Confidence.LOW)


def _perhaps_bound(standings: list[Timeline]) -> Timeline:
    """Bound or not: on the days on which each of the two may be, as far as is known."""
    unknown = BOND.bit(None) | BOND.bit(Bond.IN_FORCE)
    days = sorted({day for timeline in standings for day, _ in timeline})
    found: list[tuple[date, int]] = []
    for day in days:
        both = all(_may_be_bound(timeline, day) for timeline in standings)
        code = unknown if both else BOND.nothing
        if code != (found[-1][1] if found else BOND.nothing):
            found.append((day, code))
    return tuple(found)


def _may_be_bound(timeline: Timeline, on: date) -> bool:
    codes = [code for day, code in timeline if day <= on]
    values, _ = STANDING.meaning(codes[-1] if codes else STANDING.nothing)
    return bool(values & {Word.PARTY, Word.PROVISIONAL, Word.BOUND_THROUGH})


def _bond_of(bonds: tuple[BondSpan, ...], day: date) -> Bond | None:
    held = bond_on(bonds, day)
    return None if held is None else held.bond


def _of_bonds(worlds: Iterable[tuple[BondSpan, ...]], day: date) -> Evidence:
    """The evidence of what binds on a day: that of one world for each alternative."""
    alternatives = {_bond_of(bonds, day): bond_on(bonds, day) for bonds in worlds}
    found = CERTAIN
    for one in alternatives.values():
        found = found if one is None else both(found, evidence_of(one.steps))
    return found


def _of_proof(proof: Proof) -> Evidence:
    found = CERTAIN
    for _, steps in proof.branches:
        found = both(found, evidence_of(steps))
    return found
