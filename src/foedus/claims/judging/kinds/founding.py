"""Who made an organisation, when, by which instrument.

An organisation may have several founding instruments, with other makers: each is a criterion.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final, TypeAlias

from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import FOUNDER, Group, bearing, group_of, name_of, title_of
from foedus.claims.judging.kinds.membership_list import judge_membership_list
from foedus.claims.judging.lacking import ORGANISATION, not_held, vague
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.named import place_said
from foedus.claims.judging.telling import (
    act_words,
    few,
    joined,
    parties,
    say,
    sources_of_acts,
    unique,
    when_words,
    with_letters,
)
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Finding, Test, Ways, nothing, so
from foedus.claims.terms.claims import Founding, MembershipList
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

Made: TypeAlias = tuple[Instrument, ...]

FOUNDING = "founding"
"""The subject by which registers mark the instruments that made an organisation."""
CONSTITUTION = "constitution"
DECLARATION = "declaration"
FOUNDERS = "founding-state"
"""The criterion by which an organisation names its founders, where it has one."""


def judge_founding(said: Founding, case: Case) -> Finding:
    """Compare makers, time and place with each instrument that made the organisation."""
    group = group_of(case, said.organisation)
    if group is None:
        return not_held(said.organisation, ORGANISATION)
    if not (said.founders or said.instrument or said.place or said.when.words or _dated(said)):
        return vague(Wording("neither founders nor a time", "ни учредителей, ни времени"))
    made_by = founding_instruments(case, group)
    if not made_by:
        told = say(
            "{group}: no instrument that made it is held.",
            "{group}: документа о создании в реестре нет.",
            group=group.title,
        )
        return nothing(told)
    if said.founders.codes and _speaks_of_status(case):
        return judge_membership_list(_as_status(said), case)
    named = _of_that_stage(said, case, made_by)
    acts = tuple(act for one in made_by for act in _signatures(one))
    return Finding(
        told=_told(case, group, named or made_by),
        tests=_by_stage(said, case, group, named or made_by),
        loosely=tuple(_by_criteria(said, case, group)),
        over=case.over(said.when),
        proof=tuple(act_words(act) for act in acts),
        sources=unique(
            (*(s for one in made_by for s in one.evidence.sources), *sources_of_acts(acts))
        ),
    )


STATUS: Final = ("founding state", "founding member", "founder", "основател", "учредител")
"""Words for founders as a standing that states have, not for what they once did."""


def _speaks_of_status(case: Case) -> bool:
    words = " ".join(case.claim.words.casefold().split())
    return any(stem in words for stem in STATUS) and not content_words(words) & _MAKING


_MAKING: Final = frozenset({"form", "set", "establish", "образовать", "основать", "учредить"})


def _as_status(said: Founding) -> MembershipList:
    return MembershipList(
        organisation=said.organisation, states=said.founders, standing=FOUNDER, when=said.when
    )


def _of_that_stage(said: Founding, case: Case, made_by: Made) -> Made:
    """Those of the founding instruments that are meant: by name, else by the years of the time.

    What was made anew years later is another founding; a time that is said tells which.
    """
    named = tuple(one for one in made_by if one.id == said.instrument.id)
    if named or not _dated(said):
        return named
    meant = case.meant(said.when)
    then = [first_possible(one.adopted) for one in made_by if meant.event(one.adopted) == YES]
    return tuple(
        one
        for one in made_by
        if any(abs(first_possible(one.adopted) - day) < STAGE for day in then)
    )


def _by_stage(said: Founding, case: Case, group: Group, made_by: Made) -> tuple[Test, ...]:
    """The tests by instruments; only by the first admissions, where these are what is meant."""
    first = _first_members(said, case, group)
    by_time = (_dated(said) or bool(said.place)) and first is not None
    if first is not None and by_time and first.ways(negated=False) == YES:
        return (first,)
    return tuple(_test(said, case, one) for one in made_by)


def _first_members(said: Founding, case: Case, group: Group) -> Test | None:
    """Those who were the first to be admitted, on one day, before any instrument."""
    held = case.register.organisation.get(group.id)
    acts = held.acts if held is not None else ()
    admitted = [a for a in acts if a.kind is Kind.ADMISSION and a.date is not None and a.party]
    if not admitted:
        return None
    day = min(first_possible(act.date) for act in admitted if act.date is not None)
    first = [a for a in admitted if a.date is not None and first_possible(a.date) == day]
    codes = unique(act.party for act in first)
    atoms = [case.meant(said.when).event(day)] if _dated(said) else []
    atoms += [_founders(said, codes)] if said.founders else []
    atoms += place_said(case.seen, said.place, first[0].place)
    return Test(
        name="first-members",
        title=Wording("the first members", "первые члены"),
        atoms=tuple(atoms),
        count=len(codes),
        parties=codes,
        told=say("{d}: {who}", "{d}: {who}", d=when_words(day), who=few(case.register, codes)),
    )


STAGE: Final = timedelta(days=366)
"""Instruments that are no further apart belong to one founding."""


def _dated(said: Founding) -> bool:
    return said.when.relation != "unsaid"


def founding_instruments(case: Case, group: Group) -> tuple[Instrument, ...]:
    """The instruments that made it: those before its charter, else the charter itself."""
    body = case.seen.body(group.id)
    held = case.register.organisation.get(group.id)
    constituent = body[1].founded_by if body is not None else held.constituent if held else ""
    charter = case.seen.instrument(constituent)
    others = [one for one in case.register.instruments if _is_founding(case, one, group)]
    declared = tuple(one for one in others if one.kind == DECLARATION and one != charter)
    if charter is None:
        return tuple(others)
    adopted = first_possible(charter.adopted)
    earlier = tuple(one for one in others if first_possible(one.adopted) < adopted)
    later = tuple(one for one in declared if one not in earlier)
    return (*(earlier or (charter,)), *later)


def _is_founding(case: Case, one: Instrument, group: Group) -> bool:
    """Whether an instrument made the organisation: so marked, or a declaration that it is made."""
    if case.seen.instrument(one.id) is None:
        return False
    if FOUNDING in one.subjects:
        return one.within == group.id
    held = case.register.organisation.get(group.id)
    about_it = one.within == group.id or (held is not None and held.title.en in one.title.en)
    return one.kind == DECLARATION and CONSTITUTION in one.subjects and about_it


def _signatures(instrument: Instrument) -> tuple[Act, ...]:
    return tuple(act for act in instrument.acts if act.kind is Kind.SIGNATURE and act.party)


def makers(instrument: Instrument) -> tuple[str, ...]:
    """Who made an instrument: who negotiated it, else who signed it on the day it was adopted."""
    if instrument.negotiating:
        return tuple(sorted(instrument.negotiating))
    at_adoption = (a for a in _signatures(instrument) if a.date in {None, instrument.adopted})
    return unique(act.party for act in at_adoption)


def _test(said: Founding, case: Case, one: Instrument) -> Test:
    made = makers(one)
    return Test(
        name=one.id,
        title=_title(case, one),
        atoms=tuple(_atoms(said, case, one)),
        count=len(made) if made else -1,
        parties=made,
        told=_made(case, one),
    )


def _atoms(said: Founding, case: Case, one: Instrument) -> Iterator[Ways]:
    if said.founders:
        yield _founders(said, makers(one))
    if _dated(said):
        yield case.meant(said.when).event(one.adopted)
    if said.instrument.held:
        yield so(said.instrument.id == one.id)
    yield from place_said(case.seen, said.place, one.place)


def _founders(said: Founding, made: tuple[str, ...]) -> Ways:
    """Several states named are all the makers; one alone is one of them."""
    codes = set(said.founders.codes)
    if not made:
        return UNKNOWN
    if said.founders.unknown:
        return NO
    return so(codes <= set(made) if len(codes) == 1 else codes == set(made))


def _by_criteria(said: Founding, case: Case, group: Group) -> Iterator[Test]:
    """Who counts as a founder by the criteria of the organisation itself."""
    if not said.founders:
        return
    for counted in bearing(group, FOUNDERS).leading:
        sure, _ = counted.on(case.on)
        yield Test(
            name=name_of(counted),
            title=title_of(counted),
            atoms=(_founders(said, sure),),
            count=len(sure),
            parties=sure,
            told=parties(case.register, sure),
        )


def _told(case: Case, group: Group, made_by: tuple[Instrument, ...]) -> Wording:
    return say(
        "{group} was founded by: {made}.",
        "{group}: учреждающие документы – {made}.",
        group=group.title,
        made=joined((_made(case, one) for one in made_by), "; "),
    )


def _made(case: Case, one: Instrument) -> Wording:
    made = makers(one)
    who = say(" ({who})", " ({who})", who=few(case.register, made)) if made else Wording()
    return say(
        "{title}, {day}{who}",
        "{title}, {day}{who}",
        title=_title(case, one),
        day=when_words(one.adopted),
        who=who,
    )


def _title(case: Case, one: Instrument) -> Wording:
    held = case.register.organisation.get(one.within)
    return one.title if held is None else with_letters(one.title, held)
