"""history × signature clause ──▶ consents: who expressed consent to be bound, when, how.

Rule source: VCLT 11–16, 18; VCSST 17, 18, 23.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from foedus.law.derive.acceptance import accepted_by, confirmation_of, is_permitted
from foedus.law.derive.certain import certain_day
from foedus.law.derive.conditions import Doing
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.entitlement import counts_from
from foedus.law.derive.history import Done, History, effect_day
from foedus.law.derive.notices import end_of_notice
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner
from foedus.law.terms.clauses import Entitlement, ReservationRule
from foedus.law.terms.conditions import Signing, What
from foedus.law.terms.days import FOREVER, Edge, Span, Spans, common, earliest, joined
from foedus.law.terms.steps import Omitted

_UNITS: Final[dict[What, frozenset[Kind]]] = {
    What.CONSENTS: CONSENT_KINDS
    | {Kind.SIGNATURE, Kind.INITIALLING, Kind.CONFIRMATION_OF_SIGNATURE, Kind.SUCCESSION}
    | {Kind.CONTINUATION}
    | {Kind.AMENDMENT_ACCEPTED},
    What.NOTIFICATIONS: frozenset(
        {Kind.NOTIFICATION, Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL},
    ),
    What.RATIFICATIONS: frozenset(
        {Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.FORMAL_CONFIRMATION},
    ),
    What.ACCESSIONS: frozenset({Kind.ACCESSION}),
}
"""What each unit of a threshold counts. A state whose law ratifies notifies by its ratification."""


@dataclass(frozen=True, slots=True)
class Consent:
    """A state's consent to be bound, by *act*, from *day* on, until *end* if it was taken back.

    *waited*: the day is not the act's own but that of an acceptance that the clause requires.
    *not_before_force*: an accession that the text opens only after entry into force.
    """

    party: str
    act: Act
    day: date
    end: Edge = FOREVER
    waited: bool = False
    not_before_force: bool = False

    @property
    def span(self) -> Span:
        """While the consent stands."""
        return Span(self.day, self.end)


OfParty = TypeVar("OfParty", Consent, Doing)


@dataclass(frozen=True, slots=True)
class Consents:
    """All consents under one instrument in time order, the signatures, and what does not count."""

    consents: tuple[Consent, ...]
    signatures: tuple[Doing, ...]
    omitted: tuple[Omitted, ...]
    by_party: dict[str, tuple[Consent, ...]]
    signed_by: dict[str, tuple[Doing, ...]]

    def without(self, acts: frozenset[str]) -> Consents:
        """The same without some acts, which were taken back before they could count."""
        kept = tuple(one for one in self.consents if one.act.id not in acts)
        lost = tuple(Omitted(one.act, "taken-back") for one in self.consents if one.act.id in acts)
        return replace(
            self, consents=kept, by_party=_by_party(kept), omitted=(*self.omitted, *lost)
        )

    def doings(self, what: What) -> tuple[Doing, ...]:
        """The doings that a condition counts as *what*."""
        if what is What.SIGNATURES:
            return self.signatures
        unit = _UNITS.get(what, frozenset())
        return tuple(
            Doing(one.party, one.span, one.act)
            for one in self.consents
            if one.act.kind in unit and not one.not_before_force
        )


def consents_of(history: History, elsewhere: Elsewhere) -> Consents:
    """Who consented to be bound by the instrument of *history*, and when."""
    signatures = tuple(_signatures(history))
    omitted: list[Omitted] = []
    found = [
        *_by_instrument(history, omitted),
        *_by_signature(history, signatures, omitted),
        *_by_succession(history),
    ]
    found += _by_accession(history, found, omitted)
    found += _by_continuation(history, found)
    living = (_while_it_exists(one, elsewhere) for one in found)
    consents = tuple(sorted(filter(_lasts, living), key=lambda one: (one.day, one.party)))
    own, signed = _by_party(consents), _by_party(signatures)
    return Consents(consents, signatures, tuple(omitted), own, signed)


def _by_party(found: tuple[OfParty, ...]) -> dict[str, tuple[OfParty, ...]]:
    groups: dict[str, list[OfParty]] = {}
    for one in found:
        groups.setdefault(one.party, []).append(one)
    return {party: tuple(ones) for party, ones in groups.items()}


def _signatures(history: History) -> Iterator[Doing]:
    """Signatures, from their day until withdrawn; initialling where it counts (VCLT 12(2)(a))."""
    clause = history.instrument.clauses.signature
    kinds = [Kind.SIGNATURE]
    if clause is not None and clause.initialling_counts:
        kinds.append(Kind.INITIALLING)
    for done in history.of(*kinds):
        gone = history.by(done.act.party, Kind.SIGNATURE_WITHDRAWN)
        end = next((one.day for one in gone if one.day >= done.day), FOREVER)
        yield Doing(done.act.party, Span(done.day, end), done.act)


def _by_instrument(history: History, omitted: list[Omitted]) -> Iterator[Consent]:
    for done in history.of(*(CONSENT_KINDS - {Kind.ACCESSION}), Kind.AMENDMENT_ACCEPTED):
        day = _accepted_for_deposit(history, done)
        if day is None:
            omitted.append(Omitted(done.act, "reservation-not-accepted"))
            continue
        for span in _standing(history, done, day):
            yield Consent(done.act.party, done.act, span.start, span.end, waited=day > done.day)


def _by_accession(
    history: History, others: list[Consent], omitted: list[Omitted]
) -> Iterator[Consent]:
    """Accessions, once the parties that must consent to them have (VCLT 15).

    Where the text opens accession only after entry into force, it does not count towards that.
    """
    clause = history.instrument.clauses.participation
    waits = clause is not None and clause.after_entry_into_force
    asked = clause is not None and Entitlement.CONSENT_OF_ALL in clause.open_to
    so_far, earlier = list(others), {one.party for one in others}
    for done in history.of(Kind.ACCESSION):
        parties = _in_before(so_far, done.day) if asked else set()
        day, entitled = _accepted_for_deposit(history, done), counts_from(history, done, parties)
        if day is None or entitled is None:
            reason = "reservation-not-accepted" if day is None else "consent-of-all-missing"
            omitted.append(Omitted(done.act, reason))
            continue
        again = done.act.party in earlier
        earlier.add(done.act.party)
        for span in _standing(history, done, max(day, entitled), again=again):
            consent = Consent(
                done.act.party,
                done.act,
                span.start,
                span.end,
                waited=span.start > done.day,
                not_before_force=waits,
            )
            so_far.append(consent)
            yield consent


def _in_before(consents: list[Consent], day: date) -> set[str]:
    """The states in before a day and still in on it, acceding ones too: each must consent."""
    return {one.party for one in consents if one.day < day and day in one.span}


def _while_it_exists(consent: Consent, elsewhere: Elsewhere) -> Consent:
    """A consent ends with the state that gave it; what its successors do is theirs."""
    gone = elsewhere.existed_until(consent.party)
    if gone is None or consent.act.kind in {Kind.SUCCESSION, Kind.CONTINUATION}:
        return consent
    return replace(consent, end=earliest(consent.end, gone))


def _lasts(consent: Consent) -> bool:
    return bool(consent.span)


def _standing(history: History, done: Done, since: date, *, again: bool = False) -> Spans:
    """While a consent stands, and counts towards an entry into force.

    It does not while its instrument is withdrawn, or a notice of withdrawal runs that is not
    revoked. For a state that is already party a notice ends nothing here (VCLT 55): `endings`
    says when it is out. A notice given on the very day of a new consent (*again*) concerns the
    earlier one.
    """
    spans: list[Span] = []
    start, stands = since, True
    revocable_until: Edge = done.day
    for one in _turning_points(history, done):
        if again and one.act.kind is Kind.WITHDRAWAL and one.day == done.day:
            continue
        day = max(one.day, since)
        if stands and one.act.kind is not Kind.WITHDRAWAL_REVOKED:
            spans.append(Span(start, day))
            stands, revocable_until = False, _revocable_until(history, one)
        elif not stands and one.act.kind is Kind.WITHDRAWAL_REVOKED and day < revocable_until:
            stands, start = True, day
    return joined([*spans, Span(start)] if stands else spans)


def _revocable_until(history: History, gone: Done) -> Edge:
    """A notice can be revoked until it takes effect (VCLT 68); a withdrawn instrument is gone."""
    if gone.act.kind is not Kind.WITHDRAWAL:
        return gone.day
    return end_of_notice(history.instrument.clauses.withdrawal, gone)


def _turning_points(history: History, done: Done) -> Iterator[Done]:
    """The acts after a consent that take it back or put it back."""
    kinds = (Kind.INSTRUMENT_WITHDRAWN, Kind.WITHDRAWAL, Kind.WITHDRAWAL_REVOKED)
    for one in history.by(done.act.party, *kinds):
        of_another = one.act.kind is Kind.INSTRUMENT_WITHDRAWN and one.act.about
        if one.day >= done.day and of_another in {"", False, done.act.id}:
            yield one


def _accepted_for_deposit(history: History, done: Done) -> date | None:
    """The day from which an instrument counts, given its reservations (VCLT 20).

    On deposit (UN practice), unless the treaty makes it wait: for acceptance by all or by an
    organ (VCLT 20(2), (3)), or, where reservations wait, by one other state (VCLT 20(4)(c)).
    A reservation that is not permitted has no effect, and the deposit that was accepted stands.
    """
    rule = _waits_for(history)
    if rule is None:
        return done.day
    made = (r for r in history.by(done.act.party, Kind.RESERVATION) if r.day <= done.day)
    own = [r for r in made if r.day == done.day or confirmation_of(history, r) is not r]
    days = [_lets_in(history, one, rule) for one in own if is_permitted(history, one)]
    known = [day for day in days if isinstance(day, date)]
    return max([done.day, *known]) if len(known) == len(days) else None


def _waits_for(history: History) -> ReservationRule | None:
    """Whose acceptance an instrument with a reservation waits for; None: nobody's."""
    clause = history.instrument.clauses.reservations
    if clause is not None and clause.rule in _WAITING:
        return clause.rule
    entry = history.instrument.clauses.entry_into_force
    waits = entry is not None and entry.reservations_wait
    return ReservationRule.SILENT if waits else None


