"""What signing grids wait for: cells open for signature, full powers to be supplied."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Final

from foedus.assembly.models.sessions import Capacity, Level, Seat
from foedus.assembly.models.signing import (
    Grid,
    GridDocument,
    GridPhase,
    PresentedPowers,
    SignatureEvent,
)
from foedus.depositary.words import day_words
from foedus.followup.terms import Owed, Step
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from foedus.register.days import legal_day
from foedus.register.held import held

MOST: Final = 50
"""So many grids are looked at, the newest first: one is open at a time."""

_OPEN: Final = (GridPhase.OPEN, GridPhase.PROPOSED)
_WHY: Final = Wording("open for signature since {}", "открыто для подписания с {}")
_POWERS: Final = Wording(
    "signed on {}, to be confirmed: no full powers were presented (VCLT 8)",
    "подписано {}, подлежит подтверждению: полномочия не представлены (ВКПМД 8)",
)


def due_from(parties: Collection[str] | None, at: datetime) -> Iterator[Owed]:
    """The signatures that open grids wait for, and the full powers that signatures wait for."""
    del at  # a grid ends when it is closed; no clause gives a day
    register = held().register
    grids = tuple(Grid.objects.filter(phase__in=_OPEN).order_by("-pk")[:MOST])
    yield from _signatures(grids, parties, register)
    yield from _powers(parties, register)


def _signatures(
    grids: Collection[Grid], parties: Collection[str] | None, register: Register
) -> Iterator[Owed]:
    if not grids:
        return
    documents = _documents(grids)
    begun = SignatureEvent.objects.filter(grid__in=grids, replaces=None)
    done = set(begun.values_list("document_id", "party"))
    seated = _seats(grids, parties)
    for grid in grids:
        opened = legal_day(register, grid.opened_at)
        words, href = _told(_WHY, opened), _page(grid)
        for document in documents.get(grid.pk, ()):
            title = _title(document, register)
            for party in seated.get(grid.meeting_id, ()):
                if (document.pk, party) not in done:
                    named = (document.name, title)
                    yield _owed(Step.SIGNATURE, named, party, opened, words, href)


def _documents(grids: Collection[Grid]) -> dict[int, list[GridDocument]]:
    found: dict[int, list[GridDocument]] = {}
    rows = GridDocument.objects.filter(grid__in=grids, withdrawn=False).select_related("draft")
    for document in rows.order_by("number"):
        found.setdefault(document.grid_id, []).append(document)
    return found


def _seats(grids: Collection[Grid], parties: Collection[str] | None) -> dict[int, list[str]]:
    """Who sits in the sessions of the grids, and is not absent."""
    rows = Seat.objects.filter(
        meeting__in=[grid.meeting_id for grid in grids], capacity=Capacity.MEMBER
    ).exclude(level=Level.ABSENT)
    if parties is not None:
        rows = rows.filter(party__in=tuple(parties))
    found: dict[int, list[str]] = {}
    for meeting, party in rows.order_by("party").values_list("meeting_id", "party"):
        found.setdefault(meeting, []).append(party)
    return found


def _powers(parties: Collection[str] | None, register: Register) -> Iterator[Owed]:
    """Signatures to be confirmed whose delegation has presented no full powers since."""
    waiting = SignatureEvent.objects.filter(to_be_confirmed=True, replaced_by=None)
    if parties is not None:
        waiting = waiting.filter(party__in=tuple(parties))
    rows = tuple(waiting.select_related("document__draft", "grid").order_by("-pk")[: MOST * MOST])
    grids = {row.grid_id for row in rows}
    presented = PresentedPowers.objects.filter(grid__in=grids, replaced_by=None)
    since = {(one.grid_id, one.party): one.at for one in presented.order_by("at")}
    for row in rows:
        last = since.get((row.grid_id, row.party))
        if last is None or last < row.at:
            day = legal_day(register, row.at)
            words, href = _told(_POWERS, day), _page(row.grid)
            named = (row.document.name, _title(row.document, register))
            yield _owed(Step.POWERS, named, row.party, day, words, href)


def _told(words: Wording, day: date) -> Wording:
    said = day_words(day)
    return Wording(words.en.format(said.en), words.ru.format(said.ru))


def _page(grid: Grid) -> str:
    return f"/assembly/sessions/{grid.meeting_id}/signing/"


def _owed(
    step: Step, named: tuple[str, Wording], party: str, since: date, why: Wording, href: str
) -> Owed:
    return Owed(
        step=step,
        party=party,
        subject=named[0],
        title=named[1],
        since=since,
        why=why,
        href=href,
    )


def _title(document: GridDocument, register: Register) -> Wording:
    held_one = register.instrument.get(document.name)
    if held_one is not None:
        return held_one.title
    draft = document.draft
    own = Wording() if draft is None else Wording(draft.title_en, draft.title_ru)
    return own or Wording(document.name, document.name)
