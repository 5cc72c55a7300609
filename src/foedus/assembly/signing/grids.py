"""Opening a signing grid; putting documents on the table, taking them from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Max

from foedus.assembly.doing import Doing
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models import (
    Draft,
    Grid,
    GridDocument,
    GridEvent,
    GridPhase,
    Meeting,
    MeetingPhase,
    Phase,
)
from foedus.assembly.signing.errors import (
    NO_SUCH_DOCUMENT,
    BadEntry,
    GridExists,
    NotOnTheTable,
)
from foedus.assembly.signing.values import seats_of
from foedus.assembly.signing.words import NAME, demand_words
from foedus.law.terms.wording import Wording
from foedus.register.held import held
from foedus.signing.manners import Authority

SIGNABLE: Final = frozenset({Phase.AGREED, Phase.TABLED, Phase.ADOPTED})
"""The phases in which a draft can be laid out for signature."""

OF_AN_ORGAN: Final = frozenset(
    {"decision", "declaration", "statement", "appeal", "concept", "programme", "plan"}
)
"""Kinds of text that an organ adopts; who is accredited to it signs them (VCLT 7(2)(c))."""

_NO_DRAFT: Final = Wording("there is no such draft.", "такого проекта нет.")
_NOT_READY: Final = Wording(
    "the draft is neither agreed nor tabled; table it first.",
    "проект не согласован и не внесён; сначала внесите его.",
)
_NOT_HELD: Final = Wording(
    "the register holds no instrument of this id.", "в реестре нет документа с таким обозначением."
)
_THERE: Final = Wording("it lies there already.", "он уже лежит на столе.")

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAsked:
    """A document to be laid out: a *draft* by its number, or the *name* of an instrument.

    *authority* empty: what is usual for its kind.
    """

    draft: int = 0
    name: str = ""
    authority: Authority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGrid:
    """A grid to be opened: for which session, the day and the place that the documents bear."""

    meeting: int
    day: date
    place: str = ""
    documents: tuple[DocumentAsked, ...] = ()


def grid_of(meeting: int) -> Grid | None:
    """The grid of a session, if there is one."""
    return Grid.objects.select_related("meeting").filter(meeting_id=meeting).first()


@transaction.atomic
def open_grid(doing: Doing, new: NewGrid) -> Grid:
    """Open the signing grid of a session with its documents on the table.

    Raises `Refused`, `GridExists`, `NotNow` for a session that is cancelled, `NotOnTheTable`,
    `BadEntry`.
    """
    doing.demand("assembly.prepare")
    meeting = Meeting.objects.select_for_update().get(pk=new.meeting)
    if meeting.phase == MeetingPhase.CANCELLED:
        raise NotNow(meeting.name, meeting.get_phase_display(), "opened for signature")
    if Grid.objects.filter(meeting=meeting).exists():
        raise GridExists(meeting.name)
    if not EARLIEST <= new.day <= LATEST:
        raise BadEntry(f"Day of signature: {new.day} lies outside {EARLIEST} to {LATEST}.")
    grid = Grid.objects.create(
        meeting=meeting,
        day=new.day,
        place=demand_words("Place", new.place, NAME),
        opened_by=doing.by,
        opened_at=doing.at,
    )
    for number, asked in enumerate(new.documents, start=1):
        _lay(grid, asked, number)
    note(doing, grid, GridEvent.What.OPENED)
    return grid


@transaction.atomic
def add_document(doing: Doing, number: int, seen: int, asked: DocumentAsked) -> GridDocument:
    """Lay one more document out. Raises as `open_grid` and `claimed`."""
    doing.demand("assembly.prepare")
    grid = claimed(number, seen, "given another document")
    last = grid.documents.aggregate(last=Max("number"))["last"] or 0
    row = _lay(grid, asked, last + 1)
    _changed(doing, grid, GridEvent.What.ADDED, row.name)
    return row


@transaction.atomic
def withdraw_document(doing: Doing, number: int, seen: int, place: int, reason: str) -> Grid:
    """Take the document at row *place* from the table; what was signed stays, and is marked.

    Raises `NotOnTheTable`, `BadEntry` without a reason, and as `claimed`.
    """
    doing.demand("assembly.prepare")
    told = demand_words("Reason", reason, 4 * NAME)
    if not told:
        raise BadEntry("Say why the document is taken from the table; the delegations will ask.")
    grid = claimed(number, seen, "given fewer documents")
    row = grid.documents.filter(pk=place).first()
    if row is None:
        raise NotOnTheTable(str(place), NO_SUCH_DOCUMENT)
    if row.withdrawn:
        raise NotOnTheTable(row.name, Wording("it was withdrawn before.", "он снят ранее."))
    row.withdrawn, row.reason = True, told
    row.save(update_fields=["withdrawn", "reason"])
    _changed(doing, grid, GridEvent.What.WITHDRAWN, f"{row.name}: {told}")
    return grid


def claimed(number: int, seen: int, verb: str) -> Grid:
    """The grid, locked, if it is still as it was seen and not closed.

    Raises `Grid.DoesNotExist`, `NotNow`, `ChangedSince`.
    """
    grid = Grid.objects.select_for_update().get(pk=number)
    if grid.phase == GridPhase.CLOSED:
        raise NotNow("The signing grid", "closed", verb)
    if grid.version != seen:
        raise ChangedSince("The signing grid", seen, grid.version)
    return grid


def reopen_if_proposed(grid: Grid) -> bool:
    """A proposal to close holds for the grid as it was proposed: any change takes it back."""
    if grid.phase != GridPhase.PROPOSED:
        return False
    grid.phase = GridPhase.OPEN
    return True


def documents_for(meeting: Meeting) -> Iterable[Draft]:
    """The drafts on the agenda of a session that can be laid out for signature."""
    found = Draft.objects.filter(items__meeting=meeting, phase__in=SIGNABLE)
    return found.only("name", "title_en", "title_ru", "phase").distinct().order_by("pk")


def _lay(grid: Grid, asked: DocumentAsked, number: int) -> GridDocument:
    draft = None
    name, kind = asked.name, ""
    if asked.draft:
        draft = Draft.objects.filter(pk=asked.draft).first()
        if draft is None:
            raise NotOnTheTable(str(asked.draft), _NO_DRAFT)
        if draft.phase not in SIGNABLE:
            raise NotOnTheTable(draft.name, _NOT_READY)
        name, kind = draft.name, draft.kind
    else:
        register = held().register
        if name not in register.instrument:
            raise NotOnTheTable(name[:NAME] or "–", _NOT_HELD)
        kind = register.instrument[name].kind
    if grid.documents.filter(name=name).exists():
        raise NotOnTheTable(name, _THERE)
    usual = Authority.HEAD_OF_DELEGATION if kind in OF_AN_ORGAN else Authority.FULL_POWERS
    return GridDocument.objects.create(
        grid=grid, draft=draft, name=name, number=number, authority=asked.authority or usual
    )


def _changed(doing: Doing, grid: Grid, what: GridEvent.What, remark: str) -> None:
    reopen_if_proposed(grid)
    grid.version += 1
    grid.save(update_fields=["phase", "version"])
    note(doing, grid, what, remark)


def note(doing: Doing, grid: Grid, what: GridEvent.What, remark: str = "") -> None:
    """Keep what was done with the grid."""
    GridEvent.objects.create(grid=grid, what=what, remark=remark, at=doing.at, by=doing.by)


def seated_codes(grid: Grid) -> frozenset[str]:
    """The codes of those who sit and sign."""
    return frozenset(seat.party for seat in seats_of(grid))
