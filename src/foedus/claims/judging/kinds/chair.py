"""Which state presides: on the day of a change both do, one before and one after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import ORGANISATION, not_held, unknown_states, vague
from foedus.claims.judging.meant import Meant, differ_on_now
from foedus.claims.judging.telling import (
    alternatives,
    brief,
    day,
    joined,
    parties,
    party,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    span_words,
    unique,
)
from foedus.claims.judging.tense import is_past
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    nothing,
    so,
    ways_of,
)
from foedus.claims.terms.claims import Chair, Course
from foedus.claims.terms.said import Named
from foedus.law.answers.told import Told
from foedus.law.derive.chairs import Turn
from foedus.law.terms.days import ONE_DAY, Span, Spans, holds_on
from foedus.law.terms.days import joined as days_of
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.wording import Wording

Turns = tuple[Turn, ...]
TERM = timedelta(days=366)
MOST = 3
"""No more turns are told of."""
LATEST = 3 * TERM
"""No turn is foreseen that begins so long after the day of the report, or after the time said."""


def judge_chair(said: Chair, case: Case) -> Finding:
    """Compare the state, the time and whom it follows with the recorded turns."""
    held = _organisation(case, said)
    if held is None:
        return not_held(said.organisation or said.body, ORGANISATION)
    if not said.state:
        return vague(Wording("no state is named", "государство не названо"))
    if not said.state.codes:
        return unknown_states(said.state)
    told = case.seen.turns(held.id, _until(said, case))
    every_turn = dict.fromkeys(one for found in told.values for one in found)
    shown = tuple(_apart(_shown(said, case, tuple(every_turn))))
    if not shown:
        return _nothing_recorded(held, said, case, Lack.RECORD if every_turn else Lack.THING)
    return Finding(
        told=_told(said, case, held, shown),
        tests=(_test(said, case, held),),
        over=case.over(said.when),
        projected=False,
        lack=Lack.RECORD,
        proof=tuple(line for one in shown for line in proof_lines(one.steps)),
        sources=unique(s for one in shown for s in sources_of_steps(one.steps)),
    )


def _organisation(case: Case, said: Chair) -> Organisation | None:
    found = case.register.organisation.get(said.organisation.id)
    return found or _of_body(case, said.body) or _of_body(case, said.organisation)


def _of_body(case: Case, named: Named) -> Organisation | None:
    held = case.seen.body(named.id)
    return None if held is None else held[0]


def _nothing_recorded(held: Organisation, said: Chair, case: Case, lack: Lack) -> Finding:
    return nothing(
        say(
            "The register does not say who presided over {org} on {day}.",
            "Реестр не говорит, кто председательствовал: {org}, {day}.",
            org=brief(held),
            day=day(case.meant(said.when).days()[0]),
        ),
        lack,
    )


def _until(said: Chair, case: Case) -> date:
    """So far as the turns are looked at; the rule is not carried on without end."""
    ahead = case.horizon + LATEST if case.horizon < date.max - LATEST else date.max
    meant = case.meant(said.when).span
    end = meant.end if isinstance(meant.end, date) else ahead
    return min(max(end, case.on), ahead)


def _test(said: Chair, case: Case, held: Organisation) -> Test:
    told = case.seen.turns(held.id, _until(said, case))
    atoms = [
        ways_of(told, lambda found, one=code: _presides(said, case, found, one))  # type: ignore[misc]
        | _differing(said, case, told, code)
        for code in said.state.codes
    ]
    atoms += [
        ways_of(told, lambda found, one=code: _follows(said, found, one))  # type: ignore[misc]
        for code in said.before.codes
    ]
    on = case.meant(said.when).days()[0]
    chairing = unique(t.party for t in told.value if on in t.span and not t.expected)
    return Test(
        name="chair",
        title=Wording("presides", "председательствует"),
        atoms=tuple(atoms),
        parties=chairing,
        told=parties(case.register, chairing),
    )


def _presides(said: Chair, case: Case, found: Turns, code: str) -> Ways:
    recorded = tuple(one for one in found if not one.expected)
    meant = case.meant(said.when)
    if meant.ahead and meant.unsaid and said.course is not Course.ENDS:
        coming = _next_turn(recorded, case)
        if _of_co_chairs(case):
            return _is_beside(coming, code)
        held = any(one.party == code for one in recorded if case.on in one.span)
        return YES if held and said.course is Course.IS else _is_next(coming, code)
    if _of_co_chairs(case):
        return _co_chairs(recorded, said.state.codes, meant)
    spans = days_of(_told_of(one) for one in recorded if one.party == code)
    single = meant.single
    if said.course is Course.IS and single is not None and _changes_on(spans, recorded, single):
        return YES if meant.ahead and any(span.start == single for span in spans) else EITHER
    if _is_about_to_begin(said, case, spans):
        return YES
    if meant.state(spans, said.course):
        return YES
    return NO if _is_covered(meant, said.course, recorded) else UNKNOWN


def _differing(said: Chair, case: Case, told: Told[Turns], code: str) -> Ways:
    """Both ways, where accounts differ on whether the chair passed about the day of the report."""
    every = (tuple(one.span for one in found if one.party == code) for found in told.values)
    return EITHER if differ_on_now(case.meant(said.when), said.course, every) else frozenset()


NEAR = timedelta(days=31)


def _next_turn(recorded: Turns, case: Case) -> Turn | None:
    """The turn that is recorded next after the day of the report; None where none is soon."""
    last = case.on + SOON if case.on < date.max - SOON else date.max
    later = [one for one in recorded if case.on < one.span.start <= last]
    return min(later, key=lambda one: one.span.start, default=None)


def _is_next(turn: Turn | None, code: str) -> Ways:
    """Whose turn is to come is told of the next one, not of any in later years."""
    if turn is None:
        return UNKNOWN
    return so(code == turn.party)


def _is_beside(turn: Turn | None, code: str) -> Ways:
    """Whether a state will preside beside the one whose turn comes next."""
    return UNKNOWN if turn is None or not turn.co_chairs else so(code in turn.co_chairs)


SOON = 2 * TERM
"""A turn that begins later than that is not the next one."""


def _is_about_to_begin(said: Chair, case: Case, spans: Spans) -> bool:
    """Whether a state is said to take the chair, not when, and does so shortly after the report."""
    if said.course is not Course.BEGINS or not case.meant(said.when).unsaid:
        return False
    soon = (s.start > case.on and s.start - case.on <= NEAR for s in spans)
    return any(soon) and not is_past(case.claim.words)


def _is_covered(meant: Meant, course: Course, recorded: Turns) -> bool:
    """Whether it is recorded who presided at the time meant; of a next turn, who begins it."""
    if meant.ahead and (course is Course.BEGINS or meant.unsaid):
        days = meant.span if not meant.unsaid else Span(_next(meant.on))
        return any(one.span.start in days for one in recorded)
    held = days_of(_told_of(one) for one in recorded)
    return (
        holds_on(held, meant.on)
        if meant.unsaid
        else any(span.overlap(meant.when.span) is not None for span in held)
    )


def _next(day: date) -> date:
    return day + ONE_DAY if day < date.max else day


CO_CHAIR: Final = ("co-chair", "cochair", "сопредсед")
"""How words begin that are said of a state that presides beside another."""


def _of_co_chairs(case: Case) -> bool:
    words = case.claim.words.casefold()
    return any(stem in words for stem in CO_CHAIR)


def _co_chairs(recorded: Turns, codes: tuple[str, ...], meant: Meant) -> Ways:
    """Whether states are, at the time meant, together those that preside beside another."""
    own = days_of(one.span for one in recorded if set(codes) <= set(one.co_chairs))
    if meant.state(own):
        return YES
    others = [one.span for one in recorded if one.co_chairs]
    covered = meant.state(days_of(others))
    return NO if covered else UNKNOWN


def _told_of(turn: Turn) -> Span:
    """A turn of which only the beginning is told may have ended after a term of a year."""
    if isinstance(turn.span.end, date) or turn.span.start > date.max - TERM:
        return turn.span
    return Span(turn.span.start, turn.span.start + TERM)


def _changes_on(spans: Spans, recorded: Turns, on: date) -> bool:
    """Whether the state gives or takes the chair on this very day, from or to another."""
    handed = {one.span.start for one in recorded} & {one.span.end for one in recorded}
    return on in handed and any(on in {span.start, span.end} for span in spans)


def _follows(said: Chair, found: Turns, before: str) -> Ways:
    """Whether the turn before that of the state is of *before*."""
    ordered = sorted(found, key=lambda one: one.span.start)
    own = [n for n, one in enumerate(ordered) if one.party in said.state.codes and n]
    return so(any(ordered[n - 1].party == before for n in own)) if own else UNKNOWN


def _apart(turns: Iterator[Turn]) -> Iterator[Turn]:
    """Turns of other states or days; the proofs of one and the same may differ."""
    seen = set()
    for one in turns:
        if (one.party, one.span) not in seen:
            seen.add((one.party, one.span))
            yield one


def _shown(said: Chair, case: Case, found: Turns) -> Iterator[Turn]:
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


def _told(said: Chair, case: Case, held: Organisation, shown: Turns) -> Wording:
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
    if not one.co_chairs or not _of_co_chairs(case):
        return Wording()
    who = parties(case.register, one.co_chairs)
    return say(", co-chairs {who}", ", сопредседатели {who}", who=who)


_EXPECTED = Wording(" (by the rule, not recorded)", " (по правилу, записи нет)")


def _moment(said: Chair, case: Case, shown: Turns) -> Wording:
    single = case.meant(said.when).single
    if single is None or not _changes_on(tuple(t.span for t in shown), shown, single):
        return Wording()
    return say(
        "The chair changed on {day}: what is said is so for one part of that day only.",
        "Председательство перешло {day}: сказанное верно лишь для части этого дня.",
        day=day(single),
    )
