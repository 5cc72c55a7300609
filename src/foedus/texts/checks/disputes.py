"""Rivals: each says its reading, each dispute is declared, and has two sides."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.terms.acts import Act, Rival
from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.organisations import Session
from foedus.law.terms.register import Register
from foedus.texts.findings import finding

_Claim = tuple[Rival, str, Place]
"""A rival, who or what is told by it, and where it stands."""

_Holder = tuple[str, tuple[_Claim, ...], tuple[Dispute, ...]]


def _holders(register: Register) -> Iterator[_Holder]:
    for one in register.instruments:
        yield one.id, tuple(_of_acts(one.acts)), one.disputes
    for organisation in register.organisations:
        yield organisation.id, tuple(_of_acts(organisation.acts)), organisation.disputes
    for office in register.offices:
        yield office.id, tuple(_of_acts(office.acts)), office.disputes
    for session in register.sessions:
        claims = (*_of_acts(session.acts), *_of_figures(session))
        yield session.id, claims, session.disputes


def _of_acts(acts: tuple[Act, ...]) -> Iterator[_Claim]:
    for act in acts:
        if act.rival is not None:
            yield act.rival, f"{act.party} {act.kind}", act.where


def _of_figures(session: Session) -> Iterator[_Claim]:
    for one in session.figures:
        if one.rival is not None:
            yield one.rival, f"{one.by} {one.what}", one.where


def rivals_have_readings(register: Register) -> Iterator[Finding]:
    """A rival act says its dispute and its reading, and the dispute is declared in the file."""
    for holder, claims, disputes in _holders(register):
        declared = {dispute.id for dispute in disputes}
        for rival, told, where in claims:
            if not rival.reading or not rival.dispute:
                yield finding("D1", f"{told} does not.", where, holder)
            elif rival.dispute not in declared:
                yield finding("D2", f"{rival.dispute!r} is not.", where, holder)


def disputes_have_two_sides(register: Register) -> Iterator[Finding]:
    """A dispute has two readings at least, and is settled for one of them."""
    for holder, claims, disputes in _holders(register):
        for dispute in disputes:
            readings = {rival.reading for rival, _, _ in claims if rival.dispute == dispute.id}
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
    for _, claims, _ in _holders(register):
        for rival, _, where in claims:
            if rival.reading:
                used.setdefault(rival.reading, where)
    for name in sorted(used.keys() - explained):
        yield finding("D6", f"{name!r} is not.", used[name], name)
