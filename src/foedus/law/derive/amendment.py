"""Amendments: an instrument that amends another enters into force as that one's clause says.

Rule source: VCLT 39–41. Whom an amendment binds is the amended treaty's to
say: those who accept it (VCLT 40(4)), all parties after a share of them has, all but those who
objected (tacit), or all by decision of an organ. A state that joins after the amendment is in
force joins the treaty as amended, unless it says otherwise (VCLT 40(5)).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.law.derive.calendar import day_after
from foedus.law.derive.elsewhere import Elsewhere
from foedus.law.derive.entry import Entry, StateEntry
from foedus.law.derive.history import History, legal_day
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import Amendment, AmendmentRule, EntryIntoForce, RelationRule
from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Elapsed,
    Every,
    Group,
    Not,
    PartiesOf,
    Share,
    What,
)
from foedus.law.terms.delays import NO_DELAY, Base
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.steps import Step
from foedus.law.terms.uncertain import first_possible


@dataclass(frozen=True, slots=True)
class Amended:
    """The treaty that an instrument amends, and its amendment clause."""

    treaty: Instrument
    clause: Amendment


def amended_by(instrument: Instrument, elsewhere: Elsewhere) -> Amended | None:
    """The treaty that *instrument* amends, if the register holds it and its amendment clause."""
    for relation in instrument.clauses.relations:
        for other in relation.others if relation.rule is RelationRule.AMENDS else ():
            treaty = elsewhere.held(other)
            if treaty is not None and treaty.clauses.amendment is not None:
                return Amended(treaty, treaty.clauses.amendment)
    return None


def under_amended_clause(instrument: Instrument, amended: Amended | None) -> Instrument:
    """*instrument* with the entry into force that the amended treaty gives it, if it has none."""
    if amended is None or instrument.clauses.entry_into_force is not None:
        return instrument
    instrument = replace(instrument, acts=tuple(_timely(instrument, amended.clause)))
    clause = EntryIntoForce(
        text=amended.clause.text,
        condition=_condition(amended),
        delay=amended.clause.delay,
    )
    return replace(instrument, clauses=replace(instrument.clauses, entry_into_force=clause))


def _condition(amended: Amended) -> Condition:
    """When enough have accepted; or when the time for objections is over without enough of them."""
    clause = amended.clause
    if clause.binds is AmendmentRule.TACIT and clause.objection_period is not None:
        over = Elapsed(replace(clause.objection_period, base=Base.ADOPTION))
        if clause.objections is None:
            return over
        return All((over, Not(_of_treaty(clause.objections, amended.treaty.id))))
    if clause.binds is AmendmentRule.ORGAN and clause.condition is None:
        return Elapsed(replace(NO_DELAY, base=Base.ADOPTION))
    everyone = Every(PartiesOf(amended.treaty.id), What.ACCEPTANCES)
    return everyone if clause.condition is None else _of_treaty(clause.condition, amended.treaty.id)


def _of_treaty(condition: Condition, treaty: str) -> Condition:
    """A clause of the treaty says "the parties" of its own parties, not of the amendment's."""
    match condition:
        case Count() | Share() | Every() if condition.among in {Group.PARTIES, Group.CONTRACTING}:
            return replace(condition, among=PartiesOf(treaty))
        case All(conditions):
            return All(tuple(_of_treaty(one, treaty) for one in conditions))
        case AnyOf(conditions):
            return AnyOf(tuple(_of_treaty(one, treaty) for one in conditions))
        case Not(inner):
            return Not(_of_treaty(inner, treaty))
        case _:
            return condition


def _timely(instrument: Instrument, clause: Amendment) -> Iterator[Act]:
    """The acts, without objections made after the time for them was over."""
    period = clause.objection_period
    last = None if period is None else day_after(period, first_possible(instrument.adopted))
    taken_back = {
        act.about or act.party for act in instrument.acts if act.kind is Kind.OBJECTION_WITHDRAWN
    }
    for act in instrument.acts:
        if act.kind is Kind.AMENDMENT_OBJECTION and {act.id, act.party} & taken_back:
            continue
        day = legal_day(act)
        late = last is not None and day is not None and day > last
        if act.kind is not Kind.AMENDMENT_OBJECTION or not late:
            yield act


def carried_in(
    history: History, entry: Entry, party: str, amended: Amended | None, elsewhere: Elsewhere
) -> Iterator[StateEntry]:
    """The entry of a state that did not accept and is bound all the same."""
    if amended is None or entry.day is None:
        return
    for span in elsewhere.party_spans(amended.treaty.id).get(party, ()):
        if span.start > entry.day and amended.clause.later_parties_join_amended:
            yield _carried("amendment.joined-as-amended", "VCLT 40(5)", amended, entry, span.start)
        elif entry.day in span and _binds(amended.clause, history, party):
            yield _carried("amendment.binds-all", "VCLT 40(1)", amended, entry, entry.day)


def _binds(clause: Amendment, history: History, party: str) -> bool:
    if clause.binds is AmendmentRule.TACIT:
        return not any(True for _ in history.by(party, Kind.AMENDMENT_OBJECTION))
    return clause.binds in {AmendmentRule.ALL_PARTIES, AmendmentRule.ORGAN}


def _carried(code: str, rule: str, amended: Amended, entry: Entry, day: date) -> StateEntry:
    step = Step(code, rule, amended.clause.text, day=day, names=(amended.treaty.id,))
    return StateEntry(day, (Step("entry.general", day=entry.day, because=entry.steps), step))
