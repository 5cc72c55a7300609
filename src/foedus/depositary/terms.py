"""What an instrument is signed and empowered by: offices, signatories, full powers, originals.

Rule source: VCLT 2(1)(c), 7, 16; VCLT 67(2) for withdrawal; 1986 VCLT 7(3) for organisations.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.days import FOREVER, Edge, Span
from foedus.law.terms.wording import Wording

W = Wording


class OfficeHeld(StrEnum):
    """The office of whoever signed. UNKNOWN: the document does not show it."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    FOREIGN_MINISTER = "foreign-minister"
    ACTING_HEAD_OF_STATE = "acting-head-of-state"
    ACTING_HEAD_OF_GOVERNMENT = "acting-head-of-government"
    ACTING_FOREIGN_MINISTER = "acting-foreign-minister"
    HEAD_OF_ORGANISATION = "head-of-organisation"
    HEAD_OF_MISSION = "head-of-mission"
    ACCREDITED_REPRESENTATIVE = "accredited-representative"
    OTHER = "other"
    UNKNOWN = "unknown"


OFFICE_NAMES: Final[dict[OfficeHeld, Wording]] = {
    OfficeHeld.HEAD_OF_STATE: W("Head of State", "глава государства"),
    OfficeHeld.HEAD_OF_GOVERNMENT: W("Head of Government", "глава правительства"),
    OfficeHeld.FOREIGN_MINISTER: W("Minister for Foreign Affairs", "министр иностранных дел"),
    OfficeHeld.ACTING_HEAD_OF_STATE: W(
        "acting Head of State", "исполняющий обязанности главы государства"
    ),
    OfficeHeld.ACTING_HEAD_OF_GOVERNMENT: W(
        "acting Head of Government", "исполняющий обязанности главы правительства"
    ),
    OfficeHeld.ACTING_FOREIGN_MINISTER: W(
        "acting Minister for Foreign Affairs",
        "исполняющий обязанности министра иностранных дел",
    ),
    OfficeHeld.HEAD_OF_ORGANISATION: W(
        "chief administrative officer of the organisation",
        "главное должностное лицо организации",
    ),
    OfficeHeld.HEAD_OF_MISSION: W("head of mission", "глава дипломатического представительства"),
    OfficeHeld.ACCREDITED_REPRESENTATIVE: W(
        "accredited representative", "аккредитованный представитель"
    ),
    OfficeHeld.OTHER: W("another office", "иная должность"),
    OfficeHeld.UNKNOWN: W("office not known", "должность неизвестна"),
}
"""How each office is called."""

HIGH_OFFICES: Final = frozenset(
    {
        OfficeHeld.HEAD_OF_STATE,
        OfficeHeld.HEAD_OF_GOVERNMENT,
        OfficeHeld.FOREIGN_MINISTER,
        OfficeHeld.ACTING_HEAD_OF_STATE,
        OfficeHeld.ACTING_HEAD_OF_GOVERNMENT,
        OfficeHeld.ACTING_FOREIGN_MINISTER,
    },
)
"""The offices that need no full powers and can issue them, acting holders too (VCLT 7(2)(a))."""

ISSUERS: Final = HIGH_OFFICES | {OfficeHeld.HEAD_OF_ORGANISATION}
"""The offices that can issue full powers; for an organisation, its chief officer (1986 VCLT 7)."""

