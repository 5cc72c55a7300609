"""The preparation board: what is ready, what waits for whom, how many days are left.

    Preparations (plain facts, gathered elsewhere) ──board──▶ Board

Nothing is computed that is not held: without a recorded deadline nothing is late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.law.terms.wording import Wording

W = Wording


class Ready(StrEnum):
    """How something stands: done, waits, late, not begun, not needed, not known."""

    READY = "ready"
    WAITS = "waits"
    LATE = "late"
    NOT_YET = "not-yet"
    NOT_NEEDED = "not-needed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """Something that is missing, from *who* (a party's code, a body's id, or "secretariat").

    *due*: None where no rule that is held sets a day. *href* leads to where it is done. *inside*:
    about something that is not open to *who*; only officers are told.
    """

    who: str
    what: Wording
    why: Wording = Wording()
    due: date | None = None
    href: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One test of readiness of a document: how it stands, with a few words."""

    ready: Ready
    words: Wording = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """A document on its way, as far as each matter can tell of it.

    *number* is the row of the draft. *silent* are the delegations that have not answered.
    """

    number: int
    name: str
    title: Wording
    phase: str
    experts: Check
    comments: Check
    agreed: Check
    clauses: Check
    text: Check
    silent: tuple[str, ...] = ()
    waits: tuple[Waits, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """A question of the agenda, since which day, with the documents under it."""

    number: int
    title: Wording
    format: str
    since: date
    proposed_by: str = ""
    documents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationState:
    """A seat: in which capacity, what was said of it, who leads it, by which account."""

    seat: int
    party: str
    capacity: str
    level: str
    account: str
    head: str = ""
    office: Wording = Wording()
    needs_powers: bool = False
    has_powers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayState:
    """A day that was planned, moved, held: *counts* is the one that stands."""

    what: str
    day: date
    place: str
    told: date
    reason: str = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class RuleDue:
    """By the rules of procedure (*cite*), a *thing* is due on a *day* before the session."""

    thing: str
    what: Wording
    day: date
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparations:
    """All that is known of the preparation of a session on *today*."""

    today: date
    phase: str
    days: tuple[DayState, ...]
    questions: tuple[QuestionState, ...] = ()
    documents: tuple[DocumentState, ...] = ()
    delegations: tuple[DelegationState, ...] = ()
    waits: tuple[Waits, ...] = ()
    by_the_rules: tuple[RuleDue, ...] = ()
    composition_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitsRow:
    """A line of "waits for whom": the same, from each of *who*. *days_left* below zero: late."""

    waits: Waits
    who: tuple[str, ...]
    ready: Ready
    days_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document with its *next* step: None when it is ready."""

    document: DocumentState
    is_ready: bool
    next: WaitsRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The preparation board.

    *days_left* until the day that stands: 0 on the day, below zero after it. *waits* are the most
    pressing first: late ones, then by day, then those without one. *silent* are delegations that
    owe an answer, with on how many documents. *open* and *late* count what each of them owes.
    """

    today: date
    phase: str
    day: date
    days_left: int
    days: tuple[DayState, ...]
    questions: tuple[QuestionState, ...]
    documents: tuple[DocumentRow, ...]
    delegations: tuple[DelegationState, ...]
    waits: tuple[WaitsRow, ...]
    silent: tuple[tuple[str, int], ...]
    ready: int
    late: int
    open: int
    announced: int
    by_the_rules: tuple[RuleDue, ...]
    has_deadlines: bool


SECRETARIAT: Final = "secretariat"
AGENDA: Final = "agenda"
_HEAD_MISSING = W("name and level of the head of delegation", "имя и уровень главы делегации")
_WHY_HEAD = W(
    "Who signs needs full powers unless the office gives them.",
    "Подписывающему нужны полномочия, если их не даёт должность.",
)
_POWERS_MISSING = W("full powers of the head of delegation", "полномочия главы делегации")
_WHY_POWERS = W(
    "The head of delegation does not sign by office.",
    "Глава делегации не подписывает в силу должности.",
)
_NO_AGENDA = W("the agenda: no question stands on it", "повестка дня: вопросов нет")
_NO_SEATS = W("the seats: nobody is invited yet", "места: никто ещё не приглашён")
_NO_COMPOSITION = W(
    "the composition of the body is not on record: invite each by name",
    "состав органа не зафиксирован: пригласите каждого поимённо",
)
_MEMBER: Final = "member"


def board(given: Preparations) -> Board:
    """The board of what is *given*. ValueError where no day was ever planned."""
    standing = next((one for one in given.days if one.counts), None)
    if standing is None:
        raise ValueError("A session has a day from its planning on.")
    waits = sorted(_grouped(given.today, _all_waits(given)), key=_pressing)
    documents = tuple(_document(given.today, one) for one in given.documents)
    return Board(
        today=given.today,
        phase=given.phase,
        day=standing.day,
        days_left=(standing.day - given.today).days,
        days=given.days,
        questions=tuple(sorted(given.questions, key=lambda one: one.number)),
        documents=documents,
        delegations=given.delegations,
        waits=tuple(waits),
        silent=tuple(_silent(given)),
        ready=sum(one.is_ready for one in documents),
        late=sum(len(one.who) for one in waits if one.ready is Ready.LATE),
        open=sum(len(one.who) for one in waits),
        announced=sum(bool(one.account) for one in given.delegations),
        by_the_rules=tuple(sorted(given.by_the_rules, key=lambda one: (one.day, one.thing))),
        has_deadlines=bool(given.by_the_rules) or any(one.waits.due is not None for one in waits),
    )


def _all_waits(given: Preparations) -> Iterator[Waits]:
    yield from given.waits
    for document in given.documents:
        yield from document.waits
    yield from _missing_seats(given)
    yield from _missing_questions(given)


def _missing_seats(given: Preparations) -> Iterator[Waits]:
    if not given.composition_known:
        yield Waits(who=SECRETARIAT, what=_NO_COMPOSITION)
    elif not given.delegations:
        yield Waits(who=SECRETARIAT, what=_NO_SEATS)
    for one in given.delegations:
        if one.capacity != _MEMBER or one.level == "absent":
            continue
        if not one.account or one.level == "unknown":
            yield Waits(who=one.party, what=_HEAD_MISSING, why=_WHY_HEAD)
        elif one.needs_powers and not one.has_powers:
            yield Waits(who=one.party, what=_POWERS_MISSING, why=_WHY_POWERS)


def _missing_questions(given: Preparations) -> Iterator[Waits]:
    if not given.questions:
        due = next((one for one in given.by_the_rules if one.thing == AGENDA), None)
        yield Waits(
            who=SECRETARIAT,
            what=_NO_AGENDA,
            why=W() if due is None else W(due.cite),
            due=None if due is None else due.day,
        )


def _grouped(today: date, told: Iterable[Waits]) -> Iterator[WaitsRow]:
    """What several owe in the same words stands once, with all of them."""
    groups: dict[Waits, dict[str, None]] = {}
    for one in told:
        groups.setdefault(replace(one, who=""), {})[one.who] = None
    for same, who in groups.items():
        yield _row(today, same, tuple(who))


def _row(today: date, waits: Waits, who: tuple[str, ...]) -> WaitsRow:
    left = None if waits.due is None else (waits.due - today).days
    ready = Ready.LATE if left is not None and left < 0 else Ready.WAITS
    return WaitsRow(waits=waits, who=who, ready=ready, days_left=left)


def _pressing(row: WaitsRow) -> tuple[bool, date, str]:
    return row.waits.due is None, row.waits.due or date.max, row.who[0]


def _document(today: date, one: DocumentState) -> DocumentRow:
    waits = sorted(_grouped(today, one.waits), key=_pressing)
    checks = (one.experts, one.comments, one.agreed, one.clauses, one.text)
    settled = {Ready.READY, Ready.NOT_NEEDED}
    ready = not waits and not one.silent and all(check.ready in settled for check in checks)
    return DocumentRow(document=one, is_ready=ready, next=waits[0] if waits else None)


def _silent(given: Preparations) -> Iterator[tuple[str, int]]:
    """Delegations that owe an answer, in the order of the seats, then others."""
    counts: dict[str, int] = {one.party: 0 for one in given.delegations}
    for document in given.documents:
        for party in document.silent:
            counts[party] = counts.get(party, 0) + 1
    yield from ((party, number) for party, number in counts.items() if number)
