"""Rival accounts of one matter: the one that is followed, or all, where none is.

The register may follow one account of a disputed matter (the dispute is *settled*, by the
register itself or by a reading that is asked for). A statement is then judged by that account,
and the others are told beside it; they decide nothing. Only where nobody has settled a dispute is
a statement tested by every account, so that it may depend on which of them one follows. The rule
is one for acts of states, and for all that the law derives from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.seen import Seen
from foedus.claims.judging.telling import FEW, party, say, when_words
from foedus.claims.judging.weighing import NO, YES, Ways
from foedus.claims.terms.claims import Content, MembershipList, Withdrawal
from foedus.claims.terms.said import NO_STATES, NOTHING_NAMED, Named
from foedus.claims.terms.verdicts import Agrees
from foedus.law.answers.speech.names import KINDS
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation, Session
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording

MOST: Final = 64
"""No more combinations of accounts are looked at."""

Acts = tuple[Act, ...]


def is_followed(seen: Seen, holder: str, act: Act) -> bool:
    """Whether an act belongs to no account that is set aside for another."""
    if act.rival is None:
        return True
    return seen.settled(holder).get(act.rival.dispute, act.rival.reading) == act.rival.reading


def followed(seen: Seen, held: Instrument | Organisation | Session) -> Acts:
    """The acts of an instrument, organisation or session, by accounts that are not set aside."""
    return tuple(act for act in held.acts if is_followed(seen, held.id, act))


def acts_of(seen: Seen, instrument: Instrument, code: str) -> Acts:
    """The acts of a party under a document, by the accounts that are followed or left open."""
    return tuple(act for act in followed(seen, instrument) if act.party == code)


def accounts(acts: Acts) -> tuple[Acts, ...]:
    """Every combination of readings of the disputes that *acts* are about."""
    plain = tuple(act for act in acts if act.rival is None)
    disputes: dict[str, dict[str, list[Act]]] = {}
    for act in acts:
        if act.rival is not None:
            readings = disputes.setdefault(act.rival.dispute, {})
            readings.setdefault(act.rival.reading, []).append(act)
    choices = (tuple(readings.values()) for readings in disputes.values())
    chosen = islice(product(*choices), MOST)
    return tuple((*plain, *(act for found in one for act in found)) for one in chosen)


def ways_by_every_reading(among: Iterable[Act], acts: Acts, holds: Callable[[Acts], Ways]) -> Ways:
    """The same, also by readings of which no act is among *acts*: by these nothing was done.

    One source may have a parliament vote on two treaties, another on three: to the third, the
    first source is a reading without an act. The readings are those of the acts *among* which
    these are.
    """
    disputes = {act.rival.dispute for act in acts if act.rival is not None}
    if not disputes:
        return ways_by_accounts(acts, holds)
    here = {(a.rival.dispute, a.rival.reading) for a in acts if a.rival is not None}
    held = (act.rival for act in among if act.rival is not None)
    others = {(one.dispute, one.reading) for one in held if one.dispute in disputes} - here
    found = ways_by_accounts(acts, holds)
    plain = tuple(act for act in acts if act.rival is None)
    if not others or holds(plain) == YES:
        return found
    return found | NO


def ways_by_accounts(acts: Acts, holds: Callable[[Acts], Ways]) -> Ways:
    """Whether something holds by each combination of accounts."""
    return frozenset[Agrees]().union(*(holds(one) for one in accounts(acts)))


def others_told(case: Case) -> Wording:
    """What accounts that are not followed have of the states that a statement names."""
    content = case.claim.content
    states = getattr(content, "states", NO_STATES)
    if not 0 < len(states.codes) <= FEW:
        return Wording()
    parts = (_set_aside(case, one, states.codes) for one in _resting_on(case, content))
    return next((words for words in parts if words), Wording())


def _resting_on(case: Case, content: Content) -> Iterator[Instrument]:
    """The document that is named; else those by which one belongs to the organisation."""
    named: Named = getattr(content, "instrument", NOTHING_NAMED)
    one = case.seen.instrument(named.id)
    if one is not None:
        yield one
    elif isinstance(content, MembershipList | Withdrawal):
        held = case.register.organisation.get(content.organisation.id)
        conditions = [one.condition for one in held.criteria] if held is not None else []
        names = sorted({name for condition in conditions for name in instruments_in(condition)})
        yield from (one for name in names if (one := case.seen.instrument(name)) is not None)


def _set_aside(case: Case, held: Instrument, codes: tuple[str, ...]) -> Wording:
    others = (
        act
        for act in held.acts
        if act.party in codes and _day(act) and not is_followed(case.seen, held.id, act)
    )
    first = next(others, None)
    if first is None:
        return Wording()
    return say(
        "Another account is not followed: {what}.",
        "Есть другие данные, реестр им не следует: {what}.",
        what=_told(case, first),
    )


def _day(act: Act) -> When | None:
    return act.legal_when if act.legal_when is not None else act.effect


def _told(case: Case, act: Act) -> Wording:
    return say(
        "{who} – {kind} {day}",
        "{who} – {kind} {day}",
        who=party(case.register, act.party),
        kind=KINDS.get(act.kind, Wording(str(act.kind), str(act.kind))),
        day=when_words(_day(act)),
    )
