"""Organisations, their criteria of membership, bodies, offices, chairs and sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Condition
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.procedure import DecisionRule, RulesVersion
from foedus.law.terms.sessions import AgendaPoint, Delegation, Figure, Mode
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A named test of who belongs, by a named reading where lawyers differ."""

    name: str
    title: Wording
    text: Text
    condition: Condition
    reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How two organisations or their secretariats are linked, and by which instrument."""

    to: str
    relation: str
    since: date | None = None
    instrument: str = ""
    words: Wording = Wording()
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairRule:
    """Who presides in turn: the alphabet of a language, one term each (CIS Charter 24).

    *order* are the codes in the order of the rotation. *term_years* or *term_months* is the
    length of a turn; *co_chairs*: the preceding and the following chair assist;
    *departures_move*: after a departure the order goes on from who really presided.
    """

    text: Text
    since: date
    until: date | None = None
    order: tuple[str, ...] = ()
    term_months: int = 12
    calendar_year: bool = False
    co_chairs: bool = False
    departures_move: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A council, committee, court or secretariat of an organisation.

    *rules* are the versions of its rules of procedure, *deciding* the rules by which it decides;
    *decision_rule* says it in words, where no more is held. *functions* say what it is and does.
    """

    id: str
    title: Wording
    also: tuple[str, ...] = ()
    founded_by: str = ""
    composition: Text | None = None
    seats: Condition | None = None
    decision_rule: str = ""
    frequency: str = ""
    subjects: tuple[str, ...] = ()
    rules: tuple[RulesVersion, ...] = ()
    deciding: tuple[DecisionRule, ...] = ()
    functions: tuple[Text, ...] = ()
    evidence: Evidence = Evidence()
    note: Wording = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """What an office was called, from a day on."""

    since: date
    title: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office: who appoints, for how long, and who has held it (acts)."""

    id: str
    organisation: str
    titles: tuple[OfficeTitle, ...]
    also: tuple[str, ...] = ()
    text: Text | None = None
    term_months: int = 0
    holding_over: bool = True
    acts: tuple[Act, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a body: planned and held are acts, so both dates are kept.

    *host* is the state where it meets, which need not be the chair; *joint_with* another body
    with which it meets.
    """

    id: str
    body: str
    title: Wording
    form: str = "regular"
    mode: Mode = Mode.UNKNOWN
    host: str = ""
    joint_with: str = ""
    agenda: tuple[AgendaPoint, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    figures: tuple[Figure, ...] = ()
    acts: tuple[Act, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    note: Wording = Wording()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation of states, and how one tells who belongs to it."""

    id: str
    title: Wording
    also: tuple[str, ...] = ()
    constituent: str = ""
    criteria: tuple[Criterion, ...] = ()
    links: tuple[Link, ...] = ()
    bodies: tuple[Body, ...] = ()
    chair_rules: tuple[ChairRule, ...] = ()
    acts: tuple[Act, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    evidence: Evidence = Evidence()
    where: Place = Place()
