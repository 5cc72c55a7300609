"""The words about a chair: the turns about the time meant, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.telling import (
    alternatives,
    brief,
    day,
    joined,
    parties,
    party,
    say,
    sentences,
    span_words,
)
from foedus.claims.terms.claims import Chair
from foedus.law.derive.chairs import Turn
from foedus.law.terms.days import Spans
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.wording import Wording

Turns = tuple[Turn, ...]
MOST = 3
"""No more turns are told of."""
CO_CHAIR: Final = ("co-chair", "cochair", "сопредсед")
"""How words begin that are said of a state that presides beside another."""


def of_co_chairs(case: Case) -> bool:
    words = case.claim.words.casefold()
    return any(stem in words for stem in CO_CHAIR)


def changes_on(spans: Spans, recorded: Turns, on: date) -> bool:
    """Whether the state gives or takes the chair on this very day, from or to another."""
    handed = {one.span.start for one in recorded} & {one.span.end for one in recorded}
    return on in handed and any(on in {span.start, span.end} for span in spans)


def apart(turns: Iterator[Turn]) -> Iterator[Turn]:
    """Turns of other states or days; the proofs of one and the same may differ."""
    seen = set()
    for one in turns:
        if (one.party, one.span) not in seen:
            seen.add((one.party, one.span))
            yield one


def shown_turns(said: Chair, case: Case, found: Turns) -> Iterator[Turn]:
    """The turns to tell of: at the time meant, and the one that ends as it begins."""
    meant = case.meant(said.when)
    single = meant.single
    for one in found:
        ends_then = single is not None and one.span.end == single
        if ends_then or (
            meant.span.overlap(one.span) is not None and _near(meant.unsaid, one, case)
        ):
            yield one


def _by_turn(shown: Turns) -> tuple[Turns, ...]:
    """The accounts of one and the same turn together: one state, days that overlap."""
    found: list[Turns] = []
    for one in sorted(shown, key=lambda turn: (turn.span.start, turn.party)):
        own = next((n for n, same in enumerate(found) if _is_same(same[0], one)), None)
        if own is None:
            found.append((one,))
        else:
            found[own] = (*found[own], one)
    return tuple(found)


def _is_same(first: Turn, other: Turn) -> bool:
    return first.party == other.party and first.span.overlap(other.span) is not None


def _nearest(said: Chair, found: tuple[Turns, ...]) -> tuple[Turns, ...]:
    """No more turns than can be told: the first of those that are said, and those about it."""
    named = {*said.state.codes, *said.before.codes}
    own = next((n for n, turn in enumerate(found) if turn[0].party in named), 0)
    first = max(0, min(own - 1, len(found) - MOST))
    return found[first : first + MOST]


def _near(unsaid: bool, one: Turn, case: Case) -> bool:  # noqa: FBT001 - what the time says
    """Where no time is said, only the turns about the day of the report are told of."""
    if not unsaid:
        return True
    return one.span.end >= case.on and (one.span.start <= case.on or case.ahead)


def told_of_turns(said: Chair, case: Case, held: Organisation, shown: Turns) -> Wording:
    turns = (_turn(case, accounts) for accounts in _nearest(said, _by_turn(shown)))
    lead = say(
        "Chair of {org}: {turns}.",
        "Председатель, {org}: {turns}.",
        org=brief(held),
        turns=joined(turns, "; "),
    )
    return sentences(lead, _moment(said, case, shown))


def _turn(case: Case, accounts: Turns) -> Wording:
    one = accounts[0]
    return say(
        "{who} {span}{beside}{expected}",
        "{who} {span}{beside}{expected}",
        who=party(case.register, one.party),
        span=alternatives(span_words(account.span) for account in accounts),
        beside=_beside(case, one),
        expected=_EXPECTED if one.expected else "",
    )


def _beside(case: Case, one: Turn) -> Wording:
    if not one.co_chairs or not of_co_chairs(case):
        return Wording()
    who = parties(case.register, one.co_chairs)
    return say(", co-chairs {who}", ", сопредседатели {who}", who=who)


_EXPECTED = Wording(" (by the rule, not recorded)", " (по правилу, записи нет)")


def _moment(said: Chair, case: Case, shown: Turns) -> Wording:
    single = case.meant(said.when).single
    if single is None or not changes_on(tuple(t.span for t in shown), shown, single):
        return Wording()
    return say(
        "The chair changed on {day}: what is said is so for one part of that day only.",
        "Председательство перешло {day}: сказанное верно лишь для части этого дня.",
        day=day(single),
    )
