"""Whom the depositary informs of an act, and in what capacity (VCLT 23, 65, 77(1)(e), 78, 79)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.answers.standing import Word, stand_on
from foedus.law.derive.status import Status
from foedus.law.derive.world import World
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.clauses import Entitlement
from foedus.law.terms.conditions import Group, Listed, MembersOf, PartiesOf
from foedus.law.terms.days import holds_on
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

W = Wording


class Capacity(StrEnum):
    """Why a state is informed: the strongest reason, in this order."""

    ACTING_STATE = "acting-state"
    PARTY = "party"
    CONTRACTING_STATE = "contracting-state"
    SIGNATORY = "signatory"
    ENTITLED = "entitled"


CAPACITY_NAMES: Final[dict[Capacity, Wording]] = {
    Capacity.ACTING_STATE: W("acting state", "действующее государство"),
    Capacity.PARTY: W("party", "участник"),
    Capacity.CONTRACTING_STATE: W("contracting state", "договаривающееся государство"),
    Capacity.SIGNATORY: W("signatory", "подписавшее государство"),
    Capacity.ENTITLED: W("entitled to become a party", "вправе стать участником"),
}
"""How each capacity is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One that is informed, as what, and by which rule. *for_party*: instead of a state no more."""

    code: str
    capacity: Capacity
    rule: str
    for_party: str = ""


_RULES: Final[dict[Kind, str]] = {
    Kind.RESERVATION: "VCLT 23(1), 78(c)",
    Kind.RESERVATION_CONFIRMED: "VCLT 23(2), 78(c)",
    Kind.RESERVATION_MODIFIED: "VCLT 23(1), 78(c)",
    Kind.RESERVATION_WITHDRAWN: "VCLT 22(3), 23(4), 78(c)",
    Kind.OBJECTION: "VCLT 23(1), 78(c)",
    Kind.OBJECTION_WITHDRAWN: "VCLT 22(3), 23(4), 78(c)",
    Kind.WITHDRAWAL: "VCLT 65(1), 67(2), 77(1)(e)",
    Kind.WITHDRAWAL_REVOKED: "VCLT 68, 77(1)(e)",
    Kind.CORRECTION_PROPOSED: "VCLT 79(1)(b)",
    Kind.CORRECTION_OBJECTED: "VCLT 79(2)(b)",
    Kind.CORRECTION: "VCLT 79(2)(a)",
}
_ANY_OTHER: Final = "VCLT 77(1)(e)"
_RECEIPT: Final = "VCLT 77(1)(c), (d)"
_BOUND: Final = frozenset({Word.PARTY, Word.SUSPENDED, Word.BOUND_THROUGH, Word.PROVISIONAL})


def addressees(opened: OpenRegister, act: Act, on: date) -> tuple[Addressee, ...]:
    """Everyone to be informed of *act* on *on*, the acting state first.

    A state that no longer exists is replaced by those that succeeded it under the instrument.
    Raises `UnknownName` for an act under an instrument that the register does not hold.
    """
    register = opened.register
    if act.instrument not in register.instrument:
        raise UnknownName("instrument", act.instrument, register.instrument)
    world = opened.worlds(None).first()
    found = _capacities(register, world, act, on)
    order = list(Capacity)
    places = {code: place for place, code in enumerate(register.party)}
    rows = (_addressee(act, code, capacity) for code, capacity in found.items())
    living = (one for row in rows for one in _living(register, row, on))
    unique: dict[str, Addressee] = {}
    for one in sorted(living, key=lambda a: (order.index(a.capacity), bool(a.for_party))):
        unique.setdefault(one.code, one)
    ranked = sorted(
        unique.values(), key=lambda a: (order.index(a.capacity), places.get(a.code, len(places)))
    )
    return tuple(ranked)


def _addressee(act: Act, code: str, capacity: Capacity) -> Addressee:
    if capacity is Capacity.ACTING_STATE:
        return Addressee(code=code, capacity=capacity, rule=_RECEIPT)
    return Addressee(code=code, capacity=capacity, rule=_RULES.get(act.kind, _ANY_OTHER))


def _capacities(register: Register, world: World, act: Act, on: date) -> dict[str, Capacity]:
    """The strongest capacity of each state; the last one set wins, so the weakest come first."""
    status = world.status(act.instrument)
    found: dict[str, Capacity] = {}
    if status is None:  # pragma: no cover - the caller has looked it up
        return found
    found.update(dict.fromkeys(_entitled(register, world, status, on), Capacity.ENTITLED))
    for signed in status.consents.signatures:
        if on in signed.span:
            found[signed.party] = Capacity.SIGNATORY
    for one in status.consents.consents:
        if on in one.span:
            found[one.party] = Capacity.CONTRACTING_STATE
    for code, record in status.records.items():
        if stand_on(record, on).word in _BOUND:
            found[code] = Capacity.PARTY
    if act.party:
        found[act.party] = Capacity.ACTING_STATE
    return found


def _entitled(register: Register, world: World, status: Status, on: date) -> Iterator[str]:
    """The states entitled to become parties: negotiating, named, members, invited, or any."""
    yield from status.instrument.negotiating
    clause = status.instrument.clauses.participation
    routes = frozenset(clause.open_to) if clause is not None else frozenset()
    if Entitlement.ANY_STATE in routes:
        yield from (party.code for party in register.parties if not party.organisation)
    if Entitlement.INVITED in routes:
        invited = status.history.of(Kind.INVITATION)
        yield from (done.act.party for done in invited if done.act.party and done.day <= on)
    if clause is None:
        return
    match clause.states:
        case Listed(parties):
            yield from parties
        case MembersOf(organisation, criterion):
            members = world.members(organisation, criterion)
            yield from (code for code, spans in members.items() if holds_on(spans, on))
        case PartiesOf(instrument):
            parties_of = world.party_spans(instrument)
            yield from (code for code, spans in parties_of.items() if holds_on(spans, on))
        case Group.NEGOTIATING | Group.SIGNATORIES:
            yield from (signed.party for signed in status.consents.signatures)
        case _:
            return


def _living(register: Register, row: Addressee, on: date) -> Iterator[Addressee]:
    """The addressee itself while it exists; afterwards its successors, if any are known."""
    held = register.party.get(row.code)
    if held is None or _exists(held, on):
        yield row
        return
    for heir in _heirs(register, row.code, on):
        yield Addressee(code=heir, capacity=row.capacity, rule=row.rule, for_party=row.code)


def _exists(party: Party, on: date) -> bool:
    begun = party.existed_from is None or party.existed_from <= on
    return begun and (party.existed_until is None or on < party.existed_until)


def _heirs(register: Register, gone: str, on: date) -> Iterator[str]:
    """The states and organisations that succeeded or continue *gone*, and exist."""
    found = (
        act.party
        for act in register.acts()
        if act.kind in {Kind.SUCCESSION, Kind.CONTINUATION} and act.predecessor == gone
    )
    for code in dict.fromkeys(found):
        held = register.party.get(code)
        if held is None or _exists(held, on):
            yield code
