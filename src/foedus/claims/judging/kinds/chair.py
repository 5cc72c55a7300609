"""Which state presides: on the day of a change both do, one before and one after."""

from __future__ import annotations

from datetime import date, timedelta

from foedus.claims.judging.asked import Case
from foedus.claims.judging.kinds.chair_told import (
    Turns,
    apart,
    changes_on,
    of_co_chairs,
    shown_turns,
    told_of_turns,
)
from foedus.claims.judging.lacking import ORGANISATION, not_held, unknown_states, vague
from foedus.claims.judging.meant import Meant, differ_on_now
from foedus.claims.judging.telling import (
    brief,
    day,
    parties,
    proof_lines,
    say,
    sources_of_steps,
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

TERM = timedelta(days=366)
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
    shown = tuple(apart(shown_turns(said, case, tuple(every_turn))))
    if not shown:
        return _nothing_recorded(held, said, case, Lack.RECORD if every_turn else Lack.THING)
    return Finding(
        told=told_of_turns(said, case, held, shown),
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
        if of_co_chairs(case):
            return _is_beside(coming, code)
        held = any(one.party == code for one in recorded if case.on in one.span)
        return YES if held and said.course is Course.IS else _is_next(coming, code)
    if of_co_chairs(case):
        return _co_chairs(recorded, said.state.codes, meant)
    spans = days_of(_told_of(one) for one in recorded if one.party == code)
    single = meant.single
    if said.course is Course.IS and single is not None and changes_on(spans, recorded, single):
        return YES if meant.ahead and any(span.start == single for span in spans) else EITHER
    if _is_about_to_begin(said, case, spans):
        return YES
    own = (_told_of(one) for one in recorded if one.party == code)
    if meant.state(spans, said.course) or any(meant.state((s,), said.course) for s in own):
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


def _follows(said: Chair, found: Turns, before: str) -> Ways:
    """Whether the turn before that of the state is of *before*."""
    ordered = sorted(found, key=lambda one: one.span.start)
    own = [n for n, one in enumerate(ordered) if one.party in said.state.codes and n]
    return so(any(ordered[n - 1].party == before for n in own)) if own else UNKNOWN
