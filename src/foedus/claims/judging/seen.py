"""The register as known on one day, with what was looked up in it kept.

A batch of reports asks the same again and again: who belonged when, who held an office, how a
state stood to a treaty. Each is derived once for each state of knowledge, as spans over all time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import TypeVar, cast

from foedus.claims.judging.looked_up import Counted, Force, Standings
from foedus.law.answers.questions.members import belonging_in, worlds_of_member
from foedus.law.answers.questions.status import general_worlds, worlds_of_party
from foedus.law.answers.told import Told, tell
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.chairs import Turn
from foedus.law.derive.conditions import holds
from foedus.law.derive.membership import EARLIEST_DAY, StateGround, instruments_in
from foedus.law.derive.offices import Tenure
from foedus.law.derive.status import Status
from foedus.law.derive.world import World
from foedus.law.terms.conditions import AnyOf, Condition, Is, Meets, Not, parts_of
from foedus.law.terms.days import FOREVER, Span, Spans
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Body, Criterion, Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.steps import Steps
from foedus.law.terms.uncertain import first_possible
from foedus.opened import OpenRegister

Value = TypeVar("Value")


class Seen:
    """One state of knowledge of an open register. *known* None: all that it knows now."""

    def __init__(
        self,
        opened: OpenRegister,
        known: date | None,
        readings: tuple[str, ...],
        earliest: Callable[[frozenset[str]], Seen],
    ) -> None:
        self.opened = opened
        self.known = known
        self.readings = readings
        self._earliest = earliest
        self._kept: dict[Hashable, object] = {}

    def alike(self, *names: str) -> Seen:
        """The earliest state of knowledge in which as much was known of *names* as in this one.

        What is derived from named instruments, organisations and offices, and from all that they
        depend on, is the same in both: so it is derived once for many days of reports.
        """
        return self._earliest(frozenset(names))

    @cached_property
    def register(self) -> Register:
        """The register, with the acts known by then."""
        return self.worlds().material.register

    def worlds(self) -> Worlds:
        """The worlds of this state of knowledge; the open register keeps the latest asked."""
        return self.opened.worlds(self.known, self.readings)

    def keep(self, key: Hashable, find: Callable[[], Value]) -> Value:
        """What *find* gives, looked up once."""
        if key not in self._kept:
            self._kept[key] = find()
        return cast("Value", self._kept[key])

    def settled(self, holder: str) -> dict[str, str]:
        """The accounts that are followed of the disputes of an instrument, organisation, office."""
        own = self.alike(holder)

        def find() -> dict[str, str]:
            settled = own.worlds().settled
            return {dispute: one for (held, dispute), one in settled.items() if held == holder}

        return own.keep(("settled", holder), find)

    def instrument(self, name: str) -> Instrument | None:
        """An instrument that had been adopted by then; None where none is held."""
        held = self.register.instrument.get(name)
        if held is None or (self.known is not None and first_possible(held.adopted) > self.known):
            return None
        return held

    def body(self, name: str) -> tuple[Organisation, Body] | None:
        """A body and its organisation; None where it is not held."""
        return self._bodies.get(name)

    @cached_property
    def _bodies(self) -> dict[str, tuple[Organisation, Body]]:
        return {body.id: (one, body) for one in self.register.organisations for body in one.bodies}

    def counted(self, organisation: Organisation) -> tuple[Counted, ...]:
        """Who belongs to an organisation, by each criterion and each reading of it."""
        own = self.alike(organisation.id)
        return own.keep(("counted", organisation.id), lambda: tuple(_counted(own, organisation)))

    def seated(self, body: Body, seat: Criterion) -> Counted:
        """Who sits in a body, by the condition of its seats."""
        others = {part.organisation for part in parts_of(seat.condition) if isinstance(part, Meets)}
        names = (*sorted(instruments_in(seat.condition)), *sorted(others))
        own = self.alike(*names)
        codes = tuple(self.register.party)
        return own.keep(
            ("seated", body.id), lambda: Counted(seat, codes, partial(_seat, own, seat, names))
        )

    def standings(self, instrument: str, party: str) -> Told[Standings]:
        """How *party* stands to a held instrument over all time."""
        own = self.alike(instrument)
        return own.keep(("standing", instrument, party), lambda: _standings(own, instrument, party))

    def force(self, instrument: str) -> Told[Force]:
        """While a held instrument is in force in general."""
        own = self.alike(instrument)
        return own.keep(("force", instrument), lambda: _force(own, instrument))

    def tenures(self, office: str) -> Told[tuple[Tenure, ...]]:
        """Who held an office over all time."""
        own = self.alike(office)
        return own.keep(("tenures", office), lambda: _tenures(own, office))

    def turns(self, organisation: str, until: date) -> Told[tuple[Turn, ...]]:
        """Who presides over an organisation, up to the turns that begin by *until*."""
        year = date(min((until.year // 5 + 1) * 5, date.max.year), 12, 31)
        own = self.alike(organisation)
        return own.keep(("turns", organisation, year), lambda: _turns(own, organisation, year))

    def member_steps(self, organisation: str, criterion: str, party: str) -> Steps:
        """The law's proof that a state meets a criterion, by the first world in which it does."""
        own = self.alike(organisation)

        def find() -> Steps:
            worlds = self.worlds()
            asked = worlds_of_member(worlds, organisation, criterion, party)
            held = (belonging_in(world, organisation, criterion, party) for world in asked)
            return next((one.steps for one in held if one is not None and one.spans), ())

        return own.keep(("steps", organisation, criterion, party), find)

    def status_steps(self, instrument: str, party: str) -> Steps:
        """The law's proof of how a state stands to an instrument; without a state: of its force."""
        own = self.alike(instrument)

        def find() -> Steps:
            worlds = self.worlds()
            asked = worlds_of_party(worlds, instrument, party)
            status = _status(asked[0], instrument)
            record = status.records.get(party)
            if record is None:
                return (*status.entry.steps, *status.ending.steps)
            facts = (step for fact in record.facts for step in (*fact.steps, *fact.end_steps))
            return tuple(dict.fromkeys(facts))

        return own.keep(("status steps", instrument, party), find)


