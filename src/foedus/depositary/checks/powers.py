"""Who signed, in what office, and whether the full powers are enough (VCLT 7, 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, Weight, filled, found
from foedus.depositary.form import Answer, Item, ItemAnswer
from foedus.depositary.terms import (
    ISSUERS,
    OF_POWERS,
    OFFICE_NAMES,
    POWERS_MAY_BE_ASKED,
    FullPowers,
    OfficeHeld,
    needs_no_powers,
)
from foedus.depositary.words import day_words
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording

W = Wording


class PowersStand(StrEnum):
    """How it stands with full powers."""

    NOT_APPLICABLE = "not-applicable"
    NOT_NEEDED = "not-needed"
    SUFFICIENT = "sufficient"
    DEFECTIVE = "defective"
    MISSING = "missing"
    MAY_BE_ASKED = "may-be-asked"
    CANNOT_BE_JUDGED = "cannot-be-judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PowersVerdict:
    """How it stands with full powers, in words, and what was found."""

    stand: PowersStand
    words: Wording
    findings: tuple[Found, ...] = ()

    @property
    def pending_confirmation(self) -> bool:
        """Whether the act has no effect unless the state confirms it (VCLT 8)."""
        return self.stand in {PowersStand.DEFECTIVE, PowersStand.MISSING}


_WORDS: Final[dict[PowersStand, Wording]] = {
    PowersStand.NOT_APPLICABLE: W(
        "Full powers play no part in this act.", "Для этого акта полномочия значения не имеют."
    ),
    PowersStand.NOT_NEEDED: W(
        "No full powers are needed: {office} (VCLT 7(2)).",
        "Полномочия не нужны: {office} (ст. 7(2) ВКПМД).",
    ),
    PowersStand.SUFFICIENT: W(
        "Full powers issued by {issuer} on {day} cover this act.",
        "Полномочия, выданные {issuer} {day}, охватывают этот акт.",
    ),
    PowersStand.DEFECTIVE: W(
        "The full powers are not enough: the act waits to be confirmed (VCLT 8).",
        "Полномочий недостаточно: акт ожидает подтверждения (ст. 8 ВКПМД).",
    ),
    PowersStand.MISSING: W(
        "Full powers are missing: the act waits to be confirmed (VCLT 8).",
        "Полномочий нет: акт ожидает подтверждения (ст. 8 ВКПМД).",
    ),
    PowersStand.MAY_BE_ASKED: W(
        "None were produced; for this act they may be called for.",
        "Не предъявлены; для этого акта они могут быть запрошены.",
    ),
    PowersStand.CANNOT_BE_JUDGED: W(
        "The signatory or the office is not known.", "Подписавший или его должность неизвестны."
    ),
}


def powers(case: Case) -> PowersVerdict:
    """Whether whoever signed may express the will of the state (VCLT 7(1), (2))."""
    got = case.received
    if got.kind not in OF_POWERS or not got.party:
        return _verdict(case, PowersStand.NOT_APPLICABLE)
    party = case.register.party.get(got.party)
    of_organisation = party is not None and party.organisation
    if needs_no_powers(got.signatory.office, of_organisation=of_organisation):
        return _verdict(case, PowersStand.NOT_NEEDED)
    if got.powers is not None:
        faults = tuple(_faults(case, got.powers))
        bad = any(one.weight is Weight.HINDERS for one in faults)
        stand = PowersStand.DEFECTIVE if bad else PowersStand.SUFFICIENT
        return _verdict(case, stand, *faults)
    if got.signatory.office is OfficeHeld.UNKNOWN:
        return _verdict(case, PowersStand.CANNOT_BE_JUDGED, found("X49"))
    optional = got.kind in POWERS_MAY_BE_ASKED
    who, office = got.signatory.name or "–", OFFICE_NAMES[got.signatory.office]
    if optional:
        return _verdict(case, PowersStand.MAY_BE_ASKED, found("X41", signatory=who, office=office))
    return _verdict(case, PowersStand.MISSING, found("X40", signatory=who, office=office))


def _verdict(case: Case, stand: PowersStand, *findings: Found) -> PowersVerdict:
    got = case.received
    words = filled(
        _WORDS[stand],
        office=OFFICE_NAMES[got.signatory.office],
        issuer=got.powers.issuer if got.powers is not None else "",
        day=day_words(got.powers.dated if got.powers is not None else None),
    )
    return PowersVerdict(stand=stand, words=words, findings=findings)


def _faults(case: Case, held: FullPowers) -> Iterator[Found]:
    """What is wrong with full powers that were produced."""
    got = case.received
    if not _same_person(held.person, got.signatory.name):
        yield found("X42", named=held.person or "–", signatory=got.signatory.name or "–")
    if got.kind not in held.acts:
        yield found("X43")
    if not _covers_treaty(case, held):
        yield found("X44", title=held.treaty)
    if held.dated > got.dated:
        yield found("X48", issued=day_words(held.dated), day=day_words(got.dated))
    elif got.dated not in held.valid:
        yield found("X45", day=day_words(got.dated))
    if held.issuer_office not in ISSUERS:
        office = OFFICE_NAMES[held.issuer_office]
        yield found("X46", issuer=held.issuer or "–", office=office)
    if not held.signed:
        yield found("X47")


def _same_person(named: str, signed: str) -> bool:
    return " ".join(named.split()).casefold() == " ".join(signed.split()).casefold() != ""


def _covers_treaty(case: Case, held: FullPowers) -> bool:
    """General powers cover any treaty; others name it by a title that the register knows."""
    if held.general:
        return True
    title = " ".join(held.treaty.split())
    if title and title == " ".join(case.received.title_as_written.split()):
        return True
    try:
        return case.opened.names.instrument(title) == case.instrument.id
    except UnknownName:
        return False


_ITEMS: Final = {
    Item.POWERS_TREATY: {"X44"},
    Item.POWERS_ACT: {"X43"},
    Item.POWERS_PERSON: {"X42"},
    Item.POWERS_DATE: {"X45", "X48"},
    Item.POWERS_ISSUER: {"X46"},
    Item.POWERS_SIGNED: {"X47"},
}


def items_of(verdict: PowersVerdict) -> Iterator[ItemAnswer]:
    """The items of the checklist of full powers, as they follow from the verdict."""
    codes = {one.code for one in verdict.findings}
    produced = verdict.stand in {PowersStand.SUFFICIENT, PowersStand.DEFECTIVE}
    for item, faults in _ITEMS.items():
        answer = Answer.NOT_MET if codes & faults else Answer.MET
        if not produced:
            missing = verdict.stand is PowersStand.MISSING
            answer = Answer.NOT_MET if missing else Answer.NOT_APPLICABLE
        if verdict.stand is PowersStand.CANNOT_BE_JUDGED:
            answer = Answer.CANNOT_BE_JUDGED
        yield ItemAnswer(item=item, answer=answer)
