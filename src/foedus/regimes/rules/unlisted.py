"""Whether the register can know that a state is *not* bound.

Where the list of those who negotiated a text is held, a state that stands neither there nor in an
act is not bound. Where no such list is held, silence about a state of the organisation says
nothing: nobody can tell.
"""

from __future__ import annotations

from foedus.law.answers.worlds import Worlds
from foedus.law.terms.clauses import Entitlement
from foedus.law.terms.instruments import Instrument


def is_unlisted(worlds: Worlds, instrument: Instrument, party: str) -> bool:
    """Whether the register says nothing about *party* under *instrument*, and might have to."""
    if instrument.negotiating or instrument.bilateral:
        return False
    if any(act.party == party for act in instrument.acts):
        return False
    return _is_open_to_any(instrument) or _took_part(worlds, instrument.within, party)


def _is_open_to_any(instrument: Instrument) -> bool:
    clause = instrument.clauses.participation
    return clause is not None and Entitlement.ANY_STATE in clause.open_to


def _took_part(worlds: Worlds, organisation: str, party: str) -> bool:
    """Whether *party* has ever had anything to do with *organisation*."""
    held = worlds.material.register.organisation.get(organisation)
    if held is None:
        return True
    names = {criterion.name for criterion in held.criteria}
    world = worlds.first()
    return any(world.members(organisation, name).get(party) for name in names)
