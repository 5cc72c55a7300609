"""How the states of a case stand to the instruments that an answer rests on: the pair's dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.law.answers.standing import Word
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.evidence import Confidence
from foedus.regimes.labour.case import Values
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import FieldKind, Regime


@dataclass(frozen=True, slots=True)
class StateStands:
    """One state and one instrument: the possible words, and since when it has been so.

    *at_latest*: it may have been so before, but from this day on it certainly is.
    """

    state: str
    words: tuple[str, ...]
    since: tuple[date, ...]
    at_latest: bool
    confidence: Confidence


_OUTSIDE = {Word.NONE, Word.SIGNED, Word.CONTRACTING}


def is_outside(one: StateStands) -> bool:
    """Whether a state is certainly not bound, so that nothing has begun between the states."""
    return set(one.words) <= _OUTSIDE


def states_in(regime: Regime, values: Values) -> tuple[str, ...]:
    """The states that *values* name, each once."""
    fields = (one.name for one in regime.fields.values() if one.kind is FieldKind.STATE)
    return tuple(dict.fromkeys(str(values[name]) for name in fields if name in values))


def standings(
    law: Law, instrument: str, states: tuple[str, ...], on: date
) -> Iterator[StateStands]:
    """How each of *states* stands to *instrument* on a day."""
    if instrument not in law.register.instrument:
        return
    for state in states:
        line = law.standing(instrument, state)
        seen = line.at(on)
        since = () if seen.since is None else (seen.since,)
        yield StateStands(
            state=state,
            words=tuple(sorted(str(word) for word in seen.values)),
            since=since,
            at_latest=any(seen.values < line.at(day - ONE_DAY).values for day in since),
            confidence=seen.evidence().confidence,
        )
