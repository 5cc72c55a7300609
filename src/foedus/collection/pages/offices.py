"""Who holds an office and who presides, on the day and over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.collection.addresses import anchor
from foedus.collection.pages.acts import party_named, quote_of, thing_named
from foedus.collection.pages.days import day_shown, told_shown
from foedus.collection.pages.disputes import RivalShown, rivals_among
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import DayShown, Named, Proof, Quote
from foedus.collection.pages.proofs import proof_shown
from foedus.collection.pages.sentences import spell
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.questions.offices import chair as ask_chair
from foedus.law.answers.questions.offices import holder as ask_holder
from foedus.law.answers.questions.proofs import proof_over
from foedus.law.answers.told import Told, tell
from foedus.law.answers.worlds import Scope
from foedus.law.derive.chairs import Turn
from foedus.law.derive.offices import Tenure, title_on
from foedus.law.derive.world import World
from foedus.law.terms.days import Edge
from foedus.law.terms.organisations import Office
from foedus.law.terms.wording import Wording

W = Wording

_WHO = W("Why {}?", "Почему {}?")
_CHAIR = W("{who} presides {days}", "{who} председательствует {days}")
_HELD = W("{who}: {title} {days}", "{who}: {title} {days}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureShown:
    """One person in an office. *certain*: in every reading it is this person, with these days.

    IN_FORCE: holds it on the day (*holding_over*: after the term had run out).
    """

    person: str
    title: str
    mark: Mark
    certain: bool
    holding_over: bool
    since: DayShown
    until: DayShown
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeShown:
    """An office: who holds it on the day, and who has held it. *rule* is the clause behind it."""

    office: Named
    organisation: Named
    titles: tuple[tuple[DayShown, str], ...]
    rule: Quote | None
    term_months: int
    holders: tuple[TenureShown, ...]
    tenures: tuple[TenureShown, ...]
    rivals: tuple[RivalShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairShown:
    """A state that presides on the day. *expected*: by the rule of rotation, not recorded.

    *instead_of* is the state whose turn the rule made it; *took_over_from* presided until
    this very day.
    """

    party: Named
    certain: bool
    since: DayShown
    until: DayShown
    co_chairs: tuple[Named, ...]
    expected: bool
    instead_of: Named
    took_over_from: Named
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnShown:
    """A turn in the chair, in the first of the readings."""

    party: Named
    mark: Mark
    since: DayShown
    until: DayShown
    expected: bool


def office_page(view: View, office: str) -> OfficeShown:
    """The page of an office, by id or title; UnknownName for one that is not held."""
    return office_shown(view, view.register.office[view.opened.names.office(office)])


def office_shown(view: View, office: Office) -> OfficeShown:
    """An office with its holders over time."""
    answer = ask_holder(view.worlds, office.id, view.moment)
    return OfficeShown(
        office=thing_named(view, office.id),
        organisation=thing_named(view, office.organisation),
        titles=tuple(
            (day_shown(one.since, view.language), view.say(one.title)) for one in office.titles
        ),
        rule=quote_of(view, office.text),
        term_months=office.term_months,
        holders=tuple(_holder(view, office, one) for one in answer.holders),
        tenures=tuple(_tenures(view, office)),
        rivals=rivals_among(view, office.disputes, office.acts),
    )


def _holder(view: View, office: Office, one: given.HolderAnswer) -> TenureShown:
    key = anchor(office.id, "holder", one.person)
    since, until = (told_shown(day, view.language, key) for day in (one.since, one.until))
    title = view.say(one.title)
    said = view.say(_HELD).format(who=one.person, title=title, days=spell(view, since, until))
    return TenureShown(
        person=one.person,
        title=title,
        mark=Mark.IN_FORCE if one.certain else Mark.DISPUTED,
        certain=one.certain,
        holding_over=one.holding_over,
        since=since,
        until=until,
        proof=proof_shown(view, key, view.say(_WHO).format(one.person), said, one.proof),
    )


def _tenures(view: View, office: Office) -> Iterator[TenureShown]:
    """Every tenure; one that worlds tell otherwise has its days in doubt."""

    def all_of(world: World) -> tuple[tuple[str, object], ...]:
        return tuple((one.person, one.span) for one in world.tenures(office.id))

    asked = view.worlds.for_scope(Scope(frozenset({office.id}), frozenset(), all_of))
    found = {id(world): _numbered(world.tenures(office.id)) for world in asked}
    keys = sorted(
        {key: one.span.start for held in found.values() for key, one in held.items()}.items(),
        key=lambda item: item[1],
    )
    for key, _ in keys:
        inside = tuple(world for world in asked if key in found[id(world)])
        yield _tenure(view, office, inside, {id(w): found[id(w)][key] for w in inside})


def _numbered(tenures: tuple[Tenure, ...]) -> dict[tuple[str, int], Tenure]:
    """Tenures by person and by which of the person's tenures it is."""
    found: dict[tuple[str, int], Tenure] = {}
    for tenure in tenures:
        number = sum(1 for person, _ in found if person == tenure.person)
        found[tenure.person, number] = tenure
    return found


