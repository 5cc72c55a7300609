"""The days of a document: in order, and none still to come (VCLT 16, 78(b))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.words import day_words
from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.uncertain import first_possible

_MAY_PRECEDE: Final = frozenset(
    {Kind.DOMESTIC, Kind.COMMUNICATION, Kind.INVITATION, Kind.STATEMENT, Kind.INITIALLING},
)
"""Acts that may lie before the adoption of the text."""

_NAMES_ITS_DAY: Final = CONSENT_KINDS | {Kind.WITHDRAWAL, Kind.WITHDRAWAL_REVOKED}
"""Acts that cannot work before they were received, whatever day they name."""


def days(case: Case) -> Iterator[Found]:
    """Adoption, document, receipt and today follow one another; an end follows a beginning."""
    yield from _in_order(case)
    yield from _named(case)


def _in_order(case: Case) -> Iterator[Found]:
    got = case.received
    adopted = first_possible(case.instrument.adopted)
    if got.dated < adopted and got.kind not in _MAY_PRECEDE:
        yield found("X10", day=day_words(got.dated), adopted=day_words(adopted))
    if got.received < got.dated:
        yield found("X11", received=day_words(got.received), day=day_words(got.dated))
    if got.received > case.on:
        yield found("X12", day=day_words(got.received))
    if got.dated > case.on:
        yield found("X13", day=day_words(got.dated))


def _named(case: Case) -> Iterator[Found]:
    """The days that the document itself names, and the end of what it is done under."""
    got = case.received
    if got.effect is not None and got.effect < got.received and got.kind in _NAMES_ITS_DAY:
        yield found("X14", day=day_words(got.effect))
    begins = got.effect or got.received
    if got.until is not None and got.until <= begins:
        yield found("X16", until=day_words(got.until), effect=day_words(begins))
    over = case.status.ending.day
    if isinstance(over, date) and over <= got.received and got.kind in CONSENT_KINDS:
        yield found("X15", day=day_words(over))
