"""When and where a body meets, and whose guest it is; planned is not held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import BODY, ORGANISATION, not_held, vague
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.named import place_ways
from foedus.claims.judging.sittings import (
    Sitting,
    day_ways,
    is_meeting,
    sitting_words,
    sittings_of,
    sittings_there,
    sources_of,
)
from foedus.claims.judging.telling import act_words, joined, parties, say, sentences, unique
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
    so,
    some,
)
from foedus.claims.terms.claims import Meeting, SessionDatePlace
from foedus.law.terms.wording import Wording

TOLD: Final = 2
MOST: Final = 6
"""No more sessions are told of."""


def judge_session(said: SessionDatePlace, case: Case) -> Finding:
    """Compare day, place and host with the sessions of the body."""
    lacks = _lacks(said, case)
    if lacks is None and not (said.place or said.host) and case.meant(said.when).unsaid:
        lacks = vague(Wording("neither a day nor a place", "ни дня, ни места"))
    if lacks is not None:
        return lacks
    meant = case.meant(said.when)
    pool = sittings_of(case, said.body, said.organisation)
    found = sittings_there(case, pool, meant, said.place)
    if not found:
        told = say(
            "The register holds no session of {body} at the time meant.",
            "В реестре нет заседания за это время: {body}.",
            body=_body_words(said, case),
        )
        return nothing(told, Lack.RECORD)
    return Finding(
        told=sentences(_told(case, found), _host(said, case, found)),
        tests=(_test(said, case, found),),
        lack=_lack(found, meant) if said.meeting is Meeting.HELD else Lack.RECORD,
        over=case.over(said.when) or all(one.held for one in found),
        proof=tuple(act_words(act) for one in found[:MOST] for act in (*one.planned, *one.held)),
        sources=unique(source for one in found[:MOST] for source in sources_of(one)),
    )


def _lack(found: tuple[Sitting, ...], meant: Meant) -> Lack:
    """That a session is only known to have been planned for the time meant."""
    planned = (day for one in found if not one.held for day in one.planned_days)
    so_planned = any(meant.event(day) != NO for day in planned)
    return Lack.CONFIRMATION if so_planned else Lack.RECORD


def _lacks(said: SessionDatePlace, case: Case) -> Finding | None:
    """Why no session can be looked up: body or organisation are not held, or not named."""
    if is_meeting(said.body, said.organisation, case):
        return None
    if said.body and case.seen.body(said.body.id) is None:
        return None if case.register.organisation.get(said.body.id) else not_held(said.body, BODY)
    held = case.register.organisation.get(said.organisation.id)
    if not said.body and held is None and case.seen.body(said.organisation.id) is None:
        return not_held(said.organisation, ORGANISATION)
    return None


def _body_words(said: SessionDatePlace, case: Case) -> Wording:
    held = case.seen.body(said.body.id) or case.seen.body(said.organisation.id)
    if held is not None:
        return held[1].title
    organisation = case.register.organisation.get(said.organisation.id or said.body.id)
    return Wording(said.body.words, said.body.words) if organisation is None else organisation.title


def _test(said: SessionDatePlace, case: Case, found: tuple[Sitting, ...]) -> Test:
    """One session at least is as said, in all that is said of it."""
    return Test(
        name="session",
        title=Wording("session", "заседание"),
        atoms=(some(every(_atoms(said, case, one)) for one in found),),
        told=joined((sitting_words(case, one) for one in found[:MOST]), ". "),
    )


def _atoms(said: SessionDatePlace, case: Case, sitting: Sitting) -> Iterator[Ways]:
    yield _meeting(said, sitting, case.meant(said.when))
    if said.place:
        yield some(_places(said, case, sitting))
    for code in said.host.codes:
        yield _hosted(case, sitting, code)


def _places(said: SessionDatePlace, case: Case, sitting: Sitting) -> Iterator[Ways]:
    """Whether a place is where it was held; of a plan, also where it was planned to be."""
    host = sitting.session.host
    yield place_ways(case.seen, said.place, sitting.place, host)
    if said.meeting is not Meeting.HELD:
        planned = (act.place for act in sitting.planned if act.place)
        yield from (place_ways(case.seen, said.place, place) for place in planned)


def _hosted(case: Case, sitting: Sitting, code: str) -> Ways:
    host = sitting.session.host
    if host:
        return so(host == code)
    town = next(
        (t for t in case.register.towns if sitting.place in {t.name.en, t.name.ru, *t.also}), None
    )
    return UNKNOWN if town is None else so(town.party == code)


def _meeting(said: SessionDatePlace, sitting: Sitting, meant: Meant) -> Ways:
    match said.meeting:
        case Meeting.PLANNED:
            return _planned(sitting, meant)
        case Meeting.POSTPONED:
            return _postponed(sitting, meant)
        case _ if meant.unsaid and sitting.held:
            return YES
        case _:
            return _or_as_planned(day_ways(sitting, meant), sitting, meant)


def _planned(sitting: Sitting, meant: Meant) -> Ways:
    """Whether it was planned, or held, for a day that is meant."""
    days = (*sitting.planned_days, *sitting.days)
    if meant.ahead and not sitting.held:
        return UNKNOWN
    if meant.unsaid:
        return YES if days else UNKNOWN
    if meant.ahead and sitting.held:
        return _or_as_planned(day_ways(sitting, meant), sitting, meant)
    return some(meant.event(day) for day in days)


def _or_as_planned(held: Ways, sitting: Sitting, meant: Meant) -> Ways:
    """What was to come came otherwise; where it had been planned so, it was and was not so."""
    planned = meant.ahead and some(meant.event(day) for day in sitting.planned_days) == YES
    if held != NO or not planned:
        return held
    is_told_of_the_past = meant.over_by(meant.on)
    return YES if is_told_of_the_past else EITHER


def _postponed(sitting: Sitting, meant: Meant) -> Ways:
    """Whether it was first planned for another day; a day named is the old or the new one."""
    planned, held = sitting.planned_days, sitting.days
    if not planned:
        return UNKNOWN
    if len({*planned, *held}) < 2:  # noqa: PLR2004 - an old day and a new one
        return NO if held else UNKNOWN
    return YES if meant.unsaid else some(meant.event(day) for day in (*planned, *held))


def _told(case: Case, found: tuple[Sitting, ...]) -> Wording:
    return say(
        "{told}.", "{told}.", told=joined((sitting_words(case, s) for s in found[:TOLD]), ". ")
    )


def _host(said: SessionDatePlace, case: Case, found: tuple[Sitting, ...]) -> Wording:
    hosts = unique(one.session.host for one in found if one.session.host)
    if not said.host or not hosts:
        return Wording()
    return say("Host: {who}.", "Принимает: {who}.", who=parties(case.register, hosts))
