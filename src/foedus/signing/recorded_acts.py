"""The acts that a closed grid becomes: signatures, who did not sign, declarations, reservations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.terms.acts import Act, Kind, Manner, Qualification
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.signing.manners import (
    WITH_WORDS,
    WITHOUT_SIGNATURE,
    Declared,
    SigningManner,
)
from foedus.signing.terms import Document, SigningEvent, SigningGrid

_MANNERS: Final = {
    SigningManner.AD_REFERENDUM: Manner.AD_REFERENDUM,
    SigningManner.SUBJECT_TO_PROCEDURES: Manner.SUBJECT_TO_PROCEDURES,
}
_QUALIFICATIONS: Final = {
    SigningManner.RESERVATION: Qualification.RESERVATION,
    SigningManner.SPECIAL_OPINION: Qualification.SPECIAL_OPINION,
    SigningManner.SPECIAL_POSITION: Qualification.SPECIAL_POSITION,
}
_DECLARED: Final = {
    Declared.PROCEDURES_REQUIRED: Kind.PROCEDURES_REQUIRED,
    Declared.NO_PROCEDURES_REQUIRED: Kind.NO_PROCEDURES_REQUIRED,
}
_REFUSED: Final = Wording("Refused to sign.", "От подписания отказались.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceremony:
    """Where and when it was signed.

    *day* is the day at the depositary's seat that the documents bear, *recorded* that on which
    the register learns of it. *reference* tells the acts of this ceremony from others under the
    same document. *adopted* are the documents that the body adopted by decision.
    """

    day: date
    place: str
    recorded: date
    reference: str
    adopted: frozenset[str] = frozenset()


def acts_of_document(grid: SigningGrid, document: Document, ceremony: Ceremony) -> tuple[Act, ...]:
    """The acts under one document, the adoption of a new one first.

    A document that nobody signed and the body did not adopt, or that was withdrawn, has none.
    What is unknown stays unknown: it becomes no act.
    """
    cells = grid.row(document.name)
    stands = document.name in ceremony.adopted or any(cell.is_signed for cell in cells)
    if document.withdrawn or not stands:
        return ()
    told = [cell.event for cell in cells if cell.event is not None and not cell.is_open]
    own = (act for event in told for act in _of_event(event, ceremony))
    return (*_adoption(document, ceremony), *own)


def _adoption(document: Document, ceremony: Ceremony) -> Iterator[Act]:
    if document.is_new:
        yield Act(
            id=f"{document.name}/adoption",
            kind=Kind.ADOPTION,
            instrument=document.name,
            date=ceremony.day,
            recorded=ceremony.recorded,
            place=ceremony.place,
            evidence=_evidence(),
        )


def _of_event(event: SigningEvent, ceremony: Ceremony) -> Iterator[Act]:
    name = f"{event.document}#{ceremony.reference}:{event.party}"
    if event.manner in WITHOUT_SIGNATURE:
        refused = _REFUSED if event.manner is SigningManner.REFUSED else Wording()
        yield _act(event, ceremony, name, Kind.NOT_SIGNED, words=event.words or refused)
        return
    words = event.words if event.manner in WITH_WORDS else Wording()
    yield _act(
        event,
        ceremony,
        name,
        Kind.SIGNATURE,
        manner=_MANNERS.get(event.manner, Manner.AS_CLAUSE_SAYS),
        qualification=_QUALIFICATIONS.get(event.manner, Qualification.NONE),
        person=event.signatory.name,
        words=words,
    )
    if event.manner is SigningManner.RESERVATION:
        yield _act(event, ceremony, f"{name}-reservation-1", Kind.RESERVATION, words=words)
    if event.declared in _DECLARED:
        yield _act(event, ceremony, f"{name}-procedures", _DECLARED[event.declared])


def _act(event: SigningEvent, ceremony: Ceremony, name: str, kind: Kind, **more: object) -> Act:
    fields: dict[str, object] = {
        "id": name,
        "kind": kind,
        "instrument": event.document,
        "party": event.party,
        "date": ceremony.day,
        "recorded": ceremony.recorded,
        "place": ceremony.place,
        "evidence": _evidence(),
    }
    return Act(**{**fields, **more})  # type: ignore[arg-type] # the fields of an act, by name


def _evidence() -> Evidence:
    """Without a source of the register a fact is called unverified there (finding A4)."""
    return Evidence(confidence=Confidence.LOW)
