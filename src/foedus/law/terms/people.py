"""People and towns that a register names, so that a reader's words can be recognised."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom acts, sessions or reports name.

    *name* is the usual one, *also* are other spellings. *born* is None where no source of the
    register tells it. *party* is the state whose national or officer the person was, by code. Posts
    stand in the note of the evidence: nothing is computed from them.
    """

    id: str
    name: Wording
    also: tuple[str, ...] = ()
    born: When | None = None
    party: str = ""
    evidence: Evidence = Evidence()
    where: Place = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town or another place of meetings, and the state in which it lies.

    *party* is the ISO 3166 code of that state, which need not be a party of the register.
    *capital* says that it is the seat of that state's government today.
    """

    id: str
    name: Wording
    also: tuple[str, ...] = ()
    party: str = ""
    capital: bool = False
    where: Place = Place()
