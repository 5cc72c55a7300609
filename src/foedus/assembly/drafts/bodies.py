"""Which bodies and parties the register knows: what drafts may name."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.held import held


def bodies(register: Register) -> dict[str, Wording]:
    """Who can adopt a document: the bodies of all organisations, and these themselves."""
    found: dict[str, Wording] = {}
    for organisation in register.organisations:
        found[organisation.id] = organisation.title
        found.update({body.id: body.title for body in organisation.bodies})
    return found


def organisation_of(register: Register, body: str) -> str:
    """The organisation whose body it is; empty for an unknown one."""
    for organisation in register.organisations:
        if body == organisation.id or any(one.id == body for one in organisation.bodies):
            return organisation.id
    return ""


def check_body(body: str) -> str:
    """A body that the register holds. Raises `UnknownName`."""
    known = bodies(held().register)
    if body not in known:
        raise UnknownName("body", body, known)
    return body


def check_parties(parties: Iterable[str]) -> tuple[str, ...]:
    """Parties that the register holds, each once. Raises `UnknownName`."""
    known = held().register.party
    given = tuple(dict.fromkeys(parties))
    for party in given:
        if party not in known:
            raise UnknownName("party", party, known)
    return given