_WAITING: Final = {ReservationRule.ACCEPTANCE_BY_ALL, ReservationRule.ACCEPTANCE_BY_ORGAN}


def _lets_in(history: History, reservation: Done, rule: ReservationRule) -> Edge:
    """When a reservation stops being in the way: withdrawn, or accepted by whom it takes."""
    withdrawn = _first_about(history, Kind.RESERVATION_WITHDRAWN, reservation.act.id)
    others = _states(history) - {reservation.act.party}
    if rule is ReservationRule.ACCEPTANCE_BY_ORGAN:
        return earliest(withdrawn, _organ_accepted(history, reservation, others))
    if rule is ReservationRule.ACCEPTANCE_BY_ALL:
        return earliest(withdrawn, _all_accepted(history, reservation, others))
    days = (accepted_by(history, reservation, other) for other in others)
    return earliest(withdrawn, min(days, default=FOREVER))


def _all_accepted(history: History, reservation: Done, others: set[str]) -> Edge:
    """When all had accepted who were in by then: a state that joins later is not waited for."""
    first = {done.act.party: done.day for done in reversed(history.of(*CONSENT_KINDS))}
    day: Edge = FOREVER
    for other in sorted(others, key=lambda code: (first.get(code, reservation.day), code)):
        negotiated = other in history.instrument.negotiating
        if day == FOREVER or negotiated or first[other] <= day:
            accepted = accepted_by(history, reservation, other)
            day = accepted if day == FOREVER else max(day, accepted)
            if day == FOREVER:
                return FOREVER
    return day


