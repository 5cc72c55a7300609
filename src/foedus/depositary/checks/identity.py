"""Which treaty, whose act, about which other act (VCLT 77(1)(c), (d))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.terms import OF_A_STATE
from foedus.depositary.words import day_words
from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording

NEEDS_ABOUT: Final = frozenset(
    {
        Kind.OBJECTION,
        Kind.OBJECTION_WITHDRAWN,
        Kind.RESERVATION_ACCEPTED,
        Kind.RESERVATION_WITHDRAWN,
        Kind.RESERVATION_MODIFIED,
        Kind.RESERVATION_CONFIRMED,
        Kind.CORRECTION,
        Kind.CORRECTION_PROPOSED,
        Kind.CORRECTION_OBJECTED,
    },
)
"""The acts that mean nothing without the act that they are about."""


def identity(case: Case) -> Iterator[Found]:
    """The treaty, the state and the other act are those that the document names."""
    yield from _title(case)
    yield from _party(case)
    if not case.instrument.binding and case.received.kind in CONSENT_KINDS:
        yield found("X06")
    if case.received.kind in NEEDS_ABOUT and case.about() is None:
        yield found("X08", about=case.received.about or "–")


def _title(case: Case) -> Iterator[Found]:
    title = " ".join(case.received.title_as_written.split())
    if not title:
        return  # the checklist of form tells that
    held = case.instrument.title
    try:
        meant = case.opened.names.instrument(title)
    except UnknownName:
        yield found("X03", title=title, held=held)
        return
    if meant != case.instrument.id:
        yield found("X04", title=title, other=case.register.instrument[meant].title)
    elif title.casefold() not in {_key(held.en), _key(held.ru), meant.casefold()}:
        yield found("X02", title=title)


def _key(title: str) -> str:
    return " ".join(title.split()).casefold()


def _party(case: Case) -> Iterator[Found]:
    code = case.received.party
    if not code and case.received.kind not in OF_A_STATE:
        return
    held = case.register.party.get(code)
    if held is None:
        yield found("X05", name=Wording(code, code) if code else Wording("nothing", "ничего"))
        return
    day = case.received.dated
    too_early = held.existed_from is not None and day < held.existed_from
    if too_early or (held.existed_until is not None and day >= held.existed_until):
        yield found("X07", party=held.name, day=day_words(day))
