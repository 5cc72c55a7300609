"""entry × endings ──▶ status: how each state stands to one instrument, from when to when.

Several facts may hold of one state at once: it signed, it is contracting, it applies
provisionally, it is party, its operation is suspended. Each fact is a span with its proof.
Rule source: VCLT 2, 18, 24, 25, 54–58; VCSST 17–23, 34.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.law.derive.amendment import Amended, amended_by, carried_in, under_amended_clause
from foedus.law.derive.bilateral import both_or_neither
from foedus.law.derive.certain import certain_day
from foedus.law.derive.consents import Consent, Consents, consents_of
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.endings import Ending, general_ending, own_ending, soonest, state_ending
from foedus.law.derive.entry import SILENCE, Entry, StateEntry, general_entry, state_entry
from foedus.law.derive.ground import InstrumentGround
from foedus.law.derive.history import Done, History, effect_day, history_of
from foedus.law.derive.provisional import provisional_facts
from foedus.law.derive.suspension import suspended_facts
from foedus.law.derive.timeline import Fact, StateRecord
from foedus.law.terms.acts import Act, Kind, Stated
from foedus.law.terms.clauses import RelationRule
from foedus.law.terms.conditions import Every, Standing
from foedus.law.terms.days import (
    NEVER,
    Edge,
    Span,
    Spans,
    common,
    earliest,
    holds_on,
    joined,
    without,
)
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.steps import Step


@dataclass(frozen=True, slots=True)
class Status:
    """One instrument in one world: its entry into force, its end, and each state's record.

    *contradicted* are statements that say another day than the one computed.
    """

    instrument: Instrument
    history: History
    consents: Consents
    entry: Entry
    ending: Ending
    records: dict[str, StateRecord]
    contradicted: tuple[Act, ...] = ()

    @property
    def in_force(self) -> Spans:
        """While the instrument is in force in general."""
        if self.entry.day is None or not self.entry.day < self.ending.day:
            return NEVER
        parties = [
            span for record in self.records.values() for span in record.spans(Standing.PARTY)
        ]
        end = max((span.end for span in parties), default=self.ending.day)
        return joined([Span(self.entry.day, earliest(end, self.ending.day))])

    def standing(self, standing: Standing) -> dict[str, Spans]:
        """While each state has *standing*."""
        found = {party: record.spans(standing) for party, record in self.records.items()}
        return {party: spans for party, spans in found.items() if spans}


def derive_status(instrument: Instrument, elsewhere: Elsewhere) -> Status:
    """The status of *instrument*, whose acts must be certain, in one world."""
    amended = amended_by(instrument, elsewhere)
    instrument = under_amended_clause(instrument, amended)
    history = history_of(instrument)
    consents = consents_of(history, elsewhere)
    ground = InstrumentGround(history, consents, elsewhere)
    entry = general_entry(history, consents, ground)
    ending = general_ending(history, entry, consents, elsewhere)
    if entry.day is not None and not entry.day < ending.day:
        entry = replace(entry, day=None)  # it was over before it could begin
    scene = _Scene(history, consents, ground, entry, ending, elsewhere, amended)
    records, contradicted = {}, list(entry.contradicted)
    for party in _parties(scene):
        record, against = _record(scene, party)
        contradicted.extend(against)
        if record.facts:
            records[party] = record
    if instrument.bilateral:
        records = both_or_neither(records)
    return Status(instrument, history, consents, entry, ending, records, tuple(contradicted))


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the record of one state is made from."""

    history: History
    consents: Consents
    ground: InstrumentGround
    entry: Entry
    ending: Ending
    elsewhere: Elsewhere
    amended: Amended | None


def _parties(scene: _Scene) -> list[str]:
    acting = {act.party for act in scene.history.instrument.acts if act.party}
    acting |= scene.history.instrument.negotiating
    through = scene.elsewhere.related(scene.history.instrument.id, RelationRule.BINDS_THROUGH)
    bound = {p for other, _ in through for p in scene.elsewhere.party_spans(other.id)}
    if scene.amended is not None:
        bound |= scene.elsewhere.party_spans(scene.amended.treaty.id).keys()
    return sorted(acting | bound)


def _record(scene: _Scene, party: str) -> tuple[StateRecord, list[Act]]:
    entries, against = _entries(scene, party)
    bound = list(_party_facts(scene, party, entries))
    facts = [
        *_signed_facts(scene, party),
        *_contracting_facts(scene, party, bound),
        *provisional_facts(scene.history, scene.consents, party, bound, scene.ending),
        *bound,
        *_suspended_by_succession(scene, party, bound),
        *suspended_facts(scene.history, party, bound),
        *_bound_through(scene, party, bound),
    ]
    return StateRecord(party, tuple(fact for fact in facts if fact.span)), against


def _signed_facts(scene: _Scene, party: str) -> Iterator[Fact]:
    for signed in scene.consents.signed_by.get(party, ()):
        step = Step("signed", "VCLT 12, 18", counted=(signed.act,), day=signed.span.start)
        yield Fact(signed.span, Standing.SIGNED, (step,))