def _organ_accepted(history: History, reservation: Done, states: set[str]) -> Edge:
    """An organ's acceptance is recorded without a party, or with one that is no state here."""
    accepted = history.of(Kind.RESERVATION_ACCEPTED)
    organ = (d for d in accepted if d.act.about == reservation.act.id)
    return next((d.day for d in organ if d.act.party not in states), FOREVER)


def _states(history: History) -> set[str]:
    """The contracting and negotiating states, whose acceptance matters."""
    return {d.act.party for d in history.of(*CONSENT_KINDS)} | set(history.instrument.negotiating)


def _first_about(history: History, kind: Kind, about: str) -> Edge:
    return next((done.day for done in history.of(kind) if done.act.about == about), FOREVER)


def _by_signature(
    history: History, signatures: tuple[Doing, ...], omitted: list[Omitted]
) -> Iterator[Consent]:
    """Signatures that are themselves consent (VCLT 12), each by its manner."""
    for signed in signatures:
        match manner_of(history, signed):
            case Manner.DEFINITIVE:
                yield from _definitive(history, signed)
            case Manner.AD_REFERENDUM:
                confirmed = next(history.by(signed.party, Kind.CONFIRMATION_OF_SIGNATURE), None)
                if confirmed is None:
                    omitted.append(Omitted(signed.act, "ad-referendum-unconfirmed"))
                elif _is_definitive(history):
                    day = _confirmed_day(history, signed, confirmed)
                    yield Consent(signed.party, confirmed.act, day, signed.span.end)
            case _:
                if _is_definitive(history):
                    omitted.append(Omitted(signed.act, "procedures-required"))


