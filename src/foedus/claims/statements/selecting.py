"""Of statements that overlap, those that say most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from foedus.claims.terms.claims import Claim
from foedus.claims.terms.kinds import Kind


def selected(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """One of each kind at a place: the one that names most, then the one with the fewest words."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=_rank):
        if not any(_same_place(claim, other) for other in kept):
            kept.append(claim)
    kept = [one for one in kept if not any(_gives_way(one, other) for other in kept)]
    return tuple(sorted(kept, key=lambda one: (one.stretch.start, one.stretch.end, one.kind)))


def _rank(claim: Claim) -> tuple[int, int, int]:
    length = claim.stretch.end - claim.stretch.start
    return -said(claim), length, claim.stretch.start


def said(claim: Claim) -> int:
    """How many places of the statement are filled; what its own words fill counts twice."""
    values = (getattr(claim.content, one.name) for one in fields(claim.content))
    return sum(_weight(value) for value in values)


def _weight(value: object) -> int:
    number = getattr(value, "number", None)
    if isinstance(number, int):
        return 2 * (number >= 0)
    words = getattr(value, "words", None)
    if isinstance(words, str):
        return 2 if words else int(bool(value) and getattr(value, "relation", "") != "unsaid")
    return 2 * bool(value)


_GIVES_WAY: Final = {
    Kind.SIGNATURE: {Kind.ORG_LINK, Kind.WITHDRAWAL, Kind.RATIFICATION, Kind.OFFICE_HOLDER},
    Kind.BIOGRAPHY: {Kind.OFFICE_HOLDER},
    Kind.ENTRY_INTO_FORCE: {Kind.ORG_LINK, Kind.WITHDRAWAL},
    Kind.MEMBERSHIP_LIST: {Kind.WITHDRAWAL, Kind.ORG_LINK, Kind.FOUNDING, Kind.CHAIR},
    Kind.PARTICIPATION: {Kind.MEMBERSHIP_LIST, Kind.MEMBER_COUNT},
    Kind.BODY_FUNCTION: {Kind.SESSION_DATE_PLACE, Kind.SIGNATURE, Kind.MEMBERSHIP_LIST},
    Kind.OFFICE_HOLDER: {Kind.CHAIR},
    Kind.SESSION_DATE_PLACE: {Kind.FOUNDING},
}
"""One and the same words make a statement of one kind: that which says more of what happened."""
_NEARLY: Final = 0.8


def _gives_way(one: Claim, other: Claim) -> bool:
    """Whether *other* tells the same words, or more, as a kind that counts before that of *one*."""
    if other.kind not in _GIVES_WAY.get(one.kind, set()):
        return False
    length = one.stretch.end - one.stretch.start
    return one.stretch.shared(other.stretch) >= _NEARLY * length


def _same_place(one: Claim, other: Claim) -> bool:
    """Whether two statements of a kind share words, a third of the shorter, or say the same."""
    if one.kind is not other.kind:
        return False
    if one.content == other.content and one.stretch.shared(other.stretch):
        return True
    shorter = min(one.stretch.end - one.stretch.start, other.stretch.end - other.stretch.start)
    return one.stretch.shared(other.stretch) * 3 >= max(1, shorter)