def _counted(seen: Seen, organisation: Organisation) -> Iterator[Counted]:
    """Readings that the chosen ones leave out are no criteria here."""
    settled = seen.worlds().settled
    codes = _with_acts(seen, seen.worlds().needs(organisation.id))
    for criterion in organisation.criteria:
        chosen = settled.get((organisation.id, f"criterion {criterion.name}"))
        if chosen in {None, criterion.reading}:
            may = tuple(seen.register.party) if _denies(criterion.condition) else codes
            yield Counted(criterion, may, partial(_told, seen, organisation.id, criterion))


def _told(seen: Seen, organisation: str, criterion: Criterion, code: str) -> Told[Spans]:
    worlds = seen.worlds()
    asked = worlds_of_member(worlds, organisation, criterion.name, code)
    matter = organisation, f"criterion {criterion.name}"
    own = tuple(w for w in asked if w.picks.get(matter) in {None, criterion.reading})
    return tell(worlds, own or asked, _spans_of(organisation, criterion.name, code))


def _with_acts(seen: Seen, holders: frozenset[str]) -> tuple[str, ...]:
    """The parties that did something there, or that a criterion names: others never belong."""
    register = seen.register
    codes: set[str] = set()
    for name in holders:
        held = register.instrument.get(name) or register.organisation.get(name)
        codes.update(act.party for act in (held.acts if held is not None else ()))
        one = register.organisation.get(name)
        for criterion in one.criteria if one is not None else ():
            parts = parts_of(criterion.condition)
            codes.update(*(part.parties for part in parts if isinstance(part, Is)))
    return tuple(code for code in register.party if code in codes)


def _seat(seen: Seen, seat: Criterion, names: tuple[str, ...], code: str) -> Told[Spans]:
    sits = _sits(seat.condition, code)
    worlds = seen.worlds()
    scope = Scope(worlds.needs(*names), frozenset({code}), sits)
    return tell(worlds, worlds.for_scope(scope), sits)


def _standings(seen: Seen, instrument: str, party: str) -> Told[Standings]:
    worlds = seen.worlds()

    def shape(world: World) -> Standings:
        record = _status(world, instrument).records.get(party)
        if record is None:
            return Standings()
        kinds = dict.fromkeys(fact.standing for fact in record.facts)
        return Standings(tuple((one, record.spans(one)) for one in kinds))

    return tell(worlds, worlds_of_party(worlds, instrument, party), shape)


def _force(seen: Seen, instrument: str) -> Told[Force]:
    worlds = seen.worlds()

    def shape(world: World) -> Force:
        status = _status(world, instrument)
        return Force(tuple(status.in_force), status.entry.day)

    return tell(worlds, general_worlds(worlds, instrument), shape)


def _tenures(seen: Seen, office: str) -> Told[tuple[Tenure, ...]]:
    worlds = seen.worlds()

    def probe(world: World) -> Hashable:
        return tuple((t.person, t.span, t.held_over_from) for t in world.tenures(office))

    asked = worlds.for_scope(Scope(frozenset({office}), frozenset(), probe))
    return tell(worlds, asked, lambda w: w.tenures(office))


def _turns(seen: Seen, organisation: str, until: date) -> Told[tuple[Turn, ...]]:
    worlds = seen.worlds()

    def probe(world: World) -> Hashable:
        return tuple((t.party, t.span) for t in world.turns(organisation, until=until))

    scope = Scope(worlds.needs(organisation), frozenset(), probe)
    return tell(worlds, worlds.for_scope(scope), lambda w: w.turns(organisation, until=until))


def _spans_of(organisation: str, criterion: str, party: str) -> Callable[[World], Spans]:
    def spans(world: World) -> Spans:
        return world.belongs(organisation, criterion, party)

    return spans


def _sits(seats: Condition, party: str) -> Callable[[World], Spans]:
    def sits(world: World) -> Spans:
        return holds(seats, StateGround(party, world, Span(EARLIEST_DAY, FOREVER)))

    return sits


def _denies(condition: Condition) -> bool:
    """Whether a condition may hold of a state that has done nothing."""
    return isinstance(condition, Not | AnyOf) and any(
        isinstance(part, Not) for part in parts_of(condition)
    )


def _status(world: World, instrument: str) -> Status:
    found = world.status(instrument)
    if found is None:
        raise KeyError(instrument)
    return found
