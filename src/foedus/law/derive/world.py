"""The passes in order, for one world: each instrument derived once, in the order it is needed.

Instruments that refer to each other form a graph. It is walked from what is asked for; a circle
is an error that names its members. What was derived is kept by the picks that it could depend
on, so that worlds that differ elsewhere share it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from threading import local

from foedus.law.derive.certain import Picks, certain_acts
from foedus.law.derive.chairs import Turn, turns
from foedus.law.derive.conditions import Presence
from foedus.law.derive.history import legal_day
from foedus.law.derive.membership import (
    Belonging,
    Membership,
    belonging_spans,
    derive_belonging,
    derive_membership,
)
from foedus.law.derive.offices import Tenure, tenures
from foedus.law.derive.order import references
from foedus.law.derive.relations import BondSpan, Relations, bonds_between, relations_between
from foedus.law.derive.status import Status, derive_status
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import Relation, RelationRule
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Spans
from foedus.law.terms.errors import CircularReference
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Criterion, Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible

Pick = tuple[tuple[str, str], str]
"""One matter decided: ((holder, matter), alternative)."""


@dataclass(slots=True)
class Material:
    """A visible register with its indexes, and what has been derived from it so far."""

    register: Register
    related: dict[tuple[str, RelationRule], tuple[tuple[Instrument, Relation], ...]]
    needs: dict[str, frozenset[str]]
    days_of_acts: dict[str, Act]
    statuses: dict[tuple[str, frozenset[Pick]], Status] = field(
        default_factory=dict,
    )


def material_of(register: Register) -> Material:
    """The indexes of a visible register."""
    related: dict[tuple[str, RelationRule], list[tuple[Instrument, Relation]]] = defaultdict(list)
    for instrument in register.instruments:
        for relation in instrument.clauses.relations:
            for other in relation.others:
                related[other, relation.rule].append((instrument, relation))
    frozen = {key: tuple(found) for key, found in related.items()}
    acts = {act.id: act for act in register.acts()}
    return Material(register, frozen, references(register), acts)


def take_over(material: Material, before: Material) -> None:
    """Take into *material* what was derived *before* and rests on nothing that differs.

    What a status rests on is known (`needs`) and is compared by content, so it does not matter
    why two registers differ: another day of knowledge, or an act that was added.
    """
    changed = _changed(material.register, before.register)
    for (instrument, picks), status in tuple(
        before.statuses.items()
    ):  # others may derive meanwhile
        needed = frozenset((instrument,)).union(
            *(one.needs.get(instrument, frozenset()) for one in (before, material))
        )
        if not needed & changed:
            material.statuses.setdefault((instrument, picks), status)


def _changed(register: Register, before: Register) -> frozenset[str]:
    """The ids of all that differs; where the parties differ, everything does."""
    now, then = _holders(register), _holders(before)
    names = now.keys() | then.keys()
    if register.parties is not before.parties and register.parties != before.parties:
        return frozenset(names)
    return frozenset(
        name
        for name in names
        if now.get(name) is not then.get(name) and now.get(name) != then.get(name)
    )


def _holders(register: Register) -> dict[str, object]:
    return {
        **register.instrument,
        **register.organisation,
        **{office.id: office for office in register.offices},
        **{session.id: session for session in register.sessions},
    }


class World:
    """One world: a visible register in which every matter is decided by *picks*."""

    def __init__(self, material: Material, picks: Picks) -> None:
        self.material = material
        self.picks = picks
        self._memberships: dict[tuple[str, str], Membership] = {}
        self._belongs: dict[tuple[str, str, str], Spans] = {}
        self._turns: dict[tuple[str, date], tuple[Turn, ...]] = {}
        self._belongings: dict[tuple[str, str, str], Belonging] = {}
        self._parties: dict[str, Presence] = {}
        self._underway = _Stack()
        self._acts: dict[str, tuple[Act, ...]] = {}
        self._matter: dict[str, frozenset[Pick]] = {}
        self._by_holder: dict[str, list[Pick]] = defaultdict(list)
        for item in picks.items():
            self._by_holder[item[0][0]].append(item)

    # what `derive_status` may ask (Elsewhere)

    def in_force(self, instrument: str) -> Spans:
        """While *instrument* is in force in general."""
        status = self.status(instrument)
        return () if status is None else status.in_force

    def party_spans(self, instrument: str) -> Presence:
        """While each state is party to *instrument*."""
        if instrument not in self._parties:
            status = self.status(instrument)
            self._parties[instrument] = {} if status is None else status.standing(Standing.PARTY)
        return self._parties[instrument]

    def members(self, organisation: str, criterion: str) -> Presence:
        """While each state meets *criterion* of *organisation*."""
        found = self.membership(organisation, criterion)
        return {} if found is None else found.presence

    def held(self, instrument: str) -> Instrument | None:
        """The instrument itself; None where the register does not hold it."""
        return self.material.register.instrument.get(instrument)

    def adopted(self, instrument: str) -> date | None:
        """The day of adoption of *instrument*."""
        held = self.material.register.instrument.get(instrument)
        return None if held is None else first_possible(held.adopted)

    def day_of_act(self, act: str) -> date | None:
        """The day on which a named act counts, in this world."""
        held = self.material.days_of_acts.get(act)
        certain = () if held is None else certain_acts((held,), held.instrument, self.picks)
        return legal_day(certain[0]) if certain else None

    def related(
        self, instrument: str, rule: RelationRule
    ) -> tuple[tuple[Instrument, Relation], ...]:
        """The instruments that stand in the relation *rule* to *instrument*."""
        return self.material.related.get((instrument, rule), ())

    def existed_until(self, party: str) -> date | None:
        """The first day on which a former state was no more."""
        held = self.material.register.party.get(party)
        return None if held is None else held.existed_until

    def is_organisation(self, party: str) -> bool:
        """Whether *party* is a regional organisation."""
        held = self.material.register.party.get(party)
        return held is not None and held.organisation

    # what `derive_membership` may ask (Neighbourhood)

    def acts_of(self, holder: str) -> tuple[Act, ...]:
        """The certain acts kept with an instrument or an organisation."""
        if holder not in self._acts:
            register = self.material.register
            kept = register.organisation.get(holder) or register.instrument.get(holder)
            acts = () if kept is None else certain_acts(kept.acts, holder, self.picks)
            self._acts[holder] = acts
        return self._acts[holder]

    def all_parties(self) -> tuple[str, ...]:
        """The codes of all parties that the register knows."""
        return tuple(self.material.register.party)

    # the passes

    def status(self, instrument: str) -> Status | None:
        """The status of *instrument* in this world; None where the register does not hold it."""
        held = self.material.register.instrument.get(instrument)
        if held is None:
            return None
        key = (instrument, self._picks_that_matter(instrument))
        if key not in self.material.statuses:
            with _Underway(self._underway.names, instrument):
                acts = certain_acts(held.acts, instrument, self.picks)
                certain = held if acts == held.acts else replace(held, acts=acts)
                self.material.statuses[key] = derive_status(certain, self)
        return self.material.statuses[key]

    def _picks_that_matter(self, instrument: str) -> frozenset[Pick]:
        if instrument not in self._matter:
            needed = self.material.needs.get(instrument, frozenset())
            items = (item for holder in needed for item in self._by_holder.get(holder, ()))
            self._matter[instrument] = frozenset(items)
        return self._matter[instrument]

    def membership(self, organisation: str, criterion: str) -> Membership | None:
        """Who meets *criterion*, by the reading that this world picks."""
        tested = self._tested(organisation, criterion)
        if tested is None:
            return None
        key = (organisation, criterion)
        if key not in self._memberships:
            with _Underway(self._underway.names, f"{organisation} as {criterion}"):
                self._memberships[key] = derive_membership(*tested, self)
        return self._memberships[key]

    def belongs(self, organisation: str, criterion: str, party: str) -> Spans:
        """While *party* meets *criterion*; the other states are not looked at."""
        tested = self._tested(organisation, criterion)
        if tested is None:
            return ()
        key = (organisation, criterion, party)
        if key not in self._belongs:
            with _Underway(self._underway.names, f"{organisation} as {criterion}"):
                self._belongs[key] = belonging_spans(party, *tested, self)
        return self._belongs[key]

    def belonging(self, organisation: str, criterion: str, party: str) -> Belonging | None:
        """While *party* meets *criterion*, and by which facts; None where it never does."""
        tested = self._tested(organisation, criterion)
        if tested is None or not self.belongs(organisation, criterion, party):
            return None
        key = (organisation, criterion, party)
        if key not in self._belongings:
            self._belongings[key] = derive_belonging(party, *tested, self)
        return self._belongings[key]

    def _tested(self, organisation: str, criterion: str) -> tuple[Organisation, Criterion] | None:
        """An organisation and the test that is meant; None where the register has none."""
        held = self.material.register.organisation.get(organisation)
        test = None if held is None else self._criterion(organisation, criterion)
        return None if held is None or test is None else (held, test)

    def _criterion(self, organisation: str, name: str) -> Criterion | None:
        tests = [
            test
            for test in self.material.register.organisation[organisation].criteria
            if test.name == name
        ]
        picked = self.picks.get((organisation, f"criterion {name}"))
        return next((test for test in tests if picked in {None, test.reading}), None)

    def relations(self, instrument: str, first: str, second: str) -> Relations | None:
        """What *instrument* does between two states."""
        status = self.status(instrument)
        return None if status is None else relations_between(status, first, second, self)

    def bonds(self, instrument: str, first: str, second: str) -> tuple[BondSpan, ...]:
        """How *instrument* stands between two states."""
        status = self.status(instrument)
        return () if status is None else bonds_between(status, first, second, self)

    def tenures(self, office: str) -> tuple[Tenure, ...]:
        """Who held *office*."""
        held = self.material.register.office[office]
        return tenures(replace(held, acts=certain_acts(held.acts, office, self.picks)))

    def turns(self, organisation: str, *, until: date) -> tuple[Turn, ...]:
        """Who presides over *organisation*, up to the turns that begin by *until*."""
        key = organisation, until
        if key not in self._turns:
            held = self.material.register.organisation[organisation]
            acts = certain_acts(held.acts, organisation, self.picks)
            once = self._those_who_belong(organisation)
            left = {party: spans[-1].end for party, spans in once.items()}  # they are in order

            def gone(day: date) -> frozenset[str]:
                return frozenset(party for party, end in left.items() if end <= day)

            self._turns[key] = turns(replace(held, acts=acts), gone, until)
        return self._turns[key]

    def _those_who_belong(self, organisation: str) -> Presence:
        """Who takes part in an organisation: its participants, or else its members."""
        for name in ("participant", "member"):
            if self._tested(organisation, name) is not None:
                spans = ((p, self.belongs(organisation, name, p)) for p in self.all_parties())
                return {party: held for party, held in spans if held}
        return {}


class _Stack(local):
    """What this thread is deriving; another may derive the same at the same time."""

    def __init__(self) -> None:
        self.names: list[str] = []


@dataclass(slots=True)
class _Underway:
    """What is being derived right now; meeting it again is a circle."""

    stack: list[str]
    name: str

    def __enter__(self) -> None:
        if self.name in self.stack:
            start = self.stack.index(self.name)
            raise CircularReference((*self.stack[start:], self.name))
        self.stack.append(self.name)

    def __exit__(self, *_: object) -> None:
        self.stack.pop()
