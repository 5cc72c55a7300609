"""Whether this state may give this kind of consent, and has not given it before (VCLT 11–16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.words import day_words, names_joined
from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.derive.consents import manner_of
from foedus.law.derive.entitlement import is_entitled
from foedus.law.derive.history import Done
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner
from foedus.law.terms.clauses import Entitlement, Participation
from foedus.law.terms.conditions import (
    Condition,
    Count,
    Every,
    Includes,
    MembersOf,
    Share,
    What,
    parts_of,
)
from foedus.law.terms.days import holds_on
from foedus.law.terms.instruments import TextHeld
from foedus.law.terms.wording import Wording

_AFTER_SIGNATURE: Final = CONSENT_KINDS - {Kind.ACCESSION}
_NOT_COUNTED: Final = {
    What.RATIFICATIONS: frozenset({Kind.NOTIFICATION}),
    What.NOTIFICATIONS: frozenset({Kind.FORMAL_CONFIRMATION}),
}
"""The consents that a clause that speaks of ratifications, or notifications, does not count."""


def consent(case: Case) -> Iterator[Found]:
    """The state is entitled, the clause counts the act, and it is the first of its kind."""
    kind = case.received.kind
    if kind in CONSENT_KINDS:
        yield from _given_already(case)
        yield from _not_counted(case)
    if kind in _AFTER_SIGNATURE:
        yield from _unsigned(case)
    checks = {
        Kind.ACCESSION: _accession,
        Kind.SIGNATURE: _signature,
        Kind.CONFIRMATION_OF_SIGNATURE: _confirmation,
        Kind.PROVISIONAL_APPLICATION: _provisional,
        Kind.SUCCESSION: _succession,
        Kind.CONTINUATION: _succession,
    }
    if kind in checks:
        yield from checks[kind](case)


def _given_already(case: Case) -> Iterator[Found]:
    standing = case.standing_consent
    if standing is not None and standing.act.kind is Kind.SIGNATURE:
        clause = case.clauses.signature
        yield found("X25", cite=clause.text.cite if clause is not None else "–")
        return
    if case.bound_since is not None:
        yield found("X24", party=case.party, day=day_words(case.bound_since))


def _not_counted(case: Case) -> Iterator[Found]:
    clause = case.clauses.entry_into_force
    if clause is None or clause.condition is None:
        return
    counted = set(_counted(clause.condition))
    if counted and all(case.received.kind in _NOT_COUNTED.get(one, ()) for one in counted):
        said = Wording(
            condition_sentence(clause.condition, "en"), condition_sentence(clause.condition, "ru")
        )
        yield found("X23", cite=clause.text.cite, counted=said)


def _counted(condition: Condition) -> Iterator[What]:
    for part in parts_of(condition):
        if isinstance(part, Count | Share | Every | Includes):
            yield part.what


def _unsigned(case: Case) -> Iterator[Found]:
    """Only where signatures are on record at all: else nobody can say who signed."""
    signed = case.status.consents.signed_by
    if signed and case.received.party not in signed and case.standing_consent is None:
        yield found("X20", party=case.party)


def _accession(case: Case) -> Iterator[Found]:
    clause = case.clauses.participation
    if clause is None:
        whole = case.instrument.text_held is TextHeld.WHOLE
        yield found("X21", cite="–", party=case.party) if whole else found("X27")
        return
    if not _is_open(case, clause):
        yield from _by_consent_of_all(case, clause)
    if clause.after_entry_into_force and not holds_on(case.status.in_force, case.received.received):
        yield found("X22", cite=clause.text.cite)


def _is_open(case: Case, clause: Participation) -> bool:
    """Whether a route is open that does not need everybody's consent."""
    day = case.received.received
    if Entitlement.MEMBERS in clause.open_to and _is_member(case, clause):
        return True
    others = frozenset(clause.open_to) - {Entitlement.MEMBERS, Entitlement.CONSENT_OF_ALL}
    narrowed = replace(clause, open_to=tuple(sorted(others)))
    instrument = replace(case.instrument, clauses=replace(case.clauses, participation=narrowed))
    act = Act(id="", kind=Kind.ACCESSION, instrument=instrument.id, party=case.received.party)
    return is_entitled(replace(case.status.history, instrument=instrument), Done(act, day))


def _is_member(case: Case, clause: Participation) -> bool:
    """Whether the state is a member of the organisation named; True where none is named."""
    if not isinstance(clause.states, MembersOf):
        return True
    members = case.world.members(clause.states.organisation, clause.states.criterion)
    return holds_on(members.get(case.received.party, ()), case.received.received)


def _by_consent_of_all(case: Case, clause: Participation) -> Iterator[Found]:
    if Entitlement.CONSENT_OF_ALL not in clause.open_to:
        yield found("X21", cite=clause.text.cite, party=case.party)
        return
    given = {
        done.act.party
        for done in case.status.history.of(Kind.ADMISSION_CONSENTED)
        if case.received.party in done.act.towards and done.day <= case.received.received
    }
    inside = {
        one.party for one in case.status.consents.consents if one.end > case.received.received
    }
    missing = sorted(inside - given - {case.received.party})
    if missing:
        yield found("X26", missing=names_joined(case.register, missing))


def _signature(case: Case) -> Iterator[Found]:
    for signed in case.status.consents.signed_by.get(case.received.party, ())[:1]:
        yield found("X31", party=case.party, day=day_words(signed.span.start))


def _confirmation(case: Case) -> Iterator[Found]:
    signed = case.status.consents.signed_by.get(case.received.party, ())
    if not any(manner_of(case.status.history, s) is Manner.AD_REFERENDUM for s in signed):
        yield found("X30", party=case.party)


def _provisional(case: Case) -> Iterator[Found]:
    if case.clauses.provisional is None:
        yield found("X28")


def _succession(case: Case) -> Iterator[Found]:
    if not case.received.predecessor:
        yield found("X29", missing=Wording("the predecessor", "предшественник"))
    if case.received.date_of_succession is None:
        yield found("X29", missing=Wording("the date of succession", "дата правопреемства"))
