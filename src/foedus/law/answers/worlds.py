"""Which worlds a question needs: every open matter that can change its answer, and no other.

Rivals without a chosen reading and dates that are only bounded make several worlds. Their number
would multiply with every matter of a register; but most matters concern one state only. So a
matter is taken into account only if it is about the states asked about, or if deciding it
otherwise changes what is asked (the probe). Where even that leaves more than `LIMIT` worlds, only
the extremes are derived: everything as early as can be, as late as can be, and each matter alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import Final

from foedus.law.derive.certain import FIRST, LAST, Matter, has_bounded_date
from foedus.law.derive.world import Material, World, material_of
from foedus.law.terms.acts import Act, dates_of, last_legal_day
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import Bounded

LIMIT: Final = 256
"""The most worlds that are derived for one question."""

FEW: Final = 32
"""So few worlds are all derived, without asking first which matters can change the answer."""

Key = tuple[str, str]
Probe = Callable[[World], Hashable]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question is about: what it depends on, the states asked about, and its probe."""

    needs: frozenset[str]
    parties: frozenset[str]
    probe: Probe


@dataclass
class Worlds:
    """The worlds of a visible register under chosen readings."""

    material: Material
    readings: frozenset[str]
    open: tuple[Matter, ...]
    settled: dict[Key, str]
    _kept: dict[frozenset[tuple[Key, str]], World] = field(default_factory=dict)

    def first(self) -> World:
        """The first world: every open matter decided by its first alternative."""
        return self._world({})

    @cached_property
    def _base(self) -> dict[Key, str]:
        """Every matter decided: the settled ones as they are, the open ones first."""
        return {_key(m): m.alternatives[0] for m in self.open} | self.settled

    def _world(self, picks: dict[Key, str]) -> World:
        key = frozenset(item for item in picks.items() if self._base[item[0]] != item[1])
        if key not in self._kept:
            self._kept[key] = World(self.material, {**self._base, **dict(key)})
        return self._kept[key]

    def needs(self, *names: str) -> frozenset[str]:
        """All that the named instruments and organisations depend on, and themselves."""
        found = frozenset(names)
        for name in names:
            found |= self.material.needs.get(name, frozenset())
        return found

    def for_scope(self, scope: Scope) -> tuple[World, ...]:
        """The worlds that a question of *scope* must be asked in, the first one first."""
        near = [m for m in self.open if m.holder in scope.needs]
        if _size(near) <= FEW:
            return tuple(self._product(near))
        own = [m for m in near if m.parties & scope.parties or not m.parties]
        others = [m for m in near if m not in own]
        if others and self._others_matter(scope, near, others):
            own += others
        return tuple(self._product(own))

    def _others_matter(self, scope: Scope, near: list[Matter], others: list[Matter]) -> bool:
        """Whether deciding other matters otherwise changes what is asked.

        Each is flipped alone, from the world where all are as early and from the one where all
        are as late as can be: doubts that matter only together show in one of the two.
        """
        early: dict[Key, str] = {}
        late = {_key(m): m.alternatives[-1] for m in near}
        if self._changes(scope, early, [{_key(m): m.alternatives[-1] for m in others}]):
            return True
        flips = [{_key(m): alternative} for m in others for alternative in m.alternatives]
        return any(self._changes(scope, base, flips) for base in (early, late))

    def _changes(self, scope: Scope, base: dict[Key, str], flips: list[dict[Key, str]]) -> bool:
        """Whether any of *flips*, on top of *base*, changes what is asked."""
        held = scope.probe(self._world(base))
        return any(scope.probe(self._world({**base, **flip})) != held for flip in flips)

    def _product(self, matters: list[Matter]) -> Iterator[World]:
        if _size(matters) > LIMIT:
            yield from self._extremes(matters)
            return
        keys = [_key(m) for m in matters]
        for picked in product(*(m.alternatives for m in matters)):
            yield self._world(dict(zip(keys, picked, strict=True)))

    def _extremes(self, matters: list[Matter]) -> Iterator[World]:
        yield self._world({})
        yield self._world({_key(m): m.alternatives[-1] for m in matters})
        for matter in matters:
            for other in matter.alternatives[1:]:
                yield self._world({_key(matter): other})

    def differing(self, worlds: tuple[World, ...]) -> tuple[Matter, ...]:
        """The matters that are decided differently among *worlds*."""
        return tuple(m for m in self.open if len({w.picks.get(_key(m)) for w in worlds}) > 1)


