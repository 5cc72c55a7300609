"""How do states stand to one instrument, on a day and over time; and why?"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date

from foedus.law.answers.answers import (
    Moment,
    PartyStanding,
    StatusAnswer,
    Stretch,
    TimelineAnswer,
    WhyAnswer,
)
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.standing import Word, changes_of, stand_on, steps_on
from foedus.law.answers.told import Told, tell
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.history import effect_day
from foedus.law.derive.status import Status
from foedus.law.derive.timeline import StateRecord
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.steps import Steps


def status(worlds: Worlds, instrument: str, moment: Moment) -> StatusAnswer:
    """The status table of *instrument* on a day: in force or not, and every state's standing."""
    held = worlds.material.register.instrument[instrument]
    asked = general_worlds(worlds, instrument)
    seen = [_status(world, instrument) for world in asked]
    rows = (standing_of(worlds, instrument, party, moment) for party in _parties(worlds, seen))
    return StatusAnswer(
        instrument=instrument,
        title=held.title,
        moment=moment,
        in_force=tell(worlds, asked, lambda w: _in_force(w, instrument, moment.on)),
        in_force_from=tell(worlds, asked, lambda w: _status(w, instrument).entry.day),
        in_force_until=tell(worlds, asked, lambda w: _until(_status(w, instrument))),
        binding=held.binding,
        parties=tuple(row for row in rows if _says_something(row, held.acts)),
        proof=proof_over(
            worlds,
            asked,
            lambda w: _status(w, instrument).entry.day,
            lambda w: _general_steps(_status(w, instrument)),
        ),
        depositary=_depositary(seen[0], moment.on),
        contradicted=tuple({a.id: a for s in seen for a in s.contradicted}.values()),
    )


def _depositary(found: Status, day: date) -> str:
    """Who keeps the original and receives the acts on a day (VCLT 76, 77): it can change."""
    clause = found.instrument.clauses.depositary
    changes = [d for d in found.history.of(Kind.DEPOSITARY_CHANGED) if effect_day(d) <= day]
    if changes:
        return changes[-1].act.about
    return "" if clause is None else clause.holder


def why(worlds: Worlds, instrument: str, party: str, moment: Moment) -> WhyAnswer:
    """Why *party* stands to *instrument* as it does on a day."""
    return WhyAnswer(
        instrument=instrument,
        title=worlds.material.register.instrument[instrument].title,
        moment=moment,
        standing=standing_of(worlds, instrument, party, moment),
    )


def timeline(worlds: Worlds, instrument: str, known: date | None) -> TimelineAnswer:
    """How each state stood to *instrument* over all time."""
    asked = general_worlds(worlds, instrument)
    seen = [_status(world, instrument) for world in asked]
    rows = ((party, stretches(worlds, instrument, party)) for party in _parties(worlds, seen))
    return TimelineAnswer(
        instrument=instrument,
        title=worlds.material.register.instrument[instrument].title,
        known=known,
        in_force_from=tell(worlds, asked, lambda w: _status(w, instrument).entry.day),
        rows=tuple((party, found) for party, found in rows if found),
    )


def general_worlds(worlds: Worlds, instrument: str) -> tuple[World, ...]:
    """The worlds in which the general entry into force or end of *instrument* may differ."""

    def probe(world: World) -> Hashable:
        found = _status(world, instrument)
        return found.entry.day, found.ending.day

    return worlds.for_scope(Scope(worlds.needs(instrument), frozenset(), probe))


def worlds_of_party(worlds: Worlds, instrument: str, *parties: str) -> tuple[World, ...]:
    """The worlds in which the records of *parties* under *instrument* may differ."""

    def probe(world: World) -> Hashable:
        records = _status(world, instrument).records
        return tuple(_shape(records.get(party)) for party in parties)

    return worlds.for_scope(Scope(worlds.needs(instrument), frozenset(parties), probe))


def _shape(record: StateRecord | None) -> Hashable:
    return () if record is None else tuple((f.standing, f.span) for f in record.facts)


