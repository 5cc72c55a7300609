"""How many belong: by every criterion that the words may mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.criteria import (
    ASSOCIATE,
    FOUNDING,
    MEMBER,
    PARTICIPANT,
    Group,
    bearing,
    bearing_on_number,
    group_of,
    how_many,
    name_of,
    title_of,
    who_belongs,
)
from foedus.claims.judging.lacking import ORGANISATION, not_held, vague
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.looked_up import Counted
from foedus.claims.judging.telling import day, say, unique
from foedus.claims.judging.weighing import Finding, Test, Ways, nothing, so, some
from foedus.claims.terms.claims import MemberCount
from foedus.claims.terms.said import Bound
from foedus.law.terms.wording import Wording


def judge_member_count(said: MemberCount, case: Case) -> Finding:
    """Compare the number with how many belong by each criterion."""
    group = group_of(case, said.organisation)
    if group is None:
        return not_held(said.organisation, ORGANISATION)
    if said.count.number < 0:
        return vague(Wording("no number is named", "число не названо"))
    if said.count.bound is Bound.ABOUT:
        return vague(Wording("the number is only a rough one", "число названо лишь примерно"))
    strictly = _is_strict(said, case)
    bears = (bearing if strictly else bearing_on_number)(group, said.standing)
    if not bears.leading:
        told = say(
            "{group}: who belongs is not held.", "{group}: состав неизвестен.", group=group.title
        )
        return nothing(told)
    on = case.meant(said.when).days()[0]
    tests = tuple(_test(said, case, one, on) for one in bears.leading)
    others = tuple(c for c in bears.loosely if _may_be_meant(c, bears.leading, on))
    loosely = tuple(_test(said, case, one, on) for one in others)
    return Finding(
        told=_told(case, group, on, (*bears.leading, *others)),
        tests=tests,
        loosely=(*loosely, *_without_associates(said, case, group, on)),
        over=case.over(said.when),
        proof=tuple(test.told for test in (*tests, *loosely)),
        sources=unique(
            source for one in (*bears.leading, *others) for source in one.criterion.text.sources
        ),
    )


def _may_be_meant(counted: Counted, leading: tuple[Counted, ...], on: date) -> bool:
    """Founders are counted as members only while more have founded than have come to belong."""
    if not counted.criterion.name.startswith(FOUNDING):
        return True
    return len(counted.on(on)[0]) > max((len(one.on(on)[0]) for one in leading), default=0)


def _is_strict(said: MemberCount, case: Case) -> bool:
    """Whether the words say by which instrument: "member states by the Charter"."""
    held = case.register.organisation.get(said.organisation.id)
    one = None if held is None else case.register.instrument.get(held.constituent)
    words = content_words(case.claim.words)
    return said.standing == MEMBER and bool(words & {"formal", "full", one.kind if one else ""})


def _told(case: Case, group: Group, on: date, counted: tuple[Counted, ...]) -> Wording:
    return say(
        "{group} on {day}: {counts}.",
        "{group}, {day}: {counts}.",
        group=group.title,
        day=day(on),
        counts=how_many(case, counted, on),
    )


def _test(said: MemberCount, case: Case, counted: Counted, on: date) -> Test:
    sure, _ = counted.on(on)
    days = case.meant(said.when).days(counted.changes())
    return Test(
        name=name_of(counted),
        title=title_of(counted),
        atoms=(some(_ways(said, counted, one) for one in days),),
        count=len(sure),
        parties=sure,
        told=who_belongs(case, counted, on),
    )


def _ways(said: MemberCount, counted: Counted, on: date) -> Ways:
    """Whether the number fits on a day; each state in doubt is counted and not counted."""
    sure, doubtful = counted.on(on)
    numbers = range(len(sure), len(sure) + len(doubtful) + 1)
    found: Ways = frozenset()
    for number in numbers:
        found |= so(fits(said.count, number))
    return found


def _without_associates(said: MemberCount, case: Case, group: Group, on: date) -> Iterator[Test]:
    """Those who take part, without the associates: so the press counts "eleven and one"."""
    if said.standing not in {"", MEMBER}:
        return
    taking_part = [c for c in group.counted if c.criterion.name == PARTICIPANT]
    associates = [c for c in group.counted if c.criterion.name == ASSOCIATE]
    for whole in taking_part:
        for apart in associates:
            sure, doubtful = apart.on(on)
            codes = tuple(c for c in whole.on(on)[0] if c not in {*sure, *doubtful})
            if len(codes) < len(whole.on(on)[0]):
                yield Test(
                    name=f"{PARTICIPANT}-not-{ASSOCIATE}",
                    title=say(
                        "{whole}, without: {apart}",
                        "{whole}, без учёта: {apart}",
                        whole=title_of(whole),
                        apart=title_of(apart),
                    ),
                    atoms=(so(fits(said.count, len(codes))),),
                    count=len(codes),
                    parties=codes,
                    told=who_belongs(case, apart, on),
                )
