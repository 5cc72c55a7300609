"""consents × clause ──▶ entry into force, in general and for each state.

Rule source: VCLT 24, 28, 55.
The day is computed from the clause; where the acts on file do not reach, it is stated, and the
step says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.certain import certain_day
from foedus.law.derive.conditions import Doing, Ground, counted_on, holds
from foedus.law.derive.consents import Consent, Consents
from foedus.law.derive.history import Done, History, effect_day
from foedus.law.terms.acts import Act, Kind, Stated
from foedus.law.terms.clauses import EntryIntoForce, SpecialEntry, Split, Text
from foedus.law.terms.conditions import Condition, Every, Group, What
from foedus.law.terms.days import FOREVER
from foedus.law.terms.delays import NO_DELAY, Base, Delay
from foedus.law.terms.instruments import TextHeld
from foedus.law.terms.steps import Omitted, Step, Steps

SILENCE = Every(Group.NEGOTIATING)
"""What silence means: all negotiating states have consented (VCLT 24(2))."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The general entry into force: the *threshold* met, the *day* it gives, and the proof.

    *day* None: not in force. *counted* are the acts that met the threshold. *stated*: the day is
    a statement, not a computation. *contradicted* are statements that say another day.
    """

    threshold: date | None
    day: date | None
    steps: Steps
    counted: tuple[Act, ...] = ()
    stated: bool = False
    contradicted: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class StateEntry:
    """Entry into force for one state: its day (None: not yet) and the proof."""

    day: date | None
    steps: Steps
    consent: Consent | None = None
    stated: bool = False


def general_entry(history: History, consents: Consents, ground: Ground) -> Entry:
    """When the instrument enters into force in general (VCLT 24(1), (2))."""
    computed = _computed_entry(history, consents, ground)
    stated = tuple(_general_statements(history))
    if not stated:
        return computed
    return _with_statements(history, computed, stated)


def _general_statements(history: History) -> Iterator[Done]:
    """Statements of a day of entry into force, the earliest first: for all, or for a state."""
    found = [
        done
        for done in history.of(Kind.STATEMENT)
        if (not done.act.party and done.act.states is Stated.IN_FORCE)
        or (done.act.party and done.act.states is Stated.PARTY)
    ]
    yield from sorted(found, key=lambda done: (bool(done.act.party), effect_day(done)))


def _with_statements(history: History, computed: Entry, stated: tuple[Done, ...]) -> Entry:
    """The computed day answers, unless the acts on file do not reach it or start too late."""
    for_all = [done for done in stated if not done.act.party]
    first = for_all[0] if for_all else min(stated, key=effect_day)
    day = effect_day(first)
    if computed.day is None or (day < computed.day and _acts_are_missing(history, stated)):
        step = Step(
            "entry.stated",
            text=_clause_text(history),
            counted=tuple(done.act for done in stated if effect_day(done) == day),
            day=day,
        )
        return Entry(None, day, (step,), stated=True)
    others = tuple(done.act for done in for_all if effect_day(done) != computed.day)
    return Entry(
        computed.threshold,
        computed.day,
        computed.steps,
        computed.counted,
        contradicted=others,
    )


def _acts_are_missing(history: History, stated: tuple[Done, ...]) -> bool:
    """Whether statements concern states whose consent is not on file."""
    on_file = {done.act.party for done in history.of(*_FILED)}
    return any(done.act.party and done.act.party not in on_file for done in stated)


_FILED = (Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.ACCESSION, Kind.NOTIFICATION)


def _clause_text(history: History) -> Text | None:
    clause = history.instrument.clauses.entry_into_force
    return None if clause is None else clause.text


def _computed_entry(history: History, consents: Consents, ground: Ground) -> Entry:
    clause = history.instrument.clauses.entry_into_force
    if clause is None and not history.instrument.binding:
        return Entry(None, None, (Step("entry.political"),))
    if clause is None and history.instrument.text_held is TextHeld.IN_PART:
        return Entry(None, None, (Step("entry.clause-not-held"),))
    condition = _condition(clause)
    if condition is None:
        return _on_fixed_day(clause, ground)
    for span in holds(condition, ground):
        counted = _counted_from(history, clause, condition, ground, span.start)
        if counted is None or not counted[1] <= span.end:  # undone before the day comes
            continue
        lost = _lost_before(condition, ground, span.start, counted[1])
        if lost:
            return _computed_entry(history, consents.without(lost), ground.without(lost))
        return _met(history, consents, ground, condition, span.start, *counted)
    return Entry(None, None, (_not_met(history, consents, ground, condition),))


def _lost_before(
    condition: Condition, ground: Ground, threshold: date, day: date
) -> frozenset[str]:
    """The counted acts that were taken back before the day came: the count is then redone."""
    counted, _ = counted_on(condition, ground, threshold)
    return frozenset(doing.act.id for doing in counted if doing.span.end < day)


def _condition(clause: EntryIntoForce | None) -> Condition | None:
    """The condition of entry into force; None only where a fixed day alone decides."""
    if clause is None:
        return SILENCE
    if clause.condition is None and clause.on is None:
        return SILENCE
    return clause.condition


def _on_fixed_day(clause: EntryIntoForce | None, ground: Ground) -> Entry:
    if clause is None or clause.on is None:
        return Entry(None, None, ())
    day = _not_before_floor(clause, ground, clause.on)
    step = Step("entry.fixed-day", "VCLT 24(1)", clause.text, day=day or FOREVER)
    return Entry(clause.on, day, (step,))


def _counted_from(
    history: History,
    clause: EntryIntoForce | None,
    condition: Condition,
    ground: Ground,
    threshold: date,
) -> tuple[date, date] | None:
    """The base and the day of general entry into force, the condition met on *threshold*."""
    if clause is None:
        return threshold, threshold
    counted, _ = counted_on(condition, ground, threshold)
    last = max(counted, key=_latest_first, default=None)
    base = _base_day(clause.delay, history, threshold, last.act if last else None)
    if base is None:
        return None
    day = day_after(clause.delay, base, named=certain_day(last.act.effect) if last else None)
    if clause.on is not None:
        day = max(day, clause.on)
    floored = _not_before_floor(clause, ground, day)
    return None if floored is None else (base, floored)


def _latest_first(doing: Doing) -> tuple[date, bool, date]:
    """The last of the acts counted; of several on one day, the one notified last or not yet."""
    notified = doing.act.last_notified
    return doing.span.start, notified is None, notified or doing.span.start


def _base_day(
    delay: Delay, history: History, day: date, act: Act | None, general: date | None = None
) -> date | None:
    """The day that *delay* is counted from; None where the clock has not started.

    *general* is the day of general entry into force, for clauses that count from it.
    """
    match delay.base:
        case Base.NOTIFICATION | Base.NOTIFICATION_TO_ADDRESSEE:
            return None if act is None else act.last_notified
        case Base.ENTRY_INTO_FORCE if general is not None:
            return max(general, day)
        case Base.DATE:
            return day if act is None else (certain_day(act.date) or day)
        case Base.ADOPTION:
            return history.adopted
        case _:
            return day


def _not_before_floor(clause: EntryIntoForce, ground: Ground, day: date) -> date | None:
    """The first day, not before *day*, on which the floor holds."""
    if clause.floor is None:
        return day
    later = (max(day, span.start) for span in holds(clause.floor, ground) if day < span.end)
    return next(later, None)


def _met(
    history: History,
    consents: Consents,
    ground: Ground,
    condition: Condition,
    threshold: date,
    base: date,
    day: date,
) -> Entry:
    clause = history.instrument.clauses.entry_into_force
    counted, passed = counted_on(condition, ground, threshold)
    acts = tuple(doing.act for doing in counted)
    met = Step(
        "condition.met",
        "VCLT 24(1)" if clause and clause.condition else "VCLT 24(2)",
        _clause_text(history),
        counted=acts,
        omitted=(*_passed_over(passed), *consents.omitted),
        day=threshold,
        condition=condition,
    )
    delay = clause.delay if clause else NO_DELAY
    steps = [met, _arithmetic(clause, delay, base, day)]
    if clause is not None and clause.floor is not None:
        steps.append(Step("floor", text=clause.text, day=day, condition=clause.floor))
    if clause is not None and clause.retroactive_from is not None:
        steps.append(Step("retroactive", "VCLT 28", clause.text, day=clause.retroactive_from))
    return Entry(threshold, day, tuple(steps), acts)


def _arithmetic(clause: EntryIntoForce | None, delay: Delay, base: date, day: date) -> Step:
    """The sum that gives the day, before any floor or fixed day moves it on."""
    if clause is not None and (clause.floor is not None or clause.on is not None):
        day = day_after(delay, base) if not delay.named else day
    return Step("delay", day=day, delay=delay, base_day=base)


def _passed_over(passed: tuple[Doing, ...]) -> tuple[Omitted, ...]:
    return tuple(Omitted(doing.act, "not-among-those-counted") for doing in passed)


def _not_met(history: History, consents: Consents, ground: Ground, condition: Condition) -> Step:
    """What has been done so far towards a condition that is not met."""
    days = (one.span.start for one in (*consents.signatures, *consents.doings(What.CONSENTS)))
    counted, passed = counted_on(condition, ground, max(days, default=history.adopted))
    return Step(
        "condition.not-met",
        "VCLT 24",
        _clause_text(history),
        counted=tuple(doing.act for doing in counted),
        omitted=(*_passed_over(passed), *consents.omitted),
        condition=condition,
    )


def state_entry(history: History, entry: Entry, consent: Consent, ground: Ground) -> StateEntry:
    """When the instrument enters into force for the state that gave *consent* (VCLT 24(1), (3))."""
    clause = history.instrument.clauses.entry_into_force
    special = _special_rule(clause, consent.party)
    if special is not None:
        return _special_entry(history, entry, consent, special, ground)
    if entry.day is None:
        return StateEntry(None, entry.steps, consent)
    if _is_early(clause, entry, consent):
        return _with_the_first(history, clause, entry, consent)
    if clause is not None and clause.text_of is not None and consent.day < clause.text_of:
        step = Step("earlier-text", text=clause.text, counted=(consent.act,), day=clause.text_of)
        return StateEntry(None, (step,), consent)
    return _later(history, clause, entry, consent)


def _special_rule(clause: EntryIntoForce | None, party: str) -> SpecialEntry | None:
    rules = clause.special if clause is not None else ()
    return next((rule for rule in rules if party in rule.parties), None)


def _is_early(clause: EntryIntoForce | None, entry: Entry, consent: Consent) -> bool:
    """Whether a consent belongs to those with whom the instrument enters into force.

    Up to the day of the threshold (or, if the clause splits there, before entry into force).
    """
    if entry.day is None or consent.not_before_force:
        return False
    if clause is not None and clause.split is Split.AT_ENTRY_INTO_FORCE:
        return consent.day < entry.day or consent.day == entry.threshold
    return consent.day <= (entry.threshold or entry.day)


def _with_the_first(
    history: History, clause: EntryIntoForce | None, entry: Entry, consent: Consent
) -> StateEntry:
    day = entry.day
    if clause is not None and clause.delay.base is Base.NOTIFICATION_TO_ADDRESSEE:
        day = _addressee_day(clause, entry, consent.party) or day
    retroactive = clause.retroactive_from if clause is not None else None
    step = Step(
        "state.with-the-first",
        "VCLT 24(1)",
        _clause_text(history),
        counted=(consent.act,),
        day=retroactive or day,
    )
    return StateEntry(retroactive or day, (*entry.steps, step), consent)


def _addressee_day(clause: EntryIntoForce, entry: Entry, party: str) -> date | None:
    """The day for one addressee, counted from its own copy of the notification."""
    last = max(entry.counted, key=lambda act: certain_day(act.legal_when) or date.min)
    own = dict(last.notified_to).get(party, last.last_notified)
    return None if own is None else day_after(clause.delay, own)


def _later(
    history: History, clause: EntryIntoForce | None, entry: Entry, consent: Consent
) -> StateEntry:
    """For a state that consents later: its own delay, never before the general entry."""
    delay = _later_delay(clause, consent)
    since = max(consent.day, entry.day or consent.day) if consent.not_before_force else consent.day
    base = _base_day(delay, history, since, consent.act, entry.day)
    if base is None or entry.day is None:
        step = Step("clock-not-started", text=_clause_text(history), counted=(consent.act,))
        return StateEntry(None, (*entry.steps, step), consent)
    own = day_after(delay, base, named=certain_day(consent.act.effect))
    day = max(own, entry.day)
    silent = clause is None or clause.later is None
    step = Step(
        "state.later" if own == day else "state.later-not-before-general",
        "VCLT 24(3)" if silent else "VCLT 24(1)",
        None if silent else _clause_text(history),
        counted=(consent.act,),
        day=day,
        delay=delay,
        base_day=base,
    )
    return StateEntry(day, (_general_fact(entry), step), consent)


def _general_fact(entry: Entry) -> Step:
    return Step("entry.general", day=entry.day, because=entry.steps)


def _later_delay(clause: EntryIntoForce | None, consent: Consent) -> Delay:
    if clause is None:
        return NO_DELAY
    if consent.act.kind is Kind.ACCESSION and clause.accession is not None:
        return clause.accession
    return clause.later or NO_DELAY


def _special_entry(
    history: History, entry: Entry, consent: Consent, rule: SpecialEntry, ground: Ground
) -> StateEntry:
    """The own rule of a state that the clause treats apart."""
    start: date | None = consent.day
    if rule.condition is not None:
        met = (s for s in holds(rule.condition, ground) if consent.day < s.end)
        start = next((max(consent.day, span.start) for span in met), None)
    if start is None or entry.day is None:
        step = Step("special.not-met", text=rule.text, condition=rule.condition)
        return StateEntry(None, (step,), consent)
    base = _base_day(rule.delay, history, start, consent.act, entry.day) or start
    day = max(day_after(rule.delay, base, named=certain_day(consent.act.effect)), entry.day)
    step = Step(
        "special.met",
        "VCLT 24(1)",
        rule.text,
        counted=(consent.act,),
        day=day,
        delay=rule.delay,
        base_day=base,
        condition=rule.condition,
    )
    return StateEntry(day, (_general_fact(entry), step), consent)
