"""The condition language: one for entry into force, amendment, quorum, voting and membership.

Conditions are data and print as sentences. A condition holds on some days and not on others;
`foedus.law.derive.conditions` computes which. Rule source: VCLT 24(1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

from foedus.law.terms.acts import Kind
from foedus.law.terms.delays import Delay


class What(StrEnum):
    """What is counted: states that have done something with lasting effect.

    The last four are counted in a body that decides, and objections in either; see `IN_A_BODY`.
    """

    CONSENTS = "consents"
    NOTIFICATIONS = "notifications"
    RATIFICATIONS = "ratifications"
    ACCESSIONS = "accessions"
    SIGNATURES = "signatures"
    PARTIES = "parties"
    ACCEPTANCES = "acceptances"
    OBJECTIONS = "objections"
    AGREEMENTS = "agreements"
    VOTES_FOR = "votes-for"
    VOTES_AGAINST = "votes-against"
    PRESENCE = "presence"


class Group(StrEnum):
    """The states that an instrument, or rules of procedure, speak of without listing them.

    Those of a body: *seated*, *present* of these, *present and voting* (for or against); each of
    them also without those whom the question concerns, who do not decide in their own cause.
    """

    ANY = "any"
    SIGNATORIES = "signatories"
    NEGOTIATING = "negotiating"
    CONTRACTING = "contracting"
    PARTIES = "parties"
    SEATED = "seated"
    PRESENT = "present"
    VOTING = "present-and-voting"
    SEATED_UNCONCERNED = "seated-without-concerned"
    PRESENT_UNCONCERNED = "present-without-concerned"
    VOTING_UNCONCERNED = "voting-without-concerned"


ONLY_IN_A_BODY: Final = frozenset(
    {What.AGREEMENTS, What.VOTES_FOR, What.VOTES_AGAINST, What.PRESENCE}
)
"""What is counted while a body decides, and never under an instrument."""

IN_A_BODY: Final = ONLY_IN_A_BODY | {What.OBJECTIONS}
"""All that rules of procedure may count."""

GROUPS_OF_A_BODY: Final = frozenset(
    {
        Group.SEATED,
        Group.PRESENT,
        Group.VOTING,
        Group.SEATED_UNCONCERNED,
        Group.PRESENT_UNCONCERNED,
        Group.VOTING_UNCONCERNED,
    }
)
"""The groups that rules of procedure speak of."""


@dataclass(frozen=True, slots=True)
class Listed:
    """States named one by one."""

    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class PartiesOf:
    """The states that are party to another instrument, day by day, or as on the day of adoption."""

    instrument: str
    at_adoption: bool = False


@dataclass(frozen=True, slots=True)
class MembersOf:
    """The members of an organisation by a named criterion, day by day."""

    organisation: str
    criterion: str = "member"


StateSet: TypeAlias = Group | Listed | PartiesOf | MembersOf


@dataclass(frozen=True, slots=True)
class Count:
    """At least *number* states of *among* have done *what*."""

    number: int
    what: What = What.CONSENTS
    among: StateSet = Group.ANY


@dataclass(frozen=True, slots=True)
class Share:
    """States of *among* that hold at least (or more than) *share* of the whole have done *what*.

    Without *weights* each state weighs one. *weights* names a weighted table of the instrument
    (emissions, tonnage, population), which is the whole.
    """

    share: Fraction
    what: What = What.CONSENTS
    among: StateSet = Group.ANY
    weights: str = ""
    more_than: bool = False


@dataclass(frozen=True, slots=True)
class Every:
    """Every state of *among* has done *what*; an empty set fulfils nothing."""

    among: StateSet
    what: What = What.CONSENTS


@dataclass(frozen=True, slots=True)
class Includes:
    """Each of *parties* has done *what*."""

    parties: frozenset[str]
    what: What = What.CONSENTS


@dataclass(frozen=True, slots=True)
class Signing:
    """The instrument has been signed: the last signature of the signing itself (VCLT 12)."""


@dataclass(frozen=True, slots=True)
class FromDay:
    """From a given day on."""

    day: date


@dataclass(frozen=True, slots=True)
class Elapsed:
    """From a delay after the adoption of the text on."""

    delay: Delay


@dataclass(frozen=True, slots=True)
class InForce:
    """While another instrument is in force (or has entered into force), for *party* if named."""

    instrument: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """From the adoption of another instrument (a decision of an organ) on."""

    instrument: str


@dataclass(frozen=True, slots=True)
class Done:
    """From the day of a named act on (a decision, a declaration)."""

    act: str


class Standing(StrEnum):
    """How one state stands to one instrument; several may hold at once."""

    SIGNED = "signed"
    CONTRACTING = "contracting"
    PROVISIONAL = "provisional"
    PARTY = "party"
    SUSPENDED = "suspended"
    BOUND_THROUGH = "bound-through"


@dataclass(frozen=True, slots=True)
class Stands:
    """The state asked about has *standing* under *instrument* (membership criteria only).

    With *by_adoption_of* or *by_day*, it must have had it by that day, and then the condition
    holds from that day on.
    """

    instrument: str
    standing: Standing = Standing.PARTY
    by_adoption_of: str = ""
    by_day: date | None = None


@dataclass(frozen=True, slots=True)
class Is:
    """The state asked about is one of *parties* (membership criteria only)."""

    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meets:
    """The state asked about meets another criterion of an organisation (criteria only)."""

    organisation: str
    criterion: str


@dataclass(frozen=True, slots=True)
class HasActed:
    """An act of one of *kinds* by or on the state asked about stands (criteria only).

    *ended_by* are the kinds that end it. *instrument* is where the acts are recorded.
    """

    instrument: str
    kinds: frozenset[Kind]
    ended_by: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class All:
    """Each of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Condition


Condition: TypeAlias = (
    Count
    | Share
    | Every
    | Includes
    | Signing
    | FromDay
    | Elapsed
    | InForce
    | Adopted
    | Done
    | Stands
    | Is
    | Meets
    | HasActed
    | All
    | AnyOf
    | Not
)


def parts_of(condition: Condition | None) -> Iterator[Condition]:
    """The conditions that a condition is made of, without *all*, *any*, *not*."""
    match condition:
        case None:
            return
        case All(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from parts_of(one)
        case Not(inner):
            yield from parts_of(inner)
        case _:
            yield condition
