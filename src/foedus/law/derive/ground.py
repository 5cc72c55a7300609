"""The ground on which an instrument's own conditions are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from foedus.law.derive.conditions import Doing, Presence
from foedus.law.derive.consents import Consents
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.history import History
from foedus.law.terms.acts import Kind
from foedus.law.terms.conditions import (
    Adopted,
    Condition,
    Done,
    Group,
    InForce,
    Listed,
    MembersOf,
    PartiesOf,
    Signing,
    StateSet,
    What,
)
from foedus.law.terms.days import NEVER, Span, Spans, holds_on, joined


@dataclass(frozen=True, slots=True)
class InstrumentGround:
    """One instrument in one world: what its conditions count, and what they look at elsewhere."""

    history: History
    consents: Consents
    elsewhere: Elsewhere

    @property
    def horizon(self) -> Span:
        """From adoption on."""
        return Span(self.history.adopted)

    def doings(self, what: What) -> tuple[Doing, ...]:
        """Who has done *what*; a regional organisation counts only where the clause says so."""
        found = self._doings(what)
        clause = self.history.instrument.clauses.entry_into_force
        if clause is None or clause.condition is None or clause.organisations_count:
            return found  # under silence, every negotiating party counts (1986 VCLT 24(2))
        return tuple(d for d in found if not self.elsewhere.is_organisation(d.party))

    def _doings(self, what: What) -> tuple[Doing, ...]:
        match what:
            case What.ACCEPTANCES:
                return _as_doings(self.history, Kind.AMENDMENT_ACCEPTED)
            case What.OBJECTIONS:
                return _as_doings(self.history, Kind.AMENDMENT_OBJECTION)
            case What.PARTIES:
                return self.consents.doings(What.CONSENTS)
            case _:
                return self.consents.doings(what)

    def presence(self, among: StateSet) -> Presence | None:
        """When each state belongs to *among*; None: any state does."""
        match among:
            case Listed(parties):
                return dict.fromkeys(parties, (self.horizon,))
            case PartiesOf(instrument, at_adoption):
                return self._parties_of(instrument, at_adoption=at_adoption)
            case MembersOf(organisation, criterion):
                return self.elsewhere.members(organisation, criterion)
            case Group.ANY:
                return None
            case Group.NEGOTIATING:
                return self._negotiating()
            case Group.SIGNATORIES:
                return _signed(self.consents)
            case Group.CONTRACTING | Group.PARTIES:
                return _while_done(self.consents.doings(What.CONSENTS))
            case _:
                return {}  # those of a body mean nothing here; the checks of a register say so

    def _parties_of(self, instrument: str, *, at_adoption: bool) -> Presence:
        spans = self.elsewhere.party_spans(instrument)
        if not at_adoption:
            return spans
        day = self.history.adopted
        return {p: (self.horizon,) for p, held in spans.items() if holds_on(held, day)}

    def _negotiating(self) -> Presence:
        named = self.history.instrument.negotiating
        if named:
            return dict.fromkeys(named, (self.horizon,))
        return _signed(self.consents)

    def without(self, acts: frozenset[str]) -> InstrumentGround:
        """The same ground as if *acts* had not been done."""
        return replace(self, consents=self.consents.without(acts))

    def weights(self, table: str) -> Mapping[str, Fraction]:
        """A weighted table of the instrument; empty where it holds none of that name.

        An organisation whose instrument does not count beside its members' has no weight either:
        its members have it, and the whole would else be more than the whole.
        """
        held = dict(self.history.instrument.weights).get(table, ())
        clause = self.history.instrument.clauses.entry_into_force
        if clause is None or clause.organisations_count:
            return dict(held)
        return {party: share for party, share in held if not self.elsewhere.is_organisation(party)}

    def leaf(self, condition: Condition) -> Spans:
        """Conditions about the signing, other instruments, decisions."""
        match condition:
            case Signing():
                return _from(_signing_day(self.history, self.consents))
            case InForce(instrument, ""):
                return self.elsewhere.in_force(instrument)
            case InForce(instrument, party):
                return self.elsewhere.party_spans(instrument).get(party, NEVER)
            case Adopted(instrument):
                return _from(self.elsewhere.adopted(instrument))
            case Done(act):
                return _from(self.elsewhere.day_of_act(act))
            case _:
                return NEVER  # conditions about one state have no meaning here; lint says so


def _as_doings(history: History, kind: Kind) -> tuple[Doing, ...]:
    return tuple(Doing(d.act.party, Span(d.day), d.act) for d in history.of(kind))


def _signed(consents: Consents) -> Presence:
    return {party: (Span(found[0].span.start),) for party, found in consents.signed_by.items()}


def _while_done(doings: tuple[Doing, ...]) -> Presence:
    spans: dict[str, list[Span]] = {}
    for doing in doings:
        spans.setdefault(doing.party, []).append(doing.span)
    return {party: joined(found) for party, found in spans.items()}


def _from(day: date | None) -> Spans:
    return NEVER if day is None else (Span(day),)


def _signing_day(history: History, consents: Consents) -> date | None:
    """The last signature that the text requires, else the last of the signing itself.

    Where none was given by then, the first later one.

    An instrument of an organ that nobody signs is "signed" when the organ adopts it.
    """
    days = [doing.span.start for doing in consents.signatures]
    required = history.instrument.negotiating
    if required and required <= {doing.party for doing in consents.signatures}:
        return max(d.span.start for d in consents.signatures if d.party in required)
    at_the_signing = [day for day in days if day <= history.adopted]
    if at_the_signing:
        return max(at_the_signing)
    if days:
        return min(days)
    return next((done.day for done in history.of(Kind.ADOPTION)), None)
