"""Who was at a session: what is recorded of each delegation; an announcement is no record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.criteria import (
    group_of,
)
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.claims.judging.named import is_person, person_names, place_said
from foedus.claims.judging.sittings import (
    Sitting,
    day_ways,
    sitting_words,
    sittings_of,
    sittings_there,
    sources_of,
)
from foedus.claims.judging.states import those_meant
from foedus.claims.judging.telling import (
    act_words,
    few,
    party,
    say,
    sentences,
    unique,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    every,
    nothing,
)
from foedus.claims.terms.claims import Participation, Reach
from foedus.law.terms.sessions import Account, Delegation, FigureKind, Level
from foedus.law.terms.wording import Wording

RANKS: Final = frozenset(
    [
        "president",
        "leader",
        "head",
        "minister",
        "premier",
        "президент",
        "лидер",
        "глава",
        "министр",
        "премьер",
    ]
)
"""Words for the rank of who leads a delegation."""


def judge_attendance(said: Participation, case: Case) -> Finding:
    """Compare who is said to take part with what is recorded of the session meant."""
    pool = sittings_of(case, said.body, said.organisation)
    found = sittings_there(case, pool, case.meant(said.when), said.place)
    if not found:
        return nothing(
            Wording(
                "The register holds no session of it at the time meant.",
                "В реестре нет его заседания за это время.",
            ),
            Lack.RECORD,
        )
    named = unique((*said.states.codes, *_all(said, case)))
    tests = tuple(_session_test(said, case, one, named) for one in found)
    best = min(tests, key=lambda test: _RANK.get(every(test.given), 1))
    return Finding(
        told=sentences(*(_told(case, one) for one in found)),
        tests=(best,),
        over=any(one.held for one in found),
        proof=tuple(line for one in found for line in _proof(case, one)),
        sources=unique(s for one in found for s in (*sources_of(one), *_sources(one))),
    )


_RANK: Final = {YES: 0, EITHER: 1, UNKNOWN: 2, NO: 3}


def _all(said: Participation, case: Case) -> Iterator[str]:
    """All who sit in the body, where the statement speaks of all."""
    if said.reach is Reach.SOME or said.states:
        return
    where = said.body if group_of(case, said.body) is not None else said.organisation
    for group in those_meant(case, said.states, said.reach, where, said.when)[:1]:
        yield from group.codes


def _session_test(
    said: Participation, case: Case, sitting: Sitting, named: tuple[str, ...]
) -> Test:
    atoms = [_presence(case, sitting, code) for code in named]
    atoms += [_person(said, case, sitting, n) for n in range(len(said.persons))]
    atoms += [UNKNOWN for _ in said.states.unknown]
    if said.count.number >= 0 and not said.states:
        atoms.append(_number(said, sitting))
    return Test(
        name=sitting.session.id,
        title=sitting.session.title,
        atoms=tuple(atoms) or (UNKNOWN,),
        given=tuple(_where(said, case, sitting)),
        parties=tuple(code for code in named if _presence(case, sitting, code) == YES),
        told=_told(case, sitting),
    )


def _where(said: Participation, case: Case, sitting: Sitting) -> Iterator[Ways]:
    meant = case.meant(said.when)
    if not meant.unsaid:
        yield day_ways(sitting, meant)
    yield from place_said(case.seen, said.place, sitting.place, sitting.session.host)


def _recorded(sitting: Sitting, code: str) -> tuple[Delegation, ...]:
    """What is recorded of a party; an announcement is no record."""
    if not sitting.held:
        return ()
    return tuple(
        one
        for one in sitting.session.delegations
        if one.party == code and one.account is Account.RECORDED
    )


def _presence(case: Case, sitting: Sitting, code: str) -> Ways:
    """Whether a state was there, by each account of it."""
    found: Ways = frozenset()
    for one in _recorded(sitting, code):
        found |= _as_said(case, one, _ranks_of_seats(case, sitting))
    return found or (NO if _lists_all(sitting) else UNKNOWN)


def _lists_all(sitting: Sitting) -> bool:
    """Whether those recorded as present are as many as are told to have taken part."""
    told = {f.number for f in sitting.session.figures if f.what is FigureKind.PARTICIPANTS}
    recorded = [d for d in sitting.session.delegations if d.account is Account.RECORDED]
    present = {d.party for d in recorded if _is_present(d)}
    return bool(sitting.held) and told == {len(present)}


def _ranks_of_seats(case: Case, sitting: Sitting) -> frozenset[str]:
    """The ranks of those who sit in a body: heads of state are presidents and leaders."""
    held = case.seen.body(sitting.session.body)
    if held is None:
        return frozenset()
    title = held[1].title
    own = (held_words(case.seen, title.en) | held_words(case.seen, title.ru)) & RANKS
    return own | HEADS if own & HEADS and "government" not in title.en.casefold() else own


HEADS: Final = frozenset({"head", "president", "leader", "глава", "президент", "лидер"})
"""What heads of state are called."""


def _as_said(case: Case, one: Delegation, seated: frozenset[str]) -> Ways:
    """Whether a delegation was there, led by one of the rank said."""
    ranks = content_words(case.claim.words) & RANKS
    if one.level is Level.ABSENT:
        return NO
    if one.level is Level.UNKNOWN:
        return UNKNOWN if ranks or not _is_present(one) else YES
    if one.level is Level.AS_SEATED or not ranks:
        return YES
    office = held_words(case.seen, one.office.en) | held_words(case.seen, one.office.ru)
    if not office:
        return NO if ranks <= seated else EITHER
    return YES if ranks & office else NO


def _is_present(one: Delegation) -> bool:
    """Whether a party is recorded as there; one of unknown level may have a note that doubts it."""
    if one.level is Level.UNKNOWN:
        return not one.evidence.note
    return one.level is not Level.ABSENT


def _person(said: Participation, case: Case, sitting: Sitting, place: int) -> Ways:
    names = person_names(case.seen, said.persons[place])
    heads = [d for d in sitting.session.delegations if d.account is Account.RECORDED and d.head]
    if sitting.held and any(is_person(case.seen, names, one.head) for one in heads):
        return YES
    held = case.register.person.get(said.persons[place].id)
    other = held is not None and any(one.party == held.party for one in heads)
    return NO if sitting.held and other else UNKNOWN


def _number(said: Participation, sitting: Sitting) -> Ways:
    if not sitting.held:
        return UNKNOWN
    told = [f.number for f in sitting.session.figures if f.what is FigureKind.PARTICIPANTS]
    recorded = [d for d in sitting.session.delegations if d.account is Account.RECORDED]
    seated = {d.party for d in recorded if d.level is Level.AS_SEATED}
    present = {d.party for d in recorded if _is_present(d)}
    numbers = {*told, len(seated), len(present)} - {0}
    if any(fits(said.count, number) for number in numbers):
        return YES
    return NO if told else UNKNOWN


def _told(case: Case, sitting: Sitting) -> Wording:
    """When it met, who is recorded there, who not, and who was only announced."""
    own = sitting.session.delegations if sitting.held else ()
    recorded = [one for one in own if one.account is Account.RECORDED]
    present = unique(d.party for d in recorded if _is_present(d))
    absent = unique(d.party for d in recorded if d.level is Level.ABSENT)
    noted = unique(d.party for d in recorded if d.level is Level.UNKNOWN and d.party not in present)
    announced = unique(
        d.party for d in sitting.session.delegations if d.account is Account.ANNOUNCED
    )
    open_still = tuple(c for c in announced if c not in {*present, *absent, *noted})
    lead = say("{told}.", "{told}.", told=sitting_words(case, sitting))
    return sentences(
        lead,
        _list(case, present, "Recorded as present: {who}.", "Записано участие: {who}."),
        _list(case, absent, "Recorded as absent: {who}.", "Записано отсутствие: {who}."),
        *(_note(case, one) for one in recorded if one.party in noted),
        _list(
            case,
            open_still,
            "Only announced: {who}.",
            "Только объявлено: {who}.",
        ),
    )


def _note(case: Case, one: Delegation) -> Wording:
    return say(
        "{who}: {note}",
        "{who}: {note}",
        who=party(case.register, one.party),
        note=one.evidence.note,
    )


def _list(case: Case, codes: tuple[str, ...], en: str, ru: str) -> Wording:
    return say(en, ru, who=few(case.register, codes)) if codes else Wording()


def _proof(case: Case, sitting: Sitting) -> Iterator[Wording]:
    yield from (act_words(act) for act in (*sitting.planned, *sitting.held))
    for one in sitting.session.delegations:
        yield say(
            "{who}: {account}, {level} [{sources}] {note}",
            "{who}: {account}, {level} [{sources}] {note}",
            who=party(case.register, one.party),
            account=_ACCOUNTS[one.account],
            level=_LEVELS[one.level],
            sources=", ".join(one.evidence.sources),
            note=one.evidence.note,
        )


_ACCOUNTS: Final = {
    Account.ANNOUNCED: Wording("announced", "объявлено"),
    Account.RECORDED: Wording("recorded", "записано"),
}
_LEVELS: Final = {
    Level.AS_SEATED: Wording("at the level of the body", "на уровне органа"),
    Level.DEPUTY: Wording("by a deputy", "заместитель"),
    Level.LOWER: Wording("at a lower level", "на более низком уровне"),
    Level.ABSENT: Wording("absent", "отсутствует"),
    Level.UNKNOWN: Wording("level not known", "уровень неизвестен"),
}


def _sources(sitting: Sitting) -> Iterator[str]:
    for one in sitting.session.delegations:
        yield from one.evidence.sources
