"""The page of an instrument."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foedus.collection.addresses import anchor
from foedus.collection.pages.acts import acts_shown, party_named, sources_shown, thing_named
from foedus.collection.pages.asked import held, standing_of, status_of
from foedus.collection.pages.clauses_shown import ClauseShown, clauses_of, texts_of
from foedus.collection.pages.days import when_shown
from foedus.collection.pages.disputes import DisputeShown, disputes_of
from foedus.collection.pages.entry import EntryShown, entry_of
from foedus.collection.pages.kinds import LETTER_WORDS
from foedus.collection.pages.limits import LimitShown, limits_of
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import ActShown, DayShown, Legend, Named, SourceShown
from foedus.collection.pages.related import (
    MembershipTest,
    RelatedShown,
    membership_tests,
    related_of,
)
from foedus.collection.pages.standings import RowGroup, StandingRow, row_of
from foedus.collection.pages.view import View
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.instruments import Instrument, TextHeld
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

_RESERVATIONS = frozenset(
    {
        Kind.RESERVATION,
        Kind.RESERVATION_CONFIRMED,
        Kind.RESERVATION_MODIFIED,
        Kind.RESERVATION_WITHDRAWN,
    }
)
_REACTIONS = frozenset({Kind.OBJECTION, Kind.OBJECTION_WITHDRAWN, Kind.RESERVATION_ACCEPTED})
_DECLARATIONS = frozenset(
    {
        Kind.DECLARATION,
        Kind.TERRITORIAL_EXTENSION,
        Kind.TERRITORIAL_EXCLUSION,
        Kind.TERRITORIAL_WITHDRAWAL,
        Kind.AUTHORITY_DESIGNATION,
        Kind.PROCEDURES_REQUIRED,
        Kind.NO_PROCEDURES_REQUIRED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of the instrument as a thing.

    *also* are its other names and numbers, registrations among them. *text_held*: how much of
    the text the register holds. *signed_by* counts the signatures on record.
    """

    kind: str
    adopted: DayShown
    place: str
    body: Named
    within: Named
    depositary: Named
    languages: tuple[str, ...]
    also: tuple[str, ...]
    subjects: tuple[str, ...]
    negotiating: tuple[Named, ...]
    text_held: TextHeld
    binding: bool
    bilateral: bool
    signed_by: int
    note: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ReservationShown:
    """A reservation (or what became of it), and how others reacted."""

    act: ActShown
    reactions: tuple[ActShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentPage:
    """All that the page of an instrument shows.

    *counts* are states by mark. *history* stands in the order of record time, *by_day* in the
    order of valid time: the same acts. *documents* are the sources of the text and of the facts.
    *is_programme*: it has measures and a term, shown on a page of their own.
    """

    on: date
    known: date | None
    id: str
    title: str
    titles: Wording
    facts: Facts
    entry: EntryShown
    rows: tuple[StandingRow, ...]
    counts: tuple[tuple[Mark, int], ...]
    letters: tuple[Legend, ...]
    is_programme: bool
    clauses: tuple[ClauseShown, ...]
    reservations: tuple[ReservationShown, ...]
    declarations: tuple[ActShown, ...]
    limits: tuple[LimitShown, ...]
    disputes: tuple[DisputeShown, ...]
    related: tuple[RelatedShown, ...]
    memberships: tuple[MembershipTest, ...]
    contradicted: tuple[ActShown, ...]
    history: tuple[ActShown, ...]
    by_day: tuple[ActShown, ...]
    documents: tuple[SourceShown, ...]


def instrument_page(view: View, instrument: str) -> InstrumentPage:
    """The page of an instrument, by id or name; UnknownName for one that is not held."""
    one = held(view, instrument)
    answer = status_of(view, one.id)
    limits = limits_of(view, one)
    rows = _rows(view, one, limits)
    return InstrumentPage(
        on=view.on,
        known=view.known,
        id=one.id,
        title=view.say(one.title),
        titles=one.title,
        facts=_facts(view, one, answer.depositary),
        entry=entry_of(view, one),
        rows=rows,
        counts=tuple(Counter(row.mark for row in rows).items()),
        letters=_letters(view, rows),
        is_programme=one.programme is not None,
        clauses=clauses_of(view, one),
        reservations=_reservations(view, one),
        declarations=acts_shown(view, (a for a in one.acts if a.kind in _DECLARATIONS)),
        limits=limits,
        disputes=disputes_of(view, one),
        related=related_of(view, one),
        memberships=tuple(membership_tests(view, one)),
        contradicted=acts_shown(view, answer.contradicted),
        history=acts_shown(view, in_record_order(one.acts)),
        by_day=acts_shown(view, in_valid_order(one.acts)),
        documents=sources_shown(view, _sources(one)),
    )


def _facts(view: View, one: Instrument, depositary: str) -> Facts:
    signed = {act.party for act in one.acts if act.kind is Kind.SIGNATURE}
    return Facts(
        kind=one.kind,
        adopted=when_shown(one.adopted, view.language),
        place=one.place,
        body=thing_named(view, one.body),
        within=thing_named(view, one.within),
        depositary=thing_named(view, depositary),
        languages=one.languages,
        also=one.also,
        subjects=one.subjects,
        negotiating=tuple(party_named(view, code) for code in sorted(one.negotiating)),
        text_held=one.text_held,
        binding=one.binding,
        bilateral=one.bilateral,
        signed_by=len(signed),
        note=view.say(one.evidence.note),
        confidence=one.evidence.confidence,
    )


def _rows(view: View, one: Instrument, limits: tuple[LimitShown, ...]) -> tuple[StandingRow, ...]:
    """A row per state that the record tells of, and per member of the organisation."""
    told = {row.party: row for row in status_of(view, one.id).parties}
    others = () if one.bilateral else members_on(view, one.within)
    for code in others:
        if code not in told:
            told[code] = standing_of(view, one.id, code)
    rows = (row_of(view, one, row, limits, anchor(row.party)) for row in told.values())
    order = list(RowGroup)
    return tuple(sorted(rows, key=lambda row: (order.index(row.group), row.party.name)))


def members_on(view: View, organisation: str) -> tuple[str, ...]:
    """Who takes part in an organisation on the day, or else its members; none for no id."""
    for criterion in ("participant", "member"):
        found = view.first.members(organisation, criterion)
        if found:
            return tuple(code for code, spans in found.items() if any(view.on in s for s in spans))
    return ()


def _letters(view: View, rows: Iterable[StandingRow]) -> tuple[Legend, ...]:
    """The legend of the letters that the table uses."""
    used = {act.letter for row in rows for act in row.consents}
    used |= {"P" for row in rows if row.provisional}
    return tuple(Legend(s, view.say(w)) for s, w in LETTER_WORDS.items() if s in used)


def _reservations(view: View, one: Instrument) -> tuple[ReservationShown, ...]:
    reactions = [act for act in one.acts if act.kind in _REACTIONS]
    made = [act for act in one.acts if act.kind in _RESERVATIONS]
    return tuple(
        ReservationShown(
            acts_shown(view, (act,))[0],
            acts_shown(view, (found for found in reactions if found.about == act.id)),
        )
        for act in made
    )


def in_record_order(acts: Iterable[Act]) -> list[Act]:
    """Acts as the register learnt of them; those that were always known come first."""
    return sorted(acts, key=lambda act: act.known_from() or date.min)


def in_valid_order(acts: Iterable[Act]) -> list[Act]:
    """Acts by the day on which each counts; those without any day come first."""
    return sorted(acts, key=_valid_day)


def _valid_day(act: Act) -> date:
    when = act.legal_when if act.legal_when is not None else act.effect
    return date.min if when is None else first_possible(when)


def _sources(one: Instrument) -> list[str]:
    texts = [source for text in texts_of(one) for source in text.sources]
    acts = [source for act in one.acts for source in act.evidence.sources]
    return [*one.evidence.sources, *texts, *acts]
