"""The words of a notification in the database and in the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from foedus.depositary.addressees import Addressee
from foedus.depositary.letters import Letter
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.models import Notification


def depositary_of(register: Register, act: Act) -> Wording:
    """The name of whoever is depositary of what *act* was done under.

    It is the holder that the depositary clause names (as an office, an organisation or a state),
    else the organisation within which the treaty was made, else the register itself.
    """
    instrument = register.instrument.get(act.instrument)
    clause = None if instrument is None else instrument.clauses.depositary
    within = "" if instrument is None else instrument.within
    for name in ("" if clause is None else clause.holder, within):
        found = _named(register, name) if name else None
        if found is not None:
            return found
    return register.title


def _named(register: Register, name: str) -> Wording | None:
    if name in register.organisation:
        return register.organisation[name].title
    if name in register.party:
        return register.party[name].name
    bodies = (body for held in register.organisations for body in held.bodies)
    titles = {body.id: body.title for body in bodies}
    titles |= {office.id: office.titles[-1].title for office in register.offices}
    return titles.get(name)


def letter_text(letter: Letter) -> str:
    """The letter as the JSON that is kept."""
    return msgspec.json.encode(letter, order="sorted").decode()


def letter_from(notification: Notification) -> Letter:
    """The letter that was sent."""
    return msgspec.json.decode(notification.value, type=Letter)


def letter_words(letter: Letter, to: Sequence[Addressee]) -> Mapping[str, Any]:
    """What the journal says of a notification: its number, its words, to whom it goes."""
    return {
        "reference": letter.reference,
        "year": letter.year,
        "number": letter.number,
        "instrument": letter.instrument,
        "value": msgspec.to_builtins(letter),
        "addressees": [[one.code, str(one.capacity), one.rule] for one in to],
    }
