"""A session of the lake's league with drafts on the signing table, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from foedus.accounts.models import User
from foedus.accounts.roles import Role
from foedus.assembly.doing import Doing
from foedus.assembly.models import (
    Closing,
    Draft,
    Grid,
    GridDocument,
    Meeting,
    MeetingEvent,
    Phase,
    Seat,
)
from foedus.assembly.signing.closing import propose_closing
from foedus.assembly.signing.following import last_of
from foedus.assembly.signing.grids import DocumentAsked, NewGrid, open_grid
from foedus.assembly.signing.presenting import PowersSaid, present_powers
from foedus.assembly.signing.recording import Kept, Said, record
from foedus.depositary.terms import OfficeHeld
from foedus.signing.manners import SigningManner
from support.people import someone

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
DAY = date(2024, 5, 2)
CLAUSES = """\
[signature]
cite = "Art. 3"
paraphrase = {en = "In force on signature, save for states whose law requires procedures."}
manner = "definitive"
split = true

[entry_into_force]
cite = "Art. 3"
paraphrase = {en = "On the day of signature by two states."}
when = {count = 2, of = "consents"}
"""
_numbers = count(1)


def doing(by: User, at: datetime = NOW) -> Doing:
    """*by* does it at the hour of these tests."""
    return Doing(by, at)


def secretary(**more: Any) -> User:
    """A secretariat officer."""
    return someone(Role.SECRETARIAT_OFFICER, "", **more)


def depositary(**more: Any) -> User:
    """A depositary officer."""
    return someone(Role.DEPOSITARY_OFFICER, "", **more)


def draft(by: User, number: int, **more: Any) -> Draft:
    """A draft that is tabled."""
    fields = {
        "name": f"lake/paper-{number}",
        "kind": "agreement",
        "body": "lake/league",
        "title_en": f"Agreement on Matter {number}",
        "title_ru": f"Соглашение о предмете {number}",
        "languages": ["ru"],
        "clauses": CLAUSES,
        "phase": Phase.TABLED,
        "opened_by": by,
        "opened_at": NOW,
    }
    return Draft.objects.create(**{**fields, **more})


def session(by: User, parties: tuple[str, ...] = ("AM", "BY", "KZ"), **more: Any) -> Meeting:
    """A session in which *parties* sit, each headed by its head of state."""
    number = next(_numbers)
    fields = {
        "name": f"lake/council/session-{number}",
        "body": "lake/league",
        "title_en": "Session of the Council",
        "opened_by": by,
        "opened_at": NOW,
    }
    meeting = Meeting.objects.create(**{**fields, **more})
    planned = {"what": "planned", "day": NOW.date(), "at": NOW, "by": by}
    MeetingEvent.objects.create(meeting=meeting, **planned)
    Seat.objects.bulk_create(
        Seat(meeting=meeting, party=party, head=f"Head of {party}", office="head-of-state")
        for party in parties
    )
    return meeting


def table(by: User, papers: int = 2, parties: tuple[str, ...] = ("AM", "BY", "KZ")) -> Grid:
    """A grid that is open, with so many drafts on the table."""
    meeting = session(by, parties)
    drafts = [draft(by, number) for number in range(1, papers + 1)]
    asked = tuple(DocumentAsked(draft=one.pk) for one in drafts)
    new = NewGrid(meeting=meeting.pk, day=DAY, place="Lakeside", documents=asked)
    return open_grid(doing(by), new)


def said(document: GridDocument, party: str, key: str = "", **more: Any) -> Said:
    """What an officer says of a cell: signed, unless told otherwise."""
    fields = {
        "key": key or f"key-{document.pk}-{party}",
        "document": document.pk,
        "party": party,
        "manner": SigningManner.SIGNED,
    }
    return Said(**{**fields, **more})


def signed(by: User, grid: Grid, document: GridDocument, party: str, **more: Any) -> Kept:
    """A cell that is recorded."""
    return record(doing(by), grid.pk, said(document, party, **more))


def all_signed(by: User, grid: Grid) -> None:
    """Everybody signs everything."""
    for document in grid.documents.all():
        for seat in Seat.objects.filter(meeting=grid.meeting):
            signed(by, grid, document, seat.party)


def prepare_signing() -> dict[str, str]:
    """The rows that the examples of ``addresses_signing.toml`` speak of, and their numbers."""
    by = secretary(username="who-keeps-the-signing-table")
    opened = table(by, 1, ("KZ", "MD"))
    paper = opened.documents.get()
    row = present_powers(doing(by), opened.pk, _envoy())
    # the powers are the first thing that changes a grid: the forms of the table saw it before
    Grid.objects.filter(pk=opened.pk).update(version=1)
    done = _proposed(by)
    return {
        "table": str(opened.meeting_id),
        "paper": str(paper.pk),
        "powers": str(row.pk),
        "unopened": str(session(by).pk),
        "proposed": str(done.grid.meeting_id),
        "closing": str(done.pk),
        "digest": done.digest,
    }


def _envoy() -> PowersSaid:
    return PowersSaid(
        key="powers-of-the-envoy",
        party="MD",
        person="A. Envoy",
        issuer="B. Minister",
        issuer_office=OfficeHeld.FOREIGN_MINISTER,
        dated=DAY,
        general=True,
    )


def _proposed(by: User) -> Closing:
    """A grid of which everything is signed, proposed for closing."""
    meeting = session(by)
    paper = draft(by, 99)
    new = NewGrid(
        meeting=meeting.pk,
        day=DAY,
        place="Lakeside",
        documents=(DocumentAsked(draft=paper.pk),),
    )
    grid = open_grid(doing(by), new)
    all_signed(by, grid)
    return propose_closing(doing(by), grid.pk, last_of(grid))
