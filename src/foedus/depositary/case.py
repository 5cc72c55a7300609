"""What an examination looks at: the document, the instrument, and how things stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.depositary.received import ReceivedInstrument
from foedus.depositary.words import name_of
from foedus.law.answers.standing import Word, stand_on
from foedus.law.derive.consents import Consent
from foedus.law.derive.history import Done
from foedus.law.derive.status import Status
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A received instrument with the instrument it is done under, as the register stands."""

    opened: OpenRegister
    received: ReceivedInstrument
    on: date
    instrument: Instrument
    world: World
    status: Status

    @property
    def register(self) -> Register:
        """The register that is asked."""
        return self.opened.register

    @property
    def clauses(self) -> Clauses:
        """The final clauses of the instrument."""
        return self.instrument.clauses

    @property
    def party(self) -> Wording:
        """The name of the acting state."""
        return name_of(self.register, self.received.party)

    @property
    def consents(self) -> tuple[Consent, ...]:
        """The consents of the acting state, in time order."""
        return self.status.consents.by_party.get(self.received.party, ())

    @property
    def standing_consent(self) -> Consent | None:
        """The consent of the acting state that stands on the day of receipt."""
        day = self.received.received
        return next((one for one in self.consents if day in one.span), None)

    @property
    def bound_since(self) -> date | None:
        """The day of the consent that stands, or since when a source has the state as party."""
        standing, day = self.standing_consent, self.received.received
        if standing is not None:
            return standing.day
        stand = stand_on(self.status.records.get(self.received.party), day)
        return stand.since if stand.word in {Word.PARTY, Word.SUSPENDED} else None

    def own(self, *kinds: str) -> Iterator[Done]:
        """The acts of the acting state of some kinds, up to the day of receipt."""
        mine = self.status.history.by_state.get(self.received.party, ())
        return (d for d in mine if d.act.kind in kinds and d.day <= self.received.received)

    def about(self) -> Act | None:
        """The act of this instrument that the document names."""
        acts = (act for act in self.status.instrument.acts if act.id == self.received.about)
        return next(acts, None)


def case_of(opened: OpenRegister, received: ReceivedInstrument, on: date) -> Case | None:
    """The case of a received instrument; None where the register does not hold what it is under.

    Matters in dispute are looked at in the first reading; the preview tells every reading.
    """
    instrument = opened.register.instrument.get(received.instrument)
    if instrument is None:
        return None
    world = opened.worlds(None).first()
    status = world.status(instrument.id)
    if status is None:  # pragma: no cover - the instrument is held
        return None
    return Case(
        opened=opened, received=received, on=on, instrument=instrument, world=world, status=status
    )
