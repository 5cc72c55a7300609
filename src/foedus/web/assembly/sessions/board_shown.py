"""The preparation board in the reader's language, with only what the reader may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foedus.accounts.models import User
from foedus.assembly.drafts.finding import visible
from foedus.assembly.models.sessions import Meeting
from foedus.assembly.models.visits import Visit
from foedus.assembly.preparing.feeding import besides
from foedus.assembly.preparing.gathering import preparations_of
from foedus.assembly.sessions.board import (
    SECRETARIAT,
    Board,
    DelegationState,
    DocumentRow,
    Preparations,
    QuestionState,
    Ready,
    WaitsRow,
    board,
)
from foedus.assembly.visits.waiting import of_session
from foedus.collection.pages.acts import party_named
from foedus.collection.pages.offices import ChairShown, chairs_of
from foedus.collection.pages.parts import Named
from foedus.collection.pages.session import organisation_of
from foedus.collection.pages.sessions_paths import body_path, named
from foedus.collection.pages.view import View
from foedus.web.assembly.sessions.published import title_of
from foedus.web.assembly.sessions.stepping import view_of
from foedus.web.desk.now import Now

_MOST_NAMED: Final = 12
"""So many delegations are named in one cell; of more the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitsShown:
    """A line of "waits for whom", in the reader's language; an empty name is the secretariat."""

    who: tuple[str, ...]
    what: str
    why: str
    due: date | None
    days_left: int | None
    ready: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShown:
    """A document on the board. *checks* are the name, the readiness and the words of each test."""

    number: int
    title: str
    phase: str
    checks: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    more_silent: int
    is_ready: bool
    next: WaitsShown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question of the agenda, with the documents under it that the reader may see."""

    number: int
    title: str
    format: str
    since: date
    proposed_by: str
    documents: tuple[DocumentShown, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationShown:
    """A seat on the board."""

    state: DelegationState
    name: str
    office: str
    presides: bool
    hosts: bool
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardShown:
    """The board as its page shows it.

    *rules*: what the rules of procedure set a day for, the day, the days left, the rule. *eve*
    are consultations before the session.
    """

    meeting: Meeting
    title: str
    body: Named
    joint_with: Named
    host: Named
    chairs: tuple[ChairShown, ...]
    board: Board
    questions: tuple[QuestionShown, ...]
    documents: tuple[DocumentShown, ...]
    delegations: tuple[DelegationShown, ...]
    waits: tuple[WaitsShown, ...]
    rules: tuple[tuple[str, date, int, str], ...]
    silent: tuple[tuple[str, int], ...]
    eve: tuple[Visit, ...]

    @property
    def told(self) -> tuple[DelegationShown, ...]:
        """The delegations of whom something was said."""
        return tuple(one for one in self.delegations if one.state.account)

    @property
    def untold(self) -> tuple[str, ...]:
        """The names of those of whom nothing was said."""
        return tuple(one.name for one in self.delegations if not one.state.account)


def board_shown(meeting: Meeting, moment: Now, user: User) -> BoardShown:
    """The board of a session for *user*: an officer sees all of it, a delegate what is theirs."""
    view = view_of(moment)
    made = _board_for(preparations_of(meeting, moment.at, besides(meeting, moment.at)), user)
    shown = {row.document.number: _document(view, row) for row in made.documents}
    chairs = chairs_of(replace(view, on=made.day), organisation_of(view, meeting.body))
    return BoardShown(
        meeting=meeting,
        title=title_of(view, meeting),
        body=named(view, meeting.body, body_path(meeting.body)),
        joint_with=named(view, meeting.joint_with, body_path(meeting.joint_with)),
        host=party_named(view, meeting.host),
        chairs=chairs,
        board=made,
        questions=tuple(_question(view, one, shown) for one in made.questions),
        documents=tuple(shown.values()),
        delegations=_delegations(view, made, meeting.host, {one.party.id for one in chairs}, user),
        waits=tuple(_waits(view, row) for row in made.waits),
        rules=tuple(
            (view.say(one.what), one.day, (one.day - made.today).days, one.cite)
            for one in made.by_the_rules
        ),
        silent=tuple((view.name_of(code), number) for code, number in made.silent),
        eve=of_session(meeting.name) if user.is_officer else (),
    )


def _board_for(given: Preparations, user: User) -> Board:
    """The whole board for an officer; for a delegate, what is open to it and what it owes."""
    if user.is_officer:
        return board(given)
    made = board(_open_to(given, user))
    own = tuple(
        replace(row, who=(user.delegation,)) for row in made.waits if user.delegation in row.who
    )
    late = sum(row.ready is Ready.LATE for row in own)
    return replace(made, waits=own, silent=(), late=late, open=len(own))


def _question(
    view: View, one: QuestionState, documents: Mapping[int, DocumentShown]
) -> QuestionShown:
    return QuestionShown(
        number=one.number,
        title=view.say(one.title),
        format=one.format,
        since=one.since,
        proposed_by=view.name_of(one.proposed_by) if one.proposed_by else "",
        documents=tuple(documents[n] for n in one.documents if n in documents),
        hidden=sum(n not in documents for n in one.documents),
    )


def _delegations(
    view: View, made: Board, host: str, presiding: set[str], user: User
) -> tuple[DelegationShown, ...]:
    return tuple(
        DelegationShown(
            state=one,
            name=view.name_of(one.party),
            office=view.say(one.office),
            presides=one.party in presiding,
            hosts=one.party == host,
            own=user.is_officer or one.party == user.delegation,
        )
        for one in made.delegations
    )


def _open_to(given: Preparations, user: User) -> Preparations:
    """What a delegation may see: the documents that are open to it, what it may be told of."""
    numbers = [one.number for one in given.documents]
    seen = set(visible(user).filter(pk__in=numbers).values_list("pk", flat=True))
    own = tuple(replace(one, silent=()) for one in given.documents if one.number in seen)
    told = tuple(one for one in given.waits if not one.inside)
    return replace(given, documents=own, waits=told)


def _waits(view: View, row: WaitsRow) -> WaitsShown:
    waits = row.waits
    return WaitsShown(
        who=tuple("" if who == SECRETARIAT else view.name_of(who) for who in row.who),
        what=view.say(waits.what),
        why=view.say(waits.why),
        due=waits.due,
        days_left=row.days_left,
        ready=row.ready,
        href=waits.href,
    )


def _document(view: View, row: DocumentRow) -> DocumentShown:
    one = row.document
    checks = (one.experts, one.comments, one.agreed, one.clauses, one.text)
    names = tuple(view.name_of(code) for code in one.silent)
    return DocumentShown(
        number=one.number,
        title=view.say(one.title),
        phase=one.phase,
        checks=tuple((check.ready, view.say(check.words)) for check in checks),
        silent=names[:_MOST_NAMED],
        more_silent=max(0, len(names) - _MOST_NAMED),
        is_ready=row.is_ready,
        next=None if row.next is None else _waits(view, row.next),
    )
