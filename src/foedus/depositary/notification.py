"""The depositary notification of an act: numbered, dated, with the clause quoted.

It names the treaty, the act, the day it was effected, the day of entry into force for the state
with the article quoted, and says when the conditions of entry into force are met (VCLT 77(1)(e),
(f), 78; UN Treaty Handbook, depositary notifications).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.depositary.actions import action
from foedus.depositary.clocks import Clock, clocks_of
from foedus.depositary.effects import Effect, effect_of
from foedus.depositary.errors import ActNotHeld, BadNumber
from foedus.depositary.paragraphs import Paragraph, Told, paragraphs
from foedus.depositary.words import name_of
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """A notification, ready to be dispatched; *reservations* came with the act.

    The periods of *clocks* run for each addressee from the day on which it receives this.
    """

    number: int
    year: int
    on: date
    depositary: Wording
    instrument: Instrument
    act: Act
    party: Wording
    subject: Wording
    effect: Effect
    reservations: tuple[Act, ...]
    clocks: tuple[Clock, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def reference(self) -> str:
        """How it is cited: F.N., its number, its year."""
        return f"F.N.{self.number}.{self.year}"

    @property
    def title(self) -> Wording:
        """The title of the instrument."""
        return self.instrument.title

    @property
    def enters_into_force(self) -> bool:
        """Whether the instrument enters into force by this act (VCLT 77(1)(f))."""
        return self.effect.enters_by_it


def notification_of(
    opened_after: OpenRegister,
    act: Act,
    number: int,
    year: int,
    on: date,
    depositary: Wording,
) -> Notification:
    """The notification of *act*, which the register opened after the recording holds.

    Raises `ActNotHeld` if it does not, `UnknownName` for an instrument that it does not hold,
    `BadNumber` for a number or year that cannot be.
    """
    if number < 1 or not date.min.year <= year <= date.max.year:
        raise BadNumber(f"No notification can have the number {number} of the year {year}.")
    register = opened_after.register
    instrument = register.instrument.get(act.instrument)
    if instrument is None:
        raise UnknownName("instrument", act.instrument, register.instrument)
    held = next((one for one in instrument.acts if one.id == act.id), None)
    if held is None:
        raise ActNotHeld(act.id)
    made = _made_with(instrument, held)
    told = Told(
        register=register,
        instrument=instrument,
        act=held,
        party=name_of(register, held.party) if held.party else Wording("–", "–"),
        on=on,
        depositary=depositary,
        effect=effect_of(register, held),
        reservations=made,
        clocks=clocks_of(instrument, (held, *made)),
    )
    return Notification(
        number=number,
        year=year,
        on=on,
        depositary=depositary,
        instrument=instrument,
        act=held,
        party=told.party,
        subject=action(held.kind)[0],
        effect=told.effect,
        reservations=made,
        clocks=told.clocks,
        paragraphs=paragraphs(told),
    )


def _made_with(instrument: Instrument, act: Act) -> tuple[Act, ...]:
    """The reservations that came with an act: of the same state, received on the same day."""
    if act.kind is Kind.RESERVATION or not act.party:
        return ()
    return tuple(
        one
        for one in instrument.acts
        if one.kind is Kind.RESERVATION
        and (one.party, one.legal_when) == (act.party, act.legal_when)
    )
