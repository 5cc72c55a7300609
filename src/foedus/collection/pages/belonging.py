"""Whether a state meets a criterion of an organisation: on the day, before, or later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.collection.addresses import anchor
from foedus.collection.pages.days import NO_DAY, told_shown
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import DayShown, Proof
from foedus.collection.pages.proofs import picks_shown, proof_shown
from foedus.collection.pages.sentences import spell
from foedus.collection.pages.spans import nearest
from foedus.collection.pages.view import View
from foedus.law.answers.answers import Proof as Given
from foedus.law.answers.questions.members import belonging_in, worlds_of_member
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.told import Doubt, Told, tell
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge, Span, Spans
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.steps import Steps
from foedus.law.terms.wording import Wording

W = Wording

_TITLE = {
    Mark.IN_FORCE: W("{who}: {test} {days}", "{who}: {test} {days}"),
    Mark.ENDED: W("{who}: was {test} {days}", "{who}: {test} было {days}"),
    Mark.OPEN: W("{who}: will be {test} {days}", "{who}: {test} будет {days}"),
    Mark.NONE: W("{who}: not {test}", "{who}: не {test}"),
    Mark.DISPUTED: W("{who}: {test}, disputed", "{who}: {test}, спорно"),
    Mark.UNKNOWN: W("{who}: {test}, unknown", "{who}: {test}, неизвестно"),
}
_QUESTION = W("{}: {}?", "{}: {}?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Whether one state meets one criterion on the day.

    IN_FORCE: it does. ENDED: it did, from *since* until *until*. OPEN: it will. DISPUTED or
    UNKNOWN: *readings* are those in which it does.
    """

    mark: Mark
    since: DayShown
    until: DayShown
    readings: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class Told3:
    """What the worlds tell of one state and one criterion."""

    belongs: Told[bool]
    since: Told[Edge | None]
    until: Told[Edge | None]
    proof: Given


def belonging_of(view: View, organisation: Organisation, criterion: str, party: str) -> Belonging:
    """Whether *party* meets *criterion* of *organisation* on the day, with its proof."""
    told = told_of(view, organisation.id, criterion, party)
    key = anchor(organisation.id, criterion, party)
    mark = _mark(view.on, told)
    since = told_shown(told.since, view.language, key)
    until = told_shown(told.until, view.language, key)
    readings = next((a.picks for a in told.belongs.alternatives if a.value), ())
    test = next(view.say(one.title) for one in organisation.criteria if one.name == criterion)
    who = view.name_of(party)
    return Belonging(
        mark=mark,
        since=since if mark is not Mark.NONE else NO_DAY,
        until=until if mark is not Mark.NONE else NO_DAY,
        readings=tuple(picks_shown(view, readings)),
        proof=proof_shown(
            view,
            key,
            view.say(_QUESTION).format(who, test),
            view.say(_TITLE[mark]).format(who=who, test=test, days=spell(view, since, until)),
            told.proof,
        ),
    )


def told_of(view: View, organisation: str, criterion: str, party: str) -> Told3:
    """What the worlds tell; asked once for one view."""
    key = ("belongs", organisation, criterion, party, view.on, view.known, view.readings)
    return remembered(view.opened, key, lambda: _told(view, organisation, criterion, party))


def _told(view: View, organisation: str, criterion: str, party: str) -> Told3:
    asked = worlds_of_member(view.worlds, organisation, criterion, party)
    seen = {id(w): _spans(w, organisation, criterion, party) for w in asked}
    inside = tuple(w for w in asked if _holds(seen[id(w)], view.on))
    shown = inside or tuple(w for w in asked if seen[id(w)]) or asked

    def span(world: World) -> Span | None:
        return nearest(seen[id(world)], view.on)

    return Told3(
        belongs=tell(view.worlds, asked, lambda w: _holds(seen[id(w)], view.on)),
        since=tell(view.worlds, shown, lambda w: _edge(span(w), start=True)),
        until=tell(view.worlds, shown, lambda w: _edge(span(w), start=False)),
        proof=proof_over(
            view.worlds,
            asked,
            lambda w: (_holds(seen[id(w)], view.on), span(w)),
            lambda w: _steps(w, organisation, criterion, party),
        ),
    )


def _spans(world: World, organisation: str, criterion: str, party: str) -> Spans:
    return world.belongs(organisation, criterion, party)


def _steps(world: World, organisation: str, criterion: str, party: str) -> Steps:
    held = belonging_in(world, organisation, criterion, party)
    return () if held is None else held.steps


def _holds(spans: Spans, day: date) -> bool:
    return any(day in span for span in spans)


def _edge(span: Span | None, *, start: bool) -> Edge | None:
    if span is None:
        return None
    return span.start if start else span.end


def _mark(day: date, told: Told3) -> Mark:
    if not told.belongs.certain:
        disputed = told.belongs.doubt is Doubt.DISPUTED
        return Mark.DISPUTED if disputed else Mark.UNKNOWN
    if told.belongs.value:
        return Mark.IN_FORCE
    days = [since for since in told.since.values if isinstance(since, date)]
    if not days:
        return Mark.NONE
    return Mark.ENDED if min(days) <= day else Mark.OPEN
