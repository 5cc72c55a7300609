"""certain acts ──sort──▶ history: the acts of one instrument in time order, by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from foedus.law.derive.certain import certain_day
from foedus.law.terms.acts import DONE_AT_ADOPTION, Act, Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible

Key = TypeVar("Key", Kind, str)


@dataclass(frozen=True, slots=True)
class Done:
    """An act and the day on which it counts (receipt by the depositary, else its own day)."""

    act: Act
    day: date


@dataclass(frozen=True, slots=True)
class History:
    """What was done under one instrument, by kind and by state, each in time order."""

    instrument: Instrument
    adopted: date
    by_kind: dict[Kind, tuple[Done, ...]]
    by_state: dict[str, tuple[Done, ...]]

    def of(self, *kinds: Kind) -> tuple[Done, ...]:
        """The acts of *kinds*, in time order."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], ())
        found = (done for kind in kinds for done in self.by_kind.get(kind, ()))
        return tuple(sorted(found, key=_in_time_order))

    def by(self, party: str, *kinds: Kind) -> Iterator[Done]:
        """The acts of *kinds* that *party* did."""
        return (done for done in self.by_state.get(party, ()) if done.act.kind in kinds)


def history_of(instrument: Instrument) -> History:
    """The history of *instrument*, whose acts must be certain.

    An act that has no day of its own but an effect counts on the day of that effect; a signature
    without a day was given at adoption; an act without any day is left out.
    """
    adopted = first_possible(instrument.adopted)
    kinds: dict[Kind, list[Done]] = defaultdict(list)
    states: dict[str, list[Done]] = defaultdict(list)
    for act in instrument.acts:
        day = legal_day(act) or certain_day(act.effect)
        if day is None and act.kind in DONE_AT_ADOPTION:
            day = adopted
        if day is not None:
            done = Done(act, day)
            kinds[act.kind].append(done)
            states[act.party].append(done)
    return History(instrument, adopted, _ordered(kinds), _ordered(states))


def _ordered(found: Mapping[Key, list[Done]]) -> dict[Key, tuple[Done, ...]]:
    return {key: tuple(sorted(done, key=_in_time_order)) for key, done in found.items()}


def legal_day(act: Act) -> date | None:
    """The day on which a certain act counts: receipt by the depositary, else its own day."""
    return certain_day(act.legal_when)


def effect_day(done: Done) -> date:
    """The day from which a certain act says it has effect; its legal day where it says nothing."""
    return certain_day(done.act.effect) or done.day


def _in_time_order(done: Done) -> tuple[date, str]:
    return done.day, done.act.party
