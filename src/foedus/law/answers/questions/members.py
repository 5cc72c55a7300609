"""Who belongs to an organisation, by a named criterion; and what hangs on it?"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from foedus.law.answers.answers import HangsAnswer, MemberAnswer, MembersAnswer, Moment
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.questions.status import standing_of
from foedus.law.answers.standing import Word
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.membership import Belonging
from foedus.law.derive.world import World
from foedus.law.terms.conditions import Meets, Stands, parts_of
from foedus.law.terms.organisations import Body
from foedus.law.terms.steps import Steps

_BOUND = {Word.PARTY, Word.SUSPENDED, Word.PROVISIONAL, Word.BOUND_THROUGH}


def members(worlds: Worlds, organisation: str, criterion: str, moment: Moment) -> MembersAnswer:
    """Who meets *criterion* of *organisation* on a day: in all worlds, or only in some."""
    held = worlds.material.register.organisation[organisation]
    everyone = (
        _member(worlds, organisation, criterion, code, moment)
        for code in worlds.material.register.party
    )
    found = [one for one in everyone if True in one.belongs.values]
    return MembersAnswer(
        organisation=organisation,
        title=held.title,
        criterion=criterion,
        readings=tuple(c.reading for c in held.criteria if c.name == criterion and c.reading),
        moment=moment,
        members=tuple(one for one in found if one.belongs.certain),
        in_doubt=tuple(one for one in found if not one.belongs.certain),
    )


def _member(
    worlds: Worlds, organisation: str, criterion: str, party: str, moment: Moment
) -> MemberAnswer:
    def since(world: World) -> date | None:
        spans = world.belongs(organisation, criterion, party)
        return next((span.start for span in spans if moment.on in span), None)

    def steps(world: World) -> Steps:
        held = belonging_in(world, organisation, criterion, party)
        return () if held is None else held.steps

    asked = worlds_of_member(worlds, organisation, criterion, party)
    inside = tuple(w for w in asked if since(w) is not None) or asked
    return MemberAnswer(
        party=party,
        belongs=tell(worlds, asked, lambda w: since(w) is not None),
        since=tell(worlds, inside, since),
        proof=proof_over(worlds, asked, since, steps),
    )


def belonging_in(world: World, organisation: str, criterion: str, party: str) -> Belonging | None:
    """How *party* meets *criterion* in one world; None where it never does."""
    return world.belonging(organisation, criterion, party)


def worlds_of_member(
    worlds: Worlds, organisation: str, criterion: str, party: str
) -> tuple[World, ...]:
    """The worlds in which *party* may meet *criterion* of *organisation* at other times."""

    def probe(world: World) -> Hashable:
        return world.belongs(organisation, criterion, party)

    return worlds.for_scope(Scope(worlds.needs(organisation), frozenset({party}), probe))


def _makes(worlds: Worlds, organisation: str, criterion: str) -> set[str]:
    """The instruments by which states meet the criterion: to leave it is to leave them."""
    tests = worlds.material.register.organisation[organisation].criteria
    conditions = (test.condition for test in tests if test.name == criterion)
    parts = (part for condition in conditions for part in parts_of(condition))
    return {part.instrument for part in parts if isinstance(part, Stands)}


def _seats_by(body: Body, organisation: str, criterion: str) -> bool:
    """Whether a body seats the states that meet the criterion."""
    return body.seats is not None and Meets(organisation, criterion) in parts_of(body.seats)


def hangs_on(
    worlds: Worlds, organisation: str, criterion: str, party: str, moment: Moment
) -> HangsAnswer:
    """What a state would lose with its membership, and what would go on.

    Only instruments that say so end with a membership; those concluded within the
    organisation go on.
    """
    register = worlds.material.register
    ending: list[str] = []
    going_on: list[str] = []
    belongs = True in _member(worlds, organisation, criterion, party, moment).belongs.values
    for instrument in register.instruments:
        word = standing_of(worlds, instrument.id, party, moment).word
        if not set(word.values) & _BOUND:
            continue
        link = instrument.clauses.membership
        on_it = link is not None and (link.organisation, link.criterion) == (
            organisation,
            criterion,
        )
        if on_it or instrument.id in _makes(worlds, organisation, criterion):
            ending.append(instrument.id)
        elif instrument.within == organisation:
            going_on.append(instrument.id)
    return HangsAnswer(
        organisation=organisation,
        criterion=criterion,
        party=party,
        moment=moment,
        end_with_it=tuple(ending),
        go_on=tuple(going_on),
        bodies=tuple(
            body.id
            for body in register.organisation[organisation].bodies
            if belongs and _seats_by(body, organisation, criterion)
        ),
    )
