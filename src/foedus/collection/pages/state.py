"""The page of a state: how it stands to every instrument, and what it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from foedus.collection.addresses import anchor, standing_path
from foedus.collection.pages.acts import (
    act_shown,
    acts_shown,
    party_named,
    quote_of,
    thing_named,
)
from foedus.collection.pages.asked import standing_of
from foedus.collection.pages.belonging import Belonging, belonging_of
from foedus.collection.pages.days import day_shown, told_shown, when_shown
from foedus.collection.pages.instrument import in_record_order
from foedus.collection.pages.marks import Mark, mark_of
from foedus.collection.pages.parts import ActShown, DayShown, Named, Proof, Quote
from foedus.collection.pages.proofs import proof_shown
from foedus.collection.pages.sentences import standing_question, standing_title, word_shown
from foedus.collection.pages.view import View
from foedus.law.answers.answers import PartyStanding
from foedus.law.answers.standing import Word
from foedus.law.derive.chairs import Turn
from foedus.law.terms.acts import Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

Key = TypeVar("Key")

RECENT = 20
"""So many recent acts stand on the page of a state."""

_RESERVATIONS = frozenset({Kind.RESERVATION, Kind.RESERVATION_MODIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """How the state stands to one instrument. *href* is where the whole proof stands.

    *why* is the key of the proof there. *signature* is its signature, where one is recorded.
    """

    instrument: Named
    kind: str
    adopted: DayShown
    within: Named
    subjects: tuple[str, ...]
    mark: Mark
    word: str
    since: DayShown
    until: DayShown
    signature: ActShown | None
    href: str
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow:
    """Whether the state meets, met or will meet one criterion of an organisation."""

    organisation: Named
    criterion: str
    belonging: Belonging
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairRow:
    """A turn in the chair of an organisation."""

    organisation: Named
    mark: Mark
    since: DayShown
    until: DayShown
    expected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """A step that is missing: the state signed and has not completed its procedures."""

    instrument: Named
    signed: DayShown
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """All that the page of a state shows.

    *counts* are rows by mark. Rows stand by mark and then by day of adoption; the same rows
    stand in *by_organisation* and *by_subject*. *partners* are the other states, for pairs.
    """

    on: date
    known: date | None
    party: Named
    names: Wording
    also: tuple[str, ...]
    existed_from: DayShown
    existed_until: DayShown
    rows: tuple[StateRow, ...]
    counts: tuple[tuple[Mark, int], ...]
    by_organisation: tuple[tuple[Named, tuple[StateRow, ...]], ...]
    by_subject: tuple[tuple[str, tuple[StateRow, ...]], ...]
    memberships: tuple[MembershipRow, ...]
    chairs: tuple[ChairRow, ...]
    reservations: tuple[ActShown, ...]
    outstanding: tuple[Outstanding, ...]
    recent: tuple[ActShown, ...]
    partners: tuple[Named, ...]


_MISSING = Wording(
    "signed; no consent to be bound is on record",
    "подписано; согласие на обязательность не учтено",
)


def state_page(view: View, party: str) -> StatePage:
    """The page of a state, by code or name; UnknownName for one that the register lacks."""
    code = view.opened.names.party(party)
    held = view.register.party[code]
    acts = [act for act in view.register.acts() if act.party == code]
    rows = tuple(_rows(view, code, {act.instrument for act in acts}))
    return StatePage(
        on=view.on,
        known=view.known,
        party=party_named(view, code),
        names=held.name,
        also=held.also,
        existed_from=day_shown(held.existed_from, view.language),
        existed_until=day_shown(held.existed_until, view.language),
        rows=rows,
        counts=tuple(Counter(row.mark for row in rows).items()),
        by_organisation=_grouped(rows, lambda row: [row.within]),
        by_subject=_grouped(rows, lambda row: row.subjects or ("",)),
        memberships=tuple(_memberships(view, code)),
        chairs=tuple(_chairs(view, code)),
        reservations=acts_shown(view, (act for act in acts if act.kind in _RESERVATIONS)),
        outstanding=tuple(_outstanding(view, rows)),
        recent=acts_shown(view, in_record_order(acts)[::-1][:RECENT]),
        partners=tuple(party_named(view, one) for one in view.register.party if one != code),
    )


def _rows(view: View, code: str, acted: set[str]) -> list[StateRow]:
    found = []
    for one in view.register.instruments:
        told = standing_of(view, one.id, code)
        if one.id in acted or told.word.values != (Word.NONE,):
            found.append(_row(view, one, told))
    order = list(Mark)
    return sorted(found, key=lambda row: (order.index(row.mark), row.adopted.text))


def _row(view: View, one: Instrument, told: PartyStanding) -> StateRow:
    key = anchor(one.id)
    question, title = standing_question(view, told), standing_title(view, one.id, told)
    return StateRow(
        instrument=thing_named(view, one.id),
        kind=one.kind,
        adopted=when_shown(one.adopted, view.language),
        within=thing_named(view, one.within),
        subjects=one.subjects,
        mark=mark_of(told.word),
        word=word_shown(view, told.word),
        since=told_shown(told.since, view.language, key),
        until=told_shown(told.until, view.language, key),
        signature=None if told.signature is None else act_shown(view, told.signature),
        href=standing_path(one.id, told.party),
        proof=proof_shown(view, key, question, title, told.proof),
    )


def _grouped(
    rows: Iterable[StateRow], keys: Callable[[StateRow], Iterable[Key]]
) -> tuple[tuple[Key, tuple[StateRow, ...]], ...]:
    found: dict[Key, list[StateRow]] = {}
    for row in rows:
        for key in keys(row):
            found.setdefault(key, []).append(row)
    return tuple((key, tuple(held)) for key, held in found.items())


def _memberships(view: View, code: str) -> Iterator[MembershipRow]:
    """The criteria that the state meets on the day, met, or will meet."""
    for organisation in view.register.organisations:
        tests = {criterion.name: criterion for criterion in organisation.criteria}
        for name, criterion in tests.items():
            belonging = belonging_of(view, organisation, name, code)
            if belonging.mark is not Mark.NONE:
                yield MembershipRow(
                    organisation=thing_named(view, organisation.id),
                    criterion=view.say(criterion.title),
                    belonging=belonging,
                    quote=quote_of(view, criterion.text),
                )


def _chairs(view: View, code: str) -> Iterator[ChairRow]:
    for organisation in view.register.organisations:
        if organisation.chair_rules or organisation.acts:
            for turn in view.first.turns(organisation.id, until=view.on):
                if turn.party == code:
                    yield _chair(view, organisation.id, turn)


def _chair(view: View, organisation: str, turn: Turn) -> ChairRow:
    over = turn.span.end <= view.on
    mark = Mark.ENDED if over else Mark.IN_FORCE
    return ChairRow(
        organisation=thing_named(view, organisation),
        mark=mark if turn.span.start <= view.on else Mark.OPEN,
        since=day_shown(turn.span.start, view.language),
        until=day_shown(turn.span.end, view.language),
        expected=turn.expected,
    )


def _outstanding(view: View, rows: Iterable[StateRow]) -> Iterator[Outstanding]:
    """The binding instruments that the state has signed and not consented to."""
    for row in rows:
        instrument = view.register.instrument[row.instrument.id]
        signature = row.signature
        if instrument.binding and signature is not None and _is_owed(view, row):
            yield Outstanding(
                instrument=row.instrument, signed=signature.day, words=view.say(_MISSING)
            )


def _is_owed(view: View, row: StateRow) -> bool:
    code = "" if row.signature is None else row.signature.party.id
    words = standing_of(view, row.instrument.id, code).word.values
    return Word.SIGNED in words and set(words) <= {Word.SIGNED, Word.PROVISIONAL, Word.NONE}
