"""What the register says of a document, as it goes into a certified copy.

Nothing is typed for a copy: who signed and how are the acts that the register holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.depositary.words import name_of
from foedus.drafting.structure import Text
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act, Kind, Manner, Qualification
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording
from foedus.signing.certified.copies import CopyOf, Signed
from foedus.signing.manners import MANNER_NAMES, SigningManner

W = Wording

_QUALIFIED: Final = {
    Qualification.RESERVATION: MANNER_NAMES[SigningManner.RESERVATION],
    Qualification.SPECIAL_OPINION: MANNER_NAMES[SigningManner.SPECIAL_OPINION],
    Qualification.SPECIAL_POSITION: MANNER_NAMES[SigningManner.SPECIAL_POSITION],
    Qualification.REMARK: W("signed with a remark", "подписано с замечанием"),
}
_MANNERS: Final = {
    Manner.AD_REFERENDUM: MANNER_NAMES[SigningManner.AD_REFERENDUM],
    Manner.SUBJECT_TO_PROCEDURES: MANNER_NAMES[SigningManner.SUBJECT_TO_PROCEDURES],
    Manner.DEFINITIVE: W("signed definitively", "подписано окончательно"),
}
_OTHER: Final = {
    Kind.NOT_SIGNED: MANNER_NAMES[SigningManner.NOT_SIGNED],
    Kind.SIGNATURE_WITHDRAWN: W("signature withdrawn", "подпись отозвана"),
    Kind.CONFIRMATION_OF_SIGNATURE: W("signature confirmed", "подпись подтверждена"),
}
_RIVAL: Final = W("{} (the sources differ)", "{} (источники расходятся)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept beside the register: the adopted text, and the digest of its file."""

    text: Text | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The day for which a copy holds, and that of the register's knowledge."""

    as_of: date
    known: date


def recorded_copy(
    register: Register,
    document: str,
    depositary: Wording,
    languages: tuple[Wording, ...],
    kept: Kept,
    status: Status,
) -> CopyOf:
    """What is certified of *document* (its id in the register) as known on a day.

    Acts after the day for which it holds are left out. Raises `UnknownName`.
    """
    known = as_known(register, status.known)
    held = known.instrument.get(document)
    if held is None:
        raise UnknownName("instrument", document, known.instrument)
    signed = tuple(_signed(known, act) for act in _told(held.acts, status, signing=True))
    without = tuple(_signed(known, act) for act in _told(held.acts, status, signing=False))
    return CopyOf(
        reference="",
        title=held.title,
        adopted=held.adopted,
        place=W(held.place, held.place),
        languages=languages,
        depositary=depositary,
        text=kept.text,
        text_sha256=kept.sha256,
        signatures=signed,
        not_signing=without,
        as_of=status.as_of,
        known=status.known,
    )


def _told(acts: tuple[Act, ...], status: Status, *, signing: bool) -> Iterator[Act]:
    """The acts of signature, or of none, by party, in the order in which they are held."""
    kinds = {Kind.SIGNATURE, *_OTHER} - {Kind.NOT_SIGNED} if signing else {Kind.NOT_SIGNED}
    for act in acts:
        when = act.legal_when
        is_later = when is not None and first_possible(when) > status.as_of
        if act.kind in kinds and act.party and not is_later:
            yield act


def _signed(register: Register, act: Act) -> Signed:
    return Signed(
        party=name_of(register, act.party),
        manner=_manner(act),
        who=act.person,
        words=act.words,
        day=act.date,
    )


def _manner(act: Act) -> Wording:
    told = _OTHER.get(act.kind) or _QUALIFIED.get(act.qualification) or _MANNERS.get(act.manner)
    words = told or MANNER_NAMES[SigningManner.SIGNED]
    if act.rival is None:
        return words
    return W(_RIVAL.en.format(words.en), _RIVAL.ru.format(words.ru))
