"""What a notification says of a document that was adopted: who signed it, and in which manner.

What a state says at its signature belongs to the signature (VCLT 23(2)); that a state did not sign
is told only where it is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from foedus.depositary.findings import filled
from foedus.depositary.words import name_of
from foedus.law.terms.acts import Act, Kind, Qualification
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording

W = Wording

_SIGNED: Final = {
    Qualification.NONE: W("It was signed by: {parties}.", "Подписали: {parties}."),
    Qualification.RESERVATION: W(
        "It was signed with a reservation by: {parties}.", "Подписали с оговоркой: {parties}."
    ),
    Qualification.SPECIAL_OPINION: W(
        "It was signed with a special opinion by: {parties}.",
        "Подписали с особым мнением: {parties}.",
    ),
    Qualification.SPECIAL_POSITION: W(
        "It was signed with a special position by: {parties}.",
        "Подписали с особой позицией: {parties}.",
    ),
    Qualification.REMARK: W(
        "It was signed with a remark by: {parties}.", "Подписали с замечанием: {parties}."
    ),
}
_NOT_SIGNED: Final = W("It was not signed by: {parties}.", "Не подписали: {parties}.")
_WITH_WORDS: Final = W(
    "{party} declared when signing: {words}", "{party}, заявление при подписании: {words}"
)


def signatures_told(register: Register, instrument: Instrument) -> Iterator[Wording]:
    """A sentence for each manner of signature that occurs, then the words that came with them."""
    signed = [act for act in instrument.acts if act.kind is Kind.SIGNATURE]
    for manner, sentence in _SIGNED.items():
        yield from _told(register, [a for a in signed if a.qualification is manner], sentence)
    refused = [act for act in instrument.acts if act.kind is Kind.NOT_SIGNED]
    yield from _told(register, refused, _NOT_SIGNED)
    for act in signed:
        if act.words:
            yield filled(_WITH_WORDS, party=name_of(register, act.party), words=act.words)


def _told(register: Register, acts: Sequence[Act], sentence: Wording) -> Iterator[Wording]:
    if acts:
        names = [name_of(register, act.party) for act in acts]
        parties = Wording(
            ", ".join(one.in_language("en") for one in names),
            ", ".join(one.in_language("ru") for one in names),
        )
        yield filled(sentence, parties=parties)
