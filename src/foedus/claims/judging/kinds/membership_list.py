"""Who belongs: each state named, and, where the list claims to be all, nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import (
    OBSERVER,
    Bearing,
    Group,
    bearing,
    group_of,
    how_many,
    name_of,
    title_of,
    who_belongs,
    with_every_account,
)
from foedus.claims.judging.lacking import ORGANISATION, not_held, unknown_states, vague
from foedus.claims.judging.looked_up import Counted
from foedus.claims.judging.telling import (
    day,
    either,
    few,
    joined,
    party,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    span_words,
    unique,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Test,
    Ways,
    denied,
    nothing,
    so,
    some,
    ways_of,
)
from foedus.claims.terms.claims import Course, MembershipList, Reach
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording

FULLY_PROVED = 3
"""Of so many states the whole proof is given; of more, only of those that are not as said."""


def judge_membership_list(said: MembershipList, case: Case) -> Finding:
    """Compare the list with who belongs by the criterion said, and by those loosely meant."""
    group = group_of(case, said.organisation)
    if group is None:
        return not_held(said.organisation, ORGANISATION)
    if not said.states:
        return vague(Wording("no state is named", "не названо ни одно государство"))
    if not said.states.codes:
        return unknown_states(said.states)
    bears = with_every_account(case, group, bearing(group, said.standing))
    if not bears.leading:
        return _no_criterion(group, said.standing)
    return Finding(
        told=_told(said, case, group, bears.leading),
        tests=tuple(_test(said, case, counted) for counted in bears.leading),
        loosely=(
            *(_test(said, case, counted) for counted in bears.loosely),
            *_in_some_way(said, case, bears),
        ),
        over=case.over(said.when),
        proof=tuple(_proof(said, case, group, bears.leading)),
        sources=unique(_sources(said, case, group, bears.leading)),
    )


def _no_criterion(group: Group, standing: str) -> Finding:
    return nothing(
        say(
            "{group}: the register holds no criterion for {standing}.",
            "{group}: в реестре нет критерия для статуса {standing}.",
            group=group.title,
            standing=f"“{standing or 'member'}”",
        )
    )


def _test(said: MembershipList, case: Case, counted: Counted) -> Test:
    on = _day(said, case)
    sure, _ = counted.on(on)
    atoms = [_atom(said, case, counted, code) for code in said.states.codes]
    atoms += [UNKNOWN for _ in said.states.unknown]
    if said.reach is Reach.ALL_EXCEPT:
        atoms = [denied(atom) for atom in atoms]
    if said.reach is not Reach.SOME and said.course is Course.IS:
        atoms.append(_complete(said, case, counted))
    return Test(
        name=name_of(counted),
        title=title_of(counted),
        atoms=tuple(atoms),
        count=len(sure),
        parties=sure,
        told=who_belongs(case, counted, on),
    )


def _atom(said: MembershipList, case: Case, counted: Counted, code: str) -> Ways:
    told = counted.of(code)
    if told is None:
        # observers follow from single records, so that one without a record may still be one
        recorded_singly = counted.criterion.name == OBSERVER
        return UNKNOWN if case.ahead or recorded_singly else NO
    meant = case.meant(said.when)
    return ways_of(told, lambda spans: meant.state(spans, said.course))


def _in_some_way(said: MembershipList, case: Case, bears: Bearing) -> Iterator[Test]:
    """A list that mixes those who belong by one criterion with those who do by another."""
    if not bears.loosely or said.reach is Reach.ALL_EXCEPT:
        return
    every_one = (*bears.leading, *bears.loosely)
    atoms = [some(_atom(said, case, c, code) for c in every_one) for code in said.states.codes]
    if said.reach is Reach.ALL and said.course is Course.IS:
        atoms += [_without(said, case, counted) for counted in bears.leading]
    yield Test(
        name="in-some-way",
        title=Wording("belongs by one criterion or another", "входит по тому или иному критерию"),
        atoms=tuple(atoms),
        parties=said.states.codes,
    )


def _without(said: MembershipList, case: Case, counted: Counted) -> Ways:
    """Whether none of those who belong by a criterion is left out."""
    sure, _ = counted.on(_day(said, case))
    return so(set(sure) <= set(said.states.codes))


def _complete(said: MembershipList, case: Case, counted: Counted) -> Ways:
    """Whether nobody else belongs, on any of the days meant."""
    days = case.meant(said.when).days(counted.changes())
    return some(_nobody_else(said, case, counted, day) for day in days)


def _nobody_else(said: MembershipList, case: Case, counted: Counted, on: date) -> Ways:
    sure, doubtful = (set(codes) for codes in counted.on(on))
    if said.reach is Reach.ALL_EXCEPT:
        return _all_the_others(said, case, sure | doubtful)
    others = set(said.states.codes)
    if sure - others:
        return NO
    return EITHER if doubtful - others else YES


def _all_the_others(said: MembershipList, case: Case, inside: set[str]) -> Ways:
    """All belong except those named: of all that ever take part in whatever way."""
    group = group_of(case, said.organisation)
    ever = {code for c in (group.counted if group else ()) for code in c.ever()}
    return so(not ever - inside - set(said.states.codes))


def _day(said: MembershipList, case: Case) -> date:
    return case.meant(said.when).days()[0]


def _told(said: MembershipList, case: Case, group: Group, counted: tuple[Counted, ...]) -> Wording:
    on = _day(said, case)
    lead = say(
        "{group} on {day}: {who}.",
        "{group}, {day}: {who}.",
        group=group.title,
        day=day(on),
        who=how_many(case, counted, on),
    )
    return sentences(_differences(said, case, counted[0], on), *_times(said, case, counted), lead)


TIMED = 2
"""Of so many states it is told since when they belong, where a statement is about a day."""


def _times(said: MembershipList, case: Case, counted: tuple[Counted, ...]) -> Iterator[Wording]:
    """Since when the states named belong, where it is said that one came, went, or since when."""
    dated = said.course in {Course.BEGINS, Course.ENDS} or not case.meant(said.when).unsaid
    for code in said.states.codes if dated and len(said.states.codes) <= TIMED else ():
        if counted[0].of(code) is not None:
            yield say("{since}.", "{since}.", since=_since(case, counted[0], code))


def _differences(said: MembershipList, case: Case, counted: Counted, on: date) -> Wording:
    """Who of those named is outside or in doubt, and who is left out, by the first criterion."""
    sure, doubtful = counted.on(on)
    inside = {*sure, *doubtful}
    codes = said.states.codes
    outside = [c for c in codes if c not in inside]
    excepted = said.reach is Reach.ALL_EXCEPT
    within = [c for c in codes if c in inside] if excepted else []
    left_out = [c for c in sure if c not in codes] if said.reach is Reach.ALL else []
    return sentences(
        _list(case, [] if excepted else outside, "Not in it: {who}.", "Не входят: {who}."),
        _list(case, within, "In it: {who}.", "Входят: {who}."),
        _list(case, left_out, "In it and not named: {who}.", "Входят и не названы: {who}."),
        _list(case, [c for c in codes if c in doubtful], "Disputed: {who}.", "Спорно: {who}."),
    )


def _list(case: Case, codes: Iterable[str], en: str, ru: str) -> Wording:
    found = tuple(codes)
    return say(en, ru, who=few(case.register, found)) if found else Wording()


def _proof(
    said: MembershipList, case: Case, group: Group, leading: tuple[Counted, ...]
) -> Iterator[Wording]:
    for counted in leading:
        yield say(
            "{title} [{cite}]: {text}",
            "{title} [{cite}]: {text}",
            title=title_of(counted),
            cite=counted.criterion.text.cite,
            text=counted.criterion.text.paraphrase or counted.criterion.text.words,
        )
        for code in said.states.codes:
            yield _since(case, counted, code)
            if _is_proved(said, case, counted, code):
                yield from proof_lines(_steps(case, group, counted, code))


def _is_proved(said: MembershipList, case: Case, counted: Counted, code: str) -> bool:
    few = len(said.states.codes) <= FULLY_PROVED
    return few or _atom(said, case, counted, code) != YES


def _steps(case: Case, group: Group, counted: Counted, code: str) -> Steps:
    if case.register.organisation.get(group.id) is None:
        return ()
    return case.seen.member_steps(group.id, counted.criterion.name, code)


def _since(case: Case, counted: Counted, code: str) -> Wording:
    """While a state belongs, by each alternative."""
    told = counted.of(code)
    if told is None:
        never = Wording("never, as far as the register knows", "никогда, насколько известно")
        return say("{who}: {when}", "{who}: {when}", who=party(case.register, code), when=never)
    ways = (
        joined((span_words(span) for span in spans), ", ") or Wording("not at all", "никогда")
        for spans in told.values
    )
    return say(
        "{who}: {when}",
        "{who}: {when}",
        who=party(case.register, code),
        when=either(ways),
    )


def _sources(
    said: MembershipList, case: Case, group: Group, leading: tuple[Counted, ...]
) -> Iterator[str]:
    for counted in leading:
        yield from counted.criterion.text.sources
        for code in said.states.codes:
            yield from sources_of_steps(_steps(case, group, counted, code))
