"""The answers to questions: frozen values; `answers.render` writes them as text, JSON, HTML.

Every answer says the day it is about, what was known, and carries its proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.law.answers.standing import Word
from foedus.law.answers.told import Told
from foedus.law.derive.relations import Bond
from foedus.law.terms.acts import Act
from foedus.law.terms.conditions import Condition
from foedus.law.terms.days import Edge
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Both times of an answer: the day that it is about, and what was known."""

    on: date
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why: the steps of each alternative. One alternative, unless something is in doubt.

    *whichever* are doubts that do not change the answer: the proof shows one of their readings.
    """

    branches: tuple[tuple[tuple[str, ...], Steps], ...]
    disputes: tuple[Dispute, ...] = ()
    whichever: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyStanding:
    """How one state stands: the word, since and until, each told with its doubt.

    *signature* is the act by which it signed, with its manner; or that by which it did not.
    """

    party: str
    word: Told[Word]
    since: Told[Edge | None]
    until: Told[Edge | None]
    proof: Proof
    signature: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer:
    """The status of one instrument on a day. *in_force* is told per world."""

    instrument: str
    title: Wording
    moment: Moment
    in_force: Told[bool]
    in_force_from: Told[Edge | None]
    in_force_until: Told[Edge | None]
    binding: bool
    parties: tuple[PartyStanding, ...]
    proof: Proof
    depositary: str = ""
    contradicted: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyAnswer:
    """Why one state stands to one instrument as it does."""

    instrument: str
    title: Wording
    moment: Moment
    standing: PartyStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of days on which one word holds."""

    since: date
    until: Edge
    word: Told[Word]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAnswer:
    """How each state stood to one instrument, over all time."""

    instrument: str
    title: Wording
    known: date | None
    in_force_from: Told[Edge | None]
    rows: tuple[tuple[str, tuple[Stretch, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """The effect of a reservation between the two states on the day."""

    effect: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BondAnswer:
    """How one instrument stands between two states on a day."""

    instrument: str
    title: Wording
    bond: Told[Bond | None]
    since: Told[Edge | None]
    through: bool
    reserved: tuple[Reserved, ...]
    amended_by: tuple[str, ...]
    gives_way_to: tuple[str, ...]
    measures: tuple[Act, ...]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenAnswer:
    """All that binds two states towards each other on a day, and what stands beside it."""

    pair: tuple[str, str]
    moment: Moment
    bonds: tuple[BondAnswer, ...]
    memberships: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAnswer:
    """One state that meets a criterion on a day, in all worlds or in some."""

    party: str
    belongs: Told[bool]
    since: Told[Edge | None]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersAnswer:
    """Who meets a criterion of an organisation on a day."""

    organisation: str
    title: Wording
    criterion: str
    readings: tuple[str, ...]
    moment: Moment
    members: tuple[MemberAnswer, ...]
    in_doubt: tuple[MemberAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderAnswer:
    """One person who holds an office on a day, in all worlds or in some."""

    person: str
    title: Wording
    certain: bool
    since: Told[Edge | None]
    until: Told[Edge | None]
    holding_over: bool
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldersAnswer:
    """Who holds an office on a day."""

    office: str
    moment: Moment
    holders: tuple[HolderAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairAnswer:
    """One state that presides on a day."""

    party: str
    certain: bool
    since: Told[Edge | None]
    until: Told[Edge | None]
    co_chairs: tuple[str, ...]
    expected: bool
    departs: str
    handed_over_by: str
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairsAnswer:
    """Who presides over an organisation on a day."""

    organisation: str
    moment: Moment
    chairs: tuple[ChairAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What one part of a condition still needs: so many more, from among these states."""

    condition: Condition
    met: bool
    done: tuple[str, ...]
    needed: int
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingAnswer:
    """What is missing until an instrument enters into force."""

    instrument: str
    title: Wording
    moment: Moment
    in_force_from: Told[Edge | None]
    parts: tuple[Missing, ...]
    signed_not_consented: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs for one state under one instrument between two states of knowledge."""

    instrument: str
    party: str
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAnswer:
    """What changed, and the acts that changed it."""

    changes: tuple[Change, ...]
    acts: tuple[Act, ...]
    known: tuple[date | None, date | None] = (None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HangsAnswer:
    """What hangs on a membership: instruments that end with it, and those that do not."""

    organisation: str
    criterion: str
    party: str
    moment: Moment
    end_with_it: tuple[str, ...]
    go_on: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LintAnswer:
    """Findings about the final clauses of instruments."""

    findings: tuple[Finding, ...]
