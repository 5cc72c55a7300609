"""The kinds of questions that a row can ask, and the columns that each of them needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Final

from foedus.frames.errors import BadColumn
from foedus.law.terms.errors import BadQuestion, UnknownName


class Kind(StrEnum):
    """What a row asks.

    BOND: how an instrument stands between two states. STANDING: how a state stands to an
    instrument. MEMBER: whether a state meets a criterion of an organisation. SHARED: how many
    instruments are in force between two states. INSTRUMENTS: the same as lists of ids.
    """

    BOND = "bond"
    STANDING = "standing"
    MEMBER = "member"
    SHARED = "shared"
    INSTRUMENTS = "instruments"


class Role(StrEnum):
    """What a column, or a constant in its place, tells."""

    INSTRUMENT = "instrument"
    ORGANISATION = "organisation"
    CRITERION = "criterion"
    PARTY = "party"
    FIRST = "first"
    SECOND = "second"
    ON = "on"
    KNOWN = "known"


NEEDS: Final[dict[Kind, tuple[Role, ...]]] = {
    Kind.BOND: (Role.INSTRUMENT, Role.FIRST, Role.SECOND),
    Kind.STANDING: (Role.INSTRUMENT, Role.PARTY),
    Kind.MEMBER: (Role.ORGANISATION, Role.PARTY),
    Kind.SHARED: (Role.FIRST, Role.SECOND),
    Kind.INSTRUMENTS: (Role.FIRST, Role.SECOND),
}
"""What a row must tell, besides the day that all need."""

ANSWERS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.BOND: ("answer",),
    Kind.STANDING: ("answer",),
    Kind.MEMBER: ("answer",),
    Kind.SHARED: ("shared", "in_doubt"),
    Kind.INSTRUMENTS: ("instruments", "in_doubt"),
}
"""The columns that an answer adds."""

ALIASES: Final[dict[Role, tuple[str, ...]]] = {
    Role.INSTRUMENT: ("instrument", "treaty", "instrument_id", "treaty_id"),
    Role.ORGANISATION: ("organisation", "organization", "org"),
    Role.CRITERION: ("criterion",),
    Role.PARTY: ("party", "state", "country"),
    Role.FIRST: ("first", "a", "state_a", "party_a", "country_a"),
    Role.SECOND: ("second", "b", "state_b", "party_b", "country_b"),
    Role.ON: ("on", "date", "day"),
    Role.KNOWN: ("known", "known_on", "as_known"),
}
"""The names by which a column is recognised, the canonical one first; upper case is the same."""


def roles_in(names: Iterable[str]) -> dict[Role, str]:
    """The column for each role. The canonical name goes before an alias; two aliases are refused.

    >>> roles_in(["A", "b", "day", "price"])[Role.FIRST]
    'A'
    """
    held = list(names)
    found = {role: _column_of(role, held) for role in Role}
    return {role: name for role, name in found.items() if name}


def _column_of(role: Role, names: list[str]) -> str:
    if str(role) in names:
        return str(role)
    meant = [name for name in names if name.casefold() in ALIASES[role]]
    if len(meant) > 1:
        raise BadColumn(
            meant[0], f"{' and '.join(meant)} both mean {role!s}.", f"Call one of them {role!s}."
        )
    return meant[0] if meant else ""


def kind_of(question: str, told: Collection[Role]) -> Kind:
    """The kind that *question* names; where it names none, the one that the roles tell."""
    if question:
        if question not in set(Kind):
            raise UnknownName("kind of question", question, [str(kind) for kind in Kind])
        return Kind(question)
    fitting = [
        kind for kind in Kind if kind is not Kind.INSTRUMENTS and set(NEEDS[kind]) <= {*told}
    ]
    widest = [one for one in fitting if not any(_within(one, other) for other in fitting)]
    if len(widest) == 1:
        return widest[0]
    if widest:
        raise BadQuestion(
            f"The columns fit several questions: {', '.join(widest)}. Name the kind of question."
        )
    ways = "; ".join(f"{kind}: {', '.join(NEEDS[kind])}" for kind in Kind)
    raise BadQuestion(
        f"The columns fit no question{_nearly(told)}. Each needs `on` and these columns or "
        f"constants: {ways}."
    )


def _nearly(told: Collection[Role]) -> str:
    """What one column more would make of those that are there: ``; with `second` it is bond``."""
    lacking = {kind: set(NEEDS[kind]) - {*told} for kind in Kind if kind is not Kind.INSTRUMENTS}
    near = [(kind, lack) for kind, lack in lacking.items() if len(lack) == 1]
    told_of = (f"with `{', '.join(lack)}` it would be {kind}" for kind, lack in near)
    return "".join(f"; {one}" for one in told_of)


def _within(one: Kind, other: Kind) -> bool:
    return set(NEEDS[one]) < set(NEEDS[other])
