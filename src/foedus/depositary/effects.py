"""What an act that is recorded did: for its state, and for the entry into force of the treaty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from foedus.depositary.changes.instruments import status_in
from foedus.depositary.revocation import of_notice
from foedus.law.answers.questions.status import worlds_of_party
from foedus.law.answers.told import Told, tell
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.history import effect_day
from foedus.law.derive.status import Status
from foedus.law.derive.timeline import Fact
from foedus.law.derive.visible import as_known
from foedus.law.derive.world import World
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The days that follow from an act.

    *for_state*: from when the treaty is in force for the acting state (for a withdrawal: no longer
    is), told with its doubt; `FOREVER`: no such day follows yet. *text* is the clause it rests
    on. *enters_by_it*: the act met the condition of entry into force, which is then *in_force*
    (VCLT 77(1)(f)).
    """

    for_state: Told[Edge]
    text: Text | None
    in_force: Edge
    enters_by_it: bool


def effect_of(register: Register, act: Act) -> Effect:
    """What *act*, which *register* holds, did."""
    worlds = worlds_of(as_known(register, None), frozenset())
    asked = worlds_of_party(worlds, act.instrument, act.party)
    told: Told[Edge] = tell(worlds, asked, lambda world: _for_state(world, act))
    status = status_in(worlds.first(), act.instrument)
    without = worlds_of(as_known(_without(register, act), None), frozenset())
    before = status_in(without.first(), act.instrument).entry.day
    return Effect(
        for_state=told,
        text=_text(worlds, act),
        in_force=status.entry.day or FOREVER,
        enters_by_it=before is None and status.entry.day is not None,
    )


def _without(register: Register, act: Act) -> Register:
    instruments = tuple(
        replace(one, acts=tuple(a for a in one.acts if a.id != act.id))
        if one.id == act.instrument
        else one
        for one in register.instruments
    )
    return replace(register, instruments=instruments)


def _for_state(world: World, act: Act) -> Edge:
    """The day from which the act works for its state, in one world."""
    status = status_in(world, act.instrument)
    if act.kind is Kind.WITHDRAWAL:
        notice = (d for d in status.history.by(act.party, Kind.WITHDRAWAL) if d.act.id == act.id)
        return next((of_notice(status, one).effect for one in notice), FOREVER)
    if act.kind in CONSENT_KINDS | {Kind.SIGNATURE, Kind.SUCCESSION, Kind.CONTINUATION}:
        fact = _fact(status, act)
        return FOREVER if fact is None else fact.span.start
    done = (d for d in status.history.of(act.kind) if d.act.id == act.id)
    return next((effect_day(one) for one in done), FOREVER)


def _fact(status: Status, act: Act) -> Fact | None:
    """The fact that the state is party by this act: its first after the act counted."""
    day = next((d.day for d in status.history.of(act.kind) if d.act.id == act.id), None)
    record = status.records.get(act.party)
    counted = any(one.act.id == act.id for one in status.consents.by_party.get(act.party, ()))
    if record is None or day is None or not counted:
        return None
    facts = (f for f in record.facts if f.standing is Standing.PARTY and f.span.end > day)
    return next(facts, None)


def _text(worlds: Worlds, act: Act) -> Text | None:
    """The clause by which the act works: the one that its own proof quotes last."""
    status = status_in(worlds.first(), act.instrument)
    clauses = status.instrument.clauses
    if act.kind is Kind.WITHDRAWAL:
        return clauses.withdrawal.text if clauses.withdrawal is not None else None
    if act.kind not in CONSENT_KINDS | {Kind.SIGNATURE, Kind.SUCCESSION}:
        return None
    fact = _fact(status, act)
    texts = [step.text for step in fact.steps if step.text is not None] if fact is not None else []
    entry = clauses.entry_into_force
    return texts[-1] if texts else (entry.text if entry is not None else None)


def first_day(told: Told[Edge]) -> date | None:
    """The day that all worlds agree on; None where they do not, or there is none."""
    return told.value if told.certain and isinstance(told.value, date) else None