def _status(world: World, instrument: str) -> Status:
    found = world.status(instrument)
    if found is None:
        raise KeyError(instrument)
    return found


def _in_force(world: World, instrument: str, day: date) -> bool:
    return any(day in span for span in _status(world, instrument).in_force)


def _until(found: Status) -> Edge | None:
    return None if found.entry.day is None else found.ending.day


def _general_steps(found: Status) -> Steps:
    return (*found.entry.steps, *found.ending.steps)


def _parties(worlds: Worlds, seen: list[Status]) -> list[str]:
    """The states that appear in any world, in the order of the register's list of parties."""
    present = {party for one in seen for party in one.records}
    for one in seen:
        present |= {act.party for act in one.instrument.acts if act.party}
    order = {code: place for place, code in enumerate(worlds.material.register.party)}
    return sorted(present, key=lambda code: (order.get(code, len(order)), code))


def _says_something(row: PartyStanding, acts: tuple[Act, ...]) -> bool:
    if row.word.values != (Word.NONE,):
        return True
    return any(act.party == row.party and act.kind is Kind.NOT_SIGNED for act in acts)


def standing_of(worlds: Worlds, instrument: str, party: str, moment: Moment) -> PartyStanding:
    """How *party* stands to *instrument* on a day, over all worlds that matter, with its proof."""
    asked = worlds_of_party(worlds, instrument, party)

    def record(world: World) -> StateRecord | None:
        return _status(world, instrument).records.get(party)

    word = tell(worlds, asked, lambda w: stand_on(record(w), moment.on).word)
    bound = _most_bound(asked, lambda w: stand_on(record(w), moment.on).word)
    since: Told[Edge | None] = tell(worlds, bound, lambda w: stand_on(record(w), moment.on).since)
    until: Told[Edge | None] = tell(worlds, bound, lambda w: stand_on(record(w), moment.on).until)
    return PartyStanding(
        party=party,
        word=word,
        since=since,
        until=until,
        proof=proof_over(
            worlds,
            asked,
            lambda w: stand_on(record(w), moment.on),
            lambda w: steps_on(record(w), moment.on) or _status(w, instrument).entry.steps,
        ),
        signature=_signature(worlds, instrument, party),
    )


def _signature(worlds: Worlds, instrument: str, party: str) -> Act | None:
    """The first signature of *party*, or the record that it did not sign."""
    acts = worlds.material.register.instrument[instrument].acts
    own = [act for act in acts if act.party == party]
    signed = (act for act in own if act.kind is Kind.SIGNATURE)
    refused = (act for act in own if act.kind is Kind.NOT_SIGNED)
    return next(signed, next(refused, None))


def _most_bound(asked: tuple[World, ...], word: Callable[[World], Word]) -> tuple[World, ...]:
    """The worlds with the strongest word: "since" and "until" are told for that one."""
    strength = list(Word)
    strongest = min((word(world) for world in asked), key=strength.index)
    return tuple(world for world in asked if word(world) is strongest)


def stretches(worlds: Worlds, instrument: str, party: str) -> tuple[Stretch, ...]:
    """The stretches of days on which one word (or one doubt) holds for *party*."""
    asked = worlds_of_party(worlds, instrument, party)
    records = {id(w): _status(w, instrument).records.get(party) for w in asked}
    days = sorted({day for r in records.values() if r is not None for day in changes_of(r)})
    found: list[Stretch] = []
    ends: list[Edge] = [*days[1:], FOREVER] if days else []
    for day, end in zip(days, ends, strict=True):
        word = tell(worlds, asked, lambda w, at=day: stand_on(records[id(w)], at).word)  # type: ignore[misc]
        if found and found[-1].word.values == word.values:
            found[-1] = Stretch(since=found[-1].since, until=end, word=found[-1].word)
        elif word.values != (Word.NONE,):
            found.append(Stretch(since=day, until=end, word=word))
    return tuple(found)