OF_A_STATE: Final = (
    CONSENT_KINDS
    | {Kind.INITIALLING, Kind.SIGNATURE, Kind.CONFIRMATION_OF_SIGNATURE, Kind.SIGNATURE_WITHDRAWN}
    | {Kind.SUCCESSION, Kind.CONTINUATION, Kind.INSTRUMENT_WITHDRAWN}
    | {Kind.PROCEDURES_REQUIRED, Kind.NO_PROCEDURES_REQUIRED}
    | {Kind.PROVISIONAL_APPLICATION, Kind.PROVISIONAL_ENDED, Kind.PROVISIONAL_EXCLUDED}
    | {Kind.RESERVATION, Kind.RESERVATION_CONFIRMED, Kind.RESERVATION_MODIFIED}
    | {Kind.RESERVATION_WITHDRAWN, Kind.RESERVATION_ACCEPTED}
    | {Kind.OBJECTION, Kind.OBJECTION_WITHDRAWN, Kind.DECLARATION}
    | {Kind.TERRITORIAL_EXTENSION, Kind.TERRITORIAL_EXCLUSION, Kind.TERRITORIAL_WITHDRAWAL}
    | {Kind.AUTHORITY_DESIGNATION, Kind.AMENDMENT_ACCEPTED, Kind.AMENDMENT_OBJECTION}
    | {Kind.WITHDRAWAL, Kind.WITHDRAWAL_REVOKED, Kind.SUSPENSION, Kind.SUSPENSION_ENDED}
    | {Kind.OPPOSES_RENEWAL, Kind.MEASURE, Kind.ADMISSION_CONSENTED, Kind.CORRECTION_OBJECTED}
)
"""The acts that a state does by a document of its own, whose form is examined."""

OF_POWERS: Final = (
    CONSENT_KINDS
    | {Kind.INITIALLING, Kind.SIGNATURE, Kind.CONFIRMATION_OF_SIGNATURE}
    | {Kind.SUCCESSION, Kind.AMENDMENT_ACCEPTED}
    | {Kind.RESERVATION, Kind.RESERVATION_CONFIRMED, Kind.RESERVATION_MODIFIED}
    | {Kind.PROVISIONAL_APPLICATION}
    | {Kind.WITHDRAWAL, Kind.WITHDRAWAL_REVOKED, Kind.SUSPENSION}
)
"""The acts for which one of the three offices, or full powers, are needed or may be asked for."""

POWERS_MAY_BE_ASKED: Final = frozenset(
    {
        Kind.NOTIFICATION,
        Kind.WITHDRAWAL,
        Kind.WITHDRAWAL_REVOKED,
        Kind.SUSPENSION,
        Kind.PROVISIONAL_APPLICATION,
    },
)
"""The acts that may come by a note: powers *may* be called for (VCLT 16(c), 67(2))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signed, as the document gives it; empty where it is not legible."""

    name: str = ""
    office: OfficeHeld = OfficeHeld.UNKNOWN
    title: str = ""


class Original(StrEnum):
    """What was received. A copy is not a deposit (UN practice)."""

    ORIGINAL = "original"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullPowers:
    """A document that empowers *person* to do *acts* under a treaty (VCLT 2(1)(c)).

    *acts* are those that it expressly authorises ("to sign", "to ratify"). *treaty* is the title
    as it gives it; *general*: it covers treaties without naming them. *signed*: by hand of the
    issuer; a seal alone is not enough. *valid_until* is the first day on which it is no longer
    valid; *valid_from* its own date unless another day is given.
    """

    person: str
    issuer: str
    issuer_office: OfficeHeld
    dated: date
    acts: frozenset[Kind]
    treaty: str = ""
    general: bool = False
    valid_from: date | None = None
    valid_until: Edge = FOREVER
    signed: bool = True
    place: str = ""

    @property
    def valid(self) -> Span:
        """The days on which the powers are valid."""
        return Span(self.valid_from or self.dated, self.valid_until)


def needs_no_powers(office: OfficeHeld, *, of_organisation: bool) -> bool:
    """Whether *office* expresses its party's consent without full powers (VCLT 7(2)(a)).

    A head of mission and an accredited representative may only adopt a text (7(2)(b), (c)).

    >>> needs_no_powers(OfficeHeld.FOREIGN_MINISTER, of_organisation=False)
    True
    >>> needs_no_powers(OfficeHeld.HEAD_OF_MISSION, of_organisation=False)
    False
    """
    own = {OfficeHeld.HEAD_OF_ORGANISATION} if of_organisation else HIGH_OFFICES
    return office in own
