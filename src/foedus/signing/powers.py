"""Whether who signs may sign: the office, the full powers, the head of the delegation (VCLT 7, 8).

The findings are those of the depositary's desk (X40 to X49), so that a signature at the ceremony
and an instrument at the desk are judged by the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.depositary.checks.powers import PowersStand, PowersVerdict
from foedus.depositary.findings import Found, Weight, filled, found
from foedus.depositary.terms import (
    ISSUERS,
    OFFICE_NAMES,
    FullPowers,
    OfficeHeld,
    Signatory,
    needs_no_powers,
)
from foedus.depositary.words import day_words
from foedus.law.terms.acts import Kind
from foedus.law.terms.wording import Wording
from foedus.signing.manners import Authority
from foedus.signing.terms import Document

W = Wording

_HEAD: Final = W(
    "{who} heads the delegation accredited to the organ (VCLT 7(2)(c)).",
    "{who} возглавляет делегацию, аккредитованную при органе (ст. 7(2)(c) ВКПМД).",
)
_OFFICE: Final = W(
    "No full powers are needed: {office} (VCLT 7(2)).",
    "Полномочия не нужны: {office} (ст. 7(2) ВКПМД).",
)
_SUFFICIENT: Final = W(
    "Full powers issued by {issuer} on {day} cover this signature.",
    "Полномочия, выданные {issuer} {day}, охватывают эту подпись.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PowersHeld:
    """Full powers that were presented for *party*, and the *documents* that they name.

    General powers (`FullPowers.general`) cover every document.
    """

    party: str
    powers: FullPowers
    documents: frozenset[str] = frozenset()

    def covers(self, document: str) -> bool:
        """Whether they authorise to sign *document*."""
        return self.powers.general or document in self.documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs which document on which day; *head* leads the delegation, as it is seated."""

    document: Document
    party: str
    signatory: Signatory
    day: date
    head: str = ""
    of_organisation: bool = False


def powers_for(signing: Signing, presented: Iterable[PowersHeld]) -> PowersVerdict:
    """How it stands with the powers of who signs.

    Of several papers the one that is enough counts; where none is, the findings about the one
    with the fewest faults are told.
    """
    office = signing.signatory.office
    if needs_no_powers(office, of_organisation=signing.of_organisation):
        return _verdict(PowersStand.NOT_NEEDED, filled(_OFFICE, office=OFFICE_NAMES[office]))
    if _signs_as_head(signing):
        who = signing.signatory.name or signing.head
        return _verdict(PowersStand.NOT_NEEDED, filled(_HEAD, who=who))
    judged = [(tuple(_faults(signing, one)), one.powers) for one in presented]
    if not judged:
        return _without(signing)
    faults, best = min(judged, key=lambda one: (len(one[0]), -one[1].dated.toordinal()))
    if any(one.weight is Weight.HINDERS or one.code == "X48" for one in faults):
        return _verdict(PowersStand.DEFECTIVE, faults[0].words, faults)
    words = filled(_SUFFICIENT, issuer=best.issuer, day=day_words(best.dated))
    return _verdict(PowersStand.SUFFICIENT, words, faults)


def _signs_as_head(signing: Signing) -> bool:
    if signing.document.authority is not Authority.HEAD_OF_DELEGATION or not signing.head:
        return False
    return not signing.signatory.name or same_person(signing.head, signing.signatory.name)


def _without(signing: Signing) -> PowersVerdict:
    who, office = signing.signatory.name, signing.signatory.office
    if office is OfficeHeld.UNKNOWN or not who:
        told = found("X49")
        return _verdict(PowersStand.CANNOT_BE_JUDGED, told.words, (told,))
    told = found("X40", signatory=who, office=OFFICE_NAMES[office])
    return _verdict(PowersStand.MISSING, told.words, (told,))


def _verdict(stand: PowersStand, words: Wording, findings: tuple[Found, ...] = ()) -> PowersVerdict:
    return PowersVerdict(stand=stand, words=words, findings=findings)


def _faults(signing: Signing, held: PowersHeld) -> Iterator[Found]:
    powers, who = held.powers, signing.signatory.name
    if not same_person(powers.person, who):
        yield found("X42", named=powers.person or "–", signatory=who or "–")
    if Kind.SIGNATURE not in powers.acts:
        yield found("X43")
    if not held.covers(signing.document.name):
        yield found("X44", title=powers.treaty)
    if powers.dated > signing.day:
        yield found("X48", issued=day_words(powers.dated), day=day_words(signing.day))
    elif signing.day not in powers.valid:
        yield found("X45", day=day_words(signing.day))
    if powers.issuer_office not in ISSUERS:
        office = OFFICE_NAMES[powers.issuer_office]
        yield found("X46", issuer=powers.issuer or "–", office=office)
    if not powers.signed:
        yield found("X47")


def same_person(named: str, signed: str) -> bool:
    """Whether two names are written alike, apart from spaces and capitals; nobody is nobody.

    >>> same_person("A.  Person", "a. person")
    True
    >>> same_person("", "")
    False
    """
    return " ".join(named.split()).casefold() == " ".join(signed.split()).casefold() != ""


ENOUGH: Final = frozenset({PowersStand.NOT_NEEDED, PowersStand.SUFFICIENT})
"""The verdicts under which a signature stands as it was given."""