def _size(matters: list[Matter]) -> int:
    """How many worlds these matters make."""
    return prod(len(matter.alternatives) for matter in matters)


def _key(matter: Matter) -> Key:
    return matter.holder, matter.name


def worlds_of(register: Register, readings: frozenset[str]) -> Worlds:
    """The worlds of a visible *register*; *readings* decide the disputes that name them."""
    material = material_of(register)
    open_matters: list[Matter] = []
    settled: dict[Key, str] = {}
    for matter, default in _matters(register):
        followed = default if default in matter.alternatives else ""
        chosen = next((r for r in matter.alternatives if r in readings), followed)
        if chosen and not matter.dated:
            settled[matter.holder, matter.name] = chosen
        else:
            open_matters.append(matter)
    return Worlds(material, readings, tuple(open_matters), settled)


def _matters(register: Register) -> Iterator[tuple[Matter, str]]:
    for instrument in register.instruments:
        yield from _of_holder(instrument.id, instrument.acts, instrument.disputes)
    for organisation in register.organisations:
        yield from _of_holder(organisation.id, organisation.acts, organisation.disputes)
        yield from _of_criteria(organisation)
    for office in register.offices:
        yield from _of_holder(office.id, office.acts, office.disputes)
    for session in register.sessions:
        yield from _of_holder(session.id, session.acts, session.disputes)


def _of_holder(
    holder: str, acts: tuple[Act, ...], disputes: tuple[Dispute, ...]
) -> Iterator[tuple[Matter, str]]:
    defaults = {dispute.id: dispute.settled for dispute in disputes}
    rivals: dict[str, list[Act]] = {}
    for act in acts:
        if act.rival is not None:
            rivals.setdefault(act.rival.dispute, []).append(act)
        if has_bounded_date(act):
            parties = frozenset({act.party} - {""})
            label = f"{act.party} {act.kind} {_doubtful(act)}".strip()
            matter = Matter(holder, act.id, (FIRST, LAST), parties, dated=True, label=label)
            yield matter, ""
    for dispute, acts_of_it in rivals.items():
        parties = frozenset(act.party for act in acts_of_it) - {""}
        yield Matter(holder, dispute, _readings(acts_of_it), parties), defaults.get(dispute, "")


def _doubtful(act: Act) -> str:
    """The dates of an act that are only bounded, as EDTF."""
    return " ".join(w.isoformat() for _, w in dates_of(act) if isinstance(w, Bounded))


def _readings(rivals: list[Act]) -> tuple[str, ...]:
    """The readings of a dispute, the one with the earliest day first."""
    days: dict[str, Edge] = {}
    for act in rivals:
        day = last_legal_day(act)
        reading = act.rival.reading if act.rival is not None else ""
        days[reading] = min(days.get(reading, FOREVER), FOREVER if day is None else day)
    return tuple(sorted(days, key=lambda reading: days[reading]))


def _of_criteria(organisation: Organisation) -> Iterator[tuple[Matter, str]]:
    """A criterion that lawyers read in several ways is a matter, too."""
    names = {criterion.name for criterion in organisation.criteria}
    for name in sorted(names):
        readings = tuple(c.reading for c in organisation.criteria if c.name == name)
        if len(readings) > 1:
            yield Matter(organisation.id, f"criterion {name}", readings, frozenset()), ""