def _tenure(
    view: View, office: Office, inside: tuple[World, ...], held: dict[int, Tenure]
) -> TenureShown:
    since: Told[Edge | None] = tell(view.worlds, inside, lambda w: held[id(w)].span.start)
    until: Told[Edge | None] = tell(view.worlds, inside, lambda w: held[id(w)].span.end)
    one = held[id(inside[0])]
    key = anchor(office.id, one.person, one.span.start.isoformat())
    shown = told_shown(since, view.language, key), told_shown(until, view.language, key)
    title = view.say(title_on(office, min(max(one.span.start, view.on), _last_day(one))))
    said = view.say(_HELD).format(who=one.person, title=title, days=spell(view, *shown))
    proof = proof_over(view.worlds, inside, lambda w: held[id(w)].span, lambda w: held[id(w)].steps)
    certain = since.certain and until.certain
    return TenureShown(
        person=one.person,
        title=title,
        mark=_mark(view.on, one) if certain else Mark.DISPUTED,
        certain=certain,
        holding_over=one.holds_over(view.on),
        since=shown[0],
        until=shown[1],
        proof=proof_shown(view, key, view.say(_WHO).format(one.person), said, proof),
    )


def _last_day(tenure: Tenure) -> date:
    end = tenure.span.end
    return date.fromordinal(end.toordinal() - 1) if isinstance(end, date) else date.max


def _mark(day: date, held: Tenure | Turn) -> Mark:
    if day in held.span:
        return Mark.IN_FORCE
    return Mark.ENDED if held.span.start <= day else Mark.OPEN


def chairs_of(view: View, organisation: str) -> tuple[ChairShown, ...]:
    """Who presides over an organisation on the day; several where that is in doubt."""
    answer = ask_chair(view.worlds, organisation, view.moment)
    return tuple(_chair(view, organisation, one) for one in answer.chairs)


def _chair(view: View, organisation: str, one: given.ChairAnswer) -> ChairShown:
    key = anchor(organisation, "chair", one.party)
    since, until = (told_shown(day, view.language, key) for day in (one.since, one.until))
    who = party_named(view, one.party)
    said = view.say(_CHAIR).format(who=who.name, days=spell(view, since, until))
    return ChairShown(
        party=who,
        certain=one.certain,
        since=since,
        until=until,
        co_chairs=tuple(party_named(view, code) for code in one.co_chairs),
        expected=one.expected,
        instead_of=party_named(view, one.departs),
        took_over_from=party_named(view, one.handed_over_by),
        proof=proof_shown(view, key, view.say(_WHO).format(who.name), said, one.proof),
    )


def turns_of(view: View, organisation: str) -> tuple[TurnShown, ...]:
    """The turns in the chair up to the day, and the one after."""
    return tuple(
        TurnShown(
            party=party_named(view, turn.party),
            mark=_mark(view.on, turn),
            since=day_shown(turn.span.start, view.language),
            until=day_shown(turn.span.end, view.language),
            expected=turn.expected,
        )
        for turn in view.first.turns(organisation, until=view.on)
    )
