"""The page of a session, drawn from the register on the day and with the knowledge asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from foedus.collection.pages.acts import acts_shown, party_named, sources_shown, thing_named
from foedus.collection.pages.disputes import RivalShown, rivals_among
from foedus.collection.pages.offices import ChairShown, chairs_of
from foedus.collection.pages.parts import ActShown, Named, SourceShown
from foedus.collection.pages.session_days import (
    HeldDay,
    PlannedDay,
    Stand,
    days_held,
    held_acts,
    held_shown,
    planned_shown,
    reference_day,
    stand_of,
)
from foedus.collection.pages.session_people import (
    DelegationRow,
    composition_on,
    delegations_of,
)
from foedus.collection.pages.sessions_paths import body_path, named, session_path
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.organisations import Session
from foedus.law.terms.sessions import AgendaPoint, Format, Mode
from foedus.law.terms.wording import Wording

_ABOUT: Final = timedelta(days=3)
"""Sessions of one organisation so near to each other prepare or follow each other."""
_PERSONS: Final = frozenset({Kind.APPOINTMENT, Kind.DISMISSAL, Kind.TERM_ENDED})
_OF_ORGANISATION: Final = frozenset(
    {Kind.CHAIR_TAKEN, Kind.CHAIR_LEFT, Kind.ADMISSION, Kind.INVITATION, Kind.EXPULSION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointShown:
    """A question of the agenda; *number* 0: its place is not known."""

    number: int
    title: str
    format: Format
    documents: tuple[Named, ...]
    proposed_by: Named
    note: str
    confidence: Confidence
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """All that the page of a session shows.

    *chairs* preside over the organisation on the day of the session; the *host* is where it
    meets. *documents* were adopted there or stood on its agenda, *signatories* are the states
    whose signatures are looked at. *done* are appointments, chairs, admissions of its days,
    *called* the sessions that were planned there. *near* are other sessions that dealt with one
    of its documents, or met on the days about it.
    """

    id: str
    title: str
    titles: Wording
    body: Named
    organisation: Named
    joint_with: Named
    form: str
    mode: Mode
    host: Named
    stand: Stand
    day: date | None
    planned: tuple[PlannedDay, ...]
    held: tuple[HeldDay, ...]
    chairs: tuple[ChairShown, ...]
    agenda: tuple[PointShown, ...]
    delegations: tuple[DelegationRow, ...]
    composition_known: bool
    documents: tuple[Named, ...]
    signatories: tuple[str, ...]
    done: tuple[ActShown, ...]
    called: tuple[Named, ...]
    near: tuple[Named, ...]
    rivals: tuple[RivalShown, ...]
    note: str


def session_held(view: View, name: str) -> Session:
    """A session of the register by its id. Raises `UnknownName`."""
    found = {one.id: one for one in view.register.sessions}
    if name not in found:
        raise UnknownName("session", name, found)
    return found[name]


def session_page(view: View, name: str) -> SessionPage:
    """The page of a session. Raises `UnknownName` for one that is not held."""
    session = session_held(view, name)
    organisation = organisation_of(view, session.body)
    day = reference_day(session)
    then = view if day is None else replace(view, on=day)
    composition = composition_on(view, session.body, day or view.on)
    people = delegations_of(view, session, composition)
    documents = tuple(_documents(view, session))
    return SessionPage(
        id=session.id,
        title=view.say(session.title),
        titles=session.title,
        body=named(view, session.body, body_path(session.body)),
        organisation=thing_named(view, organisation),
        joint_with=named(view, session.joint_with, body_path(session.joint_with)),
        form=session.form,
        mode=session.mode,
        host=party_named(view, session.host),
        stand=stand_of(session, view.on),
        day=day,
        planned=planned_shown(view, session),
        held=held_shown(view, held_acts(session)),
        chairs=chairs_of(then, organisation) if organisation and day is not None else (),
        agenda=tuple(_point(view, point) for point in session.agenda),
        delegations=people,
        composition_known=composition.known,
        documents=tuple(thing_named(view, one) for one in documents),
        signatories=_signatories(view, documents, people),
        done=acts_shown(view, _done(view, session, organisation)),
        called=tuple(_called(view, session)),
        near=tuple(_near(view, session, organisation)),
        rivals=rivals_among(view, session.disputes, session.acts),
        note=view.say(session.note),
    )


def organisation_of(view: View, body: str) -> str:
    """The organisation of a body; the body itself where sessions are of an organisation."""
    for organisation in view.register.organisations:
        if body == organisation.id or any(one.id == body for one in organisation.bodies):
            return organisation.id
    return ""


def _point(view: View, point: AgendaPoint) -> PointShown:
    proposer = point.proposed_by
    is_party = proposer in view.register.party
    return PointShown(
        number=point.number,
        title=view.say(point.title),
        format=point.format,
        documents=tuple(thing_named(view, one) for one in point.documents),
        proposed_by=(
            party_named(view, proposer) if is_party else named(view, proposer, body_path(proposer))
        ),
        note=view.say(point.evidence.note),
        confidence=point.evidence.confidence,
        sources=sources_shown(view, point.evidence.sources),
    )


def _documents(view: View, session: Session) -> Iterator[str]:
    """What its body adopted on its days, in the order of the agenda; then what else it dealt with.

    A document of the agenda that another body adopted later is dealt with, not signed, here.
    """
    days = set(days_held(session))
    bodies = {session.body, session.joint_with} - {""}
    adopted = [
        one.id for one in view.register.instruments if one.body in bodies and one.adopted in days
    ]
    on_agenda = (document for point in session.agenda for document in point.documents)
    yield from dict.fromkeys((*(one for one in on_agenda if one in adopted), *adopted))


def _signatories(
    view: View, documents: tuple[str, ...], people: tuple[DelegationRow, ...]
) -> tuple[str, ...]:
    """Who was there or sits, and who signed or refused; in the order of the register."""
    found = {row.party.id for row in people}
    for name in documents:
        found |= {act.party for act in signing_acts(view, name)}
    return tuple(code for code in view.register.party if code in found)


def signing_acts(view: View, document: str) -> tuple[Act, ...]:
    """Who signed a document, and who did not."""
    held = view.register.instrument[document]
    kinds = (Kind.SIGNATURE, Kind.NOT_SIGNED)
    return tuple(act for act in held.acts if act.kind in kinds and act.party)


def _done(view: View, session: Session, organisation: str) -> Iterator[Act]:
    """Appointments, chairs taken, admissions on the days of a session."""
    days = set(days_held(session))
    for office in view.register.offices:
        if office.organisation == organisation:
            yield from (a for a in office.acts if a.kind in _PERSONS and a.legal_when in days)
    held = view.register.organisation.get(organisation)
    for act in held.acts if held is not None else ():
        if act.kind in _OF_ORGANISATION and _is_of(act, days):
            yield act


def _is_of(act: Act, days: set[date]) -> bool:
    return act.legal_when in days or (act.legal_when is None and act.effect in days)


def _called(view: View, session: Session) -> Iterator[Named]:
    """The sessions that were planned on the days of this one."""
    days = set(days_held(session))
    for other in view.register.sessions:
        plans = (act for act in other.acts if act.kind is Kind.SESSION_PLANNED)
        if other.id != session.id and any(act.date in days for act in plans):
            yield named(view, other.id, session_path(other.id))


def _near(view: View, session: Session, organisation: str) -> Iterator[Named]:
    """Sessions of other bodies on the days about it, and those that dealt with its documents."""
    documents = {one for point in session.agenda for one in point.documents}
    day = reference_day(session)
    for other in view.register.sessions:
        if other.id == session.id:
            continue
        shares = any(documents.intersection(point.documents) for point in other.agenda)
        then = reference_day(other)
        close = day is not None and then is not None and abs(then - day) <= _ABOUT
        if shares or (close and organisation_of(view, other.body) == organisation):
            yield named(view, other.id, session_path(other.id))