def _contracting_facts(scene: _Scene, party: str, bound: list[Fact]) -> Iterator[Fact]:
    """Consent given, whether or not the instrument is in force (VCLT 2(1)(f))."""
    for consent in scene.consents.by_party.get(party, ()):
        if not consent.day < scene.ending.day:
            continue
        ends = (
            fact.span.end
            for fact in bound
            if fact.span.end > consent.day and fact.span.start < consent.end
        )
        end: Edge = next(ends, consent.end)
        step = Step("contracting", "VCLT 2(1)(f)", counted=(consent.act,), day=consent.day)
        yield Fact(Span(consent.day, end), Standing.CONTRACTING, (step,))


def _entries(scene: _Scene, party: str) -> tuple[list[StateEntry], list[Act]]:
    """The entries into force for one state: computed from its consents, else as stated."""
    consents = scene.consents.by_party.get(party, ())
    computed = [_entry_for(scene, consent) for consent in consents]
    stated = list(_stated_entries(scene, party))
    too_early = [act for entry, act in stated if _precedes_general(scene, entry)]
    stated = [(entry, act) for entry, act in stated if not _precedes_general(scene, entry)]
    found = [e for e in computed if e.day is not None]
    own = (scene.history, scene.entry, party, scene.amended, scene.elsewhere)
    found += carried_in(*own)
    if not found and not stated:
        found = list(_implied_entries(scene, party))
    entries, against = _reconciled(found, stated)
    return entries, [*too_early, *against]


def _precedes_general(scene: _Scene, entry: StateEntry) -> bool:
    """Whether a stated day lies before the computed general entry into force: it cannot be."""
    general = scene.entry
    if general.stated or general.day is None or entry.day is None:
        return False
    by_text = any(step.code == "retroactive" for step in entry.steps)
    return entry.day < general.day and not by_text


def _reconciled(
    computed: list[StateEntry], stated: list[tuple[StateEntry, Act]]
) -> tuple[list[StateEntry], list[Act]]:
    """Computed entries answer; a statement stands for what no act on file explains.

    A statement of another day than a computed one contradicts it, unless it speaks of an earlier
    or later time as party.
    """
    if not computed:
        return [entry for entry, _ in stated], []
    days = {entry.day for entry in computed}
    return computed, [act for entry, act in stated if entry.day not in days]


def _entry_for(scene: _Scene, consent: Consent) -> StateEntry:
    if consent.act.kind is Kind.SUCCESSION:
        return _succession_entry(scene, consent)
    if consent.act.kind is Kind.CONTINUATION:
        return _continuation_entry(scene, consent)
    found = state_entry(scene.history, scene.entry, consent, scene.ground)
    undone = found.day is not None and not consent.day <= found.day <= consent.end
    retroactive = found.day is not None and found.day < consent.day
    return StateEntry(None, found.steps, consent) if undone and not retroactive else found


def _succession_entry(scene: _Scene, consent: Consent) -> StateEntry:
    """Party from the succession or entry into force, whichever is later (VCSST 23(1))."""
    since = certain_day(consent.act.date_of_succession) or certain_day(consent.act.effect)
    if scene.entry.day is None:
        return StateEntry(None, scene.entry.steps, consent)
    named = certain_day(consent.act.effect)
    day = max(named or since or consent.day, scene.entry.day)
    step = Step("succession", "VCSST 23(1)", counted=(consent.act,), day=day)
    return StateEntry(day, (Step("entry.general", day=scene.entry.day), step), consent)


def _continuation_entry(scene: _Scene, consent: Consent) -> StateEntry:
    """A continuing state is party where the state that it continues was, on that day."""
    predecessor = consent.act.predecessor
    step = Step("continuation", counted=(consent.act,), names=(predecessor,))
    for fact in _facts_of_predecessor(scene, predecessor):
        if fact.span.start <= consent.day < fact.span.end:
            return StateEntry(consent.day, (step,), consent)
    found = state_entry(scene.history, scene.entry, consent, scene.ground)
    return StateEntry(found.day, (*found.steps, step), consent)


def _facts_of_predecessor(scene: _Scene, predecessor: str) -> Iterator[Fact]:
    """When the predecessor was party, as if it had not ceased to exist: that is continued."""
    entries, _ = _entries(scene, predecessor)
    for entry in entries:
        if entry.day is not None:
            consented = entry.consent.day if entry.consent is not None else None
            left = own_ending(scene.history, scene.entry, predecessor, entry.day, consented)
            yield Fact(Span(entry.day, left.day), Standing.PARTY, entry.steps, left.steps)


