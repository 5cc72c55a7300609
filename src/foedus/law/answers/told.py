"""What an answer tells: one value where all worlds agree, else each alternative with its ground.

"Disputed" is where rival claims differ; "unknown" is where only uncertain dates do. Dates are
written as EDTF (ISO 8601-2): ``[2013-12-12,2013-12-13]`` is one of the two, which one is disputed;
``[2006-04-27..]`` is some day since then, or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from foedus.law.answers.worlds import Worlds
from foedus.law.derive.certain import Matter
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge

Value = TypeVar("Value")


class Doubt(StrEnum):
    """Why an answer is not one value."""

    NONE = ""
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alternative(Generic[Value]):
    """A value, and the picks (matter: reading) of the worlds in which it holds."""

    value: Value
    picks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told(Generic[Value]):
    """A value that holds in all worlds, or the alternatives and why they differ."""

    alternatives: tuple[Alternative[Value], ...]
    doubt: Doubt = Doubt.NONE

    @property
    def certain(self) -> bool:
        """Whether all worlds agree."""
        return len(self.alternatives) == 1

    @property
    def value(self) -> Value:
        """The value, or the first of the alternatives."""
        return self.alternatives[0].value

    @property
    def values(self) -> tuple[Value, ...]:
        """All the alternatives."""
        return tuple(alternative.value for alternative in self.alternatives)


def tell(worlds: Worlds, asked: tuple[World, ...], answer: Callable[[World], Value]) -> Told[Value]:
    """The answer in each of the worlds *asked*, merged."""
    found: dict[Value, list[World]] = {}
    for world in asked:
        found.setdefault(answer(world), []).append(world)
    if len(found) == 1:
        return Told((Alternative(next(iter(found)), ()),))
    differing = deciding(worlds.differing(asked), found)
    told = tuple(Alternative(v, _picks(differing, ws)) for v, ws in found.items())
    disputed = any(not matter.dated for matter in differing)
    return Told(told, Doubt.DISPUTED if disputed else Doubt.UNKNOWN)


def deciding(matters: tuple[Matter, ...], found: dict[Value, list[World]]) -> tuple[Matter, ...]:
    """The matters on which the alternatives really depend: decided apart between some of them."""
    by_matter = []
    for matter in matters:
        key = (matter.holder, matter.name)
        sets = [frozenset(w.picks.get(key) for w in worlds) for worlds in found.values()]
        if len(set(sets)) > 1:
            by_matter.append(matter)
    return tuple(by_matter) or matters


def _picks(matters: tuple[Matter, ...], worlds: list[World]) -> tuple[str, ...]:
    """What the worlds of one alternative have in common."""
    told = []
    for matter in matters:
        picked = {world.picks.get((matter.holder, matter.name)) for world in worlds}
        if len(picked) == 1:
            told.append(f"{matter.label or matter.name}: {picked.pop()}")
    return tuple(told)


def told_day(told: Told[Edge | None]) -> str | None:
    """A told day as EDTF, or None where there is no such day in any world.

    >>> told_day(Told((Alternative(date(2012, 9, 20), ()),)))
    '2012-09-20'
    """
    days = sorted({day for day in told.values if isinstance(day, date)})
    if not days:
        return None
    never = len(days) < len(set(told.values))
    if len(days) == 1 and not never:
        return days[0].isoformat()
    if told.doubt is Doubt.UNKNOWN:
        return f"[{days[0].isoformat()}..{'' if never else days[-1].isoformat()}]"
    texts = [day.isoformat() for day in days]
    return f"[{','.join(texts)}{',..' if never else ''}]"
