"""An instrument: its title and text data, its clauses, and the acts done under it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import (
    Amendment,
    DepositaryClause,
    Duration,
    EntryIntoForce,
    MembershipLink,
    Participation,
    ProvisionalApplication,
    Relation,
    Reservations,
    SignatureClause,
    Withdrawal,
)
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.programmes import Programme
from foedus.law.terms.settlement import Settlement
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording

WeightTable: TypeAlias = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """The final clauses of one instrument; what the text does not say is None or empty."""

    signature: SignatureClause | None = None
    entry_into_force: EntryIntoForce | None = None
    provisional: ProvisionalApplication | None = None
    participation: Participation | None = None
    reservations: Reservations | None = None
    withdrawal: Withdrawal | None = None
    suspension: Withdrawal | None = None
    duration: Duration | None = None
    amendment: Amendment | None = None
    depositary: DepositaryClause | None = None
    membership: MembershipLink | None = None
    relations: tuple[Relation, ...] = ()
    settlement: Settlement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A matter on which sources or lawyers differ; its readings are told by rival acts.

    *settled* names the reading that the register follows unless another is asked for, with the
    *reason*; empty: nobody has settled it, and answers show every reading.
    """

    id: str
    question: Wording
    settled: str = ""
    reason: Wording = Wording()
    where: Place = Place()


class TextHeld(StrEnum):
    """How much of the text the register holds.

    WHOLE: a clause that is absent here is absent from the text, and silence has its meaning in
    law. IN_PART: an absent clause is merely not held, and nothing follows from its absence.
    """

    WHOLE = "whole"
    IN_PART = "in-part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty, protocol, decision, declaration …, as one thing that states can do acts under.

    *also* are other names and numbers under which lists and tables have it. *programme*: its
    measures and terms, where it is a programme or a plan.
    """

    id: str
    title: Wording
    kind: str = "treaty"
    adopted: When
    place: str = ""
    within: str = ""
    body: str = ""
    languages: tuple[str, ...] = ()
    text_held: TextHeld = TextHeld.WHOLE
    binding: bool = True
    bilateral: bool = False
    also: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    negotiating: frozenset[str] = frozenset()
    clauses: Clauses = Clauses()
    acts: tuple[Act, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    weights: tuple[tuple[str, WeightTable], ...] = ()
    programme: Programme | None = None
    evidence: Evidence = Evidence()
    where: Place = Place()
