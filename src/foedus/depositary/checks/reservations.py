"""Reservations, their confirmation, and objections to them (VCLT 19–23; UN practice when late)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.received import Reserved
from foedus.depositary.words import day_words
from foedus.law.derive.acceptance import assent_of, confirmation_of
from foedus.law.derive.history import Done, legal_day
from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.clauses import ReservationRule, Reservations


def reservations(case: Case) -> Iterator[Found]:
    """What the treaty and the time say of a reservation; compatibility is for the states."""
    made = tuple(_made(case))
    for one in made:
        yield from _permitted(case, one)
        if not one.words:
            yield found("X69")
    if made:
        yield from _accepted_by_whom(case)
        yield from _in_time(case)
    if case.received.kind in CONSENT_KINDS:
        yield from _unconfirmed(case)
    if case.received.kind is Kind.OBJECTION:
        yield from _objection(case)


def _made(case: Case) -> Iterator[Reserved]:
    """The reservations that the document makes, with an instrument or alone."""
    got = case.received
    yield from got.reservations
    if got.kind in {Kind.RESERVATION, Kind.RESERVATION_MODIFIED}:
        yield Reserved(words=got.words, provisions=got.provisions)


def _permitted(case: Case, made: Reserved) -> Iterator[Found]:
    clause = case.clauses.reservations
    rule = ReservationRule.SILENT if clause is None else clause.rule
    if clause is None or rule is ReservationRule.SILENT:
        yield found("X63")
    elif rule is ReservationRule.PROHIBITED:
        yield found("X60", cite=clause.text.cite)
    elif rule is ReservationRule.LISTED and not _is_listed(clause, made):
        yield found(
            "X61",
            cite=clause.text.cite,
            permitted=", ".join(clause.provisions) or "–",
            reserved=", ".join(made.provisions) or "–",
        )


def _is_listed(clause: Reservations, made: Reserved) -> bool:
    """Whether it names provisions, and only those that the clause lists."""
    return bool(made.provisions) and set(made.provisions) <= set(clause.provisions)


def _accepted_by_whom(case: Case) -> Iterator[Found]:
    clause = case.clauses.reservations
    rule = ReservationRule.SILENT if clause is None else clause.rule
    if clause is not None and rule is ReservationRule.ACCEPTANCE_BY_ALL:
        yield found("X64", cite=clause.text.cite)
    if clause is not None and rule is ReservationRule.ACCEPTANCE_BY_ORGAN:
        yield found("X65", cite=clause.text.cite)


def _in_time(case: Case) -> Iterator[Found]:
    """With the consent, or at signature and then confirmed; otherwise it is late."""
    got, bound = case.received, case.bound_since
    alone = got.kind in {Kind.RESERVATION, Kind.RESERVATION_MODIFIED}
    if got.kind is Kind.SIGNATURE or (got.kind is Kind.RESERVATION and bound is None):
        yield found("X66")
    elif alone and bound is not None and bound < got.received and not _narrows(case):
        yield found("X62", party=case.party, day=day_words(bound))


def _narrows(case: Case) -> bool:
    """Whether a change is a withdrawal in part, which needs nobody's silence."""
    earlier = case.about() if case.received.kind is Kind.RESERVATION_MODIFIED else None
    own = set(case.received.provisions)
    return earlier is not None and bool(own) and own < set(earlier.provisions)


def _unconfirmed(case: Case) -> Iterator[Found]:
    """Reservations made at signature that the consent does not confirm (VCLT 23(2))."""
    if case.received.reservations:
        return
    for made in case.own(Kind.RESERVATION):
        gone = any(d.act.about == made.act.id for d in case.own(Kind.RESERVATION_WITHDRAWN))
        if not gone and confirmation_of(case.status.history, made) is made:
            yield found("X67", about=made.act.id)


def _objection(case: Case) -> Iterator[Found]:
    about = case.about()
    day = None if about is None else legal_day(about)
    if about is None or day is None:
        return
    if about.kind is not Kind.RESERVATION:
        yield found("X08", about=about.id)
        return
    assent = assent_of(case.status.history, Done(about, day), case.received.party)
    if isinstance(assent, date) and case.received.received > assent:
        yield found("X68", party=case.party, day=day_words(assent))
