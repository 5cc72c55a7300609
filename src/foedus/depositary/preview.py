"""What recording acts would change: for whom, from when, with the proof of before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.depositary.changes.instruments import of_instruments
from foedus.depositary.changes.members import of_members
from foedus.depositary.changes.offices import of_chairs, of_offices
from foedus.depositary.changes.pairs import of_pairs
from foedus.depositary.changes.states import changed_parties, of_states
from foedus.depositary.changes.terms import PreviewChange, SubjectKind
from foedus.depositary.leads import leads
from foedus.depositary.supposed import supposed
from foedus.law.terms.acts import Act
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What *acts* would change, seen on *on* with the knowledge of *known* (None: all).

    *lead* says the main thing in sentences; where nothing changes it says why.
    """

    acts: tuple[Act, ...]
    on: date
    known: date | None
    lead: tuple[Wording, ...]
    changes: tuple[PreviewChange, ...]

    def of(self, kind: SubjectKind) -> tuple[PreviewChange, ...]:
        """The changes of one sort of subject."""
        return tuple(one for one in self.changes if one.subject.kind is kind)

    @property
    def groups(self) -> tuple[tuple[PreviewChange, ...], ...]:
        """The changes, with those together that say the same of several states or pairs."""
        found: dict[object, list[PreviewChange]] = {}
        for one in self.changes:
            about = one.subject
            key = (about.kind, about.holder, about.criterion, one.span, one.before, one.after)
            found.setdefault(key, []).append(one)
        return tuple(tuple(group) for group in found.values())


def preview(
    opened: OpenRegister, acts: tuple[Act, ...], on: date, known: date | None = None
) -> Preview:
    """What would follow if *acts* were recorded; nothing is recorded.

    Raises `UnknownName` for an act under something that the register does not hold.
    """
    holders = tuple(_holders(opened))
    for act in acts:
        if act.instrument not in holders:
            raise UnknownName("instrument", act.instrument, holders)
    both = supposed(opened.register, acts, known)
    states = tuple(of_states(both))
    changes = (
        *of_instruments(both),
        *states,
        *of_pairs(both, changed_parties(states)),
        *of_members(both),
        *of_offices(both),
        *of_chairs(both, on),
    )
    order = list(SubjectKind)
    ranked = tuple(sorted(changes, key=lambda one: order.index(one.subject.kind)))
    return Preview(acts=acts, on=on, known=known, lead=leads(both, ranked, on), changes=ranked)


def _holders(opened: OpenRegister) -> Iterator[str]:
    held = opened.register
    yield from held.instrument
    yield from held.organisation
    yield from held.office
    yield from (session.id for session in held.sessions)
