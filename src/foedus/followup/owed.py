"""Who still owes which step: all of a register, of one state, under one instrument.

What the assembly's rows say is due (comments, positions, powers, measures, receipts) is handed in
as `Owed` values and stands beside what is computed from the register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from foedus.collection.pages.memory import remembered
from foedus.collection.pages.view import View
from foedus.followup.terms import Owed, Stand
from foedus.followup.under import owed_under
from foedus.law.terms.conditions import Listed
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.opened import OpenRegister

_WEIGHT: Final = {stand: place for place, stand in enumerate(Stand)}


def owed(
    opened: OpenRegister, on: date, known: date | None = None, *, given: Iterable[Owed] = ()
) -> tuple[Owed, ...]:
    """Everything that is owed on a day, as known on a day; *given* stands beside it.

    In the order of urgency: what has a deadline first, then what has been awaited longest.
    """
    return in_order([*owed_in(View(opened=opened, on=on, known=known)), *given])


def owed_in(view: View) -> tuple[Owed, ...]:
    """What is owed under all instruments of a register; computed once for a view."""
    key = ("owed", view.on, view.known, view.readings)
    return remembered(view.opened, key, lambda: in_order(_of_all(view)))


def owed_by(view: View, party: str) -> tuple[Owed, ...]:
    """What one state owes under the instruments of a register; computed once for a view."""
    key = ("owed-by", party, view.on, view.known, view.readings)
    return remembered(view.opened, key, lambda: in_order(_of_one(view, party)))


def owed_for(view: View, instrument: str) -> tuple[Owed, ...]:
    """What all states owe under one instrument."""
    held = view.register.instrument[view.opened.names.instrument(instrument)]
    return in_order(_under(view, held, _concerned(view, held)))


def in_order(debts: Iterable[Owed]) -> tuple[Owed, ...]:
    """By urgency: awaited before open; the nearest deadline, then the longest awaited."""
    return tuple(sorted(debts, key=_urgency))


def _urgency(one: Owed) -> tuple[object, ...]:
    until = one.until if isinstance(one.until, date) else date.max
    since = date.max if one.since is None else first_possible(one.since)
    return _WEIGHT[one.stand], until, since, one.subject, one.party


def _of_all(view: View) -> list[Owed]:
    return [
        found
        for instrument in view.register.instruments
        for found in _under(view, instrument, _concerned(view, instrument))
    ]


def _of_one(view: View, party: str) -> list[Owed]:
    found = (owed_under(view, instrument, party) for instrument in concerned(view, party))
    return [one for one in found if one is not None]


def _under(view: View, instrument: Instrument, parties: Collection[str]) -> list[Owed]:
    found = (owed_under(view, instrument, party) for party in sorted(parties))
    return [one for one in found if one is not None]


def _concerned(view: View, instrument: Instrument) -> frozenset[str]:
    """The states that an instrument may ask something of: who acted, negotiated, is named."""
    acted = {act.party for act in instrument.acts if act.party in view.register.party}
    clause = instrument.clauses.participation
    named = clause.states.parties if clause and isinstance(clause.states, Listed) else ()
    return frozenset({*acted, *instrument.negotiating, *named, *_members(view, instrument)})


def _members(view: View, instrument: Instrument) -> Collection[str]:
    """Who ever belonged to the organisation of an instrument that is open to its members."""
    clause = instrument.clauses.participation
    if clause is None or not instrument.within:
        return ()
    found: set[str] = set()
    for criterion in ("participant", "member"):
        found |= view.first.members(instrument.within, criterion).keys()
    return found


def concerned(view: View, party: str) -> tuple[Instrument, ...]:
    """The instruments that concern a state: it acted, negotiated, is named, belongs."""
    return _instruments_of(view).get(party, ())


def _instruments_of(view: View) -> dict[str, tuple[Instrument, ...]]:
    """The instruments that concern each state; made once for what was known."""

    def made() -> dict[str, tuple[Instrument, ...]]:
        found: dict[str, list[Instrument]] = {}
        for instrument in view.register.instruments:
            for party in _concerned(view, instrument):
                found.setdefault(party, []).append(instrument)
        return {party: tuple(held) for party, held in found.items()}

    return remembered(view.opened, ("owed-of", view.known, view.readings), made)
