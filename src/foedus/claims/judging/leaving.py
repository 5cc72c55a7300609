"""The acts by which a state leaves, or takes no more part: notices, votes, suspensions, recalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import Group
from foedus.claims.judging.telling import unique
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.instruments import Instrument

NOTICES: Final = frozenset({Kind.WITHDRAWAL, Kind.TERMINATION})
STEPS: Final = NOTICES | {
    Kind.DOMESTIC,
    Kind.COMMUNICATION,
    Kind.SUSPENSION,
    Kind.RIGHTS_SUSPENDED,
    Kind.WITHDRAWAL_REVOKED,
    Kind.EXPULSION,
}
"""The acts that are told of when a state is said to leave."""
SUSPENSIONS: Final = frozenset({Kind.SUSPENSION, Kind.RIGHTS_SUSPENDED})
RECALLS: Final = ("recall", "отозв", "отзыв")
"""How a register says that representatives were recalled; no kind of act says so."""
SUSPENDS: Final = ("froze", "freez", "suspend", "заморо", "приостан")
"""How a register says that a state declared to take no part for a time."""


def _instruments(case: Case, one: Instrument | None, group: Group | None) -> tuple[Instrument, ...]:
    """The instrument left, or those by which one belongs to the organisation left."""
    if one is not None:
        return (one,)
    criteria = [counted.criterion.condition for counted in (group.counted if group else ())]
    names = unique(sorted(name for condition in criteria for name in instruments_in(condition)))
    return tuple(held for name in names if (held := case.seen.instrument(name)) is not None)


def leaving_acts(
    case: Case, one: Instrument | None, group: Group | None, code: str
) -> Iterator[Act]:
    """What a state did towards leaving an instrument, or an organisation and its instruments."""
    for instrument in _instruments(case, one, group):
        yield from (a for a in instrument.acts if a.party == code and a.kind in STEPS)
    organisation = case.register.organisation.get(group.id) if group is not None else None
    if organisation is not None:
        yield from (a for a in organisation.acts if a.party == code and a.kind in STEPS)


def is_recall(act: Act) -> bool:
    """Whether an act recalls representatives."""
    return _says(act, RECALLS)


def is_declared_suspension(act: Act) -> bool:
    """Whether a state only declared that it takes no part; the law may know no such act."""
    return act.kind is Kind.COMMUNICATION and _says(act, SUSPENDS)


def _says(act: Act, stems: tuple[str, ...]) -> bool:
    note = act.evidence.note
    words = f"{note.en} {note.ru} {act.words.en} {act.words.ru}".casefold()
    return any(stem in words for stem in stems)
