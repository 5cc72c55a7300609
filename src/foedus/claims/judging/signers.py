"""Signatures, each state's own: who signed a document, who did not, of whom it is not known."""

from __future__ import annotations

from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.named import is_person, person_names, plain
from foedus.claims.judging.rivals import followed, ways_by_every_reading
from foedus.claims.judging.telling import few, joined, party, say, sentences, unique
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Ways
from foedus.claims.terms.said import Named
from foedus.claims.terms.times import NO_TIME, TimeSaid
from foedus.law.terms.acts import Act, Kind, Qualification
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording

A_LIST: Final = 2
"""Where so many signatures are recorded the list of signatories is held: others did not sign."""

SIGNED: Final = frozenset({Kind.SIGNATURE, Kind.INITIALLING})
"""Definitive or ad referendum, under reservation or plain: all are signatures."""


def manners(instrument: Instrument) -> tuple[Act, ...]:
    """The signatures under a document, and the records that a state did not sign."""
    kinds = {*SIGNED, Kind.NOT_SIGNED}
    return tuple(act for act in instrument.acts if act.kind in kinds and act.party)


def signature_ways(case: Case, instrument: Instrument, code: str, when: TimeSaid = NO_TIME) -> Ways:
    """Whether a state signed a document at the time meant."""
    meant = case.meant(when)

    def signed(acts: tuple[Act, ...]) -> Ways:
        own = [act for act in acts if act.kind in SIGNED]
        if own:
            ways = [meant.event(_day(act, instrument)) for act in own]
            return YES if YES in ways else ways[0]
        return _without_signature(instrument, acts, code)

    every = followed(case.seen, instrument)
    return ways_by_every_reading(every, tuple(a for a in every if a.party == code), signed)


def _day(act: Act, instrument: Instrument) -> When:
    return act.date if act.date is not None else instrument.adopted


def _without_signature(instrument: Instrument, acts: tuple[Act, ...], code: str) -> Ways:
    """A state that is not among signatories that are held did not sign."""
    if any(act.kind is Kind.NOT_SIGNED for act in acts):
        return NO
    if instrument.negotiating and code not in instrument.negotiating:
        return NO
    some_refused = any(act.kind is Kind.NOT_SIGNED for act in manners(instrument))
    others = {act.party for act in instrument.acts if act.kind in SIGNED}
    return NO if len(others) >= A_LIST and not some_refused else UNKNOWN


def who_signed(case: Case, instrument: Instrument) -> Wording:
    """Who signed, who signed with a remark, and who did not, in words."""
    acts = manners(instrument)
    signed = unique(act.party for act in acts if act.kind in SIGNED)
    refused = unique(a.party for a in acts if a.kind is Kind.NOT_SIGNED and a.party not in signed)
    remarks = joined((_remark(case, act) for act in acts if _is_remarked(act)), "; ")
    return sentences(
        _told("Signed by {who}.", "Подписали: {who}.", case, signed),
        _told("Not signed by {who}.", "Не подписали: {who}.", case, refused),
        say("Remarks: {what}.", "Пометы: {what}.", what=remarks) if remarks else Wording(),
        Wording() if acts else Wording("Signatories are not held.", "Подписавшие неизвестны."),
    )


def _told(en: str, ru: str, case: Case, codes: tuple[str, ...]) -> Wording:
    return say(en, ru, who=few(case.register, codes)) if codes else Wording()


def _is_remarked(act: Act) -> bool:
    return act.kind in SIGNED and act.qualification is not Qualification.NONE


def _remark(case: Case, act: Act) -> Wording:
    return say(
        "{who} {how}",
        "{who} – {how}",
        who=party(case.register, act.party),
        how=_REMARKS.get(act.qualification, Wording(str(act.qualification))),
    )


_REMARKS: Final = {
    Qualification.RESERVATION: Wording("with a reservation", "с оговоркой"),
    Qualification.SPECIAL_OPINION: Wording("with a special opinion", "с особым мнением"),
    Qualification.SPECIAL_POSITION: Wording("with a special position", "с особой позицией"),
    Qualification.REMARK: Wording("with a remark", "с замечанием"),
}


def person_signed(case: Case, instrument: Instrument, person: Named, when: TimeSaid) -> Ways:
    """Whether a person signed: by name, in the register's own words, or for the person's state."""
    names = person_names(case.seen, person)
    held = case.register.person.get(person.id)
    if held is not None and held.party:
        own = signature_ways(case, instrument, held.party, when)
        if own != UNKNOWN:
            return own
    if any(is_person(case.seen, names, act.person) for act in instrument.acts if act.person):
        return YES
    notes = (act.evidence.note for act in instrument.acts)
    told = " ".join(plain(words) for note in notes for words in (note.en, note.ru))
    if any(name.rpartition(" ")[2] in told.split() for name in names):
        return YES
    return UNKNOWN
