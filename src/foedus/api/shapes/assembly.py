"""Bodies and their sessions: who sits, who came, what was signed in which manner."""

from __future__ import annotations

from pydantic import Field

from foedus.api.shapes.common import Shape, Words


class PlannedTold(Shape):
    """A day that was planned, and when that was decided."""

    day: str = Field(description="EDTF.")
    decided: str
    place: str
    kept: bool = Field(description="It was held on this very day.")


class HeldTold(Shape):
    """A day on which it was held, by one claim."""

    day: str = Field(description="EDTF.")
    last: str = Field(description="The last day, where it took several; else empty.")
    place: str
    reading: str = Field(description="The claim, where sources differ; else empty.")


class PointTold(Shape):
    """A question of the agenda; number 0: its place is not known."""

    number: int
    title: str
    format: str
    documents: list[str]
    proposed_by: str


class AccountTold(Shape):
    """What one account tells of a delegation."""

    level: str
    head: str
    office: str


class DelegationTold(Shape):
    """A party at a session. An announcement is not attendance; null: nothing is told."""

    party: str
    capacity: str
    sits: bool
    doubtful: bool
    announced: AccountTold | None
    recorded: AccountTold | None


class SignatureTold(Shape):
    """What is recorded of one state and one document. Who is not named here is unknown."""

    party: str
    signed: bool
    qualification: str = Field(description="none, reservation, special-opinion …")
    inferred: bool = Field(description="Concluded from who is said not to have signed.")
    reading: str = Field(description="The claim, where sources differ; else empty.")
    act: str


class DocumentTold(Shape):
    """A document of a session with its signatures, as far as they are known."""

    id: str
    title: str
    signatures: list[SignatureTold]


class SessionBrief(Shape):
    """A session in a list."""

    id: str
    body: str
    stand: str = Field(description="coming, held, in-doubt.")
    planned: str = Field(description="The day first planned (EDTF), or empty.")
    day: str = Field(description="The day held, or planned last (EDTF), or empty.")
    moved: bool
    place: str
    form: str
    mode: str
    host: str


class SessionTold(Shape):
    """A session: its days, chair and host, agenda, delegations, documents, what was done."""

    id: str
    title: Words
    body: str
    organisation: str
    joint_with: str
    form: str
    mode: str
    stand: str
    host: str
    chairs: list[str] = Field(description="Who presides, by record or rule; several: in doubt.")
    planned: list[PlannedTold]
    held: list[HeldTold]
    agenda: list[PointTold]
    delegations: list[DelegationTold]
    documents: list[DocumentTold]
    acts: list[str] = Field(description="Appointments, chairs, admissions of its days.")
    note: str


class Sessions(Shape):
    """Sessions, the newest first."""

    sessions: list[SessionBrief]


class BodyBrief(Shape):
    """A body in a list."""

    id: str
    title: str
    organisation: str
    seats: int
    known: bool = Field(description="Whether the register says who sits.")
    sessions: int


class Bodies(Shape):
    """The bodies of all organisations."""

    bodies: list[BodyBrief]


class BodyComposed(Shape):
    """A body on a day: who sits, also who is no member; who presides; its sessions."""

    id: str
    title: Words
    organisation: str
    condition: str = Field(description="Who sits, as a sentence.")
    known: bool
    seated: list[str]
    beyond: list[str] = Field(description="Seated, and no members of the organisation.")
    doubtful: list[str]
    observers: list[str]
    chairs: list[str]
    decides_by: str
    subjects: list[str]
    documents: list[str]
    sessions: list[str]