def _definitive(history: History, signed: Doing) -> Iterator[Consent]:
    """A signature that is consent: from its day, or once the state says that nothing is lacking."""
    day = signed.span.start
    needed = list(history.by(signed.party, Kind.PROCEDURES_REQUIRED))
    if needed and signed.act.manner is Manner.AS_CLAUSE_SAYS:
        free = [d.day for d in history.by(signed.party, Kind.NO_PROCEDURES_REQUIRED)]
        day = max([day, *free[-1:]])
    for span in common(_standing(history, Done(signed.act, day), day), (signed.span,)):
        yield Consent(signed.party, signed.act, span.start, span.end)


def _confirmed_day(history: History, signed: Doing, confirmed: Done) -> date:
    clause = history.instrument.clauses.signature
    from_signature = clause is not None and clause.ad_referendum_from_signature
    return signed.span.start if from_signature else confirmed.day


def manner_of(history: History, signed: Doing) -> Manner:
    """How a signature was given: as the act says, else as the clause and the declarations say."""
    if signed.act.manner is not Manner.AS_CLAUSE_SAYS:
        return signed.act.manner
    clause = history.instrument.clauses.signature
    manner = _clause_manner(history)
    if clause is None or not clause.split or manner is not Manner.DEFINITIVE:
        return manner
    required = [
        *history.by(signed.party, Kind.PROCEDURES_REQUIRED),
        *history.by(signed.party, Kind.NO_PROCEDURES_REQUIRED),
    ]
    last = max(required, key=lambda done: done.day, default=None)
    if last is not None and last.act.kind is Kind.PROCEDURES_REQUIRED:
        return Manner.SUBJECT_TO_PROCEDURES
    return Manner.DEFINITIVE


def _clause_manner(history: History) -> Manner:
    clause = history.instrument.clauses.signature
    if clause is not None:
        return clause.manner
    entry = history.instrument.clauses.entry_into_force
    on_signature = entry is not None and isinstance(entry.condition, Signing)
    return Manner.DEFINITIVE if on_signature else Manner.SUBJECT_TO_PROCEDURES


def _is_definitive(history: History) -> bool:
    return _clause_manner(history) in {Manner.DEFINITIVE, Manner.AD_REFERENDUM}


def _by_succession(history: History) -> Iterator[Consent]:
    """A notification of succession is consent from the day it is made (VCSST 17, 18, 22(3)).

    A continuing state needs no consent of its own: it *is* the state that consented, and counts
    from the day on which that one did.
    """
    for done in history.of(Kind.SUCCESSION):
        for span in _standing(history, done, done.day):
            yield Consent(done.act.party, done.act, span.start, span.end)


def _by_continuation(history: History, found: list[Consent]) -> Iterator[Consent]:
    """A continuing state stands where the state that it continues stood, on that day."""
    for done in history.of(Kind.CONTINUATION):
        since = certain_day(done.act.date_of_succession) or effect_day(done)
        own = [one for one in found if one.party == done.act.predecessor]
        if not own or not _had_left(history, done.act.predecessor, own[-1], since):
            yield Consent(done.act.party, done.act, since)


def _had_left(history: History, party: str, last: Consent, day: date) -> bool:
    """Whether a state's last consent was over by *day*; a running notice ends nothing."""
    if day <= last.end:
        return False
    notices = (d for d in history.by(party, Kind.WITHDRAWAL) if d.day == last.end)
    clause = history.instrument.clauses.withdrawal
    return all(end_of_notice(clause, notice) <= day for notice in notices)
