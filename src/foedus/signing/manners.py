"""How a delegation stands to a document at the ceremony: the manners of signature, and of none.

Rule source: VCLT 7, 8, 11, 12, 19, 23; the annotations under signatures of depositary practice.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from foedus.law.terms.wording import Wording

W = Wording


class SigningManner(StrEnum):
    """What is recorded of one delegation and one document.

    TAKEN_BACK: an entry made by mistake was taken back, and the cell is open again. UNKNOWN: it
    was looked for and nobody can say; it is no statement that the state did not sign.
    """

    SIGNED = "signed"
    RESERVATION = "reservation"
    SPECIAL_OPINION = "special-opinion"
    SPECIAL_POSITION = "special-position"
    AD_REFERENDUM = "ad-referendum"
    SUBJECT_TO_PROCEDURES = "subject-to-procedures"
    NOT_SIGNED = "not-signed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    TAKEN_BACK = "taken-back"


MANNER_NAMES: Final[dict[SigningManner, Wording]] = {
    SigningManner.SIGNED: W("signed", "подписано"),
    SigningManner.RESERVATION: W("signed with a reservation", "подписано с оговоркой"),
    SigningManner.SPECIAL_OPINION: W("signed with a special opinion", "подписано с особым мнением"),
    SigningManner.SPECIAL_POSITION: W(
        "signed with a special position", "подписано с особой позицией"
    ),
    SigningManner.AD_REFERENDUM: W("signed ad referendum", "подписано ad referendum"),
    SigningManner.SUBJECT_TO_PROCEDURES: W(
        "signed subject to ratification or procedures",
        "подписано при условии ратификации или процедур",
    ),
    SigningManner.NOT_SIGNED: W("not signed", "не подписано"),
    SigningManner.REFUSED: W("refused to sign", "от подписания отказались"),
    SigningManner.UNKNOWN: W("unknown", "неизвестно"),
    SigningManner.TAKEN_BACK: W("entry taken back", "запись снята"),
}
"""How each manner is called."""

SIGNATURES: Final = frozenset(
    {
        SigningManner.SIGNED,
        SigningManner.RESERVATION,
        SigningManner.SPECIAL_OPINION,
        SigningManner.SPECIAL_POSITION,
        SigningManner.AD_REFERENDUM,
        SigningManner.SUBJECT_TO_PROCEDURES,
    },
)
"""The manners in which a state has signed."""

WITHOUT_SIGNATURE: Final = frozenset({SigningManner.NOT_SIGNED, SigningManner.REFUSED})
"""The manners that say that a state did not sign."""

OPEN: Final = frozenset({SigningManner.UNKNOWN, SigningManner.TAKEN_BACK})
"""The manners that leave a cell open: neither signed nor marked as not signed."""

WITH_WORDS: Final = frozenset(
    {
        SigningManner.RESERVATION,
        SigningManner.SPECIAL_OPINION,
        SigningManner.SPECIAL_POSITION,
    },
)
"""The manners to which words belong; a reservation is made in writing (VCLT 23(1))."""


class Declared(StrEnum):
    """What a state declares, as it signs, of its own procedures. It is never supposed."""

    NOTHING = "nothing"
    PROCEDURES_REQUIRED = "procedures-required"
    NO_PROCEDURES_REQUIRED = "no-procedures-required"


DECLARED_NAMES: Final[dict[Declared, Wording]] = {
    Declared.NOTHING: W("nothing declared", "ничего не заявлено"),
    Declared.PROCEDURES_REQUIRED: W(
        "declares that its law requires internal procedures",
        "заявляет, что нужны внутригосударственные процедуры",
    ),
    Declared.NO_PROCEDURES_REQUIRED: W(
        "declares that no internal procedures are needed",
        "заявляет, что внутригосударственные процедуры не нужны",
    ),
}
"""How each declaration is called."""


class Authority(StrEnum):
    """On whose strength a document is signed.

    FULL_POWERS: the three offices, or full powers (VCLT 7(1), (2)(a)). HEAD_OF_DELEGATION: the
    head of the delegation accredited to the organ signs its texts (VCLT 7(2)(c)).
    """

    FULL_POWERS = "full-powers"
    HEAD_OF_DELEGATION = "head-of-delegation"


AUTHORITY_NAMES: Final[dict[Authority, Wording]] = {
    Authority.FULL_POWERS: W(
        "full powers, unless the office needs none", "полномочия, если они нужны по должности"
    ),
    Authority.HEAD_OF_DELEGATION: W(
        "the head of the delegation signs", "подписывает глава делегации"
    ),
}
"""How each is called."""
