"""The typed statements: one shape for each kind, with what the report names in each place.

Every claim has a time (`NO_TIME`: none is named, the day of the report is meant). A place that
the report leaves empty is `NOTHING_NAMED`, `NO_STATES` or `NO_COUNT`, never None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from foedus.claims.terms.kinds import PLAIN, Kind, Manner, Stretch
from foedus.claims.terms.said import (
    NO_COUNT,
    NO_STATES,
    NOTHING_NAMED,
    CountSaid,
    Named,
    StatesSaid,
)
from foedus.claims.terms.times import NO_TIME, TimeSaid


class Course(StrEnum):
    """Where in its course a thing is said to be: it is so, it begins, it ends, it was so once."""

    IS = "is"
    BEGINS = "begins"
    ENDS = "ends"
    WAS = "was"


class Reach(StrEnum):
    """Whether a list of names claims to be all, or only some of them, or all except those."""

    ALL = "all"
    SOME = "some"
    ALL_EXCEPT = "all-except"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipList:
    """Who belongs; *standing* is the criterion said: "member", "participant", "founding-state"."""

    organisation: Named
    states: StatesSaid
    standing: str = "member"
    reach: Reach = Reach.SOME
    course: Course = Course.IS
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCount:
    """How many belong. *standing* is empty where the report names no criterion ("12 republics")."""

    organisation: Named
    count: CountSaid
    standing: str = ""
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """Who founded an organisation, when, by which instrument, where."""

    organisation: Named
    founders: StatesSaid = NO_STATES
    instrument: Named = NOTHING_NAMED
    place: Named = NOTHING_NAMED
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHolder:
    """Who holds, takes, leaves or held an office, and who held it before."""

    office: Named
    person: Named
    organisation: Named = NOTHING_NAMED
    predecessor: Named = NOTHING_NAMED
    course: Course = Course.IS
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Which state presides over an organisation or body; *before* is whom it follows."""

    organisation: Named
    state: StatesSaid
    body: Named = NOTHING_NAMED
    before: StatesSaid = NO_STATES
    course: Course = Course.IS
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed what.

    *instrument* may be a kind of document only ("an agreement"); *subject* are the words of what
    it is about; *signers* are organisations or persons, where not states.
    """

    states: StatesSaid = NO_STATES
    signers: tuple[Named, ...] = ()
    instrument: Named = NOTHING_NAMED
    subject: str = ""
    count: CountSaid = NO_COUNT
    reach: Reach = Reach.SOME
    organisation: Named = NOTHING_NAMED
    place: Named = NOTHING_NAMED
    when: TimeSaid = NO_TIME


class Step(StrEnum):
    """By which step a state consented to be bound."""

    RATIFIED = "ratified"
    ACCEDED = "acceded"
    ACCEPTED = "accepted"
    DEPOSITED = "deposited"
    COMPLETED_PROCEDURES = "completed-procedures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratification:
    """Who consented to be bound by which instrument, by which step."""

    states: StatesSaid
    instrument: Named
    step: Step = Step.RATIFIED
    reach: Reach = Reach.SOME
    count: CountSaid = NO_COUNT
    when: TimeSaid = NO_TIME


class Force(StrEnum):
    """What is said of the force of an instrument."""

    ENTERS = "enters"
    IN_FORCE = "in-force"
    PROVISIONAL = "provisional"
    CEASES = "ceases"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIntoForce:
    """An instrument enters into force, is in force, is applied provisionally, ceases; for whom."""

    instrument: Named
    force: Force = Force.ENTERS
    states: StatesSaid = NO_STATES
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Who takes part in a session of a body, in an organisation's work, or in an instrument."""

    states: StatesSaid = NO_STATES
    persons: tuple[Named, ...] = ()
    count: CountSaid = NO_COUNT
    organisation: Named = NOTHING_NAMED
    body: Named = NOTHING_NAMED
    instrument: Named = NOTHING_NAMED
    reach: Reach = Reach.SOME
    place: Named = NOTHING_NAMED
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgLink:
    """How two organisations stand to one another.

    *bond* is what is said: "agreement", "memorandum", "observer", "member", "merger",
    "cooperation".
    """

    first: Named
    second: Named
    bond: str
    when: TimeSaid = NO_TIME


class Meeting(StrEnum):
    """What is said of a session."""

    HELD = "held"
    PLANNED = "planned"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDatePlace:
    """When and where a body meets, and whose guest it is."""

    body: Named
    organisation: Named = NOTHING_NAMED
    meeting: Meeting = Meeting.HELD
    place: Named = NOTHING_NAMED
    host: StatesSaid = NO_STATES
    when: TimeSaid = NO_TIME


class Leaving(StrEnum):
    """By which step a state leaves."""

    LEFT = "left"
    GAVE_NOTICE = "gave-notice"
    ANNOUNCED = "announced"
    SUSPENDED = "suspended"
    RECALLED = "recalled-representatives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Who leaves an organisation or an instrument, or suspends its part in it."""

    states: StatesSaid
    organisation: Named = NOTHING_NAMED
    instrument: Named = NOTHING_NAMED
    leaving: Leaving = Leaving.LEFT
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Biography:
    """A person's life: born when, where; *post* are the words of a rank or earlier post."""

    person: Named
    born: TimeSaid = NO_TIME
    place: Named = NOTHING_NAMED
    post: str = ""
    when: TimeSaid = NO_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFunction:
    """What a body is or does, in the *words* of the report."""

    body: Named
    organisation: Named = NOTHING_NAMED
    words: str = ""
    when: TimeSaid = NO_TIME


Content: TypeAlias = (
    MembershipList
    | MemberCount
    | Founding
    | OfficeHolder
    | Chair
    | Signature
    | Ratification
    | EntryIntoForce
    | Participation
    | OrgLink
    | SessionDatePlace
    | Withdrawal
    | Biography
    | BodyFunction
)

KIND_OF: dict[type, Kind] = {
    MembershipList: Kind.MEMBERSHIP_LIST,
    MemberCount: Kind.MEMBER_COUNT,
    Founding: Kind.FOUNDING,
    OfficeHolder: Kind.OFFICE_HOLDER,
    Chair: Kind.CHAIR,
    Signature: Kind.SIGNATURE,
    Ratification: Kind.RATIFICATION,
    EntryIntoForce: Kind.ENTRY_INTO_FORCE,
    Participation: Kind.PARTICIPATION,
    OrgLink: Kind.ORG_LINK,
    SessionDatePlace: Kind.SESSION_DATE_PLACE,
    Withdrawal: Kind.WITHDRAWAL,
    Biography: Kind.BIOGRAPHY,
    BodyFunction: Kind.BODY_FUNCTION,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a report: its exact words, where they stand, what they say, and how."""

    words: str
    stretch: Stretch
    content: Content
    manner: Manner = PLAIN

    @property
    def kind(self) -> Kind:
        """The kind of statement."""
        return KIND_OF[type(self.content)]
