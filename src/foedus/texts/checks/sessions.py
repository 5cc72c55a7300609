"""What a session says besides its acts: who is named must be known, what is named must be held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from foedus.law.terms.errors import nearest_names
from foedus.law.terms.evidence import Confidence, Evidence, Place
from foedus.law.terms.findings import Finding
from foedus.law.terms.organisations import Session
from foedus.law.terms.register import Register
from foedus.law.terms.sessions import Delegation
from foedus.texts.findings import finding


def parties_at_sessions_are_known(register: Register) -> Iterator[Finding]:
    """Hosts and delegations are in parties.toml, and each account names a party once."""
    for session in register.sessions:
        named = [(session.host, session.where)] if session.host else []
        named += [(one.party, one.where) for one in session.delegations if one.party]
        for code, where in named:
            if code not in register.party:
                hint = _nearest(code, register.party)
                yield finding("R2", f"{code!r} is not known{hint}.", where, session.id, code)
        yield from _doubled(session)


def _doubled(session: Session) -> Iterator[Finding]:
    counted = Counter((one.party, one.account) for one in session.delegations if one.party)
    told: set[tuple[str, str]] = set()
    for one in session.delegations:
        key = (one.party, one.account)
        if not one.party:
            said = f"A delegation that is {one.account} is nobody's."
            yield finding("A2", said, one.where, session.id)
        elif counted[key] > 1 and key in told:
            said = f"{one.party} is {one.account} {counted[key]} times."
            yield finding("R1", said, one.where, session.id)
        told.add(key)


def sessions_refer_to_what_is_held(register: Register) -> Iterator[Finding]:
    """Documents are instruments; who proposes is a party or a body; a joint session has a body."""
    bodies = {body.id for one in register.organisations for body in one.bodies}
    bodies |= set(register.organisation)
    for session in register.sessions:
        if session.joint_with and session.joint_with not in bodies:
            yield _not_held(session.joint_with, bodies, session.where, session.id)
        for point in session.agenda:
            for document in point.documents:
                if document not in register.instrument:
                    yield _not_held(document, set(register.instrument), point.where, session.id)
            by = point.proposed_by
            if by and by not in bodies and by not in register.party:
                yield _not_held(by, bodies | set(register.party), point.where, session.id)


def _not_held(name: str, among: set[str], where: Place, about: str) -> Finding:
    return finding("R3", f"{name!r} is not held{_nearest(name, among)}.", where, about, name)


def _nearest(name: str, among: Iterable[str]) -> str:
    near = nearest_names(name, among)
    return f" (nearest: {', '.join(near)})" if near else ""


def sessions_name_their_sources(register: Register) -> Iterator[Finding]:
    """What is told of an agenda or a delegation has sources, each of them described."""
    known = {source.id for source in register.sources}
    for session in register.sessions:
        for point in session.agenda:
            yield from _sources(point.evidence, point.where, session.id, "A question", known)
        for one in session.delegations:
            yield from _sources(one.evidence, one.where, session.id, _who(one), known)


def figures_can_be_relied_on(register: Register) -> Iterator[Finding]:
    """A figure is told of a party that is known, or of the session, and has sources."""
    known = {source.id for source in register.sources}
    for session in register.sessions:
        for one in session.figures:
            yield from _sources(one.evidence, one.where, session.id, one.what, known)
            if one.by and one.by not in register.party:
                told = f"{one.by!r} is not known{_nearest(one.by, register.party)}."
                yield finding("R2", told, one.where, session.id, one.by)


def _who(one: Delegation) -> str:
    return f"{one.party} {one.account}"


def _sources(
    evidence: Evidence, where: Place, about: str, who: str, known: set[str]
) -> Iterator[Finding]:
    if not evidence.sources and evidence.confidence is not Confidence.LOW:
        yield finding("A4", f"{who} names none.", where, about)
    for name in evidence.sources:
        if name not in known:
            yield finding("R5", f"{name!r} is not described.", where, about, name)