def _implied_entries(scene: _Scene, party: str) -> Iterator[StateEntry]:
    """Where all of some states must consent, entry into force presupposes that each has.

    So a source that states the general entry into force states it for each of them (a bilateral
    treaty is the plain case). It says nothing of others.
    """
    clause = scene.history.instrument.clauses.entry_into_force
    condition = clause.condition if clause is not None else None
    if clause is None and scene.history.instrument.bilateral:
        condition = SILENCE
    if not scene.entry.stated or scene.entry.day is None or not isinstance(condition, Every):
        return
    among = scene.ground.presence(condition.among)
    if among is not None and party in among:
        step = Step("state.presupposed", text=clause.text if clause else None, day=scene.entry.day)
        yield StateEntry(scene.entry.day, (*scene.entry.steps, step), stated=True)


def _stated_entries(scene: _Scene, party: str) -> Iterator[tuple[StateEntry, Act]]:
    for done in scene.history.by(party, Kind.STATEMENT):
        if done.act.states is Stated.PARTY:
            yield _stated_entry(scene, done), done.act


def _stated_entry(scene: _Scene, done: Done) -> StateEntry:
    clause = scene.history.instrument.clauses.entry_into_force
    day = effect_day(done)
    steps = [Step("state.stated", counted=(done.act,), day=day)]
    retroactive = clause.retroactive_from if clause is not None else None
    if clause is not None and retroactive is not None and day == scene.entry.day:
        steps.append(Step("retroactive", "VCLT 28", clause.text, day=retroactive))
        day = retroactive
    return StateEntry(day, tuple(steps), stated=True)


def _party_facts(scene: _Scene, party: str, entries: list[StateEntry]) -> Iterator[Fact]:
    """Spans as a party: each entry until its end; a later entry after that opens a new span."""
    until: Edge | None = None
    as_members = (_as_member(scene, party, entry) for entry in entries)
    for entry in sorted(as_members, key=lambda e: e.day or date.max):
        if entry.day is None or _is_out_of_amended(scene, party, entry.day):
            continue
        ending = soonest(
            (
                _ending_of(scene, party, entry, entry.day),
                scene.ending,
            ),
        )
        if until is not None and entry.day < until and ending.day <= until:
            continue  # it is party already, and this changes nothing
        start = max(entry.day, until) if isinstance(until, date) else entry.day
        until = ending.day
        yield Fact(Span(start, until), Standing.PARTY, entry.steps, ending.steps)


def _as_member(scene: _Scene, party: str, entry: StateEntry) -> StateEntry:
    """An entry into an instrument for members only: not before the state is a member."""
    clause = scene.history.instrument.clauses.membership
    if clause is None or entry.day is None:
        return entry
    spans = scene.elsewhere.members(clause.organisation, clause.criterion).get(party, NEVER)
    later = (max(entry.day, span.start) for span in spans if entry.day < span.end)
    return replace(entry, day=next(later, None))


def _is_out_of_amended(scene: _Scene, party: str, day: date) -> bool:
    """Whether a state is not party to the treaty that the instrument amends."""
    if scene.amended is None:
        return False
    parties = scene.elsewhere.party_spans(scene.amended.treaty.id)
    return bool(parties) and not holds_on(parties.get(party, NEVER), day)


def _ending_of(scene: _Scene, party: str, entry: StateEntry, since: date) -> Ending:
    consented = entry.consent.day if entry.consent is not None else None
    own = state_ending(scene.history, scene.entry, party, since, consented, scene.elsewhere)
    if entry.consent is None or entry.consent.act.kind is not Kind.CONTINUATION:
        return own
    carried = (
        Ending(fact.span.end, fact.end_steps)
        for fact in _facts_of_predecessor(scene, entry.consent.act.predecessor)
        if since in fact.span
    )
    return soonest((own, *carried))


def _suspended_by_succession(scene: _Scene, party: str, bound: list[Fact]) -> Iterator[Fact]:
    """Operation rests from the succession until the notification is made (VCSST 23(2))."""
    for consent in scene.consents.by_party.get(party, ()):
        if consent.act.kind is not Kind.SUCCESSION or certain_day(consent.act.effect):
            continue
        for fact in bound:
            if fact.span.start < consent.day and consent.day < fact.span.end:
                step = Step("succession.operative", "VCSST 23(2)", counted=(consent.act,))
                yield Fact(Span(fact.span.start, consent.day), Standing.SUSPENDED, (step,))


def _bound_through(scene: _Scene, party: str, bound: Iterable[Fact]) -> Iterator[Fact]:
    """Bound through another instrument, while not party to this one and while it is in force."""
    own = scene.history.instrument.id
    taken = tuple(fact.span for fact in bound)
    alive = () if scene.entry.day is None else (Span(scene.entry.day, scene.ending.day),)
    for other, relation in scene.elsewhere.related(own, RelationRule.BINDS_THROUGH):
        if relation.for_parties and party not in relation.for_parties:
            continue
        through = scene.elsewhere.party_spans(other.id).get(party, ())
        for span in without(common(through, joined(alive)), taken):
            step = Step("bound-through", text=relation.text, day=span.start, names=(other.id,))
            yield Fact(span, Standing.BOUND_THROUGH, (step,))
