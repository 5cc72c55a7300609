"""What a statement says was done: its kind of act, by whom, under what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from foedus.claims.terms import claims
from foedus.claims.terms.claims import Claim, Course, Leaving, Meeting, Reach, Step
from foedus.claims.terms.kinds import AHEAD
from foedus.claims.terms.said import StatesSaid
from foedus.law.terms.acts import Kind

Stated: TypeAlias = Mapping[str, Any]
"""The fields of a proposal (`foedus.claims.proposing`) that the statement itself gives."""

_STEPS: Final = {
    Step.RATIFIED: Kind.RATIFICATION,
    Step.ACCEDED: Kind.ACCESSION,
    Step.ACCEPTED: Kind.ACCEPTANCE,
    Step.DEPOSITED: Kind.RATIFICATION,
    Step.COMPLETED_PROCEDURES: Kind.NOTIFICATION,
}
_LEAVING: Final = {
    Leaving.LEFT: Kind.WITHDRAWAL,
    Leaving.GAVE_NOTICE: Kind.WITHDRAWAL,
    Leaving.ANNOUNCED: Kind.WITHDRAWAL,
    Leaving.SUSPENDED: Kind.SUSPENSION,
    Leaving.RECALLED: Kind.COMMUNICATION,
}
_SITTINGS: Final = {
    Meeting.HELD: Kind.SESSION_HELD,
    Meeting.PLANNED: Kind.SESSION_PLANNED,
    Meeting.POSTPONED: Kind.SESSION_PLANNED,
}
_OFFICES: Final = {
    Course.IS: Kind.APPOINTMENT,
    Course.BEGINS: Kind.APPOINTMENT,
    Course.ENDS: Kind.TERM_ENDED,
}
_CHAIRS: Final = {
    Course.IS: Kind.CHAIR_TAKEN,
    Course.BEGINS: Kind.CHAIR_TAKEN,
    Course.ENDS: Kind.CHAIR_LEFT,
}


def stated_in(claim: Claim) -> Iterator[Stated]:
    """What *claim* says was done, once for each state that did it; nothing for other kinds."""
    reading = _READINGS.get(type(claim.content))
    if reading is None:
        return
    for stated in reading(claim.content):
        ahead = stated["kind"] is Kind.SESSION_HELD and claim.manner.modality in AHEAD
        yield {**stated, "kind": Kind.SESSION_PLANNED} if ahead else stated


def _each(states: StatesSaid, **more: object) -> Iterator[Stated]:
    for code in states.codes:
        yield {"party": code, **more}


def _signed(said: claims.Signature) -> Iterator[Stated]:
    if said.reach is not Reach.ALL_EXCEPT and said.instrument.held:
        yield from _each(said.states, kind=Kind.SIGNATURE, instrument=said.instrument.id)


def _ratified(said: claims.Ratification) -> Iterator[Stated]:
    if said.reach is not Reach.ALL_EXCEPT and said.instrument.held:
        yield from _each(said.states, kind=_STEPS[said.step], instrument=said.instrument.id)


def _left(said: claims.Withdrawal) -> Iterator[Stated]:
    under = {"instrument": said.instrument.id, "organisation": said.organisation.id}
    yield from _each(said.states, kind=_LEAVING[said.leaving], **under)


def _in_force(said: claims.EntryIntoForce) -> Iterator[Stated]:
    """Entry into force is computed, not entered; a source can only state it."""
    if said.instrument.held:
        yield from _each(said.states, kind=Kind.STATEMENT, instrument=said.instrument.id)


def _holds(said: claims.OfficeHolder) -> Iterator[Stated]:
    if said.course in _OFFICES and said.office.held and said.person:
        yield {
            "kind": _OFFICES[said.course],
            "office": said.office.id,
            "person": said.person.words or said.person.id,
        }


def _presides(said: claims.Chair) -> Iterator[Stated]:
    if said.course in _CHAIRS:
        under = {"organisation": said.organisation.id, "body": said.body.id}
        yield from _each(said.state, kind=_CHAIRS[said.course], **under)


def _sat(said: claims.SessionDatePlace) -> Iterator[Stated]:
    if said.body.held:
        yield {
            "kind": _SITTINGS[said.meeting],
            "body": said.body.id,
            "organisation": said.organisation.id,
            "place": said.place.words,
        }


def _took_part(said: claims.Participation) -> Iterator[Stated]:
    under = {
        "instrument": said.instrument.id,
        "organisation": said.organisation.id,
        "body": said.body.id,
    }
    if said.reach is not Reach.ALL_EXCEPT:
        yield from _each(said.states, kind=Kind.STATEMENT, place=said.place.words, **under)


_READINGS: Final[Mapping[type, Callable[[Any], Iterator[Stated]]]] = {
    claims.Signature: _signed,
    claims.Ratification: _ratified,
    claims.Withdrawal: _left,
    claims.EntryIntoForce: _in_force,
    claims.OfficeHolder: _holds,
    claims.Chair: _presides,
    claims.SessionDatePlace: _sat,
    claims.Participation: _took_part,
}
