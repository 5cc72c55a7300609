"""Acts: what states, organs and depositaries did. The only thing that anybody enters.

The kinds follow the Vienna Convention and UN depositary practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Day
from enum import StrEnum
from typing import Final

from foedus.law.terms.days import Edge
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.law.terms.wording import Wording


class Kind(StrEnum):
    """What sort of act it is. The value is the word that a register file uses."""

    # the text
    ADOPTION = "adoption"
    INITIALLING = "initialling"
    # signature (VCLT 11, 12)
    SIGNATURE = "signature"
    CONFIRMATION_OF_SIGNATURE = "confirmation-of-signature"
    SIGNATURE_WITHDRAWN = "signature-withdrawn"
    NOT_SIGNED = "not-signed"
    # consent to be bound (VCLT 11-16; 1986 VCLT for formal confirmation)
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    FORMAL_CONFIRMATION = "formal-confirmation"
    NOTIFICATION = "notification"
    SUCCESSION = "succession"
    CONTINUATION = "continuation"
    INSTRUMENT_WITHDRAWN = "instrument-withdrawn"
    # what a state's own law requires (the split clause of CIS practice)
    PROCEDURES_REQUIRED = "procedures-required"
    NO_PROCEDURES_REQUIRED = "no-procedures-required"
    DOMESTIC = "domestic"
    # provisional application (VCLT 25)
    PROVISIONAL_APPLICATION = "provisional-application"
    PROVISIONAL_ENDED = "provisional-ended"
    PROVISIONAL_EXCLUDED = "provisional-excluded"
    # reservations (VCLT 19-23)
    RESERVATION = "reservation"
    RESERVATION_CONFIRMED = "reservation-confirmed"
    RESERVATION_MODIFIED = "reservation-modified"
    RESERVATION_WITHDRAWN = "reservation-withdrawn"
    RESERVATION_ACCEPTED = "reservation-accepted"
    OBJECTION = "objection"
    OBJECTION_WITHDRAWN = "objection-withdrawn"
    DECLARATION = "declaration"
    # territory (VCLT 29)
    TERRITORIAL_EXTENSION = "territorial-extension"
    TERRITORIAL_EXCLUSION = "territorial-exclusion"
    TERRITORIAL_WITHDRAWAL = "territorial-withdrawal"
    AUTHORITY_DESIGNATION = "authority-designation"
    # amendment (VCLT 39-41)
    AMENDMENT_ACCEPTED = "amendment-accepted"
    AMENDMENT_OBJECTION = "amendment-objection"
    # ending and suspending (VCLT 54-72)
    WITHDRAWAL = "withdrawal"
    WITHDRAWAL_REVOKED = "withdrawal-revoked"
    SUSPENSION = "suspension"
    SUSPENSION_ENDED = "suspension-ended"
    TERMINATION = "termination"
    OPPOSES_RENEWAL = "opposes-renewal"
    MEASURE = "measure"
    # participation and membership
    INVITATION = "invitation"
    ADMISSION = "admission"
    ADMISSION_CONSENTED = "admission-consented"
    EXPULSION = "expulsion"
    RIGHTS_SUSPENDED = "rights-suspended"
    RIGHTS_RESTORED = "rights-restored"
    # the depositary (VCLT 76-79)
    DEPOSITARY_CHANGED = "depositary-changed"
    NOTIFIED = "notified"
    CORRECTION_PROPOSED = "correction-proposed"
    CORRECTION_OBJECTED = "correction-objected"
    CORRECTION = "correction"
    COMMUNICATION = "communication"
    # what a source only states
    STATEMENT = "statement"
    # offices, chairs, sessions
    APPOINTMENT = "appointment"
    DISMISSAL = "dismissal"
    TERM_ENDED = "term-ended"
    CHAIR_TAKEN = "chair-taken"
    CHAIR_LEFT = "chair-left"
    SESSION_PLANNED = "session-planned"
    SESSION_HELD = "session-held"


CONSENT_KINDS: Final = frozenset(
    {
        Kind.RATIFICATION,
        Kind.ACCEPTANCE,
        Kind.APPROVAL,
        Kind.ACCESSION,
        Kind.FORMAL_CONFIRMATION,
        Kind.NOTIFICATION,
    },
)
"""The acts that establish consent by an instrument or a notice (VCLT 11, 14-16)."""


DONE_AT_ADOPTION: Final = frozenset({Kind.SIGNATURE, Kind.NOT_SIGNED, Kind.ADOPTION})
"""The acts that are done at the adoption of the text where no other day is given."""


class Manner(StrEnum):
    """How a signature was given (VCLT 11, 12), or left to the signature clause to say."""

    AS_CLAUSE_SAYS = "as-clause-says"
    DEFINITIVE = "definitive"
    SUBJECT_TO_PROCEDURES = "subject-to-procedures"
    AD_REFERENDUM = "ad-referendum"


class Qualification(StrEnum):
    """The remark under a signature, as CIS practice knows it, assessed by the register."""

    NONE = "none"
    RESERVATION = "reservation"
    SPECIAL_OPINION = "special-opinion"
    SPECIAL_POSITION = "special-position"
    REMARK = "remark"


class Stated(StrEnum):
    """What a statement says of a state, or of the instrument when it names no state."""

    PARTY = "party"
    NOT_PARTY = "not-party"
    PROVISIONAL = "provisional"
    SUSPENDED = "suspended"
    ENDED = "ended"
    IN_FORCE = "in-force"
    NOT_IN_FORCE = "not-in-force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One of several claims about one matter: the *dispute*, and the *reading* that holds it."""

    dispute: str
    reading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something done that has, or is said to have, legal effect.

    *date* is when it was done, *received* when the depositary (or addressee) had it, *recorded*
    when the register learnt of it, *notified* when the depositary told the others (one day for
    all, or per addressee), *effect* the day that the act itself names or a statement gives.
    *party* is empty for acts of the depositary, of an organ, or about the instrument as a whole.
    """

    id: str
    kind: Kind
    instrument: str
    party: str = ""
    date: When | None = None
    received: When | None = None
    recorded: Day | None = None
    notified: Day | None = None
    notified_to: tuple[tuple[str, Day], ...] = ()
    effect: When | None = None
    until: When | None = None
    evidence: Evidence = Evidence()
    rival: Rival | None = None
    # what some kinds need
    about: str = ""
    manner: Manner = Manner.AS_CLAUSE_SAYS
    qualification: Qualification = Qualification.NONE
    states: Stated = Stated.PARTY
    towards: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    opposes_entry_into_force: bool = False
    inferred: bool = False
    predecessor: str = ""
    date_of_succession: Day | None = None
    person: str = ""
    title: Wording = Wording()
    place: str = ""
    formats: tuple[str, ...] = ()
    co_chairs: tuple[str, ...] = ()
    corrects: tuple[tuple[str, When], ...] = ()
    words: Wording = Wording()
    where: Place = field(default=Place(), compare=False)

    @property
    def legal_when(self) -> When | None:
        """The day that counts: receipt by the depositary, else the day of the act (VCLT 16, 78)."""
        return self.received if self.received is not None else self.date

    @property
    def last_notified(self) -> Day | None:
        """When all had been notified: the day for all, else that of the last copy."""
        if self.notified is not None:
            return self.notified
        return max((day for _, day in self.notified_to), default=None)

    def known_from(self) -> Day | None:
        """The first day on which a register could know of the act.

        It is the day of recording where one is given. Otherwise the register is taken to have
        learnt of it as it happened: on receipt, on the day of the act, or, for a bare statement,
        on the day of the effect that it states. None: nothing says when; it was always known.
        """
        if self.recorded is not None:
            return self.recorded
        when = self.legal_when if self.legal_when is not None else self.effect
        return None if when is None else first_possible(when)


def dates_of(act: Act) -> tuple[tuple[str, When], ...]:
    """The dated fields of an act that are filled, by name."""
    named = (
        ("date", act.date),
        ("received", act.received),
        ("effect", act.effect),
        ("until", act.until),
    )
    return tuple((name, when) for name, when in named if when is not None)


def last_legal_day(act: Act) -> Edge | None:
    """The latest day on which the act can count, or None for an act without any date."""
    when = act.legal_when if act.legal_when is not None else act.effect
    return None if when is None else last_possible(when)


def with_dates(act: Act, dates: Mapping[str, When | None]) -> Act:
    """*act* with some of its dated fields (`date`, `received`, `effect`, `until`) replaced."""
    return replace(
        act,
        date=dates.get("date", act.date),
        received=dates.get("received", act.received),
        effect=dates.get("effect", act.effect),
        until=dates.get("until", act.until),
    )
