"""subject ──▶ days: when each act makes its party bound, by the law engine.

A variant is the same treaty with its clause changed in one point. That is how causes are tested:
a cause explains a published day if the variant gives it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from foedus.audit.subjects import Subject
from foedus.law.answers.answers import Moment, Proof
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.questions.status import general_worlds, standing_of, worlds_of_party
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.status import Status
from foedus.law.derive.timeline import Fact
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import EntryIntoForce
from foedus.law.terms.conditions import FromDay, Standing
from foedus.law.terms.instruments import Instrument

Change = Callable[[EntryIntoForce], EntryIntoForce]
"""A change of the clause on entry into force."""


@dataclass(frozen=True)
class Computed:
    """One treaty, derived; what follows from its acts can be asked."""

    instrument: Instrument
    worlds: Worlds

    def status(self, world: World) -> Status:
        """The status in one world."""
        found = world.status(self.instrument.id)
        if found is None:
            raise KeyError(self.instrument.id)
        return found

    @property
    def first(self) -> Status:
        """The status in the first world."""
        return self.status(self.worlds.first())

    @property
    def general(self) -> date | None:
        """The day of general entry into force; None if there is none, or it is in doubt."""
        asked = general_worlds(self.worlds, self.instrument.id)
        told = tell(self.worlds, asked, lambda w: self.status(w).entry.day)
        return told.value if told.certain else None

    def general_proof(self) -> Proof:
        """The proof of the general entry into force."""
        asked = general_worlds(self.worlds, self.instrument.id)
        return proof_over(
            self.worlds,
            asked,
            lambda w: self.status(w).entry.day,
            lambda w: self.status(w).entry.steps,
        )

    def day_of(self, act: Act) -> date | None:
        """The day from which *act* makes its party bound; None if it does not, or it is in doubt.

        Where the party was bound already by another act, the day of that.
        """
        asked = worlds_of_party(self.worlds, self.instrument.id, act.party)
        told = tell(self.worlds, asked, lambda w: entry_day(self.status(w), act))
        return told.value if told.certain else None

    def proof_of(self, act: Act, day: date) -> Proof:
        """Why the party of *act* stands to the treaty on *day* as it does."""
        return standing_of(self.worlds, self.instrument.id, act.party, Moment(on=day)).proof


def computed(subject: Subject, change: Change | None = None) -> Computed:
    """The treaty of *subject* derived, its clause changed by *change*."""
    instrument = subject.instrument
    clause = instrument.clauses.entry_into_force
    if change is not None and clause is not None:
        clauses = replace(instrument.clauses, entry_into_force=change(clause))
        instrument = replace(instrument, clauses=clauses)
    return with_instrument(subject, instrument)


def with_act(subject: Subject, old: Act, new: Act) -> Computed:
    """The treaty of *subject* derived, with one act in place of another."""
    acts = tuple(new if act is old else act for act in subject.instrument.acts)
    return with_instrument(subject, replace(subject.instrument, acts=acts))


def with_instrument(subject: Subject, instrument: Instrument) -> Computed:
    """An instrument derived in the register of *subject*."""
    register = replace(subject.register, instruments=(instrument,))
    return Computed(instrument, worlds_of(register, frozenset()))


def entry_day(status: Status, act: Act) -> date | None:
    """The first day as a party by *act*, or of the time as a party in which the act lies."""
    record = status.records.get(act.party)
    bound = [f for f in (record.facts if record else ()) if f.standing is Standing.PARTY]
    own = [fact.span.start for fact in bound if _rests_on(fact, act)]
    return min(own or [fact.span.start for fact in bound], default=None)


def _rests_on(fact: Fact, act: Act) -> bool:
    return any(one.id == act.id for step in fact.steps for one in step.counted)


def threshold_is(day: date) -> Change:
    """The condition is met on *day*, whatever the list shows."""
    return lambda clause: replace(clause, condition=FromDay(day), on=None, floor=None)
