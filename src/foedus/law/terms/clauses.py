"""Final clauses as data: what the text says follows from the acts.

Each clause carries its citation and its own words (`Text`), so that a proof can quote it. A
clause that an instrument lacks is simply absent; what silence means is a rule of `derive`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.terms.acts import Manner
from foedus.law.terms.conditions import Condition, Group, StateSet
from foedus.law.terms.delays import NO_DELAY, Base, Delay
from foedus.law.terms.evidence import Confidence, Place
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Where a clause stands and what it says: quoted words, or a paraphrase called one."""

    cite: str
    words: Wording = Wording()
    paraphrase: Wording = Wording()
    confidence: Confidence = Confidence.HIGH
    sources: tuple[str, ...] = ()
    where: Place = Place()


class Split(StrEnum):
    """Where early consents end and later ones begin: at the threshold, or at entry into force."""

    AT_THRESHOLD = "threshold"
    AT_ENTRY_INTO_FORCE = "entry-into-force"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialEntry:
    """An own rule of entry into force for some states (the Tajikistan clause of a 1999 treaty)."""

    text: Text
    parties: frozenset[str]
    condition: Condition | None = None
    delay: Delay = NO_DELAY


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIntoForce:
    """When the instrument enters into force, and when for those who consent later (VCLT 24).

    *condition* None: silence, VCLT 24(2), all negotiating states. *later* None: silence,
    VCLT 24(3), the day of consent. *accession* None: as *later*. *floor*: not before it holds.
    *text_of*: since when the revised text in which the clause stands is in force; what was done
    before that day was done under an earlier text, whose clause is not held.
    """

    text: Text
    condition: Condition | None = None
    on: date | None = None
    delay: Delay = NO_DELAY
    floor: Condition | None = None
    later: Delay | None = None
    accession: Delay | None = None
    split: Split = Split.AT_THRESHOLD
    organisations_count: bool = False
    reservations_wait: bool = False
    retroactive_from: date | None = None
    text_of: date | None = None
    special: tuple[SpecialEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureClause:
    """What a signature does (VCLT 12, 14).

    DEFINITIVE: it is consent. SUBJECT_TO_PROCEDURES: ratification or notification must follow.
    *split*: definitive, except for states that have declared that their law requires procedures.
    *initialling_counts*: initialling is signature (VCLT 12(2)(a)).
    *ad_referendum_from_signature*: once confirmed it counts from its own day (VCLT 12(2)(b)).
    """

    text: Text
    manner: Manner = Manner.SUBJECT_TO_PROCEDURES
    split: bool = False
    initialling_counts: bool = False
    ad_referendum_from_signature: bool = False


class ProvisionalStart(StrEnum):
    """When provisional application begins for a state."""

    SIGNATURE = "signature"
    ADOPTION = "adoption"
    DECLARATION = "declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalApplication:
    """Provisional application (VCLT 25): from when, and after what notice it ends."""

    text: Text
    start: ProvisionalStart = ProvisionalStart.SIGNATURE
    delay: Delay = Delay(base=Base.SIGNATURE)
    end_notice: Delay = NO_DELAY
    provisions: tuple[str, ...] = ()


class Entitlement(StrEnum):
    """Who may become a party (VCLT 15)."""

    NEGOTIATING = "negotiating"
    LISTED = "listed"
    MEMBERS = "members"
    INVITED = "invited"
    ANY_STATE = "any-state"
    CONSENT_OF_ALL = "consent-of-all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Who may join, from when, and with whose consent. Several routes may stand side by side."""

    text: Text
    open_to: tuple[Entitlement, ...]
    states: StateSet = Group.ANY
    after_entry_into_force: bool = False


class ReservationRule(StrEnum):
    """What the treaty says of reservations (VCLT 19, 20). SILENT: VCLT 19(c), 20(4)."""

    SILENT = "silent"
    AUTHORISED = "authorised"
    PROHIBITED = "prohibited"
    LISTED = "listed"
    ACCEPTANCE_BY_ALL = "acceptance-by-all"
    ACCEPTANCE_BY_ORGAN = "acceptance-by-organ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservations:
    """The reservations clause. *provisions*: those that may be reserved, for LISTED.

    *tacit* is the time after which silence is acceptance (VCLT 20(5): twelve months).
    """

    text: Text
    rule: ReservationRule = ReservationRule.SILENT
    provisions: tuple[str, ...] = ()
    tacit: Delay = Delay(months=12, base=Base.NOTIFICATION_TO_ADDRESSEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Leaving, or suspending by notice: how long after what, and what goes on (VCLT 54, 56).

    *earliest* counts from entry into force (for the state, or in general). *tail* says which
    obligations survive. *addressee* is who must be notified. *at_period_end*: only at the end of
    the running term of the duration clause.
    """

    text: Text
    notice: Delay = NO_DELAY
    addressee: str = "depositary"
    allowed: bool = True
    earliest: Delay | None = None
    earliest_for_state: bool = False
    at_period_end: bool = False
    tail: Wording = Wording()


class TermEnd(StrEnum):
    """Whether the anniversary is the last day of a term or the first day after it."""

    ANNIVERSARY_IS_LAST_DAY = "anniversary-is-last-day"
    ENDS_ON_ANNIVERSARY = "ends-on-anniversary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A fixed term from entry into force; renewal by silence, or extension by those who agree.

    *renewal* is the length of each further term; *window* how long before the end a party must
    say no. *extended_by* names the instrument whose parties extend; *then* is the renewal that
    this instrument provides. *until_end_of*: the term of another instrument.
    """

    text: Text
    term: Delay | None = None
    end: TermEnd = TermEnd.ENDS_ON_ANNIVERSARY
    until: date | None = None
    renewal: Delay | None = None
    window: Delay | None = None
    renewal_ends_for_all: bool = False
    extended_by: str = ""
    extension: Delay | None = None
    extension_renewal: Delay | None = None
    until_end_of: str = ""


class AmendmentRule(StrEnum):
    """Whom an amendment binds once it is in force (VCLT 40)."""

    THOSE_WHO_ACCEPT = "those-who-accept"
    ALL_PARTIES = "all-parties"
    TACIT = "tacit"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """How the instrument is amended. *objections*: how many stop a tacit amendment, of what."""

    text: Text
    binds: AmendmentRule = AmendmentRule.THOSE_WHO_ACCEPT
    condition: Condition | None = None
    delay: Delay = NO_DELAY
    objections: Condition | None = None
    objection_period: Delay | None = None
    later_parties_join_amended: bool = True


class RelationRule(StrEnum):
    """What an instrument does to others (VCLT 30, 59).

    CEASES_BETWEEN_PARTIES: the others cease between two states for which this one is in force.
    TERMINATES: the others end for all when this one enters into force.
    CEASES_FOR_PARTY: the others end for each state for which this one enters into force.
    SUBJECT_TO: the others prevail; they go on side by side (VCLT 30(2)).
    PREVAILS_OVER: this one prevails; they go on side by side (VCLT 30(3)).
    BINDS_THROUGH: parties of this one are bound by the others towards its parties.
    INTEGRAL_PART: this one is part of the others.
    AMENDS: this one changes the others between the states that accept it.
    EXTENDS: this one prolongs the others.
    """

    CEASES_BETWEEN_PARTIES = "ceases-between-parties"
    CEASES_FOR_PARTY = "ceases-for-party"
    TERMINATES = "terminates"
    SUBJECT_TO = "subject-to"
    PREVAILS_OVER = "prevails-over"
    BINDS_THROUGH = "binds-through"
    INTEGRAL_PART = "integral-part"
    AMENDS = "amends"
    EXTENDS = "extends"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The relation of this instrument to *others*. *for_parties* limits it; empty: all."""

    text: Text
    rule: RelationRule
    others: tuple[str, ...]
    for_parties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipLink:
    """The instrument binds only while a state is a member by *criterion* (EAEU Treaty 118(4))."""

    text: Text
    organisation: str
    criterion: str = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositaryClause:
    """Who keeps the original and receives the acts (VCLT 76, 77)."""

    text: Text
    holder: str
