"""What a session of a body consists of besides its acts: its agenda, who came, what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.acts import Rival
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.wording import Wording


class Mode(StrEnum):
    """How a session meets; unknown where the register does not say."""

    UNKNOWN = "unknown"
    IN_PERSON = "in-person"
    BY_VIDEO = "by-video"
    MIXED = "mixed"


class Format(StrEnum):
    """In which of its formats a session deals with a question."""

    UNKNOWN = "unknown"
    NARROW = "narrow"
    EXTENDED = "extended"


class Capacity(StrEnum):
    """As what somebody takes part."""

    MEMBER = "member"
    OBSERVER = "observer"
    GUEST = "guest"


class Level(StrEnum):
    """At which level somebody is represented, against what the body expects."""

    AS_SEATED = "as-seated"
    DEPUTY = "deputy"
    LOWER = "lower"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Account(StrEnum):
    """What is told of a delegation: that it was announced, or that it was (not) there.

    An announcement is not attendance, so the two are kept apart.
    """

    ANNOUNCED = "announced"
    RECORDED = "recorded"


class FigureKind(StrEnum):
    """What a figure told of a session counts."""

    DOCUMENTS_SIGNED = "documents-signed"
    DOCUMENTS_CONSIDERED = "documents-considered"
    AGENDA_ITEMS = "agenda-items"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """A question of the agenda. *number* 0: its place is not known.

    *documents* are ids of instruments; a document may stand under several questions.
    *proposed_by* is a party or a body.
    """

    number: int
    title: Wording
    format: Format = Format.UNKNOWN
    documents: tuple[str, ...] = ()
    proposed_by: str = ""
    evidence: Evidence = Evidence()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """What one account tells of a party at a session; several accounts stand side by side.

    *head* led it (or would lead it), in the office named by *office*.
    """

    party: str
    account: Account
    capacity: Capacity = Capacity.MEMBER
    level: Level = Level.UNKNOWN
    head: str = ""
    office: Wording = Wording()
    evidence: Evidence = Evidence()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a source tells of a session: so many documents signed, so many questions.

    *by* is the party of which it is told, empty: the session as a whole. *more_than*: the source
    says "more than so many". Where sources differ, each figure is a rival.
    """

    what: FigureKind
    number: int
    more_than: bool = False
    by: str = ""
    rival: Rival | None = None
    evidence: Evidence = Evidence()
    where: Place = Place()
