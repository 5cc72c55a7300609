"""Titles and acts of a register, by id: made once."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.collection.pages.memory import remembered
from foedus.law.terms.acts import Act
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True)
class Lookups:
    """Titles by id (of sources, readings, bodies, sessions) and acts by id."""

    sources: dict[str, str]
    readings: dict[str, Wording]
    bodies: dict[str, Wording]
    sessions: dict[str, Wording]
    acts: dict[str, Act]


def lookups_of(opened: OpenRegister) -> Lookups:
    """The lookups of an open register."""
    return remembered(opened, "lookups", lambda: _made(opened.register))


def _made(register: Register) -> Lookups:
    return Lookups(
        sources={source.id: source.title for source in register.sources},
        readings={note.name: note.title for note in register.readings},
        bodies={b.id: b.title for one in register.organisations for b in one.bodies},
        sessions={session.id: session.title for session in register.sessions},
        acts={act.id: act for act in register.acts()},
    )
