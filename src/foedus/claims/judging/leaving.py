"""The acts by which a state leaves, or takes no more part: notices, votes, suspensions, recalls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import Group
from foedus.claims.judging.named import LONGEST
from foedus.claims.judging.rivals import followed
from foedus.claims.judging.telling import unique
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation

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
        yield from (a for a in followed(case.seen, instrument) if _is_step(a, code))
    organisation = _organisation(case, group) if group is not None else None
    if organisation is not None:
        yield from (a for a in followed(case.seen, organisation) if _is_step(a, code))


def _organisation(case: Case, group: Group) -> Organisation | None:
    """The organisation left, or that of the body left: what it decides is told of the whole."""
    body = case.seen.body(group.id)
    return body[0] if body is not None else case.register.organisation.get(group.id)


def _is_step(act: Act, code: str) -> bool:
    return act.party == code and act.kind in STEPS


_GOES_ON: Final = re.compile(
    r"\b(?:leaving|quitting|withdrawing|exiting|pulling out|"
    r"выходит|выходят|покидает|покидают|о выходе|процедур\w{1,3} выхода|прекращени\w{1,3})\b",
    re.IGNORECASE,
)
_OF_LEAVING: Final = re.compile(
    r"\b(?:withdraw|notice|notif|уведом|leav|exit|quit|denounc|denunciation|terminat|end(?:s|ed|ing)?\b|выход|выйт|выш|покин|денонс|прекращ)",
    re.IGNORECASE,
)


def is_going_on(words: str) -> bool:
    """Whether words tell of a leaving that is under way, not of one that is done."""
    return bool(_GOES_ON.search(words[:LONGEST]))


def speaks_of_leaving(words: str) -> bool:
    """Whether words say themselves that it is about leaving, not only about a note."""
    return bool(_OF_LEAVING.search(words[:LONGEST]))


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
