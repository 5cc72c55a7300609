"""The slow twin's answers over all time: days of change, and the code from each of them on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from foedus.law.answers.questions.between import worlds_of_pair
from foedus.law.answers.questions.members import worlds_of_member
from foedus.law.answers.questions.status import worlds_of_party
from foedus.law.answers.standing import changes_of, stand_on
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Worlds
from foedus.law.columns.codes import BELONGING, BOND, STANDING, Scale
from foedus.law.derive.relations import Bond, BondSpan, bond_on
from foedus.law.derive.timeline import StateRecord
from foedus.law.derive.world import World
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Span, Spans, holds_on

Value = TypeVar("Value", bound=Hashable)

Timeline = tuple[tuple[date, int], ...]
"""From each day on, a code; before the first day the answer is the scale's "nothing"."""

NO_CHANGES: Final[Timeline] = ()

_PLAIN: Final = {Standing.PARTY, Standing.CONTRACTING, Standing.SIGNED}
"""Facts that bind plainly towards every other party, or not at all."""


def standing_timeline(worlds: Worlds, instrument: str, party: str) -> Timeline:
    """How *party* stands to *instrument*, as `STANDING` codes."""
    asked = worlds_of_party(worlds, instrument, party)
    records = {id(world): _record(world, instrument, party) for world in asked}
    days = {day for r in records.values() if r is not None for day in changes_of(r)}
    return coded(worlds, asked, days, STANDING, lambda w, day: stand_on(records[id(w)], day).word)


def belonging_timeline(worlds: Worlds, organisation: str, criterion: str, party: str) -> Timeline:
    """Whether *party* meets *criterion* of *organisation*, as `BELONGING` codes."""
    asked = worlds_of_member(worlds, organisation, criterion, party)
    spans: dict[int, Spans] = {}
    for world in asked:
        spans[id(world)] = world.belongs(organisation, criterion, party)
    days = {day for held in spans.values() for span in held for day in edges(span)}
    return coded(worlds, asked, days, BELONGING, lambda w, day: holds_on(spans[id(w)], day))


def bond_timeline(worlds: Worlds, instrument: str, first: str, second: str) -> Timeline:
    """How *instrument* stands between two states, as `BOND` codes."""
    asked = worlds_of_pair(worlds, instrument, first, second)
    seen = {id(world): world.bonds(instrument, first, second) for world in asked}
    days = {day for bonds in seen.values() for one in bonds for day in edges(one.span)}

    return coded(worlds, asked, days, BOND, lambda w, day: _bond_on(seen[id(w)], day))


def _bond_on(bonds: tuple[BondSpan, ...], day: date) -> Bond | None:
    held = bond_on(bonds, day)
    return None if held is None else held.bond


def edges(span: Span) -> Iterator[date]:
    """The days on which a span begins and ends."""
    yield span.start
    if isinstance(span.end, date):
        yield span.end


def coded(
    worlds: Worlds,
    asked: tuple[World, ...],
    days: Iterable[date],
    scale: Scale[Value],
    answer: Callable[[World, date], Value],
) -> Timeline:
    """The code of *answer* on each of *days*, without those on which nothing changes."""
    found: list[tuple[date, int]] = []
    before = scale.nothing
    for day in sorted(days):
        code = scale.code(tell(worlds, asked, lambda w, at=day: answer(w, at)))  # type: ignore[misc]
        if code != before:
            found.append((day, code))
            before = code
    return tuple(found)


def _record(world: World, instrument: str, party: str) -> StateRecord | None:
    status = world.status(instrument)
    return None if status is None else status.records.get(party)


def plain_spans(worlds: Worlds, instrument: str, party: str) -> Spans | None:
    """While *party* is bound, where it is so in all worlds and towards all alike; else None."""
    asked = worlds_of_party(worlds, instrument, party)
    records = [_record(world, instrument, party) for world in asked]
    bound = {r.spans(Standing.PARTY) if r is not None else () for r in records}
    facts = (fact for r in records if r is not None for fact in r.facts)
    if len(bound) > 1 or any(fact.standing not in _PLAIN for fact in facts):
        return None
    return next(iter(bound))


def states_with_own_relations(worlds: Worlds, instrument: str) -> frozenset[str]:
    """The states whose bonds under *instrument* can differ from partner to partner.

    Suspension towards some, an objection that precludes (also one inherited), a later treaty that
    displaces this one between its own parties. A superset: who is named here is only looked at
    pair by pair.
    """
    register = worlds.material.register
    acts = register.instrument[instrument].acts
    found = {act.party for act in acts if act.towards and act.kind in _DIRECTED}
    if any(act.opposes_entry_into_force for act in acts):
        found |= {act.party for act in acts if act.opposes_entry_into_force or act.predecessor}
    for other, _ in worlds.material.related.get(
        (instrument, RelationRule.CEASES_BETWEEN_PARTIES), ()
    ):
        found |= {p for p in register.party if _may_be_party(worlds, other.id, p)}
    return frozenset(found)


_DIRECTED: Final = {Kind.SUSPENSION, Kind.SUSPENSION_ENDED, Kind.RIGHTS_SUSPENDED}


def _may_be_party(worlds: Worlds, instrument: str, party: str) -> bool:
    asked = worlds_of_party(worlds, instrument, party)
    records = (_record(world, instrument, party) for world in asked)
    return any(r is not None and r.spans(Standing.PARTY) for r in records)
