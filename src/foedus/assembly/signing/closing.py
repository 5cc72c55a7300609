"""Closing a grid: proposed by one officer, closed by another, recorded in the register at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from foedus.accounts.models import User
from foedus.assembly.doing import Doing
from foedus.assembly.enacting.besides import Brought, brought_by
from foedus.assembly.enacting.documents import ceremony_of
from foedus.assembly.errors import ChangedSince, NotNow
from foedus.assembly.models import (
    Closing,
    Draft,
    DraftEvent,
    Grid,
    GridEvent,
    GridPhase,
    MeetingPhase,
    Phase,
    SignedDocument,
)
from foedus.assembly.signing.errors import CannotClose, OwnCeremony
from foedus.assembly.signing.examining import doubts_of, verdicts_of
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.grids import note
from foedus.assembly.signing.values import value_of
from foedus.law.terms.register import Register
from foedus.register.days import legal_day
from foedus.register.enacting import Warrant, enact, enactment
from foedus.register.held import held
from foedus.register.journaling import locked_ledger
from foedus.register.models import Ledger
from foedus.signing.closing import Hindered, Hindrance, hindered
from foedus.signing.terms import SigningGrid

_SIGNED: Final = "signed"
"""What the history of a draft says of its adoption by signature."""


def hindered_of(
    grid: Grid, value: SigningGrid, register: Register, at: datetime
) -> tuple[Hindered, ...]:
    """What stands in the way of closing *grid* now, and what the second officer should know."""
    doubts = doubts_of(grid, verdicts_of(grid, value, register))
    found = tuple(one for one in hindered(value, doubts) if not _has_no_need(grid, one))
    if grid.day > legal_day(register, at):
        return (Hindered(what=Hindrance.EARLY), *found)
    return found


def _has_no_need(grid: Grid, told: Hindered) -> bool:
    """A session that was held is recorded also where nothing lay for signature."""
    return told.what is Hindrance.NO_DOCUMENT and grid.meeting.phase == MeetingPhase.HELD


@transaction.atomic
def propose_closing(doing: Doing, number: int, seen: int) -> Closing:
    """Propose to close grid *number* as it stands after the entry *seen* (its cursor).

    Raises `Refused`, `NotNow`, `ChangedSince`, `CannotClose` with what hinders.
    """
    doing.demand("assembly.propose_closing")
    grid = Grid.objects.select_for_update().get(pk=number)
    if grid.phase != GridPhase.OPEN:
        raise NotNow("The signing grid", grid.get_phase_display(), "proposed for closing")
    last = last_of(grid)
    if last != seen:
        raise ChangedSince("The signing grid", seen, last)
    state = held()
    value = value_of(grid, state.register)
    _demand_nothing_hinders(hindered_of(grid, value, state.register, doing.at))
    brought = brought_by(grid, value, state, ceremony_of(grid, state.register, doing.at))
    closing = Closing.objects.create(
        grid=grid,
        digest=brought.seal,
        cursor=last,
        proposed_by=doing.by,
        proposed_at=doing.at,
    )
    grid.phase = GridPhase.PROPOSED
    _keep(doing, grid, GridEvent.What.PROPOSED)
    return closing


@transaction.atomic
def close_grid(doing: Doing, number: int, seen: str) -> Closing:
    """Close the grid of proposal *number*, whose digest was *seen*, and record what was signed.

    The acts stand in the register and the grid is closed, or nothing is. Raises `Refused`,
    `OwnCeremony`, `NotNow` where it is closed or the proposal holds no more, `ChangedSince`,
    `CannotClose`; what the register raises.
    """
    ledger = locked_ledger()
    closing = Closing.objects.select_for_update().get(pk=number)
    grid = Grid.objects.select_for_update().get(pk=closing.grid_id)
    doing.demand("assembly.close_grid", closing)
    if grid.phase != GridPhase.PROPOSED:
        raise NotNow("The signing grid", grid.get_phase_display(), "closed")
    if took_part(grid, doing.by):
        raise OwnCeremony
    state = held()
    value = value_of(grid, state.register)
    brought = brought_by(grid, value, state, ceremony_of(grid, state.register, doing.at))
    latest = grid.closings.order_by("-pk").first()
    if latest is None or latest.pk != closing.pk or not (seen == closing.digest == brought.seal):
        raise ChangedSince("The signing grid", closing.cursor, last_of(grid))
    _demand_nothing_hinders(hindered_of(grid, value, state.register, doing.at))
    if brought.files:
        _record(doing, ledger, closing, brought)
    _adopt(doing, brought)
    closing.closed_by, closing.closed_at = doing.by, doing.at
    closing.save(update_fields=["closed_by", "closed_at"])
    grid.phase = GridPhase.CLOSED
    _keep(doing, grid, GridEvent.What.CLOSED)
    return closing


def took_part(grid: Grid, by: User) -> bool:
    """Whether *by* recorded something in the grid, or proposed to close it."""
    return grid.events.filter(by=by).exists() or grid.closings.filter(proposed_by=by).exists()


def _demand_nothing_hinders(found: Iterable[Hindered]) -> None:
    hinders = [one for one in found if one.hinders]
    if hinders:
        raise CannotClose(hinders)


def _record(doing: Doing, ledger: Ledger, closing: Closing, brought: Brought) -> None:
    """Write the acts, tell of them, and keep what became of each document."""
    foreseen = enactment(held(), brought.files, doing.at)
    done = enact(ledger, foreseen, doing.at, _warrant(doing, closing), brought.told)
    references = {one.instrument: one.reference for one in reversed(done.notifications)}
    rows = {row.name: row for row in closing.grid.documents.all()}
    SignedDocument.objects.bulk_create(
        SignedDocument(
            closing=closing,
            document=rows[paper.document.name],
            acts=[act.id for act in paper.acts],
            notification=references.get(paper.document.name, ""),
        )
        for paper in brought.papers
    )


def _warrant(doing: Doing, closing: Closing) -> Warrant:
    return Warrant(
        enacted=closing.grid.meeting.name,
        entered_by=closing.proposed_by.public_id,
        countersigned_by=doing.by.public_id,
        digest=closing.digest,
    )


def _adopt(doing: Doing, brought: Brought) -> None:
    """A draft that was signed, or adopted without: its phase says so, and its history."""
    names = [paper.document.name for paper in brought.papers]
    names += [draft.name for draft in brought.adopted]
    drafts = Draft.objects.select_for_update().filter(name__in=names)
    for draft in drafts.exclude(phase__in=(Phase.ADOPTED, Phase.PUBLISHED)):
        Draft.objects.filter(pk=draft.pk).update(phase=Phase.ADOPTED, version=F("version") + 1)
        DraftEvent.objects.create(
            draft=draft, did=_SIGNED, phase=Phase.ADOPTED, at=doing.at, by=doing.by
        )


def _keep(doing: Doing, grid: Grid, what: GridEvent.What) -> None:
    grid.version += 1
    grid.save(update_fields=["phase", "version"])
    note(doing, grid, what)
