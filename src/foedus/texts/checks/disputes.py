"""Rivals: each says its reading, each dispute is declared, and has two sides."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.terms.acts import Act
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.register import Register
from foedus.texts.findings import finding

_Holder = tuple[str, tuple[Act, ...], tuple[Dispute, ...], Place]


def _holders(register: Register) -> Iterator[_Holder]:
    for one in register.instruments:
        yield one.id, one.acts, one.disputes, one.where
    for organisation in register.organisations:
        yield organisation.id, organisation.acts, organisation.disputes, organisation.where
    for office in register.offices:
        yield office.id, office.acts, office.disputes, office.where
    for session in register.sessions:
        yield session.id, session.acts, session.disputes, session.where


def rivals_have_readings(register: Register) -> Iterator[Finding]:
    """A rival act says its dispute and its reading, and the dispute is declared in the file."""
    for holder, acts, disputes, _ in _holders(register):
        declared = {dispute.id for dispute in disputes}
        for act in acts:
            if act.rival is None:
                continue
            if not act.rival.reading or not act.rival.dispute:
                told = f"{act.party} {act.kind} does not."
                yield finding("D1", told, act.where, holder)
            elif act.rival.dispute not in declared:
                yield finding("D2", f"{act.rival.dispute!r} is not.", act.where, holder)


def disputes_have_two_sides(register: Register) -> Iterator[Finding]:
    """A dispute has two readings at least, and is settled for one of them."""
    for holder, acts, disputes, _ in _holders(register):
        for dispute in disputes:
            rivals = (act.rival for act in acts if act.rival is not None)
            readings = {rival.reading for rival in rivals if rival.dispute == dispute.id}
            if len(readings) < 2:  # noqa: PLR2004 - two sides
                told = f"{dispute.id!r} has {len(readings)}."
                yield finding("D3", told, dispute.where, holder)
            elif dispute.settled and dispute.settled not in readings:
                told = f"{dispute.settled!r} is not one of {', '.join(sorted(readings))}."
                yield finding("D4", told, dispute.where, holder)


def readings_are_explained(register: Register) -> Iterator[Finding]:
    """A reading that somebody can ask for is explained in register.toml."""
    explained = {reading.name for reading in register.readings}
    used: dict[str, Place] = {}
    for act in register.acts():
        if act.rival is not None and act.rival.reading:
            used.setdefault(act.rival.reading, act.where)
    for name in sorted(used.keys() - explained):
        yield finding("D6", f"{name!r} is not.", used[name], name)
