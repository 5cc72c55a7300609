"""The positions in a session: its questions × the delegations, and what prevents consensus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, prefetch_related_objects

from foedus.accounts.models import User
from foedus.accounts.permissions import may
from foedus.assembly.decisions.matters import About
from foedus.assembly.decisions.sitting import places_of
from foedus.assembly.models.decisions import Matter, MatterPhase
from foedus.assembly.models.drafts import Draft
from foedus.assembly.models.sessions import AgendaItem, Meeting
from foedus.collection.pages.view import View
from foedus.procedure.outcomes import Result
from foedus.web.assembly.decisions.marks import Drawn, result_drawn
from foedus.web.assembly.decisions.shown import (
    DelegationRow,
    Standing,
    as_if_put,
    decides_by_vote,
    question_shown,
    title_of,
)
from foedus.web.assembly.drafts.asked import Making


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A question on the board. *cells* are in the order of the delegations of the board.

    *drawn* is its result: so far, or as decided (then *decision* is the number of its page).
    *is_asked* is false for a heading: a question whose documents are answered one by one, or a
    document whose question is answered as a whole. *by_vote*: the votes are shown.
    """

    number: int
    title: str
    is_draft: bool
    matter: Matter | None
    cells: tuple[DelegationRow | None, ...]
    drawn: Drawn
    standing: Standing | None
    decision: int
    is_late: bool
    is_asked: bool
    by_vote: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board of a session. *silent* are those who have not spoken to open questions, how many.

    *hindered* are the questions that somebody's objection prevents.
    """

    delegations: tuple[tuple[str, str], ...]
    rows: tuple[BoardRow, ...]
    hindered: tuple[BoardRow, ...]
    silent: tuple[tuple[str, int], ...]


def board_shown(view: View, meeting: Meeting, user: User, at: datetime) -> Board:
    """The board of *meeting* as *user* may see it."""
    parties = _delegations(view, meeting, at)
    rows = tuple(_row(view, subject, parties, user, at) for subject in _subjects(meeting, user))
    waiting = [row for row in rows if row.is_asked and not row.decision]
    spoken = {
        party: sum(1 for row in waiting if _is_silent(row, place))
        for place, party in enumerate(parties)
    }
    return Board(
        delegations=tuple((party, view.name_of(party)) for party in parties),
        rows=rows,
        hindered=tuple(row for row in rows if row.standing and row.standing.prevents),
        silent=tuple((view.name_of(party), number) for party, number in spoken.items() if number),
    )


@dataclass(frozen=True, slots=True)
class _Subject:
    """What can be asked, its question if it is put, and whether it is a heading only."""

    about: About
    matter: Matter | None
    is_asked: bool


def _subjects(meeting: Meeting, user: User) -> Iterator[_Subject]:
    """The questions of the agenda, each with the documents under it that may be read."""
    prefetch_related_objects([meeting], "seats", "events")
    items = {
        one.pk: one for one in meeting.items.filter(withdrawn=False).prefetch_related("drafts")
    }
    for item in items.values():
        item.meeting = meeting  # whose seats are read already
    on_item, on_draft = _matters(meeting, items)
    for item in items.values():
        whole = on_item.get(item.pk)
        drafts = [one for one in item.drafts.all() if may(user, "assembly.read_draft", Making(one))]
        yield _Subject(item, whole, whole is not None or not drafts)
        for draft in drafts:
            matter = on_draft.get(draft.pk)
            yield _Subject(draft, matter, matter is not None or whole is None)


def _matters(
    meeting: Meeting, items: Mapping[int, AgendaItem]
) -> tuple[dict[int, Matter], dict[int, Matter]]:
    """The question that counts on each item and on each draft of a session, read at once."""
    about = Q(item__meeting=meeting) | Q(draft__items__meeting=meeting)
    found = Matter.objects.filter(about).distinct().select_related("draft", "decision")
    rows = found.prefetch_related("positions__by", "votes").order_by("pk")
    on_item: dict[int, Matter] = {}
    on_draft: dict[int, Matter] = {}
    for matter in sorted(rows, key=lambda one: (one.phase == MatterPhase.OPEN, one.pk)):
        if matter.item_id is not None:
            if matter.item_id in items:
                matter.item = items[matter.item_id]
                on_item[matter.item_id] = matter
        elif matter.draft_id is not None:
            on_draft[matter.draft_id] = matter
    return on_item, on_draft


def _delegations(view: View, meeting: Meeting, at: datetime) -> tuple[str, ...]:
    places = places_of(as_if_put(AgendaItem(meeting=meeting)), at)
    return tuple(code for code in view.register.party if code in places.everybody)


def _row(
    view: View, subject: _Subject, parties: tuple[str, ...], user: User, at: datetime
) -> BoardRow:
    about, matter = subject.about, subject.matter
    page = question_shown(view, about, matter, user, at)
    cells = {row.party: row for row in page.rows}
    decision = getattr(matter, "decision", None) if matter is not None else None
    result = Result.PENDING
    if decision is not None:
        result = Result(decision.result)
    elif page.standing is not None:
        result = page.standing.result
    return BoardRow(
        number=about.pk,
        title=title_of(view, about),
        is_draft=isinstance(about, Draft),
        matter=matter,
        cells=tuple(cells.get(party) for party in parties),
        drawn=result_drawn(result),
        standing=page.standing,
        decision=0 if decision is None else decision.pk,
        is_late=page.is_late,
        is_asked=subject.is_asked,
        by_vote=matter is not None and (matter.round > 0 or decides_by_vote(matter, at)),
    )


def _is_silent(row: BoardRow, place: int) -> bool:
    cell = row.cells[place]
    if cell is None or cell.absent:
        return False
    if row.by_vote:
        return row.matter is not None and row.matter.round_open and cell.vote is None
    return cell.row is None
