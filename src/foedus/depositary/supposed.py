"""The register as it stands, and as it would stand with acts that are not yet recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from foedus.law.answers.questions.changes import with_acts
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.certain import Matter
from foedus.law.derive.visible import as_known
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register

_SIDEWAYS = frozenset(
    {RelationRule.CEASES_BETWEEN_PARTIES, RelationRule.AMENDS, RelationRule.PREVAILS_OVER},
)
"""Relations by which this instrument changes what others do between two states."""


@dataclass(frozen=True)
class Extremes:
    """A few worlds in which every doubt shows: for what is asked of many pairs of states.

    They are the first, the one in which every matter is as late as can be, and those in which one
    matter of the states asked about is decided otherwise, alone.
    """

    worlds: Worlds
    _kept: dict[frozenset[tuple[tuple[str, str], str]], World] = field(default_factory=dict)

    def of(self, parties: Iterable[str], *holders: str) -> tuple[World, ...]:
        """The extremes for *parties* under what *holders* depend on."""
        needs, asked = self.worlds.needs(*holders), frozenset(parties)
        near = [one for one in self.worlds.open if one.holder in needs]
        own = [one for one in near if not one.parties or one.parties & asked]
        alone = ({one: other} for one in own for other in one.alternatives[1:])
        flips = ({}, {one: one.alternatives[-1] for one in near}, *alone)
        return tuple(dict.fromkeys(self._world(flip) for flip in flips))

    def _world(self, flip: dict[Matter, str]) -> World:
        key = frozenset(((one.holder, one.name), pick) for one, pick in flip.items())
        if key not in self._kept:
            picks = {**self.worlds.first().picks, **dict(key)}
            self._kept[key] = World(self.worlds.material, picks) if key else self.worlds.first()
        return self._kept[key]


@dataclass(frozen=True)
class Supposed:
    """Both states of the register, and what the acts touch."""

    acts: tuple[Act, ...]
    before: Worlds
    after: Worlds

    @cached_property
    def extremes(self) -> tuple[Extremes, Extremes]:
        """The extremes without and with the acts."""
        return Extremes(self.before), Extremes(self.after)

    @property
    def register(self) -> Register:
        """The register with the acts in it."""
        return self.after.material.register

    @cached_property
    def holders(self) -> frozenset[str]:
        """The instruments, organisations and offices that the acts are done under."""
        return frozenset(act.instrument for act in self.acts)

    @cached_property
    def dependents(self) -> tuple[Instrument, ...]:
        """The instruments touched, by themselves or through others; those acted under first."""
        needs = self.after.material.needs
        found = [one for one in self.register.instruments if needs[one.id] & self.holders]
        return tuple(sorted(found, key=lambda one: one.id not in self.holders))

    @cached_property
    def for_pairs(self) -> tuple[Instrument, ...]:
        """The dependents, and the instruments whose bonds between two states follow from them."""
        own = {one.id for one in self.dependents}
        others = {
            other
            for one in self.dependents
            for relation in one.clauses.relations
            if relation.rule in _SIDEWAYS
            for other in relation.others
        }
        beside = (
            one
            for one in self.register.instruments
            if one.id not in own and (one.id in others or _gives_way(one, own))
        )
        return (*self.dependents, *beside)


def _gives_way(instrument: Instrument, others: set[str]) -> bool:
    return any(
        relation.rule is RelationRule.SUBJECT_TO and others & set(relation.others)
        for relation in instrument.clauses.relations
    )


def supposed(register: Register, acts: tuple[Act, ...], known: date | None) -> Supposed:
    """*register* as known on *known*, without and with *acts*; a correction is carried out."""
    now = as_known(register, known)
    then = as_known(_with_all(now, acts), None)
    return Supposed(acts, worlds_of(now, frozenset()), worlds_of(then, frozenset()))


def _with_all(register: Register, acts: tuple[Act, ...]) -> Register:
    """Acts added wherever they belong; `with_acts` knows instruments and organisations."""
    held = with_acts(register, acts)
    offices = (
        replace(one, acts=(*one.acts, *(a for a in acts if a.instrument == one.id)))
        for one in held.offices
    )
    sessions = (
        replace(one, acts=(*one.acts, *(a for a in acts if a.instrument == one.id)))
        for one in held.sessions
    )
    return replace(held, offices=tuple(offices), sessions=tuple(sessions))
