"""Who holds an office; who presides?"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, timedelta

from foedus.law.answers.answers import (
    ChairAnswer,
    ChairsAnswer,
    HolderAnswer,
    HoldersAnswer,
    Moment,
)
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.told import tell
from foedus.law.answers.worlds import Scope, Worlds
from foedus.law.derive.chairs import Turn
from foedus.law.derive.offices import Tenure, title_on
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording


def holder(worlds: Worlds, office: str, moment: Moment) -> HoldersAnswer:
    """Who holds *office* on a day; several where tenure is contested."""
    held = worlds.material.register.office[office]

    def probe(world: World) -> Hashable:
        return tuple((t.person, t.span, t.held_over_from) for t in world.tenures(office))

    asked = worlds.for_scope(Scope(frozenset({office}), frozenset(), probe))
    tenures = {id(w): _tenure_on(w.tenures(office), moment.on) for w in asked}
    people = dict.fromkeys(t.person for t in tenures.values() if t is not None)
    return HoldersAnswer(
        office=office,
        moment=moment,
        holders=tuple(
            _holder(worlds, asked, tenures, person, moment, title_on(held, moment.on))
            for person in people
        ),
    )


def _tenure_on(tenures: tuple[Tenure, ...], day: date) -> Tenure | None:
    return next((tenure for tenure in tenures if day in tenure.span), None)


def _holder(
    worlds: Worlds,
    asked: tuple[World, ...],
    tenures: dict[int, Tenure | None],
    person: str,
    moment: Moment,
    title: Wording,
) -> HolderAnswer:
    inside = tuple(w for w in asked if _is(tenures[id(w)], person))
    first = tenures[id(inside[0])]
    return HolderAnswer(
        person=person,
        title=title,
        certain=len(inside) == len(asked),
        since=tell(worlds, inside, lambda w: _edge(tenures[id(w)], start=True)),
        until=tell(worlds, inside, lambda w: _edge(tenures[id(w)], start=False)),
        holding_over=first is not None and first.holds_over(moment.on),
        proof=proof_over(
            worlds,
            inside,
            lambda w: _edge(tenures[id(w)], start=True),
            lambda w: _steps(tenures[id(w)]),
        ),
    )


def _is(tenure: Tenure | None, person: str) -> bool:
    return tenure is not None and tenure.person == person


def _edge(tenure: Tenure | None, *, start: bool) -> Edge | None:
    if tenure is None:
        return None
    return tenure.span.start if start else tenure.span.end


def _steps(tenure: Tenure | Turn | None) -> Steps:
    return () if tenure is None else tenure.steps


def chair(worlds: Worlds, organisation: str, moment: Moment) -> ChairsAnswer:
    """Who presides over *organisation* on a day, and whether by record or by the rule alone."""

    def probe(world: World) -> Hashable:
        return tuple((t.party, t.span) for t in _turns(world, organisation, moment.on))

    asked = worlds.for_scope(Scope(worlds.needs(organisation), frozenset(), probe))
    seen = {id(w): _turns(w, organisation, moment.on) for w in asked}
    on_day = {key: _turn_on(turns, moment.on) for key, turns in seen.items()}
    parties = dict.fromkeys(t.party for t in on_day.values() if t is not None)
    return ChairsAnswer(
        organisation=organisation,
        moment=moment,
        chairs=tuple(_chair(worlds, asked, seen, on_day, code, moment.on) for code in parties),
    )


def _turns(world: World, organisation: str, day: date) -> tuple[Turn, ...]:
    return world.turns(organisation, until=day)


def _turn_on(turns: tuple[Turn, ...], day: date) -> Turn | None:
    return next((turn for turn in turns if day in turn.span), None)


def _chair(
    worlds: Worlds,
    asked: tuple[World, ...],
    seen: dict[int, tuple[Turn, ...]],
    on_day: dict[int, Turn | None],
    party: str,
    day: date,
) -> ChairAnswer:
    inside = tuple(w for w in asked if _presides(on_day[id(w)], party))
    turn = on_day[id(inside[0])]
    return ChairAnswer(
        party=party,
        certain=len(inside) == len(asked),
        since=tell(worlds, inside, lambda w: _start(on_day[id(w)])),
        until=tell(worlds, inside, lambda w: _end(on_day[id(w)])),
        co_chairs=turn.co_chairs if turn is not None else (),
        expected=turn is not None and turn.expected,
        departs=turn.departs if turn is not None else "",
        handed_over_by=_handed_over_by(seen[id(inside[0])], day),
        proof=proof_over(
            worlds, inside, lambda w: _start(on_day[id(w)]), lambda w: _steps(on_day[id(w)])
        ),
    )


def _presides(turn: Turn | None, party: str) -> bool:
    return turn is not None and turn.party == party


def _start(turn: Turn | None) -> Edge | None:
    return None if turn is None else turn.span.start


def _end(turn: Turn | None) -> Edge | None:
    return None if turn is None else turn.span.end


def _handed_over_by(turns: tuple[Turn, ...], day: date) -> str:
    """Who presided until this very day, where the chair was handed over in its course."""
    turn = _turn_on(turns, day)
    before = _turn_on(turns, day - timedelta(days=1))
    changed = turn is not None and before is not None and turn.span.start == day
    return before.party if changed and before is not None else ""
