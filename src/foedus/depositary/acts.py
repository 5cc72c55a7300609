"""From a received instrument to the acts that are recorded (VCLT 16, 23, 77(1)(c))."""

from __future__ import annotations

from datetime import date

from foedus.depositary.received import ReceivedInstrument, Reserved
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.evidence import Confidence, Evidence


def act_of(received: ReceivedInstrument, recorded: date, identifier: str) -> Act:
    """The act that a received instrument is, recorded on *recorded* under *identifier*."""
    return Act(
        id=identifier,
        kind=received.kind,
        instrument=received.instrument,
        party=received.party,
        date=received.dated,
        received=received.received,
        recorded=recorded,
        effect=received.effect,
        until=received.until,
        evidence=_evidence(received),
        about=received.about,
        manner=received.manner,
        qualification=received.qualification,
        towards=received.towards,
        goods=received.goods,
        provisions=received.provisions,
        opposes_entry_into_force=received.opposes_entry_into_force,
        predecessor=received.predecessor,
        date_of_succession=received.date_of_succession,
        person=received.signatory.name,
        place=received.place,
        corrects=received.corrects,
        words=received.words,
    )


def acts_of(received: ReceivedInstrument, recorded: date, identifier: str) -> tuple[Act, ...]:
    """The act of a received instrument, and one act for each reservation that comes with it.

    The reservations are called *identifier* with "-reservation-1" and so on behind it.
    """
    attached = (
        _reservation(received, one, recorded, f"{identifier}-reservation-{number}")
        for number, one in enumerate(received.reservations, start=1)
    )
    return (act_of(received, recorded, identifier), *attached)


def _reservation(
    received: ReceivedInstrument, made: Reserved, recorded: date, identifier: str
) -> Act:
    return Act(
        id=identifier,
        kind=Kind.RESERVATION,
        instrument=received.instrument,
        party=received.party,
        date=received.dated,
        received=received.received,
        recorded=recorded,
        evidence=_evidence(received),
        provisions=made.provisions,
        person=received.signatory.name,
        place=received.place,
        words=made.words,
    )


def _evidence(received: ReceivedInstrument) -> Evidence:
    """The sources cited; without one a register may only call a fact unverified (finding A4)."""
    confidence = Confidence.HIGH if received.sources else Confidence.LOW
    return Evidence(received.sources, confidence, received.remarks)
