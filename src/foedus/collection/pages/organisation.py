"""The page of an organisation: how many belong to it depends on what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from foedus.collection.addresses import anchor
from foedus.collection.pages.acts import acts_shown, party_named, quote_of, thing_named
from foedus.collection.pages.belonging import Belonging, belonging_of, told_of
from foedus.collection.pages.bodies import BodyShown, bodies_of
from foedus.collection.pages.days import day_shown
from foedus.collection.pages.disputes import RivalShown, rivals_among
from foedus.collection.pages.instrument import in_valid_order
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.offices import (
    ChairShown,
    OfficeShown,
    TurnShown,
    chairs_of,
    office_shown,
    turns_of,
)
from foedus.collection.pages.overlap import Overlap, overlap_of
from foedus.collection.pages.parts import ActShown, DayShown, Named, Quote
from foedus.collection.pages.proofs import titled_condition
from foedus.collection.pages.standings import StandingRow, standing
from foedus.collection.pages.view import View
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.organisations import Criterion, Link, Organisation
from foedus.law.terms.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingShown:
    """One reading of a criterion: its clause, its test in words, and how many meet it."""

    reading: str
    title: str
    test: str
    quote: Quote | None
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionShown:
    """A count with its test. *at_least* meet it for certain, *at_most* in some reading.

    *text* is "9", or "0–1" where readings differ.
    """

    name: str
    title: str
    readings: tuple[ReadingShown, ...]
    at_least: int
    at_most: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One state by each criterion, in the order of the page's criteria."""

    party: Named
    cells: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitShown:
    """A state that met a criterion and does no longer (or will not): how it came about.

    *standings* are how it stands to the instruments that the criterion asks about; their proofs
    show the notice and the arithmetic. *belonging* is the same as in the row of the state.
    """

    party: Named
    criterion: str
    day: DayShown
    belonging: Belonging
    standings: tuple[StandingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """A link of this organisation, or of its secretariat, with another."""

    other: Named
    relation: str
    since: DayShown
    instrument: Named
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPoint:
    """From *day* on, *number* states meet a criterion, in the first of the readings."""

    day: date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """All that the page of an organisation shows.

    *over_time* has, per criterion, the days on which its count changes. *instruments* are those
    concluded within it.
    """

    on: date
    known: date | None
    organisation: Named
    titles: Wording
    constituent: Named
    criteria: tuple[CriterionShown, ...]
    rows: tuple[MemberRow, ...]
    over_time: tuple[tuple[str, tuple[CountPoint, ...]], ...]
    exits: tuple[ExitShown, ...]
    bodies: tuple[BodyShown, ...]
    offices: tuple[OfficeShown, ...]
    chairs: tuple[ChairShown, ...]
    turns: tuple[TurnShown, ...]
    overlap: Overlap
    links: tuple[LinkShown, ...]
    disputes: tuple[RivalShown, ...]
    acts: tuple[ActShown, ...]
    instruments: tuple[Named, ...]


def organisation_page(view: View, organisation: str) -> OrganisationPage:
    """The page of an organisation, by id or name; UnknownName for one that is not held."""
    one = view.register.organisation[view.opened.names.organisation(organisation)]
    rows = member_rows(view, one)
    offices = (office for office in view.register.offices if office.organisation == one.id)
    within = (held for held in view.register.instruments if held.within == one.id)
    return OrganisationPage(
        on=view.on,
        known=view.known,
        organisation=thing_named(view, one.id),
        titles=one.title,
        constituent=thing_named(view, one.constituent),
        criteria=criteria_of(view, one),
        rows=rows,
        over_time=tuple((name, _over_time(view, one, name)) for name in names_of(one)),
        exits=tuple(_exits(view, one, rows)),
        bodies=bodies_of(view, one),
        offices=tuple(office_shown(view, office) for office in offices),
        chairs=chairs_of(view, one.id),
        turns=turns_of(view, one.id),
        overlap=overlap_of(view, one),
        links=tuple(_link(view, link) for link in one.links),
        disputes=rivals_among(view, one.disputes, one.acts),
        acts=acts_shown(view, in_valid_order(one.acts)),
        instruments=tuple(thing_named(view, held.id) for held in within),
    )


def names_of(one: Organisation) -> tuple[str, ...]:
    """The criteria of an organisation, each once."""
    return tuple(dict.fromkeys(criterion.name for criterion in one.criteria))


def member_rows(view: View, one: Organisation) -> tuple[MemberRow, ...]:
    """The states that meet, met or will meet some criterion; in the order of the register."""
    names = names_of(one)
    found = []
    for code in view.register.party:
        cells = tuple(belonging_of(view, one, name, code) for name in names)
        if any(cell.mark is not Mark.NONE for cell in cells):
            found.append(MemberRow(party=party_named(view, code), cells=cells))
    return tuple(found)


def criteria_of(view: View, one: Organisation) -> tuple[CriterionShown, ...]:
    """The criteria of an organisation, with how many meet each on the day."""
    return tuple(_criterion(view, one, name) for name in names_of(one))


def _criterion(view: View, one: Organisation, name: str) -> CriterionShown:
    tests = [criterion for criterion in one.criteria if criterion.name == name]
    least, most = _count(view, one, name, "")
    return CriterionShown(
        name=name,
        title=view.say(tests[0].title),
        readings=tuple(_reading(view, one, criterion) for criterion in tests),
        at_least=least,
        at_most=most,
        text=str(least) if least == most else f"{least}–{most}",
    )


def _reading(view: View, one: Organisation, criterion: Criterion) -> ReadingShown:
    least, most = _count(view, one, criterion.name, criterion.reading)
    return ReadingShown(
        reading=criterion.reading,
        title=view.say(criterion.title),
        test=titled_condition(view, criterion.condition),
        quote=quote_of(view, criterion.text),
        at_least=least,
        at_most=most,
    )


def _count(view: View, one: Organisation, name: str, reading: str) -> tuple[int, int]:
    """How many meet a criterion for certain and at most; with a reading of it, by that one."""
    picked = f"criterion {name}: {reading}"
    least = most = 0
    for code in view.register.party:
        told = told_of(view, one.id, name, code).belongs
        open_to = [
            alternative.value
            for alternative in told.alternatives
            if not reading or picked in alternative.picks or not _decides(alternative.picks, name)
        ]
        least += bool(open_to) and all(open_to)
        most += any(open_to)
    return least, most


def _decides(picks: tuple[str, ...], name: str) -> bool:
    return any(pick.startswith(f"criterion {name}: ") for pick in picks)


def _over_time(view: View, one: Organisation, name: str) -> tuple[CountPoint, ...]:
    spans = [span for held in view.first.members(one.id, name).values() for span in held]
    ends = {span.end for span in spans if isinstance(span.end, date)}
    days = sorted({span.start for span in spans} | ends)
    return tuple(CountPoint(day=day, number=sum(day in span for span in spans)) for day in days)


def _exits(view: View, one: Organisation, rows: tuple[MemberRow, ...]) -> Iterator[ExitShown]:
    """Who left, or is on the way out, by each criterion."""
    for row in rows:
        for name, cell in zip(names_of(one), row.cells, strict=True):
            if cell.until and not any(c.reading for c in one.criteria if c.name == name):
                yield _exit(view, one, name, row.party, cell)


def _exit(view: View, one: Organisation, name: str, party: Named, cell: Belonging) -> ExitShown:
    tests = [criterion for criterion in one.criteria if criterion.name == name]
    ids = {held for test in tests for held in instruments_in(test.condition)}
    return ExitShown(
        party=party,
        criterion=view.say(tests[0].title),
        day=cell.until,
        belonging=cell,
        standings=tuple(
            standing(view, held, party.id, key=anchor("exit", name, held, party.id))
            for held in sorted(ids & view.register.instrument.keys())
        ),
    )


def _link(view: View, link: Link) -> LinkShown:
    return LinkShown(
        other=thing_named(view, link.to),
        relation=link.relation,
        since=day_shown(link.since, view.language),
        instrument=thing_named(view, link.instrument),
        words=view.say(link.words or link.evidence.note),
    )
