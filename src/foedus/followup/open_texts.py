"""To whom a text is open that has not signed it (VCLT 15): as far as its clause is held."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.collection.pages.instrument import members_on
from foedus.collection.pages.view import View
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Entitlement, Participation
from foedus.law.terms.conditions import Listed
from foedus.law.terms.instruments import Instrument

_INVITING: Final = (Kind.INVITATION,)
_TESTS: Final = ("participant", "member")


def expected(view: View, status: Status) -> frozenset[str]:
    """The states that the text names as those who may sign or join: never "any state"."""
    instrument = status.instrument
    clause = instrument.clauses.participation
    if clause is None:
        return frozenset()
    found: set[str] = set()
    if not set(clause.open_to).isdisjoint(_NEGOTIATED):
        found |= instrument.negotiating
    found |= _named(clause)
    if Entitlement.MEMBERS in clause.open_to and instrument.within:
        found |= set(members_on(view, instrument.within))
    if Entitlement.INVITED in clause.open_to:
        found |= {d.act.party for d in status.history.of(*_INVITING) if d.day <= view.on}
    return frozenset(found - {""})


_NEGOTIATED: Final = frozenset(
    {Entitlement.NEGOTIATING, Entitlement.ANY_STATE, Entitlement.CONSENT_OF_ALL}
)


def _named(clause: Participation) -> frozenset[str]:
    if Entitlement.LISTED in clause.open_to and isinstance(clause.states, Listed):
        return clause.states.parties
    return frozenset()


def signatures_are_held(instrument: Instrument) -> bool:
    """Whether the register holds who signed: without it, a missing signature says nothing."""
    return any(act.kind in {Kind.SIGNATURE, Kind.NOT_SIGNED} for act in instrument.acts)


def left_organisation(view: View, instrument: Instrument, party: str) -> date | None:
    """The day on which a state had left the organisation of an instrument; None: it had not.

    A state that never belonged to it did not leave it.
    """
    for criterion in _TESTS:
        spans = view.first.members(instrument.within, criterion).get(party, ())
        if not spans:
            continue
        if any(view.on in span for span in spans):
            return None
        ends = (span.end for span in spans)
        return max((end for end in ends if isinstance(end, date) and end <= view.on), default=None)
    return None
