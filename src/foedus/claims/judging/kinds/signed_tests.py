"""The tests of a document: that it was made as said, and that each state meant signed it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.adopted import (
    is_of_kind,
    kind_said,
)
from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.criteria import group_of
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.named import place_said
from foedus.claims.judging.signers import manners, person_signed, signature_ways, who_signed
from foedus.claims.judging.states import Those, those_meant
from foedus.claims.judging.telling import (
    say,
    unique,
)
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Test, Ways, so
from foedus.claims.terms.claims import Reach, Signature
from foedus.claims.terms.said import Named
from foedus.claims.terms.verdicts import Agrees
from foedus.law.terms.acts import Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording


def tests_of_document(said: Signature, case: Case, one: Instrument) -> Iterator[Test]:
    """That it was made as said; and that each state meant signed it."""
    people = tuple(who for who in said.signers if group_of(case, who) is None)
    if people and not said.states:
        persons = tuple(person_signed(case, one, who, said.when) for who in people)
        of_states = all(_has_state(case, who) for who in people)
        given = () if of_states else tuple(_made(said, case, one))
        yield _test(case, one, Those("persons", _PERSONS, ()), persons, given)
        return
    if said.count.number >= 0 and not said.states:
        yield _number_of_signers(said, case, one)
        return
    where = said.organisation or Named("", one.within)
    refused = any(act.kind is Kind.NOT_SIGNED for act in manners(one))
    reach = Reach.ALL if refused and _leaders_sign(said, case) else said.reach
    those = those_meant(case, said.states, reach, where, said.when)
    everybody = reach is not Reach.SOME and not said.states
    if not those or everybody:
        yield _test(case, one, Those("adopted", _ADOPTED, ()), tuple(_made(said, case, one)))
    for group in those:
        atoms = tuple(signature_ways(case, one, code, said.when) for code in group.codes)
        yield _test(case, one, group, atoms, tuple(_made(said, case, one, signed=True)))


def _has_state(case: Case, who: Named) -> bool:
    """Whether a person's state is held, so that the day is that of the state's signature."""
    held = case.register.person.get(who.id)
    return held is not None and bool(held.party)


SIGNERS: Final = frozenset(
    [
        "republic",
        "leader",
        "president",
        "government",
        "head",
        "minister",
        "delegation",
        "party",
        "республика",
        "лидер",
        "президент",
        "правительство",
        "глава",
        "министр",
        "участник",
        "state",
        "country",
        "nation",
        "member",
        "государство",
        "страна",
        "член",
    ]
)
"""Words for those who sign, where they are counted and not the documents."""
COUNCIL: Final = frozenset({"council", "совет", "session", "заседание", "meeting", "summit"})
"""Words for a body as a whole: what it adopts is adopted, whoever of them did not sign."""


def _leaders_sign(said: Signature, case: Case) -> bool:
    """Whether those who sit in a body are said to sign: "the leaders", not "the Council"."""
    return any(
        case.seen.body(who.id) is not None and not content_words(who.words) & COUNCIL
        for who in said.signers
        if who.words != who.id
    )


def _number_of_signers(said: Signature, case: Case, one: Instrument) -> Test:
    """How many states signed at the time meant; those of whom it is not known may have."""
    codes = unique(act.party for act in manners(one))
    ways = [signature_ways(case, one, code, said.when) for code in codes]
    sure = sum(1 for way in ways if way == YES)
    rivals = sum(1 for way in ways if way > YES)
    unknown = sum(1 for way in ways if way == UNKNOWN)
    number = frozenset[Agrees]().union(
        *(so(fits(said.count, sure + more)) for more in range(rivals + 1))
    )
    if number == NO and any(fits(said.count, sure + n) for n in range(rivals + unknown + 1)):
        number = UNKNOWN
    where = tuple(_made(said, case, one, signed=True))
    return _test(case, one, Those("number", _NUMBER, codes), (number if codes else UNKNOWN,), where)


_PERSONS = Wording("the persons named", "названные лица")
_NUMBER = Wording("how many signed", "сколько подписали")
_ADOPTED = Wording("adopted at the session", "принято на заседании")


def _made(said: Signature, case: Case, one: Instrument, *, signed: bool = False) -> Iterator[Ways]:
    """Its day, unless signatures have their own, its place, its sort."""
    if not signed or not (said.states or said.count.number >= 0):
        yield case.meant(said.when).event(one.adopted)
    yield from place_said(case.seen, said.place, one.place)
    kind = kind_said(said.instrument.words)
    if kind and not said.instrument.held:
        yield so(is_of_kind(one, kind))


def _test(
    case: Case,
    one: Instrument,
    group: Those,
    atoms: tuple[Ways, ...],
    given: tuple[Ways, ...] = (),
) -> Test:
    signed = tuple(code for code in group.codes if signature_ways(case, one, code) >= YES)
    return Test(
        name=f"{one.id}: {group.name}",
        title=say("{doc}: {who}", "{doc}: {who}", doc=one.title, who=group.title),
        atoms=atoms,
        given=given,
        count=len(signed) if group.codes else -1,
        parties=signed,
        told=who_signed(case, one),
    )
