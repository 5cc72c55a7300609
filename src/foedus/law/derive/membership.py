"""status ──criterion──▶ membership: who belongs to an organisation, by a named test.

"Member", "founding state", "participant", "associate", "observer" are different tests, and lawyers
may read one test in two ways: each reading is a criterion of its own.
Rule source: the constituent instrument, as the criterion cites it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Protocol

from foedus.law.derive.certain import certain_day
from foedus.law.derive.conditions import Doing, Presence, holds
from foedus.law.derive.history import legal_day
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.conditions import (
    Adopted,
    Condition,
    Done,
    HasActed,
    InForce,
    Is,
    Meets,
    Standing,
    Stands,
    StateSet,
    What,
    parts_of,
)
from foedus.law.terms.days import FOREVER, NEVER, Span, Spans, holds_on, joined
from foedus.law.terms.organisations import Criterion, Organisation
from foedus.law.terms.steps import Step, Steps


class Neighbourhood(Protocol):
    """What a criterion may ask of the rest of the register, in the same world."""

    def status(self, instrument: str) -> Status | None:
        """The status of an instrument; None where the register does not hold it."""

    def in_force(self, instrument: str) -> Spans:
        """While an instrument is in force in general."""

    def adopted(self, instrument: str) -> date | None:
        """The day of adoption of an instrument."""

    def members(self, organisation: str, criterion: str) -> Presence:
        """While each state meets a criterion."""

    def belongs(self, organisation: str, criterion: str, party: str) -> Spans:
        """While one state meets a criterion."""

    def day_of_act(self, act: str) -> date | None:
        """The day on which a named act counts."""

    def acts_of(self, holder: str) -> tuple[Act, ...]:
        """The certain acts kept with an instrument or an organisation."""

    def all_parties(self) -> tuple[str, ...]:
        """The codes of all parties that the register knows."""


EARLIEST_DAY: Final = date(1800, 1, 1)
"""Where nothing says since when an organisation exists: no earlier day can be asked about."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """A state meets a criterion during *spans*; *steps* say by which facts."""

    party: str
    spans: Spans
    steps: Steps


@dataclass(frozen=True, slots=True)
class Membership:
    """Who meets one criterion of one organisation, and since when."""

    organisation: str
    criterion: Criterion
    belongings: dict[str, Belonging]

    @property
    def presence(self) -> Presence:
        """While each state belongs."""
        return {party: one.spans for party, one in self.belongings.items()}


def derive_membership(
    organisation: Organisation, criterion: Criterion, near: Neighbourhood
) -> Membership:
    """Who meets *criterion* of *organisation*, in one world."""
    found = (derive_belonging(party, organisation, criterion, near) for party in near.all_parties())
    return Membership(organisation.id, criterion, {b.party: b for b in found if b.spans})


def derive_belonging(
    party: str, organisation: Organisation, criterion: Criterion, near: Neighbourhood
) -> Belonging:
    """While *party* meets *criterion* of *organisation* in one world, and by which facts."""
    spans = belonging_spans(party, organisation, criterion, near)
    return _belonging(party, criterion, near, spans)


def belonging_spans(
    party: str, organisation: Organisation, criterion: Criterion, near: Neighbourhood
) -> Spans:
    """While *party* meets *criterion* of *organisation* in one world; without the proof."""
    horizon = _horizon(organisation, criterion, near)
    return holds(criterion.condition, StateGround(party, near, horizon))


def _horizon(organisation: Organisation, criterion: Criterion, near: Neighbourhood) -> Span:
    """The days of the organisation: from the first instrument that the criterion looks at."""
    ids = {organisation.constituent, *instruments_in(criterion.condition)}
    days = [day for day in map(near.adopted, sorted(ids)) if day is not None]
    return Span(min(days, default=EARLIEST_DAY))


def _belonging(party: str, criterion: Criterion, near: Neighbourhood, spans: Spans) -> Belonging:
    if not spans:
        return Belonging(party, NEVER, ())
    step = Step(
        "membership",
        text=criterion.text,
        day=spans[0].start,
        condition=criterion.condition,
        names=(party, criterion.name, criterion.reading),
        because=tuple(_reasons(criterion.condition, party, near)),
    )
    return Belonging(party, spans, (step,))


def _reasons(condition: Condition, party: str, near: Neighbourhood) -> Iterator[Step]:
    """The proofs of the facts that a criterion looks at."""
    for part in parts_of(condition):
        if isinstance(part, Stands):
            status = near.status(part.instrument)
            record = status.records.get(party) if status is not None else None
            for fact in record.facts if record is not None else ():
                if fact.standing is part.standing:
                    yield Step(
                        "membership.fact",
                        day=fact.span.start,
                        names=(party, part.instrument, str(fact.standing)),
                        because=(*fact.steps, *fact.end_steps),
                    )
        elif isinstance(part, HasActed):
            acts = [a for a in near.acts_of(part.instrument) if a.party == party]
            kinds = part.kinds | part.ended_by
            counted = tuple(act for act in acts if act.kind in kinds)
            if counted:
                yield Step("membership.acts", counted=counted)


def instruments_in(condition: Condition) -> set[str]:
    """The instruments (or acts' holders) that a condition refers to."""
    found: set[str] = set()
    for part in parts_of(condition):
        match part:
            case Stands(instrument, _, by):
                found |= {instrument, by} - {""}
            case HasActed(instrument) | InForce(instrument) | Adopted(instrument):
                found.add(instrument)
            case _:
                pass
    return found


@dataclass(frozen=True, slots=True)
class StateGround:
    """The ground on which a criterion is asked of one state."""

    party: str
    near: Neighbourhood
    horizon: Span

    def doings(self, what: What) -> tuple[Doing, ...]:  # noqa: ARG002 - the protocol's shape
        """Nothing is counted in a criterion about one state."""
        return ()

    def presence(self, among: StateSet) -> Presence | None:  # noqa: ARG002
        """No sets are counted in a criterion about one state."""
        return {}

    def weights(self, table: str) -> Mapping[str, Fraction]:  # noqa: ARG002
        """No weights either."""
        return {}

    def without(self, acts: frozenset[str]) -> StateGround:  # noqa: ARG002
        """Nothing is counted here, so nothing is taken away."""
        return self

    def leaf(self, condition: Condition) -> Spans:
        """Conditions about this state, and about the world around it."""
        match condition:
            case Stands():
                return self._stands(condition)
            case Is(parties):
                return (self.horizon,) if self.party in parties else NEVER
            case Meets(organisation, criterion):
                return self.near.belongs(organisation, criterion, self.party)
            case HasActed(instrument, kinds, ended_by):
                return self._has_acted(instrument, kinds, ended_by)
            case InForce(instrument, ""):
                return self.near.in_force(instrument)
            case InForce(instrument, party):
                status = self.near.status(instrument)
                record = None if status is None else status.records.get(party)
                return NEVER if record is None else record.spans(Standing.PARTY)
            case Done(act):
                day = self.near.day_of_act(act)
                return NEVER if day is None else (Span(day),)
            case Adopted(instrument):
                day = self.near.adopted(instrument)
                return NEVER if day is None else (Span(day),)
            case _:
                return NEVER

    def _stands(self, asked: Stands) -> Spans:
        status = self.near.status(asked.instrument)
        record = status.records.get(self.party) if status is not None else None
        spans = record.spans(asked.standing) if record is not None else NEVER
        if not asked.by_adoption_of and asked.by_day is None:
            return spans
        by = asked.by_adoption_of
        day = self.near.adopted(by) if by else asked.by_day
        return (Span(day),) if day is not None and holds_on(spans, day) else NEVER

    def _has_acted(self, holder: str, kinds: frozenset[Kind], ended_by: frozenset[Kind]) -> Spans:
        """From each act of *kinds* until the next act of *ended_by*."""
        acts = [a for a in self.near.acts_of(holder) if a.party == self.party]
        ends = sorted(day for act in acts if act.kind in ended_by for day in _effective(act))
        starts = (day for act in acts if act.kind in kinds for day in _effective(act))
        return joined(Span(day, next((e for e in ends if e >= day), FOREVER)) for day in starts)


def _effective(act: Act) -> Iterator[date]:
    """The day from which a certain act has effect; none for an act without a day."""
    day = certain_day(act.effect) or legal_day(act)
    if day is not None:
        yield day
