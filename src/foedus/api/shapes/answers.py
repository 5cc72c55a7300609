"""The answers of the law: the keys that docs/reference/json.md promises."""

from __future__ import annotations

from pydantic import Field

from foedus.api.shapes.common import TOLD_DAY, ActTold, Doubts, Proof, Shape, Words


class Standing(Shape):
    """How one state stands to an instrument."""

    party: str
    status: str
    since: str | None = Field(description=TOLD_DAY)
    until: str | None = Field(description=TOLD_DAY)
    signature: str | None
    interim_obligation: bool
    alternatives: Doubts | None = None


class Timed(Shape):
    """The two times of a question."""

    on: str
    known: str | None


class Status(Timed):
    """The status of an instrument on a day."""

    instrument: str
    title: Words
    binding: bool
    in_force: bool | None
    in_force_from: str | None = Field(description=TOLD_DAY)
    in_force_until: str | None = Field(description=TOLD_DAY)
    depositary: str | None
    parties: list[Standing]
    proof: Proof
    contradicted: list[ActTold]
    alternatives: Doubts | None = None


class Why(Timed, Standing):
    """Why a state stands as it does."""

    instrument: str
    title: Words
    answer: str
    proof: Proof
    text: str


class Stretch(Shape):
    """A stretch of days and its word; the day `until` is not held."""

    status: str
    since: str
    until: str | None
    alternatives: Doubts | None = None


class TimelineRow(Shape):
    """How one state stood over time."""

    party: str
    stretches: list[Stretch]


class Timeline(Shape):
    """How each state stood over all time."""

    instrument: str
    title: Words
    known: str | None
    in_force_from: str | None = Field(description=TOLD_DAY)
    rows: list[TimelineRow]


class MissingPart(Shape):
    """A part of a condition."""

    condition: str
    met: bool
    done: list[str]
    needed: int
    candidates: list[str]


class Missing(Timed):
    """What is missing until an instrument enters into force."""

    instrument: str
    title: Words
    in_force_from: str | None = Field(description=TOLD_DAY)
    parts: list[MissingPart]
    signed_not_consented: list[str]
    proof: Proof


class FindingTold(Shape):
    """A finding: where, code, message, remedy."""

    file: str
    line: int
    code: str
    severity: str
    message: str
    remedy: str
    about: str


class Lint(Shape):
    """Findings about final clauses."""

    findings: list[FindingTold]


class ReservationEffect(Shape):
    """What a reservation does between two states."""

    effect: str
    provisions: list[str]


class Measure(ActTold):
    """A measure of one state against the other."""

    goods: list[str]


class Bond(Shape):
    """What an instrument is between two states."""

    instrument: str
    title: Words
    bond: str
    since: str | None = Field(description=TOLD_DAY)
    through_another: bool
    reservations: list[ReservationEffect]
    amended_by: list[str]
    gives_way_to: list[str]
    measures: list[Measure]
    proof: Proof
    alternatives: Doubts | None = None


class SharedMembership(Shape):
    """An organisation to which both belong."""

    organisation: str
    criterion: str


class Between(Timed):
    """What binds two states towards each other."""

    pair: list[str]
    bonds: list[Bond]
    suspended: list[Bond]
    not_applied: list[Bond]
    in_doubt: list[Bond]
    memberships: list[SharedMembership]


class Member(Shape):
    """A state that belongs, or may."""

    party: str
    since: str | None = Field(description=TOLD_DAY)
    proof: Proof
    alternatives: Doubts | None = None


class Members(Timed):
    """Who meets a criterion of an organisation."""

    organisation: str
    title: Words
    criterion: str
    readings: list[str]
    members: list[Member]
    in_doubt: list[Member]


class HangsOn(Timed):
    """What hangs on a membership."""

    organisation: str
    criterion: str
    party: str
    end_with_it: list[str]
    go_on: list[str]
    bodies: list[str]


class Holder(Shape):
    """Who holds an office."""

    person: str
    title: str
    since: str | None = Field(description=TOLD_DAY)
    until: str | None = Field(description=TOLD_DAY)
    certain: bool
    holding_over: bool
    proof: Proof


class Holders(Timed):
    """Who holds an office on a day."""

    office: str
    holders: list[Holder]


class Chair(Shape):
    """A state that presides."""

    party: str
    since: str | None = Field(description=TOLD_DAY)
    until: str | None = Field(description=TOLD_DAY)
    co_chairs: list[str]
    certain: bool
    expected_by_rule: bool
    instead_of: str | None
    took_over_that_day_from: str | None
    proof: Proof


class Chairs(Timed):
    """Who presides over an organisation on a day."""

    organisation: str
    chairs: list[Chair]


class Change(Shape):
    """A state that stands otherwise to an instrument."""

    instrument: str
    party: str
    before: list[Stretch]
    after: list[Stretch]


class Changes(Shape):
    """What the register tells otherwise, and the acts behind it."""

    from_: str | None = Field(alias="from")
    to: str | None
    changes: list[Change]
    acts: list[ActTold]
