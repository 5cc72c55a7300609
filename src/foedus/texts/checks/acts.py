"""Each act by itself and in its order: does it have what its kind needs, can its days be?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Stated
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.findings import Finding
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.texts.findings import finding

_NEEDS_PARTY: Final = CONSENT_KINDS | {
    Kind.SIGNATURE,
    Kind.NOT_SIGNED,
    Kind.SUCCESSION,
    Kind.CONTINUATION,
    Kind.RESERVATION,
    Kind.OBJECTION,
    Kind.WITHDRAWAL,
    Kind.PROVISIONAL_APPLICATION,
    Kind.MEASURE,
    Kind.NOTIFIED,
}
_NEEDS_ABOUT: Final = frozenset(
    {
        Kind.OBJECTION,
        Kind.OBJECTION_WITHDRAWN,
        Kind.RESERVATION_ACCEPTED,
        Kind.RESERVATION_WITHDRAWN,
        Kind.CORRECTION,
        Kind.NOTIFIED,
        Kind.DEPOSITARY_CHANGED,
    },
)
_MAY_PRECEDE: Final = frozenset(
    {Kind.DOMESTIC, Kind.COMMUNICATION, Kind.INVITATION, Kind.STATEMENT, Kind.INITIALLING},
)
"""Acts that may lie before the adoption of the text."""
_MAY_BE_UNDATED: Final = frozenset(
    {Kind.SIGNATURE, Kind.NOT_SIGNED, Kind.ADOPTION, Kind.COMMUNICATION, Kind.DOMESTIC},
)
_ONCE: Final = CONSENT_KINDS | {Kind.SIGNATURE}
_BETWEEN: Final = frozenset(
    {Kind.WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN, Kind.SIGNATURE_WITHDRAWN, Kind.EXPULSION},
)
"""What may come between two consents of the same kind by the same state."""


def acts_follow_adoption(register: Register) -> Iterator[Finding]:
    """No act under an instrument lies before it was adopted; a rival claim may say that it did."""
    for instrument in register.instruments:
        adopted = first_possible(instrument.adopted)
        for act in instrument.acts:
            when = act.legal_when
            if when is None or act.kind in _MAY_PRECEDE or act.rival is not None:
                continue
            last = last_possible(when)
            if isinstance(last, date) and last < adopted:
                told = f"{act.party} {act.kind} {when.isoformat()} lies before {adopted}."
                yield finding("A1", told, act.where, instrument.id)


def acts_have_what_they_need(register: Register) -> Iterator[Finding]:
    """A state's act names the state; an act about another names it; each has a day."""
    for act in register.acts():
        if act.kind in _NEEDS_PARTY and not act.party:
            yield finding("A2", f"A {act.kind} is nobody's.", act.where, act.instrument)
        if act.kind in _NEEDS_ABOUT and not act.about:
            yield finding("A3", f"A {act.kind} names nothing.", act.where, act.instrument)
        if act.kind not in _MAY_BE_UNDATED and act.legal_when is None and act.effect is None:
            told = f"{act.party} {act.kind} has none."
            yield finding("A6", told, act.where, act.instrument)
        if not act.evidence.sources and act.evidence.confidence is not Confidence.LOW:
            told = f"{act.party} {act.kind} names none."
            yield finding("A4", told, act.where, act.instrument)


def days_are_in_order(register: Register) -> Iterator[Finding]:
    """Received and recorded come after the act; an end comes after the beginning."""
    for act in register.acts():
        for earlier, later, names in (
            (act.date, act.received, "received"),
            (act.legal_when, act.recorded, "recorded"),
            (act.effect, act.until, "until"),
        ):
            if _is_before(later, earlier):
                told = f"{act.party} {act.kind}: {names} lies before it."
                yield finding("A5", told, act.where, act.instrument)


def _is_before(later: When | None, earlier: When | None) -> bool:
    if later is None or earlier is None:
        return False
    last = last_possible(later)
    return isinstance(last, date) and last < first_possible(earlier)


def consents_are_not_doubled(register: Register) -> Iterator[Finding]:
    """A state consents once by one kind of act, unless it left in between or they are rivals."""
    for instrument in register.instruments:
        for doubled in _doubled(instrument):
            told = f"{doubled.party} {doubled.kind} stands twice on different days."
            yield finding("D5", told, doubled.where, instrument.id)


def _doubled(instrument: Instrument) -> Iterator[Act]:
    groups: dict[tuple[str, str], list[Act]] = {}
    for act in instrument.acts:
        stated = act.kind is Kind.STATEMENT and act.states is Stated.PARTY
        if act.rival is None and act.party and (act.kind in _ONCE or stated):
            groups.setdefault((act.party, str(act.kind)), []).append(act)
    left = {act.party for act in instrument.acts if act.kind in _BETWEEN or _says_out(act)}
    for (party, _), acts in groups.items():
        if party in left:
            continue
        for first, second in pairwise(acts):
            if _when(first) != _when(second):
                yield second


def _says_out(act: Act) -> bool:
    return act.kind is Kind.STATEMENT and act.states in {Stated.ENDED, Stated.NOT_PARTY}


def _when(act: Act) -> When | None:
    return act.legal_when if act.legal_when is not None else act.effect
