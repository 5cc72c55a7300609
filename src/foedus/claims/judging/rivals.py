"""The acts of one state under one document, with its rivals apart: every account that is held.

A register may follow one of several accounts of a matter (a settled dispute). A statement is
still tested against each, because a reader may have met any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product
from typing import Final

from foedus.claims.judging.weighing import NO, YES, Ways
from foedus.claims.terms.verdicts import Agrees
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Register

MOST: Final = 64
"""No more combinations of accounts are looked at."""

Acts = tuple[Act, ...]


def acts_of(instrument: Instrument, party: str) -> Acts:
    """The acts of a party under a document, by every account."""
    return tuple(act for act in instrument.acts if act.party == party)


def accounts(acts: Acts) -> tuple[Acts, ...]:
    """Every combination of readings of the disputes that *acts* are about."""
    plain = tuple(act for act in acts if act.rival is None)
    disputes: dict[str, dict[str, list[Act]]] = {}
    for act in acts:
        if act.rival is not None:
            readings = disputes.setdefault(act.rival.dispute, {})
            readings.setdefault(act.rival.reading, []).append(act)
    choices = (tuple(readings.values()) for readings in disputes.values())
    chosen = islice(product(*choices), MOST)
    return tuple((*plain, *(act for found in one for act in found)) for one in chosen)


def ways_by_every_reading(register: Register, acts: Acts, holds: Callable[[Acts], Ways]) -> Ways:
    """The same, also by readings of which no act is among *acts*: by these nothing was done.

    One source may have a parliament vote on two treaties, another on three: to the third, the
    first source is a reading without an act.
    """
    disputes = {act.rival.dispute for act in acts if act.rival is not None}
    here = {(a.rival.dispute, a.rival.reading) for a in acts if a.rival is not None}
    held = (act.rival for act in register.acts() if act.rival is not None)
    others = {(one.dispute, one.reading) for one in held if one.dispute in disputes} - here
    found = ways_by_accounts(acts, holds)
    plain = tuple(act for act in acts if act.rival is None)
    if not others or holds(plain) == YES:
        return found
    return found | NO


def ways_by_accounts(acts: Acts, holds: Callable[[Acts], Ways]) -> Ways:
    """Whether something holds by each combination of accounts."""
    return frozenset[Agrees]().union(*(holds(one) for one in accounts(acts)))
