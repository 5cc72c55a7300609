"""When an instrument entered into force, for whom, whether it has ceased: all computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.lacking import INSTRUMENT, not_held, unknown_states
from foedus.claims.judging.looked_up import Force as InForce
from foedus.claims.judging.looked_up import Standings
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.named import LONGEST
from foedus.claims.judging.telling import (
    either,
    joined,
    party,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    span_words,
    unique,
)
from foedus.claims.judging.weighing import UNKNOWN, Finding, Lack, Test, Ways, nothing, so, ways_of
from foedus.claims.terms.claims import Course, EntryIntoForce, Force
from foedus.law.answers.told import Told
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import Spans
from foedus.law.terms.days import joined as days_of
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

BOUND = (Standing.PARTY, Standing.BOUND_THROUGH)
COURSES = {Force.ENTERS: Course.BEGINS, Force.CEASES: Course.ENDS}


def judge_entry_into_force(said: EntryIntoForce, case: Case) -> Finding:
    """Compare with the computed entry into force: in general, or for each state named."""
    one = case.seen.instrument(said.instrument.id)
    if one is None or is_indefinite(said.instrument):
        return not_held(said.instrument, INSTRUMENT)
    if not one.binding:
        return nothing(
            say(
                "{doc} does not bind; it does not enter into force.",
                "Документ не обязателен и в силу не вступает: {doc}.",
                doc=one.title,
            ),
            Lack.RECORD,
        )
    if said.states.unknown and not said.states.codes:
        return unknown_states(said.states)
    codes = said.states.codes
    steps = tuple(s for code in codes or ("",) for s in case.seen.status_steps(one.id, code))
    return Finding(
        told=_told(said, case, one),
        tests=(_test(said, case, one),),
        over=case.over(said.when) or _remains(case),
        proof=proof_lines(steps),
        sources=unique((*sources_of_steps(steps), *one.evidence.sources)),
    )


def _test(said: EntryIntoForce, case: Case, one: Instrument) -> Test:
    meant = case.meant(said.when)
    if said.states.codes:
        atoms = tuple(
            ways_of(
                case.seen.standings(one.id, code),
                lambda held: so(_is_so(said, meant, _spans(said, held), remains=_remains(case))),
            )
            for code in said.states.codes
        )
    else:
        atoms = (_in_general(said, case, one),)
    return Test(
        name=one.id,
        title=one.title,
        atoms=(*atoms, *(UNKNOWN for _ in said.states.unknown)),
        parties=said.states.codes,
        told=_told(said, case, one),
    )


def _in_general(said: EntryIntoForce, case: Case, one: Instrument) -> Ways:
    meant = case.meant(said.when)
    if said.force is Force.PROVISIONAL:
        codes = unique(act.party for act in one.acts if act.party)
        found = (case.seen.standings(one.id, code) for code in codes)
        spans = days_of(
            s for told in found for v in told.values for s in v.spans(Standing.PROVISIONAL)
        )
        return so(meant.state(spans))
    remains = _remains(case)
    return ways_of(
        case.seen.force(one.id),
        lambda held: so(_is_so(said, meant, held.spans, remains=remains)),
    )


def _spans(said: EntryIntoForce, held: Standings) -> Spans:
    if said.force is Force.PROVISIONAL:
        return held.spans(Standing.PROVISIONAL)
    return days_of(span for standing in BOUND for span in held.spans(standing))


def _is_so(said: EntryIntoForce, meant: Meant, spans: Spans, *, remains: bool) -> bool:
    """Something that entered into force once did so, even if it has ceased since."""
    course = COURSES.get(said.force, Course.IS)
    if course is Course.BEGINS and meant.unsaid and not meant.ahead:
        return any(span.start <= meant.on for span in spans)
    if meant.ahead and meant.unsaid and remains:
        return any(meant.on in span and not isinstance(span.end, date) for span in spans)
    return meant.state(spans, course)


_REMAINS: Final = re.compile(
    r"\b(?:remain|stay|continue|keep|оста[нё]|остава|сохран|продолж)", re.IGNORECASE
)


def _remains(case: Case) -> bool:
    """Whether it is said that something goes on, so that an end in later years denies it."""
    return bool(_REMAINS.search(case.claim.words[:LONGEST]))


def _told(said: EntryIntoForce, case: Case, one: Instrument) -> Wording:
    lead = say(
        "{doc}: in force {force}.",
        "{doc}: в силе {force}.",
        doc=one.title,
        force=_in_force(case.seen.force(one.id)),
    )
    return sentences(lead, *_for_states(said, case, one))


def _in_force(told: Told[InForce]) -> Wording:
    return either(_during(held.spans) for held in told.values)


def _during(spans: Spans) -> Wording:
    return joined(map(span_words, spans)) or Wording("never so far", "пока никогда")


def _for_states(said: EntryIntoForce, case: Case, one: Instrument) -> Iterator[Wording]:
    for code in said.states.codes:
        told = case.seen.standings(one.id, code)
        yield say(
            "{who}: {spans}.",
            "{who}: {spans}.",
            who=party(case.register, code),
            spans=either(_all(held) for held in told.values),
        )


def _all(held: Standings) -> Wording:
    parts = (
        say(
            "{standing} {spans}",
            "{standing} {spans}",
            standing=_STANDINGS.get(standing, Wording(str(standing), str(standing))),
            spans=_during(spans),
        )
        for standing, spans in held.held
    )
    return joined(parts) or Wording("no bond", "не связано")


_STANDINGS = {
    Standing.PARTY: Wording("party", "участник"),
    Standing.PROVISIONAL: Wording("applied provisionally", "применяет временно"),
    Standing.SUSPENDED: Wording("suspended", "приостановлено"),
    Standing.SIGNED: Wording("signed", "подписано"),
    Standing.CONTRACTING: Wording("contracting state", "договаривающееся государство"),
    Standing.BOUND_THROUGH: Wording(
        "bound through another instrument", "обязано через другой документ"
    ),
}
