"""What one state signed, and what binds it: lists that are made once for a view."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.asked import standing_of
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.view import View
from foedus.followup.owed import concerned
from foedus.law.answers.answers import PartyStanding
from foedus.law.answers.standing import Word
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import When, first_possible

_BINDING = frozenset(
    {Word.PARTY, Word.SUSPENDED, Word.BOUND_THROUGH, Word.PROVISIONAL, Word.CONTRACTING}
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, with the day on which it was given (that of adoption, where it has none)."""

    instrument: Instrument
    act: Act
    day: When


@dataclass(frozen=True, slots=True)
class Bound:
    """How a state stands to an instrument that binds it, or may bind it where that is in doubt."""

    instrument: Instrument
    told: PartyStanding


def signed_by(view: View, party: str) -> tuple[Signed, ...]:
    """The signatures of a state by the day of the view, the newest first."""
    key = ("signed-by", party, view.on, view.known, view.readings)
    return remembered(view.opened, key, lambda: _signed(view, party))


def _signed(view: View, party: str) -> tuple[Signed, ...]:
    found = [
        Signed(instrument, act, instrument.adopted if act.legal_when is None else act.legal_when)
        for instrument in concerned(view, party)
        for act in instrument.acts
        if act.kind is Kind.SIGNATURE and act.party == party
    ]
    done = (one for one in found if first_possible(one.day) <= view.on)
    return tuple(
        sorted(done, key=lambda one: (first_possible(one.day), one.instrument.id), reverse=True)
    )


def bound_by(view: View, party: str) -> tuple[Bound, ...]:
    """What binds a state on the day of the view, in force before provisional; by adoption."""
    key = ("bound-by", party, view.on, view.known, view.readings)
    return remembered(view.opened, key, lambda: _bound(view, party))


def _bound(view: View, party: str) -> tuple[Bound, ...]:
    asked = (
        Bound(one, standing_of(view, one.id, party))
        for one in concerned(view, party)
        if first_possible(one.adopted) <= view.on
    )
    found = [one for one in asked if not _BINDING.isdisjoint(one.told.word.values)]
    order = {word: place for place, word in enumerate(Word)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order[one.told.word.value],
                first_possible(one.instrument.adopted),
                one.instrument.id,
            ),
        )
    )
